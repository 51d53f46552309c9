// panel.js - what every panel of the sweeps page is shown: the answer, the experiment it is about, and a way into the lab.

/** `summary` is the first thing the judge says. @template A
 * @typedef {{answer: A, summary: string, experiment: import("../state/experiment.js").Experiment, of: number, lab: (experiment: import("../state/experiment.js").Experiment) => string}} Scene */
/** @typedef {{element: HTMLElement, show(scene: Scene<any>): void}} Panel */

/** The experiment with one run alone. @param {Scene<any>} scene @param {(own: import("../state/experiment.js").Settings) => import("../state/experiment.js").Settings} change */
export function alone({ experiment, of, lab }, change) {
  return lab({ shared: experiment.shared, runs: [change(experiment.runs[of])] });
}
