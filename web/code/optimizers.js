// optimizers.js - the optimizer of a run as each framework makes it: a row each, with what its class is called and what its arguments are called.

/** @typedef {Record<string, string>} Values what a line says, as text */
/** What a framework's optimizer is called, its arguments, and a word where it is not quite the same. @typedef {{name: string, args: Record<string, string|undefined>, note?: string}} Made */

/** @param {string} text */
const flag = (text) => (text === "1" ? "True" : undefined);
/** A number that Python takes for a float: libraries refuse a whole one for a beta or a momentum. @param {string} text */
const float = (text) => (/^\d+$/.test(text) ? `${text}.0` : text);
/** @param {string} text @param {string} usual what needs no saying */
const unless = (text, usual) => (Number(text) === Number(usual) ? undefined : text);

/** @param {string} name @param {Record<string, string|undefined>} args @param {string} [first] */
export const callOf = (name, args, first) => `${name}(${[...(first ? [first] : []), ...Object.entries(args).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}=${value}`)].join(", ")})`;

/** The first beta, or the momentum, where the run moves it. @param {Values} v @param {string} [moved] */
const first = (v, moved) => moved ?? float(v.beta1);

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
  lion: (v, moved) => ({ name: "Lion", args: { betas: `(${first(v, moved)}, ${float(v.beta2)})`, weight_decay: v.weight_decay }, note: "PyTorch has no Lion of its own: import one that takes these arguments." }),
};

/** @param {Values} v @param {string} [moved] */
const betas = (v, moved) => ({ betas: `(${first(v, moved)}, ${float(v.beta2)})`, eps: v.eps });

const SHRINKS = "Keras shrinks the weights themselves (weight_decay), here the decay was a part of the gradient.";
/** @param {string} library */
const epsilon = (library) => `${library} puts epsilon in another place than the run here did.`;
/** Where there is a velocity. @param {string} library @param {Values} v @param {string} [moved] */
const inside = (library, v, moved) => (moved || Number(v.momentum) > 0) && `${library} keeps the rate inside the velocity, so that a new rate acts over some steps; here it acted at once.`;
/** @param {string} library @param {Values} v */
const undamped = (library, { dampening }) => Number(dampening) > 0 && `${library} has no dampening; the run here had ${dampening}.`;

/** @param {...(string|false)} notes */
const noted = (...notes) => (notes.some(Boolean) ? { note: notes.filter(Boolean).join(" ") } : {});

/** @param {Values} v @param {Record<string, string|undefined>} args @param {...(string|false)} notes */
const kept = (v, args, ...notes) => ({ args: { ...args, weight_decay: unless(v.weight_decay, "0") }, ...noted(...notes, Number(v.weight_decay) > 0 && SHRINKS) });

/** @type {Record<string, (v: Values, moved?: string) => Made>} */
export const keras = {
  sgd: (v) => ({ name: "SGD", ...kept(v, {}) }),
  momentum: (v, moved) => ({ name: "SGD", ...kept(v, { momentum: moved ?? float(v.momentum) }, inside("Keras", v, moved), undamped("Keras", v)) }),
  nesterov: (v, moved) => ({ name: "SGD", ...kept(v, { momentum: moved ?? float(v.momentum), nesterov: "True" }, inside("Keras", v, moved)) }),
  adagrad: (v) => ({ name: "Adagrad", ...kept(v, { initial_accumulator_value: "0.0", epsilon: v.eps }, epsilon("Keras")) }),
  rmsprop: (v, moved) => ({ name: "RMSprop", ...kept(v, { rho: v.alpha, epsilon: v.eps, momentum: moved ?? v.momentum, centered: flag(v.centered) }, epsilon("Keras"), inside("Keras", v, moved)) }),
  adam: (v, moved) => ({ name: "Adam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps, amsgrad: flag(v.amsgrad) }, epsilon("Keras")) }),
  adamw: (v, moved) => ({ name: "AdamW", args: { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps, amsgrad: flag(v.amsgrad), weight_decay: v.weight_decay }, note: epsilon("Keras") }),
  nadam: (v, moved) => ({ name: "Nadam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps }, "Keras's Nadam warms its momentum up within a hundred steps, PyTorch's and the run here over ten thousand.") }),
  radam: (v, moved) => ({ name: "Adam", ...kept(v, { beta_1: first(v, moved), beta_2: v.beta2, epsilon: v.eps }, "Keras has no RAdam: this is Adam, which needs a warmup of its own.") }),
  lion: (v, moved) => ({ name: "Lion", args: { beta_1: moved ?? (Number(v.beta1) > 0 ? v.beta1 : "1e-12"), beta_2: v.beta2, weight_decay: unless(v.weight_decay, "0") } }),
};

/** @type {Record<string, (v: Values, moved?: string) => Made>} decay as a part of the gradient is put before it, by whoever writes it down */
export const optax = {
  sgd: () => ({ name: "sgd", args: {} }),
  momentum: (v, moved) => ({ name: "sgd", args: { momentum: moved ?? v.momentum }, ...noted(undamped("Optax", v)) }),
  nesterov: (v, moved) => ({ name: "sgd", args: { momentum: moved ?? v.momentum, nesterov: "True" } }),
  adagrad: (v) => ({ name: "adagrad", args: { initial_accumulator_value: "0.0", eps: v.eps }, ...noted(epsilon("Optax")) }),
  rmsprop: (v, moved) => ({ name: "rmsprop", args: { decay: v.alpha, eps: v.eps, eps_in_sqrt: "False", momentum: moved ?? unless(v.momentum, "0"), centered: flag(v.centered) }, ...noted(inside("Optax", v, moved)) }),
  adam: (v, moved) => ({ name: v.amsgrad === "1" ? "amsgrad" : "adam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps }, ...noted(v.amsgrad === "1" && "Optax's AMSGrad takes the largest after its correction for the first steps, the run here before.") }),
  adamw: (v, moved) => ({ name: "adamw", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps, weight_decay: v.weight_decay }, ...noted(v.amsgrad === "1" && "Optax has no AMSGrad in its AdamW; the run here had.") }),
  nadam: (v, moved) => ({ name: "nadam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps }, note: "Optax's NAdam does not warm its momentum up as PyTorch's and the run here do." }),
  radam: (v, moved) => ({ name: "radam", args: { b1: first(v, moved), b2: v.beta2, eps: v.eps }, ...noted(epsilon("Optax")) }),
  lion: (v, moved) => ({ name: "lion", args: { b1: first(v, moved), b2: v.beta2, weight_decay: v.weight_decay } }),
};

/** Whose weights shrink by themselves; with all others decay is a part of the gradient. */
export const DECOUPLED = new Set(["adamw", "lion"]);
/** Whose momentum is called so; with all others it is the first beta. */
export const ROLLING = new Set(["momentum", "nesterov", "rmsprop", "sgd"]);
