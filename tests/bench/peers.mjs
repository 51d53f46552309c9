// Measures LR Lab and its peers on the same workloads: interleaved rounds, each in a fresh page and a dedicated worker.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { built, here } from "./build.mjs";
import { gzippedBytes, inFreshPage, openBrowser, serveAndRemember } from "./browser.mjs";
import { measureQuietly } from "./quiet.mjs";
import { lossesCompared, median, peers, sorted, spread, workloads } from "./workloads.mjs";

/** @typedef {{warm: number, block: number, blocks: number, losses: number, patience: number, tries: number}} Plan
 * @typedef {{first: number, rates: number[], losses: number[], last: number, failed?: string, others?: number}} Measured
 * @typedef {{peer: string, workload: string, rates: number[], best: number, steps: number, spread: number, first: number, losses: number[], last: number, others: number, failed?: string}} Result */

/** Runs in the page: one worker, from `new Worker` to its last block. @param {{peer: string, name: string, work: any, plan: Plan}} order @returns {Promise<Measured>} */
const measureInPage = async ({ peer, name, work, plan }) => {
  const data = new Float32Array(await (await fetch(`${name}.bin`)).arrayBuffer());
  const from = performance.now(), worker = new Worker(`${peer}/${peer}.js`, { type: "module" });
  worker.postMessage({ name, work, data, plan });
  let first = NaN;
  return new Promise((done) => {
    const fail = (/** @type {string} */ why) => done({ first, rates: [], losses: [], last: NaN, failed: why });
    worker.onerror = (event) => fail(event.message || "the worker did not start");
    worker.onmessage = ({ data: said }) => {
      if (said.type === "first") first = performance.now() - from;
      else if (said.type === "failed") fail(said.why);
      else done({ first, rates: said.rates, losses: said.losses, last: said.last });
    };
  });
};

/** Folders that hold an OpenBLAS to put before the system's BLAS, if the caller names one. */
const ownBlas = process.env.BENCH_BLAS;

/** PyTorch, natively, one thread. @param {string} name @param {Plan} plan @param {string|undefined} blas @returns {Promise<Measured & {blas?: string}>} */
function measureTorch(name, plan, blas) {
  const threads = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const child = spawn("/usr/bin/python3", [join(here, "torch_peer.py"), built, name, JSON.stringify(plan)], { env: { ...process.env, ...threads, ...(blas ? { LD_LIBRARY_PATH: blas } : {}) } });
  let said = "", wrong = "";
  child.stdout.on("data", (data) => { said += data; });
  child.stderr.on("data", (data) => { wrong += data; });
  return new Promise((done) => child.on("close", (code) => done(code === 0 ? JSON.parse(said) : { first: NaN, rates: [], losses: [], last: NaN, failed: wrong.trim().split("\n").at(-1) })));
}

/** @template T @param {T[]} list @returns {T[]} */
const shuffle = (list) => list.map((item) => ({ item, key: Math.random() })).sort((a, b) => a.key - b.key).map(({ item }) => item);

/** Everybody who can take part here. */
function listEntrants() {
  const torch = spawnSync("/usr/bin/python3", ["-c", "import torch"]).status === 0;
  const inBrowser = Object.keys(peers).map((key) => ({ key, blas: undefined }));
  return { inBrowser, native: torch ? [{ key: "torch", blas: undefined }, ...(ownBlas && existsSync(ownBlas) ? [{ key: "torch-blas", blas: ownBlas }] : [])] : [] };
}

/** @param {{rounds: number, plan: Plan, only?: string, say: (line: string) => void}} options */
export async function measurePeers({ rounds, plan, only, say }) {
  const { inBrowser, native } = listEntrants(), browser = await openBrowser(), server = await serveAndRemember(built);
  /** @type {Map<string, Measured[]>} */
  const all = new Map();
  /** @type {Record<string, number>} */
  const bytes = {};
  let blasNames = /** @type {Record<string, string>} */ ({});
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(workloads)) {
      for (const { key, blas } of shuffle([...inBrowser, ...native].filter(({ key }) => !only || only.split(",").includes(key)))) {
        server.asked.clear();
        const isNative = key.startsWith("torch");
        const { result: got, others } = await measureQuietly(async () => (isNative ? measureTorch(name, plan, blas)
          : inFreshPage(browser, server.address, (page) => page.evaluate(measureInPage, { peer: key, name, work, plan }))), plan);
        got.others = others;
        if (isNative) blasNames[key] = /** @type {any} */ (got).blas;
        else bytes[key] = await gzippedBytes([...server.asked].filter((path) => path.startsWith(join(built, key))));
        all.set(`${key} ${name}`, [...(all.get(`${key} ${name}`) ?? []), got]);
        say(`round ${round + 1}/${rounds} ${name} ${key}: ${got.failed ?? `${Math.round(median(got.rates))} steps/s, first step after ${Math.round(got.first)} ms`} (others used ${others.toFixed(2)} cores)`);
      }
    }
  }
  await browser.close();
  server.close();
  return { results: [...all].map(([id, list]) => sumUp(id, list)), bytes, blas: blasNames };
}

/** The median over rounds of the median of a round's blocks. @param {string} id @param {Measured[]} list @returns {Result} */
function sumUp(id, list) {
  const [peer, workload] = id.split(" "), good = list.filter(({ rates }) => rates.length), rates = good.map((m) => median(m.rates));
  const failed = list.find((m) => m.failed)?.failed;
  if (!good.length) return { peer, workload, rates, best: NaN, steps: NaN, spread: NaN, first: NaN, losses: [], last: NaN, others: NaN, failed };
  return {
    peer, workload, rates, failed, steps: median(rates), best: Math.max(...good.flatMap((m) => m.rates)), spread: spread(good.flatMap((m) => m.rates)),
    first: median(good.map((m) => m.first)), losses: good[0].losses, last: sorted(good.map((m) => m.last))[0], others: median(good.map((m) => m.others ?? NaN)),
  };
}

/** How far a peer's first losses are from LR Lab's: the largest relative difference over the first epoch, where batches are the same.
 * @param {Result[]} results @param {Result} one */
export function lossGap(results, one) {
  const { batch, samples } = workloads[one.workload], epoch = Math.min(lossesCompared, samples / batch);
  const ours = results.find((r) => r.peer === "lrlab" && r.workload === one.workload)?.losses ?? [];
  return Math.max(...one.losses.slice(0, epoch).map((loss, i) => Math.abs(loss - ours[i]) / Math.abs(ours[i])));
}
