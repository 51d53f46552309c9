// headline.js - says above the charts what the runs share and what sets them apart, and never more than is true.
import { differences, findItem, labelOf } from "../view/catalog.js";
import { find, setText } from "../view/element.js";
import { listOf, lower, say, words } from "../words/words.js";

/** @typedef {import("../view/catalog.js").Catalog} Catalog */
/** @typedef {import("../view/charts.js").Trace} Trace */

/** @param {Catalog} catalog @param {Trace[]} traces */
export function sayHeadline(catalog, traces) {
  const apart = differences(catalog, traces.map((trace) => trace.resolved)).map((key) => lower(labelOf(catalog, key)));
  setText(find("lr-lab-headline"), traces.length < 2 ? words.alone : apart.length ? say(words.differ, { names: listOf(apart.slice(0, 4)) }) : words.headline);
  const { chosen, parameters, steps } = traces[0].resolved;
  const items = ["task", "model", "opt"].map((shelf) => findItem(catalog, shelf, chosen[shelf])?.label ?? "");
  setText(find("lr-lab-setup"), [...items, say(words.size, { numbers: parameters }), say(words.stepCount, { n: steps })].filter(Boolean).join(" · "));
}
