// verdict.js - what the judge says, sentence by sentence, in the judge's own words.
import { el, setText } from "../view/element.js";
import { sweeps as words } from "../words/words.js";

/** @typedef {{id: string, text: string}} Sentence */

const WAITING = "waiting";

/** Every sentence of an answer, those of its laws too. @param {any} answer @returns {Sentence[]} */
export function sentencesOf(answer) {
  const laws = Object.values(answer ?? {}).flatMap((part) => (part?.says ? [part.says] : []));
  return [...laws, ...(answer?.sentences ?? [])];
}

/** @param {HTMLElement} place */
export function createVerdict(place) {
  const list = el("ul", { class: "verdict", "aria-live": "polite" }), waiting = el("p", { class: "about", text: words.nothingYet });
  place.append(waiting, list);
  return {
    /** What changes while runs come back is not read aloud, only what it comes to. @param {any} answer @param {boolean} going */
    show(answer, going) {
      list.ariaBusy = String(going);
      const said = sentencesOf(answer).filter(({ id }) => id !== WAITING);
      waiting.hidden = said.length > 0;
      while (list.childElementCount < said.length) list.append(el("li"));
      while (list.childElementCount > said.length) list.lastElementChild?.remove();
      said.forEach(({ id, text }, i) => {
        const item = /** @type {HTMLElement} */ (list.children[i]);
        item.dataset.says = id;
        setText(item, text.replaceAll(" %", "\u00a0%"));
      });
    },
  };
}
