// readings.js - what a run says at one step: its rate, the charted value, its loss and its held-out accuracy.
import { columnOf, HELD_ACCURACY, HELD_LOSS, lastKnown, LOSS, RATE } from "./columns.js";
import { rowAt, seriesOf, valueAt } from "./series.js";

/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{step: number, rate: number, value: number, loss: number, accuracy: number, heldLoss: number}} Reading */

/** At a step, or where the run stands when the step is null; loss and charted value are those of the drawn line. @param {Frame} frame @param {Trace} trace @param {number|null} step @returns {Reading} */
export function readRun(frame, trace, step) {
  const row = rowAt(frame.columns, trace.history, step);
  const at = (/** @type {string} */ key) => lastKnown(columnOf(frame.columns, trace.history, key), row);
  const drawn = (/** @type {string} */ key) => {
    const { points } = seriesOf(frame.columns, trace.history, key, trace.resolved.steps);
    return step === null ? points.at(-1)?.y ?? NaN : valueAt(points, step);
  };
  return { step: step ?? trace.at, rate: rateAt(frame, trace, row, step ?? trace.at), value: drawn(frame.column), loss: drawn(LOSS), accuracy: at(HELD_ACCURACY), heldLoss: at(HELD_LOSS) };
}

/** From the core's own curve; a schedule that reacts is read from its history. @param {Frame} frame @param {Trace} trace @param {number} row @param {number} step */
function rateAt(frame, trace, row, step) {
  if (trace.resolved.reactive || !trace.lr) return columnOf(frame.columns, trace.history, RATE)[row] ?? NaN;
  return trace.lr[Math.min(step, trace.lr.length - 1)];
}

/** Whether no step is left to walk. @param {Trace} trace */
export function isOver(trace) {
  return trace.state === "finished" || trace.state === "diverged" || trace.stopped !== "";
}

/** Steps for a table: at most `count`, evenly spread, the last one among them. @param {number} steps @param {number} count */
export function checkpoints(steps, count) {
  const picked = Array.from({ length: count + 1 }, (_, i) => Math.round((steps * i) / count));
  return [...new Set(picked)];
}
