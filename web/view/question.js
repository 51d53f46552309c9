// question.js - a question that is asked before anything is shown: choices to pick from, or what stands in for them.
import { el } from "./element.js";
import { words } from "../words/words.js";

/** @param {string} prompt @param {{key: string, text: string}[]|undefined} choices @param {(key: string) => void} pick @param {Node|null} drawing */
export function askFor(prompt, choices, pick, drawing) {
  const buttons = choices?.map(({ key, text }) => el("button", { type: "button", text, on: { click: () => pick(key) } })) ?? [el("button", { type: "button", class: "primary", text: words.story.show, on: { click: () => pick("") } })];
  return el("fieldset", {}, el("legend", { text: prompt }), drawing, el("div", { class: "choices" }, ...buttons));
}
