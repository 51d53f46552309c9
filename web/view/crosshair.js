// crosshair.js - one line through both charts at one step, moved by pointer or arrow keys, with a dot on every curve.
import { el, isChord, setText } from "./element.js";
import { formatPlace, formatShort, formatValue } from "./numbers.js";
import { readRun } from "./readings.js";
import { words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {ReturnType<typeof import("./charts.js").createCharts>} Charts */

const FINE = 1 / 300;
const COARSE = 1 / 30;

/** @typedef {{move(place: number|null): void, pin(place: number|null): void, zoom(zoom: [number, number]|null): void, brushing(): boolean}} HairActions */
/** Where the line is, where the axis ends, how much of it a step takes, what part is shown, and the place that is pinned. @typedef {{at: number|null, end: number, grain: number, shown: [number, number], pin: number|null}} Where */

/** @param {HTMLElement} stack @param {Charts} charts @param {HairActions} actions */
export function createCrosshair(stack, charts, actions) {
  const line = el("div", { class: "hair", hidden: true });
  const label = el("span", { class: "hair-step" });
  const dots = el("div", { class: "dots", hidden: true });
  const brush = el("div", { class: "brush", hidden: true });
  const slider = el("div", { class: "hair-keys", tabIndex: 0, role: "slider", "aria-label": words.crosshair, "aria-valuemin": 0, "aria-valuenow": 0 });
  line.append(label);
  let again = () => {};
  const boxes = keepBoxes(stack, charts, () => again());
  stack.append(line, dots, brush);
  charts.loss.canvas.after(slider);
  /** @type {Where} */ const where = { at: null, end: 1, grain: 1, shown: [0, 1], pin: null };
  const bring = (/** @type {number} */ place) => Math.min(Math.max(Math.round(place / where.grain) * where.grain, 0), where.end);
  const hand = { place: (/** @type {PointerEvent} */ event) => bring(charts.rate.scales.x.getValueForPixel(event.clientX - charts.rate.canvas.getBoundingClientRect().left) ?? 0), bring, where, actions, brush, stack };
  listenToPointer(hand);
  listenToKeys(slider, hand);
  return {
    /** @param {Frame} frame @param {number|null} at */
    show(frame, at) {
      const { min, max } = charts.rate.scales.x;
      Object.assign(where, { at, end: frame.end, grain: frame.end / Math.max(...frame.traces.map((trace) => trace.resolved.steps)), shown: [min, max], pin: frame.pin });
      const inside = at !== null && at >= min && at <= max;
      line.hidden = dots.hidden = !inside;
      line.classList.toggle("pinned", frame.pin !== null);
      slider.setAttribute("aria-valuemax", String(frame.end));
      if (at === null) return;
      slider.setAttribute("aria-valuenow", String(at));
      slider.setAttribute("aria-valuetext", sayReadings(frame, at));
      if (!inside) return;
      setText(label, formatPlace(at));
      (again = () => line.hidden || place(boxes(), charts, frame, at, line, dots))();
    },
  };
}

/** @typedef {{place: (event: PointerEvent) => number, bring: (place: number) => number, where: Where, actions: HairActions, brush: HTMLElement, stack: HTMLElement}} Hand */

/** @param {Frame} frame @param {number} at */
function sayReadings(frame, at) {
  const all = frame.traces.map((trace) => ({ trace, one: readRun(frame, trace, at) }));
  const parts = all.map(({ trace, one }) => `${trace.letter} ${trace.name}: ${words.rate} ${formatShort(one.rate)}, ${words.loss} ${formatValue(one.loss)}`);
  return `${words.unit[frame.unit]} ${formatPlace(at)}. ${parts.join(". ")}`;
}

/** Hovering reads; a press pins that place, a drag scrubs; where zooming is on (or with Shift) a drag chooses what to zoom to. @param {Hand} hand */
function listenToPointer({ place, where, actions, brush, stack }) {
  /** @type {{from: number, pin: number|null, zooming: boolean, moved: boolean}|null} */ let press = null;
  const paint = (/** @type {number} */ a, /** @type {number} */ b) => {
    const [left, right] = [a, b].sort((one, other) => one - other);
    brush.hidden = false;
    Object.assign(brush.style, { left: `${left}px`, width: `${right - left}px` });
  };
  const spot = (/** @type {PointerEvent} */ event) => event.clientX - stack.getBoundingClientRect().left;
  let start = 0;
  stack.addEventListener("pointerdown", (event) => {
    const plot = event.target instanceof Element && !event.target.closest("button, .menu, .context") && event.target.closest(".plot");
    if (!plot || event.button > 0 || event.defaultPrevented) return;
    plot.setPointerCapture(event.pointerId);
    start = spot(event);
    press = { from: place(event), pin: where.pin, zooming: event.shiftKey || actions.brushing(), moved: false };
    if (!press.zooming) actions.pin(press.from);
  });
  stack.addEventListener("pointermove", (event) => {
    if (press) press.moved ||= Math.abs(spot(event) - start) > 3;
    if (press?.zooming) paint(start, spot(event));
    else if (press) actions.pin(place(event));
    else if (where.pin === null && event.target instanceof Element && event.target.closest(".plot")) actions.move(place(event));
  });
  stack.addEventListener("pointerup", (event) => {
    const done = press;
    press = null;
    brush.hidden = true;
    if (!done) return;
    const to = place(event);
    if (done.zooming && done.moved) actions.zoom(done.from < to ? [done.from, to] : [to, done.from]);
    else if (!done.zooming && !done.moved && done.pin !== null && Math.abs(done.pin - to) < (where.shown[1] - where.shown[0]) / 60) actions.pin(null);
  });
  stack.addEventListener("pointercancel", () => {
    if (press && !press.zooming) actions.pin(press.pin);
    press = null;
    brush.hidden = true;
  });
  stack.addEventListener("pointerleave", () => where.pin === null && actions.move(null));
}

/** Arrows move, Enter pins, plus and minus zoom around the line, 0 shows all, Escape lets go. @param {HTMLElement} slider @param {Hand} hand */
function listenToKeys(slider, { bring, where, actions }) {
  const move = (/** @type {number} */ to) => (where.pin === null ? actions.move : actions.pin)(bring(to));
  slider.addEventListener("blur", () => where.pin === null && actions.move(null));
  slider.addEventListener("keydown", (event) => {
    const { at, end, grain, shown, pin } = where;
    const stride = Math.max(grain, bring(end * (event.shiftKey ? COARSE : FINE)));
    const zoom = (/** @type {number} */ times) => actions.zoom(zoomAround(at ?? (shown[0] + shown[1]) / 2, shown, times, end, grain));
    const act = { ArrowLeft: () => move((at ?? end) - stride), ArrowDown: () => move((at ?? end) - stride), ArrowRight: () => move((at ?? 0) + stride), ArrowUp: () => move((at ?? 0) + stride),
      Home: () => move(0), End: () => move(end), Escape: () => (actions.pin(null), actions.move(null)), Enter: () => actions.pin(pin === null ? at ?? end : null), "+": () => zoom(0.5), "-": () => zoom(2), 0: () => actions.zoom(null) }[event.key];
    if (!act || isChord(event)) return;
    event.preventDefault();
    act();
  });
}

/** A part of the axis so many times as wide, around a place; null when that is all of it. @param {number} at @param {[number, number]} shown @param {number} times @param {number} end @param {number} grain @returns {[number, number]|null} */
export function zoomAround(at, [from, to], times, end, grain) {
  const width = Math.max((to - from) * times, 10 * grain);
  if (width >= end) return null;
  const left = Math.min(Math.max(at - ((at - from) / (to - from)) * width, 0), end - width);
  return [left, left + width];
}

/** @typedef {{left: number, top: number}} Offset */

/** Where the canvases are in the stack, read again only when something in it has changed its size. @param {HTMLElement} stack @param {Charts} charts @param {() => void} tell @returns {() => {upper: Offset, lower: Offset}} */
function keepBoxes(stack, charts, tell) {
  /** @type {{upper: Offset, lower: Offset}|null} */ let known = null;
  const sizes = new ResizeObserver(() => ((known = null), tell()));
  for (const part of [stack, ...stack.children]) sizes.observe(part);
  const offset = (/** @type {any} */ chart) => {
    const [box, base] = [chart.canvas.getBoundingClientRect(), stack.getBoundingClientRect()];
    return { left: box.left - base.left, top: box.top - base.top };
  };
  return () => (known ??= { upper: offset(charts.loss), lower: offset(charts.rate) });
}

/** @param {{upper: Offset, lower: Offset}} boxes @param {Charts} charts @param {Frame} frame @param {number} at @param {HTMLElement} line @param {HTMLElement} dots */
function place({ upper, lower }, charts, frame, at, line, dots) {
  const x = lower.left + charts.rate.scales.x.getPixelForValue(at);
  line.style.transform = `translateX(${Math.round(x)}px)`;
  line.style.top = `${upper.top + charts.loss.chartArea.top}px`;
  line.style.height = `${lower.top + charts.rate.chartArea.bottom - upper.top - charts.loss.chartArea.top}px`;
  line.classList.toggle("late", x > lower.left + charts.rate.chartArea.right - 40);
  const spots = frame.traces.flatMap((trace) => {
    const reading = readRun(frame, trace, at);
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
