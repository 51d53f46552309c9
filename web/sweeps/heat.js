// heat.js - the heat-map of rate and batch size: cells with their numbers, each a way into the lab, and the laws drawn over them.
import { scaleOf } from "../learn/plot.js";
import { stopAt, walkCells } from "../view/cells.js";
import { el } from "../view/element.js";
import { formatCount, formatShort, formatValue } from "../view/numbers.js";
import { onWidth, svg } from "./graph.js";
import { say, sweeps } from "../words/words.js";

/** @typedef {{batch: number, lr: number, steps: number, known: number, value?: number, reached?: number}} Cell */
/** @typedef {{batch: number, steps: number, best: number|null, fewest: number|null}} Row */
/** @typedef {{power: number, bend: number|null, level: number}} Law */
/** @typedef {{cells: Cell[], batches: Row[], rate_law?: Law}} Heat */
/** Where things stand: the middles of columns and rows, a cell's size, and places of rates and batch sizes between them.
 * @typedef {{width: number, height: number, side: number, tall: number, rates: number[], batches: number[], x: (rate: number) => number, y: (batch: number) => number}} Ground */

const { map } = sweeps;
const LEFT = 40, RIGHT = 6, TOP = 6, BOTTOM = 34, NARROW = 46, DARKEST = 0.6, PALEST = 5;
/** Numbers stand in the upper part of a cell, what was found in the lower, so that neither covers the other. */
const ABOVE = -0.12, BELOW = 0.3;

/** @param {(cell: Cell) => string} linkOf */
export function createHeat(linkOf) {
  const picture = svg("svg", { class: "heat", width: "100%", role: "group", "aria-label": map.cells });
  const element = el("div", { class: "graph-box" });
  element.append(picture);
  let latest = /** @type {Heat|null} */ (null);
  const draw = () => { if (latest && element.clientWidth) paint(picture, latest, groundOf(latest, element.clientWidth), linkOf); };
  onWidth(element, draw);
  walkCells(picture, () => {
    const cells = cellsIn(picture);
    return { cells, across: new Set(cells.map((cell) => cell.dataset.cell?.split(" ")[1])).size, upward: true };
  });
  return {
    element,
    /** @param {Heat} heat */
    show(heat) {
      latest = heat;
      draw();
    },
  };
}

/** @param {SVGSVGElement} picture */
const cellsIn = (picture) => /** @type {SVGAElement[]} */ ([...picture.querySelectorAll("[data-cell]")]);

/** @param {number[]} all */
const sorted = (all) => [...new Set(all)].sort((a, b) => a - b);

/** @param {Heat} heat @param {number} width @returns {Ground} */
function groundOf({ cells }, width) {
  const rates = sorted(cells.map((cell) => cell.lr)), batches = sorted(cells.map((cell) => cell.batch));
  const side = (width - LEFT - RIGHT) / rates.length, tall = Math.min(Math.max(side * 0.62, 38), 50);
  const height = TOP + BOTTOM + tall * batches.length;
  const up = scaleOf({ min: batches[0], max: batches.at(-1) ?? 1, log: true }, height - BOTTOM - tall / 2, TOP + tall / 2);
  return { width, height, side, tall, rates, batches, x: acrossOf(rates, side), y: up.at };
}

/** Columns of one width, though the last may be nearer to its neighbour: no line can say a higher rate. @param {number[]} rates @param {number} side */
function acrossOf(rates, side) {
  const logs = rates.map(Math.log), most = Math.max(rates.length - 2, 0);
  return (/** @type {number} */ rate) => {
    const at = Math.log(rate), i = Math.min(Math.max(logs.filter((one) => one <= at).length - 1, 0), most);
    return LEFT + side * (i + 0.5 + (at - logs[i]) / (logs[i + 1] - logs[i] || 1));
  };
}

/** @param {SVGSVGElement} picture @param {Heat} heat @param {Ground} g @param {(cell: Cell) => string} linkOf */
function paint(picture, heat, g, linkOf) {
  const held = picture.contains(document.activeElement) ? /** @type {SVGElement} */ (document.activeElement).dataset.cell : null;
  picture.setAttribute("viewBox", `0 0 ${g.width} ${g.height}`);
  picture.setAttribute("height", String(g.height));
  picture.replaceChildren(...heat.cells.map((cell) => drawCell(cell, depthOf(heat.cells, cell), g, linkOf)), ...drawNames(g), drawLaws(heat, g));
  const cells = cellsIn(picture), first = cells.find((cell) => cell.dataset.cell === held) ?? cells[0];
  stopAt(cells, first);
  if (held !== null) first?.focus();
}

/** How deep a cell's colour is: 1 for the lowest, 0 for what is so many times higher. @param {Cell[]} cells @param {Cell} cell */
function depthOf(cells, { value }) {
  const all = cells.flatMap((one) => (one.value === undefined ? [] : [Math.log(one.value)]));
  return value === undefined ? 0 : Math.max(0, 1 - (Math.log(value) - Math.min(...all)) / Math.log(PALEST)) ** 1.5;
}

/** @param {Cell} cell @param {number} depth @param {Ground} g @param {(cell: Cell) => string} linkOf */
function drawCell(cell, depth, g, linkOf) {
  const x = g.x(cell.lr), y = g.y(cell.batch), known = cell.value !== undefined;
  const said = known ? formatValue(cell.value ?? NaN) : "";
  const box = svg("rect", { x: x - g.side / 2 + 0.75, y: y - g.tall / 2 + 0.75, width: g.side - 1.5, height: g.tall - 1.5, rx: 3, class: known ? "cell" : "cell waiting", "fill-opacity": (DARKEST * depth).toFixed(3) });
  const text = svg("text", { x, y: y + ABOVE * g.tall, dy: ".34em", "text-anchor": "middle", class: g.side < NARROW ? "small" : "" }, said.replace(/^0\./, "."));
  const label = say(map.cell, { batch: cell.batch, rate: formatShort(cell.lr), value: known ? said : map.toCome });
  return svg("a", { href: linkOf(cell), target: "_blank", rel: "noopener", "aria-label": label, "data-cell": `${cell.batch} ${cell.lr}` }, box, text);
}

/** @param {Ground} g */
function drawNames(g) {
  const every = Math.ceil(46 / g.side), foot = g.height - BOTTOM + 15;
  const columns = g.rates.map((rate, i) => svg("text", { class: "tick", x: g.x(rate), y: foot, "text-anchor": "middle" }, i % every ? "" : formatShort(Number(rate.toPrecision(2)))));
  const rows = g.batches.map((batch) => svg("text", { class: "tick", x: LEFT - 7, y: g.y(batch), dy: ".34em", "text-anchor": "end" }, formatCount(batch)));
  return [...columns, ...rows, svg("text", { class: "axis", x: 0, y: g.height - 3 }, map.batchAxis), svg("text", { class: "axis", x: g.width - RIGHT, y: g.height - 3, "text-anchor": "end" }, map.rate)];
}

/** What was found, over the cells: best rates, the law through them, and lines of one rate per sample. @param {Heat} heat @param {Ground} g */
function drawLaws({ batches, rate_law: law }, g) {
  const found = batches.filter((row) => row.best !== null);
  const rings = found.map((row) => svg("circle", { class: "best", cx: g.x(row.best ?? NaN), cy: g.y(row.batch) + BELOW * g.tall, r: 4.5 }));
  const path = (/** @type {(batch: number) => number} */ rate, /** @type {string} */ name) => svg("path", { class: name, d: fine(g.batches).map((batch, i) => `${i ? "L" : "M"}${g.x(rate(batch)).toFixed(1)} ${(g.y(batch) + BELOW * g.tall).toFixed(1)}`).join("") });
  const middle = Math.sqrt(g.batches[0] * (g.batches.at(-1) ?? 1)), centre = Math.sqrt(g.rates[0] * (g.rates.at(-1) ?? 1));
  const same = [1 / 64, 1 / 8, 1, 8, 64].map((times) => path((batch) => (times * centre * batch) / middle, "same"));
  const clip = svg("clipPath", { id: "lr-lab-heat-clip" }, svg("rect", { x: LEFT, y: TOP, width: g.width - LEFT - RIGHT, height: g.height - TOP - BOTTOM }));
  return svg("g", { class: "laws", "aria-hidden": "true" }, clip, svg("g", { "clip-path": "url(#lr-lab-heat-clip)" }, ...same, ...(law ? [path(rateBy(law, g.batches.at(-1) ?? 1), "law")] : []), ...rings));
}

/** The best rate at a batch size as the judge's fit says it. @param {Law} law @param {number} largest */
function rateBy({ power, bend, level }, largest) {
  const knee = bend ?? largest;
  return (/** @type {number} */ batch) => level * Math.min(1, batch / knee) ** power;
}

/** Places between the ends, close enough for a bend to look like one. @param {number[]} batches */
function fine(batches) {
  const [first, last] = [batches[0], batches.at(-1) ?? batches[0]];
  return Array.from({ length: 41 }, (_, i) => first * (last / first) ** (i / 40));
}
