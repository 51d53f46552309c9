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
  const label = document.createElement("span");
  label.textContent = labels.copy;
  button.append(drawIcon(icon), label);
  button.addEventListener("click", async () => {
    const link = text();
    if (!link) return tell(labels.wait);
    if (!(await copy(link))) return tell(say(labels.failed, { link }));
    label.textContent = labels.copied;
    setTimeout(() => (label.textContent = labels.copy), SAID_FOR);
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
