// sketch.js - a loss curve foreseen: drawn with a pen on the loss chart, or set point by point; it stays dotted beside what came.
import { inkBetween } from "./draw.js";
import { el } from "./element.js";
import { formatPercent, formatValue } from "./numbers.js";
import { say, words } from "../words/words.js";

const FINE = 50;
/** By keyboard: so many points, each on so many rungs of the axis. */
const POINTS = 6, RUNGS = 24;
/** The axis that is drawn on goes from a little above the loss of knowing nothing to this share of it. */
const DEPTH = 1 / 1500;

/** @param {number} chance the loss of knowing nothing */
export const roomOf = (chance) => ({ lo: (chance || 1) * DEPTH, hi: (chance || 1) * 1.2 });

/** The foreseen losses as points of a chart whose axis ends at `end`. @param {Float64Array|null} losses @param {number} end */
export const pointsOf = (losses, end) => Array.from(losses ?? [], (y, i) => ({ x: (i * end) / FINE, y })).filter(({ y }) => y > 0);

/** Where a line of the loss chart is drawn by hand. @param {HTMLElement} plot @param {any} chart @param {(losses: Float64Array) => void} drawn */
export function createSketch(plot, chart, drawn) {
  let end = 0;
  /** @type {Float64Array} */ let losses = new Float64Array(FINE + 1);
  /** @type {{step: number, rate: number}|null} */ let last = null;
  const spot = (/** @type {PointerEvent} */ event) => {
    const box = chart.canvas.getBoundingClientRect(), { x, y } = chart.scales;
    const share = x.getValueForPixel(event.clientX - box.left) / end;
    const rate = y.getValueForPixel(Math.min(Math.max(event.clientY - box.top, y.top), y.bottom));
    return { step: Math.min(Math.max(Math.round(share * FINE), 0), FINE), rate };
  };
  plot.addEventListener("pointerdown", (event) => {
    if (!end || event.button > 0) return;
    event.preventDefault();
    plot.setPointerCapture(event.pointerId);
    last = spot(event);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!last || !end) return;
    const to = spot(event);
    inkBetween(losses, last, to, true);
    last = to;
    drawn((losses = losses.slice()));
  });
  for (const type of ["pointerup", "pointercancel"]) plot.addEventListener(type, () => (last = null));
  return {
    /** @param {number} until where the axis ends while somebody may draw, else 0 @param {Float64Array|null} now */
    show(until, now) {
      end = until;
      losses = now ?? new Float64Array(FINE + 1);
      plot.classList.toggle("drawing", end > 0);
    },
  };
}

/** The same without a pointer: a slider a point, straight lines between them. @param {{lo: number, hi: number}} room @param {(losses: Float64Array) => void} drawn */
export function createPoints({ lo, hi }, drawn) {
  const at = (/** @type {number} */ rung) => hi * (lo / hi) ** (1 - rung / RUNGS);
  const heights = Array.from({ length: POINTS }, () => RUNGS);
  const sliders = heights.map((_, k) => {
    const input = el("input", { type: "range", class: "slider", min: "0", max: String(RUNGS), value: String(RUNGS), "aria-label": say(words.story.point, { share: formatPercent(k / (POINTS - 1)) }), "aria-valuetext": formatValue(hi) });
    input.addEventListener("input", () => {
      heights[k] = Number(input.value);
      input.setAttribute("aria-valuetext", formatValue(at(heights[k])));
      drawn(curve());
    });
    return input;
  });
  const curve = () => Float64Array.from({ length: FINE + 1 }, (_, i) => {
    const place = (i / FINE) * (POINTS - 1), left = Math.min(Math.floor(place), POINTS - 2);
    return at(heights[left] + (heights[left + 1] - heights[left]) * (place - left));
  });
  return el("div", { class: "points", role: "group", "aria-label": words.story.points }, ...sliders);
}
