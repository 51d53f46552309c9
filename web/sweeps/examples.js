// examples.js - what each judge is shown with while the visitor has not said anything: an experiment that it has something to say about.

/** Three schedules of which two are hard to tell apart. */
const SCHEDULES = "task=spiral&opt=momentum&lr=0.3/sched=constant/sched=linear/sched=cosine";
/** Noisy samples that never come again and plain descent: progress and noise both depend on rate and batch size only through their quotient. */
const NOISY = "task=stream&label_noise=2&width=16&held=128&opt=sgd&lr=0.03&steps=250";

const examples = /** @type {Record<string, string>} */ ({ fair: `judge=fair/${SCHEDULES}`, range: `judge=range/${SCHEDULES}`,
  map: `judge=map&target=0.7/${NOISY}`, sensitivity: `judge=sensitivity/${SCHEDULES}` });

/** @param {string} judge */
export const exampleOf = (judge) => examples[judge] ?? examples.fair;
