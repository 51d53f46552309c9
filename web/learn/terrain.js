// The mountain of the walk: heights, slopes, and the path of a walker who sees only the ground under the feet.

/** @typedef {{x: number, y: number}} Place */

/** The map's edges. */
export const box = { left: -3, right: 3, bottom: -2, top: 2 };
export const start = { x: -2.55, y: 1.55 };
export const valley = { x: 1.48, y: -0.61 };
export const dip = { x: -1.1, y: 0.66 };

/** Hollows: where, how deep, and how wide along each axis. */
const hollows = [
  { x: 1.5, y: -0.62, depth: 1.55, wide: 0.95, high: 0.62 },
  { x: -1.25, y: 0.8, depth: 0.46, wide: 0.42, high: 0.42 },
  { x: 1.9, y: 1.35, depth: 0.3, wide: 0.6, high: 0.45 },
  { x: -1.3, y: -1.3, depth: -0.3, wide: 0.8, high: 0.5 },
];

/** @param {number} x @param {number} y */
export function height(x, y) {
  let h = 1.7 + 0.075 * (x - 1.2) ** 2 + 0.13 * (y + 0.5) ** 2;
  for (const one of hollows) h -= one.depth * bump(one, x, y);
  return h;
}

/** @param {{x: number, y: number, wide: number, high: number}} one @param {number} x @param {number} y */
const bump = ({ x: cx, y: cy, wide, high }, x, y) => Math.exp(-0.5 * (((x - cx) / wide) ** 2 + ((y - cy) / high) ** 2));

/** The gradient of the height. @param {number} x @param {number} y @returns {Place} */
export function slope(x, y) {
  const g = { x: 0.15 * (x - 1.2), y: 0.26 * (y + 0.5) };
  for (const one of hollows) {
    const pull = one.depth * bump(one, x, y);
    g.x += (pull * (x - one.x)) / one.wide ** 2;
    g.y += (pull * (y - one.y)) / one.high ** 2;
  }
  return g;
}

/** Every place that a walker stands on, the first included. @param {number} rate @param {number} noise @param {number} steps @param {number} seed */
export function walk(rate, noise, steps, seed) {
  const chance = createChance(seed);
  const path = [{ ...start }];
  for (let i = 0; i < steps; i += 1) {
    const { x, y } = path[i], g = slope(x, y);
    path.push({ x: x - rate * (g.x + noise * chance()), y: y - rate * (g.y + noise * chance()) });
  }
  return path;
}

/** Normal deviates that are the same each time. @param {number} seed */
function createChance(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** @typedef {"beyond"|"valley"|"dip"|"leaping"|"slope"} Ending */

/** Where a walk has led: judged by its last tenth. @param {Place[]} path @returns {Ending} */
export function endingOf(path) {
  const tail = path.slice(-Math.max(2, Math.ceil(path.length / 10)));
  const last = tail[tail.length - 1];
  const far = (/** @type {Place} */ from) => Math.max(...tail.map(({ x, y }) => Math.hypot(x - from.x, y - from.y)));
  if (!(Math.abs(last.x) < 2 * box.right && Math.abs(last.y) < 2 * box.top)) return "beyond";
  if (far(valley) < 0.45) return "valley";
  if (far(dip) < 0.45) return "dip";
  return far(last) > 0.8 ? "leaping" : "slope";
}
