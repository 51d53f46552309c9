// settings.js - the knobs of the chosen judge, drawn from what the core says about its judges.
import { findItem } from "../view/catalog.js";
import { createControl } from "../view/controls.js";
import { el, setText } from "../view/element.js";
import { JUDGE, runOf, valuesOf } from "./spec.js";
import { say, sweeps, words } from "../words/words.js";

/** @typedef {import("../view/catalog.js").Catalog} Catalog */
/** @typedef {import("./spec.js").Settings} Settings */

/** @param {HTMLElement} place @param {Catalog} judges @param {import("../view/controls.js").Change} change */
export function createSettings(place, judges, change) {
  const knobs = el("div", { class: "knobs" }), about = el("p", { class: "about" }), source = el("p", { class: "source" });
  place.append(about, knobs, source);
  /** @type {import("../view/controls.js").Control[]} */ let controls = [];
  let drawn = "";
  return {
    /** @param {Settings} asked */
    show(asked) {
      const item = findItem(judges, JUDGE, asked.get(JUDGE) ?? "");
      if (item && drawn !== item.key) {
        drawn = item.key;
        controls = item.knobs.map((knob) => createControl(knob, change));
        knobs.replaceChildren(...controls.map((control) => control.element));
        setText(about, item.help ?? "");
        setText(source, item.source ? say(words.source, { source: item.source }) : "");
      }
      const values = valuesOf(judges, asked);
      for (const control of controls) control.show(values, 1);
    },
  };
}

/** Chooses the run that a judge of one run looks at. @param {(of: string) => void} choose */
export function createChooser(choose) {
  const select = el("select", { class: "pick", id: "lr-lab-of", on: { change: () => choose(select.value) } });
  const element = el("div", { class: "field choice chooser" }, el("label", { for: "lr-lab-of", text: sweeps.lookAt }), select);
  let drawn = "";
  return {
    element,
    /** @param {boolean} needed @param {string[]} names @param {Settings} asked @param {import("./spec.js").Experiment} experiment */
    show(needed, names, asked, experiment) {
      element.hidden = !needed || names.length < 2;
      if (drawn !== names.join("\n")) select.replaceChildren(...names.map((name, i) => el("option", { value: String(i + 1), text: name })));
      drawn = names.join("\n");
      select.value = String(runOf(asked, experiment) + 1);
    },
  };
}
