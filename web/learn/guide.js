// The field guide: small pictures of loss curves, each a real run, all on the same axes.
import { el } from "../view/element.js";
import { LOSS } from "../view/columns.js";
import { seriesOf } from "../view/series.js";
import { learn, say } from "../words/words.js";
import { sayEnd } from "./endings.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { drawPlot } from "./plot.js";

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createGuide({ stage, element, lab, id }) {
  const { low = "0.1", high = "10" } = element.dataset;
  const texts = [...stage.querySelectorAll("li")];
  const plots = texts.map((item, i) => {
    const svg = createSvg(`${id}-${i}`), end = el("span", { class: "end" });
    item.prepend(svg);
    item.append(end);
    return { svg, end, item, outcome: /** @type {import("./laboratory.js").Outcome|null} */ (null) };
  });
  /** @type {string[]} */ let lines = [];

  /** @param {number} i */
  function draw(i) {
    const { svg, end, outcome, item } = plots[i], resolved = lab.core.resolve(lines[i]);
    const { points, band } = seriesOf(lab.columns, outcome?.history ?? null, LOSS, resolved.steps);
    drawPlot(svg, {
      width: svg.clientWidth || 200, height: 120, left: 30, right: 4, top: 6, bottom: 8,
      x: { min: 0, max: resolved.steps, bare: true }, y: { min: Number(low), max: Number(high), log: true, ticks: [0.1, 1, 10] },
      layers: [{ kind: "rule", y: resolved.task.chance }, { kind: "band", band, slot: i }, { kind: "line", points, slot: i, width: 1.8, plain: true }],
    });
    const told = outcome?.over ? sayEnd(outcome, resolved.task.chance) : "";
    svg.setAttribute("aria-label", say(learn.guide, { name: item.querySelector("strong")?.textContent ?? "", end: told }));
    end.textContent = told;
  }

  onResize(stage, () => plots.forEach((_, i) => draw(i)));
  return {
    follow(experiment) {
      lines = linesOf(experiment);
      plots.forEach((plot, i) => lab.train(`${id} ${i}`, lines[i], (outcome) => {
        plot.outcome = outcome;
        draw(i);
      }));
    },
  };
}
