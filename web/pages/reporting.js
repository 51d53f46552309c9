// reporting.js - what the host of a compact page hears of its runs: how it stands at most a few times a second, and every result.
import { isOver } from "../view/readings.js";

/** @typedef {import("../embed/port.js").Told} Told */
/** @typedef {import("./trainer.js").Run} Run */

const BETWEEN = 250;

/** @param {{trainer: {runs(): Run[], motion(): "going"|"paused"|"over"}, text: () => string, tell: (message: Told) => void}} parts */
export function createReporting({ trainer, text, tell }) {
  let told = "", timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);
  const state = (/** @type {boolean} */ seen) => /** @type {Told} */ ({ type: "lr-lab:state", text: text(), motion: trainer.motion(), seen });

  function say() {
    timer = undefined;
    const news = trainer.runs().every(isOver) ? resultOf(text(), trainer.runs()) : state(true);
    const now = JSON.stringify(news);
    if (now !== told) tell(news);
    told = now;
  }
  return {
    state,
    /** Something may be worth telling. */
    look: () => void (timer ??= setTimeout(say, BETWEEN)),
  };
}

/** @param {string} text @param {Run[]} runs @returns {Told} */
function resultOf(text, runs) {
  const numbers = (/** @type {any} */ report) => ({ loss: report?.train_loss ?? null, held_loss: report?.held_loss ?? null, held_accuracy: report?.held_accuracy ?? null, hash: report?.hash ?? "" });
  return { type: "lr-lab:result", text, runs: runs.map(({ letter, name, line, done, state, stopped, at, report }) => ({ letter, name, line: done || line, state: stopped ? "stopped" : /** @type {any} */ (state), steps: at, ...numbers(report) })) };
}
