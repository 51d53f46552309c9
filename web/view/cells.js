// cells.js - one tab stop for a table of links: the arrow keys go from cell to cell.
import { isChord } from "./element.js";

/** @typedef {HTMLElement|SVGElement} Cell */

/** Which way a key goes: columns onward, rows down. @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Only this one is reached by the tab key. @param {(Cell|null)[]} cells @param {Cell|null|undefined} one */
export function stopAt(cells, one) {
  for (const cell of cells) cell?.setAttribute("tabindex", cell === one ? "0" : "-1");
}

/** @param {Cell} place @param {() => {cells: (Cell|null)[], across: number, upward?: boolean}} look row by row; upward where the first row stands at the bottom */
export function walkCells(place, look) {
  place.addEventListener("keydown", (event) => {
    const way = WAYS[/** @type {KeyboardEvent} */ (event).key], { cells, across, upward } = look();
    const at = cells.indexOf(/** @type {any} */ (document.activeElement));
    if (at < 0 || !way || isChord(/** @type {KeyboardEvent} */ (event))) return;
    event.preventDefault();
    const column = (at % across) + way[0] * (getComputedStyle(place).direction === "rtl" ? -1 : 1);
    const next = column >= 0 && column < across ? cells[Math.floor(at / across) * across + column + way[1] * across * (upward ? -1 : 1)] : null;
    if (!next) return;
    stopAt(cells, next);
    next.focus();
  });
}
