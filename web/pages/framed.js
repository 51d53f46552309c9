// framed.js - the views of the compact page: the lab's own charts, handles, transport, pictures and doctor, with a legend that picks.
import { createLegend } from "../embed/legend.js";
import { createCharts } from "../view/charts.js";
import { createCrosshair } from "../view/crosshair.js";
import { el, find, setText } from "../view/element.js";
import { createGripBar, removePoint } from "../view/gripbar.js";
import { createHandles } from "../view/handles.js";
import { drawIcon } from "../view/icons.js";
import { createDoctor } from "../view/judges/doctor.js";
import { createPictures } from "../view/pictures.js";
import { portray } from "../view/portrait.js";
import { createScaleSwitch } from "../view/scales.js";
import { createSketch } from "../view/sketch.js";
import { createSummary } from "../view/summary.js";
import { SCHEDULE } from "../view/catalog.js";
import { createTransport } from "../view/transport.js";
import { words } from "../words/words.js";

/** @typedef {import("./board.js").Parts} Parts */
/** @typedef {import("./board.js").Look} Look */
/** @typedef {import("./board.js").Board} Board */
/** @typedef {import("../view/charts.js").Frame} Frame */
/** What starts training, and what the doctor's remedy does. @typedef {{toggle(): void, step(n: number): void, restart(): void, remedy(i: number, change: string): void, startable: boolean}} Ways */

const LOW = 480, NARROW = 420;

/** @param {Ways} ways @returns {(parts: Parts, look: Look, board: Board) => import("./board.js").Views} */
export const createFramedViews = (ways) => (parts, look, board) => {
  const { catalog, trainer, editing, store, refuse } = parts;
  const charts = createCharts(/** @type {HTMLCanvasElement} */ (find("lr-lab-loss")), /** @type {HTMLCanvasElement} */ (find("lr-lab-rate")), board.redraw);
  const change = (/** @type {Partial<Look>} */ what) => (Object.assign(look, what), board.draw());
  const select = (/** @type {number} */ i) => look.selected !== i && (Object.assign(look, { selected: i, chosen: null }), board.follow());
  const move = (/** @type {number|null} */ at) => change({ at });
  const hold = (/** @type {boolean} */ held) => (held || store.seal(), change({ held }));
  const grips = { ...editing, set: editing.setOwn, hold, refuse, remove: removePoint, choose: (/** @type {number|null} */ k) => change({ chosen: k }) };
  const layer = find("lr-lab-handles");
  const gripBar = createGripBar(layer, grips);
  drawHeads(change, gripBar.element);
  /** In a small box the doctor has room to speak of one run. */
  const advised = () => (innerHeight < LOW || innerWidth < NARROW ? [trainer.runs()[look.selected]] : trainer.runs());
  const views = {
    legend: createLegend(find("lr-lab-runs"), catalog, { select, choose: (i, item) => editing.setOwn(i, SCHEDULE.shelf, item, true), retry: trainer.retry }),
    crosshair: createCrosshair(find("lr-lab-stack"), charts, { move, pin: move, zoom: () => {}, brushing: () => false }),
    handles: createHandles(layer, charts.rate, catalog, grips),
    transport: createTransport(find("lr-lab-transport"), { ...ways, speed: (pace) => (trainer.setPace(pace), board.draw()), undo: store.undo, redo: store.redo }),
    pictures: createPictures(find("lr-lab-pictures"), board.tell),
    doctor: createDoctor(find("lr-lab-doctor"), (i, change) => ways.remedy(advised()[i].slot, change)),
    summary: createSummary(find("lr-lab-summary"), (frame) => portray(charts, frame)),
    start: createStart(ways),
    sketch: createSketch(find("lr-lab-sketch"), charts.loss, (sketch) => change({ sketch })),
  };
  return {
    follow() {},
    draw(frame) {
      charts.drawLoss(frame);
      charts.drawRate(frame);
      const at = frame.held ? null : look.at;
      views.legend.show(frame, at);
      views.handles.show(frame);
      gripBar.show(look.chosen === null ? null : views.handles.held(look.chosen));
      views.crosshair.show(frame, at);
      views.pictures.show(frame, trainer.runs().map((run) => run.seen));
      views.sketch.show(frame.room ? frame.end : 0, look.sketch);
      views.doctor.show(advised());
      views.summary.show(frame);
      views.start.hidden = !ways.startable || trainer.motion() !== "paused" || frame.traces.some((trace) => trace.at > 0);
      views.transport.show({ motion: trainer.motion(), pace: trainer.pace(), canUndo: store.canUndo(), canRedo: store.canRedo() });
    },
    repaint: () => (charts.repaint(), views.pictures.repaint()),
  };
};

/** @param {(what: object) => void} change @param {Node} gripBar */
function drawHeads(change, gripBar) {
  find("lr-lab-loss-head").append(el("h2", { text: words.loss }), createScaleSwitch(words.loss, true, (log) => change({ log })).element);
  find("lr-lab-rate-head").append(el("h2", { text: words.rate }), gripBar);
  setText(find("lr-lab-axis-name"), words.stepAxis);
}

/** Stands where the curves will be, until there are any; then the keyboard is at the playback's first button. @param {Ways} ways */
function createStart({ toggle }) {
  const start = () => (toggle(), find("lr-lab-transport").querySelector("button")?.focus({ preventScroll: true }));
  const button = el("button", { type: "button", class: "primary start", on: { click: start } }, drawIcon("play"), words.startHere);
  document.querySelector(".plot.loss")?.append(button);
  return button;
}
