// boot.js - starts every page: unpacks the core, which is compiled while the rest still unpacks unless it may wait, the worker's source, and the page's script.
import decoder from "virtual:decoder";
import { compileCore } from "../core/core.js";
import { createUnpacker } from "../core/unpack.js";

const { textContent, dataset } = /** @type {HTMLElement} */ (document.getElementById("lr-lab-packed"));
const [core, worker, page] = (dataset.sizes ?? "").split(" ").map(Number);

/** Says what a page without scripts says. */
function giveUp() {
  const notice = document.querySelector("noscript");
  if (notice) notice.outerHTML = notice.textContent ?? "";
}

try {
  const take = createUnpacker(decoder, textContent ?? ""), text = new TextDecoder(), script = document.createElement("script");
  const bytes = take(core).slice(), compile = () => compileCore(bytes);
  let early = "late" in dataset ? null : compile();
  /** The early one is given away once: who asks again tries again. */
  const give = () => [early, early = null][0] ?? compile();
  Object.assign(globalThis, { lrLab: { core: give, worker: text.decode(take(worker)) } });
  script.type = "module";
  script.textContent = text.decode(take(page));
  document.body.append(script);
} catch {
  giveUp();
}
