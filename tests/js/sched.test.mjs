// Schedules: `lrlab preview` against PyTorch's recorded curves and against an independent reference in every dialect.
import test from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawPlateau, drawSchedule } from "../oracle/sched.mjs";

const root = new URL("../../", import.meta.url);
const lrlab = new URL("build/lrlab", root).pathname;
/** @param {string[]} words */
const ask = (...words) => execFileSync(lrlab, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"] });

/** @param {string} line @param {number[]} [metrics] */
function preview(line, metrics) {
  const folder = mkdtempSync(join(tmpdir(), "lr-lab-")), file = join(folder, "metrics");
  if (metrics) writeFileSync(file, metrics.join("\n"));
  const rows = ask("preview", line, ...(metrics ? ["--metrics", file] : [])).trim().split("\n").slice(1).map((row) => row.split(","));
  rmSync(folder, { recursive: true });
  return { lr: rows.map((r) => Number(r[1])), momentum: rows.map((r) => (r[2] ? Number(r[2]) : NaN)) };
}

/** @param {string} what @param {number[]} got @param {number[]} want @param {number} scale */
function assertSame(what, got, want, scale) {
  assert.equal(got.length, want.length, what);
  got.forEach((a, t) => {
    const b = want[t];
    if (Number.isNaN(a) && Number.isNaN(b)) return;
    assert.ok(Math.abs(a - b) <= Math.max(1e-12 * Math.max(Math.abs(a), Math.abs(b)), scale), `${what}: step ${t} is ${a}, not ${b}`);
  });
}

/** "0.1*50 0.2": fifty times 0.1, then 0.2. @param {string} text */
const unroll = (text) => text.split(" ").flatMap((word) => { const [v, n] = word.split("*"); return Array(Number(n ?? 1)).fill(Number(v)); });

/** @typedef {{ key: string, kind: string, lo: number, hi: number, def: string, choices: { key: string }[], scale: string }} Knob */
/** @type {{ knobs: Knob[], shelves: { key: string, items: { key: string, defaults: string, knobs: Knob[] }[] }[] }} */
const catalog = JSON.parse(ask("describe"));
const shelf = catalog.shelves[3].items;
const modifiers = ["lr", "warmup", "warmup_from", "warmup_shape", "hold", "span", "end", "seam", "dialect"];
const runKnobs = catalog.knobs.filter((k) => modifiers.includes(k.key));
const dialects = ["pytorch", "keras", "optax", "timm", "huggingface"];

let state = 12345;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
/** @template T @param {T[]} list */
const pick = (list) => list[Math.floor(random() * list.length)];

/** @type {Record<string, string[]>} */
const lists = {
  milestones: ["50pct,75pct", "20,20,90pct", "0,7"],
  points: ["0pct:0.05:l,10pct:1:h,40pct:1:c,100pct:0", "5:0.5:e,30:1:e,50pct:0.25,80pct:0.25:c,90pct:0.9:e,95pct:0", "10pct:0.3"],
  parts: ["linear:0.05:1:10pct,constant:1:1:40pct,cosine:1:0", "exponential:0.01:1:20,sqrt:1:0.1:30pct,constant:0.1:0.1:5,polynomial:0.1:1:50,exponential:1:0:20pct"],
};

/** A plausible value. @param {Knob} k */
function someValue(k) {
  if (random() < 0.3) return undefined;
  if (k.kind === "choice") return pick(k.choices).key;
  if (k.kind === "switch") return pick(["0", "1"]);
  if (k.kind === "text") return pick(lists[k.key]);
  if (k.kind === "span") return pick(["7", "40", "10pct", "33pct", "60pct", "0"]);
  if (k.kind === "whole") return pick(["0", "3", "8"]);
  const u = random(), v = k.scale === "log" ? k.lo * (k.hi / k.lo) ** u : k.lo + (k.hi - k.lo) * u;
  return k.key === "multiplier" ? pick(["1", "2", "3", "1.5"]) : String(Number(v.toPrecision(3)));
}

/** @param {{ key: string, defaults: string, knobs: Knob[] }} item @param {Record<string, string>} said */
function valuesOf(item, said) {
  const values = Object.fromEntries([...runKnobs, ...item.knobs].map((k) => [k.key, k.def]));
  return { ...values, ...Object.fromEntries(new URLSearchParams(item.defaults)), ...said };
}

/** @param {{ key: string, knobs: Knob[] }} item @param {string} dialect @returns {Record<string, string>} */
function someSettings(item, dialect) {
  /** @type {[string, string | undefined][]} */
  const said = [...runKnobs, ...item.knobs].map((k) => [k.key, k.key === "lr" ? "1" : k.key === "dialect" ? dialect : someValue(k)]);
  return Object.fromEntries(/** @type {[string, string][]} */ (said.filter(([, v]) => v !== undefined)));
}

/** @param {string} sched @param {Record<string, string>} said @param {number} steps */
const lineOf = (sched, said, steps) => [`sched=${sched}`, `steps=${steps}`, ...Object.entries(said).map(([k, v]) => `${k}=${v}`)].join("&");

test("every schedule of PyTorch comes out step by step", () => {
  const rows = JSON.parse(readFileSync(new URL("tests/golden/schedules.json", root), "utf8"));
  assert.equal(rows.length, 32);
  for (const row of rows) {
    const want = unroll(row.lr), got = preview(row.line, row.metrics && unroll(row.metrics));
    assertSame(row.name, got.lr, want, 1.6e-15 * Math.max(...want));
    if (row.momentum) assertSame(`${row.name} momentum`, got.momentum, unroll(row.momentum), 1.6e-15);
  }
});

for (const item of shelf)
  test(`${item.key} equals the reference in every dialect`, () => {
    for (const dialect of dialects)
      for (let round = 0; round < 8; round++) {
        const said = round ? someSettings(item, dialect) : { lr: "1", dialect }, steps = pick(item.knobs.some((k) => k.kind === "text") ? [150, 333] : [1, 2, 150, 333]);
        const line = lineOf(item.key, said, steps), got = preview(line), want = drawSchedule(item.key, valuesOf(item, said), steps);
        assertSame(line, got.lr, want.height, 4e-14);
        assertSame(`${line}, momentum`, got.momentum, want.momentum, 4e-14);
      }
  });

test("reduce on plateau reduces when each library would", () => {
  const plateau = shelf.find((item) => item.key === "plateau");
  assert.ok(plateau);
  let reductions = 0;
  for (const dialect of dialects)
    for (let round = 0; round < 12; round++) {
      const said = { ...someSettings(plateau, dialect), lr: "1", warmup: "0", hold: "0", patience: pick(["0", "1", "3", "8"]), factor: pick(["0.5", "0.1"]) };
      const noisy = Array.from({ length: 200 }, (_, t) => (1 + 2 / (1 + t / 20)) * (1 + 0.1 * random()));
      const got = preview(lineOf("plateau", said, 200), noisy).lr, want = drawPlateau(valuesOf(plateau, said), noisy);
      assertSame(lineOf("plateau", said, 200), got, want, 0);
      reductions += want.filter((lr, t) => t && lr < want[t - 1]).length;
    }
  assert.ok(reductions > 100, "the cases have to reduce often to say anything");
});

test("the dialects differ where the libraries differ", () => {
  /** @param {string} line */
  const lr = (line) => preview(`lr=1&steps=100&${line}`).lr;
  assert.deepEqual(dialects.map((d) => lr(`sched=constant&warmup=10&dialect=${d}`)[0]), [0.01, 0, 0, 0, 0]);
  assert.deepEqual(dialects.map((d) => lr(`sched=multistep&milestones=50&dialect=${d}`).findIndex((v) => v < 1)), [50, 51, 50, 49, 50]);
  assert.deepEqual(dialects.map((d) => lr(`sched=cosine&span=40&dialect=${d}`)[80] > 0.99), [true, false, false, false, true]);
  assert.ok(lr("sched=cosine&warmup=50&dialect=keras")[99] > 0.4, "Keras decays as if the run were longer by its warmup");
  assert.ok(lr("sched=cosine&warmup=50&dialect=timm")[50] < 0.51, "timm jumps where warmup ends");
});
