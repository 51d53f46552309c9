// The pool turns wishes (a line of text to train, and what to hear of it) into runs on a crew of workers.
import { createCrew } from "./crew.js";

/** @typedef {import("./crew.js").Desk} Desk */
/** @typedef {import("./run.js").Question} Question */
/** `speed` is steps a second, Infinity for as fast as it goes; a lower `priority` number goes first; an unfinished run of the same key may go on for `patience` milliseconds.
 * @typedef {{line: string, priority?: number, speed?: number, paused?: boolean, picture?: number, answers?: number, quiet?: boolean, patience?: number}} Wish */
/** A wish at work. `seat` is the desk where its run is, `at` and `line` say how to come back there, `over` that no step is left to walk,
 * `again` that it was stopped once and has begun again, `former` the jobs of the same key that may still be at work.
 * @typedef {{key: string, id: number, wish: Required<Wish>, listener: (message: any) => void, line: string, at: number, over: boolean, again: boolean,
 *   dead: boolean, seat: Desk|null, favourite: Desk|null, former: Job[], open: boolean, expecting: boolean, inbox: {type: string}[]}} Job */
/** @typedef {ReturnType<typeof createPool>} Pool */
/** @typedef {ReturnType<Pool["wish"]>} Handle */

const mostAtOneDesk = 4;

const countWorkers = () => Math.min(8, Math.max(1, (globalThis.navigator?.hardwareConcurrency || 3) - 1));

/** @param {{module: import("./core.js").CoreModule|Promise<import("./core.js").CoreModule>, workerSource: string, hired?: import("./hiring.js").Hired|null, size?: number, asleep?: boolean}} setup */
export function createPool({ module, workerSource, hired, size = countWorkers(), asleep = false }) {
  /** @type {Map<string, Job>} */
  const jobs = new Map();
  /** @type {Map<number, Job>} the jobs that have a run at a desk, by the id of that run */
  const seated = new Map();
  let lastId = 0, away = false;

  /** @param {Desk} desk */
  const jobsAt = (desk) => [...seated.values()].filter((job) => job.seat === desk);
  /** @param {Job} job */
  const isNewest = (job) => jobs.get(job.key) === job;
  const crew = createCrew({
    module, workerSource, hired, hear, lose,
    isMoving: (desk) => jobsAt(desk).some((job) => !job.open || job.expecting || !(job.over || job.wish.paused)),
    isNeeded: (desk) => jobsAt(desk).some((job) => !job.over),
  });

  /** @param {string} key @param {Wish} spec @param {(message: any) => void} listener */
  function wish(key, spec, listener) {
    const old = jobs.get(key), seat = spec.patience && !spec.paused ? old?.seat : null;
    if (old && !seat) leave(old);
    /** @type {Job} */
    const job = {
      key, listener, id: 0, line: spec.line, at: 0, over: false, again: false, dead: false, open: false, expecting: false, inbox: [], seat: null,
      wish: { priority: 0, speed: Infinity, paused: false, picture: 0, answers: 0, quiet: false, patience: 0, ...spec }, favourite: old?.favourite ?? null,
      former: old && seat ? [...old.former, old] : [],
    };
    jobs.set(key, job);
    if (seat) sit(job, seat);
    else dispatch();
    return createHandle(job);
  }

  /** Gives every job that needs one a seat, the most urgent first. */
  function dispatch() {
    if (asleep || away) return;
    const waiting = [...jobs.values()].filter((job) => !job.seat && !job.dead && (!job.over || job.inbox.length));
    for (const job of waiting.sort((a, b) => a.wish.priority - b.wish.priority)) {
      const desk = chooseDesk(job);
      if (desk) sit(job, desk);
    }
  }

  /** The desk with the least to do, hiring while cores are left; none when all have enough to do. @param {Job} job */
  function chooseDesk(job) {
    const load = (/** @type {Desk} */ desk) => jobsAt(desk).filter((other) => !other.over && isNewest(other)).length - (desk === job.favourite ? 0.5 : 0);
    const [best] = [...crew.desks].sort((a, b) => load(a) - load(b));
    const room = crew.desks.size < size && !best?.inPage;
    if (!best || (load(best) > 0 && room)) return crew.hire();
    const full = load(best) >= mostAtOneDesk && job.wish.speed === Infinity && !job.wish.paused;
    return full && jobsAt(best).every((other) => other.wish.priority <= job.wish.priority) ? null : best;
  }

  /** @param {Job} job @param {Desk} desk */
  function sit(job, desk) {
    const { line, over, at: replay, key: place, wish: { priority, speed, paused, picture, answers, quiet, patience } } = job;
    const id = ++lastId, keep = over || picture > 0 || answers > 0;
    Object.assign(job, { id, seat: desk, favourite: desk, open: false });
    seated.set(id, job);
    desk.send({ type: "open", id, order: { id, line, priority, speed, paused: paused || over, picture, answers, replay, keep, quiet, place, patience } });
  }

  /** Takes a job's run from its desk. @param {Job} job */
  function leave(job) {
    for (const former of job.former.splice(0)) leave(former);
    if (seated.delete(job.id)) job.seat?.send({ type: "drop", id: job.id });
    Object.assign(job, { seat: null, open: false, expecting: false });
  }

  /** @param {Job} job @param {string} line */
  function startOver(job, line) {
    leave(job);
    Object.assign(job, { line, at: 0, over: false, again: false, dead: false, inbox: [] });
    job.wish.line = line;
    dispatch();
  }

  /** A job that was stopped goes on once more from where it was, and then no more: what an engine loses once it seldom loses twice, and the bits are the same.
   * @param {Job} job @param {{type: string, why: string}} message */
  function stop(job, message) {
    if (job.again) return bury(job, message);
    leave(job);
    job.again = true;
    dispatch();
  }

  /** Ends a job that was refused or stopped. @param {Job} job @param {{type: string}} message */
  function bury(job, message) {
    leave(job);
    Object.assign(job, { over: true, dead: true, inbox: [] });
    job.listener(message);
    dispatch();
  }

  /** @param {Job} job @param {{type: string, [field: string]: unknown}} message */
  function say(job, message) {
    if (job.dead || !isNewest(job)) return;
    if (!job.open || !job.seat) {
      job.inbox.push(message);
      if (job.former.length) job.seat?.send({ type: "hurry", id: job.id });
    } else job.seat.send({ ...message, id: job.id });
    job.expecting = true;
    if (!job.seat) dispatch();
  }

  /** @param {Desk} desk @param {any} message */
  function hear(desk, message) {
    const job = seated.get(message.id);
    if (!job || job.seat !== desk) return;
    job.expecting = false;
    const { type } = message;
    if (type === "opened") return settle(job);
    if (type === "reopen") return isNewest(job) ? startOver(job, `${job.line}&${message.text}`) : undefined;
    if (type === "stopped") return stop(job, message);
    if (type === "refused" && !job.open) return bury(job, message);
    if (message.line) job.line = message.line;
    if (type === "rows" || type === "done") {
      if (job.over) return;
      job.at = message.at;
      if (type === "done") retire(job);
    }
    job.listener(message);
  }

  /** @param {Job} job */
  function settle(job) {
    job.open = true;
    for (const former of job.former.splice(0)) seated.delete(former.id);
    for (const message of job.inbox.splice(0)) say(job, message);
  }

  /** @param {Job} job */
  function retire(job) {
    job.over = true;
    if (!job.wish.picture && !job.wish.answers) leave(job);
    dispatch();
  }

  /** @param {Desk} desk @param {string} why */
  function lose(desk, why) {
    for (const job of jobsAt(desk)) {
      leave(job);
      if (why && !job.over && isNewest(job)) stop(job, { type: "stopped", why });
    }
    dispatch();
  }

  /** @param {Job} job */
  function createHandle(job) {
    return {
      pause() { job.wish.paused = true; if (!job.over) say(job, { type: "pause" }); },
      play() { job.wish.paused = false; if (!job.over) say(job, { type: "play" }); },
      /** Walks n steps and rests. @param {number} n */
      step(n) { job.wish.paused = true; if (!job.over) say(job, { type: "walk", n }); },
      restart() { job.wish.paused = false; if (isNewest(job)) startOver(job, job.wish.line); },
      /** @param {number} speed */
      setSpeed(speed) { job.wish.speed = speed; if (!job.over) say(job, { type: "speed", speed }); },
      /** Changes knobs at the present step; what cannot change while a run goes starts it over. @param {string} text */
      set(text) { if (job.over && isNewest(job)) startOver(job, `${job.line}&${text}`); else say(job, { type: "set", text }); },
      /** @param {Question} what */
      ask(what) { say(job, { type: "ask", what }); },
      cancel() { if (isNewest(job)) { jobs.delete(job.key); leave(job); dispatch(); } },
    };
  }

  function dismissAll() {
    for (const desk of crew.desks) crew.dismiss(desk, "");
  }
  /** Ends every worker; runs that were not finished go on after wake() from where they were. */
  function sleep() { asleep = true; dismissAll(); }
  function wake() { asleep = false; dispatch(); }

  globalThis.addEventListener?.("pagehide", () => { away = true; dismissAll(); });
  globalThis.addEventListener?.("pageshow", () => { away = false; dispatch(); });
  return { wish, sleep, wake, /** The first worker, before there is a wish for it. */ hire: () => void crew.hire(), workers: () => crew.desks.size, /** How many runs keep all workers busy. */ places: size * mostAtOneDesk };
}
