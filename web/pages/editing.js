// editing.js - every change a visitor can make to the experiment; the core is asked first, and a refusal changes nothing.
import { addRun, duplicateRun, mergeLine, removeRun, renameRun, setOwn, setShared } from "../state/experiment.js";
import { findItem, findShelf } from "../view/catalog.js";
import { findProblem } from "./opening.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("../view/catalog.js").Problem} Problem */
/** @typedef {{get(): Experiment, set(next: Experiment, tag?: string): void, seal(): void}} Store */
/** @typedef {{store: Store, core: import("../core/core.js").Core, catalog: import("../view/catalog.js").Catalog, scheduleKeys: (chosen: Record<string, string>) => Set<string>}} Setup */

/** @param {Setup} setup */
export function createEditing(setup) {
  const { store, core } = setup;
  /** @param {Experiment} next @param {string} tag @param {boolean} settled @returns {Problem|null} */
  const commit = (next, tag, settled) => {
    const problem = findProblem(next, core.resolve);
    if (problem) return problem;
    store.set(next, tag);
    if (settled) store.seal();
    return null;
  };
  const act = (/** @type {Experiment} */ next) => {
    store.seal();
    store.set(next);
  };
  return {
    /** @param {number} i @param {string} key @param {string|null} text @param {boolean} settled */
    setOwn: (i, key, text, settled) => commit(withOwn(setup, store.get(), i, key, text), `${i} ${key}`, settled),
    /** @param {string} key @param {string|null} text @param {boolean} settled */
    setShared: (key, text, settled) => commit(withShared(setup, store.get(), key, text), key, settled),
    /** What the core would say of run i with this value, or null. @param {number} i @param {string} key @param {string} text */
    tryOwn(i, key, text) {
      const verdict = core.resolve(mergeLine(setOwn(store.get(), i, key, text), i));
      return verdict.error ? null : verdict;
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
