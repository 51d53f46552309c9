// What a story may measure: runs of one line over many seeds, and the few statistics that its sentences are made of.

/** One trained run: the core's report, the loss of knowing nothing, and any column of its history.
 * @typedef {{report: Record<string, any>, state: string, chance: number, column: (key: string) => Float32Array}} Run */
/** The runs of one line, one a seed. @typedef {Run[]} Seeds */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** One number of the report for every seed; what is not finite counts as infinitely bad. @param {Seeds} runs @param {string} key */
export const read = (runs, key) => runs.map(({ report }) => (Number.isFinite(report[key]) ? report[key] : key.includes("accuracy") ? 0 : Infinity));

/** @param {Seeds} runs */ export const loss = (runs) => median(read(runs, "train_loss"));
/** @param {Seeds} runs */ export const heldLoss = (runs) => median(read(runs, "held_loss"));
/** @param {Seeds} runs */ export const accuracy = (runs) => median(read(runs, "held_accuracy"));
/** @param {Seeds} runs */ export const peakLoss = (runs) => median(read(runs, "peak_loss"));

/** How many seeds ended where knowing nothing would have brought them. @param {Seeds} runs */
export const countDead = (runs) => runs.filter(({ report, chance }) => report.train_loss > 0.95 * chance).length;
/** How many seeds ended in a number that is none. @param {Seeds} runs */
export const countExploded = (runs) => runs.filter(({ state }) => state === "diverged").length;

/** Seed by seed, how many times as large `above` is as `below`; the least of it. @param {Seeds} above @param {Seeds} below @param {string} key */
export const leastRatio = (above, below, key) => Math.min(...ratios(above, below, key));
/** @param {Seeds} above @param {Seeds} below @param {string} key */
export const middleRatio = (above, below, key) => median(ratios(above, below, key));
/** In how many seeds `above` is larger. @param {Seeds} above @param {Seeds} below @param {string} key */
export const countAbove = (above, below, key) => ratios(above, below, key).filter((ratio) => ratio > 1).length;

/** @param {Seeds} above @param {Seeds} below @param {string} key */
function ratios(above, below, key) {
  const lower = read(below, key);
  return read(above, key).map((value, i) => value / lower[i]);
}

/** The mean of a column over a stretch of the run, both ends as shares of it; steps where nothing was measured are passed over.
 * @param {Run} run @param {string} key @param {number} from @param {number} to */
function meanOver(run, key, from, to) {
  const steps = run.column("step"), values = run.column(key), end = run.report.steps;
  const seen = values.filter((value, i) => !Number.isNaN(value) && steps[i] > from * end && steps[i] <= to * end);
  return seen.reduce((sum, value) => sum + value, 0) / seen.length;
}

/** @param {Seeds} runs @param {string} key @param {number} from @param {number} to */
export const meansOver = (runs, key, from, to) => runs.map((run) => meanOver(run, key, from, to));

/** @param {number} share */ export const percent = (share) => `${Math.round(100 * share)}\u00a0%`;
/** @param {number} x */ export const short = (x) => (x >= 1e4 || x < 1e-3 ? x.toExponential(0) : x >= 100 ? String(Number(x.toPrecision(2))) : x.toPrecision(2));
/** @param {number} x */ export const times = (x) => (x < 9.5 ? x.toFixed(1) : String(Math.round(x)));
