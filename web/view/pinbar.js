// pinbar.js - what can be done at a pinned step: branch off there with a tail of one's choice, or let go.
import { findKnob } from "./catalog.js";
import { el, setText } from "./element.js";
import { stepAt } from "./horizontal.js";
import { iconButton } from "./menu.js";
import { TAIL } from "./structure.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */

/** @param {import("./catalog.js").Catalog} catalog @param {{branch(step: number, tail: string): void, unpin(): void}} actions */
export function createPinBar(catalog, actions) {
  const where = el("b");
  const tails = findKnob(catalog, TAIL)?.choices ?? [];
  const tail = el("select", { class: "pick", "aria-label": words.tail }, ...tails.map(({ key, label }) => el("option", { value: key, text: label })));
  let step = 0;
  const branch = el("button", { type: "button", text: words.branch, on: { click: () => actions.branch(step, tail.value) } });
  const element = el("div", { class: "context", role: "group", "aria-label": words.pinned, hidden: true }, where, tail, branch, iconButton("remove", words.unpin, actions.unpin));
  return {
    element,
    /** @param {Frame} frame */
    show(frame) {
      element.hidden = frame.pin === null;
      if (frame.pin === null) return;
      const trace = frame.traces[frame.selected];
      step = stepAt(frame, trace, frame.pin);
      setText(where, `${trace.letter} · ${say(words.atStep, { step })}`);
      branch.disabled = step < 1 || step >= trace.resolved.steps;
    },
  };
}
