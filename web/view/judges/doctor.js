// doctor.js - a quiet strip under the charts: the doctor's verdict on every run that has ended, with remedies that become new runs.
import { el, setText } from "../element.js";
import { formatPlace, formatShort } from "../numbers.js";
import { words } from "../../words/words.js";

/** @typedef {{label: string, verdict: string, sentences: {text: string}[], remedies: {label: string, change: string}[], evidence: {label: string, value: number}[]}} Opinion */
/** @typedef {{slot: number, letter: string, doctor?: Opinion|null}} Seen */

/** Under a moving hand verdicts change many times a second: who listens hears those that last, in milliseconds. */
const QUIET = 1000;

/** @param {HTMLElement} place @param {(run: number, change: string) => void} remedy */
export function createDoctor(place, remedy) {
  const list = el("ul", { class: "opinions", tabIndex: -1, "aria-label": words.doctor }), aloud = el("p", { class: "unseen", "aria-live": "polite" });
  place.append(list, aloud);
  /** @typedef {{i: number, said: string, item: HTMLElement}} Drawn */
  let drawn = /** @type {Drawn[]} */ ([]), heard = drawn, timer = /** @type {any} */ (0);
  const tell = () => {
    aloud.textContent = drawn.filter((one) => !heard.includes(one)).map(({ item }) => `${item.firstChild?.textContent} ${item.querySelector("summary")?.textContent}`).join(" ");
    heard = drawn;
  };
  return {
    /** A run that is being trained keeps its former verdict; what has not changed is left alone, and what was open stays so. @param {Seen[]} runs */
    show(runs) {
      const former = drawn;
      drawn = runs.flatMap((run, i) => {
        const { doctor } = run;
        if (!doctor) return [];
        const said = JSON.stringify([run.letter, doctor.sentences, doctor.remedies]), before = former.find((one) => one.i === i);
        if (before?.said === said) return [before];
        const item = drawOpinion(run, doctor, (change) => remedy(i, change));
        clearTimeout(timer);
        timer = setTimeout(tell, QUIET);
        item.querySelector("details")?.toggleAttribute("open", Boolean(before?.item.querySelector("[open]")));
        return [{ i, said, item }];
      });
      for (const one of former) if (!drawn.includes(one)) one.item.remove();
      drawn.forEach(({ item }, k) => item.isConnected || list.insertBefore(item, list.children[k] ?? null));
      list.tabIndex = drawn.length ? 0 : -1;
    },
  };
}

/** What happened; why, and the numbers behind it, for whoever opens it. @param {Seen} run @param {Opinion} opinion @param {(change: string) => void} remedy */
function drawOpinion({ slot, letter }, { verdict, label, sentences, remedies, evidence }, remedy) {
  const [first, ...rest] = sentences.map(({ text }) => text);
  const facts = evidence.map(({ label: name, value }) => el("div", {}, el("dt", { text: name }), el("dd", { text: value > 1e5 ? formatShort(value) : formatPlace(value) })));
  const said = el("details", { class: "said" }, el("summary", {}, el("strong", { text: label }), " ", first), el("p", { text: rest.join(" ") }), el("dl", {}, ...facts));
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
