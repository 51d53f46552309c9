// headline.js - says above the charts what the runs share and what sets them apart, and never more than is true.
import { differences, findItem, labelOf } from "../view/catalog.js";
import { find, setText } from "../view/element.js";
import { formatCount } from "../view/numbers.js";
import { words } from "../view/words.js";

/** @typedef {import("../view/catalog.js").Catalog} Catalog */
/** @typedef {import("../view/charts.js").Trace} Trace */

/** @param {Catalog} catalog @param {Trace[]} traces */
export function sayHeadline(catalog, traces) {
  const apart = differences(catalog, traces.map((trace) => trace.resolved)).map((key) => labelOf(catalog, key).toLowerCase());
  setText(find("lr-lab-headline"), traces.length < 2 ? words.alone : apart.length ? words.differ(apart.slice(0, 4)) : words.headline);
  const { chosen, parameters, steps } = traces[0].resolved;
  const items = ["task", "model", "opt"].map((shelf) => findItem(catalog, shelf, chosen[shelf])?.label ?? "");
  setText(find("lr-lab-setup"), [...items, words.size(formatCount(parameters)), `${formatCount(steps)} ${words.inSteps}`].filter(Boolean).join(" · "));
}
