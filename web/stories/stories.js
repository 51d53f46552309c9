// The stories in the order in which to tell them: one sentence, a question, an experiment, a reveal, and what to try next.
import { batch, indifferent, range, trick } from "./choosing.js";
import { cliffs, decay, floor } from "./decay.js";
import { cycles, restarts, trunk, warmup } from "./shapes.js";
import { goldilocks, magnitudes, twins } from "./size.js";

/** @typedef {import("./evidence.js").Seeds} Seeds */
/** Asked before anything is shown: pick one, or draw the loss that run `of` will have.
 * @typedef {{prompt: string, kind: "pick", choices: {key: string, text: string}[], answer: string} | {prompt: string, kind: "draw", of: number}} Question */
/** What a test asserts: a number from the runs, with its margin.
 * @typedef {{says: string, measured: (runs: Seeds[]) => number, atLeast?: number, atMost?: number}} Claim */
/** `runs` are those of the experiment, then those of `evidence` (lines that are measured, not shown). `{names}` in `reveal` are filled
 * from `numbers`, which come from training.
 * @typedef {{id: string, title: string, sentence: string, question: Question, experiment: string, evidence?: string[], reveal: string,
 *   now: {text: string, link: string, experiment: string}, numbers: (runs: Seeds[]) => Record<string, string|number>, claims: Claim[]}} Story */

export const seeds = 12;

/** @type {Story[]} */
export const stories = [goldilocks, magnitudes, decay, cliffs, floor, warmup, restarts, cycles, range, batch, trunk, twins, trick, indifferent];
