// board.js - all views of the page, drawn together: whole curves, at most once a frame, fifteen times a second while training.
import { createCharts } from "../view/charts.js";
import { isShare, LOSS } from "../view/columns.js";
import { createCrosshair } from "../view/crosshair.js";
import { createDataTable } from "../view/datatable.js";
import { el, find, setText } from "../view/element.js";
import { createHandles } from "../view/handles.js";
import { nameRuns } from "../view/naming.js";
import { formatCount, formatPercent, formatShort, formatValue } from "../view/numbers.js";
import { createPictures } from "../view/pictures.js";
import { createReadout } from "../view/readout.js";
import { createResults } from "../view/results.js";
import { createRuns } from "../view/runs.js";
import { createColumnPicker, createScaleSwitch, describeChart } from "../view/scales.js";
import { stretchOf } from "../view/series.js";
import { createShared } from "../view/shared.js";
import { createSummary } from "../view/summary.js";
import { createTransport } from "../view/transport.js";
import { words } from "../view/words.js";
import { sayHeadline } from "./headline.js";

/** @typedef {import("../view/charts.js").Frame} Frame */
/** @typedef {{catalog: import("../view/catalog.js").Catalog, core: import("../core/core.js").Core, store: ReturnType<typeof import("../state/store.js").createStore<import("../state/experiment.js").Experiment>>,
 *   trainer: ReturnType<typeof import("./trainer.js").createTrainer>, editing: ReturnType<typeof import("./editing.js").createEditing>, calm: boolean}} Parts */

const BETWEEN_DRAWS = 1000 / 15;

/** @param {Parts} parts */
export function createBoard(parts) {
  const look = { column: LOSS, log: true, logRate: /** @type {boolean|null} */ (null), selected: parts.store.get().runs.length - 1, step: /** @type {number|null} */ (null) };
  const views = createViews(parts, look, () => board.draw(), () => board.follow(), () => board.tell());
  let due = false;
  /** @type {Map<string, string>|null} */ let told = null;
  let drawn = -Infinity;
  const board = {
    draw() {
      drawn = performance.now();
      drawViews(views, frameOf(parts, look), look.step, parts);
    },
    /** Something came back from a run. */
    tell() {
      if (due || (parts.calm && parts.trainer.motion() === "going")) return;
      due = true;
      const wait = Math.max(0, drawn + BETWEEN_DRAWS - performance.now());
      setTimeout(() => requestAnimationFrame(() => ((due = false), board.draw())), wait);
    },
    /** The experiment changed: names, cards and settings too. */
    follow() {
      const runs = parts.trainer.runs();
      const { shared, runs: owns } = parts.store.get();
      look.selected = Math.min(look.selected, runs.length - 1);
      nameRuns(parts.catalog, runs.map((run, i) => ({ own: owns[i], resolved: run.resolved }))).forEach((name, i) => (runs[i].name = name));
      views.runs.show(runs.map((trace, i) => ({ trace, own: owns[i], shared: Object.fromEntries(shared) })), look.selected);
      if (told !== shared) views.shared.show(sharedForce(parts));
      told = shared;
      sayHeadline(parts.catalog, runs);
      board.draw();
    },
    repaint() {
      views.charts.repaint();
      views.pictures.repaint();
      board.draw();
    },
  };
  return board;
}

/** What the shared settings come to by themselves. @param {Parts} parts */
function sharedForce({ core, store, trainer }) {
  const line = [...store.get().shared].map(([key, value]) => `${key}=${value}`).join("&");
  const verdict = core.resolve(line);
  return verdict.error ? trainer.runs()[0].resolved : verdict;
}

/** Peaks further apart than this are seen together on a log axis only; a visitor's own choice of axis goes before. */
const FAR_APART = 8;

/** @param {Parts} parts @param {{column: string, log: boolean, logRate: boolean|null, selected: number}} look @returns {Frame} */
function frameOf({ trainer, catalog }, { column, log, logRate, selected }) {
  const traces = trainer.runs();
  const peaks = traces.map((trace) => trace.resolved.peak);
  const apart = Math.max(...peaks) > FAR_APART * Math.min(...peaks);
  return { traces, steps: Math.max(...traces.map((trace) => trace.resolved.steps)), columns: catalog.columns, column, log, logRate: logRate ?? apart, selected };
}

/** @param {Parts} parts @param {any} look @param {() => void} draw @param {() => void} follow @param {() => void} tell */
function createViews(parts, look, draw, follow, tell) {
  const { catalog, trainer, editing, store } = parts;
  const charts = createCharts(/** @type {HTMLCanvasElement} */ (find("lr-lab-loss")), /** @type {HTMLCanvasElement} */ (find("lr-lab-rate")));
  const select = (/** @type {number} */ i) => {
    if (look.selected === i) return;
    look.selected = i;
    follow();
  };
  const then = (/** @type {(...all: any[]) => void} */ act) => (/** @type {any[]} */ ...all) => (act(...all), draw());
  const views = {
    charts,
    crosshair: createCrosshair(find("lr-lab-stack"), charts, (step) => ((look.step = step), views.moved())),
    readout: createReadout(find("lr-lab-readout"), select),
    runs: createRuns(find("lr-lab-runs"), catalog, { ...editing, select, retry: then(trainer.retry) }),
    shared: createShared(find("lr-lab-shelves"), catalog, editing.setShared),
    transport: createTransport(find("lr-lab-transport"), { toggle: then(trainer.toggle), step: then(trainer.step), restart: then(trainer.restart), speed: then(trainer.setPace), undo: store.undo, redo: store.redo }),
    pictures: createPictures(find("lr-lab-pictures"), () => tell()),
    results: createResults(find("lr-lab-results")),
    summary: createSummary(find("lr-lab-summary"), (text, frame) => {
      describeChart(charts.loss.canvas, `${words.loss}. ${text}`);
      describeChart(charts.rate.canvas, `${words.rate}. ${frame.traces.map((trace) => `${trace.letter}: ${trace.name}`).join(", ")}.`);
    }),
    handles: createHandles(find("lr-lab-handles"), charts.rate, catalog, { try: editing.tryOwn, set: editing.setOwn }),
    tables: createTables(catalog, look),
    moved() {
      const frame = frameOf(parts, look);
      views.crosshair.show(frame, look.step);
      views.readout.show(frame, look.step);
    },
  };
  return { ...views, rateScale: createHeads(catalog, look, draw) };
}

/** @param {import("../view/catalog.js").Catalog} catalog @param {any} look */
function createTables(catalog, look) {
  const column = () => catalog.columns.find((one) => one.key === look.column);
  const place = find("lr-lab-tables");
  return [
    createDataTable(place, () => column()?.label ?? words.loss, (reading) => (isShare(column()) ? formatPercent : formatValue)(reading.value)),
    createDataTable(place, () => words.rate, (reading) => formatShort(reading.rate)),
  ];
}

/** The heads of both charts. @param {import("../view/catalog.js").Catalog} catalog @param {any} look @param {() => void} draw */
function createHeads(catalog, look, draw) {
  const scale = createScaleSwitch(words.loss, look.log, (log) => ((look.log = log), draw()));
  const picker = createColumnPicker(catalog.columns, look.column, (column) => {
    Object.assign(look, { column: column.key, log: column.axis === "log" });
    scale.press(look.log, true);
    draw();
  });
  const rateScale = createScaleSwitch(words.rate, false, (log) => ((look.logRate = log), draw()));
  find("lr-lab-loss-head").append(el("h2", {}, picker), el("span", { class: "about", id: "lr-lab-means" }), scale.element);
  find("lr-lab-rate-head").append(el("h2", { text: words.rate }), rateScale.element);
  return rateScale;
}

/** How the drawn line was made from the steps, where it was. @param {Frame} frame */
function sayMeans({ columns, column, steps }) {
  const banded = columns.some((one) => one.key === `${column}_min`);
  return banded && stretchOf(steps) > 1 ? words.meanOf(formatCount(stretchOf(steps))) : "";
}

/** @param {ReturnType<typeof createViews>} views @param {Frame} frame @param {number|null} step @param {Parts} parts */
function drawViews(views, frame, step, { trainer, store }) {
  views.charts.draw(frame);
  views.rateScale.press(frame.logRate, true);
  views.handles.show(frame);
  views.crosshair.show(frame, step);
  views.readout.show(frame, step);
  views.runs.progress(frame.traces);
  views.pictures.show(frame, trainer.runs().map((run) => run.seen));
  views.results.show(frame);
  views.summary.show(frame);
  for (const table of views.tables) table.show(frame);
  setText(find("lr-lab-means"), sayMeans(frame));
  views.transport.show({ motion: trainer.motion(), pace: trainer.pace(), canUndo: store.canUndo(), canRedo: store.canRedo() });
}
