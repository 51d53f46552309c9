// What a hand does to a curve: snapping, ink, points fitted and rewritten, seeds drawn as one line, axes in other units.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { compileCore, loadCore } from "../../web/core/core.js";
import { checkDisplay, countSeeds } from "../../web/state/display.js";
import { mergeLine } from "../../web/state/experiment.js";
import { CURVES, fitPoints, readPoints, shareOf, writePoints } from "../../web/state/points.js";
import { parseExperiment } from "../../web/state/text.js";
import { zoomAround } from "../../web/view/crosshair.js";
import { columnOf } from "../../web/view/columns.js";
import { inkBetween } from "../../web/view/draw.js";
import { along, endOf, factorOf, unitOf } from "../../web/view/horizontal.js";
import { pathOf, readRun } from "../../web/view/readings.js";
import { sayDifference, saySeeds } from "../../web/view/results.js";
import { snapRate, snapStep } from "../../web/view/snap.js";
import { drawnOf, quantile, smooth, summarize } from "../../web/view/spread.js";
import { say, words } from "../../web/words/words.js";

test("a rate near 1, 2 or 5 snaps there, any other to two digits, and none where the pull is zero and two digits say it", () => {
  assert.deepEqual([0.098, 0.51, 1.96, 0.316, 0.1234, 0].map((x) => snapRate(x, 0.05)), [0.1, 0.5, 2, 0.32, 0.12, 0]);
  assert.equal(snapRate(0.098, 0), 0.098);
});

test("a step snaps to half a per cent of the run, in a short run to a step", () => {
  assert.deepEqual([snapStep(751, 1500), snapStep(748.3, 1500), snapStep(17.4, 100)], [750, 750, 17]);
});

test("ink goes straight between two places as the axis sees it, either way", () => {
  const linear = new Float64Array(5), log = new Float64Array(5);
  inkBetween(linear, { step: 4, rate: 0 }, { step: 0, rate: 1 }, false);
  inkBetween(log, { step: 0, rate: 1 }, { step: 4, rate: 1e-4 }, true);
  assert.deepEqual([...linear], [1, 0.75, 0.5, 0.25, 0]);
  assert.ok(log.every((rate, t) => Math.abs(rate / 10 ** -t - 1) < 1e-9));
});

test("a straight curve needs two points, a bent one more, and none more than twenty-four", () => {
  const steps = 1500;
  const curve = (/** @type {(u: number) => number} */ f) => Float64Array.from({ length: steps }, (_, t) => f(t / steps));
  const count = (/** @type {(u: number) => number} */ f) => fitPoints(curve(f), 1, false).split(",").length;
  assert.equal(count((u) => 1 - u), 2);
  assert.equal(count((u) => (u < 0.5 ? 1 : 0.1)), 4);
  assert.equal(fitPoints(Float64Array.from({ length: 101 }, (_, t) => 0.3 * (t < 50 ? 1 : 2 - t / 50)), 0.3, false), "0pct:1,49.5pct:1,99.01pct:0");
  assert.ok(count((u) => (1 + Math.cos(Math.PI * u)) / 2) > 4);
  assert.equal(count((u) => (1 + Math.sin(200 * u)) / 2), 24);
});

test("points are read and written without a change, lines unsaid", () => {
  const text = "0pct:1,12.5pct:0.5:c,200:0.1:e,90pct:0:h";
  assert.equal(writePoints(readPoints(text)), text);
  assert.equal(writePoints([{ at: "0", height: "1", curve: CURVES[0] }]), "0:1");
});

test("a step said as a share is that step again", () => {
  for (const steps of [7, 120, 1500, 100_000]) for (const step of [0, 1, Math.floor(steps / 3), steps - 1]) {
    assert.equal(Math.round((Number.parseFloat(shareOf(step, steps)) / 100) * steps), step, `${step} of ${steps}`);
  }
});

test("quantiles, means and standard errors are those of the numbers that are there", () => {
  assert.deepEqual([0, 0.25, 0.5, 1].map((q) => quantile([1, 2, 3, 5], q)), [1, 1.75, 2.5, 5]);
  const { n, mean, error } = summarize([1, NaN, 3, null, undefined]);
  assert.deepEqual([n, mean], [2, 2]);
  assert.ok(Math.abs(error - 1) < 1e-12);
  assert.deepEqual([summarize([5]).mean, summarize([5]).error, summarize([]).error], [5, NaN, NaN]);
});

test("runs are measured against each other seed by seed, though some seeds are not back yet", () => {
  const losses = (/** @type {[number, number][]} */ ...all) => /** @type {any} */ ({ members: all.map(([k, loss]) => ({ k, report: { held_loss: loss } })) });
  const [all, some] = [losses([0, 1], [1, 5], [2, 3]), losses([0, 2], [2, 4])];
  const frame = /** @type {any} */ ({ traces: [all, some], base: 0 });
  assert.equal(sayDifference(frame, some), say(words.standard, { mean: "+1.00", error: "0" }));
});

test("where the first seed broke off, the others are still read at their own ends and at the same step", () => {
  const columns = ["step", "held_accuracy"].map((key) => ({ key, label: key, axis: "linear", place: "more" }));
  const historyOf = (/** @type {number[]} */ steps, /** @type {number[]} */ accuracy) => ({ rows: steps.length, columns: Float32Array.from([...steps, ...accuracy]) });
  const broke = historyOf([1, 2, 3], [0, NaN, NaN]), whole = historyOf([2, 4, 6, 8, 10, 12], [0.125, 0.25, 0.5, 0.75, NaN, 1]);
  const trace = /** @type {any} */ ({ at: 3, history: broke, resolved: { steps: 12 }, members: [broke, whole, whole].map((history) => ({ history })) });
  const frame = /** @type {any} */ ({ columns, unit: "steps", column: "loss", band: "range", smooth: 0 });
  assert.deepEqual([null, 12, 4, 1].map((place) => readRun(frame, trace, place).accuracy), [1, 1, 0.25, 0]);
});

test("the rate of a run is its curve's, of a schedule that reacts what its history says", () => {
  const columns = ["step", "lr"].map((key) => /** @type {import("../../web/view/columns.js").Column} */ ({ key, label: key, axis: "linear", place: "rate" })), history = { rows: 3, columns: Float32Array.from([1, 2, 3, 0.5, 0.25, 0.125]) };
  const frame = /** @type {any} */ ({ columns, unit: "steps", column: "loss", band: "range", smooth: 0 });
  const trace = (/** @type {boolean} */ reactive) => /** @type {any} */ ({ at: 3, history, lr: Float64Array.from([4, 3, 2]), resolved: { steps: 3, reactive } });
  assert.deepEqual([0, 2, null].map((place) => readRun(frame, trace(false), place).rate), [4, 2, 2]);
  assert.deepEqual([0, 2, null].map((place) => readRun(frame, trace(true), place).rate), [NaN, 0.25, 0.125]);
  assert.deepEqual([...pathOf(columns, trace(true)) ?? []], [0.5, 0.25, 0.125]);
});

/** The history of a line trained to its end. @param {import("../../web/core/core.js").Core} core @param {string} line */
function train(core, line) {
  core.open(line);
  core.step(1e6);
  return core.history();
}

test("the median over seeds is of what they measured at the same step, in a run of any length and where a seed broke off too", async () => {
  const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
  const { columns } = core.describe(), frame = /** @type {any} */ ({ columns, band: "range", smooth: 0 }), key = "update_ratio";
  for (const steps of [300, 511, 1800, 5000]) {
    const line = `task=moons&train=64&held=64&width=4&opt=sgd&steps=${steps}`, broke = Math.round(steps / 3);
    const members = [`${line}&loss=squared&edits=${broke}:lr:10`, `${line}&lr=0.2&seed=2`, `${line}&lr=0.15&seed=3`, `${line}&seed=4`].map((one) => ({ history: train(core, one) }));
    const whole = members.slice(1).map(({ history }) => ({ step: columnOf(columns, history, "step"), value: columnOf(columns, history, key) }));
    const { points, band } = drawnOf(frame, /** @type {any} */ ({ members, resolved: { steps } }), key);
    assert.ok(Number(columnOf(columns, members[0].history, "step").at(-1)) < broke + 50, "the first one broke off");
    assert.ok(points.length > 200 && Number(points.at(-1)?.x) > 0.99 * steps, `${steps}`);
    for (const [j, { x, y }] of points.entries()) {
      if (x < broke + 50) continue;
      const values = whole.map(({ step, value }) => value[step.indexOf(x)]).sort((a, b) => a - b);
      assert.deepEqual([y, band[j].low, band[j].high], [values[1], values[0], values[2]], `step ${x} of ${steps}`);
    }
  }
});

test("a seed that has not reported yet is not called diverged", () => {
  const trace = /** @type {any} */ ({ state: "going", members: [{ report: null }, { report: { diverged_at: null } }, { report: { diverged_at: 7 } }] });
  assert.equal(saySeeds(trace), say(words.seedsDiverged, { n: 3, dead: 1 }));
});

test("smoothing is the mean of the last points, and off it changes nothing", () => {
  const points = [1, 3, 5, 7].map((y, x) => ({ x, y }));
  assert.equal(smooth(points, 0), points);
  assert.deepEqual(smooth(points, 0.5).map((p) => p.y), [1, 2, 4, 6]);
});

test("a curve along another unit is made once, and zooming never leaves the axis", () => {
  const points = [{ x: 10, y: 1 }];
  assert.equal(along(points, 1), points);
  assert.equal(along(points, 0.5), along(points, 0.5));
  assert.deepEqual(along(points, 0.5), [{ x: 5, y: 1 }]);
  assert.deepEqual(zoomAround(100, [0, 100], 0.5, 100, 1), [50, 100]);
  assert.equal(zoomAround(50, [25, 75], 2, 100, 1), null);
});

test("an endless task has samples and no epochs: its axis then counts steps", () => {
  const trace = (/** @type {number} */ train) => /** @type {any} */ ({ resolved: { steps: 120, values: { batch: "32" }, task: { train, epoch_steps: train / 32 } } });
  const [moons, teacher] = [trace(64), trace(0)];
  assert.deepEqual([factorOf({ unit: "samples" }, moons), factorOf({ unit: "samples" }, teacher)], [32, 32]);
  assert.deepEqual(["epochs", "samples", "share"].map((unit) => unitOf(unit, [moons, teacher])), ["steps", "samples", "share"]);
  assert.equal(unitOf("epochs", [moons]), "epochs");
  assert.deepEqual(["steps", "epochs", "samples", "share"].map((unit) => endOf(unit, [moons])), [120, 60, 3840, 100]);
});

test("seeds and band stand in the shared part, are never told to the core, and a bad one is left out with a sentence", () => {
  const { notices: none, ...good } = parseExperiment("task=moons&seeds=12&band=quartiles/sched=cosine");
  assert.deepEqual(none, []);
  assert.equal(countSeeds(good), 12);
  assert.equal(mergeLine(good, 0), "task=moons&sched=cosine");
  const { experiment, notices } = checkDisplay(parseExperiment("seeds=5/sched=cosine"));
  assert.equal(countSeeds(experiment), 1);
  assert.deepEqual(notices, ["seeds is one of 1, 4, 12, 32, not 5."]);
});
