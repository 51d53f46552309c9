// Schedules: `lrlab preview` against PyTorch's recorded curves and against an independent reference in every dialect.
import test from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, dialects, lineOf, pick, random, runKnobs, shelf, someSettings } from "../oracle/lines.mjs";
import { drawPlateau, drawSchedule } from "../oracle/sched.mjs";

const root = new URL("../../", import.meta.url);

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

/** @param {import("../oracle/lines.mjs").Item} item @param {Record<string, string>} said */
function valuesOf(item, said) {
  const values = Object.fromEntries([...runKnobs, ...item.knobs].map((k) => [k.key, k.def]));
  return { ...values, ...Object.fromEntries(new URLSearchParams(item.defaults)), ...said };
}

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
