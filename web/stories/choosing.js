// Stories about choosing: the range test, the batch size, fair comparison, and when it does not matter.
import { accuracy, countAbove, countDead, leastRatio, loss, median, middleRatio, percent, read, short } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */
/** @typedef {import("./evidence.js").Run} Run */

const test = "opt=momentum&steps=300&sched=points&lr=10&points=0pct:0.0000001:e,100pct:1";

/** @type {Story} */
export const range = {
  id: "range",
  title: "Find the edge",
  sentence: "One short run whose rate climbs from a millionth to ten: the learning-rate range test.",
  question: {
    prompt: "Which rate would you take from the curve of loss against rate?",
    kind: "pick",
    choices: [{ key: "minimum", text: "Where the loss is lowest" }, { key: "tenth", text: "A third to a tenth of that" }, { key: "steepest", text: "Where one step lowered the loss most" }],
    answer: "tenth",
  },
  experiment: test,
  reveal: "The loss is lowest near {minimum}, but that is already the brink: trained there with momentum at a constant rate, the median of {seeds} starts ends at {atMinimum}. A tenth of it reaches {atTenth}, and {reliable} of {seeds} starts reach 95 %.",
  now: { text: "Run the pick:", link: "train at 0.03", experiment: "opt=momentum/lr=0.4/lr=0.03" },
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
export function rateAtLowest(run) {
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
  title: "Bigger batch, bigger step",
  sentence: "Batches of 8, 16, 32 and 64 samples, the rate in the same proportion, every run seeing as many samples.",
  question: {
    prompt: "Which of the four ends with the lowest loss?",
    kind: "pick",
    choices: [{ key: "small", text: "The smallest batch: most steps" }, { key: "large", text: "The largest: least noise" }, { key: "same", text: "They end alike" }],
    answer: "same",
  },
  experiment: "opt=sgd/batch=8&lr=0.02&steps=6000/batch=16&lr=0.04&steps=3000/batch=32&lr=0.08&steps=1500/batch=64&lr=0.16&steps=750",
  reveal: "They end at {first}, {second}, {third} and {fourth}: eight times the batch with eight times the rate and an eighth of the steps is nearly the same run. It cannot go on for ever: at a rate of 1.6, {deadSmall} of {seeds} starts with batches of 8 end dead, and {deadLarge} with batches of 128.",
  now: { text: "Change only one of the two:", link: "batch 8 and 128 at a rate of 0.8", experiment: "opt=sgd&lr=0.8/batch=8&steps=6000/batch=128&steps=375" },
  evidence: ["opt=sgd&batch=8&lr=1.6&steps=6000", "opt=sgd&batch=128&lr=1.6&steps=375"],
  numbers: (runs) => ({
    first: loss(runs[0]).toFixed(3), second: loss(runs[1]).toFixed(3), third: loss(runs[2]).toFixed(3), fourth: loss(runs[3]).toFixed(3),
    deadSmall: countDead(runs[4]) === runs[4].length ? "all" : countDead(runs[4]), deadLarge: countDead(runs[5]) || "none",
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
  title: "Which schedule is best? A trick question",
  sentence: "Exponential decay against warmup-stable-decay, once from a peak of 0.1 and once from 0.4.",
  question: {
    prompt: "Which schedule is better?",
    kind: "pick",
    choices: [{ key: "exponential", text: "Exponential" }, { key: "wsd", text: "Warmup-stable-decay" }, { key: "depends", text: "It depends on the peak" }],
    answer: "depends",
  },
  experiment: "opt=momentum/sched=exponential&lr=0.1/sched=wsd&lr=0.1/sched=exponential&lr=0.4/sched=wsd&lr=0.4",
  reveal: "From 0.1, warmup-stable-decay ends lower ({wsdLow} against {expLow}), in {lowWins} of {seeds} starts. From 0.4 it is the other way round ({wsdHigh} against {expHigh}), in {highWins}. Whoever compares schedules at one peak compares peaks.",
  now: { text: "At its own best peak, most schedules tie:", link: "linear, cosine and warmup-stable-decay at 0.1", experiment: "opt=momentum&lr=0.1/sched=linear/sched=cosine/sched=wsd" },
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
  title: "When the schedule does not matter",
  sentence: "An easy task, a modest rate, enough steps, and four schedules.",
  question: {
    prompt: "How far apart will they be on points they never saw?",
    kind: "pick",
    choices: [{ key: "far", text: "More than ten points of accuracy" }, { key: "some", text: "Three to ten points" }, { key: "none", text: "Less than one" }],
    answer: "none",
  },
  experiment: "task=gauss&lr=0.05&steps=600/sched=constant/sched=linear/sched=cosine/sched=step",
  reveal: "They answer {constant}, {linear}, {cosine} and {step} rightly: nothing to choose. A schedule turns down noise; where noise was never what held the run back, any will do.",
  now: { text: "Make it matter:", link: "raise the rate to 0.5", experiment: "task=gauss&lr=0.5&steps=600/sched=constant/sched=linear/sched=cosine/sched=step" },
  numbers: ([constant, linear, cosine, step]) => ({ constant: percent(accuracy(constant)), linear: percent(accuracy(linear)), cosine: percent(accuracy(cosine)), step: percent(accuracy(step)) }),
  claims: [
    { says: "The four median accuracies lie within one point of one another", measured: (runs) => Math.max(...runs.map(accuracy)) - Math.min(...runs.map(accuracy)), atMost: 0.01 },
    { says: "All four answer at least 90 % rightly in every seed", measured: (runs) => Math.min(...runs.flatMap((run) => read(run, "held_accuracy"))), atLeast: 0.9 },
  ],
};
