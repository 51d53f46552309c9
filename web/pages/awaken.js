// awaken.js - starts the compact page when it is first seen, and keeps for it what its host says before that.
import { watchSeen } from "../embed/seen.js";
import { unpackPage } from "./unpacking.js";

/** @type {import("../embed/port.js").Early} */
const early = { events: [], hear: null };
const MOST = 40;
let begun = false;

/** A process has room for so many memories: where this one found none, the next try may. */
async function begin() {
  begun = true;
  try {
    await unpackPage({ early });
  } catch (error) {
    const { page } = JSON.parse(document.getElementById("lr-lab-words")?.textContent ?? "");
    const notice = document.createElement("p"), button = document.createElement("button");
    notice.className = "notice";
    button.textContent = page.retry;
    button.onclick = () => (notice.remove(), begin());
    notice.append(page.broken.replace("{why}", String(error)), button);
    document.getElementById("lr-lab-notices")?.append(notice);
  }
}

addEventListener("message", (event) => (early.hear ? early.hear(event) : early.events.length < MOST && early.events.push(event)));
watchSeen((seen) => seen && !begun && begin());
