// The figure of the trick question: schedules in the order of how they end, over several starts, at the peak that the reader sets.
import { el } from "../view/element.js";
import { formatValue } from "../view/numbers.js";
import { learn, say } from "../words/words.js";
import { createSvg, linesOf, onResize } from "./figures.js";
import { drawPlot } from "./plot.js";

/** @typedef {{name: string, row: HTMLElement, svg: SVGSVGElement, value: HTMLElement, losses: number[]}} Entry */

const ROW = 44;

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createRank({ stage, element, lab, id, tell }) {
  const { names = "", vary = "", by = "", low = "0.15", high = "1.3" } = element.dataset, seeds = vary.split(" ");
  const entries = names.split("|").map((name, slot) => createEntry(name, slot, id));
  const list = el("ol", { class: "rank" }, ...entries.map(({ row }) => row));
  list.style.height = `${entries.length * ROW}px`;
  stage.append(list);

  /** @param {import("../state/experiment.js").Experiment} experiment */
  function follow(experiment) {
    linesOf(experiment).forEach((line, i) => {
      const fresh = seeds.map(() => NaN);
      seeds.forEach((seed, k) => lab.train(`${id} ${i} ${k}`, `${line}&${by}=${seed}`, ({ over, state, report }) => {
        if (!over) return;
        fresh[k] = state === "diverged" ? Infinity : report.train_loss;
        if (fresh.some(Number.isNaN)) return;
        entries[i].losses = fresh;
        draw();
      }, { priority: 2 }));
    });
  }

  function draw() {
    const known = entries.filter(({ losses }) => losses.length).sort((a, b) => middle(a.losses) - middle(b.losses));
    known.forEach(({ row, svg, value, losses, name }, rank) => {
      row.style.transform = `translateY(${rank * ROW}px)`;
      row.style.order = String(rank);
      const slot = Number(row.dataset.slot), shown = losses.map((x) => Math.min(x, Number(high)));
      drawPlot(svg, {
        width: svg.clientWidth || 300, height: ROW - 8, left: 8, right: 8, top: 2, bottom: 4, x: { min: Number(low), max: Number(high), log: true, bare: true }, y: { min: 0, max: 1, bare: true },
        layers: [...shown.map((x) => /** @type {const} */ ({ kind: "dot", x, y: 0.5, slot, size: 4, faint: 0.4 })), { kind: "dot", x: Math.min(middle(losses), Number(high)), y: 0.5, slot, size: 7 }],
      });
      value.textContent = formatValue(middle(losses));
      svg.setAttribute("aria-label", say(learn.rank.label, { name, loss: formatValue(middle(losses)), n: seeds.length }));
    });
    if (known.length === entries.length) tell(say(learn.rank.told, { best: known[0].name, last: known[known.length - 1].name }));
  }

  onResize(stage, draw);
  return { follow };
}

/** @param {string} name @param {number} slot @param {string} id @returns {Entry} */
function createEntry(name, slot, id) {
  const svg = createSvg(`${id}-${slot}`), value = el("span", { class: "rank-value" });
  const row = el("li", { data: { slot: String(slot) } }, el("span", { class: "rank-name", text: name }), svg, value);
  row.style.transform = `translateY(${slot * ROW}px)`;
  return { name, row, svg, value, losses: [] };
}

/** @param {number[]} values */
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
