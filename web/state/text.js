// Reads and writes the text of an experiment: lines joined by "/", the first shared, each further one a run.
import { say, words } from "../words/words.js";
import { formatSettings, maxRuns } from "./experiment.js";

/** @typedef {import("./experiment.js").Experiment} Experiment */
/** @typedef {import("./experiment.js").Settings} Settings */

const { address } = words;
export const maxText = 8192;

/** Undoes percent-encoding where it is one; a lone "%" stands for itself. @param {string} text */
function unescapeText(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try { return decodeURIComponent(run); } catch { return run; }
  });
}

/** Shares are written `5pct`, which survives in an address unescaped. @param {string} value */
const spellShares = (value) => value.replace(/(\d)%(?=$|[,:])/g, "$1pct");

/** @param {string} line @param {string[]} notices @returns {Settings} */
function parseSettings(line, notices) {
  /** @type {Settings} */
  const settings = new Map();
  for (const pair of line.split("&")) {
    if (!pair.trim()) continue;
    const cut = pair.indexOf("=");
    const key = unescapeText(cut < 0 ? pair : pair.slice(0, cut)).trim();
    if (cut < 0) notices.push(say(address.noValue, { key: shorten(key) }));
    else if (!/^[a-z][\w.@-]{0,39}$/i.test(key)) notices.push(say(address.noName, { key: shorten(key) }));
    else settings.set(key, spellShares(unescapeText(pair.slice(cut + 1)).trim()));
  }
  return settings;
}

/** @param {string} text */
const shorten = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Reads any text; what cannot be read is left out and named in `notices`.
 * @param {string} text @returns {Experiment & {notices: string[]}} */
export function parseExperiment(text) {
  /** @type {string[]} */
  const notices = [];
  if (text.length > maxText) return { shared: new Map(), runs: [new Map()], notices: [say(address.tooLong, { n: maxText })] };
  const [first, ...rest] = text.replace(/^#/, "").split("/");
  if (rest.length > maxRuns) notices.push(say(address.tooManyRuns, { most: maxRuns, n: rest.length }));
  const shared = parseSettings(first, notices);
  const runs = rest.slice(0, maxRuns).map((line) => parseSettings(line, notices));
  return { shared, runs: runs.length ? runs : [new Map()], notices };
}

/** One run of defaults: an address that says nothing opens the first screen, so this one names the first task. @param {Experiment} experiment */
export function formatExperiment({ shared, runs }) {
  const lone = runs.length === 1 && runs[0].size === 0;
  return [shared, ...(lone ? [] : runs)].map(formatSettings).join("/") || "task=spiral";
}
