// reshaping.js - the larger moves of an experiment: a branch, a kept ghost, a curve turned into points, a run to steer by hand.
import { addRun, maxRuns, mergeLine, setOwn } from "../state/experiment.js";
import { fitPoints } from "../state/points.js";
import { findKnob, knobsOf, SCHEDULE } from "../view/catalog.js";
import { BRANCH, EDITS, PEAK, POINTS, RIVAL, STEADY, TAIL } from "../view/structure.js";
import { say, words } from "../words/words.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("./trainer.js").Run} Run */
/** @typedef {import("./editing.js").Setup} Setup */

/** A new peak this near to the old one is the old one. */
const SAME = 0.01;

/** @param {Setup} setup @param {{commit: (next: Experiment, i: number, tag: string, settled: boolean) => unknown, act: (next: Experiment) => void, refuse: (text: string) => void}} how */
export function createReshaping({ store, core, catalog }, { commit, act, refuse }) {
  /** Says what a run has to say so that these values are in force. @param {Experiment} experiment @param {number} i @param {Record<string, string>} wanted */
  const force = (experiment, i, wanted) => Object.entries(wanted).reduce((all, [key, value]) => {
    const { values, chosen } = core.resolve(mergeLine(all, i));
    return (values?.[key] ?? chosen?.[key]) === value ? all : setOwn(all, i, key, value || null);
  }, experiment);

  /** A schedule by itself: its modifiers at what they are when nobody says anything. @param {string} item */
  const plain = (item) => ({ [SCHEDULE.shelf]: item, ...Object.fromEntries(knobsOf(catalog, SCHEDULE, { [SCHEDULE.shelf]: item }).filter(({ key }) => key !== PEAK && key !== POINTS).map((knob) => [knob.key, knob.def])), [EDITS]: "" });

  /** One more run that begins as a copy of run i's settings. @param {number} i @param {Map<string, string>} [own] @returns {Experiment|null} */
  function grow(i, own = store.get().runs[i]) {
    const copy = new Map(own);
    copy.delete("name");
    if (store.get().runs.length < maxRuns) return addRun(store.get(), copy);
    refuse(words.full);
    return null;
  }

  /** No higher than a line may say. @param {number} i @param {ArrayLike<number>} drawn @param {boolean} log */
  function asPoints(i, drawn, log) {
    const { peak } = core.resolve(mergeLine(store.get(), i)), hi = Number(findKnob(catalog, PEAK)?.hi);
    const lr = Array.from(drawn, (rate) => Math.min(rate, hi)), most = lr.reduce((a, b) => Math.max(a, b), 0) || peak;
    const top = Math.abs(most - peak) < SAME * peak ? peak : Number((most * 1.0005).toPrecision(3));
    return force(store.get(), i, { ...plain(POINTS), [PEAK]: String(top), [POINTS]: fitPoints(lr, Math.max(top, most), log) });
  }

  return {
    /** A hand draws run i's rate. @param {number} i @param {ArrayLike<number>} lr @param {boolean} log @param {boolean} settled */
    draw: (i, lr, log, settled) => commit(asPoints(i, lr, log), i, `${i} draw`, settled),
    /** @param {number} i @param {ArrayLike<number>|null} lr its rates @param {boolean} log */
    turnIntoPoints: (i, lr, log) => lr && act(asPoints(i, lr, log)),
    /** Another run with the same past up to a step, and a tail of its own. @param {Run} run @param {number} i @param {number} step @param {string} tail */
    branch(run, i, step, tail) {
      const before = Number(run.resolved.handles.find((handle) => handle.knob === BRANCH)?.step ?? Infinity);
      if (step > before) return refuse(say(words.branchTwice, { step: before }));
      const next = grow(i);
      const edits = (run.resolved.values[EDITS] ?? "").split(",").filter((one) => one && Number(one.split(":")[0]) <= step).join(",");
      if (next) act(force(next, next.runs.length - 1, { [BRANCH]: String(step), [TAIL]: tail, [EDITS]: edits }));
    },
    /** What a run was before the last change, as a run. @param {Run|undefined} run @param {number} i */
    keep(run, i) {
      const next = run?.ghost && grow(i, run.ghost.own);
      if (!next || !run?.ghost) return;
      const { chosen, values } = run.ghost.resolved;
      act(force(next, next.runs.length - 1, { ...chosen, ...values }));
    },
    /** A run at a constant rate that waits to be steered, and its line. @param {number} i @returns {{line: string, go: () => void}|null} */
    prepareDrive(i) {
      const next = grow(i);
      if (!next) return null;
      const last = next.runs.length - 1;
      const ready = force(next, last, plain(STEADY));
      return { line: mergeLine(ready, last), go: () => act(ready) };
    },
    /** @param {number} i @param {string} edits */
    record: (i, edits) => act(setOwn(store.get(), i, EDITS, edits || null)),
    /** A cosine from the same peak beside run i. @param {number} i */
    race(i) {
      const next = grow(i);
      if (next) act(force(next, next.runs.length - 1, plain(RIVAL)));
    },
  };
}
