// LR Lab as the page runs it: core.js and run.js in a worker, slices of 8 ms, the history copied out every 50 ms.
import { loadCore } from "../../../web/core/core.js";
import { createRun } from "../../../web/core/run.js";
import { serve } from "./stage.js";

serve(async ({ work: { line } }) => {
  const module = await WebAssembly.compileStreaming(fetch("./lab.wasm"));
  const core = await loadCore(module);
  let told = /** @type {any} */ (null), run = begin();

  function begin() {
    if (core.open(line) < 0) throw new Error(core.error().text);
    const order = { id: 1, line, priority: 0, speed: Infinity, paused: false, picture: 0, answers: 0, replay: 0, keep: true };
    return createRun(core, order, (message) => { if (message.type === "rows" || message.type === "done") told = message; }, () => performance.now());
  }
  const lastLoss = () => core.report().loss;

  return {
    first() { core.step(1); return lastLoss(); },
    losses(n) {
      core.step(n);
      const { rows, columns } = core.history(), loss = core.describe().columns.findIndex(({ key }) => key === "loss");
      return [...columns.subarray(loss * rows + 1, loss * rows + 1 + n)];
    },
    /** A run that has ended is opened again outside the clock, as the peers' setting up is. */
    walk(ms) {
      let n = 0, spent = 0;
      while (spent < ms) {
        if (run.isOver()) run = begin();
        const from = performance.now(), at = core.at();
        run.slice(8);
        spent += performance.now() - from;
        n += core.at() - at;
      }
      return { n, ms: spent };
    },
    last: () => told?.report.loss ?? lastLoss(),
  };
});
