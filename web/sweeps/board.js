// board.js - all parts of the sweeps page, drawn from one answer: tabs, progress, pictures, sentences, runs and knobs.
import { formatExperiment } from "../state/text.js";
import { find } from "../view/element.js";
import { nameRuns } from "../view/naming.js";
import { mergeLine } from "../state/experiment.js";
import { createContenders } from "./contenders.js";
import { createFair } from "./fair.js";
import { createMap } from "./map.js";
import { createProgress } from "./progress.js";
import { createRange } from "./range.js";
import { createRescale } from "./rescale.js";
import { createSensitivity } from "./sensitivity.js";
import { createChooser, createSettings } from "./settings.js";
import { JUDGE, looksAtOne, OF, runOf } from "./spec.js";
import { createTabs } from "../view/tabs.js";
import { createTrouble } from "./trouble.js";
import { createVerdict, sentencesOf } from "./verdict.js";
import { say, sweeps as words } from "../words/words.js";

/** @typedef {import("./spec.js").Settings} Settings */
/** @typedef {import("./spec.js").Experiment} Experiment */
/** @typedef {import("../view/catalog.js").Catalog} Catalog */
/** @typedef {{core: import("../core/core.js").Core, catalog: Catalog, judges: Catalog, refuse: (text: string) => HTMLElement|undefined, ask: import("../view/controls.js").Change,
 *   actions: {start(): void, pause(): void, resume(): void, cancel(): void}, runs: {add(item: string): void, remove(i: number): void}}} Parts */

const LAB = "index.html";
const MAP = "map";

/** @param {Parts} parts */
export function createBoard({ core, catalog, judges, refuse, ask, actions, runs }) {
  /** @type {Record<string, import("./panel.js").Panel>} */
  const panels = { fair: createFair(), range: createRange(), [MAP]: createMap(), sensitivity: createSensitivity() };
  for (const { element } of Object.values(panels)) find("lr-lab-findings").append(element);
  const tabs = createTabs(find("lr-lab-tabs"), words.tabList, Object.keys(panels).map((key) => ({ key, label: /** @type {Record<string, string>} */ (words.tabs)[key] })), (key) => ask(JUDGE, key, true), "lr-lab-panel");
  const progress = createProgress(find("lr-lab-progress"), actions), verdict = createVerdict(find("lr-lab-verdict")), trouble = createTrouble(refuse);
  const settings = createSettings(find("lr-lab-how"), judges, ask), chooser = createChooser((of) => ask(OF, of, true));
  const contenders = createContenders(find("lr-lab-runs"), catalog, runs), rescale = createRescale(find("lr-lab-rescale"), core, catalog, judges);
  find("lr-lab-runs").prepend(chooser.element);
  const lab = (/** @type {Experiment} */ experiment) => `${LAB}#${formatExperiment(experiment)}`;
  let now = { judge: "", experiment: /** @type {Experiment} */ ({ shared: new Map(), runs: [] }), of: 0 };

  return {
    /** Something else is asked. @param {Settings} asked @param {Experiment} experiment */
    follow(asked, experiment) {
      now = { judge: asked.get(JUDGE) ?? "", experiment, of: runOf(asked, experiment) };
      trouble.forget();
      for (const [key, panel] of Object.entries(panels)) panel.element.hidden = key !== now.judge;
      const names = nameRuns(catalog, experiment.runs.map((own, i) => ({ own, resolved: core.resolve(mergeLine(experiment, i)) })));
      /** @type {HTMLAnchorElement} */ (find("lr-lab-home")).href = lab(experiment);
      tabs.show(now.judge);
      settings.show(asked);
      contenders.show(names, lab(experiment));
      chooser.show(looksAtOne(now.judge), names, asked, experiment);
      find("lr-lab-rescale-part").hidden = now.judge !== MAP;
      if (now.judge === MAP) rescale.show({ ...now, lab });
    },
    /** Something came back. @param {import("./session.js").News} news */
    tell(news) {
      progress.show(news);
      trouble.tell(wrongWith(news));
      const { answer } = news;
      if (answer?.judge !== now.judge) return;
      panels[now.judge].show({ ...now, lab, answer, summary: sentencesOf(answer)[0]?.text ?? "" });
      verdict.show(answer, news.state === "going");
      find("lr-lab-findings").dataset.lrLabState = news.state;
    },
  };
}

/** @param {import("./session.js").News} news */
function wrongWith({ failed, why }) {
  if (why) return why === "size" ? words.tooLarge : why;
  return failed.length ? say(words.failed, { n: failed.length, why: failed[0].why }) : "";
}
