// storyteller.js - tells one story at a time: the question first, then the runs, then what was measured beside what was foreseen, then "now you".
import { askFor } from "./question.js";
import { el, find } from "./element.js";
import { iconButton } from "./menu.js";
import { say, words } from "../words/words.js";

/** @typedef {import("../words/embedded.js").Told} Told */
/** What the page does: `open` an experiment, whose runs wait if a question is asked; `run` it and say whether something was drawn; hear that the visitor leaves; give the address of a sweep, and
 * what a loss curve is drawn with.
 * @typedef {{open(text: string, asked?: boolean): void, run(): boolean, leave(): void, sweep(spec: string): string, drawing: (of: number) => Node}} StoryActions */
/** @typedef {""|"asking"|"running"|"told"} Phase */

const w = words.story;

/** @param {HTMLElement} place @param {Told[]} stories @param {StoryActions} actions */
export function createStoryteller(place, stories, actions) {
  let at = -1, picked = "";
  /** @type {Phase} */ let phase = "";
  const title = el("h1", { tabIndex: -1 }), lead = el("p", { class: "lead" }), count = el("p", { class: "about" });
  const body = el("div", {}), answer = el("div", { class: "answer", tabIndex: -1, "aria-live": "polite" });
  place.replaceChildren(el("div", {}, count, title, lead), body, iconButton("remove", w.leave, () => close()));
  place.setAttribute("aria-label", w.one);

  /** @param {string} key what was picked; empty: nothing, or it was drawn */
  function run(key) {
    picked = stories[at].question.choices?.find((choice) => choice.key === key)?.text ?? "";
    phase = "running";
    const said = actions.run() ? w.drawn : picked && say(w.said, { answer: picked });
    answer.replaceChildren(el("p", { class: "said", text: said, hidden: !said }), el("p", { text: w.training }));
    body.replaceChildren(answer);
    answer.focus({ preventScroll: true });
  }

  /** What was measured, and what to try next. */
  function tell() {
    const { question, reveal, now, sweep } = stories[at], next = stories[at + 1];
    const right = !picked ? "" : question.choices?.find((choice) => choice.text === picked)?.key === question.answer ? w.yes : w.no;
    const more = sweep ? [" ", el("a", { href: actions.sweep(sweep), target: "_blank", rel: "noopener", text: w.sweep })] : [];
    const try_ = el("button", { type: "button", text: now.link, on: { click: () => actions.open(now.experiment) } });
    answer.lastElementChild?.remove();
    answer.append(el("p", {}, right && el("strong", { text: `${right} ` }), reveal, ...more), el("p", { class: "said", text: w.measured }), el("p", { class: "on" }, el("strong", { text: w.now }), now.text, try_, next && el("button", { type: "button", text: say(w.next, { title: next.title }), on: { click: () => start(next.id) } })));
    phase = "told";
  }

  /** @param {string} id @returns {boolean} whether there is such a story */
  function start(id) {
    const found = stories.findIndex((story) => story.id === id);
    if (found < 0) return false;
    [at, phase] = [found, "asking"];
    const story = stories[at], { prompt, choices, of } = story.question;
    count.textContent = say(w.place, { at: at + 1, all: stories.length });
    title.textContent = story.title;
    lead.textContent = story.sentence;
    show(true);
    actions.open(story.experiment, true);
    body.replaceChildren(askFor(prompt, choices, run, of === undefined ? null : actions.drawing(of)));
    title.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** @param {boolean} on */
  function show(on) {
    place.hidden = !on;
    document.documentElement.classList.toggle("telling", on);
  }

  function close() {
    if (!phase) return;
    const held = place.contains(document.activeElement);
    phase = "";
    show(false);
    actions.leave();
    if (held) find("lr-lab-play").focus({ preventScroll: true });
  }

  return { start, run, tell, close, phase: () => phase, told: () => stories[at]?.id ?? "" };
}
