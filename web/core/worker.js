// The worker: one desk behind messages; every error that would reach nobody is forwarded to the page.
import { compileCore } from "./core.js";
import { createDesk } from "./desk.js";

const scope = /** @type {Window & {postMessage(message: unknown, transfer?: Transferable[]): void}} */ (/** @type {unknown} */ (globalThis));
/** @type {Promise<ReturnType<typeof createDesk>>|undefined} */
let desk;

/** @param {unknown} reason */
const cry = (reason) => scope.postMessage({ type: "broken", id: 0, why: String(reason) });
/** @param {{module?: import("./core.js").CoreModule, bytes: Uint8Array<ArrayBuffer>}} core compiled, or as it came */
async function open({ module, bytes }) {
  const opened = createDesk(module ?? await compileCore(bytes), (message, transfer) => scope.postMessage(message, transfer));
  scope.postMessage({ type: "ready", id: 0 });
  return opened;
}
scope.addEventListener("unhandledrejection", (event) => cry(event.reason));
scope.addEventListener("error", (event) => cry(event.message));
scope.onmessage = ({ data }) => {
  if (data.type === "boot") desk = open(data);
  else desk?.then(({ receive }) => receive(data));
};
