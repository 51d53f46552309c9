// series.js - turns what came back from a run into the few hundred points, the band and the bounds that a chart draws.
import { columnOf, STEP } from "./columns.js";
import { decimate, decimateBand, indexAt } from "./decimate.js";
import { boundsOf } from "./ticks.js";

/** @typedef {import("./columns.js").History} History */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("./decimate.js").Point} Point */
/** @typedef {{points: Point[], band: {x: number, low: number, high: number}[], top: number}} Series */

/** No column without a band is measured more often than this, so that none is thinned and seeds are compared measurement by measurement. */
const POINTS = 512;
const HUGE = 1e30;
/** How far above its start a curve may stretch the axis; what is higher is marked at the edge instead. */
const ROOM_BELOW = 0.65;
const ROOM_ABOVE = { log: 100, linear: 4 };

/** A column with a band is drawn as the mean over this many stretches of the run; the band under it keeps every spike. */
const STRETCHES = 150;

/** @type {WeakMap<Float32Array, Map<string, Series>>} */
const known = new WeakMap();
/** @type {Series} */
const NONE = { points: [], band: [], top: NaN };

/** The drawn form of one column of a history; kept as long as the history lives. @param {Column[]} all @param {History|null} history @param {string} key @param {number} steps of the whole run @returns {Series} */
export function seriesOf(all, history, key, steps) {
  if (!history) return NONE;
  const forms = known.get(history.columns) ?? new Map();
  known.set(history.columns, forms);
  const form = forms.get(key) ?? makeSeries(all, history, key, steps);
  forms.set(key, form);
  return form;
}

/** Steps that one drawn point is the mean of. @param {number} steps */
export function stretchOf(steps) {
  return Math.max(1, Math.round(steps / STRETCHES));
}

/** @param {Column[]} all @param {History} history @param {string} key @param {number} steps @returns {Series} */
function makeSeries(all, history, key, steps) {
  const x = columnOf(all, history, STEP);
  const low = columnOf(all, history, `${key}_min`);
  const band = low.length ? decimateBand(x, low, columnOf(all, history, `${key}_max`), POINTS) : [];
  const seen = knownPart(x, columnOf(all, history, key));
  const points = band.length ? averages(seen.x, seen.y, stretchOf(steps), steps) : decimate(seen.x, seen.y, POINTS);
  return { points, band, top: Math.max(...points.map((point) => point.y), ...band.map((part) => part.high)) };
}

/** The mean of every whole stretch of steps, at its last row; the first value stands for itself. @param {number[]} x @param {number[]} y @param {number} width @param {number} steps @returns {Point[]} */
export function averages(x, y, width, steps) {
  const points = x.length ? [{ x: x[0], y: y[0] }] : [];
  let [sum, count] = [0, 0];
  for (let i = 0; i < x.length; i += 1) {
    sum += y[i];
    count += 1;
    const last = i + 1 === x.length;
    if (!last && Math.ceil(x[i] / width) === Math.ceil(x[i + 1] / width)) continue;
    const whole = !last || x[i] % width === 0 || x[i] >= steps || y[i] >= HUGE || points.length < 2;
    if (i > 0 && whole) points.push({ x: x[i], y: sum / count });
    [sum, count] = [0, 0];
  }
  return points;
}

/** The drawn value at a step, straight between two points; NaN outside. @param {Point[]} points @param {number} step */
export function valueAt(points, step) {
  const after = points.findIndex((point) => point.x >= step);
  if (after < 0) return NaN;
  if (after === 0) return points[0].y;
  const [a, b] = [points[after - 1], points[after]];
  return a.y + ((b.y - a.y) * (step - a.x)) / (b.x - a.x || 1);
}

/** Without the rows where nothing was measured, and with infinity brought within what a canvas can take. @param {Float32Array} steps @param {Float32Array} column */
function knownPart(steps, column) {
  /** @type {number[]} */ const x = [];
  /** @type {number[]} */ const y = [];
  column.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    x.push(steps[i]);
    y.push(Math.min(value, HUGE));
  });
  return { x, y };
}

/** Bounds of the upper chart over all series. @param {Series[]} all @param {boolean} log */
export function valueBounds(all, log) {
  let lo = Infinity;
  let hi = -Infinity;
  let start = 0;
  for (const { points, top } of all) {
    if (!points.length) continue;
    start = Math.max(start, points[0].y);
    hi = Math.max(hi, top);
    for (const { y } of points) if (y < lo && (!log || y > 0)) lo = y;
  }
  const roof = start > 0 ? start * (log ? ROOM_ABOVE.log : ROOM_ABOVE.linear) : Infinity;
  return boundsOf(log ? lo * ROOM_BELOW : lo, Math.max(Math.min(hi, roof), lo), log);
}

/** The planned curve, point by point as the core computed it. @type {WeakMap<Float64Array, Point[]>} */
const plans = new WeakMap();

/** @param {Float64Array} lr @returns {Point[]} */
export function planOf(lr) {
  const made = plans.get(lr) ?? decimate(null, lr, POINTS);
  plans.set(lr, made);
  return made;
}

/** @type {WeakMap<Point[], {at: number, part: Point[]}>} */
const parts = new WeakMap();

/** The part of a curve up to a step, its last point exactly there; the same array while the step is the same. @param {Point[]} points @param {ArrayLike<number>} lr @param {number} at */
export function upTo(points, lr, at) {
  const known = parts.get(points);
  if (known?.at === at) return known.part;
  const last = Math.min(at, lr.length) - 1;
  const end = indexAt(points.map((point) => point.x), last) + 1;
  const part = last >= 0 ? [...points.slice(0, end), { x: last, y: lr[last] }] : [];
  parts.set(points, { at, part });
  return part;
}

const RATE_DECADES = 1e4;

/** Bounds of the learning-rate chart. @param {Point[][]} curves @param {boolean} log */
export function rateBounds(curves, log) {
  let hi = 0;
  let lo = Infinity;
  for (const points of curves) for (const { y } of points) {
    hi = Math.max(hi, Math.min(y, HUGE));
    if (y > 0) lo = Math.min(lo, y);
  }
  return log ? boundsOf(Math.max(lo, hi / RATE_DECADES), hi, true) : boundsOf(0, hi * 1.04, false);
}

/** What a run shows at a step: rate, chosen value, row. @param {Column[]} all @param {History|null} history @param {number|null} step */
export function rowAt(all, history, step) {
  const steps = columnOf(all, history, STEP);
  if (!steps.length) return -1;
  return step === null ? steps.length - 1 : indexAt(steps, step);
}

