// The figure of many rates: every dot is a whole training run; the chosen one's loss curve stands beside it.
import { el } from "../view/element.js";
import { parseExperiment } from "../state/text.js";
import { LOSS } from "../view/columns.js";
import { seriesOf, valueBounds } from "../view/series.js";
import { learn, say } from "../words/words.js";
import { fateOf, sayEnd } from "./endings.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { drawPlot, frameOf } from "./plot.js";

/** @typedef {import("./laboratory.js").Outcome} Outcome */

const CHOSEN = 1, OTHERS = 4;
/** Room beside the first and the last dot, as a factor. */
const EDGE = 1.6;

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createSweep({ stage, element, lab, id, tell, set }) {
  const { key = "", values = "", top = "1" } = element.dataset;
  const rates = values.split(" "), one = createSvg(id), all = createSvg(`${id}-all`);
  stage.append(el("div", { class: "pair" }, all, one));
  /** @type {(Outcome|null)[]} */ let ends = rates.map(() => null);
  /** @type {Outcome|null} */ let chosen = null;
  let line = "", shared = "", resolved = /** @type {any} */ (null);

  /** @param {import("../state/experiment.js").Experiment} experiment */
  function follow(experiment) {
    [line] = linesOf(experiment);
    resolved = lab.core.resolve(line);
    lab.train(`${id} chosen`, line, (outcome) => ((chosen = outcome), draw()), { priority: CHOSEN });
    const rest = linesOf({ shared: new Map([...experiment.shared].filter(([said]) => said !== key)), runs: experiment.runs })[0];
    if (rest !== shared) sweep(rest);
    draw();
  }

  /** @param {string} rest */
  function sweep(rest) {
    shared = rest;
    ends = rates.map(() => null);
    rates.forEach((text, i) => lab.train(`${id} ${i}`, linesOf(parseExperiment(`${rest}&${key}=${text}`))[0], (outcome) => {
      if (outcome.over) { ends[i] = outcome; draw(); }
    }, { priority: OTHERS }));
  }

  const yOf = (/** @type {Outcome} */ { report, state }) => (state === "diverged" ? 0 : report.held_accuracy);

  function draw() {
    if (!resolved) return;
    const { chance } = resolved.task, rate = resolved.values[key];
    const points = rates.flatMap((text, i) => (ends[i] ? [{ x: Number(text), y: yOf(/** @type {Outcome} */ (ends[i])), dead: fateOf(/** @type {Outcome} */ (ends[i]), chance) !== "alive" }] : []));
    drawPlot(all, pictureOf([
      { kind: "line", points, slot: 6, width: 1.2, plain: true, faint: 0.6 }, ...points.map(({ x, y, dead }) => /** @type {const} */ ({ kind: "dot", x, y, slot: 6, size: 4, hollow: dead })),
      { kind: "rule", x: Number(rate) }, ...(chosen ? [/** @type {const} */ ({ kind: "dot", x: Number(rate), y: yOf(chosen), slot: 0, size: 6.5 })] : []),
    ]));
    const series = seriesOf(lab.columns, chosen?.history ?? null, LOSS, resolved.steps);
    const y = { ...valueBounds([series], true), log: true, name: learn.loss };
    drawPlot(one, { width: one.clientWidth || 400, height: 240, x: { min: 0, max: resolved.steps, name: learn.step }, y: { ...y, max: Math.max(y.max, 6) }, layers: [{ kind: "band", band: series.band, slot: 0 }, { kind: "line", points: series.points, slot: 0 }] });
    describe(rate);
  }

  /** @param {import("./plot.js").Layer[]} layers @returns {import("./plot.js").Picture} */
  function pictureOf(layers) {
    return { width: all.clientWidth || 400, height: 240, layers, x: { min: Number(rates[0]) / EDGE, max: Number(rates.at(-1)) * EDGE, log: true, name: learn.rate, format: String, ticks: rates.filter((_, i) => i % 4 === 0).map(Number) }, y: { name: learn.sweep.share, min: 0, max: Number(top), format: (share) => `${Math.round(100 * share)} %` } };
  }

  /** @param {string} rate */
  function describe(rate) {
    const told = ends.map((end, i) => (end ? say(learn.named, { name: rates[i], end: sayEnd(end, resolved.task.chance) }) : "")).filter(Boolean);
    all.setAttribute("aria-label", say(learn.sweep.all, { list: told.join("; ") }));
    one.setAttribute("aria-label", say(learn.sweep.one, { rate }));
    if (chosen?.over && chosen.line === line) tell(say(learn.sweep.at, { rate, end: sayEnd(chosen, resolved.task.chance) }));
  }

  all.addEventListener("pointerdown", (event) => {
    const x = frameOf(pictureOf([])).x.of(event.clientX - all.getBoundingClientRect().left);
    const [nearest] = [...rates].sort((a, b) => Math.abs(Math.log(Number(a) / x)) - Math.abs(Math.log(Number(b) / x)));
    set(key, nearest);
  });
  onResize(stage, draw);
  return { follow };
}
