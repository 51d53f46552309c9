// tables.js - the numbers behind a picture as a table: cells are made once and only their words change.
import { el } from "../view/element.js";
import { say, words } from "../words/words.js";

/** @typedef {{head: string[], rows: (string|Node)[][]}} Sheet the first cell of a row names it */

/** @param {Sheet} sheet @param {string} [kind] */
export function drawTable({ head, rows }, kind = "numbers") {
  const body = rows.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first), ...rest.map((cell) => el("td", {}, cell))));
  return el("table", { class: kind }, el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col", text })))), el("tbody", {}, ...body));
}

/** A table that scrolls by itself where it is too wide. @param {string} name */
export function createSheet(name) {
  const element = el("div", { class: "scroller", tabIndex: 0, role: "region", "aria-label": name });
  let shown = "";
  return {
    element,
    /** Drawn anew only where it says something new, so that focus and selection are left alone. @param {Sheet} sheet @param {string} [kind] */
    show(sheet, kind) {
      const now = JSON.stringify(sheet, (_, value) => (value instanceof Node ? /** @type {Element} */ (value).outerHTML : value));
      if (now === shown) return;
      shown = now;
      element.replaceChildren(drawTable(sheet, kind));
    },
  };
}

/** The same, folded away until somebody asks. @param {string} name */
export function createData(name) {
  const sheet = createSheet(say(words.dataBehind, { name }));
  const element = el("details", { class: "data" }, el("summary", { text: say(words.dataBehind, { name }) }), sheet.element);
  let latest = /** @type {(() => Sheet)|null} */ (null);
  const draw = () => { if (element.open && latest) sheet.show(latest()); };
  element.addEventListener("toggle", draw);
  return {
    element,
    /** @param {() => Sheet} make */
    show(make) {
      latest = make;
      draw();
    },
  };
}
