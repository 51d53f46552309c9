// How the page is to be shown, read from the query: one row per option, and a sentence for what was wrong.
import { say, words } from "../words/words.js";

/** @param {string} value */
const asSwitch = (value) => (value === "1" ? true : value === "0" ? false : undefined);
/** @param {...string} allowed */
const oneOf = (...allowed) => (/** @type {string} */ value) => (allowed.includes(value) ? value : undefined);
/** @param {RegExp} shape */
const like = (shape) => (/** @type {string} */ value) => (shape.test(value) ? value : undefined);
/** @param {string} value */
const asKeys = (value) => (/^[\w.-]*(,[\w.-]+)*$/.test(value) && value.length < 400 ? new Set(value.split(",").filter(Boolean)) : undefined);

const { expects } = words.address;
const rows = {
  story: { read: like(/^[\w-]{1,40}$/), otherwise: "", expects: /** @type {const} */ ("story") },
  note: { read: like(/^[^]{0,300}$/), otherwise: "", expects: /** @type {const} */ ("note") },
  theme: { read: oneOf("light", "dark", "auto"), otherwise: "auto", expects: /** @type {const} */ ("theme") },
  lang: { read: like(/^[a-z]{2,3}(-\w{2,8}){0,3}$/i), otherwise: "", expects: /** @type {const} */ ("lang") },
  play: { read: oneOf("visible", "click", "never"), otherwise: "visible", expects: /** @type {const} */ ("play") },
  hide: { read: asKeys, otherwise: new Set(), expects: /** @type {const} */ ("hide") },
  lock: { read: asKeys, otherwise: new Set(), expects: /** @type {const} */ ("hide") },
  links: { read: asSwitch, otherwise: true, expects: /** @type {const} */ ("switch") },
  resize: { read: asSwitch, otherwise: true, expects: /** @type {const} */ ("switch") },
  embed: { read: asSwitch, otherwise: false, expects: /** @type {const} */ ("switch") },
};

/** `lock` is shown and cannot be changed; `note` is a teacher's, and only ever text.
 * @typedef {{story: string, note: string, theme: "light"|"dark"|"auto", lang: string, play: "visible"|"click"|"never", hide: Set<string>, lock: Set<string>,
 *   links: boolean, resize: boolean, embed: boolean, warnings: string[]}} Presentation */

/** Keys that are not ours are left alone: hosts add their own. @param {string} search @param {Partial<Presentation>} [unsaid] what this page takes an option for that is not said
 * @returns {Presentation} */
export function readPresentation(search, unsaid = {}) {
  const query = new URLSearchParams(search.slice(0, 8192));
  /** @type {string[]} */
  const warnings = [];
  const options = Object.entries(rows).map(([key, row]) => {
    const said = query.get(key);
    const otherwise = unsaid[/** @type {keyof Presentation} */ (key)] ?? row.otherwise;
    const value = said === null ? otherwise : row.read(said);
    if (value === undefined) warnings.push(say(words.address.option, { key, said: said?.slice(0, 40) ?? "", expects: expects[row.expects] }));
    return [key, value ?? otherwise];
  });
  return { ...Object.fromEntries(options), warnings };
}
