// tabs.js - a row of tabs, moved along by arrow keys.
import { el } from "../view/element.js";
import { sweeps as words } from "../words/words.js";

/** @param {HTMLElement} place @param {{key: string, label: string}[]} all @param {(key: string) => void} choose @param {string} panel the id of what they show */
export function createTabs(place, all, choose, panel) {
  const tabs = all.map(({ key, label }) => el("button", { type: "button", role: "tab", id: `lr-lab-tab-${key}`, text: label, "aria-controls": panel, data: { key }, on: { click: () => choose(key) } }));
  place.setAttribute("role", "tablist");
  place.setAttribute("aria-label", words.tabList);
  place.append(...tabs);
  place.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab === document.activeElement), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at < 0 || step === undefined) return;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
  return {
    /** @param {string} key */
    show(key) {
      for (const tab of tabs) {
        tab.setAttribute("aria-selected", String(tab.dataset.key === key));
        tab.tabIndex = tab.dataset.key === key ? 0 : -1;
      }
      document.getElementById(panel)?.setAttribute("aria-labelledby", `lr-lab-tab-${key}`);
    },
  };
}
