// A core on loan: its memory can be given back while nobody looks, and is made again by the next question.
import { loadCore, loadCoreNow } from "./core.js";

/** @typedef {import("./core.js").Core} Core */

/** @param {import("./core.js").CoreModule} module */
export async function borrowCore(module) {
  let core = /** @type {Core|null} */ (await loadCore(module));
  const live = () => (core ??= loadCoreNow(module));
  const lent = Object.fromEntries(Object.keys(/** @type {Core} */ (core)).map((name) => [name, (/** @type {any[]} */ ...all) => /** @type {any} */ (live())[name](...all)]));
  return { core: /** @type {Core} */ (/** @type {unknown} */ (lent)), giveBack() { core = null; } };
}
