// rescale.js - the helper beside the map: what rate another batch size wants by the usual rules, with a way to try each.
import { findItem } from "../view/catalog.js";
import { createControl } from "../view/controls.js";
import { el } from "../view/element.js";
import { alone } from "./panel.js";
import { JUDGE, specFor, withChange } from "./spec.js";
import { sentencesOf } from "./verdict.js";
import { sweeps } from "../words/words.js";

const RULE = "rescale";
const { map } = sweeps;

/** @typedef {Omit<import("./panel.js").Scene<unknown>, "answer"|"summary">} Ground */

/** @param {HTMLElement} place @param {import("../core/core.js").Core} core @param {import("../view/catalog.js").Catalog} catalog @param {import("../view/catalog.js").Catalog} judges */
export function createRescale(place, core, catalog, judges) {
  const knobs = findItem(judges, JUDGE, RULE)?.knobs ?? [];
  const said = el("div", { class: "rescaled", "aria-live": "polite" });
  const values = Object.fromEntries(knobs.map((knob) => [knob.key, knob.def]));
  let scene = /** @type {Ground|null} */ (null);
  const controls = knobs.map((knob) => createControl(knob, (key, text) => {
    const before = values[key];
    values[key] = text ?? knob.def;
    const refused = answer();
    if (refused) values[key] = before;
    return refused;
  }));
  place.append(...controls.map((control) => control.element), said);

  function answer() {
    if (!scene) return null;
    const { experiment, of } = scene;
    const spec = specFor(new Map([[JUDGE, RULE], ...Object.entries(values)]), { shared: experiment.shared, runs: [experiment.runs[of]] }, catalog);
    const reply = core.judge(spec);
    if (reply.error) return reply.error;
    const links = /** @type {const} */ (["linear", "root"]).map((rule) => el("a", { class: "to-lab", target: "_blank", rel: "noopener", text: map[rule], href: alone(/** @type {any} */ (scene), (own) => withChange(own, reply[rule].change)) }));
    said.replaceChildren(...sentencesOf(reply).map(({ text }) => el("p", { text })), el("p", { class: "ways" }, ...links));
    return null;
  }
  return {
    /** @param {Ground} next */
    show(next) {
      scene = next;
      for (const control of controls) control.show(values, 1);
      answer();
    },
  };
}
