// The stories as questions: predict first, then the experiment opens in the lab and the answer is told.
import { inTasks } from "../core/task.js";
import { el } from "../view/element.js";
import { formatExperiment, parseExperiment } from "../state/text.js";
import { learn, say } from "../words/words.js";

/** @typedef {import("../words/embedded.js").Told} Told */

const { quiz } = learn;

/** @param {string} text */
const address = (text) => `index.html#${formatExperiment(parseExperiment(text))}`;
/** @param {string} text @param {string} href */
const labLink = (text, href) => el("a", { href, target: "_blank", rel: "noopener", text });

/** @param {HTMLElement} place @param {Told[]} stories */
export const drawStories = (place, stories) => inTasks(stories.map((story) => () =>
  place.append(el("details", { class: "story" }, el("summary", {}, el("strong", { text: story.title }), " ", el("span", { text: story.sentence })), askFirst(story)))));

/** A story's question in the middle of the prose. @param {HTMLElement} place @param {Told[]} stories */
export function drawQuestion(place, stories) {
  const story = stories.find(({ id }) => id === place.dataset.story);
  if (story) place.append(askFirst(story));
}

/** @param {Told} story */
function askFirst(story) {
  const { question } = story;
  const answer = el("div", { class: "reveal", hidden: true, "aria-live": "polite" });
  const choices = question.choices?.map(({ key, text }) => el("button", { type: "button", "aria-pressed": "false", data: { key }, text, on: { click: () => reveal(key) } }));
  const show = el("button", { type: "button", text: quiz.drawn, on: { click: () => reveal("") } });

  /** @param {string} picked */
  function reveal(picked) {
    for (const choice of choices ?? []) choice.setAttribute("aria-pressed", String(choice.dataset.key === picked));
    const verdict = !question.answer ? "" : picked === question.answer ? quiz.yes : quiz.no;
    const now = el("p", { class: "now" }, say(quiz.now, { text: story.now.text }), " ", labLink(story.now.link, address(story.now.experiment)), ".");
    answer.replaceChildren(el("p", {}, el("strong", { text: verdict }), " ", story.reveal, " ", labLink(quiz.train, address(story.experiment)), "."), now);
    answer.hidden = false;
  }

  return el("div", { class: "ask" }, el("fieldset", {}, el("legend", { text: question.kind === "draw" ? say(quiz.paper, { prompt: question.prompt }) : question.prompt }), ...(choices ?? [show])), answer);
}
