// The judges in use: remedies and fixes in the lab, a sweep held, resumed and ended, ways from a finding to its run, and axe over all findings.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { readHashes, serve, watch } from "./page.mjs";
import { buildTerminal, linesOf, runOf } from "./terminal.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STREAM = "task=stream&label_noise=2&width=16&held=64&opt=sgd&lr=0.03", MOONS = "task=moons&lr=0.2&steps=60&train=64&held=64";
const over = (/** @type {Page} */ page) => page.waitForSelector("[data-lr-lab-state=over]");

test.beforeAll(buildTerminal);

/** Clicks a link that opens a page of its own, and gives the lines trained there with their hashes. @param {Page} page @param {import("@playwright/test").Locator} link */
async function follow(page, link) {
  const [lab] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  const shown = await readHashes(lab.mainFrame(), 1), lines = linesOf(new URL(lab.url()).hash);
  await lab.close();
  return { line: lines[0], hash: shown[0].hash };
}

test("the doctor's remedy becomes a run of its own, undo takes it back, and its reasons open by keyboard", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${await serve("dist")}index.html#task=moons&lr=3&steps=200/sched=constant`);
  await readHashes(page.mainFrame(), 1);
  const opinion = page.locator(".opinions li").first();
  await expect(opinion).toHaveAttribute("data-verdict", "dead");
  await opinion.locator("summary").press("Enter");
  await expect(opinion.locator("dt").filter({ hasText: "Highest loss of a batch" })).toBeVisible();
  await opinion.getByRole("button", { name: "Rate / 3" }).click();
  await expect(page.locator(".card")).toHaveCount(2);
  await expect.poll(() => linesOf(new URL(page.url()).hash)[1]).toContain("lr=1");
  await readHashes(page.mainFrame(), 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".card")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Try small changes" })).toHaveAttribute("href", /^sweeps\.html#judge=sensitivity\/.*lr=3/);
  expect(seen.errors).toEqual([]);
});

test("a verdict that is being read stays open when another run's comes, and when its own changes", async ({ page }) => {
  await page.goto(`${await serve("dist")}index.html#task=moons&steps=120&train=64&held=64&width=8/lr=3/lr=0.1`);
  const said = page.locator("#lr-lab-doctor li"), summary = said.first().locator("summary");
  await expect(said).toHaveCount(2);
  await summary.press("Enter");
  const other = await said.nth(1).textContent(), own = await said.first().textContent();
  await page.locator(".card").nth(1).getByRole("textbox", { name: "Peak learning rate" }).evaluate((box) => { /** @type {HTMLInputElement} */ (box).value = "0.0001"; box.dispatchEvent(new Event("change")); });
  await expect(said.nth(1)).not.toHaveText(/** @type {string} */ (other));
  await expect(summary).toBeFocused();
  await expect(said.first().locator("details")).toHaveAttribute("open");
  await page.locator(".card").first().getByRole("textbox", { name: "Peak learning rate" }).fill("9");
  await page.keyboard.press("Enter");
  await expect(said.first()).not.toHaveText(/** @type {string} */ (own));
  await expect(said.first().locator("details")).toHaveAttribute("open");
});

test("who listens hears the verdict that lasts, not each of those under a moving hand", async ({ page }) => {
  await page.goto(`${await serve("dist")}index.html#task=moons&steps=120&train=64&held=64&width=8/lr=0.5`);
  const aloud = page.locator("#lr-lab-doctor [aria-live]"), item = page.locator(".opinions li"), slider = page.locator(".card").getByRole("slider", { name: "Peak learning rate" });
  await expect(aloud).toHaveText(/^A \S/);
  await aloud.evaluate((region) => new MutationObserver((all) => { region.dataset.times = String(Number(region.dataset.times ?? 0) + all.length); }).observe(region, { childList: true, subtree: true, characterData: true }));
  await slider.focus();
  for (let i = 0; i < 12; i += 1) {
    const before = await item.textContent();
    await page.keyboard.press("ArrowRight");
    await expect(item).not.toHaveText(/** @type {string} */ (before));
  }
  await expect.poll(() => aloud.getAttribute("data-times")).not.toBeNull();
  expect(Number(await aloud.getAttribute("data-times"))).toBeLessThan(5);
  const [letter, said] = await Promise.all([item.locator(".letter").textContent(), item.locator("summary").textContent()]);
  await expect(aloud).toHaveText(`${letter} ${said}`);
});

test("a verdict is not left beside another task that waits to be trained", async ({ page }) => {
  await page.goto(`${await serve("dist")}index.html#task=moons&steps=120&train=64&held=64&width=8&lr=3`);
  await expect(page.locator("#lr-lab-doctor li")).toHaveCount(1);
  await page.getByRole("button", { name: "1 step", exact: true }).click();
  await page.getByLabel("Task", { exact: true }).selectOption("spiral");
  await expect(page.locator("#lr-lab-doctor li")).toHaveCount(0);
  await page.locator("#lr-lab-play").click();
  await expect(page.locator("#lr-lab-doctor li")).toHaveCount(1);
});

test("a fix of the lint mends the knob it stands beside, and undo brings the warning back", async ({ page }) => {
  await page.goto(`${await serve("dist")}index.html#task=moons&steps=200/sched=cosine&warmup=2000/sched=restarts&period=900`);
  const beside = (/** @type {string} */ knob) => page.locator(`[data-knob="${knob}"] .lint`);
  await expect(beside("warmup")).toContainText("the decay never begins");
  await expect(beside("period")).toContainText("this is one plain cosine");
  await beside("warmup").getByRole("button").click();
  await expect(beside("warmup")).toHaveCount(0);
  await expect(beside("period")).toHaveCount(1);
  await expect.poll(() => page.url()).toContain("warmup=5pct");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(beside("warmup")).toHaveCount(1);
});

test("a sweep stands still while it is held, goes on, can be ended and taken up again, and comes to what the terminal says", async ({ page }) => {
  const done = () => page.locator(".swept").evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);
  await page.goto(`${await serve("dist")}sweeps.html#judge=map&seeds=8&batch_hi=64/${STREAM}&steps=600`);
  await expect.poll(done).toBeGreaterThan(0.03);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".swept-text")).toContainText("paused");
  await page.waitForTimeout(400); // what was on its way has come back
  const held = await done();
  await page.waitForTimeout(400);
  expect(await done()).toBe(held);
  expect(held).toBeLessThan(1);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(done).toBeGreaterThan(held);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.locator(".swept-text")).toContainText("Stopped after");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.locator(".swept-text")).toContainText("all done", { timeout: 60_000 });
  await expect(page.locator(".verdict li").first()).toContainText("Small batches: the best rate grows");
});

test("a cell of the map and a suggestion of the range test open in the lab as the run that was judged", async ({ page }) => {
  const site = await serve("dist");
  await page.goto(`${site}sweeps.html#judge=map&seeds=1&grid=3&batch_lo=16&batch_hi=32/${STREAM}&steps=40`);
  await over(page);
  const cell = await follow(page, page.locator("[data-cell='16 0.03']"));
  expect(cell.line).toMatch(/lr=0\.03.*batch=16.*steps=80|batch=16/);
  expect(cell.hash).toBe(runOf(cell.line).hash);
  await page.goto(`${site}sweeps.html#judge=range&seeds=2&test_steps=60&check=3/${MOONS}`);
  await over(page);
  const link = page.getByRole("link", { name: /^Run / }).first(), rate = (await link.textContent())?.slice(4);
  const run = await follow(page, link);
  expect(run.line).toContain(`lr=${rate}`);
  expect(run.hash).toBe(runOf(run.line).hash);
});

test("each judge begins with an example of its own until something else is asked", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html?play=click`);
  await page.getByRole("tab", { name: "Rate × batch size" }).click();
  await expect.poll(() => page.url()).toContain("#judge=map&target=0.7/task=stream");
  await page.getByRole("tab", { name: "Range test" }).click();
  await expect.poll(() => page.url()).toContain("#judge=range/task=spiral");
  await page.goto(`${await serve("dist")}sweeps.html?play=click#judge=fair/${MOONS}`);
  await page.getByRole("tab", { name: "Rate × batch size" }).click();
  await expect.poll(() => page.url()).toContain("#judge=map/task=moons");
});

test("axe finds nothing in any judge's findings, at three widths, in light and dark", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html#judge=fair&seeds=2&tuning=1&grid=3&test_steps=60&check=2&batch_lo=16&batch_hi=64&target=0.9/${MOONS}/sched=constant/sched=cosine`);
  await page.evaluate(axe);
  for (const tab of ["Fair comparison", "Range test", "Rate × batch size", "Sensitivity"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.locator(".swept-text")).toContainText("all done");
    for (const [width, colorScheme] of /** @type {[number, "light"|"dark"][]} */ ([[390, "dark"], [820, "light"], [1440, "dark"], [1440, "light"]])) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      expect(violations.map((/** @type {any} */ { id, nodes }) => `${tab} ${width} ${colorScheme} ${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`)).toEqual([]);
    }
  }
});
