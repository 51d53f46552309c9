// fields.js - one builder per kind of knob: a table from the catalog's kinds to the inputs a hand can use.
import { el } from "./element.js";
import { ladderOf } from "./ladder.js";
import { createSlider } from "./slider.js";
import { readSpan, turnSpan, writeSpan } from "./span.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./catalog.js").Knob} Knob */
/** @typedef {(text: string, settled: boolean) => void} OnInput */
/** @typedef {{nodes: Node[], show(text: string, steps: number): void, main: HTMLElement}} Field */

/** A range wider than this is typed, not slid: nobody finds seed 4711 by sliding. */
const WIDEST_LINEAR_WHOLE = 10000;

/** @type {Record<Knob["kind"], (knob: Knob, id: string, onInput: OnInput) => Field>} */
export const fields = { number: numberField, whole: numberField, span: spanField, choice: choiceField, switch: switchField, text: textField };

/** @param {string} id @param {OnInput} onInput @param {(typed: string) => string} [mend] */
export function createBox(id, onInput, mend = (typed) => typed) {
  const box = el("input", { type: "text", id, class: "box", inputMode: "decimal", autocomplete: "off", spellcheck: false });
  box.addEventListener("input", () => { if (typing?.box !== box) typing = { box, late: null }; });
  box.addEventListener("change", () => (endTyping(box), onInput(mend(box.value.trim()), true)));
  box.addEventListener("blur", () => {
    const late = isTyped(box) ? null : endTyping(box); // a hand that went to another window comes back
    if (late !== null) box.value = late;
  });
  box.addEventListener("focus", () => box.select());
  return box;
}

/** The box that says what nobody has entered yet, and what it would say by now if no hand were in it. @type {{box: HTMLInputElement, late: string|null}|null} */
let typing = null;

/** @param {HTMLInputElement} box */
const isTyped = (box) => typing?.box === box && document.activeElement === box;

/** @param {HTMLInputElement} box */
function endTyping(box) {
  const late = typing?.box === box ? typing.late : null;
  if (typing?.box === box) typing = null;
  return late;
}

/** What is being typed is not overwritten. @param {HTMLInputElement} box @param {string} text */
export function showBox(box, text) {
  if (typing && isTyped(box)) typing.late = text;
  else if (box.value !== text) box.value = text;
}

/** @param {Knob} knob @param {string} id @param {OnInput} onInput @returns {Field} */
function numberField(knob, id, onInput) {
  const box = createBox(id, onInput);
  if (knob.kind === "whole" && knob.scale !== "log" && (knob.hi ?? 0) - (knob.lo ?? 0) > WIDEST_LINEAR_WHOLE)
    return { nodes: [box], main: box, show: (text) => showBox(box, text) };
  const stops = ladderOf(knob);
  const say = (/** @type {string} */ text) => [text, knob.unit].filter(Boolean).join(" ");
  const slider = createSlider({ label: knob.label, log: knob.scale === "log", say, onInput: relay(box, onInput) });
  return { nodes: [box, slider.element], main: box, show: (text) => (showBox(box, text), slider.show(stops, text)) };
}

/** The box follows the slider in the same instant. @param {HTMLInputElement} box @param {OnInput} onInput @returns {OnInput} */
function relay(box, onInput) {
  return (text, settled) => {
    box.value = text;
    onInput(text, settled);
  };
}

/** @param {Knob} knob @param {string} id @param {OnInput} onInput @returns {Field} */
function spanField(knob, id, onInput) {
  let now = { text: "0", steps: 1, unit: /** @type {"steps"|"share"} */ ("share") };
  /** @type {Map<string, string[]>} */ const ladders = new Map();
  const withUnit = (/** @type {string} */ typed) => (/^[0-9.]+$/.test(typed) && Number(typed) >= 0 ? writeSpan({ amount: Number(typed), unit: now.unit }) : typed);
  const box = createBox(id, onInput, withUnit);
  const unit = el("select", { class: "unit", "aria-label": say(words.unitOf, { name: knob.label }) }, el("option", { value: "share", text: words.share }), el("option", { value: "steps", text: words.inSteps }));
  unit.addEventListener("change", () => {
    now.unit = unit.value === "steps" ? "steps" : "share";
    onInput(writeSpan(turnSpan(readSpan(now.text) ?? { amount: 0, unit: now.unit }, now.unit, now.steps)), true);
  });
  const slider = createSlider({ label: knob.label, log: false, say: saySpan, onInput: (text, settled) => (showSpan(box, text), onInput(text, settled)) });
  const show = (/** @type {string} */ text, /** @type {number} */ steps) => {
    const span = readSpan(text);
    now = { text, steps, unit: span && span.amount > 0 ? span.unit : now.unit };
    const key = `${now.unit} ${now.unit === "steps" ? steps : ""}`;
    if (!ladders.has(key)) ladders.set(key, ladderOf(knob, now));
    unit.value = now.unit;
    showSpan(box, text);
    slider.show(ladders.get(key) ?? [], text);
  };
  return { nodes: [el("span", { class: "measure" }, box, unit), slider.element], main: box, show };
}

/** @param {string} text */
function saySpan(text) {
  const span = readSpan(text);
  return span ? `${span.amount} ${span.unit === "share" ? words.share : words.inSteps}` : text;
}

/** @param {HTMLInputElement} box @param {string} text */
function showSpan(box, text) {
  showBox(box, String(readSpan(text)?.amount ?? text));
}

/** @param {Knob} knob @param {string} id @param {OnInput} onInput @returns {Field} */
function choiceField(knob, id, onInput) {
  const options = (knob.choices ?? []).map((choice) => el("option", { value: choice.key, text: choice.label }));
  const select = el("select", { id, class: "pick", on: { change: () => onInput(select.value, true) } }, ...options);
  return { nodes: [select], main: select, show: (text) => void (select.value = text) };
}

/** @param {Knob} _knob @param {string} id @param {OnInput} onInput @returns {Field} */
function switchField(_knob, id, onInput) {
  const box = el("input", { type: "checkbox", id, class: "toggle", role: "switch", on: { change: () => onInput(box.checked ? "1" : "0", true) } });
  return { nodes: [box], main: box, show: (text) => void (box.checked = text === "1") };
}

/** @param {Knob} _knob @param {string} id @param {OnInput} onInput @returns {Field} */
function textField(_knob, id, onInput) {
  const box = createBox(id, onInput);
  box.classList.add("long");
  box.inputMode = "text";
  return { nodes: [box], main: box, show: (text) => showBox(box, text) };
}
