// menu.js - a small button that opens a sheet of choices, and closes it when the visitor goes elsewhere.
import { el, freshId } from "./element.js";
import { drawIcon } from "./icons.js";

/** @param {string} icon @param {string} label @param {...Node} children */
export function createMenu(icon, label, ...children) {
  const summary = el("summary", { class: "quiet", "aria-label": label, title: label }, drawIcon(icon));
  const sheet = el("div", { class: "sheet" });
  const menu = el("details", { class: "menu" }, summary, sheet);
  menu.addEventListener("toggle", () => sheet.append(...children), { once: true }); // what is shut in is looked through by browsers, at a cost
  /** @param {boolean} [back] whether the keyboard goes back to the button */
  const close = (back) => {
    menu.open = false;
    if (back) summary.focus();
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) close(true);
  });
  const leave = (/** @type {EventTarget|null} */ to) => to instanceof Node && !menu.contains(to) && close();
  menu.addEventListener("focusout", (event) => leave(event.relatedTarget));
  document.addEventListener("pointerdown", (event) => leave(event.target));
  return { element: menu, close };
}

/** A labelled choice. @param {string} label @param {[string, string][]} options key and label @param {(key: string) => void} onChange */
export function createChoice(label, options, onChange) {
  const id = freshId("choice");
  const select = el("select", { id, class: "pick", on: { change: () => onChange(select.value) } }, ...options.map(([value, text]) => el("option", { value, text })));
  const element = el("div", { class: "choice" }, el("label", { for: id, text: label }), select);
  return { element, select, show: (/** @type {string} */ key) => void (select.value !== key && (select.value = key)) };
}

/** @param {string} icon @param {string} label @param {() => void} click */
export function iconButton(icon, label, click) {
  return el("button", { type: "button", class: "quiet", "aria-label": label, title: label, on: { click } }, drawIcon(icon));
}
