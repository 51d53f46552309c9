// dialog.js - a sheet over the page with a title and a way out; Escape and a press beside it close it too.
import { el, freshId } from "./element.js";
import { iconButton } from "./menu.js";
import { words } from "../words/words.js";

/** @param {string} title @param {...(Node|null)} children */
export function createDialog(title, ...children) {
  const id = freshId("dialog");
  const close = () => element.close();
  const head = el("header", {}, el("h2", { id, text: title }), iconButton("remove", words.close, close));
  const element = el("dialog", { class: "dialog", "aria-labelledby": id }, el("div", {}, head, ...children));
  element.addEventListener("click", (event) => event.target === element && close());
  document.body.append(element);
  return { element, open: () => element.showModal(), close };
}
