// board.js - all views of the page, drawn together: whole curves, at most once a frame, fifteen times a second while training.
import { nameRuns } from "../view/naming.js";
import { endOf, unitOf } from "../view/horizontal.js";
import { displayOf, countSeeds } from "../state/display.js";
import { LOSS } from "../view/columns.js";
import { orderOf } from "../view/results.js";
import { pointsOf } from "../view/sketch.js";

/** @typedef {import("../view/charts.js").Frame} Frame */
/** What is looked at, and how; none of it changes a run.
 * @typedef {{column: string, log: boolean, logRate: boolean|null, selected: number, at: number|null, pin: number|null, zoom: [number, number]|null, unit: string, smooth: number,
 *   sketch: Float64Array|null, room: {lo: number, hi: number}|null, held: boolean, apart: boolean, tool: ""|"draw"|"zoom", chosen: number|null, sorted: boolean, base: string|null}} Look */
/** @typedef {{catalog: import("../view/catalog.js").Catalog, core: import("../core/core.js").Core, store: ReturnType<typeof import("../state/store.js").createStore<import("../state/experiment.js").Experiment>>,
 *   trainer: ReturnType<typeof import("./trainer.js").createTrainer>, editing: ReturnType<typeof import("./editing.js").createEditing>, pool: import("../core/pool.js").Pool,
 *   refuse: (text: string) => void, calm: boolean}} Parts */

/** What a page draws: `follow` when the experiment changed, `draw` whenever anything did; `furnish` makes what is not a chart.
 * @typedef {{follow(runs: import("./trainer.js").Run[]): void, draw(frame: Frame): void, repaint(): void, furnish?(): Promise<void>}} Views */
/** @typedef {{draw(): void, change(what: Partial<Look>): Look, redraw(): void, follow(): void, tell(): void, repaint(): void, furnish(): Promise<void>}} Board */

const BETWEEN_DRAWS = 1000 / 15;

/** @param {Parts} parts @param {(parts: Parts, look: Look, board: Board) => Views} createViews */
export function createBoard(parts, createViews) {
  /** @type {Look} */ const look = { column: LOSS, log: true, logRate: null, selected: parts.store.get().runs.length - 1, at: null, pin: null, zoom: null, unit: "steps", smooth: 0,
    sketch: null, room: null, held: false, apart: false, tool: "", chosen: null, sorted: false, base: null };
  let due = false;
  let drawn = -Infinity;
  const board = {
    draw() {
      due = false;
      drawn = performance.now();
      views.draw(frameOf(parts, look));
    },
    /** Looks at it otherwise. @param {Partial<Look>} what */
    change(what) {
      Object.assign(look, what);
      board.draw();
      return look;
    },
    /** Something came back from a run; who prefers no motion sees it when all are over, or when a hand asked for it. */
    tell() {
      if (!parts.calm || look.held || parts.trainer.motion() !== "going" || parts.trainer.runs().some((run) => run.byHand)) board.redraw();
    },
    redraw() {
      if (due) return;
      due = true;
      const frame = () => requestAnimationFrame(() => due && board.draw());
      if (look.held) frame();
      else setTimeout(frame, Math.max(0, drawn + BETWEEN_DRAWS - performance.now()));
    },
    /** The experiment changed: names, cards and settings too. */
    follow() {
      const runs = parts.trainer.runs();
      look.selected = Math.min(look.selected, runs.length - 1);
      nameRuns(parts.catalog, runs).forEach((name, i) => (runs[i].name = name));
      views.follow(runs);
      board.draw();
    },
    repaint() {
      views.repaint();
      board.draw();
    },
    furnish: async () => views.furnish?.(),
  };
  const views = createViews(parts, look, board);
  return board;
}

/** Peaks further apart than this are seen together on a log axis only; a visitor's own choice of axis goes before. */
const FAR_APART = 8;

/** @param {Parts} parts @param {Look} look @returns {Frame} */
function frameOf({ trainer, catalog, store }, look) {
  const traces = trainer.runs();
  const peaks = traces.map((trace) => trace.resolved.peak);
  if (!look.held) look.apart = Math.max(...peaks) > FAR_APART * Math.min(...peaks); // an axis stays what it is under a hand
  const unit = unitOf(look.unit, traces), end = endOf(unit, traces);
  const { column, log, logRate, zoom, pin, smooth, held, sorted, base, sketch, room } = look;
  const against = traces.findIndex(({ key }) => key === base);
  const selected = Math.min(look.selected, traces.length - 1); // one just added is not there yet
  return { traces, end, unit, sketch: pointsOf(sketch, end), room, smooth, held, column, log, selected, columns: catalog.columns, logRate: logRate ?? look.apart, band: displayOf(store.get(), "band"), seeds: countSeeds(store.get()),
    order: orderOf(traces, sorted), base: against < 0 ? null : against, zoom: zoom && zoom[1] <= end ? zoom : null, pin: pin === null ? null : Math.min(pin, end) };
}
