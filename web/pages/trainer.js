// trainer.js - keeps one wish per run in the pool, and for each run the curve, picture and report that came back.
import { mergeLine } from "../state/experiment.js";
import { countSeeds } from "../state/display.js";
import { isOver } from "../view/readings.js";
import { LETTERS } from "../view/palette.js";
import { EDITS } from "../view/structure.js";
import { createSeeds } from "./seeds.js";

/** @typedef {import("../view/charts.js").Trace} Trace */
/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("../view/pictures.js").Seen} Seen */
/** @typedef {import("../core/pool.js").Handle} Handle */
/** @typedef {Trace & {handle: Handle|null, seen: Seen, shape: string, own: Map<string, string>, byHand: number, doctor?: import("../view/judges/doctor.js").Opinion}} Run */
/** @typedef {{core: import("../core/core.js").Core, pool: import("../core/pool.js").Pool, scheduleKeys: (chosen: Record<string, string>) => Set<string>,
 *   tell: () => void, refuse: (text: string) => void}} Setup */

/** Edits closer together than this are one gesture: the ghost stays what it was before the gesture began. */
const GESTURE_MS = 900;
/** A run that goes on for longer than this, and will for as long again, gives way to a newer wish; what it had told stays on the chart. */
const PATIENCE = 120;
const MAP_PIXELS = 80;
const ANSWERS = 40;

/** @param {Setup} setup @param {{pace: number, paused: boolean}} motion */
export function createTrainer(setup, motion) {
  const seeds = createSeeds(setup);
  /** @type {Run[]} */ let runs = [];
  /** The next run of this line waits for a hand to steer it. @type {{line: string, speed: number}|null} */ let steered = null;
  let made = 0;
  let edited = -Infinity;
  let count = 1;
  let blank = false;

  /** Brings the runs in line with the experiment; what has not changed goes on undisturbed. @param {Experiment} experiment @param {number} pace */
  function follow(experiment, pace) {
    const lines = experiment.runs.map((_, i) => mergeLine(experiment, i));
    if (blank) {
      for (const run of runs) run.handle?.cancel();
      [runs, blank] = [[], false];
    }
    const fresh = performance.now() - edited > GESTURE_MS;
    const kept = match(runs, lines);
    const former = runs;
    if (former.length) edited = performance.now(); // opening the page is no edit
    runs = lines.map((line, i) => {
      const before = former[i] && !kept.includes(former[i]) ? former[i] : null;
      return kept[i] ?? openRun(line, before, fresh, pace);
    });
    for (const run of former) if (!runs.some((one) => one.key === run.key)) run.handle?.cancel();
    runs.forEach((run, i) => Object.assign(run, { slot: i, letter: LETTERS[i], own: experiment.runs[i] }));
    seeds.follow(runs, (count = countSeeds(experiment)));
  }

  /** @param {string} line @param {Run|null} before @param {boolean} fresh @param {number} pace @returns {Run} */
  function openRun(line, before, fresh, pace) {
    const told = setup.core.resolve(line);
    const byHand = steered?.line === line ? steered.speed : 0;
    if (byHand) steered = null;
    const resolved = { ...told, reactive: told.reactive || Boolean(told.values[EDITS]) || byHand > 0 };
    const preview = setup.core.preview(line);
    const shape = shapeOf(setup, resolved);
    const ghost = fresh && before?.history ? { history: before.history, lr: before.lr, own: before.own, resolved: before.resolved } : before?.ghost ?? null;
    const same = before !== null && before.shape === shape;
    const seen = same ? { ...before.seen, confusion: null } : { picture: null, points: null, answers: null, confusion: null };
    const stand = motion.paused && before && !isOver(before) ? before.at : 0;
    const sameTask = before?.resolved.chosen.task === resolved.chosen.task;
    const verdictStays = same || (sameTask && !motion.paused); // until the run has its own: one that stands still may never get it
    const key = before?.key ?? `run ${(made += 1)}`;
    /** @type {Run} */
    const run = { key, slot: 0, letter: "", name: "", line, resolved, lr: preview.error ? null : preview.lr, history: before?.history ?? null, ghost: same || !before ? ghost : null,
      at: same && before && isOver(before) ? resolved.steps : stand, state: "ready", busy: 0, report: null, done: "", stopped: "", members: null, handle: null, seen, shape, byHand, own: new Map(), doctor: verdictStays ? before?.doctor : undefined };
    if (!same) run.history = null;
    train(run, pace);
    if (stand > 0) run.handle?.step(stand);
    return run;
  }

  /** @param {Run} run @returns {{picture: number, answers: number}} */
  function wishOf({ resolved: { task: { kind } } }) {
    return { picture: kind === "points" ? MAP_PIXELS : 0, answers: kind === "image" ? ANSWERS : 0 };
  }

  /** @param {Run} run @param {number} pace */
  function train(run, pace) {
    const wish = { line: run.line, priority: 0, speed: run.byHand || pace, paused: motion.paused || run.byHand > 0, patience: PATIENCE, ...wishOf(run) };
    run.stopped = "";
    run.handle = setup.pool.wish(run.key, wish, (message) => hear(run, message));
    if (wish.picture && !run.seen.points) run.handle.ask({ points: true });
  }

  /** What a run has to tell; while a newer line of the same shape waits, its curve is shown and nothing is said to be finished. @param {Run} from @param {any} message */
  function hear(from, message) {
    const run = runs.find((one) => one.key === from.key);
    if (!run || run.shape !== from.shape) return;
    const { type } = message;
    if (type === "rows" || type === "done") {
      run.history = { rows: message.rows, columns: message.columns };
      if (run === from) Object.assign(run, { at: message.at, state: message.state, busy: message.busy, report: message.report ?? run.report, doctor: message.doctor ?? run.doctor, done: message.line ?? "" });
      if (type === "done" && run === from) settle(run);
    } else if (type === "picture" || type === "points" || type === "answers" || type === "confusion") run.seen = { ...run.seen, [type]: message };
    else if (type === "refused") setup.refuse(message.text);
    else if (type === "stopped" && run === from) run.stopped = message.why;
    setup.tell();
  }

  /** @param {Run} run */
  function settle(run) {
    if (run.resolved.task.kind === "image") run.handle?.ask({ confusion: true });
    seeds.follow(runs, count);
  }

  /** From the start again. @param {boolean} paused */
  function restart(paused) {
    motion.paused = paused;
    for (const run of runs) {
      Object.assign(run, { at: 0, state: "ready", busy: 0, report: null, history: null, members: null });
      train(run, motion.pace);
    }
  }

  return {
    runs: () => runs,
    follow,
    wishOf,
    /** The next run of this line stands still until a hand steers it, and goes at that speed. @param {{line: string, speed: number}} what */
    steer: (what) => void (steered = what),
    restart: () => restart(false),
    /** What comes next begins with nothing drawn, and waits. */
    hold() {
      motion.paused = blank = true;
      for (const run of runs) run.handle?.pause();
    },
    /** @returns {"going"|"paused"|"over"} */
    motion: () => (runs.every(isOver) ? "over" : motion.paused ? "paused" : "going"),
    pace: () => motion.pace,
    toggle() {
      if (runs.every(isOver)) return restart(false);
      motion.paused = !motion.paused;
      for (const run of runs) {
        run.handle?.setSpeed(motion.pace);
        if (motion.paused) run.handle?.pause();
        else run.handle?.play();
      }
    },
    /** @param {number} n */
    step(n) {
      if (runs.every(isOver)) restart(true);
      motion.paused = true;
      for (const run of runs) run.handle?.step(n);
    },
    /** @param {number} pace */
    setPace(pace) {
      motion.pace = pace;
      for (const run of runs) run.handle?.setSpeed(pace);
    },
    /** Tries a stopped run once more. @param {number} i */
    retry: (i) => void (runs[i] && train(runs[i], motion.pace)),
  };
}

/** Which former run each line goes on with: the one in its place if it says the same, else any that does. @param {Run[]} runs @param {string[]} lines @returns {(Run|null)[]} */
function match(runs, lines) {
  const free = new Set(runs);
  const found = lines.map((line, i) => (runs[i]?.line === line && free.delete(runs[i]) ? runs[i] : null));
  return found.map((run, i) => {
    const moved = run ?? [...free].find((one) => one.line === lines[i]) ?? null;
    if (moved) free.delete(moved);
    return moved;
  });
}

/** Everything but the schedule: runs of one shape see the same data and can be compared with their ghosts. @param {Setup} setup @param {import("../view/catalog.js").Resolved} resolved */
function shapeOf(setup, resolved) {
  const schedule = setup.scheduleKeys(resolved.chosen);
  const values = Object.entries(resolved.values).filter(([key]) => !schedule.has(key));
  return JSON.stringify([resolved.chosen.task, resolved.task.kind, values]);
}
