// Stories about how a rate begins and comes back: warmup, restarts, cycles, and one trunk with many decays.
import { accuracy, countAbove, countDead, heldLoss, leastRatio, meansOver, median, middleRatio, peakLoss, percent, short, times } from "./evidence.js";

/** @typedef {import("./stories.js").Story} Story */

/** @type {Story} */
export const warmup = {
  id: "warmup",
  title: "Seventy-five steps that save the run",
  sentence: "The weights start three times too large and the rate is high; one run gets 75 steps of warmup.",
  question: {
    prompt: "Of twelve starts without warmup, how many will die?",
    kind: "pick",
    choices: [{ key: "none", text: "None" }, { key: "some", text: "About half" }, { key: "all", text: "All" }],
    answer: "some",
  },
  experiment: "opt=sgd&lr=1&init=3&sched=cosine/warmup=0/warmup=5pct",
  reveal: "Without warmup {dead} of {seeds} starts end dead at chance; with it {saved}. The loss never climbs above about {peakWith} where it climbed to about {peakWithout}: the young weights settle before the large steps come.",
  now: { text: "Is warmup always needed?", link: "start from ordinary weights", experiment: "opt=sgd&lr=0.3&sched=cosine/warmup=0/warmup=5pct" },
  evidence: ["opt=sgd&lr=0.3&sched=cosine", "opt=sgd&lr=0.3&sched=cosine&warmup=5pct"],
  numbers: ([without, withIt]) => ({ dead: countDead(without), saved: countDead(withIt) || "none", peakWithout: short(peakLoss(without)), peakWith: short(peakLoss(withIt)), rightWith: percent(accuracy(withIt)), rightWithout: percent(accuracy(without)) }),
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
  title: "Do restarts help?",
  sentence: "A cosine that goes down once, and one that comes back up twice.",
  question: {
    prompt: "Which ends with the lower loss?",
    kind: "pick",
    choices: [{ key: "once", text: "Down once" }, { key: "restarts", text: "With restarts: they escape poor minima" }, { key: "same", text: "No difference at all" }],
    answer: "once",
  },
  experiment: "task=stream&steps=2100&evals=210/sched=cosine/sched=restarts&period=300&multiplier=2",
  reveal: "At the end a single descent is a little better ({once} against {again}). But at steps 300 and 900 the restarting run stood at {early} and {middle} where the single descent was still at {onceEarly} and {onceMiddle}: restarts do not win the end, they give you a usable model early, and again.",
  now: { text: "Cycles can go on for ever:", link: "see a cyclical rate", experiment: "task=stream&steps=2100&evals=210/sched=cyclical/sched=restarts&period=300&multiplier=2" },
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
  title: "Up and down against the mean",
  sentence: "A rate that swings between 0.0025 and 0.025, and a constant one at their middle.",
  question: {
    prompt: "Both spend the same amount of rate. Which ends lower?",
    kind: "pick",
    choices: [{ key: "cycle", text: "The swinging one" }, { key: "constant", text: "The steady one" }, { key: "same", text: "They tie" }],
    answer: "cycle",
  },
  experiment: "task=stream&steps=2000/sched=cyclical/sched=constant&lr=0.01375/sched=linear",
  reveal: "The swinging rate ends at {cycle}, the steady one at {constant}, {times} times as high: every cycle ends low, and there it settles. A plain linear decay, though, ends at {linear}.",
  now: { text: "Ends low is what counts:", link: "give the cycles a higher low", experiment: "task=stream&steps=2000/sched=cyclical/sched=cyclical&low=0.5" },
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
  title: "One trunk, many decays",
  sentence: "One long run at a constant rate; three short decays leave it on the way.",
  question: {
    prompt: "How much of the loss will a decay of 300 steps remove?",
    kind: "pick",
    choices: [{ key: "little", text: "A tenth or so" }, { key: "half", text: "About half" }, { key: "most", text: "Most of it" }],
    answer: "most",
  },
  experiment: "task=stream&steps=2000&evals=100/sched=constant/branch=500&then=sqrt&then_span=300/branch=1000&then=sqrt&then_span=300/branch=1500&then=sqrt&then_span=300",
  reveal: "Each branch shares its past with the trunk, bit for bit, and then falls: from around {trunk} to {first}, {second} and {third}. That is how warmup-stable-decay is used: one trunk is kept going, and whoever needs a finished model decays from where it stands.",
  now: { text: "How long must the decay be?", link: "try 50, 150 and 500 steps", experiment: "task=stream&steps=2000&branch=1500&then=sqrt&evals=100/then_span=50/then_span=150/then_span=500" },
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
