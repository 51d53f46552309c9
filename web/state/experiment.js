// An experiment: what all runs share, and what each run says of its own; pure functions from one to the next. A hand may still be on a run that is gone: nothing changes then.

/** @typedef {Map<string, string>} Settings */
/** @typedef {{shared: Settings, runs: Settings[]}} Experiment */
/** Says what is in force for a line (the core's `resolve`). @typedef {(line: string) => {values?: Record<string, string>, error?: unknown}} Resolve */

export const maxRuns = 8;
/** Kept in the text for the page alone: what a visitor calls a run is no knob of the core. */
export const nameKey = "name";
/** Kept in the shared part for the page alone: see display.js. */
const pageKeys = [nameKey, "seeds", "band"];

/** Escapes only what the grammar or an address needs, so that a line stays readable. @param {string} text */
const escapeText = (text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"))
  .replace(/%(?:3A|2C|40|24|3B|2B|3D)/g, decodeURIComponent);

/** @param {Settings} settings */
export const formatSettings = (settings) => [...settings].map(([key, value]) => `${key}=${escapeText(value)}`).join("&");

/** The line that run i is opened with. @param {Experiment} experiment @param {number} i */
export function mergeLine({ shared, runs }, i) {
  const all = new Map([...shared, ...(runs[i] ?? [])]);
  for (const key of pageKeys) all.delete(key);
  return formatSettings(all);
}

/** @param {Settings} settings @param {string} key @param {string|null} value @returns {Settings} */
function withKey(settings, key, value) {
  const next = new Map(settings);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}

/** @param {Experiment} experiment @param {number} i @param {Settings} own */
const withRun = ({ shared, runs }, i, own) => ({ shared, runs: runs.map((old, k) => (k === i ? own : old)) });

/** Sets (or with null unsets) a key of one run; what would be in force anyway is left unsaid.
 * @param {Experiment} experiment @param {number} i @param {string} key @param {string|null} value @param {Resolve} [resolve] */
export function setOwn(experiment, i, key, value, resolve) {
  if (!experiment.runs[i]) return experiment;
  const without = withRun(experiment, i, withKey(experiment.runs[i], key, null));
  const said = value !== null && resolve?.(mergeLine(without, i)).values?.[key] !== value;
  return said ? withRun(experiment, i, withKey(experiment.runs[i], key, value)) : without;
}

/** Sets (or with null unsets) a shared key; left unsaid when every run that follows it would have that value anyway.
 * @param {Experiment} experiment @param {string} key @param {string|null} value @param {Resolve} [resolve] */
export function setShared(experiment, key, value, resolve) {
  const without = { shared: withKey(experiment.shared, key, null), runs: experiment.runs };
  const followers = experiment.runs.map((_, i) => i).filter((i) => !experiment.runs[i].has(key));
  const said = value !== null && !(resolve && followers.length &&
    followers.every((i) => resolve(mergeLine(without, i)).values?.[key] === value));
  return said ? { shared: withKey(experiment.shared, key, value), runs: experiment.runs } : without;
}

/** @param {Experiment} experiment @param {Settings} [own] */
export const addRun = (experiment, own = new Map()) => (experiment.runs.length < maxRuns ? { ...experiment, runs: [...experiment.runs, new Map(own)] } : experiment);

/** Puts a copy of run i after it, without its name. @param {Experiment} experiment @param {number} i */
export function duplicateRun(experiment, i) {
  const { shared, runs } = experiment;
  if (runs.length >= maxRuns || !runs[i]) return experiment;
  return { shared, runs: [...runs.slice(0, i + 1), withKey(runs[i], nameKey, null), ...runs.slice(i + 1)] };
}

/** The last run stays. @param {Experiment} experiment @param {number} i */
export const removeRun = ({ shared, runs }, i) => ({ shared, runs: runs.length > 1 ? runs.filter((_, k) => k !== i) : runs });

/** @param {Experiment} experiment @param {number} i @param {string} name */
export const renameRun = (experiment, i, name) => setOwn(experiment, i, nameKey, name.trim().slice(0, 60) || null);
