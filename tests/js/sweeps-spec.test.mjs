// The text of a sweep: read, written, and what of it the core is asked.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compileCore, loadCore } from "../../web/core/core.js";
import { createSession } from "../../web/sweeps/session.js";
import { formatSpec, judgeOf, parseSpec, runOf, specFor, withAsked, withFound, withoutRun } from "../../web/sweeps/spec.js";
import { parseExperiment } from "../../web/state/text.js";

const catalog = /** @type {any} */ ({ knobs: [{ key: "lr" }, { key: "name" }], shelves: [{ key: "sched", items: [] }, { key: "judge", items: [] }] });

test("an experiment from the lab is read as one, with no judge named", () => {
  const { asked, rest } = parseSpec("#lr=0.1/sched=constant/sched=cosine");
  assert.equal(asked.size, 0);
  assert.equal(rest, "#lr=0.1/sched=constant/sched=cosine");
  assert.equal(judgeOf(asked), "fair");
});

test("what is written is read back the same", () => {
  const text = "judge=map&seeds=3&of=2/lr=0.1/sched=constant/sched=cosine";
  const { asked, rest } = parseSpec(text);
  assert.equal(formatSpec(asked, parseExperiment(rest)), text);
});

test("a judge of one run is asked about the run looked at, and no page's word reaches the core", () => {
  const { asked, rest } = parseSpec("judge=map&of=2/lr=0.1&band=1/sched=constant/sched=cosine&name=B");
  assert.equal(runOf(asked, parseExperiment(rest)), 1);
  assert.equal(specFor(asked, parseExperiment(rest), catalog), "judge=map/lr=0.1/sched=cosine&name=B");
  assert.equal(specFor(withAsked(asked, "judge", "fair"), parseExperiment(rest), catalog), "judge=fair/lr=0.1/sched=constant/sched=cosine&name=B");
});

test("the run looked at stays in view when another is taken out, and its neighbour comes when it is the one", () => {
  const { asked, rest } = parseSpec("judge=map&of=2/lr=0.1/sched=constant/sched=cosine/sched=step"), experiment = parseExperiment(rest);
  assert.deepEqual([0, 1, 2].map((i) => withoutRun(asked, experiment, i).get("of")), ["1", "2", "2"]);
  const last = withAsked(asked, "of", "3");
  assert.deepEqual([0, 1, 2].map((i) => withoutRun(last, experiment, i).get("of")), ["2", "2", "2"]);
  assert.equal(withoutRun(withAsked(asked, "of", null), experiment, 0).has("of"), false);
});

test("what was wrong with one sweep is not said of the next", async () => {
  const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab-judges.wasm"))));
  /** @type {string[]} */ const said = [];
  const session = createSession({ core, pool: /** @type {any} */ (null), tell: ({ why }) => said.push(why) });
  for (const text of ["judge=fair/lr=99", "judge=fair/lr=0.1"]) session.hold(text);
  assert.deepEqual([said[0] !== "", said[1]], [true, ""]);
});

test("what a judge found replaces what a run said", () => {
  assert.deepEqual([...withFound(new Map([["lr", "1"], ["sched", "step"]]), { lr: 0.25, known: 3 })], [["lr", "0.25"], ["sched", "step"]]);
});
