// multiples.js - the runs side by side: a column each with its schedule, its loss and its picture, all on the same axes.
import { RATE } from "./columns.js";
import { el, setText } from "./element.js";
import { along, factorOf } from "./horizontal.js";
import { fit, watchSize } from "./map.js";
import { formatValue } from "./numbers.js";
import { DASHES, readPalette } from "./palette.js";
import { readRun } from "./readings.js";
import { planOf, rateBounds, valueBounds } from "./series.js";
import { drawnOf } from "./spread.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {{min: number, max: number}} Bounds */

/** @param {HTMLElement} place @param {() => void} redraw @param {(i: number) => HTMLCanvasElement|undefined} pictureOf */
export function createMultiples(place, redraw, pictureOf) {
  const grid = el("div", { class: "multiples" });
  const details = el("details", { class: "aside" }, el("summary", { text: words.aside }), grid);
  place.append(details);
  details.addEventListener("toggle", redraw);
  /** @type {ReturnType<typeof createColumn>[]} */ const made = [];
  return {
    /** @param {Frame} frame */
    show(frame) {
      if (!details.open) return;
      while (made.length < frame.traces.length) made.push(createColumn(redraw));
      while (made.length > frame.traces.length) made.pop()?.element.remove();
      const rates = frame.traces.map((trace) => (trace.lr && !trace.resolved.reactive ? planOf(trace.lr) : drawnOf(frame, trace, RATE).points));
      const losses = frame.traces.map((trace) => drawnOf(frame, trace, frame.column));
      const { runs } = readPalette(), [rate, loss] = [rateBounds(rates, frame.logRate), valueBounds(losses, frame.log)];
      frame.order.forEach((i, place) => {
        if (grid.children[place] !== made[i].element) grid.insertBefore(made[i].element, grid.children[place] ?? null);
        made[i].show(frame, frame.traces[i], runs[frame.traces[i].slot], [[rates[i], rate, frame.logRate], [losses[i].points, loss, frame.log]], pictureOf(i));
      });
    },
  };
}

/** @param {() => void} redraw */
function createColumn(redraw) {
  const [rate, loss, picture] = [words.rate, words.loss, words.picture].map((label) => el("canvas", { role: "img", "aria-label": label }));
  const [letter, name, value] = [el("b", { class: "letter" }), el("span", { class: "name" }), el("span", { class: "right" })];
  const element = el("figure", { class: "picture" }, el("figcaption", {}, letter, name, value), rate, loss, picture);
  for (const canvas of [rate, loss, picture]) watchSize(canvas, redraw);
  return {
    element,
    /** @param {Frame} frame @param {Trace} trace @param {string} colour @param {[{x: number, y: number}[], Bounds, boolean][]} curves @param {HTMLCanvasElement|undefined} seen */
    show(frame, trace, colour, curves, seen) {
      const one = readRun(frame, trace, frame.pin);
      element.dataset.slot = String(trace.slot);
      setText(letter, trace.letter);
      setText(name, trace.name);
      setText(value, formatValue(one.value));
      curves.forEach(([points, bounds, log], k) => drawCurve([rate, loss][k], along(points, factorOf(frame, trace)), frame.end, bounds, log, colour, DASHES[trace.slot]));
      rate.setAttribute("aria-label", say(words.columnOf, { what: words.rate, name: trace.name, value: formatValue(one.rate) }));
      loss.setAttribute("aria-label", say(words.columnOf, { what: words.loss, name: trace.name, value: formatValue(one.loss) }));
      picture.hidden = !seen?.width;
      if (!seen?.width) return;
      picture.setAttribute("aria-label", seen.getAttribute("aria-label") ?? words.picture);
      picture.style.aspectRatio = `${seen.width} / ${seen.height}`;
      fit(picture);
      picture.getContext("2d")?.drawImage(seen, 0, 0, picture.width, picture.height);
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {{x: number, y: number}[]} points @param {number} end @param {Bounds} bounds @param {boolean} log @param {string} colour @param {number[]} dash */
function drawCurve(canvas, points, end, { min, max }, log, colour, dash) {
  fit(canvas);
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  const { width, height } = canvas;
  const scale = Math.min(devicePixelRatio || 1, 2);
  const share = (/** @type {number} */ y) => (log ? Math.log(Math.max(y, min) / min) / Math.log(max / min) : (y - min) / (max - min));
  ctx.clearRect(0, 0, width, height);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * scale;
  ctx.setLineDash(dash.map((part) => part * scale));
  ctx.beginPath();
  for (const { x, y } of points) ctx.lineTo((x / end) * width, height * (0.96 - 0.92 * Math.min(share(y), 1.2)));
  ctx.stroke();
}
