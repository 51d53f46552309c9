// The worker: one desk behind messages; every error that would reach nobody is forwarded to the page.
import { getAhead } from "./ahead.js";
import { compileCoreNow } from "./core.js";
import { createDesk } from "./desk.js";

/** The core, compiled or as bytes, and perhaps what will be asked for first.
 * @typedef {{module?: import("./core.js").CoreModule, bytes?: Uint8Array<ArrayBuffer>, guess?: {line: string, steps: number}|null}} Boot */

export function serve() {
  const scope = /** @type {Window & {postMessage(message: unknown, transfer?: Transferable[]): void}} */ (/** @type {unknown} */ (globalThis));
  /** @type {Promise<ReturnType<typeof createDesk>>|undefined} */
  let desk;

  /** @param {unknown} reason */
  const cry = (reason) => scope.postMessage({ type: "broken", id: 0, why: String(reason) });
  /** @param {import("./run.js").Message} message @param {Transferable[]} [transfer] */
  const post = (message, transfer = []) => scope.postMessage(message, transfer);
  /** @param {Boot} boot */
  async function open({ module, bytes, guess }) {
    const core = module ?? compileCoreNow(/** @type {Uint8Array<ArrayBuffer>} */ (bytes));
    const opened = createDesk(core, post, guess ? await getAhead(core, guess, post) : null);
    post({ type: "ready", id: 0 });
    return opened;
  }
  scope.addEventListener("unhandledrejection", (event) => cry(event.reason));
  scope.addEventListener("error", (event) => cry(event.message));
  scope.onmessage = ({ data }) => {
    if (data.type === "boot") desk = open(data);
    else desk?.then(({ receive }) => receive(data));
  };
}
