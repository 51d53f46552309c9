// progress.js - how far a sweep is, how long it will still take, and the buttons that hold it, go on or end it.
import { el, setText } from "../view/element.js";
import { drawIcon } from "../view/icons.js";
import { words } from "./words.js";

/** @typedef {import("./session.js").News} News */

const MINUTE = 90;

/** @param {HTMLElement} place @param {{start(): void, pause(): void, resume(): void, cancel(): void}} actions */
export function createProgress(place, actions) {
  let state = "idle", drawn = "";
  const label = el("span");
  const main = el("button", { type: "button", class: "primary", id: "lr-lab-go", on: { click: () => (state === "going" ? actions.pause() : state === "paused" ? actions.resume() : actions.start()) } }, drawIcon("play"), label);
  const cancel = el("button", { type: "button", text: words.cancel, on: { click: actions.cancel } });
  const bar = el("progress", { class: "swept", max: 1, value: 0, "aria-label": words.progress });
  const said = el("p", { class: "swept-text" });
  place.append(main, cancel, el("div", { class: "sweep-bar" }, bar, said));
  return {
    /** @param {News} news */
    show(news) {
      state = news.state;
      if (drawn !== state) main.replaceChildren(drawIcon(state === "going" ? "pause" : "play"), label);
      drawn = state;
      const whole = state === "over" && news.done === news.total;
      setText(label, { idle: words.run, going: words.pause, paused: words.resume, over: whole ? words.done : words.resume }[news.state]);
      main.disabled = whole;
      cancel.disabled = state !== "going" && state !== "paused";
      bar.value = news.total ? news.done / news.total : 0;
      bar.setAttribute("aria-valuetext", say(news));
      setText(said, say(news));
    },
  };
}

/** @param {News} news */
function say({ state, done, total, left }) {
  if (state === "idle" || !total) return words.idle;
  if (state === "over") return done === total ? words.over(total) : words.cancelled(done, total);
  const time = state === "paused" ? words.paused : Number.isFinite(left) ? words.left(sayTime(left / 1000)) : "";
  return [words.going(done, total), time].filter(Boolean).join(" · ");
}

/** @param {number} seconds */
const sayTime = (seconds) => (seconds > MINUTE ? words.minutes(Math.round(seconds / 60)) : words.seconds(Math.max(1, Math.round(seconds))));
