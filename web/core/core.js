// Makes the core: compiles, instantiates. But for unpack.js, the one file that says WebAssembly.
import { wrapExports } from "./seam.js";

/** @typedef {WebAssembly.Module} CoreModule */
/** @typedef {Awaited<ReturnType<typeof loadCore>>} Core */

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<CoreModule>} */
export const compileCore = async (bytes) => WebAssembly.compile(bytes);

/** The same without waiting, which only workers may. @param {Uint8Array<ArrayBuffer>} bytes @returns {CoreModule} */
export const compileCoreNow = (bytes) => new WebAssembly.Module(bytes);

/** At once where that is allowed, so that a run need not wait for its turn; old browsers' pages have to wait. @param {CoreModule} module */
async function instantiate(module) {
  try { return new WebAssembly.Instance(module, {}); } catch { return WebAssembly.instantiate(module, {}); }
}

/** @param {WebAssembly.Instance} instance */
function wrap({ exports }) {
  const entries = /** @type {import("./seam.js").Exports} */ (/** @type {unknown} */ (exports));
  entries._initialize?.();
  return wrapExports(entries);
}

/** One instance of the core, which holds one run. @param {CoreModule} module */
export const loadCore = async (module) => wrap(await instantiate(module));

/** The same without waiting; throws where a browser makes no instance at once. @param {CoreModule} module */
export const loadCoreNow = (module) => wrap(new WebAssembly.Instance(module, {}));
