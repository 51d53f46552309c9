// The compact page: it fits the boxes that hosts have, does what its address says, starts nothing by itself, and survives a failed start.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { hashInCore } from "../hash/lines.mjs";
import { embedAddress, openCore } from "./frames.mjs";
import { readHashes, watch } from "./page.mjs";

test.use({ contextOptions: { reducedMotion: "no-preference" } }); // a frame plays by itself only where motion is welcome

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} tail */
async function openEmbed(page, tail) {
  await page.goto(await embedAddress(tail));
  await page.waitForFunction(() => document.documentElement.dataset.lrLabReady);
}

/** What is wrong with how the page fills its box. @param {Page} page @param {number} least the height that a chart needs */
const faultsOf = (page, least) => page.evaluate((leastHeight) => {
  const faults = [];
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  if (scrollWidth > clientWidth || scrollHeight > clientHeight) faults.push(`overflow ${scrollWidth}x${scrollHeight}`);
  for (const canvas of document.querySelectorAll(".plot canvas")) if (canvas.clientHeight < leastHeight || canvas.clientWidth < 240 * Math.sign(leastHeight)) faults.push(`${canvas.id} ${canvas.clientWidth}x${canvas.clientHeight}`);
  for (const one of document.querySelectorAll("button, select, a, input")) {
    const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
    if (!width || one.closest(".opinions, .doctor, .story") || one.matches(".handle")) continue;
    if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) faults.push(`${one.className || one.id || one.textContent} is cut off`);
    if (height < 18 || width < 18) faults.push(`${one.className || one.textContent} is small: ${width}x${height}`);
  }
  const [legend, pair, base] = [".legends", ".pair", ".base"].map((part) => /** @type {Element} */ (document.querySelector(part)).getBoundingClientRect());
  if (pair.height && pair.top < legend.bottom || base.top < pair.bottom) faults.push("parts overlap");
  return faults;
}, least);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in this theme. @param {Page} page @param {string} theme */
const violationsIn = (page, theme) => page.evaluate(async (wanted) => {
  document.documentElement.dataset.theme = wanted;
  const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  return violations.map((/** @type {any} */ { id, nodes }) => `${wanted} ${id}: ${nodes.map((/** @type {any} */ one) => one.target).join(" ")}`);
}, theme);

const boxes = [[500, 300], [640, 400], [900, 600], [320, 480], [1280, 600]];

for (const [what, tail, runs, least] of /** @type {[string, string, number, number][]} */ ([["two runs", "", 2, 70], ["eight runs and a note", `&note=Which+one+ends+lowest%3F#task=moons&steps=200${"/sched=cosine&lr=0.1/sched=step".repeat(4)}`, 8, 50]])) {
  test(`${what} fit every box without scroll bars, both charts in sight, without a finding of axe, and train to the core's hashes`, async ({ page }) => {
    const seen = watch(page), core = await openCore();
    await openEmbed(page, `?play=visible${tail}`);
    for (const { line, hash } of await readHashes(page.mainFrame(), runs)) expect(hash, line).toBe(hashInCore(core, line));
    for (const [width, height] of boxes) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => faultsOf(page, least), `${width}x${height}`).toEqual([]);
    }
    expect(seen.errors).toEqual([]);
    expect(seen.requests.length).toBe(1);
    if (runs === 2) await page.evaluate(axe);
    for (const theme of runs === 2 ? ["light", "dark"] : []) expect(await violationsIn(page, theme)).toEqual([]);
  });
}

test("in German, whose words are longer, the buttons keep clear of the link to the lab and of one another", async ({ page }) => {
  await page.goto((await embedAddress("?play=visible#task=moons&steps=200/sched=constant/sched=cosine")).replace("embed.html", "de/embed.html"));
  await readHashes(page.mainFrame(), 2);
  for (const width of [720, 760, 800, 960]) {
    await page.setViewportSize({ width, height: 600 });
    const overlaps = () => page.locator(".base .transport > *, .base .full").evaluateAll((all) => {
      const shown = all.map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
      return shown.slice(1).filter((box, i) => box.left < shown[i].right).length;
    });
    await expect.poll(overlaps, `${width}`).toBe(0);
  }
});

test("nothing trains and no worker is made until somebody presses play; a remedy, a handle and a schedule then train at once", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await openEmbed(page, "");
  expect(page.workers().length).toBe(0);
  await expect(page.locator(".start")).toBeVisible();
  await expect(page.locator("#lr-lab-summary"), "nothing is told of what has not begun").toHaveText("");
  await page.locator(".start").click();
  await readHashes(page.mainFrame(), 2);
  await expect(page.locator(".start")).toBeHidden();
  await expect(page.locator("#lr-lab-summary")).toContainText("finished");
  await page.getByRole("button", { name: "Decay to zero" }).click();
  await readHashes(page.mainFrame(), 3);
  await page.getByLabel("Schedule of run B").selectOption("step");
  await page.locator("#lr-lab-handles [role=slider]").first().press("ArrowUp");
  await readHashes(page.mainFrame(), 3);
  await expect.poll(() => page.url()).toMatch(/sched=step/);
  expect(await page.getByRole("link").getAttribute("href")).toMatch(/^index\.html#.*sched=step/);
});

test("the address hides, locks, colours, notes and unlinks; what it says wrongly is named", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await openEmbed(page, "?play=never&theme=dark&hide=doctor,pictres&lock=runs,handles&links=0&note=%3Cb%3EWhich%3C%2Fb%3E&resize=maybe");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("#lr-lab-doctor")).toBeHidden();
  await expect(page.locator("#lr-lab-transport, .start")).toHaveCount(2);
  for (const part of ["#lr-lab-transport", ".start"]) await expect(page.locator(part)).toBeHidden();
  expect(await page.evaluate(() => ["lr-lab-runs", "lr-lab-handles"].map((id) => document.getElementById(id)?.inert))).toEqual([true, true]);
  await expect(page.locator("#lr-lab-note")).toHaveText("<b>Which</b>");
  await expect(page.getByRole("link")).toHaveCount(0);
  await expect(page.locator("#lr-lab-notices")).toContainText("resize=maybe");
  await expect(page.locator("#lr-lab-notices")).toContainText(/hide is one of all, runs, .*pictures.*, not pictres\./);
});

test("whoever prefers no motion presses play first, even where the address says visible", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openEmbed(page, "?play=visible");
  await expect(page.locator(".start")).toBeVisible();
  expect(page.workers().length).toBe(0);
});

for (const [what, which] of /** @type {[string, number][]} */ ([["unpacking", 1], ["the core", 2]])) {
  test(`where ${what} finds no memory, a sentence says so and the start may be tried again`, async ({ page }) => {
    await page.addInitScript((nth) => {
      const { Instance, instantiate } = WebAssembly;
      let made = 0, failed = false;
      const fail = () => { failed = true; throw new RangeError("out of memory"); };
      WebAssembly.Instance = /** @type {any} */ (function (/** @type {any} */ module, /** @type {any} */ imports) { return ++made === nth ? fail() : new Instance(module, imports); });
      WebAssembly.instantiate = /** @type {any} */ ((/** @type {any} */ module, /** @type {any} */ imports) => (failed ? Promise.reject(new RangeError("out of memory")) : instantiate(module, imports)));
    }, which);
    await page.goto(await embedAddress("?play=visible"));
    await expect(page.locator(".notice")).toContainText("out of memory");
    await page.locator(".notice button").click();
    await readHashes(page.mainFrame(), 2);
    await expect(page.locator(".notice")).toHaveCount(0);
  });
}

test("a story asks first, makes no worker until it is answered, then tells what was measured, in the smallest box too", async ({ page }) => {
  await page.setViewportSize({ width: 500, height: 300 });
  await openEmbed(page, "?story=decay");
  await expect(page.locator("#lr-lab-story legend")).toBeVisible();
  await expect(page.locator(".start")).toBeHidden();
  expect(page.workers().length).toBe(0);
  expect(await faultsOf(page, 0)).toEqual([]);
  await page.locator("#lr-lab-story .choices button").first().click();
  await readHashes(page.mainFrame(), 2);
  await expect(page.locator("#lr-lab-story .answer")).toContainText("12");
  for (const [width, height] of boxes) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => faultsOf(page, 45), `${width}x${height}`).toEqual([]);
  }
});
