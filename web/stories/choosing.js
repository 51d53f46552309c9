// Stories about choosing: the range test, the batch size, fair comparison, and when it does not matter.
import { accuracy, countAbove, countDead, leastRatio, loss, median, middleRatio, percent, read, short } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */
/** @typedef {import("./evidence.js").Run} Run */

const test = "opt=momentum&steps=300&sched=points&lr=10&points=0pct:0.0000001:e,100pct:1";

/** @type {Story} */
export const range = {
  id: "range",
  question: { kind: "pick", answer: "tenth" },
  experiment: test,
  next: "opt=momentum/lr=0.4/lr=0.03",
  sweep: "judge=range/opt=momentum",
  evidence: ["opt=momentum&lr=0.4", "opt=momentum&lr=0.03"],
  numbers: ([sweep, brink, tenth]) => ({
    minimum: short(median(sweep.map(rateAtLowest))), atMinimum: percent(accuracy(brink)), atTenth: percent(accuracy(tenth)),
    reliable: read(tenth, "held_accuracy").filter((share) => share >= 0.95).length,
  }),
  claims: [
    { says: "The rate of lowest loss lies between 0.1 and 1 in every seed", measured: ([sweep]) => Math.max(...sweep.map((run) => Math.abs(Math.log10(rateAtLowest(run)) + 0.5))), atMost: 0.5 },
    { says: "A constant 0.03, a tenth of it, trains well in every seed", measured: ([, , tenth]) => Math.min(...read(tenth, "held_accuracy")), atLeast: 0.95 },
    { says: "A constant 0.4, at the minimum, ends with at least twice the loss (median)", measured: ([, brink, tenth]) => middleRatio(brink, tenth, "train_loss"), atLeast: 2 },
  ],
};

/** The rate in force where the smoothed loss of a range test is lowest. @param {Run} run */
function rateAtLowest(run) {
  const losses = run.column("loss"), rates = run.column("lr");
  let smooth = 0, best = { loss: Infinity, rate: NaN };
  losses.forEach((value, i) => {
    smooth = 0.9 * smooth + 0.1 * value;
    const unbiased = smooth / (1 - 0.9 ** (i + 1));
    if (unbiased < best.loss) best = { loss: unbiased, rate: rates[i] };
  });
  return best.rate;
}

/** @type {Story} */
export const batch = {
  id: "batch",
  question: { kind: "pick", answer: "same" },
  experiment: "opt=sgd/batch=8&lr=0.02&steps=6000/batch=16&lr=0.04&steps=3000/batch=32&lr=0.08&steps=1500/batch=64&lr=0.16&steps=750",
  next: "opt=sgd&lr=0.8/batch=8&steps=6000/batch=128&steps=375",
  evidence: ["opt=sgd&batch=8&lr=1.6&steps=6000", "opt=sgd&batch=128&lr=1.6&steps=375"],
  numbers: (runs) => ({
    first: loss(runs[0]).toFixed(3), second: loss(runs[1]).toFixed(3), third: loss(runs[2]).toFixed(3), fourth: loss(runs[3]).toFixed(3),
    deadSmall: countDead(runs[4]), deadLarge: countDead(runs[5]),
  }),
  claims: [
    { says: "The four median losses lie within 4 % of one another", measured: (runs) => Math.max(...runs.slice(0, 4).map(loss)) / Math.min(...runs.slice(0, 4).map(loss)) - 1, atMost: 0.04 },
    { says: "At a rate of 1.6, at least three quarters of the starts with batches of 8 end dead", measured: (runs) => countDead(runs[4]) / runs[4].length, atLeast: 0.75 },
    { says: "At the same rate none with batches of 128 ends dead", measured: (runs) => countDead(runs[5]), atMost: 0 },
  ],
};

/** @type {Story} */
export const trick = {
  id: "trick",
  question: { kind: "pick", answer: "depends" },
  experiment: "opt=momentum/sched=exponential&lr=0.1/sched=wsd&lr=0.1/sched=exponential&lr=0.4/sched=wsd&lr=0.4",
  next: "opt=momentum&lr=0.1/sched=linear/sched=cosine/sched=wsd",
  sweep: "judge=fair/opt=momentum/sched=exponential/sched=wsd",
  evidence: ["opt=momentum&lr=0.1&sched=linear", "opt=momentum&lr=0.1&sched=cosine"],
  numbers: (runs, [expLow, wsdLow, expHigh, wsdHigh] = runs) => ({
    expLow: short(loss(expLow)), wsdLow: short(loss(wsdLow)), expHigh: short(loss(expHigh)), wsdHigh: short(loss(wsdHigh)),
    lowWins: countAbove(expLow, wsdLow, "train_loss"), highWins: countAbove(wsdHigh, expHigh, "train_loss"),
    spread: percent(spreadAtBest(runs)),
  }),
  claims: [
    { says: "From 0.1, warmup-stable-decay ends lower in at least ten of twelve seeds", measured: ([expLow, wsdLow]) => countAbove(expLow, wsdLow, "train_loss") / expLow.length, atLeast: 10 / 12 },
    { says: "From 0.4, exponential decay ends lower in every seed, by a fifth at least", measured: ([, , expHigh, wsdHigh]) => leastRatio(wsdHigh, expHigh, "train_loss"), atLeast: 1.2 },
    { says: "Each at the better of the two peaks, the four medians lie within 6 %", measured: spreadAtBest, atMost: 0.06 },
    { says: "The luck of the draw alone spreads the losses of linear decay by more than 20 %", measured: (runs) => Math.max(...read(runs[4], "train_loss")) / Math.min(...read(runs[4], "train_loss")) - 1, atLeast: 0.2 },
    { says: "From 0.1, linear and cosine lie within 2 % of each other (median)", measured: (runs) => Math.abs(middleRatio(runs[4], runs[5], "train_loss") - 1), atMost: 0.02 },
  ],
};

/** How far apart exponential at 0.4, and warmup-stable-decay, linear and cosine at 0.1, end. @param {import("./evidence.js").Seeds[]} runs */
function spreadAtBest([, wsdLow, expHigh, , linear, cosine]) {
  const losses = [wsdLow, expHigh, linear, cosine].map(loss);
  return Math.max(...losses) / Math.min(...losses) - 1;
}

/** @type {Story} */
export const indifferent = {
  id: "indifferent",
  question: { kind: "pick", answer: "none" },
  experiment: "task=gauss&lr=0.05&steps=600/sched=constant/sched=linear/sched=cosine/sched=step",
  next: "task=gauss&lr=0.5&steps=600/sched=constant/sched=linear/sched=cosine/sched=step",
  numbers: ([constant, linear, cosine, step]) => ({ constant: percent(accuracy(constant)), linear: percent(accuracy(linear)), cosine: percent(accuracy(cosine)), step: percent(accuracy(step)) }),
  claims: [
    { says: "The four median accuracies lie within one point of one another", measured: (runs) => Math.max(...runs.map(accuracy)) - Math.min(...runs.map(accuracy)), atMost: 0.01 },
    { says: "All four answer at least 90 % rightly in every seed", measured: (runs) => Math.min(...runs.flatMap((run) => read(run, "held_accuracy"))), atLeast: 0.9 },
  ],
};
