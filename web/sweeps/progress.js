// progress.js - how far a sweep is, how long it will still take, and the buttons that hold it, go on or end it.
import { el, setText, turnOff } from "../view/element.js";
import { drawIcon } from "../view/icons.js";
import { say, sweeps as words } from "../words/words.js";

/** @typedef {import("./session.js").News} News */

const MINUTE = 90;

/** @param {HTMLElement} place @param {{start(): void, pause(): void, resume(): void, cancel(): void}} actions */
export function createProgress(place, actions) {
  let state = "idle", drawn = "", whole = false;
  const label = el("span");
  const main = el("button", { type: "button", class: "primary", id: "lr-lab-go", on: { click: () => (state === "going" ? actions.pause() : state === "paused" ? actions.resume() : whole || actions.start()) } }, drawIcon("play"), label);
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
      whole = state === "over" && news.done === news.total;
      setText(label, { idle: words.run, going: words.pause, paused: words.resume, over: whole ? words.done : words.resume }[news.state]);
      turnOff(main, whole);
      const ended = state !== "going" && state !== "paused";
      if (ended && cancel.matches(":focus")) main.focus(); // what is disabled lets go of the keyboard
      cancel.disabled = ended;
      bar.value = news.total ? news.done / news.total : 0;
      bar.setAttribute("aria-valuetext", tell(news));
      setText(said, tell(news));
    },
  };
}

/** @param {News} news */
function tell({ state, done, total, left }) {
  if (state === "idle" || !total) return words.idle;
  if (state === "over") return done === total ? say(words.over, { n: total }) : say(words.cancelled, { done, n: total });
  const time = state === "paused" ? words.paused : Number.isFinite(left) ? tellTime(left / 1000) : "";
  return [say(words.going, { done, n: total }), time].filter(Boolean).join(" · ");
}

/** @param {number} seconds */
const tellTime = (seconds) => (seconds > MINUTE ? say(words.leftMinutes, { n: Math.round(seconds / 60) }) : say(words.leftSeconds, { n: Math.max(1, Math.round(seconds)) }));
