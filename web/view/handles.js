// handles.js - the places of the learning-rate curve that can be taken hold of: buttons over the canvas, moved by pointer or arrows.
import { findKnob } from "./catalog.js";
import { nextStop, searchStop } from "./drag.js";
import { el } from "./element.js";
import { ladderOf } from "./ladder.js";
import { formatCount, formatShort } from "./numbers.js";
import { readSpan } from "./span.js";
import { words } from "./words.js";

/** @typedef {import("./catalog.js").Handle} Handle */
/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{try(i: number, key: string, text: string): import("./catalog.js").Resolved|null, set(i: number, key: string, text: string, settled: boolean): unknown}} HandleActions */

const COARSE = 10;
/** Which way an arrow key pushes along each axis. @type {Record<string, {axis: "x"|"y", by: number}>} */
const KEYS = { ArrowLeft: { axis: "x", by: -1 }, ArrowRight: { axis: "x", by: 1 }, ArrowUp: { axis: "y", by: 1 }, ArrowDown: { axis: "y", by: -1 } };

/** @param {HTMLElement} layer over the canvas @param {any} chart @param {Catalog} catalog @param {HandleActions} actions */
export function createHandles(layer, chart, catalog, actions) {
  /** @type {{element: HTMLElement, handle: Handle}[]} */ let made = [];
  /** @type {Frame|null} */ let frame = null;
  const grip = { chart, catalog, actions, run: () => (frame ? { i: frame.selected, trace: frame.traces[frame.selected] } : null), handleOf: (/** @type {number} */ k) => made[k]?.handle };
  return {
    /** @param {Frame} next */
    show(next) {
      frame = next;
      const trace = next.traces[next.selected];
      const handles = trace?.resolved.handles.filter((one) => one.moves !== "xy" && findKnob(catalog, one.knob)) ?? [];
      while (made.length < handles.length) {
        const element = createHandle(made.length, grip);
        layer.append(element);
        made.push({ element, handle: handles[made.length] });
      }
      while (made.length > handles.length) made.pop()?.element.remove();
      handles.forEach((handle, k) => {
        made[k].handle = handle;
        place(made[k].element, handle, trace, chart);
      });
    },
  };
}

/** @param {HTMLElement} element @param {Handle} handle @param {Trace} trace @param {any} chart */
function place(element, handle, trace, chart) {
  const { x, y } = chart.scales;
  const value = Math.min(Math.max(handle.lr, y.min), y.max);
  element.style.transform = `translate(${x.getPixelForValue(handle.step)}px, ${y.getPixelForValue(value)}px)`;
  element.dataset.slot = String(trace.slot);
  element.dataset.moves = handle.moves;
  element.title = handle.label;
  element.setAttribute("aria-label", words.handle(handle.label, trace.letter));
  element.setAttribute("aria-valuenow", String(handle.moves === "y" ? handle.lr : handle.step));
  element.setAttribute("aria-valuetext", words.handleValue(formatCount(handle.step), formatShort(handle.lr)));
}

/** @typedef {{chart: any, catalog: Catalog, actions: HandleActions, run: () => {i: number, trace: Trace}|null, handleOf: (k: number) => Handle|undefined}} Grip */

/** @param {number} k @param {Grip} grip */
function createHandle(k, grip) {
  const element = el("button", { type: "button", class: "handle", role: "slider" });
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
    element.focus({ preventScroll: true });
  });
  const follow = (/** @type {PointerEvent} */ event, /** @type {boolean} */ settled) => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    const box = grip.chart.canvas.getBoundingClientRect();
    moveTo(k, grip, { step: grip.chart.scales.x.getValueForPixel(event.clientX - box.left), lr: grip.chart.scales.y.getValueForPixel(event.clientY - box.top) }, settled);
  };
  element.addEventListener("pointermove", (event) => follow(event, false));
  element.addEventListener("pointerup", (event) => follow(event, true));
  element.addEventListener("keydown", (event) => {
    const push = KEYS[event.key];
    if (!push) return;
    event.preventDefault();
    nudge(k, grip, push.by * (event.shiftKey ? COARSE : 1));
  });
  return element;
}

/** The stops of a handle's knob, and where each would bring the handle. @param {Handle} handle @param {Grip} grip */
function reach(handle, { run, catalog, actions }) {
  const now = run();
  const knob = now && findKnob(catalog, handle.knob, now.trace.resolved.chosen);
  if (!now || !knob) return null;
  const { values, steps } = now.trace.resolved;
  const text = values[knob.key] ?? knob.def;
  const unit = readSpan(text)?.unit;
  const stops = ladderOf(knob, { unit: unit === "steps" && Number(text) > 0 ? "steps" : "share", steps });
  const attempt = (/** @type {string} */ one) => actions.try(now.i, knob.key, one)?.handles.find((other) => other.knob === handle.knob && other.index === handle.index) ?? null;
  return { i: now.i, knob, text, stops, attempt };
}

/** @param {number} k @param {Grip} grip @param {{step: number, lr: number}} wanted @param {boolean} settled */
function moveTo(k, grip, wanted, settled) {
  const handle = grip.handleOf(k);
  const at = handle && reach(handle, grip);
  if (!handle || !at) return;
  const text = searchStop(at.stops, at.attempt, handle.moves === "y" ? "y" : "x", wanted);
  if (text !== null && (text !== at.text || settled)) grip.actions.set(at.i, at.knob.key, text, settled);
}

/** One stop along; right and up always move the handle right and up. @param {number} k @param {Grip} grip @param {number} by */
function nudge(k, grip, by) {
  const handle = grip.handleOf(k);
  const at = handle && reach(handle, grip);
  if (!handle || !at) return;
  const size = (/** @type {{step: number, lr: number}} */ place) => (handle.moves === "y" ? place.lr : place.step);
  const log = at.knob.scale === "log";
  const [less, more] = [-1, 1].map((way) => at.attempt(nextStop(at.stops, at.text, log, way)));
  const way = less && more && size(more) < size(less) ? -1 : 1;
  grip.actions.set(at.i, at.knob.key, nextStop(at.stops, at.text, log, by * way), true);
}
