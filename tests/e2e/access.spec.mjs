// axe finds nothing on any page, in light and dark and in every language; what axe cannot see is looked at by hand: focus, order, reflow.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { readHashes, serve } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const languages = readdirSync("web/words").flatMap((name) => /^([a-z]{2})\.json$/.exec(name)?.[1] ?? []).filter((language) => language !== "en");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe has to say of the page as it stands. @param {Page} page @returns {Promise<string[]>} */
async function findFaults(page) {
  const { violations } = await page.evaluate((runOnly) => /** @type {any} */ (globalThis).axe.run(document, { runOnly }), rules);
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`);
}

/** In light and in dark, and no page is wider than 320 px (1280 px at 400 %). @param {Page} page */
async function checkPage(page) {
  await page.evaluate(axe);
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    expect(await findFaults(page), colorScheme).toEqual([]);
  }
  expect(await page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count(), "the order of focus is that of the page").toBe(0);
  await page.setViewportSize({ width: 320, height: 256 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), "at 400 % nothing is scrolled sideways").toBe(320);
}

/** A table of forty links is one stop of the tab key; arrows go on from there, and stay within their row. @param {Page} page */
async function walkTable(page) {
  const cells = page.locator("#grid td a"), at = () => cells.evaluateAll((all) => all.indexOf(/** @type {any} */ (document.activeElement)));
  await expect(cells).toHaveCount(40);
  await expect(page.locator("#grid td a[tabindex='0']")).toHaveCount(1);
  const across = await page.locator("#grid thead th").count() - 1;
  await page.locator("#grid td a[tabindex='0']").focus();
  const start = await at(), row = Math.floor(start / across);
  for (let i = 0; i < across; i += 1) await page.keyboard.press("ArrowLeft");
  expect(await at()).toBe(row * across);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(row > 0 ? "ArrowUp" : "ArrowDown");
  expect(await at()).toBe((row > 0 ? row - 1 : row + 1) * across + 1);
  await expect(page.locator("#grid td a[tabindex='0']")).toHaveCount(1);
}

/** @type {Record<string, {address: string, ready: (page: Page) => Promise<unknown>}>} */
const screens = {
  "the first screen": { address: "index.html", ready: (page) => readHashes(page.mainFrame(), 2) },
  "digits": { address: "index.html#task=digits&steps=200/sched=constant/sched=cosine", ready: (page) => readHashes(page.mainFrame(), 2) },
  "the compact page": { address: "embed.html", ready: async (page) => { await page.locator("button.start").click(); await readHashes(page.mainFrame(), 2); } },
  "a sweep": { address: "sweeps.html#judge=fair&seeds=2&tuning=1&grid=3&below=4&above=2/task=moons&lr=0.2&steps=60&train=64&held=64/sched=constant/sched=cosine", ready: (page) => page.waitForSelector("[data-lr-lab-state=over]") },
  "a schedule as code": { address: "code.html?as=optax#sched=onecycle/sched=plateau", ready: (page) => page.waitForSelector("[data-lr-lab-ready]") },
  "the article": { address: "learn.html", async ready(page) {
    await page.waitForFunction(() => document.documentElement.dataset.lrLabReady === "1");
    for (const figure of await page.locator("article > figure").all()) await figure.scrollIntoViewIfNeeded();
    await page.locator(".question button").first().click();
    await page.locator(".story summary").first().click();
    await expect(page.locator("#rank .outcome")).toContainText("Best at this peak", { timeout: 50_000 });
    await expect(page.locator("#grid .outcome")).toContainText("highest rate", { timeout: 50_000 });
    await walkTable(page);
  } },
};

test("what is pressed by key and then goes away hands the keyboard on", async ({ page }) => {
  const at = await serve("dist"), button = (/** @type {string|RegExp} */ name) => page.getByRole("button", { name });
  await page.goto(`${at}index.html#task=moons&steps=60/sched=cosine`);
  const tools = page.locator("#lr-lab-rate-head summary");
  for (const name of ["Draw freehand", "Turn into points"]) {
    await tools.press("Enter");
    await button(name).press("Enter");
    await expect(tools, name).toBeFocused();
    await page.keyboard.press("Escape");
  }
  await page.goto(`${at}embed.html#task=moons&steps=60/sched=cosine`);
  await page.locator(".start").press("Enter");
  await expect(page.locator("#lr-lab-transport button").first()).toBeFocused();
  await page.goto(`${at}sweeps.html#judge=fair&seeds=24&tuning=8/task=digits&steps=2500/sched=constant/sched=cosine`);
  await expect(page.locator("#lr-lab-go")).toHaveText("Pause");
  await button("Cancel").press("Enter");
  await expect(page.locator("#lr-lab-go")).toBeFocused();
  await page.goto(`${at}sweeps.html?play=click#judge=sensitivity&seeds=2/task=moons&steps=20/sched=constant`);
  await button("Run").press("Enter");
  await expect(page.locator("#lr-lab-go")).toHaveText("Done");
  await expect(page.locator("#lr-lab-go")).toBeFocused();
  await expect(page.locator("#lr-lab-go")).toBeDisabled();
});

test("where colours are forced, what is pressed or chosen shows without a ground of its own", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${await serve("dist")}index.html#task=moons&steps=60/sched=cosine`);
  const zoom = page.locator("#lr-lab-loss-head button.quiet[aria-pressed]").last();
  await expect(zoom).toHaveCSS("outline-style", "none");
  await zoom.click();
  await expect(zoom).toHaveCSS("outline-style", "solid");
  await page.goto(`${await serve("dist")}code.html`);
  await expect(page.getByRole("tab", { selected: true }).first()).toHaveCSS("text-decoration-line", "underline");
});

for (const [name, { address, ready }] of Object.entries(screens)) {
  test(`axe finds nothing on ${name}, in light and dark, and it reflows at 400 %`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(await serve("dist") + address);
    await ready(page);
    await checkPage(page);
  });
}

if (languages.length) {
  test(`axe finds nothing in ${languages.join(", ")}`, async ({ page }) => {
    test.setTimeout(240_000);
    for (const language of languages) {
      await page.goto(`${await serve("dist")}${language}/index.html#task=moons&steps=60/sched=constant/sched=cosine`);
      await readHashes(page.mainFrame(), 2);
      await page.evaluate(axe);
      expect(await findFaults(page), language).toEqual([]);
    }
  });
}
