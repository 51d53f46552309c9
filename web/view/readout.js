// readout.js - the legend that reads out: every run's rate, loss and accuracy where the crosshair is, or where the run stands.
import { el, setText } from "./element.js";
import { formatCount, formatPercent, formatPlace, formatShort, formatValue } from "./numbers.js";
import { drawChip } from "./palette.js";
import { isOver, readRun } from "./readings.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./charts.js").Trace} Trace */

/** @param {HTMLElement} place @param {(i: number) => void} onSelect */
export function createReadout(place, onSelect) {
  const where = el("th", { scope: "col", class: "where" });
  const head = el("tr", {}, where, ...[words.rateShort, words.loss, words.accuracy].map((text) => el("th", { scope: "col", text })));
  const body = el("tbody");
  place.append(el("table", { class: "readout" }, el("thead", {}, head), body));
  /** @type {ReturnType<typeof createRow>[]} */ const rows = [];
  return {
    /** @param {Frame} frame @param {number|null} step */
    show(frame, step) {
      while (rows.length < frame.traces.length) rows.push(createRow(rows.length, onSelect));
      while (rows.length > frame.traces.length) rows.pop()?.element.remove();
      setText(where, step === null ? words.now : say(words.atPlace[frame.unit], { place: formatPlace(step) }));
      frame.traces.forEach((trace, i) => {
        if (!rows[i].element.isConnected) body.append(rows[i].element);
        rows[i].show(frame, trace, step, i === frame.selected);
      });
    },
  };
}

/** @param {number} i @param {(i: number) => void} onSelect */
function createRow(i, onSelect) {
  const name = el("span", { class: "name" });
  const state = el("span", { class: "state" });
  const letter = el("b", { class: "letter" });
  const button = el("button", { type: "button", class: "legend", on: { click: () => onSelect(i) } }, drawChip(i), letter, name, state);
  const cells = [el("td"), el("td"), el("td")];
  const element = el("tr", { data: { slot: String(i) } }, el("th", { scope: "row" }, button), ...cells);
  return {
    element,
    /** @param {Frame} frame @param {Trace} trace @param {number|null} step @param {boolean} selected */
    show(frame, trace, step, selected) {
      const reading = readRun(frame, trace, step);
      setText(letter, trace.letter);
      setText(name, trace.name);
      setText(state, sayState(trace));
      button.setAttribute("aria-pressed", String(selected));
      setText(cells[0], formatShort(reading.rate));
      setText(cells[1], formatValue(reading.loss));
      setText(cells[2], formatPercent(reading.accuracy));
    },
  };
}

/** @param {Trace} trace */
export function sayState(trace) {
  if (trace.stopped) return words.state.stopped;
  if (trace.state === "diverged") return say(words.state.diverged, { step: trace.report?.diverged_at ?? trace.at });
  const total = trace.resolved.steps;
  if (isOver(trace)) return say(words.stepCount, { n: trace.at });
  return `${formatCount(trace.at)} / ${formatCount(total)}`;
}
