// frameworks.js - a schedule's program put to work in each framework: a row each.
import { callOf, DECOUPLED, keras, optax, ROLLING, torch } from "./optimizers.js";
import { kerasPlateau, optaxPlateau, plateauOf, torchPlateau } from "./plateau.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").Resolved} Resolved */
/** What is written down: the program, what the core says of the line, and where the line can be opened again. @typedef {{program: Program, resolved: Resolved, label: string, home: string}} Sheet */
/** Lines above the program, and lines under it. @typedef {{imports: string[], tail: string[]}} Frame */

/** @param {Sheet} sheet */
const moves = ({ program }) => program.run.momentum !== null;
/** For a momentum that begins at 0 libraries make no velocity, and a whole number they refuse. @param {Sheet} sheet */
const atFirst = ({ program }) => (program.run.momentum?.(0) === 0 ? "1e-12" : "momentum(0)");
/** @param {Sheet} sheet @param {typeof torch} rows @param {string} [moved] */
const made = (sheet, rows, moved = atFirst(sheet)) => rows[sheet.resolved.chosen.opt](sheet.resolved.values, moves(sheet) ? moved : undefined);
/** @param {string|undefined} note */
const remark = (note) => (note ? [`# ${note}`] : []);
/** Changes made while it ran, of the rate or of all else. @param {Sheet} sheet @param {boolean} rate */
const edits = ({ resolved: { values } }, rate) => (values.edits ?? "").split(",").filter((one) => one && (one.split(":")[1] === "lr") === rate);
/** Whether the rate never leaves its peak. @param {Sheet} sheet */
const still = ({ program: { check, run }, resolved: { peak } }) => Array.from({ length: check.steps }, (_, step) => run.rate(step)).every((rate) => rate === peak);
/** Whether a schedule that listens has a course besides, which its reductions are multiplied with. @param {Sheet} sheet */
const mixes = (sheet) => sheet.resolved.reactive && (!still(sheet) || edits(sheet, true).length > 0);
/** Whether there is a function of the step to write down. @param {Sheet} sheet */
const foreseen = (sheet) => !sheet.resolved.reactive || mixes(sheet);

/** Where the momentum stands in an optimizer's groups. @param {Sheet} sheet @param {string} group @param {string} step */
const setMomentum = ({ resolved }, group, step) => (ROLLING.has(resolved.chosen.opt) ? `${group}["momentum"] = momentum(${step})` : `${group}["betas"] = (momentum(${step}), ${group}["betas"][1])`);

/** @param {Sheet} sheet @returns {string[]} the optimizer, the rate at its highest */
function torchOptimizer(sheet) {
  const { name, args, note } = made(sheet, torch);
  return [...remark(note), `optimizer = ${callOf(note ? name : `torch.optim.${name}`, { lr: "PEAK", ...args }, "model.parameters()")}`];
}

/** The steps at which the rate was set by hand: what was reduced before is then forgotten. @param {Sheet} sheet */
const setAt = (sheet) => [...new Set(edits(sheet, true).map((one) => Number(one.split(":")[0])))].join(", ");
/** @param {Sheet} sheet @param {string} step @param {string} reached */
const beginAnew = (sheet, step, reached) => (setAt(sheet) ? [`if ${step} in {${setAt(sheet)}}:  # the rate was set by hand`, `    ${reached} = PEAK`] : []);
/** @param {Sheet} sheet @param {string} [but] */
const forgets = (sheet, but = "") => (setAt(sheet) ? [`# Where the rate was set by hand (step ${setAt(sheet)}) the run here forgot its reductions${but}.`] : []);

/** What must be done by hand at every update. @param {Sheet} sheet */
const byHand = (sheet) => [
  ...(moves(sheet) ? [setMomentum(sheet, "group", "step")] : []),
  ...(mixes(sheet) ? [...beginAnew(sheet, "step", 'group["reached"]'), 'group["lr"] = group.setdefault("reached", group["lr"]) * (learning_rate(step) / PEAK)'] : []),
];
/** A scheduler that listens is shown the rate as it would be without that course, and what it makes of it is kept. */
const SHOWN = ["for group in optimizer.param_groups:", '    group["lr"] = group.pop("reached", group["lr"])'];

/** @param {Sheet} sheet @returns {Frame} */
function writeTorch(sheet) {
  const { reactive, values } = sheet.resolved, hand = byHand(sheet), shown = mixes(sheet), { every, told } = plateauOf(sheet.resolved), value = values.monitor === "held_accuracy" ? "accuracy" : "loss";
  const clip = Number(values.clip) > 0 ? [`# Before each optimizer.step(): torch.nn.utils.clip_grad_norm_(model.parameters(), ${values.clip})`] : [];
  return {
    imports: ["import torch", `from torch.optim.lr_scheduler import ${reactive ? "ReduceLROnPlateau" : "LambdaLR"}`],
    tail: [
      ...torchOptimizer(sheet),
      ...(reactive ? torchPlateau(sheet.resolved) : ["scheduler = LambdaLR(optimizer, lambda step: learning_rate(step) / PEAK)"]),
      "", ...(hand.length ? ["", "def before_update(step):", "    for group in optimizer.param_groups:", ...hand.map((line) => `        ${line}`), "", ""] : []),
      ...(shown ? [`def report(${value}):`, ...SHOWN.map((line) => `    ${line}`), `    scheduler.step(${value})`, "", ""] : []),
      ...(hand.length ? ["# Before each optimizer.step(): before_update(step), step being counted from 0."] : []), ...clip,
      reactive ? `# ${every > 1 ? `Every ${every} updates` : "After each update"}: ${shown ? "report" : "scheduler.step"}(${value}), where ${value} is ${told}.` : "# After each optimizer.step(): scheduler.step()",
    ],
  };
}

/** @param {Sheet} sheet @returns {Frame} */
function writeHuggingFace(sheet) {
  const { reactive, values } = sheet.resolved, hand = byHand(sheet), { every, up } = plateauOf(sheet.resolved), scored = reactive && values.monitor === "held_accuracy";
  const judged = reactive ? `, eval_strategy="steps", eval_steps=${every},\n                         metric_for_best_model="${scored ? "accuracy" : "loss"}", greater_is_better=${up ? "True" : "False"}` : "";
  return {
    imports: ["import torch", `from torch.optim.lr_scheduler import ${reactive ? "ReduceLROnPlateau" : "LambdaLR"}`, `from transformers import Trainer, ${hand.length ? "TrainerCallback, " : ""}TrainingArguments`],
    tail: [
      ...torchOptimizer(sheet),
      ...(reactive ? torchPlateau(sheet.resolved) : ["scheduler = LambdaLR(optimizer, lambda step: learning_rate(step) / PEAK)"]),
      ...(hand.length ? ["", "", "class BeforeUpdate(TrainerCallback):", "    def on_step_begin(self, args, state, control, **kwargs):", "        step = state.global_step", "        for group in optimizer.param_groups:", ...hand.map((line) => `            ${line}`),
        ...(mixes(sheet) ? ["", "    def on_evaluate(self, args, state, control, **kwargs):  # then the Trainer steps the scheduler", ...SHOWN.map((line) => `        ${line}`)] : []), "", ""] : [""]),
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
  const clip = Number(values.clip) > 0 ? { global_clipnorm: values.clip } : {}, mixed = mixes(sheet), rate = "self.model.optimizer.learning_rate";
  const callback = foreseen(sheet) ? [
    "class EveryUpdate(keras.callbacks.Callback):", "    def on_train_begin(self, logs=None):", "        self.step = 0", "",
    ...(mixed ? ["    def on_epoch_begin(self, epoch, logs=None):", `        self.reached = float(keras.ops.convert_to_numpy(${rate}))`, ""] : []),
    "    def on_train_batch_begin(self, batch, logs=None):",
    ...(mixed ? [...beginAnew(sheet, "self.step", "self.reached").map((line) => `        ${line}`), `        ${rate} = self.reached * (learning_rate(self.step) / PEAK)`] : [`        ${rate} = learning_rate(self.step)`]),
    ...(moves(sheet) ? [`        self.model.optimizer.${momentum} = momentum(self.step)  # seen only where compile() was given run_eagerly=True`] : []),
    "        self.step += 1", "", ...(mixed ? ["    def on_epoch_end(self, epoch, logs=None):  # then the plateau looks", `        ${rate} = self.reached`, ""] : []), "",
  ] : [];
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
  const { reactive, values, chosen } = sheet.resolved, { name, args, note } = made(sheet, optax, "cycled"), moved = moves(sheet), plain = !foreseen(sheet);
  const inner = callOf(moved ? `optax.inject_hyperparams(optax.${name})` : `optax.${name}`, { learning_rate: plain ? "PEAK" : "schedule", ...args });
  const before = [...(Number(values.clip) > 0 ? [`optax.clip_by_global_norm(${values.clip})`] : []), ...(!DECOUPLED.has(chosen.opt) && Number(values.weight_decay) > 0 ? [`optax.add_decayed_weights(${values.weight_decay})`] : [])];
  const chain = [...before, inner, ...(reactive ? ["plateau"] : [])];
  const table = (/** @type {string} */ of, /** @type {string} */ as, /** @type {string} */ named) => [`${as} = jnp.asarray([${of}(step) for step in range(TOTAL_STEPS)])`, "", "", `def ${named}(count):`, `    return ${as}[jnp.minimum(count, TOTAL_STEPS - 1)]`, "", ""];
  return {
    imports: ["import jax.numpy as jnp", "import optax"].slice(plain ? 1 : 0),
    tail: [
      ...(plain ? [] : ["# Under jit a schedule is traced, so that all rates are worked out beforehand.", ...table("learning_rate", "RATES", "schedule")]),
      ...(moved ? table("momentum", "MOMENTA", "cycled") : []), ...(reactive ? [...optaxPlateau(sheet.resolved), ...forgets(sheet, "; Optax keeps them")] : []), ...remark(note),
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
  { key: "python", label: "Python", write: (sheet) => ({ imports: [], tail: sheet.resolved.reactive ? [`# Besides, the run here multiplied its rate by ${sheet.resolved.values.factor} whenever ${plateauOf(sheet.resolved).watched} no longer improved.`, ...forgets(sheet)] : [] }) },
];

/** A difference as a person reads it. @param {number} x */
export const roughly = (x) => String(Number(x.toPrecision(1)));

/** What stands above the program: where it is from and how it was checked. @param {Sheet} sheet */
function headOf(sheet) {
  const { program: { check }, resolved, label, home } = sheet, others = edits(sheet, false);
  return [
    `# ${label}, a learning-rate schedule from LR Lab. To see it again:`, `# ${home}#${resolved.line || `sched=${resolved.chosen.sched}`}`,
    resolved.reactive ? "# It listens to the loss: nobody can know its rates before it runs." : `# Compared at ${check.steps > 1 ? `all ${check.steps} steps` : "its one step"} with the rates trained with there; largest difference ${roughly(check.most)}.`,
    ...(others.length ? [`# While it ran these were changed, too: ${others.join(", ")}`] : []),
  ].map((line) => line.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n"); // whatever a link brings along stays in its comment
}

/** @param {Sheet} sheet @param {string} key */
export function writeCode(sheet, key) {
  const { imports, tail } = (frameworks.find((row) => row.key === key) ?? frameworks[0]).write(sheet), { program } = sheet;
  const known = !foreseen(sheet), own = known ? [] : program.imports;
  const heads = [...own.filter((line) => line.startsWith("from")), ...(own.length && imports.length ? [""] : []), ...imports].join("\n");
  const functions = known ? [] : program.functions;
  const constants = known ? program.constants.split("\n").filter((line) => /^(PEAK|TOTAL_STEPS) /.test(line)).join("\n") : program.constants;
  const body = functions.map((text) => (text.startsWith("def") ? `\n${text}\n` : text));
  return `${[headOf(sheet), heads, constants, ...body, tail.join("\n")].filter(Boolean).join("\n\n").replace(/\n{4,}/g, "\n\n\n").trimEnd()}\n`;
}

/** Every step's numbers, for whoever reads tables. @param {import("./program.js").Curves} curves @param {boolean} cycled whether the momentum moves */
export function writeTable({ lr, momentum }, cycled) {
  const rows = Array.from(lr, (rate, step) => [step, rate, ...(cycled ? [momentum[step]] : [])].join(","));
  return `${[`step,learning_rate${cycled ? ",momentum" : ""}`, ...rows].join("\n")}\n`;
}
