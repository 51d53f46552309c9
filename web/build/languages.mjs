// Puts words into the pages: reads the languages' files, fills templates, and picks the texts that a page carries.
import { readdir, readFile } from "node:fs/promises";

/** @typedef {typeof import("../words/en.json")} Words */
/** @typedef {ReturnType<typeof import("../stories/trial.js").measure>} Measured */
/** @typedef {import("../words/embedded.js").Told} Told */
/** @typedef {{title: string, sentence: string, prompt: string, choices?: Record<string, string>, reveal: string, said?: Record<string, Record<string, string>>, now: string, link: string}} StoryWords */

const folder = new URL("../words/", import.meta.url);

/** Which parts of the words a page's script uses. */
const used = /** @type {Record<string, string[]>} */ ({
  lab: ["language", "page", "stories"],
  embed: ["language", "page", "stories"],
  sweeps: ["language", "page", "sweeps"],
  code: ["language", "page", "code"],
  learn: ["language", "page.theme", "page.language", "page.address", "learn", "stories"],
});

/** @param {string} name @returns {Promise<Words>} */
export const readWords = async (name) => JSON.parse(await readFile(new URL(name, folder), "utf8"));

/** What the core says in English, by id: what `lrlab words` prints. @returns {Promise<Record<string, string>>} */
export const readCoreWords = async () => JSON.parse(await readFile(new URL("core.json", folder), "utf8"));

/** English first, then every other language whose words are complete. */
export async function readLanguages() {
  const english = await readWords("en.json"), core = await readCoreWords();
  const names = (await readdir(folder)).filter((name) => /^[a-z]{2}\.json$/.test(name) && name !== "en.json");
  const others = await Promise.all(names.sort().map(readWords));
  const articles = await readdir(new URL("article/", folder));
  return [english, ...others.filter((words) => !lacks({ ...english, core }, words) && articles.includes(`${words.language.code}.html`))];
}

/** What a page in another language needs to say what the core says: the catalog by path, sentences by id, labels by their English.
 * @param {Record<string, string>} english @param {Record<string, string>} told */
export function retellingOf(english, told) {
  const texts = { rows: /** @type {Record<string, string>} */ ({}), says: /** @type {Record<string, string>} */ ({}), labels: /** @type {Record<string, string>} */ ({}) };
  for (const [id, text] of Object.entries(told)) {
    const [kind, ...rest] = id.split(".");
    if (/^(say|refuse|name)$/.test(kind)) texts.says[rest.join(".")] = text;
    else if (/^(place|verdict|evidence|remedy|fix|rule|metric)$/.test(kind)) texts.labels[english[id]] = text;
    else texts.rows[id] = text;
  }
  for (const [id, text] of Object.entries(told)) if (/^(knob|opt|sched|shelf)\..*label$/.test(id)) texts.labels[english[id]] ??= text;
  return texts;
}

/** A text with several forms, of which the number in the gap `n` chooses one, or in the gap that `of` names. @param {any} text */
export const hasForms = (text) => typeof text === "object" && "other" in text && Object.keys(text).every((key) => /^(of|zero|one|two|few|many|other)$/.test(key));

/** Whether a language lacks any text. @param {any} english @param {any} words @returns {boolean} */
function lacks(english, words) {
  if (typeof english !== "object" || hasForms(english)) return words === undefined || words === "";
  return Object.keys(english).some((key) => key !== "said" && lacks(english[key], words?.[key]));
}

/** @param {any} words @param {string} path */
const lookUp = (words, path) => path.split(".").reduce((part, key) => part?.[key], words);

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Fills `[[path.of.a.text]]`. @param {string} template @param {Words} words */
export function fillWords(template, words) {
  return template.replace(/\[\[([\w.]+)\]\]/g, (mark, path) => {
    const text = lookUp(words, path);
    if (typeof text !== "string") throw new Error(`There are no words for ${mark}.`);
    return escape(text);
  });
}

/** Puts the article into its page. @param {string} template @param {string} code */
export async function fillArticle(template, code) {
  if (!template.includes("<!--article-->")) return template;
  const text = await readFile(new URL(`article/${code}.html`, folder), "utf8");
  const [article, footer] = text.replace(/^<!--.*-->\n/, "").split("<!--footer-->\n");
  return template.replace("<!--article-->\n", () => article).replace("<!--footer-->\n", () => footer);
}

/** What was measured of a story, with a word instead of a number where the language has one. @param {Measured} story @param {StoryWords} words */
const numbersOf = ({ numbers }, { said }) => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, said?.[name]?.[String(value)] ?? String(value)]));

/** A story in the language's words, its gaps filled with what was measured. @param {Measured} story @param {StoryWords} words @returns {Told} */
export function tell(story, words) {
  const { id, question, experiment, next, sweep } = story, { title, sentence, prompt, choices, now, link } = words;
  const numbers = numbersOf(story, words);
  const reveal = words.reveal.replace(/\{(\w+)\}/g, (gap, name) => {
    if (!(name in numbers)) throw new Error(`Nothing was measured for ${gap} in the story ${id}.`);
    return numbers[name];
  });
  const asked = choices && { choices: Object.entries(choices).map(([key, text]) => ({ key, text })) };
  return { id, title, sentence, question: { prompt, ...asked, ...question }, experiment, reveal, now: { text: now, link, experiment: next }, sweep };
}

/** Fills `{{story.name}}` with what was measured. @param {string} html @param {Measured[]} measured @param {Words} words */
export function fillNumbers(html, measured, words) {
  return html.replace(/\{\{(\w+)\.(\w+)\}\}/g, (place, id, name) => {
    const story = measured.find((one) => one.id === id);
    const number = story && numbersOf(story, lookUp(words.stories, id))[name];
    if (number === undefined) throw new Error(`Nothing was measured for ${place}.`);
    return number;
  });
}

/** The core's words, and the few that workers have of their own. @param {any} words @param {Words} english @param {Record<string, string>} core */
function spokenBy(words, english, core) {
  const texts = retellingOf(core, words.core);
  for (const key of /** @type {const} */ (["failed", "silent"])) texts.labels[english.bridge[key]] = words.bridge[key];
  return texts;
}

/** What a page's script says, as JSON. @param {string} page @param {Words} words @param {Measured[]} measured @param {Words[]} languages @param {Record<string, string>} core */
export function writeWords(page, words, measured, languages, core) {
  /** @type {Record<string, any>} */ const texts = { languages: Object.fromEntries(languages.map(({ language: { code, name } }) => [code, name])) };
  for (const path of used[page]) {
    const [group, part] = path.split(".");
    if (part) (texts[group] ??= {})[part] = lookUp(words, path);
    else texts[group] = lookUp(words, path);
  }
  if (words.language.code !== "en" && page !== "learn") texts.core = spokenBy(words, languages[0], core);
  if (texts.stories) texts.stories = measured.map((story) => tell(story, lookUp(words.stories, story.id)));
  return JSON.stringify(texts);
}

/** The block of data from which a page's script takes its words. @param {string} json */
export const embedWords = (json) => `<script type="application/json" id="lr-lab-words">${json.replace(/</g, "\\u003c")}</script>`;
