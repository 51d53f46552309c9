// What the figures have to show, and whether they do: one row a target, computed from what was measured.
import { bestOf, peakOf, speedRatio } from "./kernels.mjs";
import { peers } from "./workloads.mjs";

/** @typedef {import("./kernels.mjs").Case} Case
 * @typedef {{what: string, target: string, measured: string, met: boolean}} Row
 * @typedef {{peers?: Awaited<ReturnType<typeof import("./peers.mjs").measurePeers>>, kernels?: Record<string, Map<string, Case>>, page?: Awaited<ReturnType<typeof import("./page.mjs").measurePage>>}} Figures */

export const round = (/** @type {number} */ x, digits = 3) => (Number.isFinite(x) ? Number(x.toPrecision(digits)).toLocaleString("en-US", { maximumSignificantDigits: digits }) : "-");

/** @param {NonNullable<Figures["peers"]>} figures @returns {Row[]} */
function judgePeers({ results }) {
  /** @param {string} peer @param {string} workload */
  const stepsOf = (peer, workload) => results.find((r) => r.peer === peer && r.workload === workload)?.steps ?? NaN;
  const libraries = Object.keys(peers).filter((key) => !["lrlab", "plain", "unrolled"].includes(key));
  /** With factor 0 it is told and not judged. @param {string} workload @param {string[]} among @param {number} factor @param {string} whom */
  const ratio = (workload, among, factor, whom) => {
    const fastest = among.map((peer) => ({ peer, steps: stepsOf(peer, workload) })).filter(({ steps }) => steps > 0).sort((a, b) => b.steps - a.steps)[0];
    const is = stepsOf("lrlab", workload) / (fastest?.steps ?? NaN);
    return { what: `${workload}: LR Lab / ${whom}`, target: factor ? `>= ${factor}` : "-", measured: `${round(is)} (${fastest?.peer ?? "none"})`, met: is >= factor };
  };
  /** @param {string} workload @param {number} steps */
  const absolute = (workload, steps) => ({ what: `${workload}: steps a second`, target: `>= ${round(steps)}`, measured: round(stepsOf("lrlab", workload)), met: stepsOf("lrlab", workload) >= steps });
  return [
    absolute("W1_b32", 280_000), ratio("W1_b32", libraries, 18, "fastest library"), ratio("W1_b32", ["plain"], 25, "plain JavaScript"), ratio("W1_b32", ["unrolled"], 0, "JavaScript unrolled by hand"),
    absolute("W1_b10", 600_000), ratio("W1_b10", [...libraries, "plain"], 14, "fastest library or plain JavaScript"), ratio("W1_b10", ["unrolled"], 0, "JavaScript unrolled by hand"),
    absolute("W2_sgdm", 2600), ratio("W2_sgdm", libraries, 2.4, "fastest library in a browser"), ratio("W2_sgdm", ["torch", "torch-blas"], 1, "PyTorch, one thread"),
    absolute("W2_adam", 2500), ratio("W2_adam", libraries, 2.4, "fastest library in a browser"), ratio("W2_adam", ["torch", "torch-blas"], 1, "PyTorch, one thread"),
    ratio("W2_dense", libraries, 0, "fastest library in a browser"), ratio("W2_dense", ["torch", "torch-blas"], 0, "PyTorch, one thread"),
  ].filter(({ measured }) => !measured.startsWith("- (none)"));
}

const wholeSteps = ["W1_b10 0 whole", "W1_b32 0 whole", "W2_sgdm 0 whole", "W2_adam 0 whole", "W2_dense 0 whole", "default 0 whole"];

/** @param {NonNullable<Figures["kernels"]>} builds @returns {Row[]} */
function judgeKernels(builds) {
  const cases = builds.chromium, native = builds.gcc ?? builds.clang, peak = peakOf(cases);
  /** @param {string} name */
  const at = (name) => bestOf(cases.get(name));
  const dense = [...cases.keys()].filter((name) => /^dense (forward|back-input|back-weights) (32x32 b32|64x|128x)/.test(name) || /^dense (forward|back-weights) (16x16 b32|10x64)/.test(name));
  const shares = dense.map((name) => ({ name, share: at(name) / peak })).sort((a, b) => a.share - b.share);
  /** @param {string} what @param {string} target @param {number} is @param {boolean} met */
  const row = (what, target, is, met) => ({ what, target, measured: round(is), met });
  return [
    ...(native ? wholeSteps.map((name) => speedRatio(cases.get(name), native.get(name))).map((is, i) => row(`WASM / native -msse4.1, ${wholeSteps[i].replace(" 0 whole", "")}`, ">= 1", is, is >= 0.995)) : []),
    ...shares.slice(0, 1).map(({ name, share }) => row(`lowest share of the ${round(peak)} GFLOP/s peak, K >= 16 (${name})`, ">= 0.85", share, share >= 0.85)),
    { what: "kernels at 85 % of the peak or more, K >= 16", target: "all", measured: `${shares.filter(({ share }) => share >= 0.85).length} of ${shares.length}`, met: (shares[0]?.share ?? 0) >= 0.85 },
    row("batch 1 / batch 32, time of a step", "< 0.333", at("grow batch 1") / at("grow batch 32"), at("grow batch 1") * 3 < at("grow batch 32")),
    row("width 128 / width 64, time of a step", "<= 4.2", at("grow width 128") / at("grow width 64"), at("grow width 128") <= 4.2 * at("grow width 64")),
    ...["momentum", "adam", "rmsprop"].map((opt) => row(`dead units / live units, ${opt}`, "<= 1.1", at(`dead units ${opt}`) / at(`live units ${opt}`), at(`dead units ${opt}`) <= 1.1 * at(`live units ${opt}`))),
    ...["W1_b10", "W1_b32", "W2_sgdm", "W2_adam", "W2_dense", "default"].map((name) => {
      const share = (at(`${name} 1 draw`) + at(`${name} 7 history`)) / at(`${name} 0 whole`);
      return row(`data and history, share of a step, ${name}`, "< 0.05", share, share < 0.05);
    }),
  ].filter(({ measured }) => measured !== "-" && measured !== "0 of 0"); // what was not measured is not judged
}

/** @param {NonNullable<Figures["page"]>} page @returns {Row[]} */
function judgePage({ opening, whole, dragging, load }) {
  const ms = (/** @type {string} */ what, /** @type {{median: number, low: number}} */ is, /** @type {number} */ most) => ({ what, target: `< ${most} ms`, measured: `${round(is.median)} ms, best ${round(is.low)}`, met: is.median < most });
  return [
    { what: "an empty page, to the first word of a worker: what no page can undercut here", target: "-", measured: `${round(opening.empty.median)} ms, best ${round(opening.empty.low)}`, met: true },
    ms("opening the page to the first trained step", opening.firstStep, 150),
    { what: "the same, until the page hears of it", target: "-", measured: `${round(opening.firstStepHeard.median)} ms, best ${round(opening.firstStepHeard.low)}`, met: true },
    ms("opening the page to the first finished curve (reduced motion: nothing is slowed down for watching)", opening.firstCurve, 300),
    { what: "the same, until it is drawn; until all of the page is there, with reduced motion or without", target: "-", measured: `${round(opening.firstCurveDrawn.median)} ms; ${round(opening.ready.median)} ms`, met: true },
    ms(`the default run, ${whole.steps} steps, recorded`, whole.all, 20),
    ms("a key on a slider to the first run trained anew, through the page", dragging, 100),
    { what: "opening the page with 8 runs: long tasks", target: "-", measured: `${load.opening}, longest ${round(load.openingLongest)} ms`, met: true },
    { what: `${load.workers} worker(s), 8 runs at full speed: long tasks in ${round(load.seconds, 2)} s`, target: "0", measured: `${load.longTasks}, longest ${round(load.longest)} ms`, met: load.longTasks === 0 },
    { what: "the same: delay of pointer events", target: "95 % < 50 ms", measured: `median ${round(load.delayMedian)} ms, 95 % ${round(load.delay95)} ms, most ${round(load.delayMost)} ms`, met: load.delay95 < 50 },
  ];
}

/** @param {Figures} figures @returns {Row[]} */
export const judge = (figures) => [
  ...(figures.peers ? judgePeers(figures.peers) : []), ...(figures.kernels ? judgeKernels(figures.kernels) : []), ...(figures.page ? judgePage(figures.page) : []),
];
