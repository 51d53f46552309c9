// editing.js - every change a visitor can make to the experiment; the core is asked first, and a refusal changes nothing.
import { addRun, duplicateRun, mergeLine, removeRun, renameRun, setOwn, setShared } from "../state/experiment.js";
import { findItem, findShelf } from "../view/catalog.js";
import { findProblem } from "./opening.js";
import { createReshaping } from "./reshaping.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("../view/catalog.js").Problem} Problem */
/** @typedef {{get(): Experiment, set(next: Experiment, tag?: string): void, seal(): void}} Store */
/** @typedef {{store: Store, core: import("../core/core.js").Core, catalog: import("../view/catalog.js").Catalog, scheduleKeys: (chosen: Record<string, string>) => Set<string>}} Setup */

/** @param {Setup} setup @param {(text: string) => void} refuse */
export function createEditing(setup, refuse) {
  const { store, core } = setup;
  /** @param {Experiment} next @param {Problem|null} problem @param {string} tag @param {boolean} settled @returns {Problem|null} */
  const keep = (next, problem, tag, settled) => {
    if (problem) return problem;
    store.set(next, tag);
    if (settled) store.seal();
    return null;
  };
  /** Only run i can have been changed. @param {Experiment} next @param {number} i @param {string} tag @param {boolean} settled */
  const commit = (next, i, tag, settled) => keep(next, core.resolve(mergeLine(next, i)).error ?? null, tag, settled);
  /** @param {Experiment} next */
  const act = (next) => {
    const problem = findProblem(next, core.resolve);
    if (problem) return refuse(problem.text);
    store.seal();
    store.set(next);
  };
  return {
    ...createReshaping(setup, { commit, act, refuse }),
    /** @param {number} i @param {string} key @param {string|null} text @param {boolean} settled */
    setOwn: (i, key, text, settled) => commit(withOwn(setup, store.get(), i, key, text), i, `${i} ${key}`, settled),
    /** @param {string} key @param {string|null} text @param {boolean} settled */
    setShared(key, text, settled) {
      const next = withShared(setup, store.get(), key, text);
      return keep(next, findProblem(next, core.resolve), key, settled);
    },
    /** A setting of the page alone. @param {string} key @param {string|null} text */
    setDisplay: (key, text) => act(setShared(store.get(), key, text)),
    /** @param {number} i */
    line: (i) => mergeLine(store.get(), i),
    /** The setting that brings handle number k of a line to a place. @param {string} line @param {number} k @param {number} step @param {number} lr */
    drag(line, k, step, lr) {
      const said = core.drag(line, k, step, lr);
      if (!("text" in said)) return null;
      const [key, ...rest] = said.text.split("=");
      return { key, text: rest.join("=") };
    },
    add: () => act(addRun(store.get(), store.get().runs.at(-1) && withoutName(store.get().runs.at(-1)))),
    /** @param {number} i */
    duplicate: (i) => act(duplicateRun(store.get(), i)),
    /** @param {number} i */
    remove: (i) => act(removeRun(store.get(), i)),
    /** @param {number} i @param {string} name */
    rename: (i, name) => act(renameRun(store.get(), i, name)),
  };
}

/** @param {Map<string, string>|undefined} own */
function withoutName(own) {
  const copy = new Map(own);
  copy.delete("name");
  return copy;
}

/** The schedule's own knobs go unsaid at their default; what a run varies on purpose stays said. @param {Setup} setup @param {Experiment} experiment @param {number} i @param {string} key @param {string|null} text */
function withOwn(setup, experiment, i, key, text) {
  const { core, catalog } = setup;
  const { chosen } = core.resolve(mergeLine(experiment, i));
  const next = setOwn(experiment, i, key, text, setup.scheduleKeys(chosen).has(key) ? core.resolve : undefined);
  if (!findShelf(catalog, key)) return next;
  return broughtBy(catalog, key, chosen[key], text).reduce((all, [brought, value]) => {
    const free = setOwn(all, i, brought, null);
    return value !== null && free.shared.has(brought) ? setOwn(free, i, brought, value) : free;
  }, next);
}

/** @param {Setup} setup @param {Experiment} experiment @param {string} key @param {string|null} text */
function withShared({ core, catalog }, experiment, key, text) {
  const { chosen } = core.resolve(mergeLine(experiment, 0));
  const next = setShared(experiment, key, text, core.resolve);
  if (!findShelf(catalog, key)) return next;
  return broughtBy(catalog, key, chosen[key], text).reduce((all, [brought]) => {
    const free = setShared(all, brought, null);
    return free.runs.reduce((one, _, i) => setOwn(one, i, brought, null), free);
  }, next);
}

/** Knobs that an item brings its own values for, as Adam does its rate: with another item chosen, the former values mean nothing.
 * @param {import("../view/catalog.js").Catalog} catalog @param {string} shelf @param {string} from @param {string|null} to @returns {[string, string|null][]} */
function broughtBy(catalog, shelf, from, to) {
  const read = (/** @type {string|null} */ item) => new Map(new URLSearchParams((item && findItem(catalog, shelf, item)?.defaults) || ""));
  const [former, next] = [read(from), read(to)];
  return [...new Set([...former.keys(), ...next.keys()])].map((key) => [key, next.get(key) ?? null]);
}
