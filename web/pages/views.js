// views.js - makes every view of the page, ties each to what it may do, and draws them all from one frame.
import { inTasks } from "../core/task.js";
import { mergeLine } from "../state/experiment.js";
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
import { savePoster } from "../view/poster.js";
import { createReadout } from "../view/readout.js";
import { pathOf } from "../view/readings.js";
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
  const pin = (/** @type {number|null} */ at) => change({ pin: at, at });
  const hold = (/** @type {boolean} */ held) => {
    if (!held) store.seal();
    change({ held });
  };
  const grips = { ...editing, set: editing.setOwn, hold, refuse: parts.refuse, remove: removePoint, choose: (/** @type {number|null} */ k) => change({ chosen: k }) };
  const layer = find("lr-lab-handles");
  /** What there is by now; its makers stand in the order of what a visitor looks for. @type {any} */ const views = {};
  /** @type {Record<string, () => unknown>} */
  const makers = {
    rate: () => charts.rate,
    loss: () => charts.loss,
    transport: () => createTransport(find("lr-lab-transport"), { toggle: then(trainer.toggle), step: then(trainer.step), restart: then(trainer.restart), speed: then(trainer.setPace), undo: store.undo, redo: store.redo }),
    readout: () => createReadout(find("lr-lab-readout"), select),
    grip: () => createGripBar(layer, grips),
    pin: () => createPinBar(catalog, { branch: grown((step, tail) => editing.branch(selected(), look.selected, step, tail)), unpin: () => (pin(null), /** @type {HTMLElement|null} */ (document.querySelector(".hair-keys"))?.focus()) }),
    sound: () => createSound(charts.loss, () => draw.last),
    heads: () => createHeads(catalog, look, { change, display: editing.setDisplay, bars: views, points: () => editing.turnIntoPoints(look.selected, pathOf(catalog.columns, selected()), charts.rate.options.scales?.y?.type === "logarithmic"),
      drive: grown(() => driving.start(selected(), look.selected)), poster: () => draw.last && savePoster(charts, draw.last) }),
    handles: () => createHandles(layer, charts.rate, catalog, grips),
    runs: () => createRuns(find("lr-lab-runs"), catalog, { ...editing, select, retry: then(trainer.retry), keep: grown((i) => editing.keep(trainer.runs()[i], i)) }),
    pictures: () => createPictures(find("lr-lab-pictures"), board.tell),
    shared: () => createShared(find("lr-lab-shelves"), catalog, editing.setShared),
    crosshair: () => createCrosshair(find("lr-lab-stack"), charts, { move: (at) => look.held || ((look.at = at), moved()), pin, zoom: (zoom) => change({ zoom, tool: "" }), brushing: () => look.tool === "zoom" }),
    pen: () => createPen(find("lr-lab-pen"), charts.rate, { ink: editing.draw, hold, done: () => change({ tool: "" }) }),
    sketch: () => createSketch(find("lr-lab-sketch"), charts.loss, (sketch) => change({ sketch })),
    drive: () => createDriveBar(find("lr-lab-drive"), catalog, driving),
    results: () => createResults(find("lr-lab-results"), change),
    multiples: () => createMultiples(find("lr-lab-tables"), board.redraw, (i) => views.pictures.canvas(i)),
    tables: () => createTables(catalog, look),
    judging: () => joinJudges({ store, trainer }),
    summary: () => createSummary(find("lr-lab-summary"), (frame) => portray(charts, frame)),
  };
  const shows = joinShows(views, charts, look, parts, { driving, scrub });
  /** Who hears when the experiment changed: names, cards and settings. @type {Record<string, () => void>} */
  const follows = {
    runs: () => views.runs.show(trainer.runs().map((trace) => ({ trace, own: trace.own, shared: Object.fromEntries(store.get().shared) })), look.selected),
    shared() {
      const { shared } = store.get();
      if (told !== shared) views.shared.show(sharedForce(parts));
      told = shared;
    },
    judging: () => views.judging.follow(),
  };
  const moved = () => draw.last && [views.crosshair, views.readout].forEach((view) => view.show(draw.last, look.at));
  let changed = true, besideAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let later, after = later;
  /** @type {Map<string, string>|null} */ let told = null;
  const show = (/** @type {number} */ rank, /** @type {Frame} */ frame) => Object.entries(shows[rank]).forEach(([name, act]) => views[name] && act(frame));
  /** In a task of its own, so that neither is long. */
  const showBeside = () => {
    after = undefined;
    if (changed) for (const [name, act] of Object.entries(follows)) if (views[name]) act();
    changed = false;
    if (draw.last) show(2, draw.last);
  };
  const draw = Object.assign((/** @type {Frame} */ frame) => {
    draw.last = frame;
    driving.settle();
    show(0, frame);
    clearTimeout(later);
    if (frame.held && performance.now() < besideAt + BESIDE) return void (later = setTimeout(board.redraw, BESIDE));
    besideAt = performance.now();
    if (changed) sayHeadline(catalog, trainer.runs());
    setText(find("lr-lab-axis-name"), words.unit[frame.unit]);
    show(1, frame);
    after ??= setTimeout(showBeside);
  }, { last: /** @type {Frame|null} */ (null) });
  /** One after the other in short tasks, made and then drawn, the charts first, so that curves move meanwhile; settings that are shut wait until they are opened. */
  const furnish = async () => {
    const settings = /** @type {HTMLDetailsElement} */ (find("lr-lab-shared"));
    for (const name of Object.keys(makers)) {
      if (name !== "shared" || settings.open) await place(name);
      else settings.addEventListener("toggle", () => place(name), { once: true });
    }
  };
  /** Made, then filled and drawn; what has a part for each run is let grow by one run a task. @param {string} name */
  const place = async (name) => {
    const fill = (/** @type {number} */ most) => inTasks([
      () => (views[name].limit?.(most), follows[name]?.()), () => draw.last && shows.forEach((all) => all[name]?.(/** @type {Frame} */ (draw.last))),
    ]);
    await inTasks([() => ((views[name] = makers[name]()), views[name].limit?.(0))]);
    if (views[name].limit) for (let most = 1; most < trainer.runs().length; most += 1) await fill(most);
    await fill(Infinity);
  };
  const repaint = () => (charts.repaint(), views.pictures?.repaint(), draw.last && show(2, draw.last)); // at once: who prints waits for no task
  return { /** The experiment changed. */ follow: () => void (changed = true), draw, repaint, furnish };
}

/** How each view is drawn: what follows a hand in the same frame, what tells, what is beside.
 * @param {any} views @param {ReturnType<typeof createCharts>} charts @param {Look} look @param {Parts} parts @param {{driving: ReturnType<typeof createDriving>, scrub: ReturnType<typeof createScrub>}} hands @returns {Record<string, (frame: Frame) => void>[]} */
function joinShows(views, charts, look, { trainer, store }, { driving, scrub }) {
  const at = (/** @type {Frame} */ frame) => frame.pin ?? (frame.held ? null : look.at);
  return [{
    loss: charts.drawLoss,
    rate: charts.drawRate,
    handles: (frame) => views.handles.show(frame),
    pen: (frame) => views.pen.show(frame, look.tool === "draw"),
    sketch: (frame) => views.sketch.show(frame.room ? frame.end : 0, look.sketch),
    grip: () => views.grip.show(look.chosen === null ? null : views.handles?.held(look.chosen)),
  }, {
    transport: () => views.transport.show({ motion: trainer.motion(), pace: trainer.pace(), canUndo: store.canUndo(), canRedo: store.canRedo() }),
    readout: (frame) => views.readout.show(frame, at(frame)),
    pin: (frame) => views.pin.show(frame),
    heads: (frame) => views.heads.show(frame, look),
    crosshair: (frame) => views.crosshair.show(frame, at(frame)),
    drive: () => views.drive.show(driving.driven(), driving.going()),
  }, {
    runs: (frame) => views.runs.progress(frame.traces),
    pictures: (frame) => (frame.pin === null && scrub.release(), views.pictures.show(frame, trainer.runs().map((run) => (frame.pin === null ? run.seen : scrub.look(run, frame, frame.pin))))),
    results: (frame) => views.results.show(frame),
    multiples: (frame) => views.multiples.show(frame),
    tables: (frame) => views.tables.forEach((/** @type {any} */ table) => table.show(frame)),
    judging: () => views.judging.tell(),
    summary: (frame) => views.summary.show(frame),
  }];
}

/** What the shared settings come to by themselves. @param {Parts} parts */
function sharedForce({ core, store, trainer }) {
  const verdict = core.resolve(mergeLine({ shared: store.get().shared, runs: [] }, 0));
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
