// Makes pages in languages that nobody speaks out of a translated one: every text doubled, a good deal longer, or from right to left.
import { readdirSync, readFileSync } from "node:fs";

/** The languages the build has written, with their direction. */
export const languages = readdirSync("web/words").flatMap((file) => (/^(?!en|core)\w\w\.json$/.test(file) ? [/** @type {{code: string, name: string, dir: string}} */ (JSON.parse(readFileSync(`web/words/${file}`, "utf8")).language)] : []));

/** Every text is put between marks, so that one that was never asked of the words shows. */
const ways = {
  double: (/** @type {string} */ text) => `‹${text} ${text}›`,
  long: (/** @type {string} */ text) => `‹${text}${" mmmm".repeat(Math.ceil(text.length / 12))}›`,
  rtl: (/** @type {string} */ text) => `‹\u202e${text}\u202c›`,
};

/** @param {any} part @param {(text: string) => string} change @returns {any} */
const each = (part, change) => (typeof part === "string" ? change(part) : Object.fromEntries(Object.entries(part).map(([key, one]) => [key, key === "of" || key === "link" ? one : each(one, change)])));

/** @param {keyof typeof ways} kind @param {string} name of a page */
export function pseudo(kind, name) {
  const { code } = languages[0], html = readFileSync(`dist/${code}/${name}`, "utf8"), block = /(<script type="application\/json" id="lr-lab-words">)(.*?)(<\/script>)/s;
  const { language, languages: offered, stories = [], ...texts } = JSON.parse(block.exec(html)?.[2] ?? "{}");
  const told = { language: { ...language, dir: kind === "rtl" ? "rtl" : "ltr" }, languages: offered, stories, ...each(texts, ways[kind]) };
  const skeleton = html.split("<script type", 1)[0]; // what is packed behind it has no end of a text for long stretches
  const stretched = skeleton.replace(/(<html lang="\w+" dir=")\w+/, `$1${told.language.dir}`)
    .replace(/>([^<>]*\p{L}{3}[^<>]*)<(?=\/(?:h1|h2|p|a|span|button|footer)>)/gu, (_, text) => `>${ways[kind](text)}<`);
  return (stretched + html.slice(skeleton.length))
    .replace(block, (_, open, __, close) => open + JSON.stringify(told).replace(/</g, "\\u003c") + close);
}
