// A curve as points (at:height:curve, joined by commas): fitted to an array of rates, and rewritten point by point.

/** @typedef {{at: string, height: string, curve: string}} Entry */

const MOST_POINTS = 24;
/** A point more is worth this much of the axis. */
const WORTH = 0.004;
/** How much of a log axis, in powers of ten, counts as all of it. */
const DECADES = 4;
const LINEAR = "l";
const EXPONENTIAL = "e";
export const CURVES = [LINEAR, "c", EXPONENTIAL, "h"];

/** @param {string} text @returns {Entry[]} */
export const readPoints = (text) => text.split(",").filter(Boolean).map((one) => {
  const [at, height = "0", curve = LINEAR] = one.split(":");
  return { at, height, curve };
});

/** @param {Entry[]} points */
export const writePoints = (points) => points.map(({ at, height, curve }) => `${at}:${height}${curve === LINEAR ? "" : `:${curve}`}`).join(",");

/** A step as a share of the run, fine enough to find it again. @param {number} step @param {number} steps */
export const shareOf = (step, steps) => `${Number(((100 * step) / steps).toFixed(Math.max(1, Math.ceil(Math.log10(steps / 100)) + 1)))}pct`;

/** The few points whose straight lines come nearest to a curve: the place that is furthest off becomes the next point, until none is off enough.
 * @param {ArrayLike<number>} lr @param {number} peak @param {boolean} log whether lines are straight on a log axis */
export function fitPoints(lr, peak, log) {
  const steps = lr.length;
  const size = (/** @type {number} */ t) => (log ? Math.log10(Math.max(lr[t] / peak, 10 ** -DECADES)) / DECADES : lr[t] / peak);
  let parts = [findWorst(size, 0, steps - 1)];
  while (parts.length < MOST_POINTS - 1) {
    const worst = parts.reduce((a, b) => (b.off > a.off ? b : a));
    if (worst.off < WORTH) break;
    parts = parts.flatMap((part) => (part === worst ? [findWorst(size, part.from, part.at), findWorst(size, part.at, part.to)] : [part]));
  }
  const places = [0, ...parts.map((part) => part.to)];
  return writePoints(places.map((t) => ({ at: shareOf(t, steps), height: String(Number((lr[t] / peak).toPrecision(3))), curve: log && lr[t] > 0 ? EXPONENTIAL : LINEAR })));
}

/** Where a stretch is furthest from its chord. @param {(t: number) => number} size @param {number} from @param {number} to */
function findWorst(size, from, to) {
  const [a, b] = [size(from), size(to)];
  let [at, off] = [from, 0];
  for (let t = from + 1; t < to; t += 1) {
    const d = Math.abs(size(t) - a - ((b - a) * (t - from)) / (to - from));
    if (d > off) [at, off] = [t, d];
  }
  return { from, to, at, off };
}
