// The judges at a terminal: sentences, what to try, numbers, and options that are understood or refused.
import test from "node:test";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadCore } from "../../web/core/core.js";

/** @param {...string} words */
function lrlab(...words) {
  const { stdout, stderr, status } = spawnSync("build/lrlab", words, { encoding: "utf8" });
  return { said: stdout, complaint: stderr.trim(), status };
}

test("the doctor says what happened, what to try, and the numbers behind it", () => {
  const line = "lr=3&steps=200", { said } = lrlab("doctor", line), { sentences, remedies, evidence } = JSON.parse(lrlab("doctor", line, "--json").said);
  const numbers = evidence.map((/** @type {any} */ { label, value }) => `  ${label}: ${value}`);
  assert.deepEqual(said.trimEnd().split("\n"), [...sentences.map((/** @type {any} */ s) => s.text), ...remedies.map((/** @type {any} */ r) => `Try: ${r.label} (${r.change})`), ...numbers]);
  for (const key of ["peak", "slope", "noise", "grad_last"]) assert.ok(evidence.some((/** @type {any} */ e) => e.key === key), key);
  assert.match(lrlab("doctor", "task=stream&opt=sgd&lr=10&steps=200").said, /at step \d+.*\n(.*\n)*  First bad step: \d+/);
});

test("what the doctor would have tried suits the run", () => {
  /** @param {string} line */
  const tries = (line) => [...lrlab("doctor", line).said.matchAll(/^Try: .*\((.*)\)$/gm)].map(([, change]) => change);
  assert.deepEqual(["lr=0.3", "lr=0.3&sched=cosine&floor=0.9"].map((line) => tries(line)[0]), ["sched=linear&floor=0", "floor=0"]);
  assert.deepEqual(["depth=0", "width=1"].map((line) => tries(line).find((change) => /depth|width/.test(change))), ["depth=2", "width=4"]);
});

test("the catalog says which knobs are logarithmic", () => {
  const { knobs } = JSON.parse(lrlab("describe").said), scale = (/** @type {string} */ wanted) => knobs.find((/** @type {any} */ { key }) => key === wanted).scale;
  assert.deepEqual(["lr", "batch", "warmup"].map(scale), ["log", "log", "linear"]);
});

test("the history has a row for every step, or for each so many, and a run that ends early what it has", () => {
  const rows = (/** @type {string[]} */ ...words) => lrlab("run", ...words).said.trim().split("\n").slice(1, -1).map((row) => row.split(",").map(Number));
  const single = rows("steps=300", "--every", "1"), tens = rows("steps=300", "--every", "10");
  assert.deepEqual([single.length, tens.length], [300, 30]);
  tens.forEach((row, i) => {
    const own = single.slice(10 * i, 10 * i + 10);
    assert.equal(row[0], 10 * i + 10);
    assert.equal(row[4], Math.max(...own.map((one) => one[4])));
  });
  assert.deepEqual(rows("steps=25", "--every", "10").map(([step]) => step), [10, 20, 25]);
  assert.ok(rows("opt=sgd&lr=10&init=10&steps=200", "--every", "3").length > 0);
});

test("a result is asked for before the line or behind it", () => {
  assert.equal(lrlab("run", "steps=20", "--result").said, lrlab("run", "--result", "steps=20").said);
});

test("lint says what is wrong and what would mend it, or that nothing is", () => {
  assert.match(lrlab("lint", "warmup=2000").said, /^Warmup takes 2000 of 1500 steps.*\.\nTry: .*\(warmup=5pct&hold=0\)\n$/);
  assert.equal(lrlab("lint", "").said, "Nothing is wrong with this schedule.\n");
});

test("what a line means is said word for word as the page is told it, the lint in it", async () => {
  const core = await loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm")));
  for (const line of ["", "warmup=2000", "task=digits&sched=step&every=5000", "lr=fast"]) {
    const { error, ...told } = core.resolve(line), { said, complaint } = lrlab("resolve", line);
    if (error) assert.ok(complaint.includes(error.text), complaint);
    else assert.deepEqual({ ...JSON.parse(said), bytes: told.bytes }, told); // addresses are longer here
  }
  assert.equal(JSON.parse(lrlab("resolve", "warmup=2000").said).lint[0].id, "warmup_too_long");
});

test("options may stand anywhere, and one that is not known is refused", () => {
  const { said } = lrlab("rescale", "--with", "to_batch=64", "lr=0.1");
  assert.equal(said, lrlab("rescale", "lr=0.1", "--with", "to_batch=64").said);
  assert.match(said, /0\.2.*0\.141/);
  for (const words of [["fair", "--seeds", "3"], ["fair", "lr=1", "--with"], ["range", "lr=abc"], ["map", "", "--with", "seeds=x"], ["plan", "nonsense", ""], ["range", "", "--from", "nowhere"]]) {
    const { said: nothing, complaint, status } = lrlab(...words);
    assert.ok(nothing === "" && status && /^lrlab: \S/.test(complaint) && !complaint.includes("\n"), `${words}: ${complaint}`);
  }
});

test("a tab in a name is a space: results are parted by tabs, and a judge that did not find its own would ask for ever", () => {
  const { said } = lrlab("fair", "steps=10/name=a\tb", "--with", "seeds=4&grid=5");
  assert.match(said, /^a b ends lowest/);
  assert.equal(said, lrlab("fair", "steps=10/name=a b", "--with", "seeds=4&grid=5").said);
  assert.ok(lrlab("run", "steps=10&name=a\tb", "--result").said.startsWith("steps=10&name=a b\t"));
});

test("what stands behind a line and is not understood is refused, not passed over", () => {
  for (const words of [["run", "lr=0.1", "sched=cosine"], ["run", "steps=3", "--every"], ["run", "steps=3", "--every", "0"], ["run", "steps=3", "--every", "x"], ["preview", "steps=3", "--every", "1"], ["resolve", "", "lr=1"],
    ["doctor", "steps=9", "lr=1"], ["lint", "", "lr=1"], ["run", "--result", "steps=3", "lr=1"]]) {
    const { said, complaint, status } = lrlab(...words);
    assert.ok(said === "" && status === 2 && /^lrlab: \S/.test(complaint) && !complaint.includes("\n"), `${words}: ${complaint}`);
  }
});

test("who asks for help has it on standard output, who errs is complained to", () => {
  for (const word of ["help", "--help", "-h"]) assert.ok(lrlab(word).said.startsWith("lrlab describe") && lrlab(word).status === 0, word);
  assert.ok(lrlab("nonsense").complaint.startsWith("lrlab describe") && lrlab("nonsense").status === 2);
});

test("every result that a plan asks for is used, and a judge that has them all runs nothing", () => {
  const words = ["sensitivity", "steps=40", "--with", "seeds=2"], lines = lrlab("plan", ...words).said.trim().split("\n");
  const results = lines.map((line) => lrlab("run", "--result", line).said).join("");
  const { stdout, stderr } = spawnSync("build/lrlab", [...words, "--from", "-"], { encoding: "utf8", input: results });
  assert.equal(stdout, lrlab(...words).said);
  assert.equal(stderr, "");
});

test("what the README shows is what the command says", () => {
  const [, shown] = /** @type {string[]} */ (readFileSync("README.md", "utf8").match(/```console\n([\s\S]*?)```/));
  for (const part of shown.split("$ ").slice(1)) {
    const [command, ...said] = part.trimEnd().split("\n");
    assert.deepEqual(execFileSync("sh", ["-c", `${command} 2>/dev/null`], { encoding: "utf8" }).trimEnd().split("\n"), said, command);
  }
});

test("the scripts for a Slurm array in docs/sweeps.md, a loop in the place of sbatch, say what one process says", () => {
  const scripts = [...readFileSync("docs/sweeps.md", "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].map(([, script]) => script);
  const array = scripts.find((script) => script.includes("SLURM_ARRAY_TASK_ID")) ?? "", run = scripts.find((script) => script.includes("sbatch")) ?? "";
  const folder = mkdtempSync(join(tmpdir(), "lab-")), [, line, told] = /** @type {string[]} */ (run.match(/map '([^']+)' --with '([^']+)'/));
  symlinkSync(resolve("build/lrlab"), join(folder, "lrlab"));
  writeFileSync(join(folder, "array.sh"), array);
  const loop = "for i in $(seq 0 99); do SLURM_ARRAY_TASK_ID=$i sh array.sh; done";
  const said = execFileSync("sh", ["-ec", run.replace(/sbatch .*/, loop)], { cwd: folder, encoding: "utf8", env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } });
  assert.equal(said, lrlab("map", line, "--with", told).said);
  assert.ok(said.split("\n").length > 5, said);
});
