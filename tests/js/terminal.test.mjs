// The judges at a terminal: sentences, what to try, numbers, and options that are understood or refused.
import test from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

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

test("lint says what is wrong and what would mend it, or that nothing is", () => {
  assert.match(lrlab("lint", "warmup=2000").said, /^Warmup takes 2000 of 1500 steps.*\.\nTry: .*\(warmup=5pct&hold=0\)\n$/);
  assert.equal(lrlab("lint", "").said, "Nothing is wrong with this schedule.\n");
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

test("every result that a plan asks for is used, and a judge that has them all runs nothing", () => {
  const words = ["sensitivity", "steps=40", "--with", "seeds=2"], lines = lrlab("plan", ...words).said.trim().split("\n");
  const results = lines.map((line) => lrlab("run", "--result", line).said).join("");
  const { stdout, stderr } = spawnSync("build/lrlab", [...words, "--from", "-"], { encoding: "utf8", input: results });
  assert.equal(stdout, lrlab(...words).said);
  assert.equal(stderr, "");
});
