// Waits for a moment when nobody else uses the machine, and tells how busy it was while something was measured.
import { cpus } from "node:os";

/** Ticks that the cores spent working and in all. */
function readTicks() {
  let busy = 0, all = 0;
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.idle + times.irq;
    all += sum;
    busy += sum - times.idle;
  }
  return { busy, all };
}

/** Share of all cores that was at work between two readings. @param {{busy: number, all: number}} from @param {{busy: number, all: number}} to */
const shareBetween = (from, to) => (to.busy - from.busy) / Math.max(1, to.all - from.all);

const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** What is left of the waiting, in ms: a machine that is never quiet is measured as it is. */
let patienceLeft = 300_000;

/** Waits until the machine has been idle for a third of a second, at most `patience` ms. @param {number} patience */
export async function waitForQuiet(patience) {
  const began = Date.now(), until = began + Math.min(patience, patienceLeft);
  for (let quiet = false; !quiet && Date.now() < until;) {
    const from = readTicks();
    await sleep(350);
    quiet = shareBetween(from, readTicks()) < 0.2;
  }
  patienceLeft -= Date.now() - began;
}

/** Does something that uses one core, in a quiet moment; when others used more than a third of a core meanwhile, once or twice again; gives the least disturbed result.
 * @template T @param {() => Promise<T>} act @param {{patience: number, tries: number}} how @returns {Promise<{result: T, others: number}>} `others`: cores that others used */
export async function measureQuietly(act, { patience, tries }) {
  let best = /** @type {{result: T, others: number}|undefined} */ (undefined);
  for (let i = 0; i < Math.max(1, tries); i++) {
    await waitForQuiet(patience);
    const from = readTicks(), result = await act(), others = Math.max(0, shareBetween(from, readTicks()) * cpus().length - 1);
    if (!best || others < best.others) best = { result, others };
    if (best.others < 0.35 || patienceLeft <= 0) break;
  }
  return /** @type {{result: T, others: number}} */ (best);
}
