// naming.js - what a run is called: the name given to it, else its schedule, with what sets it apart where two would be called alike.
import { findItem, findKnob, SCHEDULE } from "./catalog.js";
import { EDITS } from "./structure.js";
import { words } from "../words/words.js";

/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./catalog.js").Resolved} Resolved */
/** @typedef {{own: Map<string, string>, resolved: Resolved}} Named */

const GIVEN = "name";

/** @param {Catalog} catalog @param {Named[]} runs @returns {string[]} */
export function nameRuns(catalog, runs) {
  const labels = runs.map(({ resolved }) => findItem(catalog, SCHEDULE.shelf, resolved.chosen[SCHEDULE.shelf])?.label ?? "");
  return runs.map((run, i) => {
    const given = run.own.get(GIVEN);
    if (given) return given;
    if (run.resolved.values[EDITS]) return words.driven;
    return `${labels[i]}${apart(catalog, run, runs.filter((_, k) => labels[k] === labels[i]))}`;
  });
}

/** The values that not all runs of this label have, said as a line says them: short. @param {Catalog} catalog @param {Named} run @param {Named[]} alike */
function apart(catalog, run, alike) {
  const force = (/** @type {Named} */ one) => ({ ...one.resolved.values, ...one.resolved.chosen });
  const mine = force(run);
  const keys = Object.keys(mine).filter((key) => key !== GIVEN && findKnob(catalog, key)?.kind !== "text" && new Set(alike.map((one) => force(one)[key])).size > 1);
  return keys.slice(0, 2).map((key) => `, ${key} ${mine[key].replace("pct", " %")}`).join("");
}
