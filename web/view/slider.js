// slider.js - a range input over the stops of a ladder, which says its value in words and draws how full it is.
import { el } from "./element.js";
import { detents, nearestStop } from "./ladder.js";

/** @typedef {(text: string, settled: boolean) => void} OnInput */

/** @param {{label: string, log: boolean, say: (text: string) => string, onInput: OnInput}} how */
export function createSlider({ label, log, say, onInput }) {
  /** @type {string[]} */ let stops = [];
  let shown = "";
  let at = -1;
  const input = el("input", { type: "range", class: "slider", min: "0", step: "1", "aria-label": label });
  const ticks = el("span", { class: "ticks", "aria-hidden": "true" });
  const send = (/** @type {boolean} */ settled) => {
    const text = stops[Number(input.value)];
    paint(input, say(text));
    onInput(text, settled);
  };
  input.addEventListener("input", () => send(false));
  input.addEventListener("change", () => send(true));
  return {
    element: el("span", { class: "slide" }, input, ticks),
    /** @param {string[]} next @param {string} text */
    show(next, text) {
      if (next === stops && text === shown && input.value === String(at)) return;
      if (next !== stops) {
        stops = next;
        input.max = String(stops.length - 1);
        ticks.replaceChildren(...(log ? drawTicks(stops) : []));
      }
      at = nearestStop(stops, text, log);
      input.value = String(at);
      shown = text;
      paint(input, say(text));
    },
  };
}

/** @param {HTMLInputElement} input @param {string} said */
function paint(input, said) {
  const share = Number(input.value) / Math.max(Number(input.max), 1);
  input.style.setProperty("--lr-lab-fill", `${(share * 100).toFixed(1)}%`);
  input.setAttribute("aria-valuetext", said);
}

/** @param {string[]} stops */
function drawTicks(stops) {
  return detents(stops).map((i) => {
    const tick = el("i");
    tick.style.setProperty("--lr-lab-at", String(i / (stops.length - 1)));
    return tick;
  });
}
