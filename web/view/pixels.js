// pixels.js - where values lie on a canvas: a scale as one multiplication and one addition, and the shapes of curves, kept while the scales stay.

/** @typedef {{x: number, y: number}[]} Points */

/** What a canvas can take. */
const FAR = 32767;

/** The place of a value; what a log axis cannot show lies at its end. @param {any} scale @returns {(value: number) => number} */
export function pixelsOf(scale) {
  const { min, max } = scale;
  const log = scale.type === "logarithmic";
  const [from, to] = [scale.getPixelForValue(min), scale.getPixelForValue(max)];
  const ground = log ? Math.log(min) : min;
  const times = (to - from) / ((log ? Math.log(max) : max) - ground);
  return (value) => Math.min(Math.max(from + ((log ? Math.log(value > 0 ? value : min) : value) - ground) * times, -FAR), FAR);
}

/** @type {WeakMap<object, {key: string, made: any}>} */
const known = new WeakMap();

/** What was made of something that never changes, made anew only when a scale has. @template T @param {object} thing @param {any} scales
 * @param {(x: (value: number) => number, y: (value: number) => number) => T} make @returns {T} */
function keep(thing, { x, y }, make) {
  const key = [x, y].flatMap((scale) => [scale.type, scale.min, scale.max, scale.left, scale.right, scale.top, scale.bottom]).join();
  const before = known.get(thing);
  if (before?.key === key) return before.made;
  const made = make(pixelsOf(x), pixelsOf(y));
  known.set(thing, { key, made });
  return made;
}

/** A curve; where it has no value, a gap. @param {Points} points @param {any} scales */
export const curveOf = (points, scales) => keep(points, scales, (x, y) => {
  const path = new Path2D();
  let gap = true;
  for (const point of points) {
    const at = y(point.y);
    if (Number.isNaN(point.y)) gap = true;
    else gap = (gap ? path.moveTo(x(point.x), at) : path.lineTo(x(point.x), at), false);
  }
  return path;
});

/** What lies between the least and the greatest, a bar for every pixel across: a canvas fills those many times faster than the jagged outline.
 * @param {{x: number, low: number, high: number}[]} band @param {any} scales */
export const barsOf = (band, scales) => keep(band, scales, (x, y) => {
  /** @type {Map<number, {top: number, floor: number}>} */ const bars = new Map();
  const reach = (/** @type {number} */ px, /** @type {number} */ top, /** @type {number} */ floor) => {
    const bar = bars.get(px);
    bars.set(px, bar ? { top: Math.min(bar.top, top), floor: Math.max(bar.floor, floor) } : { top, floor });
  };
  let before = { at: 0, top: 0, floor: 0 };
  band.forEach((part, i) => {
    const now = { at: x(part.x), top: y(part.high), floor: y(part.low) };
    for (let edge = Math.floor(before.at) + 1; i && edge <= now.at; edge += 1) {
      const share = (edge - before.at) / (now.at - before.at);
      const [top, floor] = [before.top + (now.top - before.top) * share, before.floor + (now.floor - before.floor) * share];
      reach(edge - 1, top, floor);
      reach(edge, top, floor);
    }
    reach(Math.floor(now.at), now.top, now.floor);
    before = now;
  });
  return [...bars].map(([px, { top, floor }]) => [px, Math.round(top), Math.max(Math.round(floor) - Math.round(top), 1)]);
});
