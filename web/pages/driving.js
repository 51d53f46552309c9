// driving.js - a run that a hand steers while it trains slowly; what was steered becomes text, and the text is trained again to the same bits.
import { isOver } from "../view/readings.js";
import { EDITS, PEAK } from "../view/structure.js";

/** @typedef {import("./trainer.js").Run} Run */
/** @typedef {ReturnType<typeof import("./trainer.js").createTrainer>} Trainer */
/** @typedef {ReturnType<typeof import("./editing.js").createEditing>} Editing */

/** A drive lasts about this many seconds. */
const SECONDS = 15;
/** Changes closer together than this are one. */
const BETWEEN = 60;

/** @param {{trainer: Trainer, editing: Editing, tell: () => void}} setup */
export function createDriving({ trainer, editing, tell }) {
  let going = false;
  let sent = -Infinity;
  let wanted = "";
  let timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);
  const find = () => trainer.runs().findIndex((run) => run.byHand);
  const driven = () => trainer.runs()[find()] ?? null;

  function send() {
    timer = undefined;
    sent = performance.now();
    const run = driven();
    if (run && !isOver(run)) run.handle?.set(`${PEAK}=${wanted}`);
  }
  function go(/** @type {boolean} */ on) {
    going = on;
    if (on) driven()?.handle?.play();
    else driven()?.handle?.pause();
    tell();
  }

  return {
    driven,
    going: () => going,
    /** @param {Run} from whose settings the drive begins with @param {number} i */
    start(from, i) {
      const ready = driven() ? null : editing.prepareDrive(i);
      if (!ready) return;
      going = false;
      trainer.steer({ line: ready.line, speed: from.resolved.steps / SECONDS });
      ready.go();
    },
    /** @param {string} text */
    steer(text) {
      wanted = text;
      timer ??= setTimeout(send, Math.max(0, sent + BETWEEN - performance.now()));
      if (!going) go(true);
    },
    toggle: () => go(!going),
    finish() {
      going = true;
      const handle = driven()?.handle;
      handle?.setSpeed(Infinity);
      handle?.play();
    },
    race: () => driven() && editing.race(find()),
    /** Once it is over, what was steered is written down. */
    settle() {
      const run = driven();
      if (!run || !isOver(run)) return;
      const edits = new RegExp(`(?:^|&)${EDITS}=([^&]*)`).exec(run.done)?.[1];
      const i = find();
      run.byHand = 0;
      if (edits) editing.record(i, edits);
    },
  };
}
