// range.js - the range test: loss against a rising rate, seed by seed, what each rule suggests, and what its suggestions are worth.
import { el } from "../view/element.js";
import { formatShort, formatValue, NOTHING } from "../view/numbers.js";
import { drawChip } from "../view/palette.js";
import { boundsOf } from "../view/ticks.js";
import { createGraph } from "./graph.js";
import { alone } from "./panel.js";
import { withChange } from "./spec.js";
import { createData, createSheet } from "./tables.js";
import { say, sweeps } from "../words/words.js";

/** @typedef {import("./graph.js").Layer} Layer */
/** @typedef {{key: string, label: string, picks: (number|null)[], lr?: number, lo?: number, hi?: number, tried: number, good: number, change?: string}} Rule */
/** @typedef {{lr: number[], curves: {seed: number, loss: number[], smooth: number[]}[], median: number[], rules: Rule[]}} RangeAnswer */
/** @typedef {import("./panel.js").Scene<RangeAnswer>} Scene */

const { range } = sweeps;
const GREY = 6, BAR = 28, FEET = 36, ROWS = 20;
const edges = { left: 44, right: 16 };

export function createRange() {
  const curves = createGraph("lr-lab-range", 340), picks = createGraph("lr-lab-picks", FEET);
  const panel = createSheet(range.panel), data = createData(range.axis);
  const worth = el("p", { class: "about worth", text: range.worth });
  const element = el("div", { class: "findings" },
    el("div", { class: "panel drawing" }, el("div", { class: "chart-head" }, el("h2", { text: range.title }), el("span", { class: "about", text: range.about })), curves.element,
      el("h3", { text: range.picks }), picks.element),
    el("div", {}, el("h2", { text: range.panel }), worth, panel.element), data.element);
  return {
    element,
    /** @param {Scene} scene */
    show(scene) {
      const { answer, summary } = scene, { lr, rules } = answer;
      const x = { min: lr[0], max: lr.at(-1) ?? 1, log: true };
      curves.show(`${range.title}. ${summary}`, () => ({ ...edges, bottom: 24, x, y: heightOf(answer), layers: layersOf(answer) }), readingOf(answer));
      picks.show(`${range.picks}. ${rules.map(sayRule).join(" ")}`, (width) => ({ ...edges, height: BAR * rules.length + FEET, top: 0, bottom: FEET, x: { ...x, name: range.axis }, y: { min: 0, max: rules.length, bare: true }, layers: rules.flatMap((rule, i) => picksOf(rule, i, rules.length, x, width)) }));
      panel.show(panelOf(scene), "results");
      worth.hidden = !rules.some((rule) => rule.tried);
      data.show(() => dataOf(answer));
    },
  };
}

/** @param {Rule} rule */
const sayRule = ({ label, lr, lo, hi }) => (lr === undefined ? "" : `${label}: ${formatShort(lr)}, ${formatShort(lo ?? lr)} – ${formatShort(hi ?? lr)}.`);

/** @param {RangeAnswer["curves"]} curves */
const lowest = (curves) => Math.min(...curves.flatMap((curve) => curve.smooth));

/** A curve that shoots up leaves the picture: what is to be read is below. @param {RangeAnswer} answer */
function heightOf({ curves, median }) {
  const high = [...median, ...curves.map((curve) => curve.smooth[0])];
  return { ...boundsOf(lowest(curves), Math.max(...high), true), log: true };
}

/** @param {RangeAnswer} answer @returns {Layer[]} */
function layersOf({ lr, curves, median, rules }) {
  const pointsOf = (/** @type {number[]} */ losses) => losses.map((y, i) => ({ x: lr[i], y }));
  const on = (/** @type {number} */ rate) => median[Math.max(0, lr.findIndex((one) => one >= rate))] ?? NaN;
  return [
    ...curves.map((curve) => /** @type {Layer} */ ({ kind: "line", points: pointsOf(curve.smooth), slot: GREY, plain: true, width: 1, faint: 0.45 })),
    { kind: "line", points: pointsOf(median), slot: GREY, plain: true, width: 2.6 },
    ...rules.flatMap((rule, slot) => (rule.lr && on(rule.lr) ? drop(rule.lr, on(rule.lr), lowest(curves) / 9, slot) : [])),
  ];
}

/** From the curve down to the rule's bar below. @param {number} x @param {number} y @param {number} floor @param {number} slot @returns {Layer[]} */
function drop(x, y, floor, slot) {
  return [{ kind: "line", points: [{ x, y }, { x, y: floor }], slot, width: 1.5 }, { kind: "dot", x, y, slot, size: 5 }];
}

/** The rule's name stands where there is room for it. @param {Rule} rule @param {number} slot @param {number} count @param {{min: number, max: number}} x @param {number} width @returns {Layer[]} */
function picksOf({ label, picks, lr, lo, hi }, slot, count, x, width) {
  if (lr === undefined || lo === undefined || hi === undefined) return [];
  const y = count - slot - 0.5, crowded = Math.log(x.max / hi) / Math.log(x.max / x.min) < 150 / width;
  return [
    { kind: "line", points: [{ x: lo, y }, { x: hi, y }], slot, width: 9, plain: true, faint: 0.3 },
    ...picks.map((pick) => /** @type {Layer} */ ({ kind: "dot", x: pick ?? NaN, y, slot, size: 2.5, faint: 0.7 })).filter((dot) => "x" in dot && Number.isFinite(dot.x)),
    { kind: "dot", x: lr, y, slot, size: 5 },
    { kind: "text", x: crowded ? lo : hi, y, text: `${label} ${formatShort(lr)}`, slot, anchor: crowded ? "end" : "start", dx: crowded ? -11 : 11 },
  ];
}

/** @param {RangeAnswer} answer @returns {import("./graph.js").Reading} */
function readingOf({ lr, median }) {
  return { name: range.read, stops: lr.slice(0, median.length), say: (i) => `${formatShort(lr[i])}:   ${range.median} ${formatValue(median[i])}` };
}

/** @param {Scene} scene @returns {import("./tables.js").Sheet} */
function panelOf(scene) {
  const { table } = range;
  const rows = scene.answer.rules.map(({ label, lr, lo, hi, good, tried, change }, i) => {
    const head = el("span", { class: "who", data: { slot: String(i) } }, drawChip(i), label);
    const go = change ? el("a", { class: "to-lab", href: alone(scene, (own) => withChange(own, change)), target: "_blank", rel: "noopener", text: say(range.tryIt, { rate: formatShort(lr ?? NaN) }) }) : "";
    return [head, formatShort(lr ?? NaN), `${formatShort(lo ?? NaN)} – ${formatShort(hi ?? NaN)}`, tried ? say(range.goodOf, { good, tried }) : NOTHING, go];
  });
  return { head: [table.rule, table.rate, table.between, table.good, table.run], rows };
}

/** @param {RangeAnswer} answer @returns {import("./tables.js").Sheet} */
function dataOf({ lr, median, curves }) {
  const every = Math.max(1, Math.round(lr.length / ROWS)), at = lr.map((_, i) => i).filter((i) => i % every === 0);
  return { head: [range.rate, range.median, ...curves.map((curve) => say(range.seed, { n: curve.seed }))], rows: at.map((i) => [formatShort(lr[i]), formatValue(median[i] ?? NaN), ...curves.map((curve) => formatValue(curve.smooth[i] ?? NaN))]) };
}
