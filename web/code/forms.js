// forms.js - the forms a stretch of a schedule can have: the value of each at a step, and the formula that says the same.
import { add, call, div, mul, num, PI, pow, sub, whole } from "./formula.js";

/** @typedef {import("./formula.js").Tree} Tree */
/** From A at t0 to B at t1, along one of the curves below. @typedef {{A: number, B: number, t0: number, t1: number}} Way */
/** @typedef {{kind: "constant", A: number}
 *   | {kind: "linear", A: number, B: number, t0: number, t1: number}
 *   | {kind: "cosine"|"fade", A: number, B: number, t0: number, t1: number}
 *   | {kind: "geometric", A: number, B: number, t0: number, t1: number, gamma?: number, period?: number}
 *   | {kind: "power", A: number, B: number, t0: number, t1: number, p: number, right: boolean}
 *   | {kind: "inverse", A: number, t0: number, tau: number, p: number, rate?: number}
 *   | {kind: "stairs", A: number, t0: number, gamma: number, period: number}
 *   | {kind: "product", f: Form, g: Form}} Form */
/** Gives numbers their names: steps, rates, and others by the name they ask for.
 * @typedef {{step(n: number): Tree, level(n: number): Tree, as(name: string, n: number): Tree}} Names */

/** An exponential that ends on zero falls by this factor and is then shifted down. */
export const FADE = 0.001;

/** @param {Way} way @param {number} t */
const share = ({ t0, t1 }, t) => (t - t0) / (t1 - t0);
/** @param {number} u */
const faded = (u) => (FADE ** u - FADE) / (1 - FADE);

/** The value of a form at step t. @param {Form} form @param {number} t @returns {number} */
export function valueAt(form, t) {
  if (form.kind === "product") return valueAt(form.f, t) * valueAt(form.g, t);
  const { A } = form;
  if (form.kind === "constant") return A;
  if (form.kind === "inverse") return A / (1 + (form.rate ? (form.rate * (t - form.t0)) / Math.round(form.tau * form.rate) : (t - form.t0) / form.tau)) ** form.p;
  if (form.kind === "stairs") return A * form.gamma ** Math.floor((t - form.t0) / form.period);
  const { B } = form, u = share(form, t);
  if (form.kind === "linear") return A + (B - A) * u;
  if (form.kind === "cosine") return A > B ? B + ((A - B) * (1 + Math.cos(Math.PI * u))) / 2 : A + ((B - A) * (1 - Math.cos(Math.PI * u))) / 2;
  if (form.kind === "fade") return A > B ? B + (A - B) * faded(u) : A + (B - A) * faded(1 - u);
  if (form.kind === "power") return form.right ? B + (A - B) * (1 - u) ** form.p : A + (B - A) * u ** form.p;
  return form.kind === "geometric" && form.gamma ? A * form.gamma ** ((t - form.t0) / (form.period ?? 1)) : A * (B / A) ** u;
}

/** low + (high - low) x. @param {Tree} low @param {Tree} high @param {Tree} x */
const lift = (low, high, x) => add(low, mul(sub(high, low), x));

/** @param {Tree} u */
const fadedTree = (u) => div(sub(pow(num(FADE), u), num(FADE)), num(1 - FADE));

/** The formula of a form. @param {Form} form @param {Names} names @param {Tree} step what it is a formula of @returns {Tree} */
export function treeOf(form, names, step) {
  if (form.kind === "product") return mul(treeOf(form.f, names, step), treeOf(form.g, names, step));
  const A = names.level(form.A);
  if (form.kind === "constant") return A;
  const past = sub(step, names.step(form.t0));
  if (form.kind === "inverse") {
    const u = form.rate ? div(mul(names.as("RATE", form.rate), past), names.as("PERIOD", Math.round(form.tau * form.rate))) : div(past, names.as("TIMESCALE", form.tau));
    return div(A, pow(add(num(1), u), num(form.p)));
  }
  if (form.kind === "stairs") return mul(A, pow(names.as("FACTOR", form.gamma), whole(past, names.as("PERIOD", form.period))));
  return wayTree(form, names, past);
}

/** @param {Exclude<Form, {kind: "constant"|"inverse"|"stairs"|"product"}>} form @param {Names} names @param {Tree} past */
function wayTree(form, names, past) {
  const A = names.level(form.A), B = names.level(form.B), span = sub(names.step(form.t1), names.step(form.t0)), u = div(past, span);
  const left = sub(num(1), u), falls = form.A > form.B;
  const raised = (/** @type {Tree} */ base) => pow(base, "p" in form && form.p !== 0.5 ? names.as("POWER", form.p) : num(0.5));
  switch (form.kind) {
    case "linear": return falls ? lift(B, A, left) : lift(A, B, u);
    case "cosine": return falls ? add(B, div(mul(sub(A, B), add(num(1), cosOf(past, span))), num(2))) : add(A, div(mul(sub(B, A), sub(num(1), cosOf(past, span))), num(2)));
    case "fade": return falls ? lift(B, A, fadedTree(u)) : lift(A, B, fadedTree(left));
    case "power": return form.right ? lift(B, A, raised(left)) : !falls ? lift(A, B, raised(u)) : form.B === 0 ? mul(A, sub(num(1), raised(u))) : sub(A, mul(sub(A, B), raised(u)));
    default: return mul(A, form.gamma ? pow(names.as("FACTOR", form.gamma), div(past, names.as("PERIOD", form.period ?? 1))) : pow(div(B, A), u));
  }
}

/** @param {Tree} past @param {Tree} span */
const cosOf = (past, span) => call("cos", div(mul(PI, past), span));

/** The same form on a clock that starts `by` steps later. @param {Form} form @param {number} by @returns {Form} */
export function shifted(form, by) {
  if (form.kind === "constant") return form;
  if (form.kind === "product") return { ...form, f: shifted(form.f, by), g: shifted(form.g, by) };
  return "t1" in form ? { ...form, t0: form.t0 - by, t1: form.t1 - by } : { ...form, t0: form.t0 - by };
}
