// Fumbling: random drags, keys, undos, adds, removes, pins and zooms leave no exception, no orphan worker and no growth. FUMBLES=10000 for a long day.
import { expect, test } from "@playwright/test";
import { readHashes, watch, ways } from "./page.mjs";
import { buildTerminal, linesOf, runOf } from "./terminal.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const FUMBLES = Number(process.env.FUMBLES ?? 120);
const SEED = Number(process.env.FUMBLE_SEED ?? 7);

/** A small generator of numbers from 0 to 1. @param {number} seed */
function createDice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs in the page before its own script: counts workers that live. */
function countWorkers() {
  const Native = globalThis.Worker;
  /** @type {any} */ (globalThis).lrLabWorkers = 0;
  globalThis.Worker = class extends Native {
    constructor(/** @type {any} */ ...words) {
      super(.../** @type {[string]} */ (words));
      /** @type {any} */ (globalThis).lrLabWorkers += 1;
    }
    /** @override */
    terminate() {
      /** @type {any} */ (globalThis).lrLabWorkers -= 1;
      super.terminate();
    }
  };
}

/** Runs in the page: chooses one of the things that can be seen and used, brings it into view, and does to it what needs no hand.
 * @param {{selector: string, at: number, text?: string, focus?: boolean, option?: number}} wanted */
function find({ selector, at, text = "", focus, option }) {
  const all = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !one.matches(":disabled") && one.textContent?.includes(text));
  const one = all[Math.floor(at * all.length)];
  if (!(one instanceof HTMLElement)) return null;
  if (focus) one.focus();
  if (option !== undefined && one instanceof HTMLSelectElement) {
    one.selectedIndex = Math.floor(option * one.options.length);
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  one.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = one.getBoundingClientRect();
  return { x, y, width, height };
}

/** One thing a restless visitor does, chosen by the dice; nothing is waited for, as a hand waits for nobody. @param {Page} page @param {() => number} dice */
async function fumble(page, dice) {
  const pick = (/** @type {number} */ n) => Math.floor(dice() * n);
  const drag = async (/** @type {string} */ selector, /** @type {number} */ reach) => {
    const box = await page.evaluate(find, { selector, at: dice() });
    if (!box) return;
    const [x, y] = [box.x + box.width * (reach > 100 ? 0.1 + 0.8 * dice() : 0.5), box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let k = 0; k < 3; k += 1) await page.mouse.move(x + reach * (dice() - 0.5) * 2, y + (reach / 2) * (dice() - 0.5) * 2);
    await page.mouse.up();
  };
  const press = async (/** @type {string} */ selector, text = "") => {
    const box = await page.evaluate(find, { selector, at: dice(), text });
    if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  const keys = async (/** @type {string} */ selector, /** @type {string[]} */ names) => {
    if (await page.evaluate(find, { selector, at: dice(), focus: true })) await page.keyboard.press(names[pick(names.length)]);
  };
  const choose = (/** @type {string} */ selector) => page.evaluate(find, { selector, at: dice(), option: dice() });
  const tool = async (/** @type {string} */ name) => {
    await press("#lr-lab-rate-head summary");
    await press("#lr-lab-rate-head .sheet button", name);
  };
  const acts = [
    () => drag(".handle", 60), () => drag(".handle", 60), () => drag("#lr-lab-loss", 200),
    () => keys(".handle", ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Shift+ArrowUp", "Alt+ArrowRight", "Delete"]),
    () => keys(".hair-keys", ["ArrowLeft", "Shift+ArrowRight", "Enter", "Escape", "+", "-", "0", "Home", "End"]),
    () => press("button[aria-label=Undo]"), () => press("button[aria-label=Undo]"), () => press("button[aria-label=Redo]"),
    () => press(".add"), () => press("button[aria-label=Duplicate]"), () => press(".card button[aria-label=Remove]"), () => press(".card button[aria-label=Remove]"),
    () => press("button[aria-label^=Keep]"), () => press(".context button"), () => choose(".card > .field .pick"), () => choose("#lr-lab-runs > .choice .pick"),
    () => keys(".card .slider", ["ArrowLeft", "ArrowRight", "PageUp"]), () => press("#lr-lab-play"), () => press(".transport button"), () => press(".legend"), () => press(".segments button"),
    async () => (await tool("Draw freehand"), drag("#lr-lab-rate", 160)), () => tool("Turn into points"), () => tool("Drive by hand"), () => press(".drive button"),
    () => keys(".drive .slider", ["ArrowLeft", "ArrowRight"]), async () => (await press("#lr-lab-loss-head summary"), choose("#lr-lab-loss-head .sheet select")),
  ];
  await acts[pick(acts.length)]();
}

test(`${FUMBLES} fumbles leave no exception, no orphan worker and no growth`, async ({ page }) => {
  test.setTimeout(60_000 + 1500 * FUMBLES);
  buildTerminal();
  const seen = watch(page);
  await page.addInitScript(countWorkers);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await ways["over http"](page, "#task=moons&steps=120&train=64&held=64&width=8/sched=constant/sched=cosine");
  await readHashes(page.mainFrame(), 2);
  const devtools = await page.context().newCDPSession(page);
  const weigh = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  await devtools.send("Performance.enable");
  const dice = createDice(SEED);
  const settle = async () => {
    await page.evaluate(() => {
      for (const open of document.querySelectorAll("details.menu[open]")) open.removeAttribute("open");
      document.querySelector("#lr-lab-notices")?.replaceChildren();
    });
  };
  const countThem = async () => {
    const [workers, most] = await page.evaluate(() => [/** @type {any} */ (globalThis).lrLabWorkers, Math.min(8, Math.max(1, navigator.hardwareConcurrency - 1))]);
    expect(workers, "no worker is left behind").toBeLessThanOrEqual(most);
    return workers;
  };
  const report = async (/** @type {number} */ i) => {
    const [workers, { JSHeapUsedSize: heap, Nodes: nodes }] = [await countThem(), await weigh()];
    console.log(`${i} fumbles after ${Math.round(performance.now() / 1000)} s: ${workers} workers, ${(heap / 1e6).toFixed(1)} MB, ${nodes} nodes`);
  };
  const weights = [];
  // One step of the test: each call outside of one searches all calls before it, which a long day feels.
  await test.step("fumbling", async () => {
    for (let i = 0; i < FUMBLES; i += 1) {
      await fumble(page, dice);
      if (i % 10 === 9) await settle();
      if (i === Math.floor(FUMBLES / 3)) weights.push(await weigh());
      if (i % 500 === 499) await report(i + 1);
      expect(seen.errors, `after fumble ${i}`).toEqual([]);
    }
  });
  await countThem();
  weights.push(await weigh());
  expect(weights[1].JSHeapUsedSize).toBeLessThan(weights[0].JSHeapUsedSize + 24e6);
  expect(weights[1].Nodes).toBeLessThan(weights[0].Nodes * 2 + 4000);
  expect(await page.locator(".card").count()).toBeGreaterThan(0);
  await page.evaluate(() => { location.hash = "task=moons&steps=60&train=64&held=64&width=8/sched=linear"; });
  await expect(page.locator(".card")).toHaveCount(1);
  await page.evaluate(() => /** @type {HTMLElement|null} */ (document.querySelector(".drive:not([hidden]) button:nth-of-type(2)"))?.click());
  const play = page.getByRole("button", { name: "Play", exact: true });
  if (await play.isVisible()) await play.click();
  const [{ hash }] = await readHashes(page.mainFrame(), 1);
  expect(hash, "and it still trains what it says").toBe(runOf(linesOf("task=moons&steps=60&train=64&held=64&width=8/sched=linear")[0]).hash);
});
