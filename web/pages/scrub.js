// scrub.js - what each run had learned at an earlier step: the line is trained again up to there, which gives the same bits.
import { stepAt } from "../view/horizontal.js";

/** @typedef {import("./trainer.js").Run} Run */
/** @typedef {import("../view/pictures.js").Seen} Seen */
/** @typedef {{busy: boolean, wanted: number, step: number, last: Partial<Seen>, handle: import("../core/pool.js").Handle|null}} Replay */

const KEPT = 64;

/** @param {{pool: import("../core/pool.js").Pool, tell: () => void, wishOf: (run: Run) => {picture: number, answers: number}}} setup */
export function createScrub({ pool, tell, wishOf }) {
  /** @type {Map<string, Partial<Seen>>} */ const cache = new Map();
  /** @type {Map<string, Replay>} */ const replays = new Map();

  /** One replay a run at a time; a step asked for meanwhile comes next. @param {Run} run @param {Replay} replay */
  function go(run, replay) {
    const step = replay.wanted;
    Object.assign(replay, { busy: true, step });
    const seen = /** @type {Partial<Seen>} */ ({});
    replay.handle = pool.wish(`${run.key} at`, { line: run.line, paused: true, ...wishOf(run) }, (message) => {
      const { type, at } = message;
      if (type === "stopped" || type === "refused") return void (replay.busy = false);
      if ((type !== "picture" && type !== "answers") || at < Math.min(step, run.state === "diverged" ? run.at : step)) return;
      seen[/** @type {"picture"|"answers"} */ (type)] = message;
      finish(run, replay, step, seen);
    });
    replay.handle.step(step);
  }

  /** @param {Run} run @param {Replay} replay @param {number} step @param {Partial<Seen>} seen */
  function finish(run, replay, step, seen) {
    cache.set(`${step} ${run.line}`, seen);
    if (cache.size > KEPT) cache.delete(cache.keys().next().value ?? "");
    Object.assign(replay, { busy: false, last: seen });
    if (replay.wanted !== step) go(run, replay);
    tell();
  }

  return {
    /** What a run had learned at a place of the axis; what is not known yet is on its way. @param {Run} run @param {{unit: string}} frame @param {number} pin @returns {Seen} */
    look(run, frame, pin) {
      const wanted = stepAt(frame, run, pin);
      const { picture, answers } = wishOf(run);
      const known = cache.get(`${wanted} ${run.line}`);
      const replay = replays.get(run.key) ?? { busy: false, wanted, step: -1, last: {}, handle: null };
      replays.set(run.key, replay);
      replay.wanted = wanted;
      if (!known && !replay.busy && (picture || answers)) go(run, replay);
      return { ...run.seen, ...(known ?? replay.last) };
    },
    /** Ends every replay. */
    release() {
      for (const replay of replays.values()) replay.handle?.cancel();
      replays.clear();
    },
  };
}
