// What the lab copies as Python holds the very rates that the core trains with.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compileCore, loadCore } from "../../web/core/core.js";
import { writeRates } from "../../web/pages/coding.js";

const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
const lines = ["sched=cosine&lr=0.3&warmup=5pct", "sched=onecycle&lr=0.1&steps=50&opt=adamw", "sched=plateau", "sched=restarts&lr=0.0001&period=7&steps=20"];
const runs = lines.map((line, i) => /** @type {any} */ ({ letter: "ABCD"[i], resolved: core.resolve(line) }));

test("every rate is there to the last digit, and a schedule that reacts to the loss says that it has none beforehand", () => {
  const rows = [...writeRates(runs, core).matchAll(/^ {4}"(\w)": (\[.*\]|None)/gm)].map(([, letter, said]) => [letter, said === "None" ? null : JSON.parse(said)]);
  assert.deepEqual(rows, lines.map((line, i) => [runs[i].letter, runs[i].resolved.reactive ? null : [.../** @type {any} */ (core.preview(line)).lr]]));
  assert.deepEqual(rows.map(([, rates]) => rates?.length), [1500, 50, undefined, 20]);
});
