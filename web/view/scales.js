// scales.js - the head of each chart: which curve is shown, and log or linear by one click.
import { chartable } from "./columns.js";
import { el, setText } from "./element.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./catalog.js").Column} Column */

/** A pair of buttons, one pressed. @param {string} name @param {boolean} first @param {(log: boolean) => void} onChange */
export function createScaleSwitch(name, first, onChange) {
  const pair = [true, false].map((log) => el("button", { type: "button", text: log ? words.log : words.linear, on: { click: () => press(log) } }));
  const press = (/** @type {boolean} */ log, quiet = false) => {
    pair[0].setAttribute("aria-pressed", String(log));
    pair[1].setAttribute("aria-pressed", String(!log));
    if (!quiet) onChange(log);
  };
  press(first, true);
  return { element: el("span", { class: "segments", role: "group", "aria-label": say(words.axisOf, { name }) }, ...pair), press };
}

/** @param {Column[]} columns @param {string} first @param {(column: Column) => void} onChange */
export function createColumnPicker(columns, first, onChange) {
  const shown = chartable(columns);
  const select = el("select", { class: "curve", "aria-label": words.shown }, ...shown.map((column) => el("option", { value: column.key, text: column.label, selected: column.key === first })));
  select.addEventListener("change", () => {
    const column = shown.find((one) => one.key === select.value);
    if (column) onChange(column);
  });
  return select;
}

/** @param {HTMLElement} canvas @param {string} text */
export function describeChart(canvas, text) {
  if (canvas.getAttribute("aria-label") !== text) canvas.setAttribute("aria-label", text);
  setText(canvas, text);
}
