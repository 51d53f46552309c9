// embedded.js - the words of this page: in a block of its own, or, in English, put here by the build instead.

/** What a story needs to be told. @typedef {{id: string, title: string, sentence: string, experiment: string, reveal: string, now: {text: string, link: string, experiment: string}, sweep?: string,
 *   question: {prompt: string, kind: "pick"|"draw", choices?: {key: string, text: string}[], answer?: string, of?: number}}} Told */
/** @typedef {typeof import("./en.json")} English */
/** Lists that are looked up by what the core or the address says. @typedef {Record<"unit"|"unitName"|"atPlace"|"bands"|"curves", Record<string, string>>} Lists */
/** Each page has the parts that it uses. @typedef {Omit<English, "stories"|"page"> & {core: import("./retelling.js").Retold, page: English["page"] & Lists, stories: Told[], languages: Record<string, string>}} Texts */

export default /** @type {Texts} */ (JSON.parse(document.getElementById("lr-lab-words")?.textContent ?? ""));
