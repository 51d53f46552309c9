// trainer.js - keeps one wish per run in the pool, and for each run the curve, picture and report that came back.
import { mergeLine } from "../state/experiment.js";
import { isOver } from "../view/readings.js";
import { LETTERS } from "../view/palette.js";

/** @typedef {import("../view/charts.js").Trace} Trace */
/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("../view/pictures.js").Seen} Seen */
/** @typedef {import("../core/pool.js").Handle} Handle */
/** @typedef {Trace & {key: string, handle: Handle|null, seen: Seen, shape: string}} Run */
/** @typedef {{core: import("../core/core.js").Core, pool: import("../core/pool.js").Pool, scheduleKeys: (chosen: Record<string, string>) => Set<string>,
 *   tell: () => void, refuse: (text: string) => void}} Setup */

/** Edits closer together than this are one gesture: the ghost stays what it was before the gesture began. */
const GESTURE_MS = 900;
const MAP_PIXELS = 80;
const ANSWERS = 40;

/** @param {Setup} setup @param {{pace: number, paused: boolean}} motion */
export function createTrainer(setup, motion) {
  /** @type {Run[]} */ let runs = [];
  let made = 0;
  let edited = -Infinity;

  /** Brings the runs in line with the experiment; what has not changed goes on undisturbed. @param {Experiment} experiment @param {number} pace */
  function follow(experiment, pace) {
    const lines = experiment.runs.map((_, i) => mergeLine(experiment, i));
    const fresh = performance.now() - edited > GESTURE_MS;
    edited = performance.now();
    const kept = match(runs, lines);
    const former = runs;
    runs = lines.map((line, i) => {
      const before = former[i] && !kept.includes(former[i]) ? former[i] : null;
      return kept[i] ?? openRun(line, before, fresh, pace);
    });
    for (const run of former) if (!runs.some((one) => one.key === run.key)) run.handle?.cancel();
    runs.forEach((run, i) => Object.assign(run, { slot: i, letter: LETTERS[i] }));
  }

  /** @param {string} line @param {Run|null} before @param {boolean} fresh @param {number} pace @returns {Run} */
  function openRun(line, before, fresh, pace) {
    const resolved = setup.core.resolve(line);
    const preview = setup.core.preview(line);
    const shape = shapeOf(setup, resolved);
    const ghost = fresh && before?.history ? { history: before.history, lr: before.lr } : before?.ghost ?? null;
    const same = before !== null && before.shape === shape;
    const seen = same ? { ...before.seen, confusion: null } : { picture: null, points: null, answers: null, confusion: null };
    const stand = motion.paused && before && !isOver(before) ? before.at : 0;
    const key = before?.key ?? `run ${(made += 1)}`;
    /** @type {Run} */
    const run = { key, slot: 0, letter: "", name: "", line, resolved, lr: preview.error ? null : preview.lr, history: before?.history ?? null, ghost: same || !before ? ghost : null,
      at: same && before && isOver(before) ? resolved.steps : stand, state: "ready", busy: 0, report: null, done: "", stopped: "", handle: null, seen, shape };
    if (!same) run.history = null;
    train(run, pace);
    if (stand > 0) run.handle?.step(stand);
    return run;
  }

  /** @param {Run} run @param {number} speed */
  function train(run, speed) {
    const { kind } = run.resolved.task;
    const spec = { line: run.line, priority: 0, speed, paused: motion.paused, picture: kind === "points" ? MAP_PIXELS : 0, answers: kind === "image" ? ANSWERS : 0 };
    run.stopped = "";
    run.handle = setup.pool.wish(run.key, spec, (message) => hear(run, message));
    if (kind === "points" && !run.seen.points) run.handle.ask({ points: true });
  }

  /** @param {Run} run @param {any} message */
  function hear(run, message) {
    const { type } = message;
    if (type === "rows" || type === "done") {
      Object.assign(run, { at: message.at, state: message.state, busy: message.busy, report: message.report ?? run.report, done: message.line ?? "", history: { rows: message.rows, columns: message.columns } });
      if (type === "done" && run.resolved.task.kind === "image") run.handle?.ask({ confusion: true });
    } else if (type === "picture" || type === "points" || type === "answers" || type === "confusion") run.seen = { ...run.seen, [type]: message };
    else if (type === "refused") setup.refuse(message.text);
    else if (type === "stopped") run.stopped = message.why;
    setup.tell();
  }

  /** From the start again. @param {boolean} paused */
  function restart(paused) {
    motion.paused = paused;
    for (const run of runs) {
      Object.assign(run, { at: 0, state: "ready", busy: 0, report: null, history: null });
      train(run, motion.pace);
    }
  }

  return {
    runs: () => runs,
    follow,
    restart: () => restart(false),
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
    retry: (i) => train(runs[i], motion.pace),
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
