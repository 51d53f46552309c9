// draw.js - a pen on the learning-rate chart: where it goes, the curve goes; the rest of the curve stays as it was. Escape puts it down.
import { stepAt } from "./horizontal.js";
import { pathOf } from "./readings.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** A hand that goes no further than this has pressed, not drawn. */
const SLACK = 4;

/** @typedef {(i: number, lr: Float64Array, log: boolean, settled: boolean) => void} Ink */

/** @param {HTMLElement} plot @param {any} chart @param {{ink: Ink, hold(on: boolean): void, done(): void}} actions */
export function createPen(plot, chart, actions) {
  /** @type {Frame|null} */ let frame = null;
  /** @type {{lr: Float64Array, step: number, rate: number, x: number, y: number, drawn: boolean}|null} */ let stroke = null;
  const spot = (/** @type {PointerEvent} */ event) => {
    const box = chart.canvas.getBoundingClientRect();
    const trace = /** @type {Frame} */ (frame).traces[/** @type {Frame} */ (frame).selected];
    const { x, y } = chart.scales;
    const step = stepAt(/** @type {Frame} */ (frame), trace, x.getValueForPixel(event.clientX - box.left));
    const rate = y.getValueForPixel(event.clientY - box.top);
    return { trace, step: Math.min(Math.max(step, 0), trace.resolved.steps - 1), rate: Math.max(rate, frame?.logRate ? y.min : 0) };
  };
  const end = () => {
    if (!stroke || !frame) return;
    if (stroke.drawn) actions.ink(frame.selected, stroke.lr, frame.logRate, true);
    stroke = null;
    actions.hold(false);
    actions.done();
  };
  plot.addEventListener("pointerdown", (event) => {
    if (!frame || event.button > 0 || !plot.classList.contains("drawing")) return;
    event.preventDefault();
    plot.setPointerCapture(event.pointerId);
    const { trace, step, rate } = spot(event);
    stroke = { lr: Float64Array.from(pathOf(frame.columns, trace) ?? []), step, rate, x: event.clientX, y: event.clientY, drawn: false };
    actions.hold(true);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!stroke || !frame) return;
    stroke.drawn ||= Math.hypot(event.clientX - stroke.x, event.clientY - stroke.y) > SLACK;
    if (!stroke.drawn) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const { step, rate } = spot(one);
      inkBetween(stroke.lr, stroke, { step, rate }, frame.logRate);
      Object.assign(stroke, { step, rate });
    }
    actions.ink(frame.selected, stroke.lr, frame.logRate, false);
  });
  plot.addEventListener("pointerup", end);
  plot.addEventListener("pointercancel", end);
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !plot.classList.contains("drawing")) return;
    if (stroke) end();
    else actions.done();
  });
  return {
    /** @param {Frame} next @param {boolean} on */
    show(next, on) {
      frame = next;
      plot.classList.toggle("drawing", on);
    },
  };
}

/** Straight from one place to the next, as the axis sees it. @param {Float64Array} lr @param {{step: number, rate: number}} a @param {{step: number, rate: number}} b @param {boolean} log */
export function inkBetween(lr, a, b, log) {
  const [from, to] = a.step <= b.step ? [a, b] : [b, a];
  for (let t = from.step; t <= to.step; t += 1) {
    const u = to.step > from.step ? (t - from.step) / (to.step - from.step) : 1;
    lr[t] = log ? from.rate * (to.rate / from.rate) ** u : from.rate + (to.rate - from.rate) * u;
  }
}
