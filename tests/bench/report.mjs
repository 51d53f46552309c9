// Writes what was measured as Markdown tables.
import { bestOf, peakOf, speedRatio } from "./kernels.mjs";
import { lossGap } from "./peers.mjs";
import { judge, round } from "./targets.mjs";
import { peers, workloads } from "./workloads.mjs";

/** @typedef {import("./targets.mjs").Figures} Figures */

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) => [head, head.map((_, i) => (i ? "---:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** How each peer is named. @param {NonNullable<Figures["peers"]>["blas"]} blas @returns {Record<string, string>} */
const titlesOf = (blas) => ({ ...peers, torch: `PyTorch, 1 thread (${blas.torch ?? "no BLAS"})`, "torch-blas": `PyTorch, 1 thread (${blas["torch-blas"] ?? "no BLAS"})` });

/** @param {import("./peers.mjs").Result[]} results */
const finderIn = (results) => (/** @type {string} */ peer, /** @type {string} */ workload) => results.find((r) => r.peer === peer && r.workload === workload);

/** The project's own page shows one table: steps a second, medians, and how many times LR Lab is faster. @param {NonNullable<Figures["peers"]>} figures */
export function writeSpeed({ results, blas }) {
  const names = Object.keys(workloads), titles = titlesOf(blas), find = finderIn(results);
  const cell = (/** @type {string} */ peer, /** @type {string} */ name) => {
    const r = find(peer, name), ours = find("lrlab", name);
    return !r || r.failed ? "-" : peer === "lrlab" ? `**${round(r.steps)}**` : `${round(r.steps)} (${round((ours?.steps ?? NaN) / r.steps)}x)`;
  };
  return table(["steps a second", ...names.map((name) => workloads[name].short)], Object.keys(titles).filter((peer) => results.some((r) => r.peer === peer)).map((peer) => [titles[peer], ...names.map((name) => cell(peer, name))]));
}

/** @param {NonNullable<Figures["peers"]>} figures */
function writePeers({ results, bytes, blas }) {
  const titles = titlesOf(blas);
  const names = Object.keys(workloads), keys = [...new Set(results.map(({ peer }) => peer))].sort((a, b) => Object.keys(titles).indexOf(a) - Object.keys(titles).indexOf(b));
  const find = finderIn(results);
  /** @param {string} peer @param {(r: import("./peers.mjs").Result, ours: import("./peers.mjs").Result|undefined) => string} say */
  const row = (peer, say) => [titles[peer] ?? peer, ...names.map((name) => { const r = find(peer, name); return !r ? "-" : r.failed ? "failed" : say(r, find("lrlab", name)); })];
  const steps = keys.map((peer) => row(peer, (r) => `${round(r.steps)} (${round(r.best)}) ±${round(50 * r.spread, 2)} %`));
  const ratios = keys.filter((peer) => peer !== "lrlab").map((peer) => row(peer, (r, ours) => `${round((ours?.steps ?? NaN) / r.steps)}x (${round((ours?.best ?? NaN) / r.best)}x)`));
  const first = keys.map((peer) => [...row(peer, (r) => round(r.first)), bytes[peer] ? round(bytes[peer] / 1024) : "-"]);
  const others = keys.map((peer) => row(peer, (r) => round(r.others, 2)));
  const losses = keys.map((peer) => row(peer, (r) => `${lossGap(results, r).toExponential(0)}; ${round(r.last, 2)}`));
  return ["### Steps a second: median over rounds (best block) ± half of the middle half of the blocks", table(["", ...names], steps),
    "### LR Lab is faster by: medians (best by best)", table(["", ...names], ratios),
    "### From `new Worker` to the first step, ms (PyTorch: imported already); what is fetched, KiB gzipped", table(["", ...names, "KiB"], first),
    "### Losses: largest relative difference from LR Lab's over the first epoch; loss at the end", table(["", ...names], losses),
    "### Cores that others used meanwhile (median over rounds)", table(["", ...names], others)].join("\n\n");
}

/** @param {NonNullable<Figures["kernels"]>} builds */
function writeKernels(builds) {
  const names = Object.keys(builds), cases = builds.chromium, peak = peakOf(cases), native = builds.gcc ?? builds.clang;
  const rows = [...cases.values()].map(({ name, unit }) => [
    name, unit, ...names.map((build) => round(bestOf(builds[build].get(name)))),
    native ? round(speedRatio(cases.get(name), native.get(name)), 2) : "-", unit === "GFLOP/s" ? `${round(100 * bestOf(cases.get(name)) / peak, 2)} %` : "",
  ]);
  return `### Kernels, parts of a step, growth: best of all rounds\n\nPeak: ${names.map((build) => `${build} ${round(peakOf(builds[build]))}`).join(", ")} GFLOP/s, 128-bit multiply-then-add in registers.\n\n`
    + table(["", "unit", ...names, "chromium / native", "of peak"], rows);
}

/** Where a step's time goes, in Chromium: microseconds of each part, and its share of the whole step; the whole is measured by itself.
 * @param {Map<string, import("./kernels.mjs").Case>} cases */
function writeProfile(cases) {
  const parts = ["draw", "forward", "loss", "backward", "norm", "update", "history"], names = ["W1_b10", "W1_b32", "W2_sgdm", "W2_adam", "W2_dense", "default"].filter((name) => cases.has(`${name} 0 whole`));
  const at = (/** @type {string} */ name, /** @type {string} */ part) => bestOf(cases.get(`${name} ${parts.indexOf(part) + 1} ${part}`)), whole = (/** @type {string} */ name) => bestOf(cases.get(`${name} 0 whole`));
  const share = (/** @type {string} */ name, /** @type {number} */ us) => `${round(us)} (${round(100 * us / whole(name), 2)} %)`;
  return `### Where a step's time goes, us (share of the whole step)\n\n${table(["", ...names], [
    ...parts.map((part) => [part, ...names.map((name) => share(name, at(name, part)))]),
    ["all of these", ...names.map((name) => share(name, parts.reduce((sum, part) => sum + at(name, part), 0)))],
    ["whole step", ...names.map((name) => round(whole(name)))],
  ])}`;
}

/** @param {Figures} figures @param {{cpu: string, chromium: string, rounds: number, load: string}} about */
export function writeReport(figures, about) {
  const rows = judge(figures).map(({ what, target, measured, met }) => [what, target, measured, target === "-" ? "-" : met ? "yes" : "**no**"]);
  return [`${about.cpu}; Chromium ${about.chromium}, headless; ${about.rounds} rounds; load of the machine while measuring ${about.load}.`,
    "### Targets", table(["", "target", "measured", "met"], rows),
    ...(figures.peers ? [writePeers(figures.peers)] : []), ...(figures.kernels ? [writeProfile(figures.kernels.chromium), writeKernels(figures.kernels)] : [])].join("\n\n");
}
