// The embed dialog: where the frame goes, how large, what may be touched; under it the exact text to paste.
import "./dialog.css";
import { createDialog } from "../view/dialog.js";
import { el } from "../view/element.js";
import { drawIcon } from "../view/icons.js";
import { createChoice } from "../view/menu.js";
import { words } from "../words/words.js";
import { hosts, parts, sizes, writeSnippet } from "./hosts.js";
import { savePage } from "./saving.js";

const FILE = "lr-lab.html";

/** @param {HTMLElement} button @param {() => string} readText the experiment */
export function createEmbedDialog(button, readText) {
  const said = words.embedding, { theme } = words;
  const rule = { where: 0, size: 0, theme: "light", play: "", note: "", parts: /** @type {Record<string, string>} */ ({}) };
  const set = (/** @type {object} */ what) => (Object.assign(rule, what), write());
  const choice = (/** @type {string} */ label, /** @type {[string, string][]} */ options, /** @type {(key: string) => void} */ change) => createChoice(label, options, change).element;
  const area = el("textarea", { readOnly: true, rows: 5, spellcheck: false, "aria-label": said.snippet });
  const beside = el("p", { class: "about", text: said.beside });
  const save = el("button", { type: "button", text: said.save, on: { click: () => savePage(FILE, readText()) } });
  const copy = el("button", { type: "button", class: "primary", text: said.copy, on: { click: async () => {
    area.select();
    const done = await navigator.clipboard?.writeText(area.value).then(() => true, () => false) || document.execCommand("copy");
    copy.textContent = done ? said.copied : said.copy;
  } } });
  const note = el("input", { type: "text", class: "box long", maxLength: 300, "aria-label": said.note, placeholder: said.note, on: { input: () => set({ note: note.value }) } });
  const choices = [
    choice(said.where, hosts.map(([label], i) => [String(i), label || said.file]), (key) => set({ where: Number(key) })),
    choice(said.size, sizes.map(([width, height], i) => [String(i), `${width} × ${height}`]), (key) => set({ size: Number(key) })),
    choice(said.theme, ["light", "dark", "auto"].map((key) => [key, theme[/** @type {"auto"} */ (key)].replace(/^.*[:：]\s*/, "")]), (key) => set({ theme: key })),
    choice(said.play, [["", said.click], ["visible", said.visible]], (key) => set({ play: key })),
    ...parts.map((part) => choice(said.parts[/** @type {"runs"} */ (part)], [["", said.shown], ["lock", said.lock], ["hide", said.hide]], (key) => set({ parts: { ...rule.parts, [part]: key } }))),
  ];
  const dialog = createDialog(said.title, el("div", { class: "fields" }, ...choices), note, area, beside, el("footer", {}, copy, save));

  function write() {
    const named = (/** @type {string} */ how) => parts.filter((part) => rule.parts[part] === how).join();
    const [label, template] = hosts[rule.where];
    const all = { embed: label ? "" : "1", theme: rule.theme, play: rule.play, lock: named("lock"), hide: named("hide"), note: rule.note };
    const here = /^http/.test(location.href), page = here ? new URL("embed.html", location.href.split(/[?#]/)[0]).href : "embed.html";
    const options = Object.fromEntries(Object.entries(all).filter(([, value]) => value));
    area.value = writeSnippet(template, { page: label ? page : FILE, options, text: readText(), title: said.frame, size: sizes[rule.size] });
    copy.textContent = said.copy;
    save.hidden = label !== "";
    beside.hidden = here || !label;
  }

  button.append(drawIcon("frame"), said.button);
  button.title = said.button;
  button.addEventListener("click", () => (write(), dialog.open()));
}
