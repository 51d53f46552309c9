// crosshair.js - one line through both charts at one step, moved by pointer or arrow keys, with a dot on every curve.
import { el, setText } from "./element.js";
import { formatCount, formatShort, formatValue } from "./numbers.js";
import { readRun } from "./readings.js";
import { words } from "./words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {ReturnType<typeof import("./charts.js").createCharts>} Charts */

const FINE = 1 / 300;
const COARSE = 1 / 30;

/** @param {HTMLElement} stack @param {Charts} charts @param {(step: number|null) => void} onMove */
export function createCrosshair(stack, charts, onMove) {
  const line = el("div", { class: "hair", hidden: true });
  const label = el("span", { class: "hair-step" });
  const dots = el("div", { class: "dots", hidden: true });
  const slider = el("div", { class: "hair-keys", tabIndex: 0, role: "slider", "aria-label": words.crosshair, "aria-valuemin": 0, "aria-valuenow": 0 });
  line.append(label);
  stack.append(line, dots);
  charts.loss.canvas.after(slider);
  const boxes = keepBoxes(stack, charts);
  let steps = 1;
  let at = /** @type {number|null} */ (null);
  const move = (/** @type {number|null} */ step) => {
    at = step === null ? null : Math.min(Math.max(Math.round(step), 0), steps);
    onMove(at);
  };
  listen(stack, slider, charts, () => ({ at, steps }), move);
  return {
    /** @param {Frame} frame @param {number|null} step */
    show(frame, step) {
      steps = frame.steps;
      at = step;
      line.hidden = dots.hidden = step === null;
      slider.setAttribute("aria-valuemax", String(steps));
      if (step === null) return;
      slider.setAttribute("aria-valuenow", String(step));
      slider.setAttribute("aria-valuetext", sayReadings(frame, step));
      setText(label, formatCount(step));
      place(boxes(), charts, frame, step, line, dots);
    },
  };
}

/** @param {Frame} frame @param {number} step */
function sayReadings(frame, step) {
  const all = frame.traces.map((trace) => ({ trace, one: readRun(frame, trace, step) }));
  const parts = all.map(({ trace, one }) => `${trace.letter} ${trace.name}: ${words.rate} ${formatShort(one.rate)}, ${words.loss} ${formatValue(one.loss)}`);
  return `${words.stepAxis} ${formatCount(step)}. ${parts.join(". ")}`;
}

/** @param {HTMLElement} stack @param {HTMLElement} slider @param {Charts} charts @param {() => {at: number|null, steps: number}} where @param {(step: number|null) => void} move */
function listen(stack, slider, charts, where, move) {
  const stepUnder = (/** @type {PointerEvent} */ event) => charts.rate.scales.x.getValueForPixel(event.clientX - charts.rate.canvas.getBoundingClientRect().left);
  const follow = (/** @type {PointerEvent} */ event) => {
    const over = event.target instanceof HTMLElement && event.target.closest(".plot");
    if (over || event.buttons) move(stepUnder(event) ?? null);
  };
  stack.addEventListener("pointermove", follow);
  stack.addEventListener("pointerdown", follow);
  stack.addEventListener("pointerleave", () => move(null));
  slider.addEventListener("blur", () => move(null));
  slider.addEventListener("keydown", (event) => {
    const { at, steps } = where();
    const stride = Math.max(1, Math.round(steps * (event.shiftKey ? COARSE : FINE)));
    const to = { ArrowLeft: (at ?? steps) - stride, ArrowDown: (at ?? steps) - stride, ArrowRight: (at ?? 0) + stride, ArrowUp: (at ?? 0) + stride, Home: 0, End: steps, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  });
}

/** @typedef {{left: number, top: number}} Offset */

/** Where the canvases are in the stack, read again only when the stack has changed its size. @param {HTMLElement} stack @param {Charts} charts @returns {() => {upper: Offset, lower: Offset}} */
function keepBoxes(stack, charts) {
  /** @type {{upper: Offset, lower: Offset}|null} */ let known = null;
  new ResizeObserver(() => (known = null)).observe(stack);
  const offset = (/** @type {any} */ chart) => {
    const [box, base] = [chart.canvas.getBoundingClientRect(), stack.getBoundingClientRect()];
    return { left: box.left - base.left, top: box.top - base.top };
  };
  return () => (known ??= { upper: offset(charts.loss), lower: offset(charts.rate) });
}

/** @param {{upper: Offset, lower: Offset}} boxes @param {Charts} charts @param {Frame} frame @param {number} step @param {HTMLElement} line @param {HTMLElement} dots */
function place({ upper, lower }, charts, frame, step, line, dots) {
  const x = lower.left + charts.rate.scales.x.getPixelForValue(step);
  line.style.transform = `translateX(${Math.round(x)}px)`;
  line.style.top = `${upper.top + charts.loss.chartArea.top}px`;
  line.style.height = `${lower.top + charts.rate.chartArea.bottom - upper.top - charts.loss.chartArea.top}px`;
  line.classList.toggle("late", step > frame.steps * 0.9);
  const spots = frame.traces.flatMap((trace) => {
    const reading = readRun(frame, trace, step);
    return [{ trace, chart: charts.loss, top: upper.top, value: reading.value }, { trace, chart: charts.rate, top: lower.top, value: reading.rate }];
  });
  while (dots.childElementCount < spots.length) dots.append(el("i"));
  while (dots.childElementCount > spots.length) dots.lastElementChild?.remove();
  spots.forEach((spot, i) => placeDot(/** @type {HTMLElement} */ (dots.children[i]), spot, x));
}

/** @param {HTMLElement} dot @param {{trace: any, chart: any, top: number, value: number}} spot @param {number} x */
function placeDot(dot, { trace, chart, top, value }, x) {
  const y = chart.scales.y.getPixelForValue(value);
  const { chartArea: area } = chart;
  dot.hidden = !Number.isFinite(value) || !(y >= area.top - 1 && y <= area.bottom + 1);
  dot.dataset.slot = String(trace.slot);
  dot.style.transform = `translate(${x}px, ${top + y}px)`;
}
