// telling.js - joins the stories to a page: a story's runs wait until its question is answered; every edit leaves the story and keeps the experiment.
import "../view/story.css";
import { mergeLine } from "../state/experiment.js";
import { HELD_LOSS, LOSS } from "../view/columns.js";
import { createDialog } from "../view/dialog.js";
import { el } from "../view/element.js";
import { isOver } from "../view/readings.js";
import { createPoints, roomOf } from "../view/sketch.js";
import { createStoryteller } from "../view/storyteller.js";
import { SPEEDS } from "../view/transport.js";
import { stories, words } from "../words/words.js";
import { openExperiment } from "./opening.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {{store: {get(): Experiment, set(next: Experiment): void, seal(): void, flush(): void, subscribe(listener: (now: Experiment) => void): unknown}, trainer: ReturnType<typeof import("./trainer.js").createTrainer>,
 *   core: import("../core/core.js").Core, change(what: Partial<import("./board.js").Look>): import("./board.js").Look, opened(story: string): void, calm: boolean}} Parts */
/** @typedef {ReturnType<typeof joinStories>} Telling */

/** In about so many seconds the longest run of a story goes by. */
const SECONDS = 4;

/** @param {HTMLElement} place where a story is told @param {Parts} parts `opened` hears which story's experiment stands as it was opened, or "" */
export function joinStories(place, { store, trainer, core, change, opened, calm }) {
  /** @type {Experiment|null} the story's own, until somebody changes it */ let own = null;
  let held = false;

  /** @param {string} text */
  function open(text, asked = false) {
    if (asked) trainer.hold();
    held = asked;
    store.seal();
    store.set(openExperiment(text, core.resolve).experiment);
    own = asked ? store.get() : null;
    store.flush(); // an answer may come before the next frame, and starts the story's runs, not the former ones
    const { train } = core.resolve(mergeLine(store.get(), 0)).task;
    change({ sketch: null, room: null, zoom: null, pin: null, at: null, column: train ? LOSS : HELD_LOSS, log: true });
    opened(asked ? teller.told() : "");
  }
  function release() {
    if (held && trainer.motion() === "paused") trainer.toggle();
    held = false;
    return change({ room: null });
  }
  const teller = createStoryteller(place, stories, {
    open,
    run() {
      const steps = Math.max(...trainer.runs().map((run) => run.resolved.steps));
      trainer.setPace(calm ? Infinity : SPEEDS.find((pace) => pace >= steps / SECONDS) ?? Infinity);
      return release().sketch !== null;
    },
    leave() {
      opened("");
      release();
      change({ sketch: null });
    },
    sweep: (spec) => `sweeps.html#${spec}`,
    drawing(of) {
      const room = roomOf(core.resolve(mergeLine(store.get(), of)).task.chance);
      change({ room });
      return el("div", {}, el("p", { class: "about", text: words.story.draw }), createPoints(room, (sketch) => change({ sketch })));
    },
  });
  store.subscribe((now) => {
    if (now === own) return;
    own = null;
    if (teller.phase() === "asking") teller.close();
    else opened("");
  });
  return {
    start: teller.start,
    /** The runs have something to tell: somebody played them without an answer, or they are all over. */
    tell() {
      if (teller.phase() === "asking" && held && trainer.motion() === "going") teller.run("");
      if (teller.phase() === "running" && trainer.runs().every(isOver)) teller.tell();
    },
  };
}

/** A button that opens the list of stories. @param {HTMLElement} button @param {(id: string) => void} start */
export function offerStories(button, start) {
  const choose = (/** @type {string} */ id) => () => (dialog.close(), start(id));
  const list = stories.map(({ id, title, sentence }) => el("li", {}, el("button", { type: "button", on: { click: choose(id) } }, el("strong", { text: title }), el("span", { text: sentence }))));
  const dialog = createDialog(words.story.all, el("p", { class: "about", text: words.story.about }), el("ol", { class: "tales" }, ...list));
  button.addEventListener("click", dialog.open);
}
