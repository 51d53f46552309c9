// sharing.js - buttons that copy a link or an answer, with a way out where a frame may not touch the clipboard.
import { drawIcon } from "../view/icons.js";
import { say, words } from "../words/words.js";

const SAID_FOR = 2000;

/** @param {HTMLElement} button @param {() => string} link @param {(text: string) => void} tell */
export function prepareSharing(button, link, tell) {
  prepareCopying(button, "link", { copy: words.copyLink, copied: words.copied, failed: words.copyFailed, wait: "" }, link, tell);
}

/** @param {HTMLElement} button @param {string} icon @param {{copy: string, copied: string, failed: string, wait: string}} labels `wait` is said while there is no text yet
 * @param {() => string} text @param {(text: string) => void} tell */
export function prepareCopying(button, icon, labels, text, tell) {
  const show = (/** @type {string} */ drawn, /** @type {string} */ label) => {
    button.replaceChildren(drawIcon(drawn), label);
    button.title = label; // on a narrow screen the icon is all that is seen
  };
  show(icon, labels.copy);
  button.addEventListener("click", async () => {
    const link = text();
    if (!link) return tell(labels.wait);
    if (!(await copy(link))) return tell(say(labels.failed, { link }));
    show("done", labels.copied);
    setTimeout(() => show(icon, labels.copy), SAID_FOR);
  });
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/** @param {string} text */
function copyByHand(text) {
  const area = document.createElement("textarea");
  const before = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
