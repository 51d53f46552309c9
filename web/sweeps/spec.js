// spec.js - the text of a sweep: the judge and its knobs on the first line, the experiment after it; for the address and for the core.
import { formatSettings } from "../state/experiment.js";
import { formatExperiment, parseExperiment } from "../state/text.js";
import { findItem, findKnob, findShelf } from "../view/catalog.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("../state/experiment.js").Settings} Settings */
/** @typedef {import("../view/catalog.js").Catalog} Catalog */

/** The shelf of judges, and a word of the page's own: which run a judge of one run looks at. */
export const JUDGE = "judge", OF = "of";
/** What judges vary of a line they say by the knob's own key: the one place where these are named. */
const VARIED = ["lr", "batch", "steps"];
/** The judges that the page has a panel for; the first is the one asked when none is named. Those marked look at one run only. */
const PANELS = /** @type {Record<string, boolean>} */ ({ fair: false, range: true, map: true, sensitivity: false });

/** @param {string} judge */
export const looksAtOne = (judge) => PANELS[judge] ?? false;

/** The judge that is asked. @param {Settings} asked */
export function judgeOf(asked) {
  const said = asked.get(JUDGE) ?? "";
  return Object.hasOwn(PANELS, said) ? said : Object.keys(PANELS)[0];
}

/** Sets a key, or with null takes it out; what would be in force anyway is left unsaid. @param {Settings} asked @param {string} key @param {string|null} value @param {Catalog} [judges] @returns {Settings} */
export function withAsked(asked, key, value, judges) {
  const without = new Map([...asked].filter(([other]) => other !== key));
  const plain = value === null || (judges && key !== JUDGE && valuesOf(judges, without)[key] === value);
  return key === JUDGE && value !== null ? new Map([[key, value], ...without]) : plain ? without : new Map([...without, [key, value]]);
}

/** An address with no judge in its first line is an experiment, as the lab writes it.
 * @param {string} text @returns {{asked: Settings, rest: string, notices: string[]}} */
export function parseSpec(text) {
  const [first, ...rest] = text.replace(/^#/, "").split("/");
  if (!/(^|&)judge=/.test(first)) return { asked: new Map(), rest: text, notices: [] };
  const { shared, notices } = parseExperiment(first);
  return { asked: shared, rest: rest.join("/"), notices };
}

/** @param {Settings} asked @param {Experiment} experiment */
export function formatSpec(asked, experiment) {
  return `${formatSettings(asked)}/${formatExperiment(experiment)}`;
}

/** What the core is asked: no key but those it knows, and of several runs only the one looked at where a judge takes one.
 * @param {Settings} asked @param {Experiment} experiment @param {Catalog} catalog */
export function specFor(asked, experiment, catalog) {
  const known = (/** @type {Settings} */ all) => new Map([...all].filter(([key]) => findShelf(catalog, key) || findKnob(catalog, key)));
  const runs = (looksAtOne(judgeOf(asked)) ? [experiment.runs[runOf(asked, experiment)]] : experiment.runs).map(known);
  const judge = new Map([...asked].filter(([key]) => key !== OF));
  return `${formatSettings(judge)}/${formatExperiment({ shared: known(experiment.shared), runs })}`;
}

/** The index of the run that is looked at. @param {Settings} asked @param {Experiment} experiment */
export function runOf(asked, { runs }) {
  const said = Math.round(Number(asked.get(OF) ?? 1)) || 1;
  return Math.min(Math.max(said, 1), runs.length) - 1;
}

/** Before run i is taken out: the run that is looked at stays so; where it is that one, its neighbour comes into view. @param {Settings} asked @param {Experiment} experiment @param {number} i */
export function withoutRun(asked, experiment, i) {
  const of = runOf(asked, experiment), moves = of > i || (of > 0 && of + 1 === experiment.runs.length);
  return asked.has(OF) ? withAsked(asked, OF, String(of + (moves ? 0 : 1))) : asked;
}

/** What is in force: said, else what the judge brings, else the knob's default. @param {Catalog} judges @param {Settings} asked @returns {Record<string, string>} */
export function valuesOf(judges, asked) {
  const item = findItem(judges, JUDGE, asked.get(JUDGE) ?? "");
  const brought = new URLSearchParams(item?.defaults ?? "");
  return Object.fromEntries((item?.knobs ?? []).map((knob) => [knob.key, asked.get(knob.key) ?? brought.get(knob.key) ?? knob.def]));
}

/** A run of the experiment with what a judge found in its place. @param {Settings} own @param {Record<string, unknown>} found @returns {Settings} */
export function withFound(own, found) {
  const said = VARIED.filter((key) => typeof found[key] === "number").map((key) => /** @type {[string, string]} */ ([key, String(found[key])]));
  return new Map([...own, ...said]);
}

/** @param {Settings} own @param {string} change `key=value&…` */
export function withChange(own, change) {
  return new Map([...own, ...parseExperiment(change).shared]);
}
