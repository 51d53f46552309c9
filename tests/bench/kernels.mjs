// Kernels and whole steps, natively and in WebAssembly (Node and Chromium), in interleaved rounds; ratios and the share of the peak.
import { spawnSync } from "node:child_process";
import { built, openBench } from "./build.mjs";
import { inFreshPage, openBrowser, serveAndRemember } from "./browser.mjs";
import { median } from "./workloads.mjs";

/** One case on one build: its values at the best and the median time, one a round.
 * @typedef {{name: string, unit: string, best: number[], median: number[]}} Case */

/** @param {string} line */
function readLine(line) {
  const [name, unit, best, middle] = line.split("\t");
  return { name, unit, best: Number(best), median: Number(middle) };
}

/** @param {string} command @param {string} which */
const runNative = (command, which) => spawnSync(command, ["bench", which], { encoding: "utf8" }).stdout.trim().split("\n").slice(1).map(readLine);

/** CPU time of this process: what others do on the machine does not count. @param {string} which */
async function runInNode(which) {
  const lines = /** @type {string[]} */ ([]);
  const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
  const { c, write } = await openBench((line) => lines.push(line), cpu);
  write(which);
  if (c.bench_measure(9, 0.004) < 0) throw new Error("The benchmark's memory is too small.");
  return lines.map(readLine);
}

/** Runs in the page: the same module in a worker, timed by performance.now in blocks so short that some are undisturbed. @param {string} which @returns {Promise<string[]>} */
const runInPage = (which) => {
  const source = `onmessage = async ({ data: { bytes, which } }) => {
    const lines = [];
    const { instance } = await WebAssembly.instantiate(bytes, {
      host: { seconds: () => performance.now() / 1000, say: (at) => { const b = new Uint8Array(memory, at, 512); lines.push(new TextDecoder().decode(b.slice(0, b.indexOf(0)))); } },
      wasi_snapshot_preview1: new Proxy({}, { get: () => () => 0 }),
    });
    const c = instance.exports, memory = c.memory.buffer;
    c._initialize?.();
    new Uint8Array(memory, c.bench_mail(), 8192).set(new TextEncoder().encode(which + "\\0"));
    if (c.bench_measure(61, 0.001) < 0) throw new Error("The benchmark's memory is too small.");
    postMessage(lines);
  };`;
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  return fetch("bench.wasm").then((r) => r.arrayBuffer()).then((bytes) => new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage({ bytes, which });
  }));
};

/** @param {Record<string, string>} native command by compiler @param {{rounds: number, which: string, say: (line: string) => void}} options
 * @returns {Promise<Record<string, Map<string, Case>>>} cases by name, by build */
export async function measureKernels(native, { rounds, which, say }) {
  const browser = await openBrowser(), server = await serveAndRemember(built, { isolated: true });
  const runners = /** @type {Record<string, () => Promise<ReturnType<typeof readLine>[]>>} */ ({
    ...Object.fromEntries(Object.entries(native).map(([compiler, command]) => [compiler, async () => runNative(command, which)])),
    node: () => runInNode(which),
    chromium: async () => (await inFreshPage(browser, server.address, (page) => page.evaluate(runInPage, which))).map(readLine),
  });
  /** @type {Record<string, Map<string, Case>>} */
  const all = {};
  for (let round = 0; round < rounds; round++) {
    for (const [build, run] of Object.entries(runners)) {
      say(`kernels: round ${round + 1}/${rounds} ${build}`);
      const cases = (all[build] ??= new Map());
      for (const { name, unit, best, median: middle } of await run()) {
        const entry = cases.get(name) ?? { name, unit, best: [], median: [] };
        entry.best.push(best);
        entry.median.push(middle);
        cases.set(name, entry);
      }
    }
  }
  await browser.close();
  server.close();
  return all;
}

/** The best value of a case: the highest GFLOP/s, the lowest time. @param {Case|undefined} entry */
export const bestOf = (entry) => (!entry ? NaN : entry.unit === "GFLOP/s" ? Math.max(...entry.best) : Math.min(...entry.best));
/** @param {Case|undefined} entry */
export const medianOf = (entry) => (entry ? median(entry.median) : NaN);
/** How many times as fast `a` is as `b`. @param {Case|undefined} a @param {Case|undefined} b */
export const speedRatio = (a, b) => (a?.unit === "GFLOP/s" ? bestOf(a) / bestOf(b) : bestOf(b) / bestOf(a));
/** Multiply-then-add in registers alone. @param {Map<string, Case>} cases */
export const peakOf = (cases) => Math.max(bestOf(cases.get("peak chains")), bestOf(cases.get("peak tile")));
