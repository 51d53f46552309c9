// grip.js - one handle of the curve under a pointer or the arrow keys: where the hand wants it, snapped unless Alt is held.
import { findKnob } from "./catalog.js";
import { el } from "./element.js";
import { ladderOf, nextStop } from "./ladder.js";
import { snapRate, snapSetting, snapStep } from "./snap.js";

/** @typedef {import("./handles.js").Held} Held */
/** @typedef {{chart: any, catalog: import("./catalog.js").Catalog, actions: import("./handles.js").HandleActions, held: () => Held}} Grip */

/** So near, in pixels, a rung of the ladder pulls. */
const PULL = 6;
/** Which way an arrow key pushes along each axis. @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 10], PageDown: [0, -10] };
const COARSE = 10;
/** An arrow moves this share of the run, or of the axis; with Alt, the least there is. */
const SHARE = 0.01;
const FINE = 0.1;

/** @param {Grip} grip */
export function createGrip(grip) {
  const element = el("button", { type: "button", class: "handle", role: "slider" });
  listenToPointer(element, grip);
  element.addEventListener("keydown", (event) => pressKey(event, grip));
  element.addEventListener("focus", () => grip.actions.choose(grip.held().k));
  return element;
}

/** A drag is measured against the line it began with, so that nothing drifts. @param {HTMLElement} element @param {Grip} grip */
function listenToPointer(element, grip) {
  /** @type {{line: string, k: number, dx: number, dy: number, left: number, top: number}|null} */ let from = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
    element.focus({ preventScroll: true });
    const { i, k } = grip.held();
    const [box, own] = [grip.chart.canvas.getBoundingClientRect(), element.getBoundingClientRect()];
    from = { line: grip.actions.line(i), k, left: box.left, top: box.top, dx: event.clientX - own.left - own.width / 2, dy: event.clientY - own.top - own.height / 2 + Number(element.dataset.off) };
    element.classList.add("held");
    grip.actions.hold(true);
  });
  element.addEventListener("pointermove", (event) => {
    if (from) moveTo(grip, from, event.clientX - from.left - from.dx, event.clientY - from.top - from.dy, event.altKey);
  });
  const end = () => {
    if (!from) return;
    from = null;
    element.classList.remove("held");
    grip.actions.hold(false);
  };
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(type, end);
}

/** @param {Grip} grip @param {{line: string, k: number}} from @param {number} px @param {number} py @param {boolean} free */
function moveTo(grip, from, px, py, free) {
  const { handle, trace, factor } = grip.held();
  const { x, y } = grip.chart.scales;
  const { steps, chosen } = trace.resolved;
  const kind = findKnob(grip.catalog, handle.knob, chosen)?.kind;
  const [step, lr] = [x.getValueForPixel(px) / factor, Math.max(y.getValueForPixel(py), 0)];
  const near = free ? 0 : Math.abs(Math.log(Math.max(y.getValueForPixel(py - PULL), 1e-12) / Math.max(lr, 1e-12)));
  const snapped = { step: free ? Math.round(step) : snapStep(step, steps), lr: kind === "text" && !free ? snapRate(lr, near) : lr };
  const said = grip.actions.drag(from.line, from.k, snapped.step, snapped.lr);
  if (said) apply(grip, free || handle.moves === "x" ? said : snapSetting(said, kind, near), false);
}

/** What changes nothing is nothing to undo. @param {Grip} grip @param {import("./handles.js").Said} said @param {boolean} settled */
function apply({ actions, held }, { key, text }, settled) {
  const { i, trace } = held();
  if (trace.resolved.values[key] !== text) actions.set(i, key, text, settled);
}

/** @param {KeyboardEvent} event @param {Grip} grip */
function pressKey(event, grip) {
  const { handle } = grip.held();
  if (event.key === "Delete" || event.key === "Backspace") return grip.actions.remove(grip.held(), grip.actions);
  const push = KEYS[event.key];
  if (!push) return;
  event.preventDefault();
  const times = event.shiftKey ? COARSE : event.altKey ? FINE : 1;
  const [right, up] = handle.moves === "xy" ? push : handle.moves === "x" ? [push[0] + push[1], 0] : [0, push[0] + push[1]];
  const said = (right || times < 1 ? null : climb(grip, up * times)) ?? pushPlace(grip, right * times, up * times);
  if (said) apply(grip, said, true);
}

/** One stop of the knob's ladder up or down, where the handle is a plain number. @param {Grip} grip @param {number} by */
function climb({ catalog, held }, by) {
  const { handle, trace } = held();
  const { chosen, values, steps } = trace.resolved;
  const knob = findKnob(catalog, handle.knob, chosen);
  if (knob?.kind !== "number") return null;
  return { key: knob.key, text: nextStop(ladderOf(knob, { steps }), values[knob.key] ?? knob.def, knob.scale === "log", by) };
}

/** A share of the run to the side, a share of the axis up; always at least the least there is. @param {Grip} grip @param {number} right @param {number} up */
function pushPlace({ chart, actions, held }, right, up) {
  const { i, k, handle, trace } = held();
  const stride = Math.sign(right) * Math.max(1, Math.round(Math.abs(right) * SHARE * trace.resolved.steps));
  const { min, max, type } = chart.scales.y;
  const lr = type === "logarithmic" ? Math.max(handle.lr, min) * (max / min) ** (up * SHARE) : handle.lr + up * SHARE * max;
  return actions.drag(actions.line(i), k, handle.step + stride, up ? Number(Math.max(lr, 0).toPrecision(3)) : handle.lr);
}
