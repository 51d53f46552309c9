// checking.js - answers that were copied in the lab, pasted in whatever form they came: each is trained again and found true or not.
import { startSweep } from "../core/sweep.js";
import { el } from "../view/element.js";
import { sweeps } from "../words/words.js";

/** @typedef {{true?: boolean, text: string, missing?: string[], runs?: {line: string}[]}} Verdict */
/** @typedef {{core: {check(text: string): Verdict|null}, pool: import("../core/pool.js").Pool}} Setup */

const w = sweeps.check;
/** No answer has more letters than this; the core's mailbox holds ten times as many. */
const MOST = 1e5;

/** The answers in a text, without what stands behind each: a line there could pass for a result. @param {string} text */
export const answersIn = (text) => text.split(/(?=lrlab1\s)/).filter((part) => part.startsWith("lrlab1")).map((part) => (/^[^]*?\ssum=[0-9a-f]*/.exec(part)?.[0] ?? part).slice(0, MOST).replace(/\s+/g, " "));

/** Trains what an answer says and gives the core's verdict. @param {Setup} setup @param {string} answer @returns {Promise<Verdict|null>} */
function checkAnswer({ core, pool }, answer) {
  const first = core.check(answer), lines = [...new Set(first?.missing ?? [])];
  const results = [answer];
  return new Promise((tell) => {
    if (!lines.length) return tell(first);
    startSweep(pool, lines, { onResult: ({ line, result }) => results.push(result ?? `${line}\t\tstate=refused`), onDone: () => tell(core.check(results.join("\n"))) });
  });
}

/** @param {HTMLElement} place @param {Setup} setup */
export function createChecking(place, setup) {
  const box = el("textarea", { rows: 3, "aria-label": w.paste, spellcheck: false, placeholder: "lrlab1 …" });
  const list = el("ol", { class: "checked", "aria-live": "polite" });
  let checks = 0;
  const check = async () => {
    const mine = (checks += 1);
    const answers = answersIn(box.value);
    list.replaceChildren(...(answers.length ? [] : [el("li", { text: w.none })]));
    for (const answer of answers) {
      if (mine !== checks) return; // asked again meanwhile: the list is another's
      const item = el("li", { text: w.going });
      list.append(item);
      show(item, await checkAnswer(setup, answer));
    }
  };
  place.append(el("p", { class: "about", text: w.about }), box, el("button", { type: "button", text: w.go, on: { click: check } }), list);
}

/** @param {HTMLElement} item @param {Verdict|null} verdict */
function show(item, verdict) {
  item.dataset.true = String(verdict?.true === true);
  const lines = (verdict?.runs ?? []).map(({ line }) => line);
  item.replaceChildren(el("span", { text: verdict?.text ?? w.none }), ...(lines.length ? [" ", el("a", { href: `index.html#/${lines.join("/")}`, target: "_blank", rel: "noopener", text: w.lab })] : []));
}
