// fastai's learning-rate finder in JavaScript, after its source: smoothing, stopping, slicing and four suggestions. `--record` writes the curves.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const curveFile = new URL("../golden/lrfind.json", import.meta.url);
/** @typedef {{line: string, from: number, to: number, steps: number, loss: number[]}} Curve */
/** @returns {Curve[]} */
export const readCurves = () => JSON.parse(readFileSync(curveFile, "utf8"));

/** The recorder's smoothed losses, up to the one at which the run is stopped. A loss that is not a number never stops it.
 * @param {number[]} loss @returns {number[]} */
export function smooth(loss, beta = 0.98) {
  let val = 0, best = Infinity;
  const out = [];
  for (const [i, x] of loss.entries()) {
    val = x + beta * (val - x); // torch.lerp(x, val, beta)
    out.push(val / (1 - beta ** (i + 1)));
    if (out[i] < best) best = out[i];
    if (out[i] > 4 * best) break;
  }
  return out;
}

/** @param {Curve} curve */
export const rates = ({ from, to, steps }) => Array.from({ length: steps }, (_, i) => from * (to / from) ** (i / steps));

/** What lr_find hands to the suggestions: recorded losses [steps // 10 : -5], cut at the first that is not a number. @param {Curve} curve */
export function slice(curve) {
  const loss = [...curve.loss];
  while (loss.length < curve.steps) loss.push(NaN); // our record ends where theirs goes on as NaN
  const seen = smooth(loss).slice(Math.floor(curve.steps / 10), -5);
  const bad = seen.findIndex(Number.isNaN);
  const losses = bad < 0 ? seen : seen.slice(0, bad);
  return { losses, lrs: rates(curve).slice(Math.floor(curve.steps / 10)).slice(0, losses.length) };
}

/** As Python indexes. @template T @param {T[]} list @param {number} i */
const at = (list, i) => /** @type {T} */ (list.at(i));

/** @param {number[]} lrs @param {number[]} losses */
export function valley(lrs, losses) {
  const n = losses.length, lds = new Array(n).fill(1);
  let maxStart = 0, maxEnd = 0;
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) {
    if (losses[i] < losses[j] && lds[i] < lds[j] + 1) lds[i] = lds[j] + 1;
    if (lds[maxEnd] < lds[i]) { maxEnd = i; maxStart = maxEnd - lds[maxEnd]; }
  }
  const sections = (maxEnd - maxStart) / 3;
  return at(lrs, maxStart + Math.trunc(sections) + Math.trunc(sections / 2));
}

/** numpy.gradient @param {number[]} x */
const gradient = (x) => x.map((_, i) => (i === 0 ? x[1] - x[0] : i === x.length - 1 ? x[i] - x[i - 1] : (x[i + 1] - x[i - 1]) / 2));

/** @param {number[]} lrs @param {number[]} losses */
export function slide(lrs, losses, lrDiff = 15, thresh = 0.005) {
  const grad = gradient(losses);
  let r = -1, l = r - lrDiff, found = at(lrs, l);
  while (l >= -losses.length && Math.abs(at(grad, r) - at(grad, l)) > thresh) { found = at(lrs, l); r--; l--; }
  return found;
}

/** @param {number[]} x */
const argmin = (x) => x.indexOf(Math.min(...x));
/** @param {number[]} lrs @param {number[]} losses */
export const minimum = (lrs, losses) => lrs[argmin(losses)] / 10;
/** @param {number[]} lrs @param {number[]} losses */
export const steepest = (lrs, losses) => lrs[argmin(losses.slice(1).map((x, i) => (x - losses[i]) / (Math.log(lrs[i + 1]) - Math.log(lrs[i]))))];

/** @param {Curve} curve */
export function suggest(curve) {
  const { lrs, losses } = slice(curve);
  return { valley: valley(lrs, losses), slide: slide(lrs, losses), steepest: steepest(lrs, losses), minimum: minimum(lrs, losses) };
}

/** Records one test of each kind with a native build. */
function record() {
  const tests = [
    { line: "opt=sgd", from: 1e-4, to: 10, steps: 100 }, { line: "opt=adam", from: 1e-6, to: 1, steps: 200 },
    { line: "task=digits", from: 1e-5, to: 10, steps: 200 }, { line: "task=stream", from: 1e-5, to: 10, steps: 300 },
    { line: "task=moons&opt=adamw&batch=8", from: 1e-7, to: 10, steps: 100 }, { line: "init=0.1&opt=sgd", from: 1e-3, to: 10, steps: 400 },
  ];
  const curves = tests.map((test) => {
    const { line, from, to, steps } = test, height = Number((from / to).toPrecision(6));
    const rise = `${line}&sched=points&points=0pct:${height}:e,100pct:1&evals=1&tell=curve&steps=${steps}&lr=${to}&seed=1`;
    const said = execFileSync("build/lrlab", ["run", "--result", rise], { encoding: "utf8" });
    return { ...test, loss: said.trimEnd().split("\t")[3].split(",").map(Number) };
  });
  writeFileSync(curveFile, `[\n${curves.map((curve) => JSON.stringify(curve)).join(",\n")}\n]\n`);
}
if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes("--record")) record();
