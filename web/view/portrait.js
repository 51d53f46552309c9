// portrait.js - says in words what each chart shows now, for those who do not see it.
import { columnOf, RATE } from "./columns.js";
import { decimate } from "./decimate.js";
import { formatShort, formatValue } from "./numbers.js";
import { describeChart } from "./scales.js";
import { planOf } from "./series.js";
import { drawnOf } from "./spread.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {import("./charts.js").Trace} Trace */

const w = words.chart;
/** @param {Trace} trace */
const nameOf = ({ letter, name }) => `${letter} ${name}`;
/** @param {Frame} frame @param {string} name */
const sayOver = (frame, name) => say(w.over, { name, steps: say(words.stepCount, { n: Math.max(...frame.traces.map((trace) => trace.resolved.steps)) }) });

/** Where every curve of the loss chart began, stands and was lowest, and which is lowest now. @param {Frame} frame */
function portrayLoss(frame) {
  const curves = frame.traces.map((trace) => ({ run: nameOf(trace), points: drawnOf(frame, trace, frame.column).points }));
  const said = curves.map(({ run, points }) => {
    if (!points.length) return say(w.none, { run });
    const last = points[points.length - 1], low = points.reduce((a, b) => (b.y < a.y ? b : a));
    return say(w.curve, { run, first: formatValue(points[0].y), last: formatValue(last.y), at: last.x, low: formatValue(low.y), where: low.x });
  });
  const ended = curves.filter(({ points }) => points.length).sort((a, b) => a.points[a.points.length - 1].y - b.points[b.points.length - 1].y);
  const name = frame.columns.find(({ key }) => key === frame.column)?.label ?? words.loss;
  return [sayOver(frame, name), ...said, ended.length > 1 ? say(w.lead, { run: ended[0].run }) : ""].filter(Boolean).join(" ");
}

/** Where every rate begins, is highest, stands and ends. @param {Frame} frame */
function portrayRate(frame) {
  const said = frame.traces.map((trace) => {
    const plan = trace.resolved.reactive ? null : trace.lr;
    const points = plan ? planOf(plan) : decimate(null, columnOf(frame.columns, trace.history, RATE), Infinity);
    if (!points.length) return say(w.none, { run: nameOf(trace) });
    const top = points.reduce((a, b) => (b.y > a.y ? b : a)), last = points[points.length - 1].y;
    const [first, high, now, end] = [points[0].y, top.y, plan ? plan[Math.min(trace.at, plan.length - 1)] : last, last].map(formatShort);
    return say(w.path, { run: nameOf(trace), first, high, where: plan ? top.x : Math.round((top.x / points.length) * trace.at), now, last: end });
  });
  return [sayOver(frame, words.rate), ...said].join(" ");
}

/** @param {{loss: {canvas: HTMLCanvasElement}, rate: {canvas: HTMLCanvasElement}}} charts @param {Frame} frame */
export function portray(charts, frame) {
  describeChart(charts.loss.canvas, portrayLoss(frame));
  describeChart(charts.rate.canvas, portrayRate(frame));
}
