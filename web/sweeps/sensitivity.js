// sensitivity.js - where runs end that differ in almost nothing: every seed a row, with its twins beside it.
import { el, setText } from "../view/element.js";
import { formatShort, formatValue } from "../view/numbers.js";
import { LETTERS } from "../view/palette.js";
import { boundsOf } from "../view/ticks.js";
import { createGraph } from "./graph.js";
import { createData } from "./tables.js";
import { say, sweeps } from "../words/words.js";

/** @typedef {import("./graph.js").Layer} Layer */
/** No `lower` or no `higher` where no line may say such a rate. @typedef {{name: string, known: number, plain: number[], nudged: number[], lower: number[], higher: number[]}} Family */
/** @typedef {{metric: string, runs: Family[]}} SensitivityAnswer */

const { sensitivity } = sweeps;
const ROW = 15, FEET = 44, HEAD = 2.2;

export function createSensitivity() {
  const title = el("h2"), graph = createGraph("lr-lab-twins", FEET), data = createData(sweeps.tabs.sensitivity);
  const element = el("div", { class: "findings" }, el("div", { class: "panel drawing" }, el("div", { class: "chart-head" }, title, el("span", { class: "about", text: sensitivity.about })), graph.element), data.element);
  return {
    element,
    /** @param {import("./panel.js").Scene<SensitivityAnswer>} scene */
    show({ answer: { metric, runs }, summary }) {
      setText(title, say(sensitivity.title, { metric }));
      const most = Math.max(1, ...runs.map((run) => run.known)), rows = runs.length * (most + HEAD);
      graph.show(`${say(sensitivity.title, { metric })}. ${summary}`, () => ({ height: rows * ROW + FEET, left: 16, right: 20, x: { ...widthOf(runs), name: metric, format: formatShort }, y: { min: 0, max: rows, bare: true }, layers: runs.flatMap((run, slot) => rowsOf(run, slot, rows - slot * (most + HEAD), most)) }));
      data.show(() => dataOf(runs));
    },
  };
}

/** @param {Family} run */
const endsOf = ({ plain, nudged, lower, higher }) => [...plain, ...nudged, ...lower, ...higher];

/** @param {Family[]} runs */
function widthOf(runs) {
  const all = runs.flatMap(endsOf);
  return { ...boundsOf(Math.min(...all), Math.max(...all), true), log: true };
}

/** @param {Family} run @param {number} slot @param {number} top @param {number} most @returns {Layer[]} */
function rowsOf(run, slot, top, most) {
  if (!run.known) return [];
  return [
    { kind: "text", x: Math.min(...endsOf(run)), y: top - HEAD / 2 + 0.25, text: `${LETTERS[slot]} ${run.name}`, slot },
    ...run.plain.slice(0, most).flatMap((_, i) => twinsOf(run, i, slot, top - HEAD - i)),
  ];
}

/** @param {Family} run @param {number} i @param {number} slot @param {number} y @returns {Layer[]} */
function twinsOf({ plain, nudged, lower, higher }, i, slot, y) {
  const all = [plain, nudged, lower, higher].flatMap((ends) => ends[i] ?? []);
  /** @param {number[]} ends @param {string} text @returns {Layer[]} */
  const sign = (ends, text) => (i < ends.length ? [{ kind: "text", x: ends[i], y, text, slot, anchor: "middle" }] : []);
  return [
    { kind: "line", points: [{ x: Math.min(...all), y }, { x: Math.max(...all), y }], slot, width: 1.5, plain: true, faint: 0.5 },
    ...sign(lower, "−"),
    ...sign(higher, "+"),
    { kind: "dot", x: nudged[i], y, slot, size: 5, hollow: true },
    { kind: "dot", x: plain[i], y, slot, size: 3.5 },
  ];
}

/** @param {Family[]} runs @returns {import("./tables.js").Sheet} */
function dataOf(runs) {
  const { table } = sensitivity;
  const rows = runs.flatMap((run) => run.plain.map((_, i) => [run.name, String(i + 1), ...[run.plain, run.nudged, run.lower, run.higher].map((ends) => formatValue(ends[i] ?? NaN))]));
  return { head: [table.run, table.seed, table.plain, table.nudged, table.lower, table.higher], rows };
}
