// results.js - the table of results: final and best loss, held-out accuracy, time and pace of every run.
import { el, setText } from "./element.js";
import { formatCount, formatMany, formatPercent, formatTime, formatValue, NOTHING } from "./numbers.js";
import { drawChip } from "./palette.js";
import { words } from "./words.js";

/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */

/** @type {{label: string, say: (frame: Frame, trace: Trace) => string}[]} */
const COLUMNS = [
  { label: words.table.trainLoss, say: (_, trace) => formatValue(trace.report?.train_loss ?? NaN) },
  { label: words.table.heldLoss, say: (_, trace) => formatValue(trace.report?.held_loss ?? NaN) },
  { label: words.table.bestLoss, say: (_, trace) => formatValue(trace.report?.best_held_loss ?? NaN) },
  { label: words.table.bestStep, say: (_, trace) => formatCount(trace.report?.best_step ?? NaN) },
  { label: words.table.accuracy, say: (_, trace) => formatPercent(trace.report?.held_accuracy ?? NaN) },
  { label: words.table.time, say: (_, trace) => (trace.busy > 0 ? formatTime(trace.busy) : NOTHING) },
  { label: words.table.pace, say: (_, trace) => (trace.busy > 0 ? formatMany((1000 * trace.at) / trace.busy) : NOTHING) },
];

/** @param {HTMLElement} place */
export function createResults(place) {
  const head = el("tr", {}, ...[words.table.run, ...COLUMNS.map((column) => column.label)].map((text) => el("th", { scope: "col", text })));
  const body = el("tbody");
  const scroller = el("div", { class: "scroller", tabIndex: 0, role: "region", "aria-label": words.resultsTable });
  scroller.append(el("table", { class: "results" }, el("thead", {}, head), body));
  place.append(scroller);
  /** @type {ReturnType<typeof createRow>[]} */ const rows = [];
  return {
    /** @param {Frame} frame */
    show(frame) {
      while (rows.length < frame.traces.length) body.append(rows[rows.push(createRow(rows.length)) - 1].element);
      while (rows.length > frame.traces.length) rows.pop()?.element.remove();
      frame.traces.forEach((trace, i) => rows[i].show(frame, trace));
    },
  };
}

/** @param {number} i */
function createRow(i) {
  const name = el("span", { class: "name" });
  const letter = el("b", { class: "letter" });
  const cells = COLUMNS.map(() => el("td"));
  const element = el("tr", { data: { slot: String(i) } }, el("th", { scope: "row" }, drawChip(i), letter, name), ...cells);
  return {
    element,
    /** @param {Frame} frame @param {Trace} trace */
    show(frame, trace) {
      setText(letter, trace.letter);
      setText(name, trace.name);
      sign(element, trace);
      COLUMNS.forEach((column, c) => setText(cells[c], column.say(frame, trace)));
    },
  };
}

/** A finished run carries its text and the checksum of its weights, so that anyone can compare. @param {HTMLElement} row @param {Trace} trace */
function sign(row, { state, line, done, report }) {
  const over = state === "finished" || state === "diverged";
  if (over && report) Object.assign(row.dataset, { lrLabLine: done || line, lrLabHash: report.hash });
  else for (const key of ["lrLabLine", "lrLabHash"]) delete row.dataset[key];
}
