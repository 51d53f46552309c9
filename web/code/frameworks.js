// frameworks.js - a schedule's program put to work in each framework: a row each.
import { callOf, DECOUPLED, keras, optax, ROLLING, torch } from "./optimizers.js";
import { kerasPlateau, optaxPlateau, plateauOf, torchPlateau } from "./plateau.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").Resolved} Resolved */
/** What is written down: the program, what the core says of the line, and where the line can be opened again. @typedef {{program: Program, resolved: Resolved, label: string, home: string}} Sheet */
/** Lines above the program, and lines under it. @typedef {{imports: string[], tail: string[]}} Frame */

const MOMENTUM_NOW = "momentum(0)";

/** @param {Sheet} sheet */
const moves = ({ program }) => program.run.momentum !== null;
/** @param {Sheet} sheet @param {typeof torch} rows @param {string} [moved] */
const made = (sheet, rows, moved = MOMENTUM_NOW) => rows[sheet.resolved.chosen.opt](sheet.resolved.values, moves(sheet) ? moved : undefined);
/** @param {string|undefined} note */
const remark = (note) => (note ? [`# ${note}`] : []);
/** @param {Sheet} sheet */
const warms = ({ resolved }) => resolved.marks.find(({ kind }) => kind === "warmup_end")?.step ?? 0;
/** Changes made while it ran, of the rate or of all else. @param {Sheet} sheet @param {boolean} rate */
const edits = ({ resolved: { values } }, rate) => (values.edits ?? "").split(",").filter((one) => one && (one.split(":")[1] === "lr") === rate);
/** @param {Sheet} sheet */
const branch = ({ resolved }) => resolved.marks.find(({ kind }) => kind === "branch");
/** Who multiplies the rates of a schedule that listens by what it heard; the others know its warmup alone. */
const MULTIPLIES = new Set(["optax", "python"]);
/** Whether there is a function of the step to write down. @param {Sheet} sheet @param {string} key */
const foreseen = (sheet, key) => !sheet.resolved.reactive || warms(sheet) > 0 || (MULTIPLIES.has(key) && (branch(sheet) !== undefined || edits(sheet, true).length > 0));

/** Where the momentum stands in an optimizer's groups. @param {Sheet} sheet @param {string} group @param {string} step */
const setMomentum = ({ resolved }, group, step) => (ROLLING.has(resolved.chosen.opt) ? `${group}["momentum"] = momentum(${step})` : `${group}["betas"] = (momentum(${step}), ${group}["betas"][1])`);

/** @param {Sheet} sheet @returns {string[]} the optimizer, the rate at its highest */
function torchOptimizer(sheet) {
  const { name, args, note } = made(sheet, torch);
  return [...remark(note), `optimizer = ${callOf(note ? name : `torch.optim.${name}`, { lr: "PEAK", ...args }, "model.parameters()")}`];
}

/** What must be done by hand at every update. @param {Sheet} sheet @param {string} group */
const byHand = (sheet, group) => [
  ...(moves(sheet) ? [setMomentum(sheet, group, "step")] : []),
  ...(sheet.resolved.reactive && warms(sheet) ? [`if step <= ${warms(sheet)}:  # warmup`, `    ${group}["lr"] = learning_rate(step)`] : []),
];

/** @param {Sheet} sheet @returns {Frame} */
function writeTorch(sheet) {
  const { reactive, values } = sheet.resolved, hand = byHand(sheet, "group"), { every, told } = plateauOf(sheet.resolved), value = values.monitor === "held_accuracy" ? "accuracy" : "loss";
  const clip = Number(values.clip) > 0 ? [`# Before each optimizer.step(): torch.nn.utils.clip_grad_norm_(model.parameters(), ${values.clip})`] : [];
  return {
    imports: ["import torch", `from torch.optim.lr_scheduler import ${reactive ? "ReduceLROnPlateau" : "LambdaLR"}`],
    tail: [
      ...torchOptimizer(sheet),
      ...(reactive ? torchPlateau(sheet.resolved) : ["scheduler = LambdaLR(optimizer, lambda step: learning_rate(step) / PEAK)"]),
      "", ...(hand.length ? ["", "def before_update(step):", "    for group in optimizer.param_groups:", ...hand.map((line) => `        ${line}`), "", ""] : []),
      ...(hand.length ? ["# Before each optimizer.step(): before_update(step), step being counted from 0."] : []), ...clip,
      reactive ? `# Every ${every} updates: scheduler.step(${value}), where ${value} is ${told}.` : "# After each optimizer.step(): scheduler.step()",
    ],
  };
}

/** @param {Sheet} sheet @returns {Frame} */
function writeHuggingFace(sheet) {
  const { reactive, values } = sheet.resolved, hand = byHand(sheet, "group"), { every, up } = plateauOf(sheet.resolved), scored = reactive && values.monitor === "held_accuracy";
  const judged = reactive ? `, eval_strategy="steps", eval_steps=${every},\n                         metric_for_best_model="${scored ? "accuracy" : "loss"}", greater_is_better=${up ? "True" : "False"}` : "";
  return {
    imports: ["import torch", `from torch.optim.lr_scheduler import ${reactive ? "ReduceLROnPlateau" : "LambdaLR"}`, `from transformers import Trainer, ${hand.length ? "TrainerCallback, " : ""}TrainingArguments`],
    tail: [
      ...torchOptimizer(sheet),
      ...(reactive ? torchPlateau(sheet.resolved) : ["scheduler = LambdaLR(optimizer, lambda step: learning_rate(step) / PEAK)"]),
      ...(hand.length ? ["", "", "class BeforeUpdate(TrainerCallback):", "    def on_step_begin(self, args, state, control, **kwargs):", "        step = state.global_step", "        for group in optimizer.param_groups:", ...hand.map((line) => `            ${line}`), "", ""] : [""]),
      `args = TrainingArguments(output_dir="out", max_steps=TOTAL_STEPS, per_device_train_batch_size=${values.batch},`,
      `                         max_grad_norm=${Number(values.clip)}${judged})`,
      `trainer = Trainer(model=model, args=args, train_dataset=train_dataset, ${reactive ? "eval_dataset=eval_dataset, " : ""}${scored ? "compute_metrics=compute_metrics, " : ""}optimizers=(optimizer, scheduler)${hand.length ? ", callbacks=[BeforeUpdate()]" : ""})`,
      ...(scored ? ["# compute_metrics returns {\"accuracy\": ...} of the evaluation."] : []),
      ...(reactive && values.monitor === "train" ? ["# The Trainer judges the evaluation's loss, the run here judged its training loss."] : []),
    ],
  };
}

/** @param {Sheet} sheet @returns {Frame} */
function writeKeras(sheet) {
  const { reactive, values } = sheet.resolved, { name, args, note } = made(sheet, keras), momentum = ROLLING.has(sheet.resolved.chosen.opt) ? "momentum" : "beta_1";
  const clip = Number(values.clip) > 0 ? { global_clipnorm: values.clip } : {}, warm = warms(sheet);
  const callback = reactive && !warm ? [] : [
    "class EveryUpdate(keras.callbacks.Callback):", "    def on_train_begin(self, logs=None):", "        self.step = 0", "",
    "    def on_train_batch_begin(self, batch, logs=None):",
    ...(reactive ? [`        if self.step <= ${warm}:  # warmup`, "            self.model.optimizer.learning_rate = learning_rate(self.step)"] : ["        self.model.optimizer.learning_rate = learning_rate(self.step)"]),
    ...(moves(sheet) ? [`        self.model.optimizer.${momentum} = momentum(self.step)  # seen only where compile() was given run_eagerly=True`] : []),
    "        self.step += 1", "", "",
  ];
  return {
    imports: ["import keras"],
    tail: [
      ...callback, ...remark(note), `optimizer = ${callOf(`keras.optimizers.${name}`, { learning_rate: "PEAK", ...args, ...clip })}`,
      ...(reactive ? kerasPlateau(sheet.resolved) : []),
      `# model.compile(optimizer=optimizer, ...) and model.fit(..., callbacks=[${[...(callback.length ? ["EveryUpdate()"] : []), ...(reactive ? ["plateau"] : [])].join(", ")}])`,
    ],
  };
}

/** @param {Sheet} sheet @returns {Frame} */
function writeOptax(sheet) {
  const { reactive, values, chosen } = sheet.resolved, { name, args, note } = made(sheet, optax, "cycled"), moved = moves(sheet), plain = !foreseen(sheet, "optax");
  const inner = callOf(moved ? `optax.inject_hyperparams(optax.${name})` : `optax.${name}`, { learning_rate: plain ? "PEAK" : "schedule", ...args });
  const before = [...(Number(values.clip) > 0 ? [`optax.clip_by_global_norm(${values.clip})`] : []), ...(!DECOUPLED.has(chosen.opt) && Number(values.weight_decay) > 0 ? [`optax.add_decayed_weights(${values.weight_decay})`] : [])];
  const chain = [...before, inner, ...(reactive ? ["plateau"] : [])];
  const table = (/** @type {string} */ of, /** @type {string} */ as, /** @type {string} */ named) => [`${as} = jnp.asarray([${of}(step) for step in range(TOTAL_STEPS)])`, "", "", `def ${named}(count):`, `    return ${as}[jnp.minimum(count, TOTAL_STEPS - 1)]`, "", ""];
  return {
    imports: ["import jax.numpy as jnp", "import optax"].slice(plain ? 1 : 0),
    tail: [
      ...(plain ? [] : ["# Under jit a schedule is traced, so that all rates are worked out beforehand.", ...table("learning_rate", "RATES", "schedule")]),
      ...(moved ? table("momentum", "MOMENTA", "cycled") : []), ...(reactive ? optaxPlateau(sheet.resolved) : []), ...remark(note),
      `optimizer = ${chain.length > 1 ? `optax.chain(${chain.join(", ")})` : inner}`,
    ],
  };
}

/** @type {{key: string, label: string, write: (sheet: Sheet) => Frame}[]} */
export const frameworks = [
  { key: "pytorch", label: "PyTorch", write: writeTorch },
  { key: "huggingface", label: "Hugging Face", write: writeHuggingFace },
  { key: "keras", label: "Keras 3", write: writeKeras },
  { key: "optax", label: "Optax (JAX)", write: writeOptax },
  { key: "python", label: "Python", write: ({ resolved }) => ({ imports: [], tail: resolved.reactive ? [`# Besides, the run here multiplied its rate by ${resolved.values.factor} whenever ${plateauOf(resolved).watched} no longer improved.`] : [] }) },
];

/** A difference as a person reads it. @param {number} x */
export const roughly = (x) => String(Number(x.toPrecision(1)));

/** What stands above the program: where it is from and how it was checked. @param {Sheet} sheet @param {string} key */
function headOf(sheet, key) {
  const { program: { check }, resolved, label, home } = sheet, { reactive } = resolved, deaf = reactive && !MULTIPLIES.has(key), left = deaf && branch(sheet);
  const others = [...(deaf ? edits(sheet, true) : []), ...edits(sheet, false)];
  return [
    `# ${label}, a learning-rate schedule from LR Lab. To see it again:`, `# ${home}#${resolved.line || `sched=${resolved.chosen.sched}`}`,
    reactive ? "# It listens to the loss: nobody can know its rates before it runs." : `# Compared at all ${check.steps} steps with the rates trained with there; largest difference ${roughly(check.most)}.`,
    ...(left ? [`# At step ${left.step} the run here took a branch (then=${resolved.values.then}), which this code does not take.`] : []),
    ...(others.length ? [`# While it ran these were changed, too: ${others.join(", ")}`] : []),
  ].map((line) => line.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n"); // whatever a link brings along stays in its comment
}

/** @param {Sheet} sheet @param {string} key */
export function writeCode(sheet, key) {
  const { imports, tail } = (frameworks.find((row) => row.key === key) ?? frameworks[0]).write(sheet), { program } = sheet;
  const known = !foreseen(sheet, key), own = known ? [] : program.imports;
  const heads = [...own.filter((line) => line.startsWith("from")), ...(own.length && imports.length ? [""] : []), ...imports].join("\n");
  const functions = known ? [] : program.functions;
  const constants = known ? program.constants.split("\n").filter((line) => /^(PEAK|TOTAL_STEPS) /.test(line)).join("\n") : program.constants;
  const body = functions.map((text) => (text.startsWith("def") ? `\n${text}\n` : text));
  return `${[headOf(sheet, key), heads, constants, ...body, tail.join("\n")].filter(Boolean).join("\n\n").replace(/\n{4,}/g, "\n\n\n").trimEnd()}\n`;
}

/** Every step's numbers, for whoever reads tables. @param {import("./program.js").Curves} curves @param {boolean} cycled whether the momentum moves */
export function writeTable({ lr, momentum }, cycled) {
  const rows = Array.from(lr, (rate, step) => [step, rate, ...(cycled ? [momentum[step]] : [])].join(","));
  return `${[`step,learning_rate${cycled ? ",momentum" : ""}`, ...rows].join("\n")}\n`;
}
