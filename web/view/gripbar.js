// gripbar.js - beside the rate chart while a handle is in hand: its exact step and rate, and for drawn points their curve.
import { CURVES, readPoints, shareOf, writePoints } from "../state/points.js";
import { el, setText } from "./element.js";
import { iconButton } from "./menu.js";
import { POINTS } from "./structure.js";
import { formatShort } from "./numbers.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./handles.js").Held} Held */
/** @typedef {import("./handles.js").HandleActions} HandleActions */

/** @param {HTMLElement} layer the handles' @param {HandleActions} actions */
export function createGripBar(layer, actions) {
  /** @type {Held|null} */ let held = null;
  const name = el("b");
  const box = (/** @type {"step"|"lr"} */ what, /** @type {string} */ label) => {
    const input = el("input", { type: "text", class: "box", inputMode: "decimal", autocomplete: "off", "aria-label": label });
    input.addEventListener("change", () => held && enter(held, what, input, actions));
    return input;
  };
  const [step, lr] = [box("step", words.stepAxis), box("lr", words.rate)];
  const curve = el("select", { class: "pick", "aria-label": words.curve }, ...CURVES.map((value) => el("option", { value, text: words.curves[value] })));
  curve.addEventListener("change", () => held && rewrite(held, actions, (all, i) => all.map((one, k) => (k === i ? { ...one, curve: curve.value } : one))));
  const points = el("span", { class: "of-points" }, curve, iconButton("add", words.addPoint, () => held && addPoint(held, actions)), iconButton("remove", words.removePoint, () => held && removePoint(held, actions)));
  const element = el("div", { class: "context", role: "group", hidden: true }, name, el("label", { text: words.stepAxis }, step), el("label", { text: words.rateShort }, lr), points);
  const inside = (/** @type {EventTarget|null} */ node) => node instanceof Node && (layer.contains(node) || element.contains(node));
  for (const place of [layer, element]) place.addEventListener("focusout", (event) => {
    if (!inside(event.relatedTarget) && document.hasFocus()) actions.choose(null);
  });
  return {
    element,
    /** @param {Held|null} next */
    show(next) {
      held = next;
      element.hidden = !next;
      if (!next) return;
      const { handle, label } = next;
      element.setAttribute("aria-label", label);
      setText(name, label);
      fill(step, String(Math.round(handle.step)), handle.moves !== "y");
      fill(lr, String(Number(handle.lr.toPrecision(4))), handle.moves !== "x");
      points.hidden = handle.knob !== POINTS;
      if (!points.hidden) curve.value = readPoints(next.trace.resolved.values[POINTS])[handle.index]?.curve ?? CURVES[0];
    },
  };
}

/** @param {HTMLInputElement} input @param {string} text @param {boolean} free */
function fill(input, text, free) {
  if (document.activeElement !== input && input.value !== text) Object.assign(input, { value: text }).setAttribute("aria-invalid", "false");
  input.disabled = !free;
}

/** @param {Held} held @param {"step"|"lr"} what @param {HTMLInputElement} input @param {HandleActions} actions */
function enter({ i, k, handle }, what, input, actions) {
  const value = Number(input.value);
  const [lo, hi] = what === "step" ? [handle.step_lo, handle.step_hi] : [handle.lr_lo, handle.lr_hi];
  const good = input.value.trim() !== "" && value >= lo && value <= hi;
  input.setAttribute("aria-invalid", String(!good));
  if (!good) return actions.refuse(say(words.outside[what], { label: handle.label, typed: input.value.slice(0, 20), lo: formatShort(lo), hi: formatShort(hi) }));
  const said = actions.drag(actions.line(i), k, what === "step" ? value : handle.step, what === "lr" ? value : handle.lr);
  if (said) actions.set(i, said.key, said.text, true);
}

/** @typedef {import("../state/points.js").Entry} Entry */

/** @param {Held} held @param {HandleActions} actions @param {(all: Entry[], i: number) => Entry[]} change */
function rewrite({ i, handle, trace }, actions, change) {
  actions.set(i, POINTS, writePoints(change(readPoints(trace.resolved.values[POINTS]), handle.index)), true);
}

/** A point of its own stays, and so do two. @param {Held} held @param {HandleActions} actions */
export function removePoint(held, actions) {
  if (held.handle.knob === POINTS) rewrite(held, actions, (all, i) => (all.length > 2 ? all.filter((_, k) => k !== i) : all));
}

/** Halfway to the next point, on the curve; where there is no room, halfway from the one before. @param {Held} held @param {HandleActions} actions */
function addPoint(held, actions) {
  const { handle, trace: { resolved, lr } } = held, all = resolved.handles.filter(({ knob }) => knob === POINTS), at = all.findIndex(({ index }) => index === handle.index);
  const ways = [{ from: handle, to: all[at + 1]?.step ?? resolved.steps }, ...(at > 0 ? [{ from: all[at - 1], to: handle.step }] : [])];
  const way = ways.find(({ from, to }) => to - from.step > 1);
  if (!way) return;
  const step = Math.round((way.from.step + way.to) / 2);
  const height = Number(((lr?.[step] ?? handle.lr) / resolved.peak).toPrecision(3));
  rewrite({ ...held, handle: way.from }, actions, (all, i) => all.flatMap((one, k) => (k === i ? [one, { ...one, at: shareOf(step, resolved.steps), height: String(height) }] : [one])));
}
