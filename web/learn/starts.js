// The figure of many starts: the same experiment from a dozen seeds, every loss curve drawn, the dead counted.
import { el } from "../view/element.js";
import { LOSS } from "../view/columns.js";
import { seriesOf } from "../view/series.js";
import { learn, say } from "../words/words.js";
import { fateOf, sayEnd } from "./endings.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { drawPlot } from "./plot.js";

/** @typedef {import("./laboratory.js").Outcome} Outcome */

const DEAD = 0, ALIVE = 1;

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createStarts({ stage, element, lab, id, tell }) {
  const { vary = "", low = "0.1", high = "1000" } = element.dataset, seeds = vary.split(" ");
  const key = element.dataset.by ?? "";
  const svg = createSvg(id), marks = el("ul", { class: "starts", "aria-label": learn.starts.every }, ...seeds.map(() => el("li")));
  stage.append(svg, marks);
  /** @type {(Outcome|null)[]} */ let ends = seeds.map(() => null);
  let resolved = /** @type {any} */ (null);

  /** @param {import("../state/experiment.js").Experiment} experiment */
  function follow(experiment) {
    const [line] = linesOf(experiment);
    resolved = lab.core.resolve(line);
    const asked = new Set(seeds);
    seeds.forEach((seed, i) => lab.train(`${id} ${i}`, `${line}&${key}=${seed}`, (outcome) => {
      if (!outcome.over) return;
      ends[i] = outcome;
      asked.delete(seed);
      draw(asked.size === 0);
    }));
    draw(false);
  }

  /** @param {boolean} whole whether every start has ended */
  function draw(whole) {
    if (!resolved) return;
    const { chance } = resolved.task, fates = ends.map((end) => end && fateOf(end, chance));
    const lines = ends.flatMap((end, i) => (end ? [{ kind: /** @type {const} */ ("line"), points: seriesOf(lab.columns, end.history, LOSS, resolved.steps).points, slot: fates[i] === "alive" ? ALIVE : DEAD, width: 1.4, plain: fates[i] === "alive", faint: 0.75 }] : []));
    drawPlot(svg, {
      width: svg.clientWidth || 600, height: 250, x: { min: 0, max: resolved.steps, name: learn.step }, y: { min: Number(low), max: Number(high), log: true, name: learn.loss },
      layers: [...lines.sort((a, b) => b.slot - a.slot), { kind: "rule", y: chance, text: learn.starts.guessing }],
    });
    fates.forEach((fate, i) => {
      const mark = /** @type {HTMLElement} */ (marks.children[i]), end = ends[i];
      mark.dataset.fate = fate ?? "";
      mark.title = mark.textContent = end ? say(learn.starts.start, { seed: seeds[i], end: sayEnd(end, chance) }) : "";
    });
    const lost = fates.filter((fate) => fate && fate !== "alive").length;
    const all = seeds.length, told = say(lost ? learn.starts.dead : learn.starts.none, { n: lost, all });
    svg.setAttribute("aria-label", say(learn.starts.label, { all, told }));
    if (whole) tell(told);
  }

  onResize(stage, () => draw(false));
  return { follow };
}
