// Stories about falling rates: why to decay, what a cliff does, and how far down to go.
import { accuracy, countAbove, heldLoss, leastRatio, loss, meansOver, median, middleRatio, percent, read, short, times } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */

/** @type {Story} */
export const decay = {
  id: "decay",
  question: { kind: "pick", answer: "cosine" },
  experiment: "opt=momentum&lr=0.3/sched=constant/sched=cosine",
  next: "opt=momentum&lr=0.3/sched=cosine/sched=linear/sched=step",
  evidence: ["opt=momentum&lr=0.03", "opt=momentum&lr=0.03&sched=cosine"],
  numbers: ([constant, cosine]) => ({
    constant: short(loss(constant)), cosine: short(loss(cosine)), constantRight: percent(accuracy(constant)), cosineRight: percent(accuracy(cosine)),
    wins: countAbove(constant, cosine, "train_loss"),
  }),
  claims: [
    { says: "The constant rate ends with at least 1.3 times the loss of the cosine, in every seed", measured: ([constant, cosine]) => leastRatio(constant, cosine, "train_loss"), atLeast: 1.3 },
    { says: "At a tenth of the rate the two end within 6 % of each other (median)", measured: ([, , constant, cosine]) => Math.abs(middleRatio(constant, cosine, "train_loss") - 1), atMost: 0.06 },
    { says: "The cosine answers at least 90 % of new points rightly in every seed", measured: ([, cosine]) => Math.min(...read(cosine, "held_accuracy")), atLeast: 0.9 },
  ],
};

/** @type {Story} */
export const cliffs = {
  id: "cliffs",
  question: { kind: "draw", of: 0 },
  experiment: "task=stream&steps=2000&evals=200/sched=step/sched=linear/sched=constant",
  next: "task=stream&steps=2000&evals=200/sched=multistep&milestones=50pct/sched=linear",
  numbers: ([step, linear, constant]) => ({ fall: Math.min(10, Math.max(2, Math.round(median(cliff(step, 0.3))))), step: short(heldLoss(step)), linear: short(heldLoss(linear)), constant: short(heldLoss(constant)) }),
  claims: [
    { says: "Within 5 % of the run after the first drop the loss is below half of what it was, in every seed", measured: ([step]) => Math.min(...cliff(step, 0.3)), atLeast: 2 },
    { says: "The second drop removes less than the first (medians)", measured: ([step]) => median(cliff(step, 0.3)) / median(cliff(step, 0.6)), atLeast: 1.3 },
    { says: "The constant rate ends with at least three times the loss of step decay (median)", measured: ([step, , constant]) => middleRatio(constant, step, "held_loss"), atLeast: 3 },
    { says: "Linear decay ends below step decay here (median)", measured: ([step, linear]) => middleRatio(step, linear, "held_loss"), atLeast: 1.4 },
  ],
};

/** How many times as high the loss is in the 5 % before a drop as in those soon after. @param {import("./evidence.js").Seeds} runs @param {number} at */
function cliff(runs, at) {
  const after = meansOver(runs, "held_loss", at + 0.01, at + 0.06);
  return meansOver(runs, "held_loss", at - 0.05, at).map((before, i) => before / after[i]);
}

/** @type {Story} */
export const floor = {
  id: "floor",
  question: { kind: "pick", answer: "zero" },
  experiment: "task=stream&steps=2000&sched=cosine/floor=0.1/floor=0",
  next: "task=stream&steps=6000&sched=cosine/floor=0.1/floor=0",
  numbers: ([tenth, zero]) => ({ tenth: short(heldLoss(tenth)), zero: short(heldLoss(zero)), times: times(middleRatio(tenth, zero, "held_loss")) }),
  claims: [
    { says: "Stopping at a tenth leaves at least 1.4 times the loss (median)", measured: ([tenth, zero]) => middleRatio(tenth, zero, "held_loss"), atLeast: 1.4 },
    { says: "Going to zero ends lower in at least ten of twelve seeds", measured: ([tenth, zero]) => countAbove(tenth, zero, "held_loss") / zero.length, atLeast: 10 / 12 },
  ],
};
