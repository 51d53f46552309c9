// Says in a few words how a run ended.
import { formatPercent, formatValue } from "../view/numbers.js";

/** @typedef {import("./laboratory.js").Outcome} Outcome */

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
  if (fate === "exploded") return `exploded at step ${report.diverged_at}`;
  if (fate === "dead") return "no better than guessing";
  return Number.isFinite(report.held_accuracy) ? `${formatPercent(report.held_accuracy).replace(" ", "\u00a0")} right` : `loss ${formatValue(report.held_loss)}`;
}

/** What that means, for one run alone. @param {Outcome} outcome @param {number} chance @param {number} wobble how far the loss still jumps, as a factor */
export function explain(outcome, chance, wobble) {
  const fate = fateOf(outcome, chance);
  if (fate === "exploded") return "The steps outgrew all bounds: the weights are no longer numbers.";
  if (fate === "dead") return outcome.report.peak_loss > 1.5 * chance ? "Dead: a few huge steps threw it to where nothing can be learned any more." : "It has hardly begun: steps this small lead nowhere in so short a run.";
  if (outcome.report.held_accuracy > 0.965) return "It has learned the spiral.";
  if (outcome.report.held_accuracy < HARDLY && wobble < 3) return "It has hardly begun: steps this small need a far longer run.";
  return wobble > 3 && outcome.report.peak_loss > 2 ? "It bounces: the steps are too large to settle." : "Underway, but too slow for the time it was given.";
}
