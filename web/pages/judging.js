// judging.js - joins the doctor and the lint to the lab: a remedy becomes a new run, a fix changes its own run.
import "../view/judges/judges.css";
import { addRun, nameKey, setOwn } from "../state/experiment.js";
import { formatExperiment, parseExperiment } from "../state/text.js";
import { el, find } from "../view/element.js";
import { createDoctor, showLint } from "../view/judges/doctor.js";
import { words } from "../words/words.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {{store: {get(): Experiment, set(next: Experiment): void, seal(): void}, trainer: {runs(): any[]}}} Parts */

/** Ways from here: to judges of many runs, the first the one that page asks by itself, and to the schedules as code. */
const WAYS = { [words.compareFairly]: "sweeps.html#", [words.trySmallChanges]: "sweeps.html#judge=sensitivity/", [words.takeCode]: "code.html#" };

/** @param {Parts} parts */
export function joinJudges({ store, trainer }) {
  const links = Object.entries(WAYS).map(([text, way]) => ({ way, element: el("a", { text, target: "_blank", rel: "noopener" }) }));
  const doctor = createDoctor(find("lr-lab-doctor"), (i, change) => {
    store.seal();
    store.set(withRemedy(store.get(), i, change));
  });
  find("lr-lab-doctor").append(el("p", { class: "compare" }, ...links.map(({ element }) => element)));
  return {
    tell: () => doctor.show(trainer.runs()),
    follow() {
      for (const { way, element } of links) element.href = way + formatExperiment(store.get());
      doctor.show(trainer.runs());
      trainer.runs().forEach((run, i) => showLint(document.querySelector(`.card[data-slot="${i}"]`), run.resolved.lint ?? [], (change) => {
        store.seal();
        store.set([...parseExperiment(change).shared].reduce((next, [key, text]) => setOwn(next, i, key, text), store.get()));
      }));
    },
  };
}

/** One more run: run i as the doctor would have it. @param {Experiment} experiment @param {number} i @param {string} change */
export function withRemedy(experiment, i, change) {
  const own = new Map([...experiment.runs[i], ...parseExperiment(change).shared]);
  own.delete(nameKey);
  return addRun(experiment, own);
}
