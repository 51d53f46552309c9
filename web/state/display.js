// Settings of the page alone that stand in the shared part of an experiment: how many seeds, and how their band is drawn.
import { say, words } from "../words/words.js";

/** @typedef {import("./experiment.js").Experiment} Experiment */

/** What each may be, the first unless it is said. @type {Record<string, string[]>} */
export const displays = { seeds: ["1", "4", "12", "32"], band: ["range", "quartiles"] };

/** @param {Experiment} experiment @param {string} key */
export const displayOf = ({ shared }, key) => shared.get(key) ?? displays[key][0];

/** @param {Experiment} experiment */
export const countSeeds = (experiment) => Number(displayOf(experiment, "seeds"));

/** Takes out what cannot be, with a sentence each. @param {Experiment} experiment @returns {{experiment: Experiment, notices: string[]}} */
export function checkDisplay({ shared, runs }) {
  const bad = Object.keys(displays).filter((key) => shared.has(key) && !displays[key].includes(shared.get(key) ?? ""));
  const notices = bad.map((key) => say(words.address.display, { key, list: displays[key].join(", "), said: shared.get(key)?.slice(0, 40) ?? "" }));
  return { experiment: { shared: new Map([...shared].filter(([key]) => !bad.includes(key))), runs }, notices };
}
