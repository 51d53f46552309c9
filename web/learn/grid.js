// The figure of rate against batch size: a table in which every cell is a run over equally many samples.
import { stopAt, walkCells } from "../view/cells.js";
import { el } from "../view/element.js";
import { formatValue } from "../view/numbers.js";
import { formatExperiment } from "../state/text.js";
import { setShared } from "../state/experiment.js";
import { learn, listOf, say } from "../words/words.js";
import { fateOf, sayEnd } from "./endings.js";
import { linesOf } from "./figures.js";

/** Without its leading zero, to save room. @param {string} number */
const short = (number) => number.replace(/^0/, "");

/** @typedef {{row: string, column: string, cell: HTMLElement, loss: number}} Cell */

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createGrid({ stage, element, lab, id, tell }) {
  const { rows = "", columns = "", rowKey = "", columnKey = "", budgetKey = "", budget = "1", rowName = "", columnName = "", best = "0.2", worst = "1" } = element.dataset;
  /** @type {Cell[]} */
  const cells = rows.split(" ").flatMap((row) => columns.split(" ").map((column) => ({ row, column, cell: el("td"), loss: NaN })));
  stage.append(drawTable());

  function drawTable() {
    const head = el("tr", {}, el("th", { scope: "col" }, el("span", { class: "unseen", text: `${rowName}, ${columnName}` })), ...columns.split(" ").map((text) => el("th", { scope: "col", text: short(text) })));
    const body = rows.split(" ").map((row) => el("tr", {}, el("th", { scope: "row", text: row }), ...cells.filter((one) => one.row === row).map(({ cell }) => cell)));
    const table = el("table", { class: "cells", role: "grid" }, el("caption", { text: say(learn.grid.axes, { rows: rowName, columns: columnName }) }), el("thead", {}, head), el("tbody", {}, ...body));
    walkCells(table, () => ({ cells: links(), across: columns.split(" ").length }));
    return el("div", { class: "scroll", role: "group", "aria-label": learn.grid.label }, table);
  }

  const links = () => cells.map(({ cell }) => cell.querySelector("a"));

  /** @param {Cell} one @param {import("./laboratory.js").Outcome} outcome @param {number} chance @param {string} text */
  function show(one, outcome, chance, text) {
    const fate = fateOf(outcome, chance);
    one.loss = fate === "exploded" ? Infinity : outcome.report.train_loss;
    const depth = Math.min(1, Math.max(0, Math.log(Number(worst) / one.loss) / Math.log(Number(worst) / Number(best))));
    one.cell.style.setProperty("--lr-lab-depth", `${Math.round(depth * 100)}%`);
    one.cell.dataset.fate = fate;
    const name = say(learn.grid.cell, { rows: rowName, row: one.row, columns: columnName, column: one.column, end: sayEnd(outcome, chance) });
    const shown = fate === "alive" ? short(formatValue(one.loss)) : "✕";
    const link = el("a", { href: `index.html#${text}`, target: "_blank", rel: "noopener", title: name, "aria-label": say(learn.grid.open, { shown, cell: name }), text: shown });
    const stop = links().find((other) => other?.tabIndex === 0);
    one.cell.replaceChildren(link);
    stopAt([link], stop?.isConnected ? null : link);
  }

  function summarise() {
    if (cells.some(({ loss }) => Number.isNaN(loss))) return;
    const highest = rows.split(" ").map((row) => cells.filter((one) => one.row === row && one.loss < 0.5).at(-1)?.column ?? learn.grid.none);
    tell(say(learn.grid.highest, { list: listOf(rows.split(" ").map((row, i) => say(learn.grid.at, { rate: highest[i], row }))) }));
  }

  return {
    follow(experiment) {
      cells.forEach((one, i) => {
        const steps = String(Math.round(Number(budget) / Number(one.row)));
        const whole = [[rowKey, one.row], [columnKey, one.column], [budgetKey, steps]].reduce((all, [key, value]) => setShared(all, key, value), experiment);
        const [line] = linesOf(whole), { task } = lab.core.resolve(line);
        lab.train(`${id} ${i}`, line, (outcome) => {
          if (!outcome.over) return;
          show(one, outcome, task.chance, formatExperiment(whole));
          summarise();
        }, { priority: 3 });
      });
    },
  };
}
