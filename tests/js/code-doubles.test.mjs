// Schedules as code for every framework, run with doubles that take each library's arguments and refuse what it refuses (read off their sources: PyTorch 2.9, Keras 3, Optax 0.2).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { frameworks, writeCode } from "../../web/code/frameworks.js";
import { writeProgram } from "../../web/code/program.js";
import { compileCore, loadCore } from "../../web/core/core.js";
import { dialects, shelf } from "../oracle/lines.mjs";

const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
const KEYS = frameworks.map(({ key }) => key).filter((key) => key !== "python");
const OPTIMIZERS = core.describe().shelves[2].items.map((/** @type {{key: string}} */ { key }) => key);

/** @param {string} line @param {string} key */
function codeOf(line, key) {
  const resolved = core.resolve(line), curves = /** @type {import("../../web/code/program.js").Curves} */ (core.preview(line));
  return { line, key, resolved, curves, text: writeCode({ program: writeProgram(resolved, curves), resolved, label: "A schedule", home: "index.html" }, key) };
}

/** Every line in every framework, run: no library refuses it, and what has rates has those of the core. @param {string[]} lines */
function assertTaken(lines) {
  const all = lines.flatMap((line) => KEYS.map((key) => codeOf(line, key)));
  const said = JSON.parse(execFileSync("python3", ["tests/oracle/run_doubles.py"], { input: JSON.stringify(all.map(({ text, resolved }) => ({ text, steps: resolved.steps }))), encoding: "utf8", maxBuffer: 1 << 29 }));
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
  const worst = ["lr=1", "lr=1&momentum=0&beta1=0&beta2=0&weight_decay=1&clip=1", "lr=1&weight_decay=0.1&centered=1&amsgrad=1&dampening=0.5", "sched=onecycle&lr=1", "sched=onecycle&lr=10&div=1&base_momentum=0.5"];
  assertTaken(OPTIMIZERS.flatMap((/** @type {string} */ opt) => worst.map((more) => `opt=${opt}&steps=60&${more}`)));
});

test("a plateau is taken whatever it watches, without a threshold, without patience", () => {
  const some = ["", "&threshold=0", "&threshold=0&threshold_mode=abs", "&monitor=held_accuracy", "&monitor=held_loss&plateau_mode=max", "&warmup=20", "&branch=60pct", "&edits=40:lr:0.5"];
  const taken = assertTaken(dialects.flatMap((dialect) => some.flatMap((more) => ["0", "3"].map((patience) => `sched=plateau&steps=120&every=10&lr=1&patience=${patience}&dialect=${dialect}${more}`))));
  for (const { line, key, asked, text } of taken) {
    const deaf = key !== "optax";
    if (key === "optax") assert.equal(asked.reduce_on_plateau.rtol > 0, !/abs|held_accuracy|mode=max/.test(line), `${line}: of a negative a share goes the wrong way`);
    assert.equal(/^# At step 72 .* branch/m.test(text), deaf && line.includes("branch"), line);
    assert.equal(/^# While it ran .*40:lr:0.5/m.test(text), deaf && line.includes("edits"), line);
    if (key === "optax") assert.equal(/^RATES/m.test(text), /warmup|branch|edits/.test(line), line);
    if (key !== "optax" && !line.includes("warmup")) assert.doesNotMatch(text, /^(FLOOR|BRANCH_STEP)/m);
  }
});

test("what differs from the run is said beside the optimizer", () => {
  /** @type {[string, string, RegExp][]} */
  const said = [["keras", "opt=momentum&dampening=0.5", /no dampening/], ["keras", "opt=rmsprop&momentum=0.9", /inside the velocity/], ["optax", "opt=rmsprop&momentum=0.9", /inside the velocity/], ["optax", "opt=adagrad", /epsilon/],
    ["keras", "opt=nadam", /warms its momentum up/], ["optax", "opt=adam&amsgrad=1", /AMSGrad/]];
  for (const [key, line, words] of said) assert.match(codeOf(line, key).text, words);
  for (const key of ["keras", "optax"]) assert.doesNotMatch(codeOf("opt=rmsprop&momentum=0", key).text, /velocity/);
});
