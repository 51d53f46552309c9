// A page before any language's words are in it: what all pages have in common, around what the page has of its own.
import { readFile } from "node:fs/promises";

/** @param {string} name of a file in web/pages @returns {Promise<[string, string]>} its first line, which says what it is, and the rest */
async function readPart(name) {
  const text = await readFile(`web/pages/${name}.html`, "utf8"), end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

/** @param {string} name of web/pages/name.html */
export async function readSkeleton(name) {
  const [[, page], [, brand], [, choices], [about, said]] = await Promise.all(["page", "brand", "choices", name].map(readPart));
  const [, more = "", own] = /** @type {RegExpMatchArray} */ (/^(?:<html( [^>]*)>\n)?(.*)$/s.exec(said));
  return page.replaceAll("PAGE", name).replace("<!--about-->", about).replace(/(<html .*)>/, `$1${more}>`)
    .replace("<!--own-->\n", () => own.replace("<!--brand-->", brand.trim()).replace("<!--choices-->\n", choices));
}
