// Patience: dragging shows finished curves all along, and ends with the newest.
import test, { afterEach } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createPool } from "../../web/core/pool.js";

const module = await WebAssembly.compile(readFileSync("dist/lab.wasm"));
let pool = createPool({ module, workerSource: "" });
afterEach(() => { pool.sleep(); pool = createPool({ module, workerSource: "" }); });

/** Wishes for a new seed every two milliseconds until three runs were finished, then once more. @param {number} patience */
async function drag(patience) {
  /** @type {number[]} */
  const finished = [];
  let seed = 0, wake = () => {};
  const wish = () => {
    const mine = ++seed;
    pool.wish("a", { line: `steps=60&seed=${mine}`, picture: 8, patience }, ({ type }) => { if (type === "done") { finished.push(mine); wake(); } });
  };
  while (finished.length < 3) { wish(); await new Promise((wait) => setTimeout(wait, 2)); }
  wish();
  while (finished.at(-1) !== seed) await new Promise((done) => { wake = () => done(undefined); });
  return { finished, seed };
}

test("while somebody drags runs finish in between, in order, some wishes are passed over, and the last is trained", async () => {
  const { finished, seed } = await drag(10_000);
  assert.deepEqual(finished, [...finished].sort((a, b) => a - b));
  assert.equal(finished.at(-1), seed);
});

test("a run that takes too long gives way to the newest wish", async () => {
  let slow = 0;
  pool.wish("a", { line: "steps=100000" }, ({ type }) => { if (type === "done") slow++; });
  await new Promise((done) => pool.wish("a", { line: "steps=50", patience: 30 }, ({ type }) => type === "done" && done(undefined)));
  assert.equal(slow, 0);
});

test("a wish that is refused gives way at once, and a handle used while its wish waits starts it", async () => {
  const patience = 10_000;
  pool.wish("a", { line: "lr=fast" }, () => {});
  await new Promise((done) => pool.wish("a", { line: "steps=50", patience }, ({ type }) => type === "done" && done(undefined)));
  pool.wish("b", { line: "steps=100000" }, () => {});
  await new Promise((done) => {
    const handle = pool.wish("b", { line: "steps=100000&seed=2", patience }, ({ type, at }) => type === "rows" && at === 7 && done(undefined));
    handle.step(7);
  });
});

test("a run that stands still gives way at once, and a cancelled wish takes the run before it along", async () => {
  await new Promise((done) => {
    pool.wish("a", { line: "steps=100000", paused: true }, () => {});
    pool.wish("a", { line: "steps=50", patience: 10_000 }, ({ type }) => type === "done" && done(undefined));
  });
  let late = 0;
  pool.wish("b", { line: "steps=100000" }, () => { late += 1; });
  pool.wish("b", { line: "steps=100", patience: 10_000 }, () => { late += 1; }).cancel();
  await new Promise((done) => pool.wish("c", { line: "steps=200" }, ({ type }) => type === "done" && done(undefined)));
  assert.equal(late, 0);
});
