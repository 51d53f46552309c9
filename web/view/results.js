// results.js - the table of results: final and best loss, held-out accuracy, time and pace of every run.
import { el, setText } from "./element.js";
import { formatCount, formatMany, formatPercent, formatTime, formatValue, NOTHING } from "./numbers.js";
import { createChoice } from "./menu.js";
import { drawChip } from "./palette.js";
import { summarize } from "./spread.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */

/** Of a run with several seeds, the mean with its standard error. @param {(x: number) => string} format @param {string} key @returns {(frame: Frame, trace: Trace) => string} */
const ofSeeds = (format, key) => (_, trace) => {
  if (!trace.members) return format(trace.report?.[key] ?? NaN);
  const { mean, error } = summarize(trace.members.map((one) => one.report?.[key]));
  return say(words.standard, { mean: format(mean), error: format(error) });
};

/** @type {{label: string, say: (frame: Frame, trace: Trace) => string, when?: (frame: Frame) => boolean}[]} */
const COLUMNS = [
  { label: words.table.seeds, say: (_, trace) => saySeeds(trace), when: (frame) => frame.seeds > 1 },
  { label: words.table.trainLoss, say: ofSeeds(formatValue, "train_loss") },
  { label: words.table.heldLoss, say: ofSeeds(formatValue, "held_loss") },
  { label: words.table.difference, say: (frame, trace) => sayDifference(frame, trace), when: (frame) => frame.base !== null },
  { label: words.table.bestLoss, say: ofSeeds(formatValue, "best_held_loss") },
  { label: words.table.bestStep, say: ofSeeds(formatCount, "best_step") },
  { label: words.table.accuracy, say: ofSeeds(formatPercent, "held_accuracy") },
  { label: words.table.time, say: (_, trace) => (trace.busy > 0 ? formatTime(trace.busy) : NOTHING) },
  { label: words.table.pace, say: (_, trace) => (trace.busy > 0 ? formatMany((1000 * trace.at) / trace.busy) : NOTHING) },
];

/** @param {Trace} trace */
export function saySeeds({ members, state }) {
  const dead = members?.filter((one) => Number.isInteger(one.report?.diverged_at)).length ?? Number(state === "diverged");
  const n = members?.length ?? 1;
  return dead ? say(words.seedsDiverged, { n, dead }) : formatCount(n);
}

/** The held-out losses of a run, each at the place of its seed: some may not be back yet. @param {Trace} trace */
function heldLosses({ members, report }) {
  /** @type {number[]} */ const all = [];
  for (const one of members ?? [{ k: 0, report }]) all[one.k] = one.report?.held_loss ?? NaN;
  return all;
}

/** Held-out loss against the chosen run's, seed by seed, for all seeds that both have. @param {Frame} frame @param {Trace} trace */
export function sayDifference({ traces, base }, trace) {
  const other = base === null ? undefined : traces[base];
  if (!other || other === trace) return NOTHING;
  const theirs = heldLosses(other);
  const { n, mean, error } = summarize(heldLosses(trace).map((loss, k) => loss - theirs[k]));
  const text = `${mean > 0 ? "+" : ""}${formatValue(mean)}`;
  return n > 1 ? say(words.standard, { mean: text, error: formatValue(error) }) : text;
}

/** In which order runs are listed: as they stand, or the least held-out loss first. @param {Trace[]} traces @param {boolean} sorted */
export function orderOf(traces, sorted) {
  const loss = traces.map((trace) => summarize(heldLosses(trace)).mean);
  const size = (/** @type {number} */ i) => (Number.isNaN(loss[i]) ? Infinity : loss[i]);
  const order = traces.map((_, i) => i);
  return sorted ? order.sort((a, b) => (size(a) === size(b) ? a - b : size(a) - size(b))) : order;
}

/** @param {HTMLElement} place @param {(what: object) => void} change */
export function createResults(place, change) {
  const head = el("tr", {}, el("th", { scope: "col", text: words.table.run }), ...COLUMNS.map((column) => el("th", { scope: "col", text: column.label })));
  const body = el("tbody");
  const scroller = el("div", { class: "scroller", tabIndex: 0, role: "region", "aria-label": words.resultsTable });
  scroller.append(el("table", { class: "results" }, el("thead", {}, head), body));
  const sort = createChoice(words.order, [["", words.asAdded], ["1", words.byLoss]], (key) => change({ sorted: key !== "" }));
  const base = createChoice(words.compare, [["", words.nobody]], (key) => change({ base: key || null }));
  place.append(el("div", { class: "choices" }, sort.element, base.element), scroller, el("p", { class: "about", text: words.whole }));
  /** @type {ReturnType<typeof createRow>[]} */ const rows = [];
  let drawn = "";
  return {
    /** @param {Frame} frame */
    show(frame) {
      const { traces } = frame;
      while (rows.length < traces.length) body.append(rows[rows.push(createRow(rows.length)) - 1].element);
      while (rows.length > traces.length) rows.pop()?.element.remove();
      traces.forEach((trace, i) => rows[i].show(frame, trace));
      COLUMNS.forEach((column, c) => column.when && (/** @type {HTMLElement} */ (head.children[c + 1]).hidden = !column.when(frame)));
      const signature = `${frame.order} ${frame.base} ${traces.map(({ key }) => key)}`;
      if (signature === drawn) return;
      drawn = signature;
      body.append(...frame.order.map((i) => rows[i].element));
      base.select.replaceChildren(el("option", { value: "", text: words.nobody }), ...traces.map(({ key, letter }) => el("option", { value: key, text: letter })));
      base.show(frame.base === null ? "" : traces[frame.base].key);
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
      COLUMNS.forEach((column, c) => {
        cells[c].hidden = column.when ? !column.when(frame) : false;
        setText(cells[c], column.say(frame, trace));
      });
    },
  };
}

/** A finished run carries its text and the checksum of its weights, so that anyone can compare. @param {HTMLElement} row @param {Trace} trace */
export function sign(row, { state, line, done, report }) {
  const over = state === "finished" || state === "diverged";
  if (over && report) Object.assign(row.dataset, { lrLabLine: done || line, lrLabHash: report.hash });
  else for (const key of ["lrLabLine", "lrLabHash"]) delete row.dataset[key];
}
