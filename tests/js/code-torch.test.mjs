// Schedules as code for PyTorch and Hugging Face, run by PyTorch itself where it is installed: its optimizer holds the rates that the core trains with.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeCode } from "../../web/code/frameworks.js";
import { writeProgram } from "../../web/code/program.js";
import { compileCore, loadCore } from "../../web/core/core.js";
import { ask, courses, dialects, shelf, trained } from "../oracle/lines.mjs";

const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
const python = ["python3", "/usr/bin/python3"].find((name) => spawnSync(name, ["-c", "import torch"]).status === 0);
const skip = python ? false : "PyTorch is not installed here: Debian's python3-torch would do";
const BOTH = ["pytorch", "huggingface"];

/** @param {string} line @param {string} key */
function codeOf(line, key) {
  const resolved = core.resolve(line), curves = /** @type {import("../../web/code/program.js").Curves} */ (core.preview(line));
  return { curves, resolved, text: writeCode({ program: writeProgram(resolved, curves), resolved, label: "A schedule", home: "index.html" }, key) };
}

/** @param {{text: string, steps: number, every?: number, metrics?: number[]}[]} programs @returns {{rates: number[], momentum: (number|null)[]}[]} */
const runTorch = (programs) => JSON.parse(execFileSync(python ?? "", ["tests/oracle/run_torch.py"], { input: JSON.stringify(programs), encoding: "utf8", maxBuffer: 1 << 29 }));

/** @param {string} what @param {ArrayLike<number>} got @param {ArrayLike<number>} want */
function assertSame(what, got, want) {
  const top = Math.max(...Array.from(want, Math.abs));
  assert.equal(got.length, want.length, what);
  for (let t = 0; t < want.length; t += 1) assert.ok(Math.abs(got[t] - want[t]) <= 1e-12 * Math.abs(want[t]) + 8e-15 * top, `${what}: step ${t} is ${got[t]}, not ${want[t]}`);
}

test("every schedule drives PyTorch's optimizer at the rates of the core, by itself and through the Trainer", { skip }, () => {
  const lines = shelf.filter(({ key }) => key !== "plateau").flatMap(({ key }) => ["", "&warmup=5pct&floor=0.1", `&dialect=keras&warmup=20`].map((more) => `sched=${key}&lr=0.3&steps=300${more}`));
  const all = BOTH.flatMap((key) => lines.map((line) => ({ line, ...codeOf(line, key) }))), said = runTorch(all.map(({ text }) => ({ text, steps: 300 })));
  all.forEach(({ line, curves }, i) => assertSame(line, said[i].rates, curves.lr));
});

test("every optimizer takes its arguments, and where a schedule cycles the momentum its groups follow", { skip }, () => {
  const lines = core.describe().shelves[2].items.map((/** @type {{key: string}} */ { key }) => `opt=${key}&sched=onecycle&steps=120&weight_decay=0.01`);
  const all = BOTH.flatMap((key) => lines.map((/** @type {string} */ line) => ({ line, ...codeOf(line, key) }))), said = runTorch(all.map(({ text }) => ({ text, steps: 120 })));
  all.forEach(({ line, curves, resolved }, i) => {
    assertSame(line, said[i].rates, curves.lr);
    if (resolved.cycles_momentum) assertSame(`${line}, momentum`, /** @type {number[]} */ (said[i].momentum), curves.momentum);
  });
});

test("reduce on plateau reduces in PyTorch at the steps where it does here, as every library counts", { skip }, () => {
  const metrics = Array.from({ length: 200 }, (_, t) => (1 + 2 / (1 + t / 20)) * (1 + 0.1 * Math.sin(t * t))), folder = mkdtempSync(join(tmpdir(), "lr-lab-")), file = join(folder, "metrics");
  writeFileSync(file, metrics.join("\n"));
  const lines = dialects.flatMap((dialect) => ["patience=3", "patience=0&factor=0.5", "patience=5&cooldown=4&floor=0.02&threshold_mode=abs&threshold=0.01", "patience=2&cooldown=3&factor=0.9&threshold_mode=abs&threshold=1"].map((more) => `sched=plateau&lr=0.2&steps=200&every=1&dialect=${dialect}&${more}`));
  const said = runTorch(lines.map((line) => ({ text: codeOf(line, "pytorch").text, steps: 200, every: 1, metrics })));
  let reductions = 0;
  lines.forEach((line, i) => {
    const want = ask("preview", line, "--metrics", file).trim().split("\n").slice(1).map((row) => Number(row.split(",")[1]));
    assertSame(line, said[i].rates, want);
    reductions += want.filter((rate, t) => t && rate < want[t - 1]).length;
  });
  rmSync(folder, { recursive: true });
  assert.ok(reductions > 20, `${reductions} reductions`);
});

test("what a plateau reduces while it warms up, before it branches or until its rate is set by hand is reduced in PyTorch and through the Trainer, too", { skip }, () => {
  const lines = courses.map((more) => `sched=plateau&lr=0.3&steps=200&every=5&patience=0&factor=0.5&threshold=0.3&threshold_mode=abs&${more}`), runs = lines.map((line) => trained(line, 5));
  for (const key of BOTH) {
    const said = runTorch(lines.map((line, i) => ({ text: codeOf(line, key).text, steps: 200, every: 5, metrics: runs[i].reports })));
    lines.forEach((line, i) => runs[i].lr.forEach((rate, t) => assert.ok(Math.abs(said[i].rates[t] - rate) <= 1e-6 * rate, `${line} for ${key}: step ${t} is ${said[i].rates[t]}, not ${rate}`)));
  }
});
