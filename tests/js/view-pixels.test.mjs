// Where values lie on a canvas: bars without a gap that keep every spike, and log axes that show what they can.
import test from "node:test";
import assert from "node:assert/strict";
import { barsOf, curveOf, pixelsOf } from "../../web/view/pixels.js";

/** A scale of a chart, from a value at one pixel to a value at another. @param {"linear"|"logarithmic"} type @param {[number, number]} values @param {[number, number]} pixels */
function openScale(type, [min, max], [from, to]) {
  const share = (/** @type {number} */ value) => (type === "linear" ? (value - min) / (max - min) : Math.log(value / min) / Math.log(max / min));
  return { type, min, max, left: from, right: to, top: to, bottom: from, getPixelForValue: (/** @type {number} */ value) => from + (to - from) * share(value) };
}

test("a value lies where the axis has it, and what a log axis cannot show lies at its end", () => {
  const linear = pixelsOf(openScale("linear", [0, 4], [300, 0])), log = pixelsOf(openScale("logarithmic", [0.01, 100], [300, 0]));
  assert.deepEqual([0, 1, 4].map(linear), [300, 225, 0]);
  assert.deepEqual([0.01, 1, 100].map((value) => Math.round(log(value))), [300, 150, 0]);
  assert.deepEqual([0, -1].map(log), [300, 300]);
  assert.ok(Math.abs(log(1e300)) < 40_000 && Math.abs(linear(1e300)) < 40_000);
});

test("a curve is one line, broken where it has no value", () => {
  /** @type {any[]} */ const drawn = [];
  globalThis.Path2D = /** @type {any} */ (class { moveTo(/** @type {number[]} */ ...at) { drawn.push("to", ...at); } lineTo(/** @type {number[]} */ ...at) { drawn.push(...at); } });
  const x = openScale("linear", [0, 10], [0, 100]), y = openScale("linear", [0, 1], [50, 0]);
  curveOf([0, 1, NaN, 0.5, 1].map((value, i) => ({ x: i, y: value })), { x, y });
  assert.deepEqual(drawn, ["to", 0, 50, 10, 0, "to", 30, 25, 40, 0]);
});

test("between two points a band goes straight", () => {
  const x = openScale("linear", [0, 10], [0, 10]), y = openScale("linear", [0, 10], [101, 0]);
  const bars = barsOf([{ x: 0, low: 0, high: 10 }, { x: 10, low: 5, high: 5 }], { x, y });
  assert.deepEqual(bars.find(([left]) => left === 5), [5, 25, 51]);
});

test("a band is a bar for every pixel across, however many points there are, and every spike keeps its height", () => {
  const x = openScale("linear", [0, 1500], [50, 650]), y = openScale("linear", [0, 10], [300, 0]);
  for (const count of [2, 40, 600, 3000]) {
    const spike = Math.floor(count / 3);
    const band = Array.from({ length: count }, (_, i) => ({ x: (1500 * i) / (count - 1), low: 2, high: i === spike ? 9 : 3 }));
    const bars = barsOf(band, { x, y }).sort(([a], [b]) => a - b);
    assert.deepEqual(bars.map(([left]) => left), Array.from({ length: 601 }, (_, i) => 50 + i), `${count} points`);
    assert.equal(Math.min(...bars.map(([, top]) => top)), 30);
    assert.equal(Math.max(...bars.map(([, top, height]) => top + height)), 240);
  }
});
