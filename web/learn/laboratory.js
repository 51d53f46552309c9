// The article's laboratory: one core to ask, one pool to train in, and a tally of all that was trained on this page.
import { createPool } from "../core/pool.js";
import { loadCore } from "../core/core.js";

/** @typedef {import("../view/columns.js").History} History */
/** What a run has come to. @typedef {{line: string, at: number, over: boolean, state: string, history: History, report: any}} Outcome */
/** @typedef {Awaited<ReturnType<typeof openLaboratory>>} Laboratory */

/** Milliseconds for which an unfinished run may go on when a newer one is wished for. */
const PATIENCE = 60;

/** @param {import("../core/core.js").CoreModule} module @param {string} workerSource */
export async function openLaboratory(module, workerSource) {
  const core = await loadCore(module);
  const pool = createPool({ module, workerSource });
  const tally = { runs: 0, steps: 0, hear: () => {} };
  const { columns } = core.describe();

  /** Trains a line; the newest wish under a key wins, though a run at work may finish first. @param {string} key @param {string} line @param {(outcome: Outcome) => void} hear
   * @param {{pixels?: number, see?: (message: any) => void, priority?: number}} [more] */
  function train(key, line, hear, { pixels = 0, see, priority = 0 } = {}) {
    const handle = pool.wish(key, { line, picture: pixels, priority, patience: PATIENCE }, (message) => {
      const { type, at, state, report, rows, columns: data } = message;
      if (type === "picture" || type === "points") see?.(message);
      if (type !== "rows" && type !== "done") return;
      if (type === "done") count(report.step);
      hear({ line, at, over: type === "done", state, report, history: { rows, columns: data } });
    });
    return handle;
  }

  /** @param {number} steps */
  function count(steps) {
    tally.runs += 1;
    tally.steps += steps;
    tally.hear();
  }

  return { core, columns, tally, train };
}
