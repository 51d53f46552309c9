// unpacking.js - unpacks a page: its core at once, for a worker hired in its head waits for it, then its script in short tasks.
import decoder from "virtual:decoder";
import { compileCore } from "../core/core.js";
import { nextTask } from "../core/task.js";
import { createUnpacker } from "../core/unpack.js";
import { guessRun } from "./first.js";

/** So many bytes of the script are unpacked at a time: a worker that starts needs the page a moment, twice, and that is when. */
const SLICE = 16_000;

/** @param {ReturnType<typeof createUnpacker>} unpack @param {number} size */
async function unpackScript(unpack, size) {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += SLICE) {
    bytes.set(unpack(Math.min(SLICE, size - at)), at);
    await nextTask();
  }
  return new TextDecoder().decode(bytes);
}

/** Rejects where the page cannot be unpacked. @param {object} [more] what its script finds beside its pieces */
export async function unpackPage(more) {
  const { lrLab } = /** @type {{lrLab: {hired?: import("../core/hiring.js").Hired}}} */ (/** @type {unknown} */ (globalThis));
  const { textContent, dataset } = /** @type {HTMLElement} */ (document.getElementById("lr-lab-packed")), script = document.createElement("script");
  const unpack = createUnpacker(decoder, textContent ?? ""), bytes = unpack(Number(dataset.core)).slice();
  lrLab.hired?.worker?.postMessage({ type: "boot", bytes, guess: guessRun() });
  Object.assign(lrLab, { core: () => compileCore(bytes), ...more });
  script.type = "module";
  script.textContent = await unpackScript(unpack, Number(dataset.page));
  document.body.append(script);
}
