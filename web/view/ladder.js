// ladder.js - the round values a knob's slider stops at, so that what a hand sets is what a person would have typed.
import { clean, roundUp } from "./ticks.js";
import { readSpan, writeSpan } from "./span.js";

/** @typedef {import("./catalog.js").Knob} Knob */

const TWENTY = [1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.6, 6.3, 7, 8, 9];
const LEAST_SHARE_OF_TOP = 1e-6;
const STOPS = 200;

/** Every stop, as text of a line, from least to greatest. @param {Knob} knob @param {{unit?: "steps"|"share", steps?: number}} [how] @returns {string[]} */
export function ladderOf(knob, how = {}) {
  const lo = knob.lo ?? 0;
  const hi = knob.hi ?? 1;
  if (knob.kind === "span") return spanStops(lo, hi, how.unit ?? "share", how.steps ?? 1000);
  const whole = knob.kind === "whole";
  const stops = knob.scale === "log" ? logStops(lo, hi, whole) : linearStops(lo, hi, whole);
  return [...new Set(stops)].map(String);
}

/** @param {number} lo @param {number} hi @param {"steps"|"share"} unit @param {number} steps */
function spanStops(lo, hi, unit, steps) {
  const scale = unit === "share" ? 100 : steps;
  return linearStops(lo * scale, hi * scale, unit === "steps").map((amount) => writeSpan({ amount, unit }));
}

/** @param {number} lo @param {number} hi @param {boolean} whole */
function linearStops(lo, hi, whole) {
  const fine = roundUp((hi - lo) / STOPS);
  const step = whole ? Math.max(1, Math.round(fine)) : fine;
  const inner = [];
  for (let i = Math.floor(lo / step) + 1; i * step < hi - step * 1e-6; i += 1) inner.push(clean(i * step));
  return [lo, ...inner, hi];
}

/** @param {number} lo @param {number} hi @param {boolean} whole */
function logStops(lo, hi, whole) {
  const least = lo > 0 ? lo : whole ? 1 : hi * LEAST_SHARE_OF_TOP;
  /** @type {number[]} */
  const stops = [];
  for (let power = Math.floor(Math.log10(least)); 10 ** power <= hi; power += 1)
    for (const rung of TWENTY) stops.push(whole ? Math.round(rung * 10 ** power) : clean(rung * 10 ** power));
  if (whole) for (let two = 1; two <= hi; two *= 2) stops.push(two);
  const inner = stops.filter((stop) => stop > least * (1 + 1e-9) && stop < hi * (1 - 1e-9)).sort((a, b) => a - b);
  return [...(lo > 0 ? [] : [lo]), clean(least), ...inner, hi];
}

/** The index of the stop nearest to a value. @param {string[]} stops @param {string} text @param {boolean} log */
export function nearestStop(stops, text, log) {
  const size = (/** @type {string} */ one) => {
    const value = readSpan(one)?.amount ?? Number(one);
    return log ? Math.log(Math.max(value, 1e-12)) : value;
  };
  const wanted = size(text);
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(size(stop) - wanted) < Math.abs(size(stops[best]) - wanted)) best = i;
  });
  return best;
}

/** The stops worth a tick on a log slider: 1, 3 and 10 of each decade. @param {string[]} stops */
export function detents(stops) {
  return stops.map((stop, i) => ({ i, lead: Number(Number(stop).toExponential(3).split("e")[0]) })).filter((one) => one.lead === 1 || one.lead === 3).map((one) => one.i);
}

/** The stop some places along from where a knob is, in the direction the handle should go. @param {string[]} stops @param {string} text @param {boolean} log @param {number} by */
export function nextStop(stops, text, log, by) {
  const to = nearestStop(stops, text, log) + by;
  return stops[Math.min(Math.max(to, 0), stops.length - 1)];
}
