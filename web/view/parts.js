// parts.js - hides or locks the parts of a page that whoever embeds it wants out of hand; a locked part is shown and cannot be changed.
import { say, words } from "../words/words.js";

/** Every part by its name in data-part, or all of them; what this page has no part of is said. @param {{hide: Set<string>, lock: Set<string>, warnings: string[]}} wanted */
export function applyParts({ hide, lock, warnings }) {
  const names = new Set(["all"]);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"))) {
    const { part: name = "" } = part.dataset, says = (/** @type {Set<string>} */ wanted) => wanted.has(name) || wanted.has("all");
    names.add(name);
    part.hidden ||= says(hide);
    part.inert ||= says(lock);
  }
  for (const [key, wanted] of Object.entries({ hide, lock })) for (const said of wanted) if (!names.has(said)) warnings.push(say(words.address.display, { key, list: [...names].join(", "), said: said.slice(0, 40) }));
}
