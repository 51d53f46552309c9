// keyhelp.js - the list of keys that the page listens to, opened by a button or by "?", which can be switched off for those who speak to their computer.
import { createDialog } from "./dialog.js";
import { el } from "./element.js";
import { words } from "../words/words.js";

const w = words.keys;
/** By place, what each key does there. @type {[string, [string, string][]][]} */
const KEYS = [
  [w.chart, [["← →", w.move], ["Shift ← →", w.leap], ["Home End", w.ends], ["Enter Esc", w.pin], ["+ − 0", w.zoom]]],
  [w.handle, [["← → ↑ ↓", w.drag], ["Shift ←", w.leap], ["Alt ←", w.fine], ["Delete", w.remove]]],
  [w.all, [["Esc", w.close]]],
];

/** @param {HTMLElement} button */
export function createKeyHelp(button) {
  const on = el("input", { type: "checkbox", checked: true });
  const parts = KEYS.flatMap(([place, keys]) => [el("h3", { text: place }), el("dl", { class: "keys" }, ...keys.flatMap(([names, does]) =>
    [el("dt", {}, ...names.split(" ").map((name) => el("kbd", { text: name }))), el("dd", { text: does })]))]);
  const dialog = createDialog(w.title, ...parts, el("label", { class: "choice" }, el("span", {}, w.on), on));
  Object.assign(button, { textContent: "?", title: w.title });
  button.setAttribute("aria-label", w.title);
  button.addEventListener("click", dialog.open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input:not([type=range]), textarea, select");
    if (event.key === "?" && on.checked && !typing && !document.querySelector("dialog[open]")) dialog.open();
  });
}
