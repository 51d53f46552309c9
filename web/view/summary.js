// summary.js - one sentence per run for people who listen to the page, at most every five seconds.
import { setText } from "./element.js";
import { formatPercent, formatValue } from "./numbers.js";
import { isOver, readRun } from "./readings.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */

const PAUSE = 5000;

/** @param {HTMLElement} region a live region @param {(frame: Frame) => void} also told as seldom */
export function createSummary(region, also) {
  let spoken = -Infinity;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;
  const speak = (/** @type {Frame} */ frame) => {
    spoken = performance.now();
    timer = undefined;
    setText(region, describe(frame));
    also(frame);
  };
  return {
    /** @param {Frame} frame */
    show(frame) {
      clearTimeout(timer);
      timer = setTimeout(speak, Math.max(0, spoken + PAUSE - performance.now()), frame);
    },
  };
}

/** A run that has not begun has nothing to say. @param {Frame} frame */
export function describe(frame) {
  return frame.traces.filter(({ at }) => at).map((trace) => {
    const one = readRun(frame, trace, null);
    const state = trace.stopped ? words.state.stopped : trace.state === "diverged" ? say(words.state.diverged, { step: trace.at }) : isOver(trace) ? words.state.finished : words.state.going;
    return say(words.summary, { name: `${trace.letter} ${trace.name}`, state, step: trace.at, loss: formatValue(one.loss), accuracy: formatPercent(one.accuracy) });
  }).join(" ");
}
