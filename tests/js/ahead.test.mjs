// A run begun on a guess ends in the very hash of its line, whoever asks for it and however far it has come; a wrong guess costs nobody anything.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { getAhead } from "../../web/core/ahead.js";
import { loadCore } from "../../web/core/core.js";
import { createDesk } from "../../web/core/desk.js";
import { nextTask } from "../../web/core/task.js";

const module = await WebAssembly.compile(readFileSync("dist/lab.wasm"));
const line = "task=spiral&steps=300&lr=0.3", bare = { priority: 0, speed: Infinity, paused: false, picture: 0, answers: 0, replay: 0, keep: false, quiet: false, place: "a", patience: 0 };

/** @param {string} text */
async function hashOf(text) {
  const core = await loadCore(module);
  core.open(text);
  core.step(1e6);
  return core.report().hash;
}

/** What is told of an order given to a desk that began with a guess, to the end. @param {{line: string, steps: number}} guess @param {object} order @param {number} [tasks] that pass before the order */
async function serve(guess, order, tasks = 0) {
  const early = /** @type {any[]} */ ([]), told = /** @type {any[]} */ ([]);
  const ahead = await getAhead(module, guess, (message) => early.push(message));
  for (let i = 0; i < tasks; i++) await nextTask();
  await new Promise((done) => {
    const desk = createDesk(module, (message) => {
      told.push(message);
      if (!["done", "refused"].includes(message.type)) return;
      desk.close();
      done(undefined);
    }, ahead);
    desk.receive({ type: "open", id: 1, order: { ...bare, id: 1, line, ...order } });
  });
  return { early, told, last: told.at(-1) };
}

for (const [name, guess, tasks] of /** @type {[string, {line: string, steps: number}, number][]} */ ([
  ["hardly begun", { line, steps: Infinity }, 0], ["some way on", { line, steps: 40 }, 50], ["at its end", { line, steps: Infinity }, 2000],
  ["of another line", { line: "task=moons&steps=50", steps: Infinity }, 5],
])) {
  test(`a run ${name} ends in the hash of the line asked for`, async () => {
    const { early, told, last } = await serve(guess, {}, tasks);
    assert.equal(early[0]?.type, "begun");
    assert.ok(early[0].at > 0);
    assert.equal(last.at, 300);
    assert.equal(last.report.hash, await hashOf(line));
    assert.deepEqual(told.filter(({ type }) => type === "opened").length, 1);
  });
}

test("a run that was begun and is asked for at rest stands where it had come, and tells so", async () => {
  const ahead = await getAhead(module, { line, steps: 8 }, () => {});
  for (let i = 0; i < 50; i++) await nextTask();
  const at = await new Promise((done) => {
    const desk = createDesk(module, (message) => { if (message.type === "rows") { desk.close(); done(message.at); } }, ahead);
    desk.receive({ type: "open", id: 1, order: { ...bare, id: 1, line, paused: true } });
  });
  assert.equal(at, 8);
});

test("a guess that the core refuses is nobody's: the order for that line hears why", async () => {
  const { early, last } = await serve({ line: "lr=fast", steps: Infinity }, { line: "lr=fast" });
  assert.deepEqual(early, []);
  assert.equal(last.type, "refused");
  assert.match(last.text, /lr|learning rate/i);
});

test("a line too long to be heard is no guess", async () => {
  assert.equal(await getAhead(module, { line: `lr=${"1".repeat(1 << 20)}`, steps: 8 }, () => {}), null);
});

test("a run that must come back to where it stood is walked from its start", async () => {
  const { last } = await serve({ line, steps: Infinity }, { replay: 120 }, 20);
  assert.equal(last.report.hash, await hashOf(line));
});
