// names.js - the names that numbers get in a program, as a person would give them: the steps where it turns, the rates between which it moves.
import { num, sub } from "./formula.js";
import { isForm } from "./groups.js";

/** @typedef {import("./groups.js").Part} Part */
/** @typedef {import("./formula.js").Tree} Tree */
/** @typedef {{steps: number, peak: number, marks: {kind: string, step: number}[]}} Facts */

export const PEAK = "PEAK", TOTAL = "TOTAL_STEPS";
/** @type {Record<string, string>} */
const byMark = { warmup_end: "WARMUP_STEPS", peak: "PEAK_STEP", decay_begin: "DECAY_START", decay_end: "DECAY_END", branch: "BRANCH_STEP" };
/** What is no count of steps: a float, though it may be whole. Keras takes no other rate. */
const HEIGHTS = /^(PEAK|START|FLOOR)$|MOMENTUM/;
const ORDER = [PEAK, "START", "FLOOR", "WARMUP_STEPS", "PEAK_STEP", "DECAY_START", "DECAY_END", "BRANCH_STEP", TOTAL];

/** The heights that forms rest on or go between. @param {Part[]} parts @returns {{low: number, high: number}[]} */
const heightsOf = (parts) => parts.flatMap(({ form }) => {
  if (form.kind === "cycles") return heightsOf(form.inner);
  if (!isForm(form) || form.kind === "product") return [];
  return "B" in form ? [{ low: Math.min(form.A, form.B), high: Math.max(form.A, form.B) }] : [{ low: form.kind === "constant" ? form.A : NaN, high: form.A }];
});

/** @param {Facts} facts */
export function createNames({ steps, peak, marks }) {
  const known = new Map([[PEAK, peak], [TOTAL, steps]]);
  const at = new Map([...marks].reverse().filter(({ kind }) => kind in byMark).map(({ kind, step }) => [step, byMark[kind]]));
  const first = (/** @type {string} */ name) => marks.find(({ kind }) => byMark[kind] === name)?.step;
  /** @param {string} name @param {number} n @returns {Tree} a name stands for one number: another that asks for it is written out */
  const as = (name, n) => {
    if (known.has(name) && known.get(name) !== n) return num(n);
    known.set(name, n);
    return num(n, name);
  };
  /** @param {number} n @returns {Tree} */
  const step = (n) => {
    const name = at.get(n);
    if (n === steps) return num(n, TOTAL);
    if (name && first(name) === n) return as(name, n);
    return n === steps - 1 && n > 1 ? sub(num(steps, TOTAL), num(1)) : num(n);
  };
  /** Names for the heights of one curve. @param {Part[]} parts @param {string[]} [called] highest, first, lowest */
  const levels = (parts, called = [PEAK, "START", "FLOOR"]) => {
    const heights = heightsOf(parts), top = called[0] === PEAK ? peak : Math.max(...heights.map(({ high }) => high)), form = parts[0].form;
    const start = isForm(form) && form.kind !== "product" && parts.length > 1 ? form.A : NaN, low = Math.min(...heights.map((one) => one.low).filter((n) => n > 0 && n !== start));
    return (/** @type {number} */ n) => (n === top ? as(called[0], n) : n > 0 && n === start ? as(called[1], n) : n === low ? as(called[2], n) : num(n));
  };
  return {
    as, step, levels,
    /** What stands at the top of the program: those a reader looks for first. */
    lines: () => [...known].map(([name, n]) => ({ name, n, rank: (ORDER.indexOf(name) + 1) || 99 })).sort((a, b) => a.rank - b.rank).map(({ name, n }) => `${name} = ${HEIGHTS.test(name) && Number.isInteger(n) ? n.toFixed(1) : n}`),
  };
}
