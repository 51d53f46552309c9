// sharing.js - the copy-link button, with a way out where a frame may not touch the clipboard.
import { drawIcon } from "../view/icons.js";
import { say, words } from "../words/words.js";

const SAID_FOR = 2000;

/** @param {HTMLElement} button @param {() => string} link @param {(text: string) => void} tell */
export function prepareSharing(button, link, tell) {
  const label = document.createElement("span");
  label.textContent = words.copyLink;
  button.append(drawIcon("link"), label);
  button.addEventListener("click", async () => {
    const done = await copy(link());
    if (!done) return tell(say(words.copyFailed, { link: link() }));
    label.textContent = words.copied;
    setTimeout(() => (label.textContent = words.copyLink), SAID_FOR);
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
