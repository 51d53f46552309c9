// answering.js - what a student hands in: the line of every run and how it ended, in one line of text that the core seals.
import { isOver } from "../view/readings.js";

/** Empty until every run has ended. @param {import("./trainer.js").Run[]} runs @param {{seal(text: string): string}} core */
export function writeAnswer(runs, core) {
  if (!runs.every((run) => isOver(run) && !run.stopped && run.report)) return "";
  const ends = runs.map(({ done, state, report }) => `${done || "-"} loss=${state === "diverged" ? "none" : report.held_loss} hash=${report.hash}`);
  const said = `lrlab1 ${ends.join(" ")}`;
  return `${said} ${core.seal(said)}`;
}
