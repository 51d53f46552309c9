// language.js - the languages this page is offered in: a menu that keeps the experiment, and `?lang=` that leads there.
import { el } from "./element.js";
import { drawIcon } from "./icons.js";
import { language, languages, say, words } from "../words/words.js";

/** English pages stand at the top, all others in a folder of their own.
 * @param {string} href @param {string} here the page's language @param {string} code the one that is wanted */
export function addressIn(href, here, code) {
  const url = new URL(href), file = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  const query = new URLSearchParams(url.search);
  query.delete("lang");
  url.pathname = new URL(`${here === "en" ? "" : "../"}${code === "en" ? "" : `${code}/`}${file}` || "./", href).pathname;
  url.search = String(query);
  return url.href;
}

/** A page of text without an address of its own cannot lead anywhere. @param {string} code */
const lead = (code) => /^(https?|file):/.test(location.href) && location.replace(addressIn(location.href, language.code, code));

/** Goes where `?lang=` says; a language that there is not is said. @param {(text: string) => void} tell */
export function followLanguage(tell) {
  const lang = new URLSearchParams(location.search).get("lang")?.slice(0, 20) ?? "", code = lang.toLowerCase().split("-")[0];
  if (!code || code === language.code) return;
  if (code in languages) lead(code);
  else tell(say(words.address.language, { lang }));
}

/** @param {HTMLElement} place */
export function createLanguageMenu(place) {
  const all = Object.entries(languages);
  if (all.length < 2) return;
  const select = el("select", { "aria-label": words.language, title: words.language, on: { change: () => lead(select.value) } },
    ...all.map(([code, name]) => el("option", { value: code, text: name, lang: code, selected: code === language.code })));
  place.append(drawIcon("globe"), select);
}
