// Experiments as text and as values: reading anything, writing it back, changing it without saying too much.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { compileCore, loadCore } from "../../web/core/core.js";
import { openExperiment } from "../../web/pages/opening.js";
import { formatExperiment, maxText, parseExperiment } from "../../web/state/text.js";
import {
  addRun, duplicateRun, maxRuns, mergeLine, removeRun, renameRun, setOwn, setShared,
} from "../../web/state/experiment.js";

/** @param {string} text */
const parse = (text) => { const { shared, runs } = parseExperiment(text); return { shared, runs }; };
const text = "task=spiral&lr=0.3/sched=constant/sched=cosine&warmup=5pct";

test("an experiment is read as shared settings and one map a run", () => {
  const { shared, runs, notices } = parseExperiment(`#${text}`);
  assert.deepEqual([...shared], [["task", "spiral"], ["lr", "0.3"]]);
  assert.deepEqual(runs.map((run) => [...run]), [[["sched", "constant"]], [["sched", "cosine"], ["warmup", "5pct"]]]);
  assert.deepEqual(notices, []);
});

test("a readable text is written back as it was", () => assert.equal(formatExperiment(parse(text)), text));

test("a run's line is the shared line with its own settings on top, and never its name", () => {
  const experiment = parse("lr=0.3&batch=32/lr=1&name=Bold/sched=cosine");
  assert.equal(mergeLine(experiment, 0), "lr=1&batch=32");
  assert.equal(mergeLine(experiment, 1), "lr=0.3&batch=32&sched=cosine");
});

test("shares are understood bare, escaped, and in lists, and written as pct", () => {
  for (const said of ["warmup=5%", "warmup=5%25", "warmup=5pct"]) assert.equal(formatExperiment(parse(said)), "warmup=5pct");
  assert.equal(formatExperiment(parse("points=0%:1,50%25:0.5")), "points=0pct:1,50pct:0.5");
  assert.equal(formatExperiment(parse("name=100%25 sure")), "name=100%25%20sure");
});

test("the last of two equal keys wins", () => assert.equal(parse("lr=1&lr=2").shared.get("lr"), "2"));

test("no runs, or one that says nothing, is one run", () => {
  assert.equal(parse("").runs.length, 1);
  assert.equal(parse("/").runs.length, 1);
  assert.equal(parse("//").runs.length, 2);
});

test("one run of defaults is written so that it is opened again, not the first screen", async () => {
  const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
  const { experiment } = openExperiment(formatExperiment({ shared: new Map(), runs: [new Map()] }), core.resolve);
  assert.deepEqual(experiment.runs.map((_, i) => core.resolve(mergeLine(experiment, i)).line), [core.resolve("").line]);
});

test("what cannot be read is left out and named", () => {
  assert.match(parseExperiment("lr").notices[0], /“lr” was left out/);
  assert.match(parseExperiment("<b>=1").notices[0], /“<b>” was left out/);
  assert.match(parseExperiment("=1").notices[0], /not the name of a setting/);
  assert.match(parseExperiment("/a=1".repeat(9)).notices[0], /Only the first 8 of 9 runs/);
  assert.equal(parseExperiment("/a=1".repeat(9)).runs.length, maxRuns);
  assert.match(parseExperiment(`a=${"1".repeat(maxText)}`).notices[0], /longer than/);
});

test("__proto__ is a refused key and poisons nothing", () => {
  assert.equal(parseExperiment("__proto__=1&constructor=2").notices.length, 1);
  assert.equal(/** @type {any} */ ({})["1"], undefined);
});

test("any text at all is read without an error, into text that reads the same again", () => {
  const piece = fc.constantFrom("/", "&", "=", "%", "#", "%2F", "%26", "%E2%80%AE", "5%", "lr", "0.3", ":", ",", " ", "name", "%zz", "\ud800", "é");
  const anything = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.array(piece).map((list) => list.join("")));
  fc.assert(fc.property(anything, (said) => {
    const once = formatExperiment(parse(said));
    assert.equal(formatExperiment(parse(once)), once);
  }), { numRuns: 3000 });
});

test("every value survives being written and read", () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
  const value = fc.string({ unit: "grapheme" }).filter((v) => v === v.trim() && !/\d%(?=$|[,:])/.test(v));
  const settings = fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k, maxLength: 6 }).map((pairs) => new Map(pairs));
  fc.assert(fc.property(settings, fc.array(settings, { minLength: 1, maxLength: maxRuns }), (shared, runs) => {
    fc.pre([shared, ...runs].some(({ size }) => size > 0));
    assert.deepEqual(parse(formatExperiment({ shared, runs })), { shared, runs });
  }));
});

/** What a core with these defaults would say is in force. @param {string} line */
const resolve = (line) => ({ values: { lr: "0.1", warmup: "0", ...Object.fromEntries(parse(line).shared) } });

test("a run does not say what would be in force anyway", () => {
  const experiment = parse("lr=0.3/sched=constant/sched=cosine");
  assert.equal(formatExperiment(setOwn(experiment, 1, "warmup", "5pct", resolve)), "lr=0.3/sched=constant/sched=cosine&warmup=5pct");
  assert.equal(formatExperiment(setOwn(experiment, 1, "warmup", "0", resolve)), "lr=0.3/sched=constant/sched=cosine");
  assert.equal(formatExperiment(setOwn(experiment, 1, "lr", "0.3", resolve)), "lr=0.3/sched=constant/sched=cosine");
  assert.equal(formatExperiment(setOwn(experiment, 1, "lr", "0.1", resolve)), "lr=0.3/sched=constant/sched=cosine&lr=0.1");
  assert.equal(formatExperiment(setOwn(parse("lr=2/lr=1"), 0, "lr", null)), "lr=2");
});

test("a shared value is dropped only when every run that follows it has it by default", () => {
  assert.equal(formatExperiment(setShared(parse("lr=0.3/a=1/b=1"), "lr", "0.1", resolve)), "/a=1/b=1");
  const touchy = (/** @type {string} */ line) => (line.includes("b=1") ? { values: { lr: "0.01" } } : resolve(line));
  assert.equal(formatExperiment(setShared(parse("lr=0.3/a=1/b=1"), "lr", "0.1", touchy)), "lr=0.1/a=1/b=1");
  assert.equal(formatExperiment(setShared(parse("lr=0.3/a=1"), "lr", "0.1", () => ({ error: {} }))), "lr=0.1/a=1");
});

test("changing an experiment leaves the former one as it was", () => {
  const before = parse(text);
  for (const change of [setShared(before, "lr", "9"), setOwn(before, 0, "lr", "9"), removeRun(before, 0), renameRun(before, 1, "x"), addRun(before)]) {
    assert.notEqual(formatExperiment(change), text);
    assert.equal(formatExperiment(before), text);
  }
});

test("runs are added up to eight, duplicated beside themselves without their name, and removed down to one", () => {
  let experiment = parse("/a=1&name=One/a=2");
  assert.equal(formatExperiment(duplicateRun(experiment, 0)), "/a=1&name=One/a=1/a=2");
  for (let i = 0; i < 12; i++) experiment = i % 2 ? addRun(experiment) : duplicateRun(experiment, 0);
  assert.equal(experiment.runs.length, maxRuns);
  for (let i = 0; i < 12; i++) experiment = removeRun(experiment, 0);
  assert.equal(experiment.runs.length, 1);
});

test("a name may hold any character and an empty one is unsaid", () => {
  const named = renameRun(parse("/a=1"), 0, " 50/50 & more #1 ");
  assert.equal(parse(formatExperiment(named)).runs[0].get("name"), "50/50 & more #1");
  assert.equal(formatExperiment(renameRun(named, 0, "  ")), "/a=1");
});

test("a hand on a run that is gone changes nothing", () => {
  const before = parse("lr=0.3/a=1");
  for (const change of [setOwn(before, 3, "lr", "9"), renameRun(before, 3, "x"), duplicateRun(before, 3)]) assert.equal(change, before);
  assert.equal(mergeLine(before, 3), "lr=0.3");
});
