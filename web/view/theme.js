// theme.js - light, dark or as the system says, and a word to whoever paints on a canvas when it changes.
import { drawIcon } from "./icons.js";
import { words } from "../words/words.js";

/** @typedef {"auto"|"light"|"dark"} Theme */
/** @type {Theme[]} */
const ORDER = ["auto", "light", "dark"];

/** @param {HTMLElement} button @param {Theme} first @param {() => void} onChange */
export function createTheme(button, first, onChange) {
  let theme = first;
  const apply = () => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.replaceChildren(drawIcon(theme));
    button.setAttribute("aria-label", words.theme[theme]);
    button.title = words.theme[theme];
  };
  button.addEventListener("click", () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
    apply();
    onChange();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
  matchMedia("(forced-colors: active)").addEventListener("change", onChange);
  matchMedia("print").addEventListener("change", onChange);
  apply();
}
