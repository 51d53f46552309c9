// How the page is to be shown, read from the query: one row per option, and a sentence for what was wrong.

/** @param {string} value */
const asSwitch = (value) => (value === "1" ? true : value === "0" ? false : undefined);
/** @param {...string} words */
const oneOf = (...words) => (/** @type {string} */ value) => (words.includes(value) ? value : undefined);
/** @param {string} value */
const asKeys = (value) => (/^[\w.-]*(,[\w.-]+)*$/.test(value) && value.length < 400 ? new Set(value.split(",").filter(Boolean)) : undefined);

const rows = {
  theme: { read: oneOf("light", "dark", "auto"), otherwise: "auto", expects: "light, dark or auto" },
  play: { read: oneOf("visible", "click", "never"), otherwise: "visible", expects: "visible, click or never" },
  hide: { read: asKeys, otherwise: new Set(), expects: "names joined by commas" },
  links: { read: asSwitch, otherwise: true, expects: "0 or 1" },
  embed: { read: asSwitch, otherwise: false, expects: "0 or 1" },
};

/** @typedef {{theme: "light"|"dark"|"auto", play: "visible"|"click"|"never", hide: Set<string>, links: boolean, embed: boolean, warnings: string[]}} Presentation */

/** Keys that are not ours are left alone: hosts add their own. @param {string} search @returns {Presentation} */
export function readPresentation(search) {
  const query = new URLSearchParams(search.slice(0, 8192));
  /** @type {string[]} */
  const warnings = [];
  const options = Object.entries(rows).map(([key, row]) => {
    const said = query.get(key);
    const value = said === null ? row.otherwise : row.read(said);
    if (value === undefined) warnings.push(`The address says ${key}=${said?.slice(0, 40)}, but ${key} is ${row.expects}.`);
    return [key, value ?? row.otherwise];
  });
  return { ...Object.fromEntries(options), warnings };
}
