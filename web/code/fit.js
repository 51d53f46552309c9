// fit.js - finds for a window of numbers the forms that may have made them: a row for each kind, simplest first.

/** @typedef {import("./forms.js").Form} Form */
/** What may help: steps worth trying as borders, powers, and factors. @typedef {{borders: number[], powers: number[], gammas: number[], rates: number[], levels: number[], shrinks: boolean}} Hints */
/** @typedef {(v: ArrayLike<number>, a: number, b: number, hints: Hints) => Form[]} Fit fits v[a..b) */

/** The shortest number that is as good: of at most twelve digits within what arithmetic loses, else the number itself. @param {number} x @param {number} [scale] what it is a part of */
export function neat(x, scale = 0) {
  if (Math.abs(x) <= 2e-15 * scale) return 0;
  const loose = 2e-14 * Math.abs(x) + 4e-16 * scale;
  for (let digits = loose > 1e-12 * Math.abs(x) ? 1 : 12; digits <= 12; digits += 1) { // what is shorter than twelve digits ends in noughts
    const short = Number(x.toPrecision(digits));
    if (Math.abs(short - x) <= loose) return short;
  }
  const short = Number(x.toPrecision(15));
  return Math.abs(short - x) <= 5e-16 * Math.abs(x) ? short : x;
}

/** A place or length in steps: whole where it can be, else of few decimals. @param {number} x */
const places = (x) => [...new Set([Math.round(x), Number(x.toFixed(2)), Number(x.toFixed(4)), Number(x.toPrecision(9)), x])]
  .filter((one, i, all) => i === all.length - 1 || Math.abs(one - x) < 0.01 + 1e-6 * Math.abs(x));

/** @param {ArrayLike<number>} v @param {number} a @param {number} b @returns {Form[]} */
export const fitLinear = (v, a, b) => [{ kind: "linear", A: v[a], B: v[b - 1], t0: a, t1: b - 1 }];

/** @param {ArrayLike<number>} v @param {number} a @param {number} b @returns {Form[]} */
const fitGeometric = (v, a, b) => (v[a] > 0 && v[b - 1] > 0 && v[a] !== v[b - 1] ? [{ kind: "geometric", A: v[a], B: v[b - 1], t0: a, t1: b - 1 }] : []);

/** The two heights of a curve whose course is known, from where it is farthest apart. @param {ArrayLike<number>} v @param {number} i @param {number} j @param {(t: number) => number} course 1 at A, 0 at B */
function heightsOf(v, i, j, course) {
  const x = course(i), y = course(j), d = (v[i] - v[j]) / (x - y);
  const B = v[j] - d * y, A = B + d, scale = Math.max(Math.abs(A), Math.abs(B));
  return { A: neat(A, scale), B: neat(B, scale) };
}

/** Half a wave's length in steps: c + r cos(w (t - t0)) bends back to c in proportion to how far it is from it. @param {ArrayLike<number>} v @param {number} a @param {number} b */
function halfWave(v, a, b) {
  const k = Math.max(1, Math.floor((b - a) / 4)), bend = (/** @type {number} */ t) => v[t + k] + v[t - k] - 2 * v[t];
  const t1 = a + k, t2 = [b - 1 - k, t1 + Math.floor(k / 2)].find((t) => Math.abs(v[t] - v[t1]) > 1e-6 * Math.abs(v[t1])) ?? t1;
  const g = (bend(t2) - bend(t1)) / (v[t1] - v[t2]) / 2;
  if (!(g > 0 && g < 2)) return null;
  const w = (2 * Math.asin(Math.sqrt(g / 2))) / k;
  return { T: Math.PI / w, center: v[t1] + bend(t1) / (2 * g) };
}

/** @type {Fit} */
function fitCosine(v, a, b) {
  const wave = halfWave(v, a, b);
  if (!wave) return [];
  const w = Math.PI / wave.T, m = Math.min(b - 1, a + Math.max(1, Math.round(wave.T / 2))), s = w * (m - a);
  const P = v[a] - wave.center, Q = (v[m] - wave.center - P * Math.cos(s)) / Math.sin(s), top = Math.atan2(Q, P) / w;
  const start = a + (top > 0.5 ? top - wave.T : top < 0.5 - wave.T ? top + wave.T : top);
  return places(wave.T).flatMap((T) => places(start).map((t0) => {
    const course = (/** @type {number} */ t) => (1 + Math.cos((Math.PI * (t - t0)) / T)) / 2;
    return /** @type {Form} */ ({ kind: "cosine", ...heightsOf(v, a, m, course), t0, t1: t0 + T });
  })).filter((form) => "A" in form && Number.isFinite(form.A));
}

/** @type {Fit} */
function fitInverse(v, a, b) {
  if (!(v[a] > v[b - 1] && v[b - 1] > 0)) return [];
  return [0.5, 1].map((p) => {
    const first = v[a] ** (-1 / p), slope = (v[b - 1] ** (-1 / p) - first) / (b - 1 - a);
    return { kind: "inverse", A: v[a], t0: a, tau: first / slope, p };
  });
}

/** Where a power's own end must lie for three numbers to have these distances. @param {ArrayLike<number>} v @param {number} a @param {number} b @param {number} p @param {boolean} right */
function endOf(v, a, b, p, right) {
  const [x, y, z] = right ? [a, (a + b - 1) >> 1, b - 1] : [b - 1, (a + b - 1) >> 1, a], wanted = (v[x] - v[y]) / (v[y] - v[z]);
  const far = (/** @type {number} */ t, /** @type {number} */ by) => (Math.abs(z - t) + by) ** p;
  const off = (/** @type {number} */ by) => (far(x, by) - far(y, by)) / (far(y, by) - far(z, by)) - wanted;
  let low = 0, high = 20 * (b - a);
  if (!(off(low) * off(high) < 0)) return Math.abs(off(0)) < 1e-9 ? z : null;
  for (let i = 0; i < 48; i += 1) {
    const middle = (low + high) / 2;
    if (off(low) * off(middle) <= 0) high = middle;
    else low = middle;
  }
  return right ? z + low : z - low;
}

/** @type {Fit} */
function fitPower(v, a, b, { powers, borders }) {
  if (v[a] === v[b - 1]) return [];
  return powers.flatMap((p) => [true, false].flatMap((right) => {
    const found = endOf(v, a, b, p, right), near = right ? borders.filter((t) => t >= b - 1) : borders.filter((t) => t <= a).reverse();
    return [...new Set([...(found === null ? [] : places(found)), right ? b : a, right ? b - 1 : a - 1, ...near.slice(0, 3)])].map((end) => {
      const length = right ? end - a : b - 1 - end;
      if (!(length > 0)) return null;
      const course = (/** @type {number} */ t) => (right ? Math.max(0, (end - t) / length) ** p : 1 - Math.max(0, (t - end) / length) ** p);
      const way = right ? { t0: a, t1: end } : { t0: end, t1: b - 1 };
      return /** @type {Form} */ ({ kind: "power", ...heightsOf(v, a, b - 1, course), ...way, p, right });
    });
  })).filter((form) => form !== null);
}

/** A geometric fall or rise towards a level that is not zero. @type {Fit} */
function fitFade(v, a, b) {
  const k = (b - 1 - a) >> 1, q = (v[a + k] - v[a + 2 * k]) / (v[a] - v[a + k]);
  if (!(q > 0) || q === 1) return [];
  const falls = v[a] > v[b - 1], length = (Math.log(0.001) / Math.log(q)) * k * (falls ? 1 : -1);
  if (!(length > 1)) return [];
  return places(length).map((T) => {
    const course = (/** @type {number} */ t) => (falls ? (0.001 ** ((t - a) / T) - 0.001) / 0.999 : 1 - (0.001 ** (1 - (t - a) / T) - 0.001) / 0.999);
    return { kind: "fade", ...heightsOf(v, a, b - 1, course), t0: a, t1: a + T };
  });
}

/** Each kind: how many numbers it takes to be believed. @type {{kind: string, least: number, fit: Fit}[]} */
export const kinds = [
  { kind: "constant", least: 2, fit: (v, a) => [{ kind: "constant", A: v[a] }] },
  { kind: "linear", least: 3, fit: fitLinear },
  { kind: "geometric", least: 4, fit: fitGeometric },
  { kind: "cosine", least: 9, fit: fitCosine },
  { kind: "inverse", least: 6, fit: fitInverse },
  { kind: "power", least: 7, fit: fitPower },
  { kind: "fade", least: 9, fit: fitFade },
];
