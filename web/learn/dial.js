// A slider inside a sentence: the number that the sentence speaks of, and a thumb under it to change it.
import { el } from "../view/element.js";
import { ladderOf, nearestStop } from "../view/ladder.js";
import { formatShort } from "../view/numbers.js";
import { readSpan } from "../view/span.js";
import { learn } from "../words/words.js";

/** @typedef {ReturnType<typeof createDial>} Dial */

/** The text of a line as a reader says it. @param {string} text */
export function say(text) {
  const span = readSpan(text);
  if (!span) return text;
  return span.unit === "share" ? `${formatShort(span.amount)}\u00a0%` : text;
}

/** What the page's HTML says of a dial: its name, its range, and how values are spaced. @param {HTMLElement} place */
function stopsOf({ dataset: { from = "0", to = "1", scale = "linear", kind = "number", stops } }) {
  if (stops) return stops.split(" ");
  const knob = /** @type {any} */ ({ lo: Number(from), hi: Number(to), scale, kind });
  return ladderOf(knob);
}

/** Turns `<span class="dial" data-…>value</span>` into a slider. @param {HTMLElement} place @param {(text: string) => void} onInput */
export function createDial(place, onInput) {
  const stops = stopsOf(place), log = place.dataset.scale === "log";
  const first = place.dataset.value ?? place.textContent?.trim() ?? stops[0];
  const shown = el("span", { class: "dial-value", "aria-hidden": "true" });
  const input = el("input", { type: "range", class: "slider", min: "0", max: String(stops.length - 1), step: "1", "aria-label": place.dataset.name ?? learn.value });
  const show = (/** @type {string} */ text) => {
    shown.textContent = say(text);
    input.value = String(nearestStop(stops, text, log));
    input.setAttribute("aria-valuetext", say(text));
    input.style.setProperty("--lr-lab-fill", `${(100 * Number(input.value)) / Math.max(1, stops.length - 1)}%`);
  };
  input.addEventListener("input", () => {
    const text = stops[Number(input.value)];
    show(text);
    onInput(text);
  });
  place.replaceChildren(shown, input);
  show(first);
  return { show, first };
}
