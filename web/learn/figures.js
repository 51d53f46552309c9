// Finds the figures in the prose, gives each its dials and links, and starts it when it is first seen.
import { inTasks } from "../core/task.js";
import { el } from "../view/element.js";
import { formatExperiment, parseExperiment } from "../state/text.js";
import { mergeLine, setOwn, setShared } from "../state/experiment.js";
import { learn } from "../words/words.js";
import { createDial } from "./dial.js";

/** @typedef {import("../state/experiment.js").Experiment} Experiment */
/** @typedef {import("./laboratory.js").Laboratory} Laboratory */
/** What a kind of figure is given: its place, its settings from the HTML, and a way to say what came out.
 * @typedef {{stage: HTMLElement, element: HTMLElement, lab: Laboratory, id: string, calm: boolean, tell: (text: string) => void, set: (key: string, text: string, run?: number) => void}} Place */
/** `follow` draws the experiment; `dial` hears of settings that are the figure's own; `watch` says whether it is in sight.
 * @typedef {{follow?: (experiment: Experiment) => void, dial?: (key: string, text: string) => void, watch?: (seen: boolean) => void, repaint?: () => void}} Figure */

/** @typedef {{repaint(): void}} Figures */

/** @param {Record<string, (place: Place) => Figure>} kinds @param {Laboratory} lab @param {boolean} calm @returns {Promise<Figures>} */
export async function bringToLife(kinds, lab, calm) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button.set, .dial"))) keepMark(node);
  const all = /** @type {ReturnType<typeof createFigure>[]} */ ([]);
  const elements = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("figure[data-kind]"))];
  await inTasks(elements.map((element) => () => all.push(createFigure(element, kinds[element.dataset.kind ?? ""], lab, calm))));
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.set"))) {
    const { of, key = "", to = "", run } = button.dataset;
    const figure = all.find(({ id }) => id === of);
    button.addEventListener("click", () => figure?.set(key, to, run === undefined ? undefined : Number(run), true));
  }
  return { repaint: () => { for (const figure of all) figure.repaint(); } };
}

/** Keeps a control on one line with the mark that follows it and a prefix that leans on it: browsers would break there. @param {HTMLElement} node */
function keepMark(node) {
  const kept = el("span", { class: "kept" });
  node.before(kept);
  kept.append(cut(kept.previousSibling, /(?<!\S)\S{1,2}$/), node, cut(node.nextSibling, /^[^\p{L}\p{N}\s(]*/u));
}

/** Takes from a text what matches. @param {Node|null} text @param {RegExp} pattern */
function cut(text, pattern) {
  const [found] = (text instanceof Text && pattern.exec(text.data)) || [""];
  if (text && found) text.textContent = (text.textContent ?? "").replace(pattern, "");
  return found;
}

/** @param {HTMLElement} element @param {(place: Place) => Figure} make @param {Laboratory} lab @param {boolean} calm */
function createFigure(element, make, lab, calm) {
  const id = element.id;
  const stage = /** @type {HTMLElement} */ (element.querySelector(".fig"));
  const outcome = el("p", { class: "outcome" }), link = el("a", { class: "open", text: learn.open, target: "_blank", rel: "noopener" });
  let experiment = /** @type {Experiment} */ (parseExperiment(element.dataset.experiment ?? ""));
  let figure = /** @type {Figure|null} */ (null);
  const dials = connectDials(id, (key, text, run) => set(key, text, run));
  const bar = el("div", { class: "under" }, outcome, element.dataset.experiment === undefined ? null : link);
  stage.after(bar);

  const own = new Map(dials.filter(({ key }) => isOwn(key)).map(({ key, dial }) => [key, dial.first]));
  /** @param {string} key */
  function isOwn(key) { return element.dataset.own?.split(" ").includes(key) ?? false; }

  /** @param {string} key @param {string} text @param {number} [run] @param {boolean} [fromText] */
  function set(key, text, run, fromText) {
    for (const one of dials) if (one.key === key && one.run === run) one.dial.show(text);
    outcome.setAttribute("aria-live", "polite");
    if (fromText) reveal(element, calm);
    if (isOwn(key)) {
      own.set(key, text);
      figure?.dial?.(key, text);
    } else {
      experiment = run === undefined ? setShared(experiment, key, text) : setOwn(experiment, run, key, text);
      follow();
    }
  }

  function follow() {
    link.href = `index.html#${formatExperiment(experiment)}`;
    figure?.follow?.(experiment);
  }

  whenSeen(element, (seen) => {
    if (seen && !figure) {
      figure = make({ stage, element, lab, id, calm, tell: (text) => (outcome.textContent = text), set });
      for (const [key, text] of own) figure.dial?.(key, text);
      follow();
    }
    figure?.watch?.(seen);
  });
  follow();
  return { id, set, repaint: () => figure?.repaint?.() };
}

/** The dials of a figure, wherever in the prose they stand. @param {string} id @param {(key: string, text: string, run?: number) => void} onInput */
function connectDials(id, onInput) {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`.dial[data-of="${id}"]`))];
  return places.map((place) => {
    const key = place.dataset.key ?? "", run = place.dataset.run === undefined ? undefined : Number(place.dataset.run);
    return { key, run, dial: createDial(place, (text) => onInput(key, text, run)) };
  });
}

/** Brings a figure that a word in the text has just changed into sight, if it is not. @param {HTMLElement} element @param {boolean} calm */
function reveal(element, calm) {
  const { top, bottom } = element.getBoundingClientRect();
  const out = bottom < 80 || top > innerHeight - 80;
  if (out) element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

/** @param {Element} element @param {(seen: boolean) => void} tell */
function whenSeen(element, tell) {
  new IntersectionObserver((entries) => tell(entries[entries.length - 1].isIntersecting), { threshold: 0.05 }).observe(element);
}

/** Every run's line. @param {Experiment} experiment */
export const linesOf = (experiment) => experiment.runs.map((_, i) => mergeLine(experiment, i));

/** Draws anew when the stage's width changes. @param {HTMLElement} stage @param {() => void} draw */
export function onResize(stage, draw) {
  let width = stage.clientWidth;
  new ResizeObserver(() => {
    if (stage.clientWidth === width) return;
    width = stage.clientWidth;
    draw();
  }).observe(stage);
}

const SVG = "http://www.w3.org/2000/svg";
/** An SVG picture with a name for those who do not see it. @param {string} id @param {string} [label] */
export function createSvg(id, label = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.id = `${id}-plot`;
  svg.setAttribute("role", "img");
  svg.setAttribute("class", "plot");
  svg.setAttribute("aria-label", label);
  return svg;
}
