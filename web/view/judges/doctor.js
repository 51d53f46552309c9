// doctor.js - a quiet strip under the charts: the doctor's verdict on every run that has ended, with remedies that become new runs.
import { el, setText } from "../element.js";
import { words } from "../../words/words.js";

/** @typedef {{label: string, verdict: string, sentences: {text: string}[], remedies: {label: string, change: string}[]}} Opinion */
/** @typedef {{slot: number, letter: string, doctor?: Opinion|null}} Seen */

/** @param {HTMLElement} place @param {{href: string, text: string}} compare @param {(run: number, change: string) => void} remedy */
export function createDoctor(place, compare, remedy) {
  const list = el("ul", { class: "opinions", tabIndex: 0, "aria-label": words.doctor, "aria-live": "polite" });
  const link = el("a", { class: "compare", ...compare, target: "_blank", rel: "noopener" });
  place.append(list, link);
  let drawn = "";
  return {
    /** @param {string} href */
    aim(href) {
      if (link.getAttribute("href") !== href) link.href = href;
    },
    /** A run that is being trained keeps its former verdict. @param {Seen[]} runs */
    show(runs) {
      const now = JSON.stringify(runs.map(({ letter, doctor }) => [letter, doctor?.sentences, doctor?.remedies]));
      if (now === drawn) return;
      drawn = now;
      list.replaceChildren(...runs.flatMap((run, i) => (run.doctor ? [drawOpinion(run, run.doctor, (change) => remedy(i, change))] : [])));
    },
  };
}

/** @param {Seen} run @param {Opinion} opinion @param {(change: string) => void} remedy */
function drawOpinion({ slot, letter }, { verdict, label, sentences, remedies }, remedy) {
  const [first, ...rest] = sentences.map(({ text }) => text);
  const said = el("span", { class: "said", title: rest.join(" ") }, el("strong", { text: label }), " ", first);
  const ways = remedies.map((way) => el("button", { type: "button", text: way.label, on: { click: () => remedy(way.change) } }));
  return el("li", { data: { slot: String(slot), verdict } }, el("b", { class: "letter", text: letter }), said, ...ways);
}

/** Lint: one sentence beside the knob it names, with the change that mends it.
 * @param {Element|null} card @param {{key: string, text: string, fix?: {label: string, change: string}|null}[]} found @param {(change: string) => void} mend */
export function showLint(card, found, mend) {
  const now = found.map(({ text }) => text).join("\n");
  for (const old of card?.querySelectorAll(".lint") ?? []) if (!now.includes(old.firstChild?.textContent ?? "")) old.remove();
  for (const { key, text, fix } of found) {
    const field = card?.querySelector(`[data-knob="${CSS.escape(key)}"]`) ?? card?.querySelector("[data-knob]");
    if (!field || [...field.querySelectorAll(".lint span")].some((old) => old.textContent === text)) continue;
    const button = fix ? el("button", { type: "button", text: fix.label, on: { click: () => mend(fix.change) } }) : null;
    const line = el("p", { class: "lint", role: "status" });
    setText(line, "");
    line.append(el("span", { text }), ...(button ? [" ", button] : []));
    field.append(line);
  }
}
