// readings.js - what a run says at one step: its rate, the charted value, its loss and its held-out accuracy.
import { columnOf, HELD_ACCURACY, HELD_LOSS, lastKnown, LOSS, RATE, STEP } from "./columns.js";
import { indexAt } from "./decimate.js";
import { stepAt } from "./horizontal.js";
import { rowAt, valueAt } from "./series.js";
import { drawnOf, quantile } from "./spread.js";
import { words } from "../words/words.js";

/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{step: number, rate: number, value: number, loss: number, accuracy: number, heldLoss: number}} Reading */

/** At a place of the axis, or where the run stands when that is null; loss and charted value are those of the drawn line. @param {Frame} frame @param {Trace} trace @param {number|null} place @returns {Reading} */
export function readRun(frame, trace, place) {
  const step = stepAt(frame, trace, place);
  const row = rowAt(frame.columns, trace.history, step);
  const drawn = (/** @type {string} */ key) => {
    const { points } = drawnOf(frame, trace, key);
    return step === null ? points.at(-1)?.y ?? NaN : valueAt(points, step);
  };
  const last = (/** @type {string} */ key) => (trace.members ?? [trace]).map(({ history }) => lastKnown(columnOf(frame.columns, history, key), rowAt(frame.columns, history, step)));
  const at = (/** @type {string} */ key) => quantile(last(key).filter((one) => !Number.isNaN(one)).sort((a, b) => a - b), 0.5);
  return { step: step ?? trace.at, rate: rateAt(frame, trace, row, step ?? trace.at), value: drawn(frame.column), loss: drawn(LOSS), accuracy: at(HELD_ACCURACY), heldLoss: at(HELD_LOSS) };
}

/** From the core's own curve; a schedule that reacts is read from its history. @param {Frame} frame @param {Trace} trace @param {number} row @param {number} step */
function rateAt(frame, trace, row, step) {
  if (trace.resolved.reactive || !trace.lr) return columnOf(frame.columns, trace.history, RATE)[row] ?? NaN;
  return trace.lr[Math.min(step, trace.lr.length - 1)];
}

/** The rate of every step: as planned, or of a schedule that reacts as it went, then as it stands. @param {import("./columns.js").Column[]} all @param {Pick<Trace, "resolved"|"lr"|"history">} trace */
export function pathOf(all, { resolved, lr, history }) {
  if (!resolved.reactive || !history?.rows) return lr;
  const [steps, rates] = [STEP, RATE].map((key) => columnOf(all, history, key));
  return Float64Array.from({ length: resolved.steps }, (_, t) => rates[Math.min(indexAt(steps, t) + 1, history.rows - 1)]);
}

/** What the core says happens on the way of a run, and what did happen, in order. @param {Trace} trace @returns {{step: number, label: string}[]} */
export function happenings({ resolved, state, report }) {
  const told = state === "finished" || state === "diverged" ? report : null, best = told?.best_step, dead = told?.diverged_at;
  const happened = [...(best > 0 ? [{ step: best, label: words.best }] : []), ...(Number.isInteger(dead) ? [{ step: dead, label: words.diverged }] : [])];
  return [...resolved.marks, ...happened].sort((a, b) => a.step - b.step);
}

/** Whether no step is left to walk. @param {Trace} trace */
export function isOver(trace) {
  return trace.state === "finished" || trace.state === "diverged" || trace.stopped !== "";
}

/** Places of the axis for a table: whole ones, evenly spread over `count` stretches, and the end wherever it is. @param {number} end @param {number} count */
export function checkpoints(end, count) {
  const picked = Array.from({ length: count }, (_, i) => Math.min(Math.round((end * i) / count), end));
  return [...new Set([...picked, end])];
}
