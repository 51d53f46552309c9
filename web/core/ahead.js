// ahead.js - a run begun before it is asked for, while the page is still being unpacked; the first order for its line goes on from there.
import { loadCore } from "./core.js";
import { nextTask } from "./task.js";

/** A run begun on a guess: `take` stops it and hands over its core and how many milliseconds it has walked, if all went well. @typedef {{line: string, take: () => {core: import("./core.js").Core, busy: number}|undefined}} Ahead */

/** So many milliseconds are walked at a time: an order that has come in meanwhile goes first. */
const SHORT = 4;

/** Null where the core refuses the line, or cannot even hear it: whoever asks for it is told why. @param {import("./core.js").CoreModule} module @param {{line: string, steps: number}} guess
 * @param {(message: import("./run.js").Message) => void} post @returns {Promise<Ahead|null>} */
export async function getAhead(module, { line, steps }, post) {
  const core = await loadCore(module);
  try { if (core.open(line) < 0) return null; } catch { return null; }
  let taken = false, failed = false, busy = 0;
  async function walk() {
    for (let n = 1; !taken && core.at() < steps; await nextTask()) {
      const since = performance.now(), from = core.at(), walked = core.step(Math.min(n, steps - from)), took = performance.now() - since;
      busy += took;
      if (!from && walked) post({ type: "begun", id: 0, at: walked, when: performance.timeOrigin + since + took });
      if (walked < n) return;
      if (took < SHORT) n *= 2;
    }
  }
  function take() {
    taken = true;
    return failed ? undefined : { core, busy };
  }
  walk().catch(() => { failed = true; });
  return { line, take };
}
