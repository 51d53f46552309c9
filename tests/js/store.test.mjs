// The store: one notification a frame, undo and redo.
import test from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { createStore } from "../../web/state/store.js";

function framedStore() {
  /** @type {(() => void)[]} */
  const frames = [];
  const store = createStore(0, { schedule: (act) => frames.push(act) });
  return { store, frame: () => frames.splice(0).forEach((act) => act()), waiting: () => frames.length };
}

test("many sets before a frame are told once, with the last value and the one told before", () => {
  const { store, frame, waiting } = framedStore();
  /** @type {number[][]} */
  const heard = [];
  store.subscribe((value, former) => heard.push([value, former]));
  for (let i = 1; i <= 5; i++) store.set(i);
  assert.equal(waiting(), 1);
  frame();
  store.set(9);
  frame();
  assert.deepEqual(heard, [[5, 0], [9, 5]]);
});

test("a value that came back before the frame is not told", () => {
  const { store, frame } = framedStore();
  let told = 0;
  store.subscribe(() => told++);
  store.set(1);
  store.undo();
  frame();
  assert.equal(told, 0);
});

test("who unsubscribed hears nothing", () => {
  const { store, frame } = framedStore();
  let told = 0;
  store.subscribe(() => told++)();
  store.set(1);
  frame();
  assert.equal(told, 0);
});

test("sets with one tag are one step of undo until the gesture is sealed", () => {
  const { store } = framedStore();
  store.set(1);
  for (let i = 2; i < 9; i++) store.set(i, "drag");
  store.seal();
  store.set(20, "drag");
  store.undo();
  assert.equal(store.get(), 8);
  store.undo();
  assert.equal(store.get(), 1);
});

test("a gesture after an undo is a step of its own, though its tag is that of the last one", () => {
  const { store } = framedStore();
  store.set(1);
  store.set(2, "drag");
  store.undo();
  store.set(5, "drag");
  store.undo();
  assert.equal(store.get(), 1);
});

test("undo and redo walk through the same values, and a new set forgets the undone ones", () => {
  fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.nat(40), (values, back) => {
    const store = createStore(NaN, { schedule: () => {} });
    const seen = [NaN];
    for (const value of values) {
      if (!Object.is(value, seen.at(-1))) seen.push(value);
      store.set(value);
    }
    for (let i = 0; i < back; i++) store.undo();
    assert.equal(store.get(), seen[Math.max(0, seen.length - 1 - back)]);
    for (let i = 0; i < back; i++) store.redo();
    assert.equal(store.get(), seen.at(-1));
    assert.equal(store.canRedo(), false);
    for (let i = 0; i < back; i++) store.undo();
    assert.equal(store.get(), seen[Math.max(0, seen.length - 1 - back)]);
  }));
  const store = createStore(0, { schedule: () => {} });
  store.set(1);
  store.undo();
  store.set(2);
  assert.equal(store.canRedo(), false);
});

test("history is bounded", () => {
  const store = createStore(0, { schedule: () => {}, limit: 10 });
  for (let i = 1; i <= 100; i++) store.set(i);
  while (store.canUndo()) store.undo();
  assert.equal(store.get(), 90);
});
