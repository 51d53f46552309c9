// The gallery of shapes: for each entry in the prose a small picture of its learning rate, as the core computes it.
import { inTasks } from "../core/task.js";
import { columnOf, RATE } from "../view/columns.js";
import { planOf } from "../view/series.js";
import { learn, say } from "../words/words.js";
import { createSvg } from "./figures.js";
import { drawPlot } from "./plot.js";

/** @typedef {import("./laboratory.js").Laboratory} Laboratory */

/** @param {Laboratory} lab */
export const drawGallery = (lab) => inTasks([.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".gallery li[data-line]"))].map((item, i) => () => draw(lab, item, i)));

/** @param {Laboratory} lab @param {HTMLElement} item @param {number} i */
function draw(lab, item, i) {
  const svg = createSvg(`gallery-${i}`, say(learn.gallery, { name: item.querySelector("strong")?.textContent ?? "" }));
  const rates = ratesOf(lab, item.dataset.line ?? "");
  drawPlot(svg, { width: 132, height: 58, left: 4, right: 4, top: 6, bottom: 6, x: { min: 0, max: rates.length, bare: true }, y: { min: 0, max: Math.max(...rates), bare: true }, layers: [{ kind: "line", points: planOf(rates), slot: 1, width: 2, plain: true }] });
  item.prepend(svg);
}

/** The schedule's path; one that reacts to the run has none before it has run. @param {Laboratory} lab @param {string} line */
function ratesOf({ core, columns }, line) {
  const { steps, reactive } = core.resolve(line), preview = core.preview(line);
  if (preview.error) throw new Error(preview.error.text);
  if (!reactive) return preview.lr;
  core.open(line);
  core.step(steps);
  return Float64Array.from(columnOf(columns, core.history(), RATE));
}
