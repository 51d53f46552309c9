// datatable.js - the numbers behind a chart as a table, built when somebody opens it.
import { el, setText } from "./element.js";
import { formatPlace } from "./numbers.js";
import { checkpoints, readRun } from "./readings.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./readings.js").Reading} Reading */

const ROWS = 20;

/** @param {HTMLElement} place @param {() => string} name @param {(reading: Reading) => string} format */
export function createDataTable(place, name, format) {
  const summary = el("summary", { text: say(words.dataBehind, { name: name() }) });
  const scroller = el("div", { class: "scroller", tabIndex: 0, role: "region" });
  const details = el("details", { class: "data" }, summary, scroller);
  place.append(details);
  /** @type {Frame|null} */ let latest = null;
  const draw = () => {
    if (!details.open || !latest) return;
    scroller.setAttribute("aria-label", say(words.dataBehind, { name: name() }));
    scroller.replaceChildren(drawTable(latest, format));
  };
  details.addEventListener("toggle", draw);
  return {
    /** @param {Frame} frame */
    show(frame) {
      latest = frame;
      setText(summary, say(words.dataBehind, { name: name() }));
      draw();
    },
  };
}

/** @param {Frame} frame @param {(reading: Reading) => string} format */
function drawTable(frame, format) {
  const names = frame.traces.map((trace) => `${trace.letter} ${trace.name}`);
  const head = el("tr", {}, ...[words.unit[frame.unit], ...names].map((text) => el("th", { scope: "col", text })));
  const rows = checkpoints(frame.end, ROWS).map((step) => {
    const cells = frame.traces.map((trace) => el("td", { text: format(readRun(frame, trace, step)) }));
    return el("tr", {}, el("th", { scope: "row", text: formatPlace(step) }), ...cells);
  });
  return el("table", { class: "numbers" }, el("thead", {}, head), el("tbody", {}, ...rows));
}
