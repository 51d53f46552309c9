// heads.js - the head of each chart: which curve, which axes, how seeds are drawn, the tools, and the bar of what is in hand.
import { displays } from "../state/display.js";
import { isBanded } from "./columns.js";
import { el, find, setText } from "./element.js";
import { UNITS } from "./horizontal.js";
import { createChoice, createMenu, iconButton } from "./menu.js";
import { formatPercent } from "./numbers.js";
import { createColumnPicker, createScaleSwitch } from "./scales.js";
import { stretchOf } from "./series.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{change(what: object): void, display(key: string, text: string): void, points(): void, drive(): void, poster(): void, bars: {grip: {element: Node}, pin: {element: Node}, sound: {element: Node}}}} HeadActions */

const SMOOTH = [0, 0.02, 0.05, 0.1];

/** @param {import("./catalog.js").Catalog} catalog @param {{column: string, log: boolean}} look @param {HeadActions} actions */
export function createHeads(catalog, look, actions) {
  const { change } = actions;
  const scale = createScaleSwitch(words.loss, look.log, (log) => change({ log }));
  const picker = createColumnPicker(catalog.columns, look.column, (column) => change({ column: column.key, log: column.axis === "log" }));
  const rateScale = createScaleSwitch(words.rate, false, (logRate) => change({ logRate }));
  const means = el("span", { class: "about" });
  const unit = createChoice(words.horizontal, UNITS.map((key) => [key, words.unitName[key]]), (key) => change({ unit: key, zoom: null, pin: null, at: null }));
  const smooth = createChoice(words.smoothing, SMOOTH.map((share) => [String(share), share ? say(words.smoothOver, { share: formatPercent(share) }) : words.off]), (share) => change({ smooth: Number(share) }));
  const band = createChoice(words.band, displays.band.map((key) => [key, words.bands[key]]), (key) => actions.display("band", key));
  const all = el("button", { type: "button", class: "reset", text: words.zoomOut, hidden: true, on: { click: () => (change({ zoom: null }), zoom.focus()) } });
  const zoom = iconButton("zoom", words.zoom, () => change({ tool: zoom.getAttribute("aria-pressed") === "true" ? "" : "zoom" }));
  const draw = el("button", { type: "button", text: words.draw, on: { click: () => (tools.close(true), change({ tool: "draw" })) } });
  const tools = createMenu("pen", words.tools, draw, ...[[words.toPoints, actions.points], [words.drive, actions.drive]].map(([text, act]) =>
    el("button", { type: "button", text, on: { click: () => (tools.close(true), /** @type {() => void} */ (act)()) } })));
  const poster = el("button", { type: "button", text: words.poster, on: { click: () => (display.close(true), actions.poster()) } });
  const display = createMenu("sliders", words.display, unit.element, smooth.element, band.element, poster);
  find("lr-lab-loss-head").append(el("h2", {}, picker), means, actions.bars.pin.element, all, actions.bars.sound.element, zoom, display.element, scale.element);
  find("lr-lab-rate-head").append(el("h2", { text: words.rate }), el("span", { class: "about" }), actions.bars.grip.element, tools.element, rateScale.element);
  return {
    /** @param {Frame} frame @param {{tool: string}} now */
    show(frame, { tool }) {
      setText(means, frame.pin === null ? sayMeans(frame) : "");
      all.hidden = !frame.zoom;
      zoom.setAttribute("aria-pressed", String(tool === "zoom"));
      find("lr-lab-stack").dataset.tool = tool;
      scale.press(frame.log, true);
      rateScale.press(frame.logRate, true);
      if (picker.value !== frame.column) picker.value = frame.column;
      unit.show(frame.unit);
      smooth.show(String(frame.smooth));
      band.show(frame.band);
    },
  };
}

/** How the drawn line was made from the steps and the seeds, where it was. @param {Frame} frame */
function sayMeans({ traces, columns, column, seeds, band, smooth, selected }) {
  const width = stretchOf(traces[selected].resolved.steps);
  const members = traces[selected].members?.length ?? 1;
  const spread = members > 1 ? say(members < seeds ? words.medianOf : words.median, { n: members, all: seeds, band: words.bands[band] }) : isBanded(columns, column) && width > 1 ? say(words.meanOf, { n: width }) : "";
  return [spread, smooth && say(words.smoothed, { share: formatPercent(smooth) })].filter(Boolean).join(words.semicolon);
}
