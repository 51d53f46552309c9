// spread.js - the line that is drawn for a run: its own, or with several seeds their median with a band; smoothed only when asked for.
import { seriesOf } from "./series.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./decimate.js").Point} Point */
/** @typedef {import("./series.js").Series & {members: Point[][]}} Drawn */

/** @type {WeakMap<object, Map<string, Drawn>>} */
const known = new WeakMap();

/** @param {Frame} frame @param {Trace} trace @param {string} key @returns {Drawn} */
export function drawnOf(frame, trace, key) {
  const all = trace.members;
  const source = all ?? trace.history?.columns;
  if (!source) return { points: [], band: [], top: NaN, members: [] };
  const forms = known.get(source) ?? new Map();
  known.set(source, forms);
  const name = `${key} ${frame.band} ${frame.smooth}`;
  if (!forms.has(name)) forms.set(name, make(frame, trace, key));
  return forms.get(name);
}

/** @param {Frame} frame @param {Trace} trace @param {string} key @returns {Drawn} */
function make(frame, { members, history, resolved: { steps } }, key) {
  const read = (/** @type {import("./columns.js").History|null} */ one) => seriesOf(frame.columns, one, key, steps);
  if (!members) {
    const own = read(history);
    return { ...own, points: smooth(own.points, frame.smooth), members: [] };
  }
  const curves = members.map((one) => smooth(read(one.history).points, frame.smooth));
  const longest = curves.reduce((a, b) => (b.length > a.length ? b : a));
  const ranked = longest.map((_, j) => curves.flatMap((curve) => (curve[j] ? [curve[j].y] : [])).sort((a, b) => a - b));
  const edge = frame.band === "quartiles" ? 0.25 : 0;
  const band = longest.map(({ x }, j) => ({ x, low: quantile(ranked[j], edge), high: quantile(ranked[j], 1 - edge) }));
  return { points: longest.map(({ x }, j) => ({ x, y: quantile(ranked[j], 0.5) })), band, members: curves, top: Math.max(...band.map((part) => part.high)) };
}

/** Between two ranks, the straight line. @param {number[]} sorted @param {number} q */
export function quantile(sorted, q) {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  return sorted[low] + ((sorted[low + 1] ?? sorted[low]) - sorted[low]) * (at - low);
}

/** The mean of the last share of the curve's points; off at 0. @param {Point[]} points @param {number} share */
export function smooth(points, share) {
  const width = Math.round(points.length * share);
  if (width < 2) return points;
  return points.map(({ x }, j) => {
    const part = points.slice(Math.max(0, j + 1 - width), j + 1);
    return { x, y: part.reduce((sum, point) => sum + point.y, 0) / part.length };
  });
}

/** Mean, standard error and number of a column of reports; what is not a number is left out. @param {(number|null|undefined)[]} values */
export function summarize(values) {
  const all = /** @type {number[]} */ (values.filter((one) => Number.isFinite(one)));
  const n = all.length;
  const mean = all.reduce((a, b) => a + b, 0) / n;
  return { n, mean, error: Math.sqrt(all.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1) / n) };
}
