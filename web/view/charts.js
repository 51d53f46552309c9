// charts.js - the two charts, loss above learning rate, on one step axis; draws whole curves from what the runs sent.
import { Chart, LinearScale, LineController, LineElement, LogarithmicScale, PointElement } from "chart.js";
import { chartOptions, paintAxes, valueAxis } from "./axes.js";
import { bandsPlugin } from "./bands.js";
import { RATE } from "./columns.js";
import { marksPlugin } from "./marks.js";
import { DASHES, fade, readPalette } from "./palette.js";
import { planOf, rateBounds, seriesOf, upTo, valueBounds } from "./series.js";

/** @typedef {import("./columns.js").History} History */
/** @typedef {import("./catalog.js").Column} Column */
/** @typedef {import("./catalog.js").Resolved} Resolved */
/** @typedef {import("./decimate.js").Point} Point */
/** @typedef {{slot: number, letter: string, name: string, line: string, resolved: Resolved, lr: Float64Array|null, history: History|null, ghost: {history: History, lr: Float64Array|null}|null,
 *   at: number, state: string, busy: number, report: any, done: string, stopped: string}} Trace */
/** @typedef {{traces: Trace[], steps: number, columns: Column[], column: string, log: boolean, logRate: boolean, selected: number}} Frame */
/** @typedef {{points: Point[], colour: string, width: number, dash: number[]}} Line */

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

const GHOST = 0.42;
/** @type {Point[]} */
const EMPTY = [];
const PLAN = 0.5;
/** With more runs than this, only the chosen one shows its band. */
const MOST_BANDS = 3;

/** @param {HTMLCanvasElement} lossCanvas @param {HTMLCanvasElement} rateCanvas */
export function createCharts(lossCanvas, rateCanvas) {
  let palette = readPalette();
  const upper = createChart(lossCanvas, false);
  const lower = createChart(rateCanvas, true);
  return {
    loss: upper.chart,
    rate: lower.chart,
    /** @param {Frame} frame */
    draw(frame) {
      drawUpper(upper, frame, palette);
      drawLower(lower, frame, palette);
    },
    repaint() {
      palette = readPalette();
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {boolean} stepsShown */
function createChart(canvas, stepsShown) {
  const shown = { bands: /** @type {any[]} */ ([]), lines: [], labelled: stepsShown, endings: /** @type {any[]} */ ([]), soft: "", font: "" };
  const plugins = [bandsPlugin(shown), marksPlugin(/** @type {any} */ (shown))];
  const chart = new Chart(canvas, { type: "line", data: { datasets: [] }, options: chartOptions(stepsShown), plugins });
  return { chart, shown, log: /** @type {boolean|null} */ (null), drawn: /** @type {unknown[]} */ ([]) };
}

/** @typedef {ReturnType<typeof createChart>} Plot */
/** @typedef {import("./palette.js").Palette} Palette */

/** @param {Plot} plot @param {Frame} frame @param {Palette} palette */
function drawUpper(plot, frame, palette) {
  const series = frame.traces.map((trace) => seriesOf(frame.columns, trace.history, frame.column, trace.resolved.steps));
  const ghosts = frame.traces.map((trace) => seriesOf(frame.columns, trace.ghost?.history ?? null, frame.column, trace.resolved.steps));
  const crowded = frame.traces.length > MOST_BANDS;
  plot.shown.bands = series.map((one, i) => ({ ...one, colour: palette.runs[frame.traces[i].slot], faint: crowded && i !== frame.selected }));
  plot.shown.endings = endingsOf(frame, series.map((one) => one.points), palette);
  const lines = frame.traces.flatMap((trace, i) => [
    ghostOf(trace, ghosts[i].points, palette),
    lineOf(trace, series[i].points, palette.runs[trace.slot], i === frame.selected ? 2.25 : 1.75),
  ]);
  show(plot, frame, lines, valueBounds(series.some((one) => one.points.length) ? series : ghosts, frame.log), frame.log, palette);
}

/** @param {Plot} plot @param {Frame} frame @param {Palette} palette */
function drawLower(plot, frame, palette) {
  const planned = frame.traces.map((trace) => pathOf(frame, trace));
  const ghosts = frame.traces.map((trace) => (trace.ghost?.lr ? planOf(trace.ghost.lr) : EMPTY));
  plot.shown.endings = endingsOf(frame, planned.map((one, i) => (frame.traces[i].state === "diverged" ? one.done : one.whole)), palette);
  const lines = frame.traces.flatMap((trace, i) => [
    ghostOf(trace, ghosts[i], palette),
    lineOf(trace, planned[i].whole, fade(palette.runs[trace.slot], PLAN), 1),
    lineOf(trace, planned[i].done, palette.runs[trace.slot], i === frame.selected ? 2.25 : 1.75),
  ]);
  show(plot, frame, lines, rateBounds(planned.map((one) => one.whole), frame.logRate), frame.logRate, palette);
}

/** The rate's whole path and the part trained so far; a schedule that reacts shows what it did. @param {Frame} frame @param {Trace} trace */
function pathOf(frame, trace) {
  if (trace.resolved.reactive || !trace.lr) {
    const { points } = seriesOf(frame.columns, trace.history, RATE, trace.resolved.steps);
    return { whole: points.length || !trace.lr ? points : planOf(trace.lr), done: points };
  }
  const whole = planOf(trace.lr);
  return { whole, done: upTo(whole, trace.lr, trace.at) };
}

/** @param {Trace} trace @param {Point[]} points @param {string} colour @param {number} width @returns {Line} */
function lineOf(trace, points, colour, width) {
  return { points, colour, width, dash: DASHES[trace.slot] };
}

/** What the run was before the last change: pale, thin, undashed. @param {Trace} trace @param {Point[]} points @param {Palette} palette @returns {Line} */
function ghostOf(trace, points, palette) {
  return { points, colour: fade(palette.runs[trace.slot], GHOST), width: 1.25, dash: [] };
}

/** @param {Frame} frame @param {Point[][]} curves @param {Palette} palette */
function endingsOf(frame, curves, palette) {
  return frame.traces.flatMap((trace, i) => {
    const last = curves[i].at(-1);
    return last ? [{ ...last, letter: trace.letter, colour: palette.runs[trace.slot], dead: trace.state === "diverged" }] : [];
  });
}

/** @param {Plot} plot @param {Frame} frame @param {Line[]} lines @param {{min: number, max: number}} bounds @param {boolean} log @param {Palette} palette */
function show(plot, frame, lines, bounds, log, palette) {
  const { chart, shown } = plot;
  const picture = [palette, log, frame.steps, frame.selected, frame.column, bounds.min, bounds.max, ...lines.flatMap((line) => [line.points, line.colour]), ...frame.traces.flatMap((trace) => [trace.state === "diverged", trace.letter, trace.resolved])];
  if (picture.length === plot.drawn.length && picture.every((part, i) => part === plot.drawn[i])) return;
  plot.drawn = picture;
  const options = /** @type {any} */ (chart.options);
  if (plot.log !== log) options.scales.y = valueAxis((plot.log = log));
  Object.assign(options.scales.y, bounds);
  options.scales.x.max = Math.max(frame.steps, 1);
  Object.assign(shown, { soft: palette.soft, font: palette.font, lines: frame.traces[frame.selected]?.resolved.marks ?? [] });
  paintAxes(options, palette);
  setLines(chart, lines);
  chart.update("none");
}

/** @param {any} chart @param {Line[]} lines */
function setLines(chart, lines) {
  const sets = chart.data.datasets;
  sets.length = Math.min(sets.length, lines.length);
  lines.forEach((line, i) => {
    sets[i] ??= {};
    Object.assign(sets[i], { data: line.points, borderColor: line.colour, borderWidth: line.width, borderDash: line.dash });
  });
}
