// lab.js - the page: starts the core, the pool and the store, and lets views and experiment hear of one another.
import compile from "virtual:core";
import hired from "virtual:hired";
import workerSource from "virtual:worker";
import "../view/style.css";
import { loadCore } from "../core/core.js";
import { createPool } from "../core/pool.js";
import { inTasks, nextTask } from "../core/task.js";
import { createEmbedDialog } from "../embed/dialog.js";
import { savedText } from "../embed/saving.js";
import { readPresentation } from "../state/presentation.js";
import { createAddress } from "../state/share.js";
import { createStore } from "../state/store.js";
import { formatExperiment } from "../state/text.js";
import { knobsOf, SCHEDULE } from "../view/catalog.js";
import { find, setText } from "../view/element.js";
import { createKeyHelp } from "../view/keyhelp.js";
import { createLanguageMenu, followLanguage } from "../view/language.js";
import { createNotices } from "../view/notices.js";
import { applyParts } from "../view/parts.js";
import { createTheme } from "../view/theme.js";
import { WATCHING } from "../view/transport.js";
import { retold, retoldPool } from "../words/retelling.js";
import { say, words } from "../words/words.js";
import { writeAnswer } from "./answering.js";
import { createBoard } from "./board.js";
import { createEditing } from "./editing.js";
import { openExperiment } from "./opening.js";
import { remember } from "./memory.js";
import { prepareCopying, prepareSharing } from "./sharing.js";
import { joinStories, offerStories } from "./telling.js";
import { createTrainer } from "./trainer.js";
import { createViews } from "./views.js";

const presentation = readPresentation(location.search);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const notices = createNotices(find("lr-lab-notices"));

/** Shows the page as its address says. */
function applyPresentation() {
  document.documentElement.dataset.lrLabBegun = "1";
  document.documentElement.classList.toggle("embed", presentation.embed);
  applyParts(presentation);
  setText(find("lr-lab-note"), presentation.note);
  find("lr-lab-note").hidden = !presentation.note;
  if (matchMedia("(width < 700px)").matches) find("lr-lab-shared").removeAttribute("open");
}

/** The first wishes go out before anything is drawn, the charts are drawn before what stands beside them. */
async function start() {
  const module = compile(), pool = retoldPool(createPool({ module, workerSource, hired }));
  pool.hire();
  const core = remember(retold(await loadCore(await module)));
  const catalog = core.describe();
  const address = createAddress();
  const opened = openExperiment(address.read() || savedText(), core.resolve);
  const store = createStore(opened.experiment, { schedule: requestAnimationFrame });
  const scheduleKeys = (/** @type {Record<string, string>} */ chosen) => new Set([SCHEDULE.shelf, ...knobsOf(catalog, SCHEDULE, chosen).map((knob) => knob.key)]);
  const pace = calm ? Infinity : WATCHING;
  const trainer = createTrainer({ core, pool, scheduleKeys, tell: () => (board?.tell(), telling?.tell()), refuse: notices.say }, { pace, paused: presentation.play !== "visible" || presentation.story !== "" });
  const editing = createEditing({ store, core, catalog, scheduleKeys }, notices.say);
  /** @type {import("./board.js").Board|null} */ let board = null;
  /** @type {import("./telling.js").Telling|null} */ let telling = null;
  store.subscribe((experiment) => {
    trainer.follow(experiment, Infinity);
    board?.follow();
    address.write(formatExperiment(experiment));
  });
  trainer.follow(store.get(), pace);
  await nextTask();
  createTheme(find("lr-lab-theme"), presentation.theme, () => board?.repaint());
  board = createBoard({ catalog, core, store, trainer, editing, pool, refuse: notices.say, calm }, createViews);
  await nextTask();
  board.follow();
  await nextTask();
  await board.furnish();
  await inTasks([
    () => createLanguageMenu(find("lr-lab-language")),
    () => prepareCopying(find("lr-lab-answer"), "copy", words.answer, () => writeAnswer(trainer.runs(), core), notices.say),
    () => prepareSharing(find("lr-lab-copy"), () => address.link(formatExperiment(store.get())), notices.say),
    () => createEmbedDialog(find("lr-lab-embedding"), () => formatExperiment(store.get())),
    () => createKeyHelp(find("lr-lab-keys")),
  ]);
  for (const text of [...presentation.warnings, ...opened.notices.map((text) => say(words.badAddress, { text }))]) notices.say(text);
  telling = joinStories(find("lr-lab-story"), { store, trainer, core, change: board.change, calm, opened: (story) => address.option("story", story) });
  offerStories(find("lr-lab-stories"), telling.start);
  if (presentation.story) openStory(telling, trainer);
  document.documentElement.dataset.lrLabReady = "1";
  address.listen((text) => {
    const next = openExperiment(text, core.resolve);
    for (const sentence of next.notices) notices.say(say(words.badAddress, { text: sentence }));
    store.set(next.experiment);
  });
}

/** The story that the address asks for; where there is none of that name, the page starts as ever. @param {import("./telling.js").Telling} telling @param {ReturnType<typeof createTrainer>} trainer */
function openStory(telling, trainer) {
  if (telling.start(presentation.story)) return;
  notices.say(say(words.story.unknown, { name: presentation.story }));
  if (presentation.play === "visible") trainer.toggle();
}

applyPresentation();
followLanguage(notices.say);
start().catch((error) => notices.say(say(words.broken, { why: String(error?.message ?? error) })));
