// controls.js - draws a group of knobs from the catalog: label, field, explanation and, where the core refuses, its sentence.
import { findItem, findShelf, knobsOf } from "./catalog.js";
import { arrange, el, freshId, setText } from "./element.js";
import { fields } from "./fields.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./catalog.js").Knob} Knob */
/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./catalog.js").Problem} Problem */
/** @typedef {(key: string, text: string|null, settled: boolean) => Problem|null} Change  says what a hand set; answers with the core's refusal */
/** @typedef {{values: Record<string, string>, chosen: Record<string, string>, steps: number}} InForce */
/** @typedef {{element: HTMLElement, show(values: Record<string, string>, steps: number): void}} Control */

/** @param {Knob} knob @param {Change} change @returns {Control} */
export function createControl(knob, change) {
  const id = freshId("knob");
  const problem = el("p", { class: "problem", id: `${id}-problem`, role: "alert" });
  const field = fields[knob.kind](knob, id, (text, settled) => {
    const refused = change(knob.key, text, settled);
    setText(problem, refused?.text ?? "");
    field.main.setAttribute("aria-invalid", String(Boolean(refused)));
  });
  const help = knob.help ? explain(knob, id) : null;
  field.main.setAttribute("aria-describedby", `${id}-help ${id}-problem`);
  const label = el("label", { for: id, text: knob.label });
  const element = el("div", { class: `field ${knob.kind}`, data: { knob: knob.key } }, label, help?.button, ...field.nodes, help?.text, problem);
  return {
    element,
    show(values, steps) {
      if (problem.textContent && element.contains(document.activeElement)) return;
      setText(problem, "");
      field.main.setAttribute("aria-invalid", "false");
      field.show(values[knob.key] ?? knob.def, steps);
    },
  };
}

/** @param {Knob} knob @param {string} id */
function explain(knob, id) {
  const text = el("p", { class: "help", id: `${id}-help`, hidden: true, text: knob.help });
  const button = el("button", { type: "button", class: "why", "aria-label": say(words.explain, { name: knob.label }), "aria-expanded": "false", "aria-controls": text.id, text: "?" });
  button.addEventListener("click", () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
  });
  return { text, button };
}

/** A picker of a shelf's items. @param {Catalog} catalog @param {string} shelf @param {Change} change @returns {Control} */
export function createPicker(catalog, shelf, change) {
  const found = findShelf(catalog, shelf);
  const items = found?.items ?? [];
  const knob = /** @type {Knob} */ ({ key: shelf, label: found?.label ?? shelf, help: found?.help, kind: "choice", def: items[0]?.key ?? "", choices: items, group: "" });
  return createControl(knob, change);
}

/** The knobs of one place of the catalog; rebuilt only when other knobs are to be shown.
 * @param {Catalog} catalog @param {{shelf: string, group: string}} place @param {Change} change */
export function createGroup(catalog, place, change) {
  const plain = el("div", { class: "knobs" });
  const quiet = el("div", { class: "knobs" });
  const more = el("details", { class: "more" }, el("summary", { text: words.more }), quiet);
  const about = el("p", { class: "about" });
  const picker = place.shelf ? createPicker(catalog, place.shelf, change) : null;
  /** @type {Map<Knob, Control>} */ let controls = new Map();
  let drawn = "";
  return {
    picker,
    element: el("div", { class: "group" }, plain, more, about),
    /** @param {InForce} force @param {(key: string) => boolean} [shown] */
    show(force, shown = () => true) {
      const knobs = knobsOf(catalog, place, force.chosen).filter((knob) => shown(knob.key));
      const signature = `${force.chosen[place.shelf]} ${knobs.map((knob) => knob.key).join(" ")}`;
      if (signature !== drawn) {
        drawn = signature;
        controls = new Map(knobs.map((knob) => [knob, controls.get(knob) ?? createControl(knob, change)]));
        for (const [spot, hidden] of /** @type {const} */ ([[plain, false], [quiet, true]])) arrange(spot, [...controls].filter(([knob]) => Boolean(knob.quiet) === hidden).map(([, control]) => control.element));
        more.hidden = !quiet.childElementCount;
        setText(about, findItem(catalog, place.shelf, force.chosen[place.shelf])?.help ?? "");
      }
      picker?.show(force.chosen, force.steps);
      for (const control of controls.values()) control.show(force.values, force.steps);
    },
  };
}
