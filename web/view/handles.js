// handles.js - the places of the learning-rate curve that can be taken hold of: small sliders over the canvas, kept where the curve is.
import { findKnob } from "./catalog.js";
import { factorOf } from "./horizontal.js";
import { createGrip } from "./grip.js";
import { formatShort } from "./numbers.js";
import { placeAll } from "./placing.js";
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

/** @param {HTMLElement} layer over the canvas @param {any} chart @param {Catalog} catalog @param {HandleActions} actions */
export function createHandles(layer, chart, catalog, actions) {
  /** @type {Map<string, import("./placing.js").Grasp>} */ const made = new Map();
  const nameOf = (/** @type {Handle} */ handle) => `${handle.knob} ${handle.index}`;
  /** @param {string} name @param {Held} held */
  const make = (name, held) => {
    const element = createGrip({ chart, catalog, actions, held: () => made.get(name)?.held ?? held });
    layer.append(element);
    return { element, held, shift: /** @type {[number, number]} */ ([0, 0]) };
  };
  return {
    /** @param {number} k */
    held: (k) => [...made.values()].find((one) => one.held.k === Math.min(k, made.size - 1))?.held ?? null,
    /** @param {Frame} frame */
    show(frame) {
      const { x } = chart.scales;
      const trace = frame.traces[frame.selected];
      const handles = trace?.resolved.handles ?? [];
      const label = (/** @type {Handle} */ { label: name, index }) => (handles.filter((one) => one.label === name).length > 1 ? `${name} ${index + 1}` : name);
      const all = handles.map((handle, k) => ({ i: frame.selected, k, handle, trace, factor: factorOf(frame, trace), label: label(handle) })).filter((one) => findKnob(catalog, one.handle.knob));
      const names = new Set(all.map((one) => nameOf(one.handle)));
      let lost = false;
      for (const [name, { element }] of made) if (!names.has(name) && !element.matches(".held")) {
        lost ||= element.matches(":focus");
        made.delete(name);
        element.remove();
      }
      const shown = all.map((held) => {
        const name = nameOf(held.handle);
        const one = made.get(name) ?? make(name, held);
        made.set(name, one);
        const across = x.getPixelForValue(held.handle.step * held.factor);
        one.element.hidden = across < x.left - 1 || across > x.right + 1;
        return Object.assign(one, { held });
      });
      for (const { grasp, at } of placeAll(shown.filter((one) => !one.element.hidden), chart)) draw(grasp.element, grasp.held, at);
      if (lost) shown.at(-1)?.element.focus({ preventScroll: true }); // the point in use is gone: the one before it is at hand
    },
  };
}

/** @param {HTMLElement} element @param {Held} held @param {import("./placing.js").Spot} at */
function draw(element, { handle, trace, label }, at) {
  element.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
  Object.assign(element.dataset, { slot: trace.slot, moves: handle.moves, off: Math.round(at.off) });
  element.style.setProperty("--lr-lab-stem", String(-at.down));
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
