// fair.js - the fair comparison: one curve per run over its peak rates, each best marked, and the rates that are nearly as good.
import { el, setText } from "../view/element.js";
import { formatCount, formatShort, formatValue, NOTHING } from "../view/numbers.js";
import { spread } from "../view/marks.js";
import { drawChip, LETTERS } from "../view/palette.js";
import { boundsOf } from "../view/ticks.js";
import { frameOf } from "../learn/plot.js";
import { createGraph } from "./graph.js";
import { withFound } from "./spec.js";
import { createData, createSheet } from "./tables.js";
import { say, sweeps } from "../words/words.js";

/** @typedef {import("./graph.js").Layer} Layer */
/** @typedef {{lr: number, known: number, value?: number, lo?: number, hi?: number}} Rate */
/** @typedef {{name: string, settled: boolean, rates: Rate[], tolerance?: {lo: number, hi: number, times: number, open_lo: boolean, open_hi: boolean},
 *   best?: {lr: number, known: number, diverged: number, value?: number, lo?: number, hi?: number}}} Contender */
/** @typedef {{metric: string, runs: Contender[], pairs: {a: number, b: number, ratio: number, errors: number, p: number, apart: boolean}[]}} FairAnswer */
/** @typedef {import("./panel.js").Scene<FairAnswer>} Scene */

const { fair } = sweeps;
const HEIGHT = 360, FOOT = 24, BAR = 26, FEET = 36, ROOM = 1.12, SIDE = 13, GAP = 13;

/** The same left and right edge for both pictures. */
const edges = { left: 44, right: 28 };

export function createFair() {
  const title = el("h2"), curves = createGraph("lr-lab-fair", HEIGHT), bars = createGraph("lr-lab-tolerance", FEET);
  const results = createSheet(fair.results), data = createData(fair.axis), pairs = createData(fair.pairsTitle);
  const all = el("a", { class: "to-lab", target: "_blank", rel: "noopener", text: sweeps.bestInLab });
  const element = el("div", { class: "findings" },
    el("div", { class: "panel drawing" }, el("div", { class: "chart-head" }, title, el("span", { class: "about", text: fair.about })), curves.element,
      el("h3", { text: fair.tolerance }), bars.element),
    results.element, all, data.element, pairs.element);
  return {
    element,
    /** @param {Scene} scene */
    show(scene) {
      const { answer, summary } = scene, { runs, metric } = answer;
      setText(title, say(fair.title, { metric }));
      const x = spanOf(runs);
      curves.show(`${say(fair.title, { metric })}. ${summary}`, (width) => planOf(runs, width), readingOf(runs));
      bars.show(`${fair.tolerance}. ${sayTolerances(runs)}`, () => ({ ...edges, height: BAR * runs.length + FEET, top: 0, bottom: FEET, x: { ...x, name: fair.axis }, y: { min: 0, max: runs.length, bare: true }, layers: runs.flatMap(barOf) }));
      results.show(resultsOf(scene), "results");
      const found = { shared: scene.experiment.shared, runs: scene.experiment.runs.map((own, i) => withFound(own, runs[i]?.best ?? {})) };
      all.href = scene.lab(found);
      all.hidden = runs.some((run) => !run.best);
      data.show(() => dataOf(runs));
      pairs.element.hidden = !answer.pairs.length;
      pairs.show(() => pairsOf(answer));
    },
  };
}

/** @param {Contender[]} runs */
const ratesOf = (runs) => [...new Set(runs.flatMap((run) => run.rates.map((rate) => rate.lr)))].sort((a, b) => a - b);

/** @param {Contender[]} runs */
function spanOf(runs) {
  const rates = ratesOf(runs);
  return { min: rates[0] / ROOM, max: (rates.at(-1) ?? 1) * ROOM, log: true };
}

/** @param {Contender[]} runs */
function heightOf(runs) {
  const values = runs.flatMap((run) => [...run.rates, ...(run.best ? [run.best] : [])].flatMap(({ lo, hi }) => (lo === undefined ? [] : [lo, hi ?? lo])));
  return { ...boundsOf(Math.min(...values), Math.max(...values), true), log: true };
}

/** @param {Contender[]} runs @param {number} width */
function planOf(runs, width) {
  const plan = { ...edges, height: HEIGHT, bottom: FOOT, x: spanOf(runs), y: heightOf(runs) };
  return { ...plan, layers: [...runs.flatMap((run, slot) => curveOf(run, slot, dodge(runs, slot, plan.x, width))), ...lettersOf(runs, frameOf({ ...plan, width, layers: [] }))] };
}

/** @param {Contender} run */
const pointsOf = ({ rates }) => rates.flatMap(({ lr, value }) => (value === undefined ? [] : [{ x: lr, y: value }]));

/** Bests at one rate stand side by side: by how much to multiply the rate to move the mark by so many pixels. @param {Contender[]} runs @param {number} slot @param {{min: number, max: number}} x @param {number} width */
function dodge(runs, slot, { min, max }, width) {
  const alike = runs.map((_, i) => i).filter((i) => runs[i].best && runs[i].best?.lr === runs[slot].best?.lr);
  return (max / min) ** (((alike.indexOf(slot) - (alike.length - 1) / 2) * SIDE) / width);
}

/** The letters at the right ends, moved apart where lines end close together, and clear of the bests that stand there. @param {Contender[]} runs @param {import("../learn/plot.js").Frame} frame @returns {Layer[]} */
function lettersOf(runs, frame) {
  const ends = runs.flatMap((run, slot) => pointsOf(run).slice(-1).map((end) => ({ ...end, slot, at: frame.y.at(end.y) }))).sort((a, b) => a.at - b.at);
  const places = spread(ends.map((end) => end.at), GAP, frame.bottom);
  const aside = (/** @type {number} */ lr) => 7 + (SIDE / 2) * runs.filter(({ best }) => best?.lr === lr).length;
  return ends.map(({ x, y, slot, at }, i) => ({ kind: "text", x, y, text: LETTERS[slot], slot, dx: aside(x), dy: places[i] - at }));
}

/** @param {Contender} run @param {number} slot @param {number} aside @returns {Layer[]} */
function curveOf({ rates, best }, slot, aside) {
  const known = rates.filter((rate) => rate.value !== undefined), points = pointsOf(/** @type {Contender} */ ({ rates }));
  return [
    { kind: "band", band: known.map(({ lr, lo = NaN, hi = NaN }) => ({ x: lr, low: lo, high: hi })), slot },
    { kind: "line", points, slot },
    ...points.map(({ x, y }) => /** @type {Layer} */ ({ kind: "dot", x, y, slot, size: 2.5 })),
    ...(best?.value ? bestOf(best.lr * aside, best.value, best.lo ?? best.value, best.hi ?? best.value, slot) : []),
  ];
}

/** What was judged: the mean of other seeds than those that chose the rate, and their ends. @param {number} lr @param {number} value @param {number} lo @param {number} hi @param {number} slot @returns {Layer[]} */
function bestOf(lr, value, lo, hi, slot) {
  return [
    { kind: "line", points: [{ x: lr, y: lo }, { x: lr, y: hi }], slot, width: 2, plain: true },
    { kind: "dot", x: lr, y: value, slot, size: 6, hollow: true },
  ];
}

/** @param {Contender} run @param {number} slot @param {Contender[]} all @returns {Layer[]} */
function barOf({ tolerance, best }, slot, all) {
  if (!tolerance || !best) return [];
  const y = all.length - slot - 0.5, { lo, hi, open_lo: below, open_hi: above } = tolerance;
  return [
    { kind: "line", points: [{ x: lo, y }, { x: hi, y }], slot, width: 9, plain: true, faint: 0.35 },
    { kind: "dot", x: best.lr, y, slot, size: 4.5 },
    { kind: "text", x: lo, y, text: `${LETTERS[slot]}${below ? " ◂" : ""}`, slot, anchor: "end", dx: -9 },
    { kind: "text", x: hi, y, text: `${above ? "▸ " : ""}× ${formatShort(tolerance.times)}`, slot, dx: 9 },
  ];
}

/** @param {Contender[]} runs */
const sayTolerances = (runs) => runs.filter((run) => run.tolerance).map(({ name, tolerance }) => `${name}: ${formatShort(tolerance?.lo ?? NaN)} – ${formatShort(tolerance?.hi ?? NaN)}.`).join(" ");

/** @param {Contender[]} runs @returns {import("./graph.js").Reading} */
function readingOf(runs) {
  const stops = ratesOf(runs);
  const at = (/** @type {Contender} */ run, /** @type {number} */ lr) => run.rates.find((rate) => rate.lr === lr)?.value;
  const say = (/** @type {number} */ i) => runs.flatMap((run, k) => (at(run, stops[i]) === undefined ? [] : [`${LETTERS[k]} ${formatValue(at(run, stops[i]) ?? NaN)}`])).join("   ");
  return { name: fair.read, stops, say: (i) => `${formatShort(stops[i])}:   ${say(i)}` };
}

/** @param {Scene} scene @returns {import("./tables.js").Sheet} */
function resultsOf({ answer: { runs } }) {
  const { table } = fair;
  const rows = runs.map(({ name, best, tolerance }, i) => {
    const head = el("span", { class: "who", data: { slot: String(i) } }, drawChip(i), el("b", { class: "letter", text: LETTERS[i] }), name);
    const between = best?.value === undefined ? NOTHING : `${formatValue(best.lo ?? NaN)} – ${formatValue(best.hi ?? NaN)}`;
    return [head, formatShort(best?.lr ?? NaN), formatValue(best?.value ?? NaN), between, tolerance ? `× ${formatShort(tolerance.times)}` : NOTHING, formatCount(best?.diverged ?? NaN)];
  });
  return { head: [table.run, table.best, table.value, table.between, table.times, table.diverged], rows };
}

/** @param {Contender[]} runs @returns {import("./tables.js").Sheet} */
function dataOf(runs) {
  const find = (/** @type {Contender} */ run, /** @type {number} */ lr) => run.rates.find((rate) => rate.lr === lr);
  return { head: [fair.axis, ...runs.map((run) => run.name)], rows: ratesOf(runs).map((lr) => [formatShort(lr), ...runs.map((run) => formatValue(find(run, lr)?.value ?? NaN))]) };
}

/** @param {FairAnswer} answer @returns {import("./tables.js").Sheet} */
function pairsOf({ pairs, runs }) {
  const { one, other, ratio, errors, p, apart } = fair.pairs;
  return { head: [one, other, ratio, errors, p, apart], rows: pairs.map((pair) => [runs[pair.a].name, runs[pair.b].name, formatValue(pair.ratio), formatValue(pair.errors), formatValue(pair.p), pair.apart ? fair.yes : fair.no]) };
}
