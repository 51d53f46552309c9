// Numbers, ticks, spans and slider stops of the page: short, round and faithful.
import assert from "node:assert/strict";
import { test } from "node:test";
import { detents, ladderOf, nearestStop, nextStop } from "../../web/view/ladder.js";
import { formatMany, formatPercent, formatPlace, formatShort, formatTime, formatValue } from "../../web/view/numbers.js";
import { readSpan, turnSpan, writeSpan } from "../../web/view/span.js";
import { boundsOf, linearTicks, logTicks, roundDown, roundUp } from "../../web/view/ticks.js";

const knob = (/** @type {object} */ more) => /** @type {import("../../web/view/catalog.js").Knob} */ ({ key: "k", label: "K", def: "0", group: "g", ...more });

test("values are shown with three significant digits and a real minus sign", () => {
  assert.deepEqual([0.132456, 1.1, 123.4, 0, -2.5, 3.2e12, 0.00001].map(formatValue), ["0.132", "1.10", "123", "0", "−2.50", "3.2e12", "1.0e−5"]);
  assert.deepEqual([NaN, Infinity, -Infinity].map(formatValue), ["–", "∞", "−∞"]);
});

test("rates are shown without trailing zeros", () => {
  assert.deepEqual([0.3, 0.1 + 0.2, 1e-5, 3.2854e-7, 0.0123456, 1, 1e5, 99999].map(formatShort), ["0.3", "0.3", "1e−5", "3.29e−7", "0.0123", "1", "1e5", "100000"]);
});

test("shares and times have their units", () => {
  assert.deepEqual([formatPercent(0.9453), formatPercent(NaN), formatTime(4.26), formatTime(43), formatTime(999.6), formatTime(1234)], ["94.5 %", "–", "4.3 ms", "43 ms", "1.00 s", "1.23 s"]);
});

test("many things are counted in thousands, a place in whole steps or short", () => {
  assert.deepEqual([0, 999, 1185, 84_100, 1.2e6, 999_900, 5e15, NaN].map(formatMany), ["0", "999", "1.19K", "84.1K", "1.2M", "1M", "5000T", "–"]);
  assert.deepEqual([1500, 12.3456].map(formatPlace), ["1,500", "12.3"]);
  assert.equal(formatTime(NaN), "–");
});

test("round numbers enclose what they round", () => {
  for (let power = -9; power < 9; power += 1) for (const lead of [1, 1.3, 2, 3.7, 5, 9.99]) {
    const x = lead * 10 ** power;
    assert.ok(roundDown(x) <= x * (1 + 1e-9) && x <= roundUp(x) * (1 + 1e-9), String(x));
    assert.ok(roundUp(x) / roundDown(x) <= 2.5 + 1e-9, String(x));
  }
});

test("bounds enclose the data on both kinds of axis, and survive having none", () => {
  for (const [lo, hi] of [[0.13, 1.2], [1e-7, 3], [0.5, 0.5], [2, 2000]]) {
    const log = boundsOf(lo, hi, true);
    const linear = boundsOf(lo, hi, false);
    assert.ok(log.min > 0 && log.min <= lo && log.max >= hi && log.max > log.min);
    assert.ok(linear.min <= lo && linear.max >= hi && linear.max > linear.min);
  }
  assert.ok(boundsOf(Infinity, -Infinity, true).min > 0);
  for (const [lo, hi] of [[1, Infinity], [NaN, 1], [2, 1]]) assert.deepEqual(boundsOf(lo, hi, false), { min: 0, max: 1 });
});

test("a log axis has few ticks, all within its bounds, at least two over a decade", () => {
  for (const [min, max] of [[0.1, 2], [1e-6, 1], [1e-12, 1e6], [0.2, 3]]) {
    const ticks = logTicks(min, max, 6);
    assert.ok(ticks.length >= 2 && ticks.length <= 6, `${ticks}`);
    assert.ok(ticks.every((tick) => tick >= min * 0.999 && tick <= max * 1.001));
  }
});

test("a log axis of less than a decade has ticks too", () => {
  assert.deepEqual(logTicks(0.4, 0.8, 6), [0.4, 0.5, 0.6, 0.7, 0.8]);
  assert.deepEqual(logTicks(2.5, 4, 3), [2.5, 3, 3.5, 4]);
  assert.deepEqual(logTicks(0.2, 3, 6), [0.2, 0.5, 1, 2]);
});

test("step ticks end where the run ends when a round step divides it", () => {
  assert.equal(linearTicks(0, 1500, 8).at(-1), 1500);
  assert.equal(linearTicks(0, 600, 8).at(-1), 600);
  assert.deepEqual(linearTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
});

test("a span is read in both units and written as a line says it", () => {
  assert.deepEqual(readSpan("5pct"), { amount: 5, unit: "share" });
  assert.deepEqual(readSpan(" 2.5% "), { amount: 2.5, unit: "share" });
  assert.deepEqual(readSpan("200"), { amount: 200, unit: "steps" });
  for (const bad of ["", "five", "5 steps", "-3", "1e", "5pct5"]) assert.equal(readSpan(bad), null, bad);
  for (const text of ["5pct", "0.1pct", "200", "0"]) assert.equal(writeSpan(/** @type {any} */ (readSpan(text))), text);
});

test("a span turned to the other unit and back is the same", () => {
  for (const amount of [0, 1, 5, 12.5, 50, 100]) {
    const steps = turnSpan({ amount, unit: "share" }, "steps", 2000);
    assert.equal(turnSpan(steps, "share", 2000).amount, amount);
  }
  assert.deepEqual(turnSpan({ amount: 12.5, unit: "share" }, "steps", 9990), { amount: 1249, unit: "steps" }, "whole steps");
  assert.deepEqual(turnSpan({ amount: 0.123456, unit: "share" }, "share", 999), { amount: 0.123456, unit: "share" }, "the same unit");
});

test("slider stops rise from the least to the greatest value and hold the round ones", () => {
  const cases = [
    [{ kind: "number", scale: "log", lo: 1e-8, hi: 10 }, ["0.3", "0.1", "1", "10"]],
    [{ kind: "number", scale: "log", lo: 0.02, hi: 0.7 }, ["0.02", "0.05", "0.7"]],
    [{ kind: "number", scale: "log", lo: 0, hi: 1 }, ["0", "0.001", "1"]],
    [{ kind: "number", scale: "linear", lo: 0, hi: 1 }, ["0.5", "0.9", "0", "1"]],
    [{ kind: "whole", scale: "log", lo: 1, hi: 512 }, ["1", "32", "64", "100", "512"]],
    [{ kind: "whole", scale: "linear", lo: 0, hi: 4 }, ["0", "1", "2", "3", "4"]],
  ];
  for (const [row, held] of /** @type {[object, string[]][]} */ (cases)) {
    const stops = ladderOf(knob(row));
    const values = stops.map(Number);
    assert.ok(values.every((value, i) => i === 0 || value > values[i - 1]), JSON.stringify(row));
    assert.ok(stops.length <= 420);
    for (const text of held) assert.ok(values.includes(Number(text)), `${text} in ${JSON.stringify(row)}`);
  }
});

test("spans slide in the unit they are said in", () => {
  assert.equal(ladderOf(knob({ kind: "span", lo: 0, hi: 1 })).at(-1), "100pct");
  assert.equal(ladderOf(knob({ kind: "span", lo: 0, hi: 1 }), { unit: "steps", steps: 1500 }).at(-1), "1500");
});

test("the nearest stop is the value itself where it is a stop", () => {
  const stops = ladderOf(knob({ kind: "number", scale: "log", lo: 1e-5, hi: 10 }));
  stops.forEach((stop, i) => assert.equal(nearestStop(stops, stop, true), i));
  assert.equal(stops[nearestStop(stops, "0.285", true)], "0.28");
  assert.ok(detents(stops).every((i) => /^0?\.?0*[13]0*$/.test(stops[i]) || /^[13]e-\d+$/.test(stops[i])));
});

test("a knob goes along its stops and halts at both ends", () => {
  const stops = Array.from({ length: 101 }, (_, i) => `${i}pct`);
  assert.equal(nextStop(stops, "100pct", false, 5), "100pct");
  assert.equal(nextStop(stops, "7pct", false, -2), "5pct");
});
