// contenders.js - the runs a sweep is about: their names, a cross to take one out, and a list of schedules to add one.
import { findShelf, SCHEDULE } from "../view/catalog.js";
import { el, turnOff } from "../view/element.js";
import { drawIcon } from "../view/icons.js";
import { drawChip, LETTERS } from "../view/palette.js";
import { say, sweeps as words, words as page } from "../words/words.js";

/** @typedef {import("./spec.js").Experiment} Experiment */

const MOST = LETTERS.length;

/** @param {HTMLElement} place @param {import("../view/catalog.js").Catalog} catalog @param {{add(item: string): void, remove(i: number): void}} actions */
export function createContenders(place, catalog, actions) {
  const list = el("ul", { class: "contenders" });
  const items = findShelf(catalog, SCHEDULE.shelf)?.items ?? [];
  const add = el("select", { class: "pick", "aria-label": words.addSchedule }, el("option", { value: "", text: words.addSchedule }), ...items.map((item) => el("option", { value: item.key, text: item.label })));
  const [change, take] = [words.change, page.takeCode].map((text) => el("a", { class: "to-lab", target: "_blank", rel: "noopener", text, data: { part: "links" } }));
  add.addEventListener("change", () => {
    if (add.value) actions.add(add.value);
    add.value = "";
  });
  place.append(list, add, change, take);
  return {
    /** Where the cross in use is gone, the next one is at hand. @param {string[]} names @param {string} lab */
    show(names, lab) {
      const held = [...list.children].findIndex((one) => one.contains(document.activeElement));
      list.replaceChildren(...names.map((name, i) => drawOne(name, i, names.length > 1, actions)));
      turnOff(add, names.length >= MOST);
      change.href = lab;
      take.href = lab.replace("index.html", "code.html");
      if (held < 0) return;
      const cross = list.querySelectorAll("button")[Math.min(held, names.length - 1)];
      (cross.hidden ? add : cross).focus();
    },
  };
}

/** @param {string} name @param {number} i @param {boolean} many @param {{remove(i: number): void}} actions */
function drawOne(name, i, many, actions) {
  const label = say(words.remove, { name });
  const cross = el("button", { type: "button", class: "quiet", hidden: !many, "aria-label": label, title: label, on: { click: () => actions.remove(i) } }, drawIcon("remove"));
  return el("li", { data: { slot: String(i) } }, drawChip(i), el("b", { class: "letter", text: LETTERS[i] }), el("span", { class: "name", text: name }), cross);
}
