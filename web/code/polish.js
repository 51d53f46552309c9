// polish.js - says a form with the plainest numbers that still reproduce every step: whole steps, short rates.
import { neat } from "./fit.js";
import { valueAt } from "./forms.js";
import { holds } from "./pieces.js";

/** @typedef {import("./forms.js").Form} Form */
/** @typedef {import("./fit.js").Hints} Hints */
/** @typedef {import("./pieces.js").Series} Series */

/** How much there is to read in a number; what has a name is read at a glance. @param {number} x @param {Hints} hints */
const costOf = (x, { borders, levels }) => (x === 0 || borders.includes(x) || levels.includes(x) ? 1 : String(x).replace(/^-?0?\.?0*|e.*/g, "").length + 1);

/** @param {Form} form @param {Hints} hints @returns {number} */
export function lengthOf(form, hints) {
  if (form.kind === "product") return lengthOf(form.f, hints) + 3;
  const keys = form.kind === "geometric" && form.gamma ? ["A", "t0", "gamma", "period"] : ["A", "B", "t0", "t1", "tau", "rate"];
  if (form.kind === "inverse" && form.rate) return costOf(form.A, hints) + costOf(form.rate, hints) + costOf(Math.round(form.tau * form.rate), hints);
  return keys.reduce((sum, key) => sum + (key in form ? costOf(/** @type {any} */ (form)[key], hints) : 0), 0);
}

/** The same line through other steps: its ends, borders, and where it meets a rate that is known. @param {Extract<Form, {kind: "linear"}>} form @param {number} from @param {number} to @param {Hints} hints @returns {Form[]} */
function lines(form, from, to, { borders, levels }) {
  const scale = Math.max(Math.abs(form.A), Math.abs(form.B)), slope = (form.B - form.A) / (form.t1 - form.t0);
  const at = (/** @type {number} */ t) => neat(valueAt(form, t), scale);
  const meets = levels.map((level) => ({ t: form.t0 + (level - form.A) / slope, level })).filter(({ t }) => Math.abs(t) < 1e7)
    .map(({ t, level }) => ({ t: Math.abs(t - Math.round(t)) < 1e-6 ? Math.round(t) : neat(Number(t.toPrecision(11))), level }));
  const ends = [from, to, to - 1, from - 1, ...borders.filter((t) => t < from).slice(-2), ...borders.filter((t) => t > to).slice(0, 2), ...borders.slice(-2)].map((t) => ({ t, level: at(t) })).concat(meets);
  return ends.filter(({ t }) => t <= from).flatMap((a) => ends.filter(({ t }) => t >= to - 1 && t > a.t).map((b) => ({ ...form, t0: a.t, A: a.level, t1: b.t, B: b.level })))
    .filter(({ A, B }) => form.A < 0 || form.B < 0 || (A >= 0 && B >= 0));
}

/** Where a form may be said to begin. @param {number} from @param {number[]} borders */
const startsOf = (from, borders) => [from, ...borders.filter((t) => t < from)];

/** @param {Extract<Form, {kind: "geometric"}>} form @param {number} from @param {number} to @param {Hints} hints @returns {Form[]} */
function falls(form, from, to, { borders, gammas }) {
  const slope = Math.log(form.B / form.A) / (form.t1 - form.t0), start = { ...form, t0: from, A: neat(valueAt(form, from)) };
  const named = gammas.flatMap((gamma) => startsOf(from, borders).map((t0) => ({ ...start, t0, A: neat(valueAt(form, t0)), gamma, period: Math.round(Math.log(gamma) / slope) }))).filter(({ period }) => period > 0);
  return [...named, ...[to, to - 1, ...borders.filter((t) => t > from)].map((t1) => ({ ...start, t1, B: neat(valueAt(form, t1)) }))];
}

/** @param {Extract<Form, {kind: "inverse"}>} form @param {Hints} hints @returns {Extract<Form, {kind: "inverse"}>[]} */
const inverses = (form, { rates }) => [
  ...(form.p === 1 ? rates.map((rate) => ({ ...form, rate, tau: Math.round(form.tau * rate) / rate })) : []),
  ...[Math.round(form.tau), neat(Number(form.tau.toPrecision(12))), form.tau].map((tau) => ({ ...form, tau })),
];

/** @param {Form} form @param {number} from @param {number} to @param {Hints} hints @returns {Form[]} */
function others(form, from, to, hints) {
  if (form.kind === "constant") return [{ ...form, A: neat(form.A) }];
  if (form.kind === "linear") return lines(form, from, to, hints);
  if (form.kind === "geometric") return falls(form, from, to, hints);
  if (form.kind === "inverse") {
    return startsOf(from, hints.borders).flatMap((t0) => inverses({ ...form, t0, A: neat(valueAt(form, t0)), tau: form.tau + (t0 - form.t0) }, hints)).filter(({ tau }) => tau > 0);
  }
  if (form.kind === "fade") return [{ ...form, t0: from, t1: from + form.t1 - form.t0, A: neat(valueAt(form, from), form.A), B: neat(valueAt(form, from + form.t1 - form.t0), Math.max(form.A, form.B)) }];
  if (form.kind === "power" && form.right) return startsOf(from, hints.borders).map((t0) => ({ ...form, t0, A: neat(valueAt(form, t0), Math.max(form.A, form.B)) }));
  if (form.kind === "power") return [to, to - 1, ...hints.borders.filter((t) => t > from)].map((t1) => ({ ...form, t1, B: neat(valueAt(form, t1), Math.max(form.A, form.B)) }));
  return [];
}

/** @param {Series} series @param {Form} form @param {number} from @param {number} to @param {Hints} hints @returns {Form} */
export function polish(series, form, from, to, hints) {
  const strays = (/** @type {Form} */ one) => ("t1" in one && one.kind !== "power" ? Number(one.t0 !== from) + Number(one.t1 !== to && one.t1 !== to - 1) : 0);
  const known = others(form, from, to, hints).map((one) => ({ one, cost: lengthOf(one, hints) + 2 * strays(one) })).sort((a, b) => a.cost - b.cost);
  return known.find(({ one }) => holds(series, one, from, to))?.one ?? form;
}
