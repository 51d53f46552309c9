// optimizers.js - the optimizer of a run as each framework makes it: a row each, with what its class is called and what its arguments are called.

/** @typedef {Record<string, string>} Values what a line says, as text */
/** What a framework's optimizer is called, its arguments, and a word where it is not quite the same. @typedef {{name: string, args: Record<string, string|undefined>, note?: string}} Made */

/** @param {string} text */
const flag = (text) => (text === "1" ? "True" : undefined);
/** @param {string} text @param {string} usual what needs no saying */
const unless = (text, usual) => (Number(text) === Number(usual) ? undefined : text);

/** @param {string} name @param {Record<string, string|undefined>} args @param {string} [first] */
export const callOf = (name, args, first) => `${name}(${[...(first ? [first] : []), ...Object.entries(args).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}=${value}`)].join(", ")})`;

/** The first beta, or the momentum, where the run moves it. @param {Values} v @param {string} [moved] */
const first = (v, moved) => moved ?? v.beta1;

/** @type {Record<string, (v: Values, moved?: string) => Made>} */
export const torch = {
  sgd: (v) => ({ name: "SGD", args: { weight_decay: unless(v.weight_decay, "0") } }),
  momentum: (v, moved) => ({ name: "SGD", args: { momentum: moved ?? v.momentum, dampening: unless(v.dampening, "0"), weight_decay: unless(v.weight_decay, "0") } }),
  nesterov: (v, moved) => ({ name: "SGD", args: { momentum: moved ?? v.momentum, nesterov: Number(v.momentum) > 0 || moved ? "True" : undefined, weight_decay: unless(v.weight_decay, "0") } }),
  adagrad: (v) => ({ name: "Adagrad", args: { eps: v.eps, weight_decay: unless(v.weight_decay, "0") } }),
  rmsprop: (v, moved) => ({ name: "RMSprop", args: { alpha: v.alpha, eps: v.eps, momentum: moved ?? v.momentum, centered: flag(v.centered), weight_decay: unless(v.weight_decay, "0") } }),
  adam: (v, moved) => ({ name: "Adam", args: { ...betas(v, moved), amsgrad: flag(v.amsgrad), weight_decay: unless(v.weight_decay, "0") } }),
  adamw: (v, moved) => ({ name: "AdamW", args: { ...betas(v, moved), amsgrad: flag(v.amsgrad), weight_decay: v.weight_decay } }),
  nadam: (v, moved) => ({ name: "NAdam", args: { ...betas(v, moved), weight_decay: unless(v.weight_decay, "0") } }),
  radam: (v, moved) => ({ name: "RAdam", args: { ...betas(v, moved), weight_decay: unless(v.weight_decay, "0") } }),
  lion: (v, moved) => ({ name: "Lion", args: { betas: `(${first(v, moved)}, ${v.beta2})`, weight_decay: v.weight_decay }, note: "PyTorch has no Lion of its own: import one that takes these arguments." }),
};

/** @param {Values} v @param {string} [moved] */
const betas = (v, moved) => ({ betas: `(${first(v, moved)}, ${v.beta2})`, eps: v.eps });

const SHRINKS = "Keras shrinks the weights themselves (weight_decay), here the decay was a part of the gradient.";
const INSIDE = "Keras keeps the rate inside the velocity, so that a new rate acts over some steps; here it acted at once.";
const EPSILON = "Keras puts epsilon in another place than the run here did.";

/** @param {Values} v @param {Record<string, string|undefined>} args @param {...string} notes */
const kept = (v, args, ...notes) => {
  const said = [...notes, ...(Number(v.weight_decay) > 0 ? [SHRINKS] : [])];
  return { args: { ...args, weight_decay: unless(v.weight_decay, "0") }, ...(said.length ? { note: said.join(" ") } : {}) };
};

/** @type {Record<string, (v: Values, moved?: string) => Made>} */
export const keras = {
  sgd: (v) => ({ name: "SGD", ...kept(v, {}) }),
  momentum: (v, moved) => ({ name: "SGD", ...kept(v, { momentum: moved ?? v.momentum }, INSIDE) }),
  nesterov: (v, moved) => ({ name: "SGD", ...kept(v, { momentum: moved ?? v.momentum, nesterov: "True" }, INSIDE) }),
  adagrad: (v) => ({ name: "Adagrad", ...kept(v, { initial_accumulator_value: "0.0", epsilon: v.eps }, EPSILON) }),
  rmsprop: (v, moved) => ({ name: "RMSprop", ...kept(v, { rho: v.alpha, epsilon: v.eps, momentum: moved ?? v.momentum, centered: flag(v.centered) }, EPSILON) }),
  adam: (v, moved) => ({ name: "Adam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps, amsgrad: flag(v.amsgrad) }, EPSILON) }),
  adamw: (v, moved) => ({ name: "AdamW", args: { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps, amsgrad: flag(v.amsgrad), weight_decay: v.weight_decay }, note: EPSILON }),
  nadam: (v, moved) => ({ name: "Nadam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps }, EPSILON) }),
  radam: (v, moved) => ({ name: "Adam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps }, "Keras has no RAdam: this is Adam, which needs a warmup of its own.") }),
  lion: (v, moved) => ({ name: "Lion", args: { beta_1: first(v, moved), beta_2: v.beta2, weight_decay: unless(v.weight_decay, "0") } }),
};

/** @type {Record<string, (v: Values, moved?: string) => Made>} decay as a part of the gradient is put before it, by whoever writes it down */
export const optax = {
  sgd: () => ({ name: "sgd", args: {} }),
  momentum: (v, moved) => ({ name: "sgd", args: { momentum: moved ?? v.momentum }, ...(Number(v.dampening) > 0 ? { note: `Optax has no dampening; the run here had ${v.dampening}.` } : {}) }),
  nesterov: (v, moved) => ({ name: "sgd", args: { momentum: moved ?? v.momentum, nesterov: "True" } }),
  adagrad: (v) => ({ name: "adagrad", args: { initial_accumulator_value: "0.0", eps: v.eps } }),
  rmsprop: (v, moved) => ({ name: "rmsprop", args: { decay: v.alpha, eps: v.eps, eps_in_sqrt: "False", momentum: moved ?? unless(v.momentum, "0"), centered: flag(v.centered) } }),
  adam: (v, moved) => ({ name: v.amsgrad === "1" ? "amsgrad" : "adam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps } }),
  adamw: (v, moved) => ({ name: "adamw", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps, weight_decay: v.weight_decay }, ...(v.amsgrad === "1" ? { note: "Optax has no AMSGrad in its AdamW; the run here had." } : {}) }),
  nadam: (v, moved) => ({ name: "nadam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps }, note: "Optax's NAdam does not warm its momentum up as PyTorch's and the run here do." }),
  radam: (v, moved) => ({ name: "radam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps } }),
  lion: (v, moved) => ({ name: "lion", args: { b1: first(v, moved), b2: v.beta2, weight_decay: v.weight_decay } }),
};

/** Whose weights shrink by themselves; with all others decay is a part of the gradient. */
export const DECOUPLED = new Set(["adamw", "lion"]);
/** Whose momentum is called so; with all others it is the first beta. */
export const ROLLING = new Set(["momentum", "nesterov", "rmsprop", "sgd"]);
