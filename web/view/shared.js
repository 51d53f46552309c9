// shared.js - the settings that every run has in common: task, model, optimizer and training, drawn from the catalog.
import { findShelf, GROUPS } from "./catalog.js";
import { createGroup } from "./controls.js";
import { el } from "./element.js";
import { words } from "../words/words.js";

/** @typedef {import("./catalog.js").Catalog} Catalog */

/** @param {HTMLElement} place @param {Catalog} catalog @param {import("./controls.js").Change} change */
export function createShared(place, catalog, change) {
  const groups = GROUPS.map((spot) => {
    const group = createGroup(catalog, spot, change);
    const title = findShelf(catalog, spot.shelf)?.label ?? words.training;
    place.append(el("fieldset", { class: "shelf" }, el("legend", { text: title }), group.picker?.element, group.element));
    return group;
  });
  return {
    /** @param {import("./controls.js").InForce} force */
    show: (force) => groups.forEach((group) => group.show(force)),
  };
}
