// Reads the languages' files against the English ones and says what is missing or wrong: `node web/build/proofread.mjs [CODE]`.
import { readdir, readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { hasForms, readCoreWords, readWords } from "./languages.mjs";

const folder = new URL("../words/", import.meta.url);

/** Every text with its path; forms of one text count as one. @param {any} words @param {string} [path] @returns {[string, any][]} */
export const textsOf = (words, path = "") => (typeof words !== "object" || hasForms(words) ? [[path, words]]
  : Object.entries(words).flatMap(([key, part]) => (key === "said" ? [] : textsOf(part, path ? `${path} > ${key}` : key))));

/** @param {any} text */
const gapsOf = (text) => [...new Set(String(text).match(/\{\w+%?\}/g) ?? [])].sort().join(" ");
/** @param {any} text @returns {[string, any][]} */
const formsOf = (text) => (hasForms(text) ? Object.entries(text).filter(([key]) => key !== "of") : [["other", text]]);

/** What is wrong with one text; the forms for one and two may leave the number out. @param {any} english @param {any} text @param {string} code */
function faultsOf(english, text, code) {
  if (typeof text === "object" && !hasForms(text)) return ["is no text"];
  const wanted = gapsOf(formsOf(english).at(-1)?.[1]), forms = formsOf(text);
  const faults = forms.filter(([, form]) => typeof form !== "string" || !form.trim()).map(([key]) => `${key} is empty`);
  if (code === "fr" && forms.some(([, form]) => / [:;!?»]|« /.test(form))) faults.push("breaks before a mark that French keeps on the line");
  for (const [key, form] of forms) if (gapsOf(form) !== wanted && (key === "other" || key === "many" || wanted.replace(/ ?\{n\} ?/, " ").trim() !== gapsOf(form))) faults.push(`${forms.length > 1 ? `${key}: ` : ""}has the gaps ${gapsOf(form) || "none"}, not ${wanted || "none"}`);
  if (!hasForms(text)) return hasForms(english) ? [...faults, "needs several forms"] : faults;
  const keys = forms.map(([key]) => key), categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  return [...faults, ...categories.filter((key) => !keys.includes(key)).map((key) => `lacks the form ${key}`), ...keys.filter((key) => !categories.includes(/** @type {any} */ (key))).map((key) => `has the form ${key}, which the language has not`)];
}

/** What a language's file lacks or has wrong, a line each. @param {any} english with the core's words as `core` @param {any} words */
export function faultsIn(english, words) {
  const told = new Map(textsOf(words)), asked = textsOf(english);
  const faults = asked.flatMap(([path, text]) => (told.has(path) ? (path.startsWith("language") ? [] : faultsOf(text, told.get(path), words.language.code)).map((fault) => `${path}: ${fault}`) : [`${path}: is missing`]));
  const known = new Set(asked.map(([path]) => path));
  return [...faults, ...[...told.keys()].filter((path) => !known.has(path)).map((path) => `${path}: is not asked for`)];
}

/** What in an article must be the same in every language, in the order in which it stands. @param {string} html */
function bonesOf(html) {
  const shared = html.replace(/^<!--.*-->\n/, "").replace(/<math[\s\S]*?<\/math>/g, "<math>");
  const tags = [...shared.matchAll(/<(figure|h[1-3]|section|li|table|tr|details|aside|math)\b([^>]*)>/g)];
  const bare = (/** @type {string} */ attributes) => attributes.replace(/ (aria-label|alttext|data-(name|names|row-name|column-name))="[^"]*"/g, "");
  const free = [...shared.matchAll(/<(span class="dial"|button|div class="question"|div class="fig"|a)\b([^>]*)>|\{\{[\w.]+\}\}/g)].map(([whole]) => bare(whole)).sort();
  return { tags: tags.map(([, tag, attributes]) => tag + bare(attributes)), free };
}

/** @param {string} code */
export async function proofread(code) {
  const english = { ...(await readWords("en.json")), core: await readCoreWords() };
  const words = await readWords(`${code}.json`).catch((error) => String(error.message));
  if (typeof words === "string") return [`${code}.json: ${words}`];
  const [ours, theirs] = await Promise.all(["en", code].map((name) => readFile(new URL(`article/${name}.html`, folder), "utf8").catch(() => "")));
  const [a, b] = [bonesOf(ours), bonesOf(theirs)];
  const first = a.tags.findIndex((tag, i) => tag !== b.tags[i]);
  const bent = !theirs ? ["is missing"] : [...(first < 0 ? [] : [`after ${first} tags has ${b.tags[first]}, not ${a.tags[first]}`]),
    ...a.free.filter((one) => !b.free.includes(one)).map((one) => `lacks ${one}`), ...b.free.filter((one) => !a.free.includes(one)).map((one) => `has ${one}, which English has not`)];
  return [...faultsIn(english, words), ...bent.map((fault) => `article: ${fault}`)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const codes = process.argv[2] ? [process.argv[2]] : (await readdir(folder)).filter((name) => /^[a-z]{2}\.json$/.test(name)).map((name) => name.slice(0, 2)).filter((code) => code !== "en");
  for (const code of codes) {
    const faults = await proofread(code);
    console.log([...faults.map((fault) => `${code}: ${fault}`), `${code}: ${faults.length} faults`].join("\n"));
    if (faults.length) process.exitCode = 1;
  }
}
