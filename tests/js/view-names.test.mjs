// Names, groups and differences that the page reads out of a catalog, with the core's own catalog where it is built.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadCore } from "../../web/core/core.js";
import { differences, findKnob, GROUPS, knobsOf, SCHEDULE } from "../../web/view/catalog.js";
import { nameRuns } from "../../web/view/naming.js";
import { listOf } from "../../web/words/words.js";

const core = await loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm")));
const catalog = core.describe();
const run = (/** @type {string} */ line) => ({ own: new Map(new URLSearchParams(line)), resolved: core.resolve(line) });

test("every knob of the core has a place on the page", () => {
  const places = new Set([SCHEDULE, ...GROUPS].map((place) => place.group).concat("display"));
  for (const knob of [...catalog.knobs, ...catalog.shelves.flatMap((/** @type {any} */ shelf) => shelf.items.flatMap((/** @type {any} */ item) => item.knobs))]) assert.ok(places.has(knob.group), `${knob.key}: ${knob.group}`);
});

test("a schedule's knobs are those of every schedule and its own", () => {
  const keys = knobsOf(catalog, SCHEDULE, core.resolve("sched=cosine").chosen).map((knob) => knob.key);
  assert.ok(keys.includes("lr") && keys.includes("warmup") && keys.includes("floor"));
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(findKnob(catalog, "no such knob"), undefined);
});

test("runs are named by their schedule, apart where alike, and as they were told", () => {
  assert.deepEqual(nameRuns(catalog, [run("sched=constant"), run("sched=cosine")]), ["Constant", "Cosine"]);
  assert.deepEqual(nameRuns(catalog, [run("sched=cosine&lr=0.1"), run("sched=cosine&lr=0.5")]), ["Cosine, lr 0.1", "Cosine, lr 0.5"]);
  assert.equal(nameRuns(catalog, [{ ...run("sched=cosine"), own: new Map([["name", "Mine"]]) }])[0], "Mine");
  assert.deepEqual(nameRuns(catalog, [run("sched=points&points=0pct:1,100pct:0.2"), run("sched=points&lr=0.1&points=0pct:1,40pct:0.5,100pct:0.1")]), ["Points, lr 0.3", "Points, lr 0.1"], "nobody reads two dozen points in a name");
});

test("what sets runs apart is said, their schedules left out", () => {
  assert.deepEqual(differences(catalog, [run("sched=constant&lr=0.1").resolved, run("sched=cosine&warmup=5pct").resolved]), []);
  assert.deepEqual(differences(catalog, [run("batch=16").resolved, run("batch=32").resolved]), ["batch"]);
  assert.ok(differences(catalog, [run("opt=momentum").resolved, run("opt=adam").resolved]).includes("opt"));
});

test("names are listed as in a sentence", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listOf), ["", "a", "a and b", "a, b and c"]);
});
