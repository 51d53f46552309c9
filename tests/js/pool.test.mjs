// The pool with the real core and no workers (Node has none of the browser's kind): wishes, pauses, pace, replay, refusals.
import test, { afterEach } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { loadCore } from "../../web/core/core.js";
import { createPool } from "../../web/core/pool.js";
import { startSweep } from "../../web/core/sweep.js";

const module = await WebAssembly.compile(readFileSync("dist/lab-judges.wasm"));
const line = "task=spiral&lr=0.3&sched=cosine&steps=400";
const long = "task=spiral&lr=0.1&sched=constant&steps=100000";

/** @type {ReturnType<typeof createPool>[]} */
const pools = [];
const openPool = () => { const pool = createPool({ module, workerSource: "" }); pools.push(pool); return pool; };
afterEach(() => pools.splice(0).forEach((pool) => pool.sleep()));

/** @param {string} text */
async function trainAlone(text) {
  const core = await loadCore(module);
  core.open(text);
  while (core.step(1000) === 1000);
  return core.report().hash;
}

/** A listener that remembers what it heard, and waits for what it has not heard yet. */
function listen() {
  /** @type {any[]} */
  const heard = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  return {
    heard,
    listener: (/** @type {any} */ message) => { heard.push(message); waiting.splice(0).forEach((wake) => wake()); },
    /** @param {(message: any) => boolean} wanted @param {number} [from] @returns {Promise<any>} */
    async until(wanted, from = 0) {
      for (;;) {
        const found = heard.slice(from).find(wanted);
        if (found) return found;
        await new Promise((wake) => { waiting.push(() => wake(undefined)); });
      }
    },
  };
}
/** @param {string} type */
const ofType = (type) => (/** @type {any} */ message) => message.type === type;

test("a wish is trained to the hash of its line, its curve whole", async () => {
  const { listener, until } = listen();
  openPool().wish("a", { line }, listener);
  const done = await until(ofType("done"));
  assert.equal(done.report.hash, await trainAlone(line));
  assert.deepEqual([done.at, done.steps, done.state], [400, 400, "finished"]);
  assert.equal(done.columns.length % done.rows, 0);
  assert.ok(done.busy > 0);
});

test("pictures and answers come when they are wished for", async () => {
  const pool = openPool(), a = listen(), b = listen();
  pool.wish("a", { line, picture: 24 }, a.listener);
  pool.wish("b", { line: "task=digits&steps=100", answers: 9 }, b.listener);
  assert.equal((await a.until((m) => m.type === "picture" && m.at === 400)).data.length, 2 * 24 * 24);
  const { count, samples, features } = await b.until((m) => m.type === "answers" && m.at === 100);
  assert.deepEqual([count, samples.length, features], [9, 9 * 64, 64]);
});

test("a newer wish under the same key silences the older", async () => {
  const pool = openPool(), old = listen(), young = listen();
  pool.wish("a", { line: long }, old.listener);
  await old.until(ofType("rows"));
  const before = old.heard.length;
  pool.wish("a", { line }, young.listener);
  await young.until(ofType("done"));
  assert.equal(old.heard.length, before);
});

test("of a hundred wishes at once under one key only the last is trained", async () => {
  const pool = openPool(), all = Array.from({ length: 100 }, listen);
  all.forEach(({ listener }, i) => pool.wish("a", { line: `${line}&seed=${i + 1}` }, listener));
  const done = await all[99].until(ofType("done"));
  assert.equal(done.report.hash, await trainAlone(`${line}&seed=100`));
  assert.equal(all.slice(0, 99).flatMap(({ heard }) => heard).length, 0);
});

test("the more urgent wish is finished first", async () => {
  const pool = openPool(), slow = listen(), fast = listen();
  pool.wish("slow", { line: long, priority: 5 }, slow.listener);
  pool.wish("fast", { line: `${line}&steps=3000`, priority: 1 }, fast.listener);
  await fast.until(ofType("done"));
  assert.equal(slow.heard.filter(ofType("done")).length, 0);
});

test("long runs of equal urgency go on side by side", async () => {
  const pool = openPool(), a = listen(), b = listen();
  pool.wish("a", { line: long }, a.listener);
  pool.wish("b", { line: long }, b.listener);
  await Promise.all([a.until(ofType("rows")), b.until(ofType("rows"))]);
  assert.equal([...a.heard, ...b.heard].filter(ofType("done")).length, 0);
});

test("a paused wish stands at its start, walks the steps asked for, and plays on to the same hash", async () => {
  const { listener, until, heard } = listen();
  const handle = openPool().wish("a", { line, paused: true, picture: 8 }, listener);
  assert.equal((await until(ofType("rows"))).at, 0);
  handle.step(1);
  await until((m) => m.type === "rows" && m.at === 1);
  handle.step(25);
  const { at } = await until((m) => m.type === "rows" && m.at > 1);
  assert.equal(at, 26);
  handle.play();
  assert.equal((await until(ofType("done"))).report.hash, await trainAlone(line));
  assert.ok(heard.some((m) => m.type === "picture" && m.at === 26));
});

test("pausing tells where the run stands, and nothing moves until it plays", async () => {
  const { listener, until, heard } = listen();
  const handle = openPool().wish("a", { line: long }, listener);
  await until(ofType("rows"));
  handle.pause();
  await new Promise((wait) => setTimeout(wait, 100));
  const count = heard.length, { at } = heard[count - 1];
  await new Promise((wait) => setTimeout(wait, 100));
  assert.equal(heard.length, count);
  handle.step(3);
  assert.equal((await until(ofType("rows"), count)).at, at + 3);
});

test("a paced run tells every step, and ends like any other when let loose", async () => {
  const { listener, until, heard } = listen();
  const handle = openPool().wish("a", { line, speed: 40 }, listener);
  await until((m) => m.at >= 3);
  assert.ok(heard.filter(ofType("rows")).length >= 2 && heard.at(-1).at < 400);
  handle.setSpeed(Infinity);
  assert.equal((await until(ofType("done"))).report.hash, await trainAlone(line));
});

test("a finished run that nobody kept still answers: it is run again in silence", async () => {
  const { listener, until, heard } = listen();
  const handle = openPool().wish("a", { line }, listener);
  await until(ofType("done"));
  const count = heard.length;
  handle.ask({ picture: 12 });
  const picture = await until(ofType("picture"));
  assert.equal(picture.at, 400);
  handle.ask({ line: true });
  await until(ofType("line"), count);
  assert.deepEqual(heard.slice(count).map(({ type }) => type), ["picture", "line"]);
});

test("restarting a run trains it again to the same hash", async () => {
  const { listener, until, heard } = listen();
  const handle = openPool().wish("a", { line }, listener);
  const { report } = await until(ofType("done"));
  const count = heard.length;
  handle.restart();
  assert.equal((await until(ofType("done"), count)).report.hash, report.hash);
});

test("a live change is written into the line, which replays to the same hash", async () => {
  const { listener, until } = listen();
  const handle = openPool().wish("a", { line, paused: true }, listener);
  handle.step(100);
  await until((m) => m.type === "rows" && m.at === 100);
  handle.set("lr=0.05");
  await until(ofType("line"));
  handle.play();
  const done = await until(ofType("done"));
  assert.notEqual(done.line, line);
  assert.equal(done.report.hash, await trainAlone(done.line));
});

test("a change that a run cannot take while it goes starts it over with that change", async () => {
  const { listener, until } = listen();
  const handle = openPool().wish("a", { line, paused: true }, listener);
  handle.step(10);
  await until((m) => m.type === "rows" && m.at === 10);
  handle.set("seed=5");
  handle.play();
  assert.equal((await until(ofType("done"))).report.hash, await trainAlone(`${line}&seed=5`));
});

test("a refused wish says why and leaves the others alone", async () => {
  const pool = openPool(), bad = listen(), good = listen();
  pool.wish("bad", { line: "lr=fast" }, bad.listener);
  pool.wish("good", { line }, good.listener);
  const { key, text } = await bad.until(ofType("refused"));
  assert.equal(key, "lr");
  assert.match(text, /fast/);
  await good.until(ofType("done"));
});

test("a run that fails inside is stopped with a reason, and may be wished for again", async () => {
  const pool = openPool(), { listener, until } = listen();
  pool.wish("a", { line: `lr=${"1".repeat(1 << 21)}` }, listener);
  assert.match((await until(ofType("stopped"))).why, /mailbox/);
  pool.wish("a", { line }, listener);
  await until(ofType("done"));
});

test("a pool that slept goes on where it was", async () => {
  const pool = openPool(), { listener, until, heard } = listen();
  const handle = pool.wish("a", { line, paused: true }, listener);
  handle.step(150);
  await until((m) => m.at === 150);
  pool.sleep();
  assert.equal(pool.workers(), 0);
  const count = heard.length;
  pool.wake();
  handle.play();
  const { report } = await until(ofType("done"), count);
  assert.equal(report.hash, await trainAlone(line));
  assert.ok(heard.slice(count).every((m) => m.at >= 150));
});

test("sixty-four wishes are all finished, each to its own hash", async () => {
  const pool = openPool(), all = Array.from({ length: 64 }, listen);
  all.forEach(({ listener }, i) => pool.wish(`run ${i}`, { line: `task=xor&steps=60&seed=${i}`, priority: i % 3 }, listener));
  const hashes = await Promise.all(all.map(async ({ until }) => (await until(ofType("done"))).report.hash));
  assert.equal(new Set(hashes).size, 64);
});

test("a sweep hands over one result a line, and tells when it is done", async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `task=xor&steps=50&seed=${i}`);
  /** @type {any[]} */
  const results = [];
  await new Promise((done) => startSweep(openPool(), lines, { onResult: (outcome) => results.push(outcome), onDone: () => done(undefined) }));
  assert.deepEqual(results.map(({ line }) => line).sort(), [...lines].sort());
  for (const { line, result } of results) assert.equal(result.split("\t")[0], line);
});

test("a sweep names the lines that were refused and goes on", async () => {
  /** @type {any[]} */
  const results = [];
  await new Promise((done) => startSweep(openPool(), ["lr=fast", "steps=20", "opt=zzz"], { onResult: (outcome) => results.push(outcome), onDone: () => done(undefined) }));
  const refused = results.filter(({ result }) => result === null);
  assert.equal(refused.length, 2);
  assert.match(refused.find(({ line }) => line === "lr=fast").why, /fast/);
});

test("what is looked at is trained before a sweep, which can be paused, resumed and cancelled", async () => {
  const pool = openPool(), { listener, until } = listen();
  let results = 0;
  const sweep = startSweep(pool, Array.from({ length: 30 }, (_, i) => `steps=2000&seed=${i}`), { onResult: () => { results++; } });
  pool.wish("seen", { line }, listener);
  await until(ofType("done"));
  assert.ok(results < 8, `${results} of the sweep came first`);
  sweep.pause();
  await new Promise((wait) => setTimeout(wait, 50));
  const before = results;
  await new Promise((wait) => setTimeout(wait, 100));
  assert.equal(results, before);
  sweep.resume();
  while (results === before) await new Promise((wait) => setTimeout(wait, 5));
  sweep.cancel();
  const then = results;
  await new Promise((wait) => setTimeout(wait, 100));
  assert.equal(results, then);
  assert.ok(results < 30, "it was cancelled on the way");
});

test("a finished run comes with the doctor's verdict", async () => {
  const { listener, until } = listen();
  openPool().wish("a", { line: "lr=10&sched=constant&steps=300" }, listener);
  const { doctor } = await until(ofType("done"));
  assert.ok(doctor.verdict && doctor.verdict !== "fine" && doctor.sentences.length, JSON.stringify(doctor));
});

test("a cancelled run is heard no more", async () => {
  const pool = openPool(), { listener, until, heard } = listen();
  const handle = pool.wish("a", { line: long }, listener);
  await until(ofType("rows"));
  handle.cancel();
  const count = heard.length;
  await new Promise((wait) => setTimeout(wait, 60));
  assert.equal(heard.length, count);
});
