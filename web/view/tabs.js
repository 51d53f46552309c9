// tabs.js - a row of tabs, moved along by arrow keys.
import { el, isChord } from "./element.js";

/** @param {HTMLElement} place @param {string} name @param {{key: string, label: string, face?: Node[]}[]} all `face` stands before the label @param {(key: string) => void} choose @param {string} panel the id of what they show */
export function createTabs(place, name, all, choose, panel) {
  const tabs = all.map(({ key, label, face = [] }) => el("button", { type: "button", role: "tab", id: `lr-lab-tab-${key}`, "aria-controls": panel, data: { key }, on: { click: () => choose(key) } }, ...face, label));
  place.setAttribute("role", "tablist");
  place.setAttribute("aria-label", name);
  place.replaceChildren(...tabs);
  place.onkeydown = (event) => {
    const at = tabs.findIndex((tab) => tab === document.activeElement), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at < 0 || step === undefined || isChord(event)) return;
    const onward = getComputedStyle(place).direction === "rtl" ? -step : step, next = tabs[(at + onward + tabs.length) % tabs.length];
    next.focus();
    next.click();
  };
  return {
    /** @param {string} key */
    show(key) {
      for (const tab of tabs) {
        tab.setAttribute("aria-selected", String(tab.dataset.key === key));
        tab.tabIndex = tab.dataset.key === key ? 0 : -1;
      }
      const chosen = tabs.find((tab) => tab.dataset.key === key)?.getBoundingClientRect(), room = place.getBoundingClientRect();
      if (chosen) place.scrollLeft += Math.max(0, chosen.right - room.right) + Math.min(0, chosen.left - room.left);
      document.getElementById(panel)?.setAttribute("aria-labelledby", `lr-lab-tab-${key}`);
    },
  };
}
