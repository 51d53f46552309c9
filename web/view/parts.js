// parts.js - hides or locks the parts of a page that whoever embeds it wants out of hand; a locked part is shown and cannot be changed.

/** Every part by its name in data-part, or all of them. @param {{hide: Set<string>, lock: Set<string>}} wanted */
export function applyParts({ hide, lock }) {
  const says = (/** @type {Set<string>} */ names, /** @type {string} */ part) => names.has(part) || names.has("all");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"))) {
    part.hidden ||= says(hide, part.dataset.part ?? "");
    part.inert ||= says(lock, part.dataset.part ?? "");
  }
}
