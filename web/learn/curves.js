// The figure of training curves: the loss of each run, its learning rate below, and what it has learned beside it.
import { columnOf, LOSS } from "../view/columns.js";
import { el } from "../view/element.js";
import { spread } from "../view/marks.js";
import { drawChip } from "../view/palette.js";
import { planOf, rateBounds, seriesOf, valueBounds } from "../view/series.js";
import { learn, say } from "../words/words.js";
import { explain, sayEnd } from "./endings.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { createMaps } from "./maps.js";
import { drawPlot } from "./plot.js";

/** @typedef {import("./figures.js").Place} Place */
/** @typedef {import("./laboratory.js").Outcome} Outcome */
/** @typedef {import("./plot.js").Layer} Layer */
/** One run of the figure. @typedef {{line: string, resolved: any, lr: Float64Array|null, outcome: Outcome|null}} Trace */

const NAME_ROOM = 88, NARROW = 520, GAP = 14, MOST_BANDS = 2;

/** @param {Place} place @returns {import("./figures.js").Figure} */
export function createCurves({ stage, element, lab, id, tell }) {
  const { show = "loss rate", names = "", column = LOSS, trail = "0", low, high } = element.dataset;
  const titles = names.split("|"), loss = createSvg(id), rate = createSvg(`${id}-rate`);
  const maps = show.includes("map") ? createMaps(titles) : null;
  /** @type {Trace[]} */ let traces = [];
  /** @type {Outcome[]} */ let past = [];
  const key = el("ul", { class: "names", hidden: true, "aria-hidden": "true" }, ...titles.map((title, slot) => el("li", { data: { slot: String(slot) } }, drawChip(slot), title)));
  stage.append(el("div", { class: "curves" }, key, loss, ...(show.includes("rate") ? [rate] : [])), ...(maps ? [maps.element] : []));
  stage.classList.toggle("beside", maps !== null);

  /** @param {import("../state/experiment.js").Experiment} experiment */
  function follow(experiment) {
    const before = traces;
    traces = linesOf(experiment).map((line, i) => {
      if (before[i]?.line === line) return before[i];
      if (before[i]?.outcome?.over) past = [...past, before[i].outcome].slice(-Number(trail) || past.length + 1);
      const resolved = lab.core.resolve(line), preview = lab.core.preview(line);
      return { line, resolved, lr: preview.error ? null : preview.lr, outcome: before[i]?.outcome ?? null };
    });
    if (trail === "0") past = [];
    traces.forEach((trace, i) => trace !== before[i] && lab.train(`${id} ${i}`, trace.line, (outcome) => {
      traces[i].outcome = outcome;
      draw();
    }, { pixels: maps ? 72 : 0, see: (message) => maps?.see(i, message, trace.resolved.task) }));
    maps?.follow(traces, lab);
    draw();
  }

  function draw() {
    const narrow = stage.clientWidth < NARROW, width = loss.clientWidth || stage.clientWidth || 600;
    key.hidden = !narrow || titles.length < 2;
    const size = { width, left: 44, right: narrow || titles.length < 2 ? 14 : NAME_ROOM };
    const series = traces.map(({ outcome, resolved }) => seriesOf(lab.columns, outcome?.history ?? null, column, resolved.steps));
    const steps = { min: 0, max: Math.max(...traces.map(({ resolved }) => resolved.steps), 1), name: learn.step };
    const y = { ...(low && high ? { min: Number(low), max: Number(high) } : valueBounds(series, true)), log: true, name: learn.loss };
    const under = show.includes("rate");
    drawPlot(loss, { ...size, height: under ? 210 : 270, bottom: under ? 16 : 36, x: { ...steps, bare: under, name: under ? "" : learn.step }, y, layers: [...ghosts(), ...layersOf(series, y)] });
    if (under) drawRates(size, steps);
    describe();
  }

  /** @returns {Layer[]} */
  function ghosts() {
    return past.map((outcome) => ({ kind: "line", plain: true, points: seriesOf(lab.columns, outcome.history, column, traces[0].resolved.steps).points, slot: 6, width: 1, faint: 0.35 }));
  }

  /** @param {import("../view/series.js").Series[]} series @param {{min: number, max: number}} y @returns {Layer[]} */
  function layersOf(series, y) {
    const lines = series.flatMap(({ points, band }, slot) => /** @type {Layer[]} */ ([{ kind: "band", band: series.length > MOST_BANDS ? [] : band, slot }, { kind: "line", points, slot, width: 2.2 }]));
    return [...lines, ...labelsOf(series.map(({ points }) => points.at(-1)), y)];
  }

  /** Names at the ends of the lines, kept apart. @param {({x: number, y: number}|undefined)[]} ends @param {{min: number, max: number}} y @returns {Layer[]} */
  function labelsOf(ends, y) {
    if (titles.length < 2 || stage.clientWidth < NARROW) return [];
    const tall = 184, at = (/** @type {number} */ v) => tall * (1 - Math.log(Math.min(Math.max(v, y.min), y.max) / y.min) / Math.log(y.max / y.min));
    const known = ends.flatMap((end, slot) => (end ? [{ end, slot, y: at(end.y) }] : [])).sort((a, b) => a.y - b.y);
    const spots = spread(known.map((one) => one.y), GAP, tall);
    return known.map(({ end, slot, y: wanted }, i) => ({ kind: "text", x: end.x, y: Math.min(Math.max(end.y, y.min), y.max), text: titles[slot], slot, dx: 8, dy: spots[i] - wanted }));
  }

  /** @param {{width: number, left: number, right: number}} size @param {{min: number, max: number, name: string}} steps */
  function drawRates(size, steps) {
    const plans = traces.map(({ lr }) => (lr ? planOf(lr) : []));
    const layers = plans.map((points, slot) => /** @type {Layer} */ ({ kind: "line", points, slot, width: 2 }));
    drawPlot(rate, { ...size, height: 142, x: steps, y: { ...rateBounds(plans, false), name: learn.rate }, layers });
  }

  function describe() {
    const ends = traces.map(({ outcome, resolved }, i) => (outcome?.over ? named(titles[i], sayEnd(outcome, resolved.task.chance)) : ""));
    loss.setAttribute("aria-label", say(learn.curves.loss, { ends: ends.join("; ") }));
    rate.setAttribute("aria-label", say(learn.curves.rate, { peaks: traces.map(({ resolved }, i) => say(learn.curves.peak, { name: titles[i] ?? "", rate: String(resolved.peak) })).join("; ") }));
    if (ends.some((end) => !end)) return;
    const [one] = traces, alone = traces.length === 1 && one.outcome;
    tell(alone ? say(learn.told, { end: capital(ends[0]), why: explain(alone, one.resolved.task.chance, wobble(alone)) }) : ends.join(" · "));
  }

  /** @param {Outcome} outcome */
  function wobble({ history }) {
    const losses = columnOf(lab.columns, history, column).slice(-Math.ceil(history.rows / 5));
    return Math.max(...losses) / Math.min(...losses);
  }

  onResize(stage, draw);
  return { follow, repaint: () => maps?.repaint() };
}

/** @param {string|undefined} name @param {string} end */
const named = (name, end) => (name ? say(learn.named, { name, end }) : end);
/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
