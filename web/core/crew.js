// The crew: workers hired when there is work, watched for silence, dismissed when idle; the page itself where workers are refused.
import { createDesk } from "./desk.js";
import { startWorker } from "./hiring.js";

/** @typedef {import("./run.js").Message} Message */
/** Where runs are sent: a worker, or the page itself; silence and idleness are counted in ticks.
 * @typedef {{send: (message: any) => void, close: () => void, ready: boolean, inPage: boolean, silent: number, idle: number}} Desk */

const tick = 500, silentTicks = 10, startTicks = 20, idleTicks = 20;

/** @param {{module: import("./core.js").CoreModule|Promise<import("./core.js").CoreModule>, workerSource: string, hired?: import("./hiring.js").Hired|null, hear: (desk: Desk, message: any) => void,
 *   lose: (desk: Desk, why: string) => void, isMoving: (desk: Desk) => boolean, isNeeded: (desk: Desk) => boolean}} setup */
export function createCrew({ module, workerSource, hired, hear, lose, isMoving, isNeeded }) {
  /** @type {Set<Desk>} */
  const desks = new Set();
  /** A worker starts while the core is still being compiled. */
  const compiled = Promise.resolve(module);
  let refused = typeof Worker === "undefined";
  let watch = /** @type {ReturnType<typeof setInterval>|undefined} */ (undefined);

  /** @param {Desk} desk @param {any} message */
  function listen(desk, message) {
    if (!desks.has(desk)) return;
    desk.silent = 0;
    desk.ready = true;
    if (message.type === "broken") dismiss(desk, message.why);
    else hear(desk, message);
  }

  function hire() {
    const desk = (refused ? undefined : hireWorker()) ?? usePage();
    desks.add(desk);
    watch ??= setInterval(look, tick);
    return desk;
  }

  /** @returns {Desk|undefined} */
  function hireWorker() {
    try {
      const early = hired?.worker, worker = early ?? startWorker(workerSource);
      hired = null;
      const desk = newDesk((message) => void (early ? worker.postMessage(message) : compiled.then(() => worker.postMessage(message))), () => worker.terminate());
      worker.onmessage = (event) => listen(desk, event.data);
      worker.onmessageerror = () => dismiss(desk, "A message to the worker was lost.");
      worker.onerror = (event) => {
        refused ||= !desk.ready;
        dismiss(desk, desk.ready ? event.message || "The worker failed." : "");
      };
      compiled.then((module) => early || worker.postMessage({ type: "boot", module }), () => dismiss(desk, ""));
      return desk;
    } catch {
      refused = true;
    }
  }

  function usePage() {
    const inner = compiled.then((module) => createDesk(module, (message) => listen(desk, message)));
    const desk = newDesk((message) => void inner.then(({ receive }) => receive(message)), () => void inner.then(({ close }) => close()));
    desk.inPage = desk.ready = true;
    return desk;
  }

  /** Ends a desk; with a reason, its unfinished runs are stopped, without one they are only put off. @param {Desk} desk @param {string} why */
  function dismiss(desk, why) {
    if (!desks.delete(desk)) return;
    desk.close();
    if (!desks.size) { clearInterval(watch); watch = undefined; }
    lose(desk, why);
  }

  /** Counts silence and idleness in its own ticks, so that a machine that slept is not taken for a worker that hangs. */
  function look() {
    for (const desk of desks) {
      desk.silent = isMoving(desk) && !desk.inPage ? desk.silent + 1 : 0;
      desk.idle = isNeeded(desk) ? 0 : desk.idle + 1;
      if (desk.silent > (desk.ready ? silentTicks : startTicks)) dismiss(desk, "The worker stopped answering.");
      else if (desk.idle > idleTicks) dismiss(desk, "");
    }
  }

  return { desks, hire, dismiss };
}

/** @param {(message: any) => void} send @param {() => void} close @returns {Desk} */
const newDesk = (send, close) => ({ send, close, ready: false, inPage: false, silent: 0, idle: 0 });
