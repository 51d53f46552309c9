// The figure of the range test: loss against a climbing rate, several starts; and a pick that is put to the proof.
import { columnOf, LOSS, RATE } from "../view/columns.js";
import { formatShort } from "../view/numbers.js";
import { learn, say } from "../words/words.js";
import { sayEnd } from "./endings.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { drawPlot, frameOf } from "./plot.js";

/** @typedef {import("./laboratory.js").Outcome} Outcome */

const SMOOTH = 0.9;

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createRange({ stage, element, lab, id, tell, set }) {
  const { vary = "", by = "", key = "", proof = "", low = "0.3", high = "3" } = element.dataset, seeds = vary.split(" ");
  const svg = createSvg(id);
  stage.append(svg);
  /** @type {(Outcome|null)[]} */ const tests = seeds.map(() => null);
  let pick = "0.01", chance = 0, line = "";
  /** @type {Outcome|null} */ let end = null;

  /** @param {import("../state/experiment.js").Experiment} experiment */
  function follow(experiment) {
    [line] = linesOf(experiment);
    chance = lab.core.resolve(line).task.chance;
    seeds.forEach((seed, i) => lab.train(`${id} ${i}`, `${line}&${by}=${seed}`, (outcome) => {
      if (outcome.over) { tests[i] = outcome; draw(); }
    }));
  }

  /** @param {Outcome} outcome */
  function curveOf({ history }) {
    const losses = columnOf(lab.columns, history, LOSS), rates = columnOf(lab.columns, history, RATE);
    let mean = 0;
    return Array.from(losses, (loss, i) => {
      mean = SMOOTH * mean + (1 - SMOOTH) * Math.min(loss, 1e6);
      return { x: rates[i], y: mean / (1 - SMOOTH ** (i + 1)) };
    });
  }

  /** @param {import("./plot.js").Layer[]} layers @returns {import("./plot.js").Picture} */
  const pictureOf = (layers) => ({ width: svg.clientWidth || 600, height: 270, x: { min: 1e-6, max: 10, log: true, name: learn.range.rate }, y: { min: Number(low), max: Number(high), log: true, name: learn.range.loss }, layers });

  function draw() {
    const curves = tests.flatMap((test) => (test ? [curveOf(test)] : []));
    const lowest = curves.map((curve) => curve.reduce((best, point) => (point.y < best.y ? point : best)).x).sort((a, b) => a - b);
    const brink = lowest[Math.floor(lowest.length / 2)];
    drawPlot(svg, pictureOf([
      ...curves.map((points, i) => /** @type {const} */ ({ kind: "line", points, slot: 6, plain: true, width: i ? 1 : 1.6, faint: i ? 0.4 : 0.9 })),
      ...(brink ? [/** @type {const} */ ({ kind: "rule", x: brink, text: learn.range.lowest })] : []),
      ...(curves[0] ? [/** @type {const} */ ({ kind: "dot", x: Number(pick), y: heightAt(curves[0], Number(pick)), slot: 0, size: 7 })] : []),
    ]));
    const said = end ? sayEnd(end, chance) : "";
    svg.setAttribute("aria-label", say(learn.range.label, { n: seeds.length, lowest: formatShort(brink ?? NaN), pick, end: said }));
    if (end && brink) tell(say(learn.range.trained, { pick, end: said, lowest: formatShort(brink) }));
  }

  const dial = (/** @type {string} */ _key, /** @type {string} */ text) => {
    [pick, end] = [text, null];
    lab.train(`${id} proof`, `${proof}&${key}=${text}`, (outcome) => {
      if (outcome.over && pick === text) { end = outcome; draw(); }
    });
    draw();
  };
  svg.addEventListener("pointerdown", (event) => {
    const x = frameOf(pictureOf([])).x.of(event.clientX - svg.getBoundingClientRect().left);
    set("pick", String(Number(Math.min(10, Math.max(1e-6, x)).toPrecision(2))));
  });
  onResize(stage, draw);
  return { follow, dial };
}

/** @param {{x: number, y: number}[]} curve @param {number} x */
const heightAt = (curve, x) => (curve.find((point) => point.x >= x) ?? curve[curve.length - 1]).y;
