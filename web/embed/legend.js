// The runs of a small frame, one cell each: which line is whose, a picker of its schedule, and what it has come to.
import { findShelf, SCHEDULE } from "../view/catalog.js";
import { el, setText } from "../view/element.js";
import { formatPercent, formatValue } from "../view/numbers.js";
import { drawChip } from "../view/palette.js";
import { readRun } from "../view/readings.js";
import { sayState } from "../view/readout.js";
import { sign } from "../view/results.js";
import { say, words } from "../words/words.js";

/** @typedef {import("../view/charts.js").Frame} Frame */
/** @typedef {import("../view/charts.js").Trace} Trace */
/** @typedef {{select(i: number): void, choose(i: number, item: string): void, retry(i: number): void}} LegendActions */

/** @param {HTMLElement} place a list @param {import("../view/catalog.js").Catalog} catalog @param {LegendActions} actions */
export function createLegend(place, catalog, actions) {
  place.setAttribute("aria-label", words.runs);
  /** @type {ReturnType<typeof createCell>[]} */ const cells = [];
  return {
    /** @param {Frame} frame @param {number|null} at */
    show(frame, at) {
      while (cells.length < frame.traces.length) place.append(cells[cells.push(createCell(cells.length, catalog, actions)) - 1].element);
      while (cells.length > frame.traces.length) cells.pop()?.element.remove();
      place.dataset.count = String(frame.traces.length);
      frame.traces.forEach((trace, i) => cells[i].show(frame, trace, at));
    },
  };
}

/** @param {number} i @param {import("../view/catalog.js").Catalog} catalog @param {LegendActions} actions */
function createCell(i, catalog, actions) {
  const bar = el("progress", { class: "bar", max: 1, value: 0 });
  const letter = el("b", { class: "letter" });
  const button = el("button", { type: "button", class: "quiet", on: { click: () => actions.select(i) } }, drawChip(i), letter);
  const options = (findShelf(catalog, SCHEDULE.shelf)?.items ?? []).map(({ key, label }) => ({ label, option: el("option", { value: key, text: label }) }));
  const pick = el("select", { class: "pick", on: { change: () => actions.choose(i, pick.value), focus: () => actions.select(i) } }, ...options.map(({ option }) => option));
  const [loss, right] = [el("span"), el("b")];
  const retry = el("button", { type: "button", class: "retry", text: words.retry, on: { click: () => actions.retry(i) } });
  const element = el("li", { data: { slot: String(i) } }, bar, button, pick, el("span", { class: "reading" }, loss, right), retry);
  return {
    element,
    /** @param {Frame} frame @param {Trace} trace @param {number|null} at */
    show(frame, trace, at) {
      const { letter: said, name, resolved, state } = trace;
      const reading = readRun(frame, trace, at);
      setText(letter, said);
      setText(loss, formatValue(reading.loss));
      setText(right, formatPercent(reading.accuracy));
      element.title = `${name}: ${sayState(trace)}`;
      button.setAttribute("aria-pressed", String(i === frame.selected));
      button.setAttribute("aria-label", say(words.run, { letter: said }));
      pick.setAttribute("aria-label", say(words.scheduleOf, { letter: said }));
      bar.setAttribute("aria-label", say(words.progress, { name }));
      bar.value = state === "diverged" ? 1 : trace.at / Math.max(resolved.steps, 1);
      element.classList.toggle("stopped", Boolean(trace.stopped));
      showPicked(pick, options, resolved.chosen[SCHEDULE.shelf], name);
      sign(element, trace);
    },
  };
}

/** The chosen schedule goes by the run's name, which may say more than the schedule's. @param {HTMLSelectElement} pick @param {{label: string, option: HTMLOptionElement}[]} options @param {string} key @param {string} name */
function showPicked(pick, options, key, name) {
  if (pick.value !== key) pick.value = key;
  for (const { label, option } of options) setText(option, option.value === key ? name : label);
}
