// notices.js - one-sentence notices that a visitor can dismiss.
import { el } from "./element.js";
import { drawIcon } from "./icons.js";
import { words } from "../words/words.js";

const MOST = 4;

/** @param {HTMLElement} place */
export function createNotices(place) {
  return {
    /** The notice, if it does not stand there already. @param {string} text @returns {HTMLElement|undefined} */
    say(text) {
      if ([...place.children].some((child) => child.textContent === text)) return undefined;
      const close = el("button", { type: "button", class: "quiet", "aria-label": words.dismiss }, drawIcon("remove"));
      const notice = el("p", { class: "notice" }, el("span", { text }), close);
      close.addEventListener("click", () => notice.remove());
      place.append(notice);
      while (place.childElementCount > MOST) place.firstElementChild?.remove();
      return notice;
    },
  };
}
