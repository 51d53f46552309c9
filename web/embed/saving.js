// Saves the page as one file that opens with the experiment of the moment: a copy of it as it came, taken before anything is drawn.
import { el } from "../view/element.js";

const asItCame = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
// The page's own script came packed; what was unpacked of it stands behind what unpacked it.
asItCame.querySelector('script[type="module"]')?.remove();

/** What a saved page opens with where its address says nothing. */
export const savedText = () => asItCame.dataset.lrLabOpens ?? "";

/** @param {string} name @param {string} text */
export function savePage(name, text) {
  asItCame.dataset.lrLabOpens = text;
  const href = URL.createObjectURL(new Blob(["<!doctype html>\n", asItCame.outerHTML], { type: "text/html" }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
