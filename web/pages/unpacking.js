// unpacking.js - unpacks a page: the worker, which starts, and the core, which is compiled, while the rest still unpacks, and the page's script.
import decoder from "virtual:decoder";
import { compileCore } from "../core/core.js";
import { hireEarly } from "../core/hiring.js";
import { createUnpacker } from "../core/unpack.js";

/** Throws where the page cannot be unpacked. @param {object} [more] what its script finds beside its pieces */
export function unpackPage(more) {
  const { textContent, dataset } = /** @type {HTMLElement} */ (document.getElementById("lr-lab-packed"));
  const [worker, core, page] = (dataset.sizes ?? "").split(" ").map(Number);
  const take = createUnpacker(decoder, textContent ?? ""), text = new TextDecoder(), script = document.createElement("script");
  const source = text.decode(take(worker)), hired = "hire" in dataset ? hireEarly(source) : null;
  const bytes = take(core).slice(), compile = () => compileCore(bytes);
  let first = /** @type {ReturnType<typeof compile>|null} */ (compile());
  /** The first is given away once: who asks again tries again. */
  const give = () => [first, first = null][0] ?? compile();
  Object.assign(globalThis, { lrLab: { core: give, worker: source, hired, ...more } });
  script.type = "module";
  script.textContent = text.decode(take(page));
  document.body.append(script);
}
