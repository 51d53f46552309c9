// transport.js - play, pause, step, restart, undo, redo and speed.
import { el, setText, turnOff } from "./element.js";
import { drawIcon } from "./icons.js";
import { say, words } from "../words/words.js";

/** Steps per second, from slow enough to count to as fast as it goes. */
export const SPEEDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, Infinity];
export const WATCHING = 500;
const MANY = 25;

/** @typedef {{toggle(): void, step(n: number): void, restart(): void, undo(): void, redo(): void, speed(pace: number): void}} TransportActions */
/** @typedef {"going"|"paused"|"over"} Motion */

/** @param {HTMLElement} place @param {TransportActions} actions */
export function createTransport(place, actions) {
  const label = el("span", {});
  const play = el("button", { type: "button", class: "primary", id: "lr-lab-play", on: { click: actions.toggle } }, drawIcon("play"), label);
  const undo = iconButton("undo", words.undo, actions.undo);
  const redo = iconButton("redo", words.redo, actions.redo);
  const speed = createSpeed(actions.speed);
  place.append(
    play,
    el("button", { type: "button", text: words.step, on: { click: () => actions.step(1) } }),
    el("button", { type: "button", text: words.steps, on: { click: () => actions.step(MANY) } }),
    iconButton("restart", words.restart, actions.restart),
    speed.element,
    el("span", { class: "spacer" }),
    el("span", { class: "back" }, undo, redo),
  );
  let drawn = "";
  return {
    /** @param {{motion: Motion, pace: number, canUndo: boolean, canRedo: boolean}} now */
    show({ motion, pace, canUndo, canRedo }) {
      if (drawn !== motion) play.replaceChildren(drawIcon(motion === "going" ? "pause" : "play"), label);
      drawn = motion;
      setText(label, { going: words.pause, paused: words.play, over: words.again }[motion]);
      turnOff(undo, !canUndo);
      turnOff(redo, !canRedo);
      speed.show(pace);
    },
  };
}

/** @param {string} icon @param {string} label @param {() => void} click */
function iconButton(icon, label, click) {
  return el("button", { type: "button", class: "icon-only", "aria-label": label, title: label, on: { click } }, drawIcon(icon));
}

/** @param {(pace: number) => void} onPace */
function createSpeed(onPace) {
  const said = el("output", { class: "pace" });
  const input = el("input", { type: "range", class: "slider", min: "0", max: String(SPEEDS.length - 1), step: "1", "aria-label": words.speed });
  const paceOf = (/** @type {number} */ pace) => (pace === Infinity ? words.unpaced : say(words.paced, { n: pace }));
  const show = (/** @type {number} */ pace) => {
    input.value = String(SPEEDS.indexOf(pace));
    input.style.setProperty("--lr-lab-fill", `${(100 * Number(input.value)) / (SPEEDS.length - 1)}%`);
    input.setAttribute("aria-valuetext", paceOf(pace));
    setText(said, paceOf(pace));
  };
  input.addEventListener("input", () => onPace(SPEEDS[Number(input.value)]));
  return { element: el("span", { class: "speed" }, el("span", { class: "caption", text: words.speed, "aria-hidden": "true" }), input, said), show };
}
