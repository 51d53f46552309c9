// Curves of the page: thinned without losing a spike, averaged over fixed stretches, read at any step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decimate, decimateBand, indexAt } from "../../web/view/decimate.js";
import { isBanded, isShare } from "../../web/view/columns.js";
import { checkpoints, happenings, isOver } from "../../web/view/readings.js";
import { rangeWithin, spread } from "../../web/view/marks.js";
import { averages, rateBounds, rowAt, seriesOf, stretchOf, upTo, valueAt, valueBounds } from "../../web/view/series.js";

const columns = ["step", "loss", "loss_min", "loss_max", "held_loss"].map((key) => /** @type {import("../../web/view/columns.js").Column} */ ({ key, label: key, axis: "log", place: "loss" }));

/** A history whose loss is given. @param {number[]} loss */
function historyOf(loss) {
  const steps = loss.map((_, i) => i + 1);
  const held = loss.map((value, i) => (i % 10 === 9 ? value : NaN));
  return { rows: loss.length, columns: Float32Array.from([...steps, ...loss, ...loss, ...loss, ...held]) };
}

test("a thinned curve keeps its ends, its least and its greatest, and no more points than asked", () => {
  const x = Float64Array.from({ length: 10_000 }, (_, i) => i);
  const y = x.map((i) => Math.sin(i / 300));
  y[4321] = 99;
  y[8765] = -99;
  const points = decimate(x, y, 500);
  assert.ok(points.length <= 500);
  assert.deepEqual([points[0].x, points.at(-1)?.x], [0, 9999]);
  assert.deepEqual([Math.max(...points.map((p) => p.y)), Math.min(...points.map((p) => p.y))], [99, -99]);
  assert.ok(points.every((p, i) => i === 0 || p.x > points[i - 1].x));
  assert.deepEqual(decimate(null, y, 500), points, "every value at its own index");
});

test("a short curve is not thinned", () => {
  assert.deepEqual(decimate([1, 2], [3, 4], 500), [{ x: 1, y: 3 }, { x: 2, y: 4 }]);
  assert.deepEqual(decimate([], [], 500), []);
  assert.deepEqual(decimate(null, [3, NaN, 4], 500), [{ x: 0, y: 3 }, { x: 1, y: NaN }, { x: 2, y: 4 }]);
});

test("a thinned curve with values missing keeps its least and its greatest, and a stretch without any is a gap", () => {
  const y = Float64Array.from({ length: 1000 }, (_, i) => (i % 10 && (i < 400 || i > 600) ? i % 7 : NaN));
  const points = decimate(null, y, 50).slice(1, -1);
  assert.deepEqual([...new Set(points.map((p) => p.y))].sort(), [0, 6, NaN]);
  assert.ok(points.every((p) => !Number.isNaN(p.y) || (p.x > 350 && p.x < 650)));
});

test("a band keeps every spike", () => {
  const x = Array.from({ length: 1024 }, (_, i) => i);
  const band = decimateBand(x, x.map((i) => (i === 500 ? -7 : 0)), x.map((i) => (i === 700 ? 7 : 1)), 100);
  assert.ok(band.length <= 103);
  assert.equal(Math.min(...band.map((part) => part.low)), -7);
  assert.equal(Math.max(...band.map((part) => part.high)), 7);
});

test("the last place not beyond a step is found, also before the first and after the last", () => {
  assert.deepEqual([0, 1, 5, 9, 100].map((wanted) => indexAt([1, 3, 9], wanted)), [-1, 0, 1, 2, 2]);
});

test("means stay where they are while the run goes on", () => {
  const loss = Array.from({ length: 400 }, (_, i) => 1 / (i + 1));
  const part = seriesOf(columns, historyOf(loss.slice(0, 200)), "loss", 1500).points;
  const whole = seriesOf(columns, historyOf(loss), "loss", 1500).points;
  assert.deepEqual(whole.slice(0, part.length), part);
});

test("a mean is the mean of its stretch", () => {
  assert.deepEqual(averages([1, 2, 3, 4, 5, 6], [4, 2, 3, 1, 1, 1], 3, 99), [{ x: 1, y: 4 }, { x: 3, y: 3 }, { x: 6, y: 1 }]);
  assert.deepEqual(averages([1, 2, 3], [5, 6, 7], 1, 99), [{ x: 1, y: 5 }, { x: 2, y: 6 }, { x: 3, y: 7 }]);
  assert.deepEqual(averages([], [], 3, 99), []);
  assert.deepEqual([1, 74, 1500].map(stretchOf), [1, 1, 10]);
});

test("a long run, whose rows hold many steps, has a mean for every stretch all the same", () => {
  for (const [steps, stride] of [[2000, 2], [5000, 8], [10_000, 16], [100_000, 128]]) {
    const x = Array.from({ length: Math.ceil(steps / stride) }, (_, i) => Math.min((i + 1) * stride, steps));
    const points = averages(x, x, stretchOf(steps), steps);
    assert.ok(points.length >= 145, `${steps}: ${points.length}`);
    assert.ok(points.every((p, i) => i === 0 || p.x - points[i - 1].x <= 2 * stretchOf(steps)), `${steps}`);
    assert.equal(points.at(-1)?.x, steps);
  }
});

test("a stretch that is not over yet is not drawn, but for the end of the run and for infinity", () => {
  const x = [1, 2, 3, 4, 5, 6, 7];
  assert.equal(averages(x, x, 3, 99).at(-1)?.x, 6);
  assert.equal(averages(x, x, 3, 7).at(-1)?.x, 7);
  assert.equal(averages(x, [1, 1, 1, 1, 1, 1, 1e30], 3, 99).at(-1)?.x, 7);
});

test("a column measured now and then is drawn through its measurements", () => {
  const { points, band } = seriesOf(columns, historyOf(Array.from({ length: 50 }, () => 0.5)), "held_loss", 50);
  assert.deepEqual(points.map((p) => p.x), [10, 20, 30, 40, 50]);
  assert.deepEqual(band, []);
});

test("a run that goes to infinity leaves bounds that can be drawn", () => {
  const wild = seriesOf(columns, historyOf([1, 10, 1e20, Infinity]), "loss", 4);
  for (const log of [true, false]) {
    const { min, max } = valueBounds([wild], log);
    assert.ok(Number.isFinite(min) && Number.isFinite(max) && max > min && max < 1e6, `${min} ${max}`);
  }
  assert.ok(wild.top > 1e20);
});

test("an axis holds the curve and its band, leaves room below, and is not stretched far above where the curve starts", () => {
  const series = (/** @type {number[]} */ y, top = Math.max(...y)) => ({ points: y.map((value, x) => ({ x, y: value })), band: [], top });
  assert.deepEqual(valueBounds([series([1, 0.5])], true), { min: 0.3, max: 1 });
  assert.deepEqual(valueBounds([series([1, 0.5], 3), series([])], true), { min: 0.3, max: 3 });
  assert.deepEqual(valueBounds([series([1, 0, 0.5])], true), { min: 0.3, max: 1 });
  assert.deepEqual([valueBounds([series([1, 1e9])], true).max, valueBounds([series([1, 1e9])], false).max], [100, 4]);
  assert.deepEqual(valueBounds([], true), { min: 0.1, max: 1 });
});

test("the axis of rates holds all of them from nothing, on a log axis the upper four decades", () => {
  const points = [0.3, 0.01, 0].map((y, x) => ({ x, y }));
  assert.deepEqual(rateBounds([points], false), { min: 0, max: 0.4 });
  assert.deepEqual(rateBounds([points], true), { min: 0.01, max: 0.3 });
  assert.deepEqual(rateBounds([[{ x: 0, y: 1 }, { x: 1, y: 1e-9 }]], true), { min: 1e-4, max: 1 });
  assert.ok(rateBounds([[{ x: 0, y: 0.5 }]], false).max > 0.5, "a flat curve lies below the edge");
});

test("what can be shown as per cent, or with a band, is told from what cannot", () => {
  assert.deepEqual(["loss", "step"].map((key) => isBanded(columns, key)), [true, false]);
  const column = (/** @type {string} */ key, unit = "") => /** @type {any} */ ({ key, unit });
  assert.deepEqual([column("held_accuracy"), column("x", "%"), column("x", "share"), column("loss"), undefined].map(isShare), [true, true, true, false, false]);
});

test("the row of a step is the last one not beyond it, the end without one, and none before the first", () => {
  const history = historyOf([1, 2, 3]);
  assert.deepEqual([null, 2, 99, 0].map((step) => rowAt(columns, history, step)), [2, 1, 2, -1]);
  assert.equal(rowAt(columns, null, 1), -1);
});

test("what happened to a run is told in order once it is over: its marks, its best and its end", () => {
  const trace = (/** @type {string} */ state, /** @type {any} */ report, stopped = "") => /** @type {any} */ ({ state, report, stopped, resolved: { marks: [{ step: 50, label: "m" }] } });
  const told = (/** @type {any} */ one) => happenings(one).map(({ step }) => step);
  assert.deepEqual(told(trace("going", { best_step: 9 })), [50]);
  assert.deepEqual(told(trace("finished", { best_step: 9, diverged_at: null })), [9, 50]);
  assert.deepEqual(told(trace("diverged", { best_step: null, diverged_at: 70 })), [50, 70]);
  assert.deepEqual(told(trace("diverged", { best_step: null, diverged_at: 0 })), [0, 50]);
  assert.deepEqual([trace("going", null), trace("going", null, "no worker"), trace("finished", null), trace("diverged", null)].map(isOver), [false, true, true, true]);
});

test("the part trained so far ends exactly where the run stands", () => {
  const lr = Float64Array.from([0.3, 0.2, 0.1, 0]);
  const points = Array.from(lr, (y, x) => ({ x, y }));
  assert.deepEqual(upTo(points, lr, 3).at(-1), { x: 2, y: 0.1 });
  assert.deepEqual(upTo(points, lr, 3)[0], { x: 0, y: 0.3 });
  assert.deepEqual(upTo(points, lr, 0), []);
});

test("a value between two points lies between them", () => {
  const points = [{ x: 0, y: 1 }, { x: 10, y: 3 }];
  assert.equal(valueAt(points, 5), 2);
  assert.equal(valueAt(points, 10), 3);
  assert.equal(valueAt(points, 0), 1);
  assert.ok(Number.isNaN(valueAt(points, 11)));
});

test("a table's checkpoints start at nothing, end at the end and never repeat", () => {
  assert.deepEqual(checkpoints(3, 20), [0, 1, 2, 3]);
  assert.deepEqual(checkpoints(1500, 20).length, 21);
  assert.deepEqual([checkpoints(93.75, 20).at(-1), checkpoints(0.4, 20), checkpoints(2.9, 20)], [93.75, [0, 0.4], [0, 1, 2, 2.9]], "in epochs, where a run need not end on a whole one");
});

test("letters at the ends of lines keep apart and above the floor", () => {
  assert.deepEqual(spread([10, 11, 50], 13, 100), [10, 23, 50]);
  assert.deepEqual(spread([90, 95, 99], 13, 100), [74, 87, 100]);
});

test("a name beside a hairline knows what curves run through its place, from the point before it to the point after", () => {
  const points = [[0, 5], [10, 1], [20, NaN], [30, 2], [40, 9]].map(([x, y]) => ({ x, y }));
  assert.deepEqual(rangeWithin(points, 12, 28), { low: 1, high: 2 });
  assert.deepEqual(rangeWithin(points, 1, 2), { low: 1, high: 5 });
  assert.deepEqual(rangeWithin([], 0, 9), { low: Infinity, high: -Infinity });
});
