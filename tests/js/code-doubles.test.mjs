// Schedules as code for every framework, run with doubles that take each library's arguments and refuse what it refuses (read off their sources: PyTorch 2.9, Keras 3, Optax 0.2).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { frameworks, writeCode } from "../../web/code/frameworks.js";
import { writeProgram } from "../../web/code/program.js";
import { compileCore, loadCore } from "../../web/core/core.js";
import { courses, dialects, shelf, trained } from "../oracle/lines.mjs";

const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
const KEYS = frameworks.map(({ key }) => key).filter((key) => key !== "python");
const OPTIMIZERS = core.describe().shelves[2].items.map((/** @type {{key: string}} */ { key }) => key);

/** @param {string} line @param {string} key */
function codeOf(line, key) {
  const resolved = core.resolve(line), curves = /** @type {import("../../web/code/program.js").Curves} */ (core.preview(line));
  return { line, key, resolved, curves, text: writeCode({ program: writeProgram(resolved, curves), resolved, label: "A schedule", home: "index.html" }, key) };
}

/** @param {{text: string, steps: number, every?: number, reports?: number[]}[]} programs @returns {{rates: number[], refused?: string, asked: any}[]} */
const runDoubles = (programs) => JSON.parse(execFileSync("python3", ["tests/oracle/run_doubles.py"], { input: JSON.stringify(programs), encoding: "utf8", maxBuffer: 1 << 29 }));

/** Every line in every framework, run: no library refuses it, and what has rates has those of the core. @param {string[]} lines */
function assertTaken(lines) {
  const all = lines.flatMap((line) => KEYS.map((key) => codeOf(line, key)));
  const said = runDoubles(all.map(({ text, resolved }) => ({ text, steps: resolved.steps })));
  return all.map(({ line, key, resolved, curves, text }, i) => {
    assert.equal(said[i].refused, undefined, `${line} for ${key}: ${said[i].refused}`);
    if (!resolved.reactive) {
      assert.equal(said[i].rates.length, resolved.steps, `${line} for ${key}`);
      said[i].rates.forEach((/** @type {number} */ rate, /** @type {number} */ t) => assert.ok(Math.abs(rate - curves.lr[t]) <= 1e-11 * resolved.peak, `${line} for ${key}: step ${t} is ${rate}, not ${curves.lr[t]}`));
    }
    return { line, key, text, asked: said[i].asked };
  });
}

test("every schedule is taken by every library, in every dialect, and gives the rates of the core", () => {
  assertTaken(shelf.flatMap(({ key }) => dialects.map((dialect) => `sched=${key}&lr=0.3&steps=120&warmup=5pct&dialect=${dialect}`)));
});

test("every optimizer is taken, though rate, momentum and betas be whole numbers, and where the momentum moves", () => {
  const worst = ["lr=1", "lr=1&momentum=0&beta1=0&beta2=0&weight_decay=1&clip=1", "lr=1&weight_decay=0.1&centered=1&amsgrad=1&dampening=0.5", "sched=onecycle&lr=1", "sched=onecycle&lr=10&div=1&base_momentum=0.5", "sched=onecycle&max_momentum=0"];
  assertTaken(OPTIMIZERS.flatMap((/** @type {string} */ opt) => worst.map((more) => `opt=${opt}&steps=60&${more}`)));
});

test("a plateau is taken whatever it watches, without a threshold, without patience", () => {
  const some = ["", "&threshold=0", "&threshold=0&threshold_mode=abs", "&monitor=held_accuracy", "&monitor=held_loss&plateau_mode=max", "&warmup=20", "&branch=60pct", "&edits=40:lr:0.5"];
  const taken = assertTaken(dialects.flatMap((dialect) => some.flatMap((more) => ["0", "3"].map((patience) => `sched=plateau&steps=120&every=10&lr=1&patience=${patience}&dialect=${dialect}${more}`))));
  for (const { line, key, asked, text } of taken) {
    if (key === "optax") assert.equal(asked.reduce_on_plateau.rtol > 0, !/abs|held_accuracy|mode=max/.test(line), `${line}: of a negative a share goes the wrong way`);
    const mixed = /warmup|branch|edits/.test(line);
    assert.equal(/^def learning_rate/m.test(text), mixed, line);
    assert.equal(/forgot its reductions; Optax keeps them/.test(text), key === "optax" && line.includes("edits"), line);
  }
});

test("what a plateau reduces while it warms up, before it branches or until its rate is set by hand is reduced in Keras, too", () => {
  const lines = courses.map((more) => codeOf(`sched=plateau&lr=0.3&steps=200&every=5&patience=0&factor=0.5&threshold=0.3&threshold_mode=abs&plateau_eps=0&${more}`, "keras")), runs = lines.map(({ line }) => trained(line, 5));
  runDoubles(lines.map(({ text }, i) => ({ text, steps: 200, every: 5, reports: runs[i].reports }))).forEach(({ rates, refused }, i) => {
    assert.equal(refused, undefined);
    runs[i].lr.forEach((rate, t) => assert.ok(Math.abs(rates[t] - rate) <= 1e-6 * rate, `${lines[i].line}: step ${t} is ${rates[t]}, not ${rate}`));
  });
});

test("what differs from the run is said beside the optimizer", () => {
  /** @type {[string, string, RegExp][]} */
  const said = [["keras", "opt=momentum&dampening=0.5", /no dampening/], ["keras", "opt=rmsprop&momentum=0.9", /inside the velocity/], ["optax", "opt=rmsprop&momentum=0.9", /inside the velocity/], ["optax", "opt=adagrad", /epsilon/],
    ["keras", "opt=nadam", /warms its momentum up/], ["optax", "opt=adam&amsgrad=1", /AMSGrad/]];
  for (const [key, line, words] of said) assert.match(codeOf(line, key).text, words);
  for (const key of ["keras", "optax"]) assert.doesNotMatch(codeOf("opt=rmsprop&momentum=0", key).text, /velocity/);
});
