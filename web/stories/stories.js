// The stories in the order in which to tell them: a question, an experiment, what is measured of it, and what to try next.
import { batch, indifferent, range, trick } from "./choosing.js";
import { cliffs, decay, floor } from "./decay.js";
import { cycles, restarts, trunk, warmup } from "./shapes.js";
import { goldilocks, magnitudes, twins } from "./size.js";

/** @typedef {import("./evidence.js").Seeds} Seeds */
/** Asked before anything is shown: pick one, or draw the loss that run `of` will have.
 * @typedef {{kind: "pick", answer: string} | {kind: "draw", of: number}} Question */
/** What a test asserts: a number from the runs, with its margin.
 * @typedef {{says: string, measured: (runs: Seeds[]) => number, atLeast?: number, atMost?: number}} Claim */
/** Its words are in the file of each language, under its id; the gaps in them are filled from `numbers`, which come from training.
 * `sweep` is what the sweeps page can find out further. `runs` are those of the experiment, then those of `evidence` (lines that are measured, not shown).
 * @typedef {{id: string, question: Question, experiment: string, evidence?: string[], next: string, sweep?: string,
 *   numbers: (runs: Seeds[]) => Record<string, string|number>, claims: Claim[]}} Story */

export const seeds = 12;

/** @type {Story[]} */
export const stories = [goldilocks, magnitudes, decay, cliffs, floor, warmup, restarts, cycles, range, batch, trunk, twins, trick, indifferent];
