// catalog.js - finds things in the catalog that the core prints about itself; nothing here knows a knob by name.

/** @typedef {{key: string, label: string, unit?: string, help?: string, kind: "number"|"whole"|"span"|"choice"|"switch"|"text", scale?: "linear"|"log",
 *   lo?: number, hi?: number, def: string, choices?: {key: string, label: string}[], group: string, live?: boolean, quiet?: boolean}} Knob */
/** @typedef {{key: string, label: string, help?: string, formula?: string, source?: string, knobs: Knob[], defaults?: string}} Item */
/** @typedef {{key: string, label: string, help?: string, items: Item[]}} Shelf */
/** @typedef {{key: string, label: string, unit?: string, axis: "linear"|"log", place: string}} Column */
/** @typedef {{version: number, knobs: Knob[], shelves: Shelf[], columns: Column[]}} Catalog */
/** @typedef {{kind: string, step: number, label: string}} Mark */
/** @typedef {{knob: string, index: number, moves: "x"|"y"|"xy", step: number, lr: number, step_lo: number, step_hi: number, lr_lo: number, lr_hi: number, label: string}} Handle */
/** @typedef {{kind: "points"|"image"|"vector", inputs: number, classes: number, loss: string, train: number, held: number, epoch_steps: number, box: number[], chance: number}} Task */
/** @typedef {{line: string, steps: number, peak: number, reactive: boolean, values: Record<string, string>, chosen: Record<string, string>,
 *   marks: Mark[], handles: Handle[], task: Task, parameters: number, bytes: number}} Resolved */
/** @typedef {{key: string, text: string}} Problem */

/** Shelves and the groups of run knobs that are drawn with them: both sets of names are the contract's own. */
export const GROUPS = [
  { shelf: "task", group: "task" },
  { shelf: "model", group: "model" },
  { shelf: "opt", group: "optimizer" },
  { shelf: "", group: "training" },
];
export const SCHEDULE = { shelf: "sched", group: "schedule" };

/** @param {Catalog} catalog @param {string} key */
export function findShelf(catalog, key) {
  return catalog.shelves.find((shelf) => shelf.key === key);
}

/** @param {Catalog} catalog @param {string} shelf @param {string} item */
export function findItem(catalog, shelf, item) {
  return findShelf(catalog, shelf)?.items.find((one) => one.key === item);
}

/** The knobs to draw for a group: those of every run, then those of the chosen item, none twice. @param {Catalog} catalog
 * @param {{shelf: string, group: string}} place @param {Record<string, string>} chosen @returns {Knob[]} */
export function knobsOf(catalog, place, chosen) {
  const own = findItem(catalog, place.shelf, chosen[place.shelf])?.knobs ?? [];
  const every = catalog.knobs.filter((knob) => knob.group === place.group);
  return [...new Map([...every, ...own].map((knob) => [knob.key, knob])).values()];
}

/** A knob of this key: the chosen items' first, then anyone's. @param {Catalog} catalog @param {string} key @param {Record<string, string>} [chosen] */
export function findKnob(catalog, key, chosen = {}) {
  const own = (/** @type {Knob[]} */ list) => list.find((one) => one.key === key);
  const among = (/** @type {(shelf: string, item: string) => boolean} */ wanted) => {
    for (const shelf of catalog.shelves) for (const item of shelf.items) {
      const knob = wanted(shelf.key, item.key) && own(item.knobs);
      if (knob) return knob;
    }
  };
  return own(catalog.knobs) ?? among((shelf, item) => chosen[shelf] === item) ?? among(() => true);
}

/** The label of a knob or a shelf, or the key itself. @param {Catalog} catalog @param {string} key */
export function labelOf(catalog, key) {
  return findShelf(catalog, key)?.label ?? findKnob(catalog, key)?.label ?? key;
}

/** Keys whose values differ between runs, the schedule's own left out. @param {Catalog} catalog @param {Resolved[]} runs @returns {string[]} */
export function differences(catalog, runs) {
  const keys = new Set(runs.flatMap((run) => [...Object.keys(run.values), ...Object.keys(run.chosen)]));
  const schedule = new Set(runs.flatMap((run) => knobsOf(catalog, SCHEDULE, run.chosen).map((knob) => knob.key)).concat(SCHEDULE.shelf));
  return [...keys].filter((key) => !schedule.has(key) && new Set(runs.map((run) => run.chosen[key] ?? run.values[key])).size > 1);
}
