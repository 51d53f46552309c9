// words.js - the words of the page's language, and the filling of their gaps; the English ones where there is no page.
import texts from "#texts";

export const { language, languages, page: words, sweeps, learn, code, stories } = texts;

const plurals = new Intl.PluralRules(language.code);

/** Fills each `{gap}`; of a text with several forms, the one that goes with the number `n`.
 * @param {string|Record<string, string>} text @param {Record<string, string|number>} gaps */
export function say(text, gaps) {
  const form = typeof text === "string" ? text : text[plurals.select(Number(gaps.n))] ?? text.other;
  return form.replace(/\{(\w+)\}/g, (_, gap) => (typeof gaps[gap] === "number" ? countOf(gaps[gap]) : gaps[gap]));
}

/** A whole number with its groups of three; a browser's own way to write it takes 20 ms to wake. @param {number} n */
export const countOf = (n) => n.toFixed().replace(/\B(?=(\d{3})+$)/g, language.group);

/** a, b and c. @param {string[]} names */
export const listOf = (names) => new Intl.ListFormat(language.lists).format(names);

/** A label in the middle of a sentence. @param {string} label */
export const lower = (label) => (language.lowercase ? label.toLowerCase() : label);
