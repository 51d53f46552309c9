// Stories about the size of a step: too low, too high, and how much a hair's breadth matters.
import { accuracy, countDead, countExploded, leastRatio, loss, median, percent, read, short } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */

/** @type {Story} */
export const goldilocks = {
  id: "goldilocks",
  question: { kind: "pick", answer: "flat" },
  experiment: "opt=sgd/lr=0.001/lr=0.1/lr=3",
  next: "opt=sgd/lr=3/lr=10",
  numbers: ([low, right, high]) => ({ dead: countDead(high), exploded: countExploded(high), slow: percent(accuracy(low)), right: percent(accuracy(right)), chance: high[0].chance.toFixed(2) }),
  claims: [
    { says: "The low rate leaves more than twice the loss of the right one, in every seed", measured: ([low, right]) => leastRatio(low, right, "train_loss"), atLeast: 2 },
    { says: "The right rate answers at least 95 % of new points rightly in every seed", measured: ([, right]) => Math.min(...read(right, "held_accuracy")), atLeast: 0.95 },
    { says: "At least two thirds of the starts at the high rate end dead at chance", measured: ([, , high]) => countDead(high) / high.length, atLeast: 0.66 },
    { says: "None of the starts at the high rate ends in NaN", measured: ([, , high]) => countExploded(high), atMost: 0 },
  ],
};

/** @type {Story} */
export const magnitudes = {
  id: "magnitudes",
  question: { kind: "pick", answer: "middle" },
  experiment: "task=digits&opt=adam&steps=600/lr=0.1/lr=0.001/lr=0.00001",
  next: "task=digits&opt=adam&steps=600/lr=0.01/lr=0.003/lr=0.001",
  numbers: ([high, middle, low]) => ({
    high: percent(accuracy(high)), middle: percent(accuracy(middle)), low: percent(accuracy(low)),
    highLeast: percent(Math.min(...read(high, "held_accuracy"))), highMost: percent(Math.max(...read(high, "held_accuracy"))),
  }),
  claims: [
    { says: "0.001 reads at least 93 % of new digits in every seed", measured: ([, middle]) => Math.min(...read(middle, "held_accuracy")), atLeast: 0.93 },
    { says: "0.1 ends with more than a fifth more loss on new digits than 0.001, in every seed", measured: ([high, middle]) => leastRatio(high, middle, "held_loss"), atLeast: 1.2 },
    { says: "0.00001 reads fewer than 40 % in every seed", measured: ([, , low]) => Math.max(...read(low, "held_accuracy")), atMost: 0.4 },
  ],
};

/** @type {Story} */
export const twins = {
  id: "twins",
  question: { kind: "pick", answer: "cosine" },
  experiment: "opt=momentum/lr=0.3/lr=0.301/lr=0.3&sched=cosine/lr=0.301&sched=cosine",
  next: "opt=momentum/lr=0.03/lr=0.0301",
  numbers: (runs) => ({ apart: short(gap(runs[0], runs[1])), close: short(gap(runs[2], runs[3])), more: Math.round(gap(runs[0], runs[1]) / gap(runs[2], runs[3])) }),
  claims: [
    { says: "The constant twins end at least twice as far apart as the decaying ones (medians)", measured: ([a, b, c, d]) => gap(a, b) / gap(c, d), atLeast: 2 },
    { says: "The decaying pair ends with less than two thirds of the constant pair's loss (medians)", measured: ([a, , c]) => loss(c) / loss(a), atMost: 0.67 },
  ],
};

/** @param {import("./evidence.js").Seeds} one @param {import("./evidence.js").Seeds} other */
function gap(one, other) {
  const theirs = read(other, "train_loss");
  return median(read(one, "train_loss").map((value, i) => Math.abs(value - theirs[i])));
}
