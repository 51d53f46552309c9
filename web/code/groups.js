// groups.js - pieces that belong together become one: stairs, cycles that come again, waves under an envelope, points joined by lines, tables of values.
import { fitLinear, neat } from "./fit.js";
import { shifted, valueAt } from "./forms.js";
import { findPieces, holds } from "./pieces.js";

/** @typedef {import("./forms.js").Form} Form */
/** @typedef {import("./fit.js").Hints} Hints */
/** @typedef {import("./pieces.js").Series} Series */
/** @typedef {import("./pieces.js").Content} Content */
/** Cycles of one length, each `q` times as high above `low` as the one before; a single cosine may have its top shrink instead (`top`), or each cycle be longer (`growth`).
 * @typedef {{kind: "cycles", t0: number, length: number, growth: number, q: number, low: number, top: boolean, inner: Part[]}} Cycles */
/** low + wave gamma^(t - t0). @typedef {{kind: "envelope", low: number, gamma: number, t0: number, inner: Part[]}} Envelope */
/** @typedef {{kind: "points", list: [number, number][]}} Points joined by straight lines */
/** @typedef {{kind: "table", starts: number[], values: number[]}} Table a value from each start on */
/** @typedef {Content|Cycles|Envelope|Points|Table} Block */
/** @typedef {{from: number, to: number, form: Block}} Part */

const FEW = 6, SHORT = 8, SOME = 64, MANY_CYCLES = 400;
/** Far into a run the core's own cycles drift, as those of PyTorch do: where a step is in its cycle is what remains of a large number. */
const DRIFT = 1000;

/** @param {Block} form @returns {form is Form} */
export const isForm = (form) => !["numbers", "cycles", "envelope", "points", "table"].includes(form.kind);

/** Where a growing cycle is at step t: how many came before, where it began, how long it is. @param {Cycles} cycles @param {number} t */
export function cycleAt({ t0, length, growth }, t) {
  if (growth === 1) {
    const cycle = Math.floor((t - t0) / length);
    return { cycle, start: t0 + cycle * length, length };
  }
  let cycle = 0, start = t0;
  while (t >= start + length && cycle < MANY_CYCLES) [cycle, start, length] = [cycle + 1, start + length, length * growth];
  return { cycle, start, length };
}

/** @param {Cycles} form @param {number} t */
function inCycles(form, t) {
  const { cycle, start, length } = cycleAt(form, t), past = ((t - start) * form.length) / length, inner = form.inner.find((part) => past < part.to)?.form;
  if (!inner || !isForm(inner)) return NaN;
  if (form.top && "A" in inner) return valueAt({ ...inner, A: inner.A * form.q ** cycle }, past);
  return form.low + (valueAt(inner, past) - form.low) * form.q ** cycle;
}

/** How much nearer to a level the second cycle stays, judged where the first is farthest from it. @param {ArrayLike<number>} v @param {number} from @param {number} length @param {number} low */
function ratioOf(v, from, length, low) {
  let most = from;
  for (let t = from; t < from + length; t += 1) if (Math.abs(v[t] - low) > Math.abs(v[most] - low)) most = t;
  return neat((v[most + length] - low) / (v[most] - low));
}

/** The cycles that begin with piece i, each of `width` pieces, as far as they hold. @param {Series} series @param {Part[]} parts @param {number} i @param {number} width @param {Hints} hints */
function cyclesFrom(series, parts, i, width, hints) {
  const first = parts.slice(i, i + width), second = parts.slice(i + width, i + 2 * width);
  if (second.length < width || !first.every(({ form }, k) => isForm(form) && form.kind === second[k].form.kind && form.kind !== "product" && form.kind !== "constant")) return null;
  const [a, b] = /** @type {any[]} */ ([first[0].form, second[0].form]), t0 = width === 1 && a.kind === "cosine" ? a.t0 : first[0].from;
  const length = width === 1 && a.kind === "cosine" ? a.t1 - a.t0 : second[0].from - t0, growth = a.kind === "cosine" && width === 1 ? neat(Number(((b.t1 - b.t0) / length).toPrecision(9))) : 1;
  const inner = first.map(({ from, to, form }) => ({ from: from - t0, to: Math.max(to - t0, 0), form: shifted(/** @type {Form} */ (form), t0) }));
  inner[width - 1].to = Math.ceil(length);
  const grown = growth !== 1, levels = [...new Set([0, Math.min(a.A, a.B), Math.max(a.A, a.B), ...hints.levels])];
  const ways = [{ q: 1, low: 0, top: false }, ...levels.map((low) => ({ q: grown ? neat((b.A - low) / (a.A - low)) : ratioOf(series.v, first[0].from, length, low), low, top: false })), { q: neat(b.A / a.A), low: 0, top: true }]
    .filter(({ q }) => q > 0 && q <= 1);
  const found = ways.map((way) => {
    const form = /** @type {Cycles} */ ({ kind: "cycles", t0, length, growth, ...way, inner });
    let to = parts[i].from;
    while (to < series.v.length && series.near(to, inCycles(form, to), DRIFT)) to += 1;
    return { form, to };
  }).reduce((x, y) => (y.to > x.to ? y : x));
  return found.to > second[width - 1].from ? found : null;
}

/** @param {Series} series @param {Part[]} parts @param {Hints} hints @returns {Part[]} */
function joinCycles(series, parts, hints) {
  for (let i = 0; i < parts.length; i += 1) for (const width of [1, 2, 3]) {
    const found = cyclesFrom(series, parts, i, width, hints);
    if (!found) continue;
    const rest = parts.findIndex((part) => part.to > found.to), covered = rest < 0 ? parts.length - i : rest - i;
    if (covered < width + 2) continue;
    const end = rest < 0 ? parts[parts.length - 1].to : parts[rest].from;
    const joined = { from: parts[i].from, to: end, form: found.form };
    return [...parts.slice(0, i), joined, ...joinCycles(series, rest < 0 ? [] : parts.slice(rest), hints)];
  }
  return parts;
}

/** Constants of one length, each the same factor of the one before. @param {Series} series @param {Part[]} parts @returns {Part[]} */
function joinStairs(series, parts) {
  for (let i = 0; i + 2 < parts.length; i += 1) {
    const [a, b] = parts.slice(i, i + 2);
    if (a.form.kind !== "constant" || b.form.kind !== "constant" || !(a.form.A > 0)) continue;
    const period = b.to - b.from, form = /** @type {Form} */ ({ kind: "stairs", A: a.form.A, t0: b.from - period, gamma: neat(b.form.A / a.form.A), period });
    let last = i;
    while (parts[last]?.form.kind === "constant" && a.from >= b.from - period && holds(series, form, parts[last].from, parts[last].to)) last += 1;
    if (last - i >= 3 && parts[last]?.form.kind !== "constant") return [...parts.slice(0, i), { from: a.from, to: parts[last - 1].to, form }, ...joinStairs(series, parts.slice(last))];
  }
  return parts;
}

/** @param {Part} part @param {Part|undefined} next @param {Series} series @returns {[number, number][]} the points of one part; where it runs into the next its last is the next one's first */
function pointsOf({ from, to, form }, next, { v, near }) {
  if (form.kind === "numbers") return Array.from({ length: to - from }, (_, k) => [from + k, neat(v[from + k])]);
  const last = /** @type {Form} */ (form), joined = next && near(to, valueAt(last, to));
  return joined || to - from === 1 ? [[from, neat(v[from])]] : [[from, neat(v[from])], [to - 1, neat(v[to - 1])]];
}

/** Many straight pieces in a row become points; many constants a table. @param {Series} series @param {Part[]} parts @returns {Part[]} */
function joinPoints(series, parts) {
  const straight = (/** @type {Part} */ { form }) => form.kind === "linear" || form.kind === "constant" || (form.kind === "numbers" && !form.period);
  const i = parts.findIndex(straight);
  if (i < 0) return parts;
  const stop = parts.findIndex((part, k) => k > i && !straight(part)), run = parts.slice(i, stop < 0 ? parts.length : stop), after = stop < 0 ? [] : parts.slice(stop);
  const [from, to] = [run[0].from, run[run.length - 1].to], rest = joinPoints(series, after);
  const few = run.length <= FEW && !run.some(({ form }) => form.kind === "numbers");
  if (few || (run.length === 1)) return [...parts.slice(0, i), ...run, ...rest];
  if (run.every(({ form }) => form.kind === "constant")) {
    return [...parts.slice(0, i), { from, to, form: { kind: "table", starts: run.map((one) => one.from), values: run.map(({ form }) => /** @type {any} */ (form).A) } }, ...rest];
  }
  const list = run.flatMap((part, k) => pointsOf(part, run[k + 1], series));
  return [...parts.slice(0, i), list.length > (to - from) / 2 ? { from, to, form: { kind: "numbers", from } } : { from, to, form: { kind: "points", list } }, ...rest];
}

/** From where on the same few numbers come again and again, if they do. @param {Series} series @param {Hints} hints @param {number} from @param {number} end */
function findRepeat({ v, near }, { borders }, from, end) {
  for (const at of [from, ...borders.filter((t) => t > from && t < end).slice(0, 3)]) for (let period = 2; period <= SHORT; period += 1) {
    let t = at;
    while (t + period < end && near(t + period, v[t], DRIFT)) t += 1;
    if (t + period >= end && t - at >= 2 * period && !near(at + 1, v[at])) return { at, period };
  }
  return null;
}

/** Some pieces at a time, for stairs and cycles reach far beyond those that they were found in. @param {Series} series @param {Hints} hints @param {number} from @param {number} end @returns {Part[]} */
function chain(series, hints, from, end) {
  /** @type {Part[]} */ const parts = [], repeat = findRepeat(series, hints, from, end);
  if (repeat) return [...(repeat.at > from ? chain(series, hints, from, repeat.at) : []), { from: repeat.at, to: end, form: { kind: "numbers", from: repeat.at, period: repeat.period } }];
  for (let at = from; at < end;) {
    const joined = joinCycles(series, joinStairs(series, findPieces(series, hints, at, end, SOME)), hints), last = joined[joined.length - 1];
    if (last.form.kind === "stairs") while (last.to < end && holds(series, last.form, last.to, last.to + 1)) last.to += 1;
    if (last.form.kind === "cycles") while (last.to < end && series.near(last.to, inCycles(last.form, last.to), DRIFT)) last.to += 1;
    parts.push(...joined);
    at = last.to;
  }
  return parts;
}

/** Waves that shrink by a factor at every step are plain again once that is taken from them. @param {Series} series @param {Hints} hints @returns {Part[]|null} */
function unwrap(series, hints) {
  const to = series.v.length, [gamma] = hints.gammas;
  for (const from of hints.borders.slice(0, 4)) for (const low of [0, ...hints.levels]) {
    const wave = Float64Array.from(series.v, (x, t) => (x - low) / gamma ** (t - from));
    const plain = { v: wave, near: (/** @type {number} */ t, /** @type {number} */ x, slack = 1) => series.near(t, low + x * gamma ** (t - from), slack) };
    if (!fitLinear(wave, from, from + 4).every((form) => from + 4 <= to && holds(plain, form, from, from + 4))) continue;
    const inner = chain(plain, hints, from, to);
    if (inner.length > 4 || inner.some(({ form }) => form.kind === "numbers")) continue;
    return [...(from ? chain(series, hints, 0, from) : []), { from, to, form: { kind: "envelope", low, gamma, t0: from, inner } }];
  }
  return null;
}

/** @param {Series} series @param {Hints} hints @returns {Part[]} */
export function describe(series, hints) {
  const parts = (hints.shrinks && unwrap(series, hints)) || chain(series, hints, 0, series.v.length);
  return joinPoints(series, parts);
}
