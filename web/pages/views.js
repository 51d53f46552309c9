// views.js - makes every view of the page, ties each to what it may do, and draws them all from one frame.
import { createCharts } from "../view/charts.js";
import { isShare } from "../view/columns.js";
import { createCrosshair } from "../view/crosshair.js";
import { createDataTable } from "../view/datatable.js";
import { createPen } from "../view/draw.js";
import { createDriveBar } from "../view/drivebar.js";
import { find, setText } from "../view/element.js";
import { createGripBar, removePoint } from "../view/gripbar.js";
import { createHandles } from "../view/handles.js";
import { createHeads } from "../view/heads.js";
import { formatPercent, formatShort, formatValue } from "../view/numbers.js";
import { createMultiples } from "../view/multiples.js";
import { createPictures } from "../view/pictures.js";
import { createPinBar } from "../view/pinbar.js";
import { portray } from "../view/portrait.js";
import { createReadout } from "../view/readout.js";
import { createResults } from "../view/results.js";
import { createRuns } from "../view/runs.js";
import { createSketch } from "../view/sketch.js";
import { createShared } from "../view/shared.js";
import { createSummary } from "../view/summary.js";
import { createSound } from "../view/sound.js";
import { createTransport } from "../view/transport.js";
import { words } from "../words/words.js";
import { createDriving } from "./driving.js";
import { sayHeadline } from "./headline.js";
import { joinJudges } from "./judging.js";
import { createScrub } from "./scrub.js";

/** @typedef {import("./board.js").Parts} Parts */
/** @typedef {import("./board.js").Look} Look */
/** @typedef {import("../view/charts.js").Frame} Frame */
/** @typedef {import("./board.js").Board} Board */

/** What is not under the hand follows a drag at this pace, in ms: the time it takes belongs to the curve. */
const BESIDE = 150;

/** @param {Parts} parts @param {Look} look @param {Board} board */
export function createViews(parts, look, board) {
  const { catalog, trainer, editing, store } = parts;
  const charts = createCharts(/** @type {HTMLCanvasElement} */ (find("lr-lab-loss")), /** @type {HTMLCanvasElement} */ (find("lr-lab-rate")), board.redraw);
  const { change } = board;
  const then = (/** @type {(...all: any[]) => void} */ act) => (/** @type {any[]} */ ...all) => (act(...all), board.draw());
  const selected = () => trainer.runs()[look.selected] ?? trainer.runs()[0];
  const select = (/** @type {number} */ i) => look.selected !== i && (Object.assign(look, { selected: i, chosen: null }), board.follow());
  /** What adds a run chooses it. */
  const grown = (/** @type {(...all: any[]) => void} */ act) => (/** @type {any[]} */ ...all) => {
    const before = store.get().runs.length;
    act(...all);
    if (store.get().runs.length > before) Object.assign(look, { selected: before, chosen: null });
  };
  const driving = createDriving({ trainer, editing, tell: board.redraw });
  const scrub = createScrub({ pool: parts.pool, tell: board.redraw, wishOf: trainer.wishOf });
  const pin = (/** @type {number|null} */ at) => {
    if (at === null) scrub.release();
    change({ pin: at, at });
  };
  const hold = (/** @type {boolean} */ held) => {
    if (!held) store.seal();
    change({ held });
  };
  const grips = { ...editing, set: editing.setOwn, hold, refuse: parts.refuse, remove: removePoint, choose: (/** @type {number|null} */ k) => change({ chosen: k }) };
  const layer = find("lr-lab-handles");
  const bars = {
    grip: createGripBar(layer, grips),
    pin: createPinBar(catalog, { branch: grown((step, tail) => editing.branch(selected(), look.selected, step, tail)), unpin: () => pin(null) }),
    sound: createSound(charts.loss, () => draw.last),
    drive: createDriveBar(find("lr-lab-drive"), catalog, driving),
  };
  /** @type {any} */ const views = {
    charts,
    crosshair: createCrosshair(find("lr-lab-stack"), charts, { move: (at) => look.held || ((look.at = at), moved()), pin, zoom: (zoom) => change({ zoom, tool: "" }), brushing: () => look.tool === "zoom" }),
    readout: createReadout(find("lr-lab-readout"), select),
    transport: createTransport(find("lr-lab-transport"), { toggle: then(trainer.toggle), step: then(trainer.step), restart: then(trainer.restart), speed: then(trainer.setPace), undo: store.undo, redo: store.redo }),
    handles: createHandles(layer, charts.rate, catalog, grips),
    pen: createPen(find("lr-lab-pen"), charts.rate, { ink: editing.draw, hold, done: () => change({ tool: "" }) }),
    sketch: createSketch(find("lr-lab-sketch"), charts.loss, (sketch) => change({ sketch })),
    heads: createHeads(catalog, look, { change, display: editing.setDisplay, bars, points: () => editing.turnIntoPoints(look.selected, charts.rate.options.scales?.y?.type === "logarithmic"),
      drive: grown(() => driving.start(selected(), look.selected)) }),
  };
  /** What is beside and below the charts can wait until they are drawn. */
  const furnish = () => {
    Object.assign(views, {
      runs: createRuns(find("lr-lab-runs"), catalog, { ...editing, select, retry: then(trainer.retry), keep: grown((i) => editing.keep(trainer.runs()[i], i)) }),
      shared: createShared(find("lr-lab-shelves"), catalog, editing.setShared),
      pictures: createPictures(find("lr-lab-pictures"), board.tell),
      results: createResults(find("lr-lab-results"), change),
      multiples: createMultiples(find("lr-lab-tables"), board.redraw, (i) => views.pictures.canvas(i)),
      summary: createSummary(find("lr-lab-summary"), (frame) => portray(charts, frame)),
      tables: createTables(catalog, look),
      judging: joinJudges({ store, trainer }),
    });
  };
  const moved = () => {
    const frame = draw.last;
    if (!frame) return;
    views.crosshair.show(frame, look.at);
    views.readout.show(frame, look.at);
  };
  let changed = true, besideAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let later;
  /** @type {Map<string, string>|null} */ let told = null;
  /** Names, cards and settings. */
  const follow = () => {
    const { shared, runs: owns } = store.get();
    changed = false;
    views.runs.show(trainer.runs().map((trace, i) => ({ trace, own: owns[i], shared: Object.fromEntries(shared) })), look.selected);
    if (told !== shared) views.shared.show(sharedForce(parts));
    told = shared;
    views.judging.follow();
  };
  const draw = Object.assign((/** @type {Frame} */ frame) => {
    draw.last = frame;
    driving.settle();
    drawCharts(views, bars, frame, look);
    clearTimeout(later);
    if (frame.held && performance.now() < besideAt + BESIDE) return void (later = setTimeout(board.redraw, BESIDE));
    besideAt = performance.now();
    if (changed) sayHeadline(catalog, trainer.runs());
    drawReadings(views, bars, frame, look, { trainer, store, driving });
    if (!views.runs) return;
    if (changed) follow();
    drawBeside(views, frame, trainer.runs().map((run) => (frame.pin === null ? run.seen : scrub.look(run, frame, frame.pin))));
  }, { last: /** @type {Frame|null} */ (null) });
  const repaint = () => (views.charts.repaint(), views.pictures?.repaint());
  return { /** The experiment changed. */ follow: () => void (changed = true), draw, repaint, furnish };
}

/** What the shared settings come to by themselves. @param {Parts} parts */
function sharedForce({ core, store, trainer }) {
  const line = [...store.get().shared].map(([key, value]) => `${key}=${value}`).join("&");
  const verdict = core.resolve(line);
  return verdict.error ? trainer.runs()[0].resolved : verdict;
}

/** @param {import("../view/catalog.js").Catalog} catalog @param {Look} look */
function createTables(catalog, look) {
  const column = () => catalog.columns.find((one) => one.key === look.column);
  const place = find("lr-lab-tables");
  return [
    createDataTable(place, () => column()?.label ?? words.loss, (reading) => (isShare(column()) ? formatPercent : formatValue)(reading.value)),
    createDataTable(place, () => words.rate, (reading) => formatShort(reading.rate)),
  ];
}

/** What follows a hand in the same frame. @param {any} views @param {any} bars @param {Frame} frame @param {Look} look */
function drawCharts(views, bars, frame, look) {
  views.charts.draw(frame);
  views.handles.show(frame);
  views.pen.show(frame, look.tool === "draw");
  views.sketch.show(frame.room ? frame.end : 0, look.sketch);
  bars.grip.show(look.chosen === null ? null : views.handles.held(look.chosen));
}

/** @param {any} views @param {any} bars @param {Frame} frame @param {Look} look @param {{trainer: Parts["trainer"], store: Parts["store"], driving: ReturnType<typeof createDriving>}} parts */
function drawReadings(views, bars, frame, look, { trainer, store, driving }) {
  const at = frame.pin ?? (frame.held ? null : look.at);
  views.heads.show(frame, look);
  bars.pin.show(frame);
  bars.drive.show(driving.driven(), driving.going());
  views.crosshair.show(frame, at);
  views.readout.show(frame, at);
  setText(find("lr-lab-axis-name"), words.unit[frame.unit]);
  views.transport.show({ motion: trainer.motion(), pace: trainer.pace(), canUndo: store.canUndo(), canRedo: store.canRedo() });
}

/** @param {any} views @param {Frame} frame @param {import("../view/pictures.js").Seen[]} seen */
function drawBeside(views, frame, seen) {
  views.runs.progress(frame.traces);
  views.pictures.show(frame, seen);
  views.results.show(frame);
  views.multiples.show(frame);
  views.summary.show(frame);
  for (const table of views.tables) table.show(frame);
  views.judging.tell();
}
