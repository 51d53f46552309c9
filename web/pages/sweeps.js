// sweeps.js - the sweeps page: starts the core and the pool, and lets experiment, judge and pictures hear of one another.
import compile from "virtual:core";
import workerSource from "virtual:worker";
import "../sweeps/sweeps.css";
import { loadCore } from "../core/core.js";
import { createPool } from "../core/pool.js";
import { nextTask } from "../core/task.js";
import { addRun, mergeLine } from "../state/experiment.js";
import { readPresentation } from "../state/presentation.js";
import { createAddress } from "../state/share.js";
import { createStore } from "../state/store.js";
import { parseExperiment } from "../state/text.js";
import { knobsOf, SCHEDULE } from "../view/catalog.js";
import { find } from "../view/element.js";
import { createLanguageMenu, followLanguage } from "../view/language.js";
import { createNotices } from "../view/notices.js";
import { createShared } from "../view/shared.js";
import { applyParts } from "../view/parts.js";
import { createTheme } from "../view/theme.js";
import { retold, retoldPool } from "../words/retelling.js";
import { say, words } from "../words/words.js";
import { createBoard } from "../sweeps/board.js";
import { createChecking } from "../sweeps/checking.js";
import { exampleOf } from "../sweeps/examples.js";
import { createSession } from "../sweeps/session.js";
import { formatSpec, JUDGE, judgeOf, OF, parseSpec, specFor, withAsked, withoutRun } from "../sweeps/spec.js";
import { createEditing } from "./editing.js";
import { openExperiment } from "./opening.js";
import { prepareSharing } from "./sharing.js";

/** @typedef {import("../sweeps/spec.js").Settings} Settings */
/** @typedef {import("../sweeps/spec.js").Experiment} Experiment */

const presentation = readPresentation(location.search);
const notices = createNotices(find("lr-lab-notices"));

/** Hides the parts that whoever embeds the page does not want. */
function applyPresentation() {
  document.documentElement.classList.toggle("embed", presentation.embed);
  document.documentElement.classList.toggle("no-links", !presentation.links);
  applyParts(presentation);
}

/** What the address asks for; what is wrong with it is said, and left out. @param {string} text @param {import("../core/core.js").Core} core @param {import("../view/catalog.js").Catalog} catalog */
function openText(text, core, catalog) {
  const said = parseSpec(text), { asked, rest, notices: first } = said.rest ? said : parseSpec(exampleOf(judgeOf(said.asked)));
  const opened = openExperiment(rest, core.resolve);
  const sentences = [...first, ...opened.notices];
  let judge = withAsked(asked, JUDGE, judgeOf(asked));
  for (const key of [...judge.keys()]) {
    const refused = refusalOf(core, judge, opened.experiment, catalog);
    if (!refused) break;
    sentences.push(refused.text);
    judge = withAsked(judge, judge.has(refused.key) ? refused.key : key, null);
    if (!judge.has(JUDGE)) judge = withAsked(judge, JUDGE, judgeOf(judge));
  }
  for (const sentence of sentences) notices.say(say(words.badAddress, { text: sentence }));
  return { asked: judge, experiment: opened.experiment };
}

/** Why the core would not take this up, or null. @param {import("../core/core.js").Core} core @param {Settings} asked @param {Experiment} experiment @param {import("../view/catalog.js").Catalog} catalog */
function refusalOf(core, asked, experiment, catalog) {
  const reply = core.plan(specFor(asked, experiment, catalog));
  return "error" in reply ? reply.error : null;
}

async function start() {
  const module = await compile();
  const core = retold(await loadCore(module));
  await nextTask();
  const catalog = core.describe(), judges = core.judges();
  const address = createAddress(), opened = openText(address.read(), core, catalog);
  const store = createStore(opened.experiment, { schedule: requestAnimationFrame });
  let asked = opened.asked, waits = presentation.play !== "visible";
  const scheduleKeys = (/** @type {Record<string, string>} */ chosen) => new Set([SCHEDULE.shelf, ...knobsOf(catalog, SCHEDULE, chosen).map((knob) => knob.key)]);
  const editing = createEditing({ store, core, catalog, scheduleKeys }, notices.say);
  const text = () => formatSpec(asked, store.get());
  const pool = retoldPool(createPool({ module, workerSource }));
  const session = createSession({ core, pool, tell: (news) => board.tell(news) });
  await nextTask();

  /** @param {string} key @param {string|null} value @param {boolean} settled */
  function ask(key, value, settled) {
    const next = withAsked(asked, key, value, judges), refused = key === OF ? null : refusalOf(core, next, store.get(), catalog);
    if (refused || !settled) return refused;
    if (key === JUDGE && isExample()) show(exampleOf(judgeOf(next)));
    else asked = next;
    follow();
    return null;
  }

  /** Nothing but a judge has been asked so far: another judge brings its own example. */
  function isExample() {
    const { asked: first, rest } = parseSpec(exampleOf(judgeOf(asked)));
    return text() === formatSpec(first, parseExperiment(rest));
  }

  /** @param {string} said */
  function show(said) {
    const next = openText(said, core, catalog);
    asked = next.asked;
    store.set(next.experiment);
  }

  /** @param {number} i */
  function remove(i) {
    const former = store.get();
    editing.remove(i);
    if (store.get() !== former) asked = withoutRun(asked, former, i);
  }

  /** What the shared settings come to by themselves, or where the core takes them only with a run's own, with the first run's. */
  function sharedForce() {
    const alone = core.resolve(mergeLine({ shared: store.get().shared, runs: [] }, 0));
    return alone.error ? core.resolve(mergeLine(store.get(), 0)) : alone;
  }

  /** Draws what is asked and sets about it; what was found out before is kept. */
  function follow() {
    board.follow(asked, store.get());
    shared.show(sharedForce());
    address.write(text());
    if (waits) session.hold(specFor(asked, store.get(), catalog));
    else session.open(specFor(asked, store.get(), catalog));
  }
  const go = (/** @type {() => void} */ act) => () => ((waits = false), act());
  const board = createBoard({
    core, catalog, judges, refuse: notices.say, ask,
    actions: { start: go(session.start), resume: go(session.resume), pause: session.pause, cancel: session.cancel },
    runs: { add: (item) => store.set(addRun(store.get(), new Map([[SCHEDULE.shelf, item]]))), remove },
  });
  await nextTask();
  const shared = createShared(find("lr-lab-shelves"), catalog, (key, value, settled) => (settled ? editing.setShared(key, value, true) : null));
  createLanguageMenu(find("lr-lab-language"));
  createTheme(find("lr-lab-theme"), presentation.theme, () => {});
  prepareSharing(find("lr-lab-copy"), () => address.link(text()), notices.say);
  for (const sentence of presentation.warnings) notices.say(sentence);
  store.subscribe(follow);
  address.listen((said) => (show(said), follow()));
  await nextTask();
  follow();
  await nextTask();
  createChecking(find("lr-lab-check"), { core, pool });
  document.documentElement.dataset.lrLabReady = "1";
}

applyPresentation();
followLanguage(notices.say);
start().catch((error) => notices.say(say(words.broken, { why: String(error?.message ?? error) })));
