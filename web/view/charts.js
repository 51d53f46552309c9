// charts.js - the two charts, loss above learning rate, on one step axis; draws whole curves from what the runs sent.
import { Chart, LinearScale, LogarithmicScale } from "chart.js";
import { chartOptions, paintAxes, valueAxis } from "./axes.js";
import { bandsPlugin } from "./bands.js";
import { RATE } from "./columns.js";
import { along, factorOf } from "./horizontal.js";
import { marksPlugin } from "./marks.js";
import { DASHES, fade, readPalette } from "./palette.js";
import { happenings } from "./readings.js";
import { planOf, rateBounds, seriesOf, upTo, valueBounds } from "./series.js";
import { drawnOf } from "./spread.js";

/** @typedef {import("./columns.js").History} History */
/** @typedef {import("./catalog.js").Column} Column */
/** @typedef {import("./catalog.js").Resolved} Resolved */
/** @typedef {import("./decimate.js").Point} Point */
/** `key` names a run for as long as it lives, wherever it stands; `k` counts its seeds.
 * @typedef {{key: string, slot: number, letter: string, name: string, line: string, resolved: Resolved, lr: Float64Array|null, history: History|null, ghost: {history: History, lr: Float64Array|null, own: Map<string, string>, resolved: Resolved}|null,
 *   at: number, state: string, busy: number, report: any, done: string, stopped: string, members: {k: number, history: History, report: any}[]|null}} Trace */
/** All that is drawn at once. `end` is where the axis ends in its unit, `zoom` the part of it that is shown, `pin` a place on it that pictures show,
 * `sketch` a loss curve that was foreseen, `room` the axis to draw it on, `held` that a hand is on a chart, whose bounds then only grow, `order` that of the results, `base` the run they are measured against.
 * @typedef {{traces: Trace[], end: number, unit: string, zoom: [number, number]|null, pin: number|null, sketch: Point[], room: {lo: number, hi: number}|null, held: boolean, band: string, smooth: number, seeds: number, order: number[], base: number|null,
 *   columns: Column[], column: string, log: boolean, logRate: boolean, selected: number}} Frame */
/** @typedef {import("./bands.js").Line} Line */

Chart.register(LinearScale, LogarithmicScale);

const GHOST = 0.42;
/** @type {Point[]} */
const EMPTY = [];
const PLAN = 0.5;
/** With more runs than this, only the chosen one shows its band. */
const MOST_BANDS = 3;

/** @param {HTMLCanvasElement} lossCanvas @param {HTMLCanvasElement} rateCanvas @param {() => void} onResize */
export function createCharts(lossCanvas, rateCanvas, onResize) {
  let palette = readPalette();
  const upper = createChart(lossCanvas, false, onResize);
  const lower = createChart(rateCanvas, true, onResize);
  return {
    loss: upper.chart,
    rate: lower.chart,
    drawLoss: (/** @type {Frame} */ frame) => drawUpper(upper, frame, palette),
    drawRate: (/** @type {Frame} */ frame) => drawLower(lower, frame, palette),
    repaint() {
      palette = readPalette();
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {boolean} stepsShown @param {() => void} onResize */
function createChart(canvas, stepsShown, onResize) {
  const shown = { bands: /** @type {any[]} */ ([]), curves: /** @type {Line[]} */ ([]), lines: [], labelled: stepsShown, endings: /** @type {any[]} */ ([]), soft: "", panel: "", font: "" };
  const room = /** @type {HTMLElement} */ (canvas.parentElement);
  Object.assign(canvas, { width: room.clientWidth, height: room.clientHeight });
  const plot = { chart: /** @type {Chart} */ (/** @type {unknown} */ (null)), shown, log: /** @type {boolean|null} */ (null), bounds: { min: 0, max: 1 }, drawn: /** @type {unknown[]} */ ([]) };
  // Nothing is laid out before it is known what the axes show.
  const plugins = [{ id: "lr-lab-axes", beforeUpdate: () => plot.log !== null }, bandsPlugin(shown), marksPlugin(/** @type {any} */ (shown))];
  plot.chart = new Chart(canvas, { type: "line", data: { datasets: [] }, options: chartOptions(stepsShown), plugins });
  watchRoom(plot.chart, room, onResize);
  return plot;
}

/** Fits a chart to the room it has; the observer says how large that is, so that nothing has to be measured. @param {Chart} chart @param {HTMLElement} room @param {() => void} onResize */
function watchRoom(chart, room, onResize) {
  let { width, height, currentDevicePixelRatio: ratio } = chart;
  const fit = () => {
    if (width === chart.width && height === chart.height && ratio === devicePixelRatio) return;
    ratio = devicePixelRatio;
    chart.resize(width, height);
    onResize();
  };
  new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [Math.floor(contentRect.width), Math.floor(contentRect.height)];
    fit();
  }).observe(room);
  addEventListener("resize", fit);
}

/** @typedef {ReturnType<typeof createChart>} Plot */
/** @typedef {import("./palette.js").Palette} Palette */

/** @param {Plot} plot @param {Frame} frame @param {Palette} palette */
function drawUpper(plot, frame, palette) {
  const factors = frame.traces.map((trace) => factorOf(frame, trace));
  const series = frame.traces.map((trace) => drawnOf(frame, trace, frame.column));
  const ghosts = frame.traces.map((trace) => seriesOf(frame.columns, trace.ghost?.history ?? null, frame.column, trace.resolved.steps));
  const crowded = frame.traces.length > MOST_BANDS;
  plot.shown.bands = series.map((one, i) => ({ ...one, band: along(one.band, factors[i]), members: one.members.map((points) => along(points, factors[i])),
    colour: palette.runs[frame.traces[i].slot], faint: crowded && i !== frame.selected }));
  const curves = series.map((one, i) => along(one.points, factors[i]));
  plot.shown.endings = endingsOf(frame, curves, palette);
  const lines = frame.traces.flatMap((trace, i) => [
    ghostOf(trace, along(ghosts[i].points, factors[i]), palette),
    lineOf(trace, curves[i], palette.runs[trace.slot], i === frame.selected ? 2.25 : 1.75),
  ]);
  if (frame.sketch.length) lines.push({ points: frame.sketch, colour: palette.ink, width: 2, dash: [2, 5] });
  const seen = series.some((one) => one.points.length) ? series : ghosts;
  const parts = frame.room ? [rangeOf([{ x: 0, y: frame.room.hi }, { x: 0, y: frame.room.lo }])] : [...seen.map((one, i) => shownPart(one, frame.zoom, factors[i])), rangeOf(frame.sketch)];
  show(plot, frame, lines, valueBounds(parts, frame.log), frame.log, palette);
}

/** @param {Point[]} points */
const rangeOf = (points) => ({ points, band: [], top: Math.max(...points.map(({ y }) => y)) });

/** The part of a curve that a zoomed chart shows. @template {import("./series.js").Series} S @param {S} one @param {[number, number]|null} zoom @param {number} factor */
function shownPart(one, zoom, factor) {
  if (!zoom) return one;
  const inside = (/** @type {{x: number}} */ { x }) => x * factor >= zoom[0] && x * factor <= zoom[1];
  const [points, band] = [one.points.filter(inside), one.band.filter(inside)];
  return { points, band, top: Math.max(...points.map((point) => point.y), ...band.map((part) => part.high)) };
}

/** @param {Plot} plot @param {Frame} frame @param {Palette} palette */
function drawLower(plot, frame, palette) {
  const planned = frame.traces.map((trace) => pathOf(frame, trace));
  const ghosts = frame.traces.map((trace) => (trace.ghost?.lr ? along(planOf(trace.ghost.lr), factorOf(frame, trace)) : EMPTY));
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
  const factor = factorOf(frame, trace);
  if (trace.resolved.reactive || !trace.lr) {
    const { points } = seriesOf(frame.columns, trace.history, RATE, trace.resolved.steps);
    const [path, plan] = [along(points, factor), trace.lr ? along(planOf(trace.lr), factor) : EMPTY];
    return { whole: points.length ? path : plan, done: path };
  }
  const whole = planOf(trace.lr);
  return { whole: along(whole, factor), done: along(upTo(whole, trace.lr, trace.at), factor) };
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
  const { zoom, end, held, selected } = frame;
  const marks = marksOf(frame);
  const around = held && plot.log === log ? { min: Math.min(bounds.min, plot.bounds.min), max: Math.max(bounds.max, plot.bounds.max) } : bounds;
  const axes = [palette, log, end, frame.unit, zoom, around.min, around.max];
  const picture = [...axes, selected, frame.column, marks.map((one) => one.x).join(), ...lines.flatMap((line) => [line.points, line.colour]),
    ...shown.bands.flatMap((one) => [one.members.at(-1), one.band]), ...frame.traces.flatMap((trace) => [trace.state === "diverged", trace.letter])];
  const same = (/** @type {unknown[]} */ parts) => parts.every((part, i) => part === plot.drawn[i]);
  if (picture.length === plot.drawn.length && same(picture)) return;
  Object.assign(shown, { soft: palette.soft, panel: palette.panel, font: palette.font, lines: marks, curves: lines });
  if (same(axes)) chart.draw();
  else setAxes(plot, frame, around, log, palette);
  Object.assign(plot, { bounds: around, drawn: picture });
}

/** Only other axes are worth a new layout: it costs many times what the curves do. @param {Plot} plot @param {Frame} frame @param {{min: number, max: number}} bounds @param {boolean} log @param {Palette} palette */
function setAxes(plot, { zoom, end, unit }, bounds, log, palette) {
  const options = /** @type {any} */ (plot.chart.options);
  if (plot.log !== log) options.scales.y = valueAxis(log);
  if (plot.log !== log || plot.drawn[0] !== palette) paintAxes(options, palette);
  Object.assign(options.scales.y, bounds);
  Object.assign(options.scales.x, { min: zoom?.[0] ?? 0, max: Math.max(zoom?.[1] ?? end, 1e-9), unit });
  plot.log = log;
  plot.chart.update("none");
}

/** @param {Frame} frame */
function marksOf(frame) {
  const trace = frame.traces[frame.selected];
  return trace ? happenings(trace).map((one) => ({ ...one, x: one.step * factorOf(frame, trace) })) : []; // a frame may come before the first run
}
