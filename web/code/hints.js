// hints.js - what the core says of a line that may help to read its curve: where it turns, and the numbers it was made with.

/** @typedef {import("./fit.js").Hints} Hints */

/** @param {{steps: number, peak: number, marks: {step: number}[], values: Record<string, string>}} resolved @returns {Hints} */
export function hintsOf({ steps, peak, marks, values }) {
  const said = (/** @type {string} */ key) => (key in values && Number(values[key]) > 0 ? [Number(values[key])] : []);
  return {
    borders: [...new Set([0, ...marks.map(({ step }) => step), steps - 1, steps])].filter(Number.isInteger).sort((a, b) => a - b),
    powers: [...new Set([0.5, ...said("power"), 2])].filter((p) => p !== 1),
    gammas: said("gamma").filter((gamma) => gamma < 1),
    rates: said("rate"),
    shrinks: values.cycle_mode === "exp_range" && Number(values.gamma) < 1,
    levels: [peak, ...["floor", "low", "warmup_from"].flatMap((key) => said(key).map((share) => share * peak)), ...said("div").map((by) => peak / by)],
  };
}

/** What may help to read the momentum of the same line. @param {Hints} hints @param {Record<string, string>} values @returns {Hints} */
export const momentumHints = (hints, values) => ({ ...hints, levels: [Number(values.max_momentum), Number(values.base_momentum)].filter(Number.isFinite) });
