// Stories about how a rate begins and comes back: warmup, restarts, cycles, and one trunk with many decays.
import { accuracy, countAbove, countDead, heldLoss, leastRatio, meansOver, median, middleRatio, peakLoss, percent, short, times } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */

/** @type {Story} */
export const warmup = {
  id: "warmup",
  question: { kind: "pick", answer: "some" },
  experiment: "opt=sgd&lr=1&init=3&sched=cosine/warmup=0/warmup=5pct",
  next: "opt=sgd&lr=0.3&sched=cosine/warmup=0/warmup=5pct",
  evidence: ["opt=sgd&lr=0.3&sched=cosine", "opt=sgd&lr=0.3&sched=cosine&warmup=5pct"],
  numbers: ([without, withIt]) => ({ dead: countDead(without), saved: countDead(withIt), peakWithout: short(peakLoss(without)), peakWith: short(peakLoss(withIt)), rightWith: percent(accuracy(withIt)), rightWithout: percent(accuracy(without)) }),
  claims: [
    { says: "Without warmup at least a quarter of the starts end dead", measured: ([without]) => countDead(without) / without.length, atLeast: 0.25 },
    { says: "With 5 % of warmup none ends dead", measured: ([, withIt]) => countDead(withIt), atMost: 0 },
    { says: "Warmup lowers the highest loss on the way at least threefold, in every seed", measured: ([without, withIt]) => leastRatio(without, withIt, "peak_loss"), atLeast: 3 },
    { says: "From ordinary weights at a modest rate, warmup changes the final loss by less than 3 % (median)", measured: ([, , plain, warm]) => Math.abs(middleRatio(plain, warm, "train_loss") - 1), atMost: 0.03 },
  ],
};

/** @type {Story} */
export const restarts = {
  id: "restarts",
  question: { kind: "pick", answer: "once" },
  experiment: "task=stream&steps=2100&evals=210/sched=cosine/sched=restarts&period=300&multiplier=2",
  next: "task=stream&steps=2100&evals=210/sched=cyclical/sched=restarts&period=300&multiplier=2",
  numbers: ([once, again]) => ({
    once: short(heldLoss(once)), again: short(heldLoss(again)),
    early: short(near(again, 300)), onceEarly: short(near(once, 300)), middle: short(near(again, 900)), onceMiddle: short(near(once, 900)),
  }),
  claims: [
    { says: "At the end of the first cycle the restarting run has at most four fifths of the loss (median)", measured: ([once, again]) => near(again, 300) / near(once, 300), atMost: 0.8 },
    { says: "At the end of the second cycle it has at most three fifths of it (median)", measured: ([once, again]) => near(again, 900) / near(once, 900), atMost: 0.6 },
    { says: "After a restart the loss at least doubles (median)", measured: ([, again]) => median(jump(again)), atLeast: 2 },
    { says: "At the very end the single descent is no worse (median)", measured: ([once, again]) => heldLoss(again) / heldLoss(once), atLeast: 1 },
  ],
};

/** The median held-out loss in the last 20 of these steps. @param {import("./evidence.js").Seeds} runs @param {number} step */
const near = (runs, step) => median(meansOver(runs, "held_loss", (step - 20) / 2100, step / 2100));
/** @param {import("./evidence.js").Seeds} runs */
function jump(runs) {
  const before = meansOver(runs, "held_loss", 880 / 2100, 900 / 2100);
  return meansOver(runs, "held_loss", 920 / 2100, 1020 / 2100).map((after, i) => after / before[i]);
}

/** @type {Story} */
export const cycles = {
  id: "cycles",
  question: { kind: "pick", answer: "cycle" },
  experiment: "task=stream&steps=2000/sched=cyclical/sched=constant&lr=0.01375/sched=linear",
  next: "task=stream&steps=2000/sched=cyclical/sched=cyclical&low=0.5",
  numbers: ([cycle, constant, linear]) => ({ cycle: short(heldLoss(cycle)), constant: short(heldLoss(constant)), linear: short(heldLoss(linear)), times: times(middleRatio(constant, cycle, "held_loss")) }),
  claims: [
    { says: "The constant rate of the same mean ends with at least twice the loss (median)", measured: ([cycle, constant]) => middleRatio(constant, cycle, "held_loss"), atLeast: 2 },
    { says: "The cycles end lower than the constant rate in every seed", measured: ([cycle, constant]) => countAbove(constant, cycle, "held_loss") / cycle.length, atLeast: 1 },
    { says: "A linear decay ends with at most half of the cycles' loss (median)", measured: ([cycle, , linear]) => middleRatio(linear, cycle, "held_loss"), atMost: 0.5 },
  ],
};

/** @type {Story} */
export const trunk = {
  id: "trunk",
  question: { kind: "pick", answer: "most" },
  experiment: "task=stream&steps=2000&evals=100/sched=constant/branch=500&then=sqrt&then_span=300/branch=1000&then=sqrt&then_span=300/branch=1500&then=sqrt&then_span=300",
  next: "task=stream&steps=2000&branch=1500&then=sqrt&evals=100/then_span=50/then_span=150/then_span=500",
  numbers: ([trunkRun, first, second, third]) => ({ trunk: short(heldLoss(trunkRun)), first: short(heldLoss(first)), second: short(heldLoss(second)), third: short(heldLoss(third)) }),
  claims: [
    { says: "Until it leaves, each branch has the trunk's losses bit for bit", measured: (runs) => countStrays(runs), atMost: 0 },
    { says: "Every branch ends with at most half of the trunk's loss (medians)", measured: ([trunkRun, ...branches]) => Math.max(...branches.map((one) => heldLoss(one) / heldLoss(trunkRun))), atMost: 0.5 },
    { says: "The branch at step 1500 removes at least three quarters (median)", measured: ([trunkRun, , , third]) => middleRatio(third, trunkRun, "held_loss"), atMost: 0.25 },
    { says: "A later branch ends lower: the third below the first (median)", measured: ([, first, , third]) => middleRatio(first, third, "held_loss"), atLeast: 1.2 },
  ],
};

/** How many rows of the three branches differ from the trunk's before they leave it. @param {import("./evidence.js").Seeds[]} runs */
function countStrays([trunkRuns, ...branches]) {
  const strays = branches.map((runs, k) => runs.map((run, seed) => {
    const steps = run.column("step"), theirs = trunkRuns[seed].column("loss");
    return run.column("loss").filter((value, i) => steps[i] <= 500 * (k + 1) && value !== theirs[i]).length;
  }));
  return strays.flat().reduce((sum, count) => sum + count, 0);
}
