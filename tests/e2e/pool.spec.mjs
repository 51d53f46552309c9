// The pool with real workers in a real browser: many at once, newest wins, hung and refused workers, sleeping pages.
import { readFileSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { build } from "esbuild";
import { loadCore } from "../../web/core/core.js";
import { hashInCore } from "../hash/lines.mjs";
import { serve } from "./page.mjs";

const line = "task=spiral&lr=0.3&sched=cosine&steps=400";
const long = "task=spiral&lr=0.1&sched=constant&steps=100000";

/** @param {import("esbuild").BuildOptions} options */
const bundle = async (options) => (await build({ ...options, bundle: true, write: false, format: "iife" })).outputFiles?.[0].text ?? "";

const test = base.extend({
  page: async ({ page }, use) => {
    const contents = `import { compileCore } from "./web/core/core.js"; import { createPool } from "./web/core/pool.js";
      globalThis.lab = { compileCore, createPool };`;
    await page.goto(`${await serve("tests/e2e")}host.html`);
    await page.addScriptTag({ content: await bundle({ stdin: { contents, resolveDir: "." } }) });
    await page.evaluate(async ([packed, workerSource]) => {
      const { lab } = /** @type {any} */ (globalThis);
      const module = await lab.compileCore(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)));
      lab.open = (/** @type {object} */ setup) => lab.createPool({ module, workerSource, ...setup });
      lab.heard = [];
      lab.wish = (/** @type {any} */ pool, /** @type {string} */ key, /** @type {object} */ spec) => new Promise((done) => {
        const handle = pool.wish(key, spec, (/** @type {any} */ message) => {
          lab.heard.push({ key, type: message.type, at: message.at });
          if (["done", "refused", "stopped"].includes(message.type)) done({ type: message.type, hash: message.report?.hash, why: message.why, at: message.at });
        });
        lab.handles = { ...lab.handles, [key]: handle };
      });
    }, [readFileSync("dist/lab.wasm").toString("base64"), await bundle({ stdin: { contents: `import { serve } from "./web/core/worker.js"; serve();`, resolveDir: "." } })]);
    await use(page);
  },
});

const expectedHash = async (/** @type {string} */ text) => hashInCore(await loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm"))), text);

test("runs on several workers all end in the hash of their line", async ({ page }) => {
  const found = await page.evaluate(async (text) => {
    const { lab } = /** @type {any} */ (globalThis), pool = lab.open({ size: 3 });
    const done = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => lab.wish(pool, `run ${seed}`, { line: `${text}&seed=${seed}` })));
    return { workers: pool.workers(), hashes: done.map(({ hash }) => hash) };
  }, line);
  expect(found.workers).toBe(3);
  for (const [i, hash] of found.hashes.entries()) expect(hash).toBe(await expectedHash(`${line}&seed=${i + 1}`));
});

test("the newest wish is trained though a long run held the only worker", async ({ page }) => {
  const found = await page.evaluate(async ([text, slow]) => {
    const { lab } = /** @type {any} */ (globalThis), pool = lab.open({ size: 1 });
    void lab.wish(pool, "a", { line: slow });
    while (!lab.heard.length) await new Promise((wait) => setTimeout(wait, 5));
    const { hash } = await lab.wish(pool, "a", { line: text });
    return { hash, ends: lab.heard.filter((/** @type {any} */ m) => m.type === "done").length, workers: pool.workers() };
  }, [line, long]);
  expect(found).toEqual({ hash: await expectedHash(line), ends: 1, workers: 1 });
});

test("a worker that hangs is noticed, its run is stopped, and the page may try again", async ({ page }) => {
  const why = await page.evaluate(async (text) => {
    const { lab } = /** @type {any} */ (globalThis);
    const hangs = `onmessage = ({ data }) => { if (data.type === "boot") postMessage({ type: "ready", id: 0 }); else for (;;); };`;
    const pool = lab.open({ size: 1, workerSource: hangs });
    const first = await lab.wish(pool, "a", { line: text });
    return { ...first, workers: pool.workers() };
  }, line);
  expect(why).toEqual({ type: "stopped", why: "The worker stopped answering.", workers: 0 });
});

test("a worker that is lost once costs no run: it goes on where it was, to the same hash", async ({ page }) => {
  const found = await page.evaluate(async (slow) => {
    const { lab } = /** @type {any} */ (globalThis), workers = /** @type {Worker[]} */ ([]), Real = Worker;
    globalThis.Worker = class extends Real {
      /** @param {ConstructorParameters<typeof Worker>} given */
      constructor(...given) { super(...given); workers.push(this); }
    };
    const done = lab.wish(lab.open({ size: 1 }), "a", { line: slow, speed: 2000 });
    while (!lab.heard.length) await new Promise((wait) => setTimeout(wait, 5));
    const { at } = lab.heard.at(-1), from = lab.heard.length;
    workers[0].dispatchEvent(new ErrorEvent("error", { message: "gone" }));
    const { hash } = await done;
    return { hash, workers: workers.length, backwards: lab.heard.slice(from).some((/** @type {any} */ m) => m.at < at) };
  }, `${line}&steps=3000`);
  expect(found).toEqual({ hash: await expectedHash(`${line}&steps=3000`), workers: 2, backwards: false });
});

test("a worker that cannot even start leaves the training to the page", async ({ page }) => {
  const found = await page.evaluate(async (text) => {
    const { lab } = /** @type {any} */ (globalThis);
    return lab.wish(lab.open({ workerSource: "this is no script" }), "a", { line: text });
  }, line);
  expect(found.hash).toBe(await expectedHash(line));
});

test("a rejected promise inside a worker is forwarded and stops its runs alone", async ({ page }) => {
  const found = await page.evaluate(async () => {
    const { lab } = /** @type {any} */ (globalThis);
    const rejects = `addEventListener("unhandledrejection", (event) => postMessage({ type: "broken", id: 0, why: String(event.reason) }));
      onmessage = ({ data }) => { if (data.type === "boot") postMessage({ type: "ready", id: 0 }); else Promise.reject("lost"); };`;
    return lab.wish(lab.open({ workerSource: rejects }), "a", { line: "lr=1" });
  });
  expect(found).toMatchObject({ type: "stopped", why: "lost" });
});

test("a page that is hidden away ends its workers, and its runs go on to the same hash when it is back", async ({ page }) => {
  const found = await page.evaluate(async (slow) => {
    const { lab } = /** @type {any} */ (globalThis), pool = lab.open({ size: 2 });
    const done = lab.wish(pool, "a", { line: slow, speed: 2000 });
    while (!lab.heard.length) await new Promise((wait) => setTimeout(wait, 5));
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    const workers = pool.workers(), { at } = lab.heard.at(-1), from = lab.heard.length;
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    lab.handles.a.setSpeed(Infinity);
    const { hash } = await done;
    return { workers, hash, backwards: lab.heard.slice(from).some((/** @type {any} */ m) => m.at < at) };
  }, `${line}&steps=3000`);
  expect(found).toEqual({ workers: 0, hash: await expectedHash(`${line}&steps=3000`), backwards: false });
});

test("the page stays responsive to its own timers while eight long runs train", async ({ page }) => {
  const found = await page.evaluate(async (slow) => {
    const { lab } = /** @type {any} */ (globalThis), pool = lab.open({});
    for (let i = 0; i < 8; i++) void lab.wish(pool, `run ${i}`, { line: `${slow}&seed=${i}` });
    const keys = () => new Set(lab.heard.map((/** @type {any} */ m) => m.key)).size;
    let turns = 0;
    while (keys() < 8) { await new Promise((wait) => setTimeout(wait, 10)); turns++; }
    pool.sleep();
    return { turns, keys: keys() };
  }, long);
  expect(found.keys).toBe(8);
  expect(found.turns).toBeGreaterThan(1);
});
