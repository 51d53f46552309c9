// unpacking.js - unpacks a page: the worker, which starts, and the core, which is compiled, while the rest still unpacks, and the page's script.
import decoder from "virtual:decoder";
import { compileCore } from "../core/core.js";
import { hireEarly } from "../core/hiring.js";
import { nextTask } from "../core/task.js";
import { createUnpacker } from "../core/unpack.js";

/** So many bytes are unpacked at a time. */
const SLICE = 40_000;

/** Rejects where the page cannot be unpacked. @param {object} [more] what its script finds beside its pieces */
export async function unpackPage(more) {
  const { textContent, dataset } = /** @type {HTMLElement} */ (document.getElementById("lr-lab-packed"));
  const [worker, core, page] = (dataset.sizes ?? "").split(" ").map(Number);
  const unpack = createUnpacker(decoder, textContent ?? ""), text = new TextDecoder(), script = document.createElement("script");
  const take = async (/** @type {number} */ length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += SLICE) {
      bytes.set(unpack(Math.min(SLICE, length - at)), at);
      await nextTask();
    }
    return bytes;
  };
  const source = text.decode(await take(worker)), hired = "hire" in dataset ? hireEarly(source) : null;
  const bytes = await take(core), compile = () => compileCore(bytes);
  hired?.worker?.postMessage({ type: "boot", bytes });
  let first = /** @type {ReturnType<typeof compile>|null} */ (compile());
  /** The first is given away once: who asks again tries again. */
  const give = () => [first, first = null][0] ?? compile();
  Object.assign(globalThis, { lrLab: { core: give, worker: source, hired, ...more } });
  script.type = "module";
  script.textContent = text.decode(await take(page));
  document.body.append(script);
}
