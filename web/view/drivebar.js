// drivebar.js - the wheel of a run that is driven by hand: a large slider over the rate, and what to do with the run.
import { findKnob } from "./catalog.js";
import { el, setText } from "./element.js";
import { ladderOf } from "./ladder.js";
import { formatShort } from "./numbers.js";
import { createSlider } from "./slider.js";
import { PEAK } from "./structure.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Trace} Trace */

/** @param {HTMLElement} place @param {import("./catalog.js").Catalog} catalog @param {{steer(text: string): void, toggle(): void, finish(): void, race(): void}} actions */
export function createDriveBar(place, catalog, actions) {
  const knob = findKnob(catalog, PEAK);
  const stops = knob ? ladderOf({ ...knob, lo: 1e-4 }) : [];
  const wheel = createSlider({ label: words.steer, log: true, say: (text) => formatShort(Number(text)), onInput: (text) => (setText(rate, formatShort(Number(text))), actions.steer(text)) });
  const [title, rate, at] = [el("b"), el("output", { class: "rate-now" }), el("span", { class: "about" })];
  const go = el("button", { type: "button", class: "primary", on: { click: actions.toggle } });
  const finish = el("button", { type: "button", text: words.finishDrive, on: { click: actions.finish } });
  const race = el("button", { type: "button", text: words.race, on: { click: actions.race } });
  const element = el("div", { class: "drive", role: "group", "aria-label": words.drive, hidden: true }, title, wheel.element, rate, at, go, finish, race);
  place.append(element);
  const take = (/** @type {string} */ text) => {
    wheel.show(stops, text);
    setText(rate, formatShort(Number(text)));
    element.querySelector("input")?.focus({ preventScroll: true });
  };
  return {
    /** Takes the wheel in hand when there is a run to drive. @param {Trace|null} trace the run that is driven @param {boolean} going */
    show(trace, going) {
      const fresh = element.hidden && trace;
      element.hidden = !trace;
      if (!trace) return;
      if (fresh) take(trace.resolved.values[PEAK]);
      element.dataset.slot = String(trace.slot);
      setText(title, say(words.driving, { letter: trace.letter }));
      setText(at, say(words.progressText, { at: trace.at, steps: trace.resolved.steps }));
      setText(go, going ? words.pause : words.go);
    },
  };
}
