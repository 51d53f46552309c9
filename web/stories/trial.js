// Trains what a story says over many seeds on a core, and judges its claims.
/** @typedef {import("./evidence.js").Run} Run */
/** @typedef {import("./stories.js").Story} Story */
/** The parts of a core that a trial needs.
 * @typedef {{describe(): any, resolve(line: string): any, open(line: string): number, step(n: number): number, state(): string, report(): any,
 *   history(): {rows: number, columns: Float32Array}, error(): {text: string}}} Core */

/** The lines of an experiment: what is shared, and what each run says of its own. @param {string} text */
export function linesOf(text) {
  const [shared, ...runs] = text.split("/");
  return runs.length ? runs.map((own) => [shared, own].filter(Boolean).join("&")) : [shared];
}

/** @param {Core} core @param {string} line @param {number} seed @returns {Run} */
export function train(core, line, seed) {
  const told = `${line}&seed=${seed}`, resolved = core.resolve(told);
  if (resolved.error || core.open(told) < 0) throw new Error(`“${told}” was refused: ${resolved.error?.text ?? core.error().text}`);
  core.step(resolved.steps);
  const { rows, columns } = core.history(), keys = core.describe().columns.map((/** @type {{key: string}} */ { key }) => key);
  /** @param {string} key */
  const column = (key) => columns.slice(keys.indexOf(key) * rows, (keys.indexOf(key) + 1) * rows);
  return { report: core.report(), state: core.state(), chance: resolved.task.chance, column };
}

/** @param {Core} core @param {Story} story @param {number} seeds */
export function measure(core, story, seeds) {
  const runs = [...linesOf(story.experiment), ...story.evidence ?? []]
    .map((line) => Array.from({ length: seeds }, (_, i) => train(core, line, i + 1)));
  const claims = story.claims.map(({ says, measured, atLeast, atMost }) => {
    const value = measured(runs);
    return { says, value, atLeast, atMost, holds: value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity) };
  });
  const numbers = { seeds, ...story.numbers(runs) };
  const { id, question, experiment, next, sweep } = story;
  return { id, question, experiment, next, sweep, numbers, claims };
}
