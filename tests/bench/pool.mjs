// How the pool scales with its workers, and how soon a stale wish gives way, in Chromium. `node tests/bench/pool.mjs [ROUNDS]`
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { build } from "esbuild";
import { openBrowser } from "./browser.mjs";
import { measureQuietly } from "./quiet.mjs";
import { median, quantile } from "./workloads.mjs";

const rounds = Number(process.argv[2] ?? 3);
/** Eight schedules from twelve seeds each, of the first screen's run. */
const lines = ["constant", "linear", "cosine", "onecycle", "wsd", "exponential", "rsqrt", "polynomial"]
  .flatMap((sched) => Array.from({ length: 12 }, (_, k) => `task=spiral&opt=momentum&lr=0.3&sched=${sched}&seed=${k + 1}`));

/** @param {import("esbuild").BuildOptions} options */
const bundle = async (options) => (await build({ ...options, bundle: true, write: false, minify: true, format: "iife" })).outputFiles?.[0].text ?? "";

/** Runs in the page: milliseconds until all lines are trained on so many workers that are there already. @param {{size: number, lines: string[]}} work */
async function trainAll({ size, lines }) {
  const { lab } = /** @type {any} */ (globalThis), pool = lab.open(size);
  const all = (/** @type {string[]} */ some) => Promise.all(some.map((line, i) => new Promise((done) => pool.wish(`${i}`, { line, quiet: true }, (/** @type {any} */ m) => m.type === "done" && done(0)))));
  await all(lines.slice(0, 4 * size)); // hires the workers, and V8 makes their code fast
  const from = performance.now();
  await all(lines);
  const spent = performance.now() - from, workers = pool.workers();
  pool.sleep();
  return { spent, workers };
}

/** Runs in the page: milliseconds from a wish to the first word of its run, on a worker at rest and on one in the middle of a long run. @param {number} times */
async function replaceAgain(times) {
  const { lab } = /** @type {any} */ (globalThis), pool = lab.open(1), long = "task=spiral&lr=0.1&steps=100000";
  const told = (/** @type {object} */ wish) => new Promise((done) => pool.wish("a", { line: long, ...wish }, (/** @type {any} */ m) => m.type === "rows" && done(0)));
  const all = { rest: /** @type {number[]} */ ([]), work: /** @type {number[]} */ ([]) };
  for (let i = 0; i < 2 * times; i++) {
    await told(i % 2 ? {} : { paused: true });
    await new Promise((wait) => setTimeout(wait, 7 + (i % 5)));
    const from = performance.now();
    await told({ paused: true });
    all[i % 2 ? "work" : "rest"].push(performance.now() - from);
  }
  pool.sleep();
  return all;
}

const browser = await openBrowser();
const page = await browser.newPage();
await page.addScriptTag({ content: await bundle({ stdin: { contents: `import { compileCore } from "./web/core/core.js"; import { createPool } from "./web/core/pool.js"; globalThis.lab = { compileCore, createPool };`, resolveDir: "." } }) });
await page.evaluate(async ([packed, workerSource]) => {
  const { lab } = /** @type {any} */ (globalThis), module = await lab.compileCore(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)));
  lab.open = (/** @type {number} */ size) => lab.createPool({ module, workerSource, size });
}, [readFileSync("dist/lab-judges.wasm").toString("base64"), await bundle({ stdin: { contents: `import { serve } from "./web/core/worker.js"; serve();`, resolveDir: "." } })]);

const sizes = [1, 2, 4, 8].filter((size) => size <= cpus().length);
const spent = new Map(sizes.map((size) => [size, /** @type {number[]} */ ([])]));
for (let i = 0; i < rounds; i++) for (const size of sizes) {
  const { result } = await measureQuietly(() => page.evaluate(trainAll, { size, lines }), { patience: 5000, tries: 1 });
  spent.get(size)?.push(result.spent);
}
const { rest, work } = await page.evaluate(replaceAgain, 50);
await browser.close();

const alone = Math.min(...spent.get(1) ?? []);
console.log(`${lines.length} runs (8 schedules x 12 seeds, 1,500 steps each):`);
for (const [size, all] of spent) console.log(`  ${size} worker${size > 1 ? "s" : ""}  best ${Math.min(...all).toFixed(0)} ms, median ${median(all).toFixed(0)} ms, ${(alone / Math.min(...all)).toFixed(2)} times one worker`);
console.log("From a wish to the first word of its run:");
for (const [name, all] of Object.entries({ "worker at rest": rest, "worker in the middle of a stale run": work })) console.log(`  ${name}: median ${median(all).toFixed(1)} ms, 95 % ${quantile(all, 0.95).toFixed(1)} ms`);
