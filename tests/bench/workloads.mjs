// The five workloads every peer trains, as lines of LR Lab; who takes part; how the numbers of a list are summed up.

/** @typedef {{line: string, short: string, what: string, inputs: number, classes: number, batch: number, samples: number, activation: "tanh"|"relu",
 *   loss: "bce"|"ce", opt: "momentum"|"adam", lr: number, momentum: number, steps: number, layers: {in: number, out: number}[]}} Workload */

const small = "task=circles&train=320&held=64&depth=2&width=16&activation=tanh&opt=momentum&lr=0.03&sched=constant&steps=100000";
const large = "task=random&inputs=784&classes=10&density=0.2&train=512&held=64&depth=1&width=64&activation=relu&sched=constant&steps=20000&batch=64";

/** @type {Record<string, Workload>} */
export const workloads = {
  W1_b10: {
    line: `${small}&batch=10`, short: "2-16-16-1 tanh, batch 10", what: "2-16-16-1 tanh, binary cross-entropy, batch 10, momentum 0.9", inputs: 2, classes: 2, batch: 10, samples: 320,
    activation: "tanh", loss: "bce", opt: "momentum", lr: 0.03, momentum: 0.9, steps: 100_000, layers: [{ in: 2, out: 16 }, { in: 16, out: 16 }, { in: 16, out: 1 }],
  },
  W1_b32: {
    line: `${small}&batch=32`, short: "the same, batch 32", what: "the same, batch 32", inputs: 2, classes: 2, batch: 32, samples: 320,
    activation: "tanh", loss: "bce", opt: "momentum", lr: 0.03, momentum: 0.9, steps: 100_000, layers: [{ in: 2, out: 16 }, { in: 16, out: 16 }, { in: 16, out: 1 }],
  },
  W2_sgdm: {
    line: `${large}&opt=momentum&lr=0.02`, short: "784-64-10 ReLU, batch 64, momentum", what: "784-64-10 ReLU, cross-entropy, batch 64, momentum 0.9", inputs: 784, classes: 10, batch: 64, samples: 512,
    activation: "relu", loss: "ce", opt: "momentum", lr: 0.02, momentum: 0.9, steps: 20_000, layers: [{ in: 784, out: 64 }, { in: 64, out: 10 }],
  },
  W2_adam: {
    line: `${large}&opt=adam&lr=0.001`, short: "the same, Adam", what: "the same, Adam", inputs: 784, classes: 10, batch: 64, samples: 512,
    activation: "relu", loss: "ce", opt: "adam", lr: 0.001, momentum: 0.9, steps: 20_000, layers: [{ in: 784, out: 64 }, { in: 64, out: 10 }],
  },
  W2_dense: {
    line: `${large}&density=1&opt=momentum&lr=0.02`, short: "momentum, inputs without zeros", what: "784-64-10 ReLU, momentum, inputs without zeros", inputs: 784, classes: 10, batch: 64, samples: 512,
    activation: "relu", loss: "ce", opt: "momentum", lr: 0.02, momentum: 0.9, steps: 20_000, layers: [{ in: 784, out: 64 }, { in: 64, out: 10 }],
  },
};

/** Who runs in the browser: folder under built/, and what to call it. */
export const peers = /** @type {Record<string, string>} */ ({
  lrlab: "LR Lab",
  "tfjs-wasm": "TensorFlow.js 4.22, wasm",
  "tfjs-cpu": "TensorFlow.js 4.22, cpu",
  jax: "jax-js 0.1.25, wasm",
  convnet: "ConvNetJS 0.3.0",
  plain: "plain JavaScript",
  unrolled: "JavaScript unrolled by hand",
});

/** How many losses are compared between peers, from the first step on. */
export const lossesCompared = 20;

/** @param {number[]} numbers */
export const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
/** @param {number[]} numbers @param {number} share */
export const quantile = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
/** @param {number[]} numbers */
export const median = (numbers) => quantile(numbers, 0.5);
/** Middle half of the numbers, as a share of the median. @param {number[]} numbers */
export const spread = (numbers) => (quantile(numbers, 0.75) - quantile(numbers, 0.25)) / median(numbers);
