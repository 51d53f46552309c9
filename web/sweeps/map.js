// map.js - rate and batch size together: the heat-map, its table, and how many steps each batch size needs to a target.
import { el, setText } from "../view/element.js";
import { formatCount, formatShort, formatValue } from "../view/numbers.js";
import { boundsOf } from "../view/ticks.js";
import { createGraph } from "./graph.js";
import { createHeat } from "./heat.js";
import { alone } from "./panel.js";
import { withFound } from "./spec.js";
import { createData } from "./tables.js";
import { say, sweeps } from "../words/words.js";

/** @typedef {import("./heat.js").Row} Row */
/** @typedef {import("./heat.js").Cell} Cell */
/** @typedef {import("./heat.js").Heat & {metric: string, critical?: {batch: number|null, steps: number}}} MapAnswer */
/** @typedef {import("./panel.js").Scene<MapAnswer>} Scene */

const { map } = sweeps;

export function createMap() {
  let scene = /** @type {Scene|null} */ (null);
  const heat = createHeat((cell) => (scene ? alone(scene, (own) => withFound(own, { ...cell })) : ""));
  const title = el("h2"), steps = createGraph("lr-lab-steps", 220), hint = el("p", { class: "about", text: map.noTarget });
  const cells = createData(map.every), best = createData(map.best);
  const target = el("div", { class: "panel drawing" }, el("div", { class: "chart-head" }, el("h2", { text: map.steps })), steps.element);
  const element = el("div", { class: "findings" },
    el("div", { class: "panel drawing" }, el("div", { class: "chart-head" }, title, el("span", { class: "about", text: map.about })), heat.element),
    target, hint, best.element, cells.element);
  return {
    element,
    /** @param {Scene} next */
    show(next) {
      scene = next;
      const { answer, summary } = next, { batches } = answer;
      setText(title, say(map.title, { metric: answer.metric }));
      heat.show(answer);
      const reached = batches.filter((row) => row.fewest !== null);
      target.hidden = !reached.length;
      hint.hidden = !target.hidden;
      if (reached.length) steps.show(`${map.steps}. ${summary}`, () => stepsOf(reached, answer));
      best.show(() => ({ head: [map.table.batch, map.table.steps, map.table.best, map.table.fewest], rows: batches.map(sayRow) }));
      cells.show(() => cellsOf(answer.cells));
    },
  };
}

/** @param {Row} row */
const sayRow = ({ batch, steps, best, fewest }) => [formatCount(batch), formatCount(steps), formatShort(best ?? NaN), formatCount(fewest ?? NaN)];

/** @param {Row[]} rows @param {MapAnswer} answer */
function stepsOf(rows, { critical }) {
  const size = critical?.batch;
  const points = rows.map(({ batch, fewest }) => ({ x: batch, y: fewest ?? NaN })), [first, last] = [points[0].x, points[points.length - 1].x];
  const fit = critical && size ? Array.from({ length: 41 }, (_, i) => first * (last / first) ** (i / 40)).map((x) => ({ x, y: critical.steps * (1 + size / x) })) : [];
  const all = points.map(({ y }) => y);
  return {
    left: 50, right: 16, x: { min: first / 1.2, max: last * 1.2, log: true, name: map.batchAxis }, y: { ...boundsOf(Math.min(...all), Math.max(...all), true), log: true },
    layers: [
      /** @type {const} */ ({ kind: "line", points: fit, slot: 1, plain: true, width: 1.5 }),
      ...(size ? [/** @type {const} */ ({ kind: "rule", x: size })] : []),
      ...points.map((point) => /** @type {const} */ ({ kind: "dot", ...point, slot: 1, size: 5 })),
    ],
  };
}

/** @param {Cell[]} cells @returns {import("./tables.js").Sheet} */
function cellsOf(cells) {
  const rates = [...new Set(cells.map((cell) => cell.lr))], batches = [...new Set(cells.map((cell) => cell.batch))];
  const find = (/** @type {number} */ batch, /** @type {number} */ lr) => cells.find((cell) => cell.batch === batch && cell.lr === lr);
  return { head: [map.batch, ...rates.map(formatShort)], rows: batches.map((batch) => [formatCount(batch), ...rates.map((lr) => formatValue(find(batch, lr)?.value ?? NaN))]) };
}
