// Says in a few words how a run ended.
import { formatPercent, formatValue } from "../view/numbers.js";
import { learn, say } from "../words/words.js";

/** @typedef {import("./laboratory.js").Outcome} Outcome */

const { end, explain: why } = learn;
/** Of the loss of guessing: with more than this left, nothing was learned. */
const DEAD = 0.95, HARDLY = 0.6;

/** @param {Outcome} outcome @param {number} chance @returns {"exploded"|"dead"|"alive"} */
export function fateOf({ state, report }, chance) {
  if (state === "diverged") return "exploded";
  return chance > 0 && report.train_loss > DEAD * chance ? "dead" : "alive";
}

/** @param {Outcome} outcome @param {number} chance */
export function sayEnd(outcome, chance) {
  const fate = fateOf(outcome, chance), { report } = outcome;
  if (fate === "exploded") return say(end.exploded, { step: report.diverged_at });
  if (fate === "dead") return end.dead;
  return Number.isFinite(report.held_accuracy) ? say(end.right, { share: formatPercent(report.held_accuracy).replace(" ", "\u00a0") }) : say(end.loss, { loss: formatValue(report.held_loss) });
}

/** What that means, for one run alone. @param {Outcome} outcome @param {number} chance @param {number} wobble how far the loss still jumps, as a factor */
export function explain(outcome, chance, wobble) {
  const fate = fateOf(outcome, chance);
  if (fate === "exploded") return why.exploded;
  if (fate === "dead") return outcome.report.peak_loss > 1.5 * chance ? why.thrown : why.tiny;
  if (outcome.report.held_accuracy > 0.965) return why.learned;
  if (outcome.report.held_accuracy < HARDLY && wobble < 3) return why.small;
  return wobble > 3 && outcome.report.peak_loss > 2 ? why.bounces : why.slow;
}
