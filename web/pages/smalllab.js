// smalllab.js - a lab that fits a frame: core, pool and board, asleep until it is started and whenever it is not seen.
import { borrowCore } from "../core/loan.js";
import { createPool } from "../core/pool.js";
import { nextTask } from "../core/task.js";
import { createStore } from "../state/store.js";
import { formatExperiment } from "../state/text.js";
import { knobsOf, SCHEDULE } from "../view/catalog.js";
import { el, find } from "../view/element.js";
import { createTheme } from "../view/theme.js";
import { WATCHING } from "../view/transport.js";
import { say, words } from "../words/words.js";
import { retold, retoldPool } from "../words/retelling.js";
import { createBoard } from "./board.js";
import { createEditing } from "./editing.js";
import { createFramedViews } from "./framed.js";
import { withRemedy } from "./judging.js";
import { openExperiment } from "./opening.js";
import { createReporting } from "./reporting.js";
import { joinStories } from "./telling.js";
import { createTrainer } from "./trainer.js";

/** @typedef {Awaited<ReturnType<typeof openSmallLab>>} SmallLab */
/** @typedef {{compile: () => Promise<import("../core/core.js").CoreModule>, workerSource: string, address: ReturnType<typeof import("../state/share.js").createAddress>, presentation: import("../state/presentation.js").Presentation,
 *   calm: boolean, text: string, own: string, notices: {say(text: string): void}, tell(message: import("../embed/port.js").Told): void}} Setup */

/** @param {Setup} setup */
export async function openSmallLab({ compile, workerSource, address, presentation, calm, text, own, notices, tell }) {
  const module = await compile();
  const { core: plain, giveBack } = await borrowCore(module), core = retold(plain);
  await nextTask();
  const catalog = core.describe();
  const opened = openExperiment(text, core.resolve);
  const store = createStore(opened.experiment, { schedule: requestAnimationFrame });
  const scheduleKeys = (/** @type {Record<string, string>} */ chosen) => new Set([SCHEDULE.shelf, ...knobsOf(catalog, SCHEDULE, chosen).map((knob) => knob.key)]);
  const pool = retoldPool(createPool({ module, workerSource, asleep: true }));
  const pace = calm ? Infinity : WATCHING;
  const trainer = createTrainer({ core, pool, scheduleKeys, refuse: notices.say, tell: () => (board.tell(), reporting.look(), telling?.tell()) }, { pace, paused: true });
  const editing = createEditing({ store, core, catalog, scheduleKeys }, notices.say);
  /** @type {import("./telling.js").Telling|null} */ let telling = null;
  const life = { started: false, seen: false };
  const stir = () => (life.started && life.seen ? pool.wake() : pool.sleep());
  /** What needs workers is done once there may be some. @param {(...all: any[]) => void} act */
  const starting = (act) => (/** @type {any[]} */ ...all) => {
    life.started = true;
    stir();
    act(...all);
    board.draw();
    reporting.look();
  };
  const ways = { toggle: starting(trainer.toggle), step: starting(trainer.step), restart: starting(trainer.restart), startable: presentation.play !== "never",
    remedy: (/** @type {number} */ i, /** @type {string} */ change) => (store.seal(), store.set(withRemedy(store.get(), i, change))) };
  await nextTask();
  const board = createBoard({ catalog, core, store, trainer, editing, pool, refuse: notices.say, calm }, createFramedViews(ways));
  const reporting = createReporting({ trainer, text: () => formatExperiment(store.get()), tell });
  const full = /** @type {HTMLAnchorElement} */ (find("lr-lab-full"));

  function follow() {
    trainer.follow(store.get(), Infinity);
    board.follow();
    if (presentation.links) full.href = `index.html#${formatExperiment(store.get())}`;
    reporting.look();
  }
  /** Another experiment; refused as a whole, with its sentences, where any part of it is. @param {string} said */
  function set(said) {
    const next = openExperiment(said, core.resolve);
    if (next.notices.length === 0) store.set(next.experiment);
    return next.notices;
  }

  createTheme(el("button"), presentation.theme, board.repaint);
  await nextTask();
  for (const sentence of opened.notices) notices.say(say(words.badAddress, { text: sentence }));
  follow();
  store.subscribe((experiment) => (follow(), address.write(formatExperiment(experiment))));
  if (presentation.story) {
    telling = joinStories(find("lr-lab-story"), { store, trainer: { ...trainer, toggle: ways.toggle }, core, change: board.change, calm, opened: (story) => address.option("story", story) });
    if (!telling.start(presentation.story)) notices.say(say(words.story.unknown, { name: presentation.story }));
  }
  address.listen((said) => set(said).forEach((sentence) => notices.say(say(words.badAddress, { text: sentence }))));
  return {
    set,
    play: () => trainer.motion() !== "going" && ways.toggle(),
    pause: () => trainer.motion() === "going" && ways.toggle(),
    reset: () => (store.seal(), store.set(openExperiment(own, core.resolve).experiment), trainer.motion() === "paused" || ways.restart()),
    isOver: () => trainer.motion() === "over",
    /** @param {boolean} seen */
    state: (seen) => reporting.state(seen),
    /** Workers are there while it is started and seen; a run that was not finished goes on where it was. @param {boolean} seen */
    show(seen) {
      life.seen = seen;
      stir();
      if (seen) board.draw();
    },
    putAway: giveBack,
  };
}
