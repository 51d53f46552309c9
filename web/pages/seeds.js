// seeds.js - trains each run again from further seeds on what the visible runs leave of the workers, and hands over what came back.
import { SEED } from "../view/structure.js";

/** @typedef {import("./trainer.js").Run} Run */
/** @typedef {import("../core/pool.js").Handle} Handle */
/** @typedef {{k: number, history: import("../view/columns.js").History, report: any}} Member */
/** @typedef {{line: string, found: Map<number, Member>, going: Map<number, Handle>}} Crowd */

/** Seeds are counted on from the run's own, round the end of 32 bits. */
const SEEDS = 2 ** 32;
/** A hand has to rest this long before further seeds begin. */
const REST = 250;

/** @param {{pool: import("../core/pool.js").Pool, tell: () => void}} setup */
export function createSeeds({ pool, tell }) {
  /** @type {Map<string, Crowd>} */ const crowds = new Map();
  let timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);

  /** @param {Crowd} crowd */
  function dismiss(crowd) {
    for (const handle of crowd.going.values()) handle.cancel();
    crowd.going.clear();
  }

  /** @param {Run} run @param {number} count */
  function gather(run, count) {
    const crowd = crowds.get(run.key) ?? { line: run.line, found: new Map(), going: new Map() };
    crowds.set(run.key, crowd);
    if (run.state !== "finished" && run.state !== "diverged") return;
    const first = Number(run.resolved.values[SEED]);
    for (let k = 1; k < count; k += 1) {
      if (crowd.found.has(k) || crowd.going.has(k)) continue;
      const line = `${run.line}&${SEED}=${(first + k) % SEEDS}`;
      crowd.going.set(k, pool.wish(`${run.key} seed ${k}`, { line, priority: k }, (message) => hear(run, crowd, k, count, message)));
    }
    show(run, crowd, count);
  }

  /** @param {Run} run @param {Crowd} crowd @param {number} k @param {number} count @param {any} message */
  function hear(run, crowd, k, count, message) {
    if (message.type === "rows") return;
    crowd.going.get(k)?.cancel();
    if (message.type !== "done") return;
    crowd.going.delete(k);
    crowd.found.set(k, { k, history: { rows: message.rows, columns: message.columns }, report: message.report });
    show(run, crowd, count);
    tell();
  }

  /** @param {Run} run @param {Crowd} crowd @param {number} count */
  function show(run, crowd, count) {
    const others = [...crowd.found].filter(([k]) => k < count).sort(([a], [b]) => a - b).map(([, member]) => member);
    run.members = others.length && run.history ? [{ k: 0, history: run.history, report: run.report }, ...others] : null;
  }

  return {
    /** Brings the crowds in line with the runs: what belongs to another line is dropped at once, what is missing begins after a rest.
     * @param {Run[]} runs @param {number} count */
    follow(runs, count) {
      for (const [key, crowd] of crowds) {
        const run = runs.find((one) => one.key === key);
        if (run?.line === crowd.line && count > 1) continue;
        dismiss(crowd);
        crowds.delete(key);
        if (run) run.members = null;
      }
      for (const { going } of crowds.values()) for (const [k, handle] of going) if (k >= count) (handle.cancel(), going.delete(k));
      clearTimeout(timer);
      if (count > 1) timer = setTimeout(() => (runs.forEach((run) => gather(run, count)), tell()), REST);
    },
  };
}
