// pieces.js - cuts a schedule into stretches that one form each reproduces at every step; what no form fits stays a list of numbers.
import { kinds } from "./fit.js";
import { valueAt } from "./forms.js";
import { lengthOf, polish } from "./polish.js";

/** @typedef {import("./forms.js").Form} Form */
/** @typedef {import("./fit.js").Hints} Hints */
/** What stands in a stretch: a form, or the numbers themselves, which may come again and again. @typedef {Form|{kind: "numbers", from: number, period?: number}} Content */
/** @typedef {{from: number, to: number, form: Content}} Piece */
/** Numbers, and whether another is as good as the one at a step; with slack, where the core itself has lost as much. @typedef {{v: ArrayLike<number>, near(t: number, x: number, slack?: number): boolean}} Series */

/** A formula is as good as the number where it differs by less than a millionth of a millionth of it, or by what arithmetic loses of the highest. */
export const TOLERANCE = 1e-12;
const LOST = 4e-15;

/** @param {ArrayLike<number>} v @returns {Series} */
export function seriesOf(v) {
  let top = 0;
  for (let t = 0; t < v.length; t += 1) top = Math.max(top, Math.abs(v[t]));
  return { v, near: (t, x, slack = 1) => Math.abs(x - v[t]) <= slack * (TOLERANCE * Math.abs(v[t]) + LOST * top) };
}

/** Forms without a difference in them lose nothing: they are held to the number itself, however small. @param {Series} series @param {Form} form @param {number} t */
function good({ v, near }, form, t) {
  const x = valueAt(form, t);
  return form.kind === "constant" || form.kind === "geometric" || form.kind === "inverse" ? Math.abs(x - v[t]) <= TOLERANCE * Math.abs(v[t]) : near(t, x);
}

/** @param {Series} series @param {Form} form @param {number} from @param {number} to */
export function holds(series, form, from, to) {
  for (const t of [from, to - 1, (from + to) >> 1]) if (!good(series, form, t)) return false;
  for (let t = from; t < to; t += 1) if (!good(series, form, t)) return false;
  return true;
}

/** @param {Series} series @param {Form} form @param {number} to @param {number} end */
function extend(series, form, to, end) {
  while (to < end && good(series, form, to)) to += 1;
  return to;
}

/** How many windows twice as long are tried after one that was found cannot be made longer: in a short one a curve may not yet be told from another. */
const MORE = 2;

/** As far as a form holds, fitted anew to all that it reached. @param {Series} series @param {(typeof kinds)[number]["fit"]} fit @param {Form} form @param {number} a @param {number} to @param {number} end @param {Hints} hints */
function grow(series, fit, form, a, to, end, hints) {
  let far = extend(series, form, to, end);
  while (far > to && far < end) {
    to = far;
    const next = fit(series.v, a, to, hints).find((one) => holds(series, one, a, to));
    if (!next) break;
    [form, far] = [next, extend(series, next, to, end)];
  }
  return { form, to: Math.max(to, far) };
}

/** The longest stretch from `a` that one kind reproduces: first to the next borders, then in windows from short to long.
 * @param {Series} series @param {(typeof kinds)[number]} kind @param {number} a @param {number} end @param {Hints} hints */
function longest(series, { least, fit }, a, end, hints) {
  const attempt = (/** @type {number} */ to) => {
    const form = fit(series.v, a, to, hints).find((one) => holds(series, one, a, to));
    return form ? grow(series, fit, form, a, to, end, hints) : null;
  };
  let best = [end, ...hints.borders.filter((t) => t > a && t < end).slice(0, 2).reverse()].filter((to) => to - a >= least).reduce((found, to) => found ?? attempt(to), /** @type {ReturnType<typeof attempt>} */ (null));
  for (let length = least, failed = 0; !best?.to || (best.to < end && failed < MORE); length *= 2) {
    if (a + length > end) break;
    if (best && a + length <= best.to) continue;
    const found = attempt(a + length);
    if (found) best = found;
    else if (best) failed += 1;
  }
  return best;
}

/** Nothing that bends is so straight for so long. */
const STRAIGHT = 32;

/** The form that reaches farthest from `a`, the plainest of equals. @param {Series} series @param {number} a @param {number} end @param {Hints} hints */
function farthest(series, a, end, hints) {
  let best = /** @type {ReturnType<typeof longest>} */ (null);
  for (const kind of kinds) {
    if (best && /^(constant|linear|geometric)$/.test(best.form.kind) && best.to - a >= STRAIGHT) break;
    const found = longest(series, kind, a, end, hints);
    if (found && (!best || found.to > best.to)) best = found;
  }
  return best;
}

/** Whether any form begins here: asked among numbers that none fits, where looking for the longest would take long. @param {Series} series @param {number} a @param {number} end @param {Hints} hints */
const begins = (series, a, end, hints) => kinds.some(({ least, fit }) => (least < 6 ? [least + 1] : [24]).some((n) => a + n <= end && fit(series.v, a, a + n, hints).some((one) => holds(series, one, a, a + n))));

/** In a long list not every number is asked: where a form is found it is followed back to its beginning. */
const LONG = 256, STRIDE = 16;

/** @param {Series} series @param {number} from @param {number} to @param {Hints} hints @param {number} most @returns {Piece[]} */
function cut(series, from, to, hints, most) {
  /** @type {Piece[]} */ const pieces = [];
  for (let a = from; a < to && pieces.length < most;) {
    const last = pieces.at(-1), among = last?.form.kind === "numbers" ? last.to - last.from : 0, lost = among > 8 && !begins(series, a, to, hints);
    const best = lost ? null : farthest(series, a, to, hints);
    if (best) pieces.push({ from: a, to: best.to, form: best.form });
    else if (last?.form.kind === "numbers") last.to = Math.min(to, a + (among > LONG ? STRIDE : 1));
    else pieces.push({ from: a, to: a + 1, form: { kind: "numbers", from: a } });
    a = pieces[pieces.length - 1].to;
  }
  return pieces;
}

/** Where two stretches meet both may be right: the border goes to where the schedule has its own. @param {Series} series @param {Piece[]} pieces @param {Hints} hints */
function settle(series, pieces, hints) {
  pieces.forEach((next, i) => {
    const before = pieces[i - 1], { form } = next;
    if (!before || form.kind === "numbers") return;
    let first = next.from;
    while (first > before.from + 1 && good(series, form, first - 1)) first -= 1;
    const allowed = (/** @type {number} */ t) => Number.isInteger(t) && t >= first && t <= next.from;
    const own = hints.borders.find(allowed) ?? (form.kind === "cosine" && allowed(form.t0) ? form.t0 : first);
    before.to = next.from = own;
  });
}

/** A warmup may be multiplied over what follows it: then the quotient of the two has a plain form. @param {Series} series @param {Piece[]} pieces @param {Hints} hints */
function unmultiply({ v, near }, pieces, hints) {
  const costs = pieces.map(({ from, to, form }) => (form.kind === "numbers" ? 9 * (to - from) : 5 + lengthOf(form, hints)));
  for (let i = 1, spent = costs[0]; i < Math.min(pieces.length, 24); spent += costs[i], i += 1) {
    const { from: to, form: g } = pieces[i];
    if (spent < 30 || to < 4 || g.kind === "numbers") continue;
    const by = (/** @type {number} */ t) => valueAt(g, t), quotient = Float64Array.from({ length: to }, (_, t) => v[t] / by(t));
    const series = { v: quotient, near: (/** @type {number} */ t, /** @type {number} */ x) => near(t, x * by(t)) };
    const form = kinds.flatMap(({ fit, least }) => (to < least ? [] : fit(quotient, 0, to, hints))).find((one) => holds(series, one, 0, to));
    if (!form) continue;
    const f = polish(series, form, 0, to, hints);
    if (lengthOf(f, hints) + 8 < spent) return [{ from: 0, to, form: /** @type {Form} */ ({ kind: "product", f, g }) }, ...pieces.slice(i)];
  }
  return pieces;
}

/** The pieces from one step on, up to another or until there are so many. @param {Series} series @param {Hints} hints @param {number} from @param {number} to @param {number} most @returns {Piece[]} */
export function findPieces(series, hints, from, to, most) {
  const pieces = cut(series, from, to, hints, most);
  settle(series, pieces, hints);
  const neater = pieces.map((piece) => (piece.form.kind === "numbers" ? piece : { ...piece, form: polish(series, piece.form, piece.from, piece.to, hints) }));
  return from ? neater : unmultiply(series, neater, hints);
}
