// handles.js - the places of the learning-rate curve that can be taken hold of: small sliders over the canvas, kept where the curve is.
import { findKnob } from "./catalog.js";
import { factorOf } from "./horizontal.js";
import { createGrip } from "./grip.js";
import { formatShort } from "./numbers.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./catalog.js").Handle} Handle */
/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{key: string, text: string}} Said */
/** What a hand can ask for. `drag` answers with the setting that brings handle number k of a line there.
 * @typedef {{line(i: number): string, drag(line: string, k: number, step: number, lr: number): Said|null, set(i: number, key: string, text: string, settled: boolean): unknown,
 *   remove(held: Held, actions: HandleActions): void, hold(on: boolean): void, choose(k: number|null): void, refuse(text: string): void}} HandleActions */
/** @typedef {{i: number, k: number, handle: Handle, trace: Trace, factor: number, label: string}} Held */

/** Handles nearer than this to one another are drawn apart, so that each can be taken. */
const APART = 20;

/** @param {HTMLElement} layer over the canvas @param {any} chart @param {Catalog} catalog @param {HandleActions} actions */
export function createHandles(layer, chart, catalog, actions) {
  /** @type {Map<string, {element: HTMLElement, held: Held, top: number}>} */ const made = new Map();
  const nameOf = (/** @type {Handle} */ handle) => `${handle.knob} ${handle.index}`;
  /** @param {string} name @param {Held} held */
  const make = (name, held) => {
    const element = createGrip({ chart, catalog, actions, held: () => made.get(name)?.held ?? held });
    layer.append(element);
    return { element, held, top: 0 };
  };
  return {
    /** @param {number} k */
    held: (k) => [...made.values()].find((one) => one.held.k === k)?.held ?? null,
    /** @param {Frame} frame */
    show(frame) {
      const trace = frame.traces[frame.selected];
      const handles = trace?.resolved.handles ?? [];
      const label = (/** @type {Handle} */ { label: name, index }) => (handles.filter((one) => one.label === name).length > 1 ? `${name} ${index + 1}` : name);
      const all = handles.map((handle, k) => ({ i: frame.selected, k, handle, trace, factor: factorOf(frame, trace), label: label(handle) })).filter((one) => findKnob(catalog, one.handle.knob));
      const names = new Set(all.map((one) => nameOf(one.handle)));
      for (const [name, { element }] of made) if (!names.has(name) && !element.matches(".held")) (element.remove(), made.delete(name));
      /** @type {{x: number, y: number}[]} */ const taken = [];
      for (const held of all) {
        const name = nameOf(held.handle);
        const one = made.get(name) ?? make(name, held);
        made.set(name, one);
        one.held = held;
        place(one.element, held, chart, taken);
      }
    },
  };
}

/** @param {HTMLElement} element @param {Held} held @param {any} chart @param {{x: number, y: number}[]} taken */
function place(element, { handle, trace, factor, label }, chart, taken) {
  const { scales: { x, y }, chartArea: area } = chart;
  const at = { x: x.getPixelForValue(handle.step * factor), y: y.getPixelForValue(Math.min(Math.max(handle.lr, y.min), y.max)) };
  const plain = at.y;
  const way = at.y + 3 * APART < area.bottom ? 1 : -1;
  for (let tries = 0; tries < 3 && taken.some((one) => Math.hypot(one.x - at.x, one.y - at.y) < APART * 0.8); tries += 1) at.y += way * APART;
  taken.push(at);
  element.hidden = at.x < area.left - 1 || at.x > area.right + 1;
  element.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
  Object.assign(element.dataset, { slot: trace.slot, moves: handle.moves, off: Math.round(at.y - plain) });
  if (element.title !== label) element.title = label;
  const upright = handle.moves === "y";
  const said = { "aria-label": say(words.handle, { label, letter: trace.letter }), "aria-orientation": upright ? "vertical" : "horizontal",
    "aria-valuemin": upright ? handle.lr_lo : handle.step_lo, "aria-valuemax": upright ? handle.lr_hi : handle.step_hi, "aria-valuenow": upright ? handle.lr : handle.step,
    "aria-valuetext": say(words.handleValue, { step: handle.step, rate: formatShort(handle.lr) }) };
  for (const [name, value] of Object.entries(said)) {
    const text = typeof value === "number" ? value.toFixed(9).replace(/\.?0+$/, "") : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
