// decimate.js - thins a curve to what a screen can show, keeping the least and the greatest of every stretch.

/** @typedef {{x: number, y: number}} Point */

/**
 * At most `limit` points (two per stretch, the ends always kept); a stretch without a number becomes a gap.
 * @param {ArrayLike<number>} x @param {ArrayLike<number>} y @param {number} limit @param {number} [count]
 * @returns {Point[]}
 */
export function decimate(x, y, limit, count = Math.min(x.length, y.length)) {
  if (count <= limit) return Array.from({ length: count }, (_, i) => ({ x: x[i], y: y[i] }));
  const points = [{ x: x[0], y: y[0] }];
  const stretches = Math.max(1, Math.floor((limit - 2) / 2));
  for (let s = 0; s < stretches; s += 1) {
    const from = 1 + Math.floor(((count - 2) * s) / stretches);
    const to = 1 + Math.floor(((count - 2) * (s + 1)) / stretches);
    pushExtremes(points, x, y, from, to);
  }
  points.push({ x: x[count - 1], y: y[count - 1] });
  return points;
}

/** @param {Point[]} points @param {ArrayLike<number>} x @param {ArrayLike<number>} y @param {number} from @param {number} to */
function pushExtremes(points, x, y, from, to) {
  let least = -1;
  let most = -1;
  for (let i = from; i < to; i += 1) {
    if (Number.isNaN(y[i])) continue;
    if (least < 0 || y[i] < y[least]) least = i;
    if (most < 0 || y[i] > y[most]) most = i;
  }
  if (least < 0) {
    if (from < to) points.push({ x: x[from], y: NaN });
    return;
  }
  const first = Math.min(least, most);
  const second = Math.max(least, most);
  points.push({ x: x[first], y: y[first] });
  if (second !== first) points.push({ x: x[second], y: y[second] });
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
