// Schedules as code: what is written is run by Python, and at every step gives the rate that the core trains with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { frameworks, writeCode, writeTable } from "../../web/code/frameworks.js";
import { TOLERANCE } from "../../web/code/pieces.js";
import { writeProgram } from "../../web/code/program.js";
import { compileCore, loadCore } from "../../web/core/core.js";
import { ask, dialects, lineOf, shelf, someSettings } from "../oracle/lines.mjs";

const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
/** What is lost where large numbers leave a small one, as a share of the highest rate. */
const LOST = 8e-15;
/** More numbers than this in a program, and it is a list and no description. */
const FEW = 30;

/** @param {string} line */
const sheetOf = (line) => {
  const resolved = core.resolve(line), curves = /** @type {import("../../web/code/program.js").Curves} */ (core.preview(line));
  return { program: writeProgram(resolved, curves), resolved, curves, label: "A schedule", home: "index.html" };
};

/** The terminal's own curve. @param {string} line */
function preview(line) {
  const rows = ask("preview", line).trim().split("\n").slice(1).map((row) => row.split(","));
  return { lr: rows.map((row) => Number(row[1])), momentum: rows.map((row) => (row[2] ? Number(row[2]) : NaN)) };
}

/** All programs in one process of Python. @param {{text: string, steps: number, momentum: boolean}[]} programs @returns {{rates: number[], momentum: number[], after: number[]}[]} */
const runPython = (programs) => JSON.parse(execFileSync("python3", ["tests/oracle/run_python.py"], { input: JSON.stringify(programs), encoding: "utf8", maxBuffer: 1 << 29 }));

/** @param {string} what @param {number[]} got @param {number[]} want */
function assertSame(what, got, want) {
  const top = Math.max(...want.map(Math.abs));
  assert.equal(got.length, want.length, what);
  got.forEach((a, t) => assert.ok(Math.abs(a - want[t]) <= TOLERANCE * Math.abs(want[t]) + LOST * top, `${what}: step ${t} is ${a}, not ${want[t]}`));
}

/** Every line as plain Python, run, beside the curve of `lrlab preview`. @param {string[]} lines */
function assertPythonAgrees(lines) {
  const sheets = lines.map(sheetOf);
  const said = runPython(sheets.map((sheet) => ({ text: writeCode(sheet, "python"), steps: sheet.resolved.steps, momentum: sheet.program.run.momentum !== null })));
  lines.forEach((line, i) => {
    const want = preview(line);
    assertSame(line, said[i].rates, want.lr);
    if (sheets[i].program.run.momentum) assertSame(`${line}, momentum`, said[i].momentum, want.momentum);
    assert.deepEqual(said[i].after, Array(3).fill(said[i].rates.at(-1)), `${line}: after its last step a rate stays`);
  });
}

const modified = ["", "&warmup=5pct", "&warmup=5pct&hold=40&floor=0.1", "&warmup=60&seam=over", "&span=60pct&floor=0.1", "&branch=60pct&then=cosine", "&edits=300:lr:0.5,700:lr:0.02"];

for (const { key } of shelf.filter((item) => item.key !== "plateau")) {
  test(`${key} as Python gives the rate of every step in every dialect, plain, warmed up, held, with a floor, branched and changed on the way`, () => {
    assertPythonAgrees(dialects.flatMap((dialect) => modified.map((more) => `sched=${key}&lr=0.3&dialect=${dialect}${more}`)));
  });
}

test("random lines of every schedule and dialect as Python give the rate of every step", () => {
  const lines = shelf.filter((item) => item.key !== "plateau").flatMap((item) => dialects.flatMap((dialect) => [1, 10, 150, 333].map((steps) => lineOf(item.key, someSettings(item, dialect), steps))));
  const taken = lines.filter((line) => !core.resolve(line).error);
  assert.ok(taken.length >= 290, `${taken.length} lines`);
  assertPythonAgrees(taken);
});

test("a schedule that has a formula is written as one, never as a list of numbers", () => {
  const plain = shelf.map(({ key }) => `sched=${key}&lr=0.3`), more = ["sched=cyclical&cycle_mode=triangular2", "sched=cyclical&cycle_mode=exp_range", "sched=restarts&multiplier=2&period=50", "sched=restarts&multiplier=1.5&cycle_decay=0.8&period=50&floor=0.1",
    "sched=restarts&cycle_decay=0.8&floor=0.1&period=100&dialect=timm", "sched=step&period=30&gamma=0.9", "sched=wsd&tail_shape=sqrt", "sched=wsd&tail_shape=exponential&warmup_shape=exponential", "sched=onecycle&phases=3&anneal=linear&steps=1501",
    "sched=cosine&end=bounce&span=20pct", "sched=polynomial&power=0.9&warmup=5pct&seam=over", "sched=cosine&steps=100000&warmup=1pct"];
  for (const line of [...plain, ...plain.map((one) => `${one}&warmup=5pct&floor=0.1`), ...more]) {
    const { text } = sheetOf(line).program, count = (text.match(/(?<![\w.])\d[\d.]*(e-?\d+)?/g) ?? []).length;
    assert.ok(count <= FEW && !/LISTED|POINTS/.test(text), `${line} takes ${count} numbers:\n${text}`);
  }
});

test("a cosine with warmup reads as a person would write it", () => {
  assert.equal(sheetOf("sched=cosine&lr=0.3&warmup=5pct").program.text, `from math import cos, pi

PEAK = 0.3
START = 0.003
WARMUP_STEPS = 75
TOTAL_STEPS = 1500

def learning_rate(step):
    """The learning rate of update \`step\`, counted from 0; after the last one it stays."""
    step = min(step, TOTAL_STEPS - 1)
    if step < WARMUP_STEPS:
        return START + (PEAK - START) * (step / WARMUP_STEPS)
    return PEAK * (1 + cos(pi * (step - WARMUP_STEPS) / (TOTAL_STEPS - WARMUP_STEPS))) / 2`);
});

test("what is drawn by hand becomes points joined by lines, and what nothing fits the numbers themselves", () => {
  const drawn = Array.from({ length: 40 }, (_, i) => `${i * 30}:${((i * 7919) % 97) / 97}`).join(",");
  const points = sheetOf(`sched=points&points=${drawn}`).program, chained = sheetOf("sched=cosine&warmup=60&seam=over&floor=0.1").program;
  assert.match(points.text, /^POINTS = \[/m);
  assert.ok(points.text.length < 2500, `${points.text.length} letters`);
  assert.match(chained.text, /^LISTED = \[/m);
  assertPythonAgrees([`sched=points&points=${drawn}`, "sched=cosine&warmup=60&seam=over&floor=0.1"]);
});

test("the difference that is told is what the formulas give, and it is small", () => {
  for (const line of shelf.map(({ key }) => `sched=${key}&lr=0.3&warmup=5pct`)) {
    const { program: { run, check }, curves: { lr } } = sheetOf(line), off = Array.from(lr, (rate, step) => Math.abs(run.rate(step) - rate));
    assert.equal(check.most, Math.max(...off), line);
    assert.ok(check.most < 1e-15, `${line}: ${check.most}`);
    assert.equal(check.steps, 1500);
  }
});

test("every optimizer is written down for every framework, with its own words where a library has none", () => {
  for (const { key } of core.describe().shelves[2].items) for (const framework of frameworks) {
    const text = writeCode(sheetOf(`opt=${key}&sched=onecycle&weight_decay=0.01&clip=1`), framework.key);
    assert.doesNotMatch(text, /undefined|NaN|null/, `${key} for ${framework.key}`);
    if (framework.key !== "python") assert.match(text, /^optimizer = /m);
  }
  assert.match(writeCode(sheetOf("opt=lion"), "pytorch"), /PyTorch has no Lion/);
  assert.match(writeCode(sheetOf("opt=momentum"), "keras"), /inside the velocity/);
});

test("a schedule that listens to the loss becomes the library's own, with the patience that library counts by", () => {
  const line = "sched=plateau&patience=5&factor=0.5&floor=0.01&lr=0.2&every=50";
  assert.match(writeCode(sheetOf(line), "pytorch"), /ReduceLROnPlateau\(optimizer, mode="min", factor=0.5, patience=5, [^]*min_lr=0.002, eps=1e-8\)[^]*Every 50 updates: scheduler.step\(loss\)/);
  assert.match(writeCode(sheetOf(line), "keras"), /patience=6/);
  assert.match(writeCode(sheetOf(line), "optax"), /patience=6, rtol=0.0001, atol=0,[^]*accumulation_size=50, min_scale=0.01/);
  assert.match(writeCode(sheetOf(`${line}&dialect=optax`), "pytorch"), /patience=4/);
  assert.match(writeCode(sheetOf(`${line}&warmup=40`), "pytorch"), /setdefault\("reached", group\["lr"\]\) \* \(learning_rate\(step\) \/ PEAK\)/);
  assert.match(writeCode(sheetOf(`${line}&warmup=2000`), "pytorch"), /^def learning_rate/m, "a warmup that outlasts the run");
});

test("a name or a line with a break in it cannot leave its comment", () => {
  const sheet = { ...sheetOf("sched=cosine&steps=20"), label: "Cosine\nimport os", home: "index.html\r\nprint(1)" };
  for (const { key } of frameworks) assert.doesNotMatch(writeCode(sheet, key), /^(import os|print)/m);
});

test("the default run, of which nothing need be said, can be opened again: an empty address is the first screen's", () => {
  assert.match(writeCode(sheetOf(""), "python"), /^# index\.html#sched=constant$/m);
});

test("the table has every step to the last digit", () => {
  const { curves } = sheetOf("sched=onecycle&steps=20"), rows = writeTable(curves, true).trim().split("\n");
  assert.equal(rows[0], "step,learning_rate,momentum");
  assert.deepEqual(rows.slice(1).map((row) => row.split(",").map(Number)), Array.from(curves.lr, (rate, step) => [step, rate, curves.momentum[step]]));
  assert.equal(writeTable(sheetOf("sched=cosine&steps=5").curves, false).split("\n")[1].split(",").length, 2);
});
