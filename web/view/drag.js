// drag.js - finds the value of a knob that brings its handle to where a hand wants it, by asking the core; no formula here.
import { nearestStop } from "./ladder.js";

/** @typedef {import("./catalog.js").Handle} Handle */
/** @typedef {{step: number, lr: number}} Place */
/** @typedef {(text: string) => Place|null} Try  where the handle would be with this value; null where the core refuses it */

/**
 * The stop that brings the handle nearest to the wanted place along its axis; the handle is taken to move one way only.
 * @param {string[]} stops @param {Try} attempt @param {"x"|"y"} axis @param {Place} wanted @returns {string|null}
 */
export function searchStop(stops, attempt, axis, wanted) {
  const sizeOf = (/** @type {Place} */ place) => (axis === "x" ? place.step : Math.log(Math.max(place.lr, 1e-12)));
  const goal = sizeOf(wanted);
  const known = new Map();
  const at = (/** @type {number} */ i) => {
    if (!known.has(i)) known.set(i, attempt(stops[i]));
    return known.get(i);
  };
  let [low, high] = [firstAllowed(stops, at, 1), firstAllowed(stops, at, -1)];
  if (low < 0 || high < low) return null;
  const rising = sizeOf(at(high)) >= sizeOf(at(low));
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const place = at(middle);
    if (!place) return null;
    if (sizeOf(place) <= goal === rising) low = middle;
    else high = middle;
  }
  const nearer = Math.abs(sizeOf(at(low)) - goal) <= Math.abs(sizeOf(at(high)) - goal) ? low : high;
  return stops[nearer];
}

/** @param {string[]} stops @param {(i: number) => Place|null} at @param {1|-1} way */
function firstAllowed(stops, at, way) {
  for (let i = way > 0 ? 0 : stops.length - 1; i >= 0 && i < stops.length; i += way) if (at(i)) return i;
  return -1;
}

/** The stop some places along from where a knob is, in the direction the handle should go. @param {string[]} stops @param {string} text @param {boolean} log @param {number} by */
export function nextStop(stops, text, log, by) {
  const to = nearestStop(stops, text, log) + by;
  return stops[Math.min(Math.max(to, 0), stops.length - 1)];
}
