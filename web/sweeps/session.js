// session.js - carries a sweep through: asks the judge what to run, runs it, asks again, and tells what can be said so far.
import { startSweep } from "../core/sweep.js";

/** @typedef {{core: import("../core/core.js").Core, pool: import("../core/pool.js").Pool, tell: (news: News) => void, now?: () => number, pause?: number}} Setup */
/** `why` says what went wrong, "size" when the texts do not fit the core's mailbox.
 * @typedef {{answer: any, state: "idle"|"going"|"paused"|"over", done: number, total: number, left: number, failed: {line: string, why: string}[], why: string}} News */

const BETWEEN_TELLS = 200;

/** Results stay known while the page lives: another spec that wants the same line has it at once. @param {Setup} setup */
export function createSession({ core, pool, tell, now = () => performance.now(), pause = BETWEEN_TELLS }) {
  /** @type {Map<string, string>} */
  const every = new Map();
  let spec = "", work = /** @type {ReturnType<typeof startSweep>|null} */ (null), timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);
  /** @type {Map<string, string>} */ let known = new Map();
  /** @type {Set<string>} */ let asked = new Set();
  /** @type {News} */ let news = { answer: null, state: "idle", done: 0, total: 0, left: NaN, failed: [], why: "" };
  let ran = 0, busy = 0, since = 0;

  const text = () => [spec, ...known.values()].join("\n");

  /** The lines that are still to be run, what is known from before taken off. @returns {string[]} */
  function plan() {
    for (;;) {
      const said = core.plan(text());
      if ("error" in said) throw new Error(said.error.text);
      const before = said.lines.filter((line) => every.has(line));
      if (!before.length) return said.lines;
      for (const line of before) known.set(line, /** @type {string} */ (every.get(line)));
    }
  }

  function fresh() {
    const lines = plan().filter((line) => !asked.has(line));
    for (const line of lines) asked.add(line);
    return lines;
  }

  /** Texts too long for the mailbox are a limit that is said; anything else is a sentence of its own. @param {() => void} act */
  function attempt(act) {
    try {
      act();
    } catch (reason) {
      stop("over");
      news.why = reason instanceof RangeError || reason instanceof SyntaxError ? "size" : String(/** @type {Error} */ (reason)?.message ?? reason);
      tell(news);
    }
  }

  const clock = () => busy + (news.state === "going" ? now() - since : 0);

  function judge() {
    clearTimeout(timer);
    timer = undefined;
    const answer = core.judge(text());
    if (answer.error) throw new Error(answer.error.text);
    const left = ran ? (clock() / ran) * answer.missing : NaN;
    news = { ...news, answer, done: answer.asked - answer.missing, total: answer.asked, left };
    tell(news);
  }

  /** Judges what there is, and lets the workers have what the judge has come to want meanwhile. */
  function look() {
    attempt(() => {
      const more = fresh();
      if (more.length) work?.add(more);
      judge();
    });
  }

  /** @param {import("../core/sweep.js").Outcome} outcome */
  function hear({ line, result, why }) {
    if (result === null) news.failed = [...news.failed, { line, why }];
    else for (const all of [every, known]) all.set(line, result);
    ran += 1;
    timer ??= setTimeout(look, pause);
  }

  function finish() {
    attempt(() => {
      const more = fresh();
      if (more.length) return work?.add(more);
      stop("over");
      judge();
    });
  }

  /** @param {News["state"]} state */
  function stop(state) {
    clearTimeout(timer);
    timer = undefined;
    busy = clock();
    news = { ...news, state };
    if (state === "paused") return;
    work?.cancel();
    work = null;
  }

  function start() {
    attempt(() => {
      asked = new Set();
      [ran, busy, since] = [0, 0, now()];
      news = { ...news, state: "going", failed: [], why: "" };
      const lines = fresh();
      if (lines.length) work = startSweep(pool, lines, { onResult: hear, onDone: finish });
      else stop("over");
      judge();
    });
  }

  return {
    /** Begins anew, with what is known already. @param {string} next */
    open(next) {
      stop("idle");
      spec = next;
      known = new Map();
      start();
    },
    /** Judges what is there and runs nothing. @param {string} next */
    hold(next) {
      stop("idle");
      spec = next;
      known = new Map();
      news = { ...news, failed: [], why: "" };
      attempt(() => (plan(), judge()));
    },
    start,
    pause() { work?.pause(); stop("paused"); tell(news); },
    resume() {
      if (!work) return start();
      since = now();
      news = { ...news, state: "going" };
      work.resume();
      tell(news);
    },
    cancel() { stop("over"); attempt(judge); },
    state: () => news.state,
  };
}
