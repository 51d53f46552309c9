// horizontal.js - the axis both charts share: steps, epochs, samples or share of the run, and the part of it that is zoomed to.

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./decimate.js").Point} Point */

/** How much of each unit a step of this run is. @type {Record<string, (trace: Trace) => number>} */
const units = {
  steps: () => 1,
  epochs: ({ resolved: { task } }) => 1 / task.epoch_steps,
  samples: ({ resolved: { values } }) => Number(values.batch),
  share: ({ resolved: { steps } }) => 100 / steps,
};
export const UNITS = Object.keys(units);

/** Units of the axis that a step of this run takes. @param {{unit: string}} frame @param {Trace} trace */
export const factorOf = (frame, trace) => units[frame.unit](trace);

/** The step of a run at a place of the axis; null stays null. @template {number|null} T @param {{unit: string}} frame @param {Trace} trace @param {T} at @returns {T} */
export const stepAt = (frame, trace, at) => /** @type {T} */ (at === null ? null : Math.min(Math.round(at / factorOf(frame, trace)), trace.resolved.steps));

/** Where the axis ends. @param {string} unit @param {Trace[]} traces */
export const endOf = (unit, traces) => Math.max(...traces.map((trace) => trace.resolved.steps * units[unit](trace)));

/** The unit wanted, or steps where a run has no epochs: an endless task. @param {string} wanted @param {Trace[]} traces */
export const unitOf = (wanted, traces) => (endOf(wanted, traces) < Infinity ? wanted : "steps");

/** @type {WeakMap<object[], {factor: number, made: any[]}>} */
const known = new WeakMap();

/** The same curve along another unit; the same array for the same unit. @template {{x: number}} P @param {P[]} points @param {number} factor @returns {P[]} */
export function along(points, factor) {
  if (factor === 1) return points;
  const before = known.get(points);
  if (before?.factor === factor) return before.made;
  const made = points.map((point) => ({ ...point, x: point.x * factor }));
  known.set(points, { factor, made });
  return made;
}
