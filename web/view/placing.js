// placing.js - where the handles of a curve stand: at their place on it, or beside that where they would cover one another.

/** @typedef {import("./handles.js").Held} Held */
/** So many pixels along the curve, and so many down from it. @typedef {[number, number]} Shift */
/** Where a handle is drawn, how far below the place it stands for, and how far below the curve. @typedef {{x: number, y: number, off: number, down: number}} Spot */
/** A handle on the page, and how far aside it was moved. @typedef {{element: HTMLElement, held: Held, shift: Shift}} Grasp */

/** Targets of this many pixels that do not overlap. Points lie where they are drawn, and move only where one would hide another. */
const APART = 24;
const HIDDEN = 12;
const STRIDES = Array.from({ length: 13 }, (_, i) => 12 * (i - 6));
/** @type {Shift[]} */
const ASIDE = [...STRIDES.map((along) => /** @type {Shift} */ ([along, 0])), ...STRIDES.map((down) => /** @type {Shift} */ ([0, down]))];
/** @type {Shift} */
const HOME = [0, 0];
/** Each pixel that covers another handle is worth so many of distance. */
const COVERED = 4;
/** So far from the ends of the axis stays what may stand anywhere on the curve. */
const MARGIN = 10;
/** What is in hand stays under the hand, then comes what has the least choice. */
const ORDER = ["xy", "x", "y"];

/** @param {Grasp[]} grasps @param {any} chart @returns {{grasp: Grasp, at: Spot}[]} */
export function placeAll(grasps, chart) {
  const rank = (/** @type {Grasp} */ { element, held }) => (element.matches(".held") ? -1 : ORDER.indexOf(held.handle.moves));
  /** @type {Spot[]} */ const taken = [];
  return [...grasps].sort((a, b) => rank(a) - rank(b)).map((grasp) => {
    const spots = spotsOf(grasp.held, chart);
    if (rank(grasp) >= 0) grasp.shift = shiftOf(spots, grasp.held, chart, taken);
    const at = spots(grasp.shift);
    taken.push(at);
    return { grasp, at };
  });
}

/** Where a handle stands when it is moved aside so far; only what goes up and down can be moved along the curve. @param {Held} held @param {any} chart @returns {(shift: Shift) => Spot} */
function spotsOf({ handle, trace, factor }, { scales: { x, y }, chartArea: area }) {
  const placeOf = (/** @type {number} */ lr) => y.getPixelForValue(Math.min(Math.max(lr, y.min), y.max));
  const [across, home] = [x.getPixelForValue(handle.step * factor), placeOf(handle.lr)];
  if (handle.moves !== "y") return ([, down]) => ({ x: across, y: home + down, off: down, down });
  const middle = Math.min(Math.max(across, area.left + MARGIN), area.right - MARGIN);
  return ([along, down]) => {
    const at = middle + along;
    const curve = at === across ? home : placeOf(trace.lr?.[Math.round(x.getValueForPixel(at) / factor)] ?? handle.lr);
    return { x: at, y: curve + down, off: curve + down - home, down };
  };
}

/** Where it costs least: to cover another is worst, a wrong height is worse than a place further along. @param {(shift: Shift) => Spot} spots @param {Held} held @param {any} chart @param {Spot[]} taken @returns {Shift} */
function shiftOf(spots, { handle }, { chartArea: area }, taken) {
  const apart = handle.moves === "xy" ? HIDDEN : APART;
  const cost = ([along, down] = HOME) => {
    const { x, y, off } = spots([along, down]);
    const outside = x < area.left - 1 || x > area.right + 1 || y < area.top - 1 || y > area.bottom + 1;
    const room = Math.min(apart, ...taken.map((one) => Math.max(Math.abs(one.x - x), Math.abs(one.y - y))));
    return outside ? Infinity : Math.abs(off) + Math.abs(along + down) / 4 + (apart - room) * COVERED;
  };
  const costs = ASIDE.map(cost);
  return Math.min(...costs) < cost() ? ASIDE[costs.indexOf(Math.min(...costs))] : HOME;
}
