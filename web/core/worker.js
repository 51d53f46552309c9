// The worker: one desk behind messages; every error that would reach nobody is forwarded to the page.
import { createDesk } from "./desk.js";

const scope = /** @type {Window & {postMessage(message: unknown, transfer?: Transferable[]): void}} */ (/** @type {unknown} */ (globalThis));
/** @type {ReturnType<typeof createDesk>|undefined} */
let desk;

/** @param {unknown} reason */
const cry = (reason) => scope.postMessage({ type: "broken", id: 0, why: String(reason) });
scope.addEventListener("unhandledrejection", (event) => cry(event.reason));
scope.addEventListener("error", (event) => cry(event.message));
scope.onmessage = ({ data }) => {
  if (data.type !== "boot") return desk?.receive(data);
  desk = createDesk(data.module, (message, transfer) => scope.postMessage(message, transfer));
  scope.postMessage({ type: "ready", id: 0 });
};
