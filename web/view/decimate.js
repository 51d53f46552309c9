// decimate.js - thins a curve to what a screen can show, keeping the least and the greatest of every stretch.

/** @typedef {{x: number, y: number}} Point */

/**
 * At most `limit` points (two per stretch, the ends always kept); a stretch without a number becomes a gap.
 * @param {ArrayLike<number>|null} x null where every value stands at its own index @param {ArrayLike<number>} y @param {number} limit @param {number} [count]
 * @returns {Point[]}
 */
export function decimate(x, y, limit, count = Math.min(x?.length ?? Infinity, y.length)) {
  const at = (/** @type {number} */ i) => ({ x: x ? x[i] : i, y: y[i] });
  if (count <= limit) return Array.from({ length: count }, (_, i) => at(i));
  const points = [at(0)];
  const stretches = Math.max(1, Math.floor((limit - 2) / 2));
  for (let s = 0; s < stretches; s += 1) {
    const from = 1 + Math.floor(((count - 2) * s) / stretches);
    const to = 1 + Math.floor(((count - 2) * (s + 1)) / stretches);
    points.push(...extremesOf(y, from, to).map(at));
  }
  points.push(at(count - 1));
  return points;
}

/** Where a stretch is lowest and highest, in its order; its first index where nothing is known. @param {ArrayLike<number>} y @param {number} from @param {number} to */
function extremesOf(y, from, to) {
  let least = -1;
  let most = -1;
  for (let i = from; i < to; i += 1) {
    const value = y[i];
    if (Number.isNaN(value)) continue;
    if (least < 0 || value < y[least]) least = i;
    if (most < 0 || value > y[most]) most = i;
  }
  if (least < 0) return [from];
  return least === most ? [least] : [Math.min(least, most), Math.max(least, most)];
}

/**
 * A band thinned to `limit` stretches: the least of the lows and the greatest of the highs of each.
 * @param {ArrayLike<number>} x @param {ArrayLike<number>} low @param {ArrayLike<number>} high @param {number} limit
 * @returns {{x: number, low: number, high: number}[]}
 */
export function decimateBand(x, low, high, limit) {
  const every = Math.max(1, Math.ceil(x.length / limit));
  const band = [];
  for (let from = 0; from < x.length; from += every) {
    let least = Infinity;
    let most = -Infinity;
    for (let i = from; i < Math.min(from + every, x.length); i += 1) {
      if (low[i] < least) least = low[i];
      if (high[i] > most) most = high[i];
    }
    if (least <= most) band.push({ x: x[from], low: least, high: most });
  }
  return band;
}

/** The index of the last x not beyond the wanted one, -1 if all are; x rises. @param {ArrayLike<number>} x @param {number} wanted */
export function indexAt(x, wanted) {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
