// runs.js - the cards of the runs being compared: name, schedule, its knobs, and what else this run does its own way.
import { findItem, findKnob, findShelf, GROUPS, knobsOf, labelOf, SCHEDULE } from "./catalog.js";
import { displays } from "../state/display.js";
import { createControl, createGroup, createPicker } from "./controls.js";
import { arrange, el, freshId, setText, turnOff } from "./element.js";
import { createBox, showBox } from "./fields.js";
import { drawIcon } from "./icons.js";
import { createChoice, iconButton } from "./menu.js";
import { drawChip, LETTERS } from "./palette.js";
import { happenings } from "./readings.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./catalog.js").Problem} Problem */
/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {{setOwn(i: number, key: string, text: string|null, settled: boolean): Problem|null, add(): void, duplicate(i: number): void, remove(i: number): void,
 *   rename(i: number, name: string): void, keep(i: number): void, setDisplay(key: string, text: string): void, select(i: number): void, retry(i: number): void}} RunActions */
/** @typedef {{trace: Trace, own: Map<string, string>, shared: Record<string, string>}} RunView */

const MOST_RUNS = LETTERS.length;

/** @param {HTMLElement} place @param {Catalog} catalog @param {RunActions} actions */
export function createRuns(place, catalog, actions) {
  const cards = el("div", { class: "cards" });
  const add = el("button", { type: "button", class: "add", on: { click: actions.add } }, drawIcon("add"), words.addRun);
  const seeds = createChoice(words.seeds, displays.seeds.map((n) => [n, n]), (n) => actions.setDisplay("seeds", n));
  place.querySelector("h2")?.after(seeds.element);
  place.append(cards, add);
  /** @type {ReturnType<typeof createCard>[]} */ const made = [];
  let most = Infinity;
  return {
    /** From now on at most so many cards; a page that opens lets them in one by one. @param {number} runs */
    limit: (runs) => void (most = runs),
    /** @param {RunView[]} runs @param {number} selected */
    show(runs, selected) {
      const wanted = Math.min(runs.length, most), held = made.findIndex(({ element }) => element.contains(document.activeElement));
      seeds.show(runs[0].shared.seeds ?? displays.seeds[0]);
      while (made.length < wanted) cards.append(made[made.push(createCard(made.length, catalog, actions)) - 1].element);
      while (made.length > wanted) made.pop()?.element.remove();
      made.forEach((card, i) => card.show(runs[i], i === selected, runs.length));
      turnOff(add, runs.length >= MOST_RUNS);
      add.title = runs.length >= MOST_RUNS ? words.full : "";
      if (held < 0 || cards.querySelector(":focus:not([hidden])")) return;
      const cross = made[Math.min(held, wanted - 1)].remove; // the one in use is gone: the next is at hand
      (cross.hidden ? add : cross).focus();
    },
    /** @param {Trace[]} traces */
    progress(traces) {
      traces.forEach((trace, i) => made[i]?.progress(trace));
    },
  };
}

/** @param {number} i @param {Catalog} catalog @param {RunActions} actions */
function createCard(i, catalog, actions) {
  const change = (/** @type {string} */ key, /** @type {string|null} */ text, /** @type {boolean} */ settled) => actions.setOwn(i, key, text, settled);
  const group = createGroup(catalog, SCHEDULE, change);
  const head = createHead(i, actions);
  const own = createOwn(catalog, change);
  const about = createAbout();
  const marks = el("p", { class: "about marks" });
  const element = el("article", { class: "card", data: { slot: String(i) } }, head.bar, head.element, group.picker?.element, group.element, own.element, marks, about.element);
  element.addEventListener("focusin", () => actions.select(i));
  element.addEventListener("pointerdown", () => actions.select(i));
  let drawn = { trace: /** @type {Trace|null} */ (null), own: new Map(), name: "", letter: "", count: 0 };
  return {
    element, remove: head.remove,
    /** @param {RunView} run @param {boolean} selected @param {number} count */
    show(run, selected, count) {
      element.classList.toggle("selected", selected);
      const { trace, own: settings } = run;
      if (drawn.trace === trace && drawn.own === settings && drawn.name === trace.name && drawn.letter === trace.letter && drawn.count === count) return;
      drawn = { trace, own: settings, name: trace.name, letter: trace.letter, count };
      element.setAttribute("aria-label", `${say(words.run, { letter: run.trace.letter })}: ${run.trace.name}`);
      head.show(run.trace, run.own.get("name") ?? "", findItem(catalog, SCHEDULE.shelf, run.trace.resolved.chosen[SCHEDULE.shelf])?.label ?? "", count);
      group.show(run.trace.resolved);
      own.show(run);
      about.show(findItem(catalog, SCHEDULE.shelf, run.trace.resolved.chosen[SCHEDULE.shelf]));
    },
    /** @param {Trace} trace */
    progress(trace) {
      head.progress(trace);
      setText(marks, happenings(trace).map((one) => `${one.label} ${say(words.atStep, { step: one.step })}`).join(" · "));
    },
  };
}

/** @param {number} i @param {RunActions} actions */
function createHead(i, actions) {
  const bar = el("progress", { class: "bar", max: 1, value: 0 });
  const name = Object.assign(createBox(freshId("name"), (text) => actions.rename(i, text)), { className: "title", maxLength: 40, inputMode: "" });
  name.setAttribute("aria-label", words.rename);
  const remove = iconButton("remove", words.remove, () => actions.remove(i));
  const keep = iconButton("keep", words.keep, () => actions.keep(i));
  const retry = el("button", { type: "button", class: "retry", hidden: true, text: words.retry, on: { click: () => actions.retry(i) } });
  const letter = el("b", { class: "letter", text: LETTERS[i] });
  const element = el("header", {}, drawChip(i), letter, name, retry, keep, iconButton("copy", words.duplicate, () => actions.duplicate(i)), remove);
  return {
    bar, element, remove,
    /** @param {Trace} trace @param {string} given @param {string} label @param {number} count */
    show(trace, given, label, count) {
      showBox(name, given);
      name.placeholder = label;
      bar.setAttribute("aria-label", say(words.progress, { name: trace.name }));
      remove.hidden = count < 2;
    },
    /** @param {Trace} trace */
    progress(trace) {
      bar.value = trace.state === "diverged" ? 1 : trace.at / Math.max(trace.resolved.steps, 1);
      retry.hidden = !trace.stopped;
      keep.hidden = !trace.ghost;
    },
  };
}

/** What this run does differently beyond its schedule, and a way to vary one more thing. @param {Catalog} catalog @param {import("./controls.js").Change} change */
function createOwn(catalog, change) {
  const list = el("div", { class: "knobs own" });
  const vary = el("select", { class: "vary", "aria-label": words.vary });
  let drawn = "";
  /** @type {Map<unknown, import("./controls.js").Control>} */ let controls = new Map();
  vary.addEventListener("change", () => vary.value && change(vary.value, vary.selectedOptions[0].dataset.value ?? "", true));
  return {
    element: el("div", {}, list, vary),
    /** @param {RunView} run */
    show(run) {
      const keys = ownKeys(catalog, run);
      const others = otherKeys(catalog, run).filter((key) => !keys.includes(key));
      const signature = `${keys} | ${others}`;
      if (signature !== drawn) {
        const held = list.contains(document.activeElement);
        const rows = new Map(keys.map((key) => [findShelf(catalog, key) ?? findKnob(catalog, key, run.trace.resolved.chosen), key]));
        controls = new Map([...rows].map(([row, key]) => [row, controls.get(row) ?? createOwnControl(catalog, key, run, change)]));
        arrange(list, [...controls.values()].map((control) => control.element));
        vary.replaceChildren(el("option", { value: "", text: words.vary }), ...others.map((key) => el("option", { value: key, text: labelOf(catalog, key), data: { value: "" } })));
        if (held && !list.contains(document.activeElement)) vary.focus();
      }
      drawn = signature;
      const force = { ...run.trace.resolved.values, ...run.trace.resolved.chosen };
      for (const option of vary.options) option.dataset.value = force[option.value] ?? "";
      for (const control of controls.values()) control.show(force, run.trace.resolved.steps);
      vary.value = "";
    },
  };
}

/** @param {Catalog} catalog @param {RunView} run */
function ownKeys(catalog, run) {
  const schedule = new Set([SCHEDULE.shelf, "name", ...knobsOf(catalog, SCHEDULE, run.trace.resolved.chosen).map((knob) => knob.key)]);
  const force = { ...run.trace.resolved.values, ...run.trace.resolved.chosen };
  return [...run.own.keys()].filter((key) => !schedule.has(key) && key in force);
}

/** @param {Catalog} catalog @param {RunView} run */
function otherKeys(catalog, run) {
  const schedule = new Set([SCHEDULE.shelf, ...knobsOf(catalog, SCHEDULE, run.trace.resolved.chosen).map((knob) => knob.key)]);
  const { chosen, values } = run.trace.resolved;
  const drawn = (/** @type {string} */ key) => findShelf(catalog, key) ?? GROUPS.some(({ group }) => group === findKnob(catalog, key, chosen)?.group);
  return [...Object.keys(chosen), ...Object.keys(values)].filter((key) => !schedule.has(key) && drawn(key));
}

/** @param {Catalog} catalog @param {string} key @param {RunView} run @param {import("./controls.js").Change} change */
function createOwnControl(catalog, key, run, change) {
  const knob = findKnob(catalog, key, run.trace.resolved.chosen);
  const control = findShelf(catalog, key) || !knob ? createPicker(catalog, key, change) : createControl(knob, change);
  const label = say(words.shareAgain, { name: labelOf(catalog, key) });
  control.element.append(el("button", { type: "button", class: "quiet undo-own", "aria-label": label, title: label, on: { click: () => change(key, null, true) } }, drawIcon("remove")));
  return control;
}

function createAbout() {
  const summary = el("summary");
  const [formula, source] = [el("p", { class: "formula" }), el("p", { class: "source" })];
  const element = el("details", { class: "more" }, summary, formula, source);
  return {
    element,
    /** @param {import("./catalog.js").Item|undefined} item */
    show(item) {
      element.hidden = !item?.formula && !item?.source;
      setText(summary, say(words.about, { name: item?.label ?? "" }));
      setText(formula, item?.formula ?? "");
      setText(source, item?.source ? say(words.source, { source: item.source }) : "");
    },
  };
}
