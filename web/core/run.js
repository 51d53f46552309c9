// One training run on one core: how many steps it may walk now, and what it has to tell.

/** @typedef {import("./core.js").Core} Core */
/** What a run is opened with. `place` is what it is the newest run of, `patience` for how many milliseconds the former one may go on,
 * `replay` steps are walked first, unpaced and untold (to come back to where a lost run stood);
 * a `quiet` run tells nothing but its result.
 * @typedef {{id: number, line: string, priority: number, speed: number, paused: boolean, picture: number, answers: number,
 *   replay: number, keep: boolean, quiet: boolean, place: string, patience: number}} Order */
/** @typedef {{type: string, [field: string]: unknown}} Message */
/** @typedef {{picture?: number, answers?: number, points?: true, confusion?: true, sample?: number, line?: true}} Question */
/** @typedef {ReturnType<typeof createRun>} Run */

const rowsEvery = 50, pictureEvery = 100, answersEvery = 250, firstRowsAfter = 16;

/** @param {Core} core @param {Order} order @param {(message: Message) => void} tell @param {() => number} now @param {number} [busy] milliseconds that the core has walked already */
export function createRun(core, order, tell, now, busy = 0) {
  const { steps, task } = core.resolve(order.line);
  let { speed, paused, replay } = order;
  let owed = 0, stepCost = 0;
  let paceFrom = core.at(), paceSince = now();
  let rowsDue = now() + firstRowsAfter, pictureDue = 0, answersDue = 0;
  let toldAt = -1, lastAsked = 0.5;
  let over = ["finished", "diverged"].includes(core.state()), opened = false;

  const rebase = () => { paceFrom = core.at(); paceSince = now(); };

  /** Steps it may walk now, without waiting. @param {number} t */
  function allowance(t) {
    if (over) return 0;
    if (core.at() < replay) return replay - core.at();
    if (owed > 0) return owed;
    if (paused || !(speed > 0)) return 0;
    if (speed === Infinity) return steps;
    const late = paceFrom + Math.floor((t - paceSince) * speed / 1000) - core.at();
    if (late > Math.max(2, speed / 4)) { rebase(); return 1; }
    return Math.max(0, late);
  }

  /** Milliseconds until a paced run may walk again; Infinity when nothing is due. @param {number} t */
  function wait(t) {
    if (over || paused || !(speed > 0)) return Infinity;
    return Math.max(0, paceSince + (core.at() + 1 - paceFrom) * 1000 / speed - t);
  }

  /** Walks for about `budget` milliseconds, then tells what is due. @param {number} budget */
  function slice(budget) {
    const start = now();
    let t = start;
    for (let may = allowance(t); may > 0 && t - start < budget; may = allowance(t)) {
      const fits = stepCost ? Math.floor((budget - (t - start)) / stepCost) : Infinity;
      lastAsked = Math.max(1, Math.min(may, fits, 2 * lastAsked));
      const walked = core.step(lastAsked), spent = now() - t;
      if (owed > 0 && core.at() > replay) owed -= walked;
      if (spent > 0 && walked) stepCost = spent / walked;
      t += spent;
      over = walked < lastAsked || core.at() >= steps;
    }
    busy += t - start;
    if (!opened && (over || core.at() >= replay)) { opened = true; tell({ type: "opened" }); }
    if (over) finish();
    else if (opened) report(t);
  }

  /** @param {number} t */
  function report(t) {
    if (order.quiet) return;
    const resting = allowance(t) === 0 && wait(t) === Infinity;
    if (resting && toldAt === core.at()) return;
    if (resting || t >= rowsDue) { tellRows("rows"); rowsDue = t + rowsEvery; }
    if (resting || t >= pictureDue) { answer({ picture: order.picture }); pictureDue = now() + pictureEvery; }
    if (resting || t >= answersDue) { answer({ answers: order.answers }); answersDue = now() + answersEvery; }
  }

  function finish() {
    if (order.quiet) return tell({ type: "done", at: core.at(), steps, state: core.state(), busy, result: core.result() });
    tellRows("done");
    answer({ picture: order.picture, answers: order.answers });
  }

  /** @param {"rows"|"done"} type */
  function tellRows(type) {
    toldAt = core.at();
    tell({ type, at: toldAt, steps, state: core.state(), busy, report: core.report(), line: core.line(), ...core.history(), ...(type === "done" && { doctor: core.doctor() }) });
  }

  /** @param {Question} what */
  function answer(what) {
    if (what.picture) {
      const data = core.picture(what.picture);
      if (data) tell({ type: "picture", n: what.picture, at: core.at(), data });
    }
    if (what.answers) tellAnswers(what.answers);
    if (what.points) tell({ type: "points", ...core.points() });
    if (what.confusion) tell({ type: "confusion", ...core.confusion() });
    if (what.sample !== undefined) tell({ type: "sample", i: what.sample, data: core.sample(what.sample, task.inputs) });
    if (what.line) tell({ type: "line", line: core.line() });
  }

  /** @param {number} n */
  function tellAnswers(n) {
    const answers = core.answers(n), features = task.inputs;
    if (!answers) return;
    const { count, data } = answers;
    const samples = new Float32Array(count * features);
    for (let k = 0; k < count; k++) samples.set(core.sample(data[4 * k], features) ?? [], k * features);
    tell({ type: "answers", at: core.at(), count, data, features, samples });
  }

  /** Changes a knob while the run goes; false when that knob needs the run to be opened again. @param {string} text */
  function set(text) {
    const outcome = core.set(text);
    if (outcome < 0) tell({ type: "refused", ...core.error() });
    else if (outcome === 0) answer({ line: true });
    return outcome !== 1;
  }

  return {
    id: order.id, core, allowance, wait, slice, answer, set,
    keep: order.keep,
    priority: () => order.priority,
    busy: () => busy,
    /** Milliseconds of work until its end, as the latest steps went. */
    left: () => (stepCost ? stepCost * (steps - core.at()) : Infinity),
    isOver: () => over,
    play() { paused = false; owed = 0; rebase(); },
    pause() { paused = true; owed = 0; slice(0); },
    /** @param {number} n */
    walk(n) { paused = true; owed += n; },
    /** @param {number} x */
    setSpeed(x) { speed = x; rebase(); },
  };
}
