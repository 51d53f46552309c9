// opening.js - reads an experiment from an address and takes out, with a sentence each, what the core refuses.
import { mergeLine, setOwn, setShared } from "../state/experiment.js";
import { checkDisplay } from "../state/display.js";
import { parseExperiment } from "../state/text.js";
import { FIRST } from "./first.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {{error?: {key: string, text: string}}} Verdict */

const MOST_MENDS = 60;

/** @param {string} text @param {(line: string) => Verdict} resolve @returns {{experiment: Experiment, notices: string[]}} */
export function openExperiment(text, resolve) {
  const { notices, ...read } = parseExperiment(text);
  const display = checkDisplay(isEmpty(read) ? parseExperiment(FIRST) : read);
  let experiment = display.experiment;
  notices.push(...display.notices);
  for (let mends = 0; mends < MOST_MENDS; mends += 1) {
    const bad = findProblem(experiment, resolve);
    if (!bad) return { experiment, notices };
    notices.push(bad.text);
    experiment = dropKey(experiment, bad.i, bad.key);
  }
  return { experiment: /** @type {Experiment} */ (parseExperiment(FIRST)), notices };
}

/** Nothing was said, or nothing that could be read. @param {Experiment} experiment */
const isEmpty = ({ shared, runs }) => shared.size === 0 && runs.length === 1 && runs[0].size === 0;

/** The first run that the core refuses, and why. @param {Experiment} experiment @param {(line: string) => Verdict} resolve */
export function findProblem(experiment, resolve) {
  for (let i = 0; i < experiment.runs.length; i += 1) {
    const { error } = resolve(mergeLine(experiment, i));
    if (error) return { i, ...error };
  }
  return null;
}

/** @param {Experiment} experiment @param {number} i @param {string} key @returns {Experiment} */
function dropKey(experiment, i, key) {
  if (experiment.runs[i].has(key)) return setOwn(experiment, i, key, null);
  if (experiment.shared.has(key)) return setShared(experiment, key, null);
  return { shared: experiment.shared, runs: experiment.runs.map((own, k) => (k === i ? new Map() : own)) };
}
