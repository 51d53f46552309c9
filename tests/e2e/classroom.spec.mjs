// A teacher's tools on the built pages: the note, the answer that is copied and checked, the keys that are listed, curves heard and said in words.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { readHashes, ways } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @param {import("@playwright/test").Page} page */
async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`);
}

test("a note stands above the charts as plain text; an answer is copied, and found true by the terminal and by the page of sweeps", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => { document.documentElement.dataset.copied = text; } } }));
  const frame = await ways["from file://"](page, "?note=Find%20%3Cb%3Ethe%3C%2Fb%3E%20edge.#steps=300/sched=cosine/lr=0.1");
  await expect(page.locator("#lr-lab-note")).toHaveText("Find <b>the</b> edge.");
  await readHashes(frame, 2);
  await page.getByRole("button", { name: "Copy answer" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-copied", /^lrlab1 (\S+ loss=[\d.]+ hash=[0-9a-f]{8} ){2}sum=[0-9a-f]{8}$/);
  const answer = await page.locator("html").getAttribute("data-copied") ?? "";
  expect(spawnSync("build/lrlab", ["check", answer], { encoding: "utf8" }).status).toBe(0);
  await page.goto(`${pathToFileURL("dist/sweeps.html").href}?play=click`);
  await page.getByRole("textbox", { name: "Answers" }).fill(`Ada,"${answer}"\nEve,"${answer.replace(/loss=\S+/, "loss=0.01")}"`);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  const items = page.locator(".checked li");
  await expect(items.nth(0)).toContainText("True: trained again, every run ends as this answer says.");
  await expect(items.nth(1)).toContainText("This answer was changed or cut");
  await expect(items.nth(0).getByRole("link")).toHaveAttribute("href", /^index\.html#\/\S*sched=cosine\S*\/\S*lr=0\.1/);
  expect(await findings(page)).toEqual([]);
});

test("a part of the lab that is hidden or locked by a name it has not got is named", async ({ page }) => {
  await ways["over http"](page, "?hide=trasnport,runs&lock=links#steps=60/lr=0.1");
  await readHashes(page.mainFrame(), 1);
  await expect(page.locator("#lr-lab-notices > *")).toHaveText([/^hide is one of all, header, .*transport, .*, not trasnport\./, /^lock is one of .*, not links\./]);
  await expect(page.locator("#lr-lab-runs")).toBeHidden();
});

test("where handles are locked nothing else reshapes a curve: no pen, no driving, no branch", async ({ page }) => {
  const tools = page.locator("#lr-lab-rate-head .menu"), branch = page.getByRole("button", { name: "Branch here" }), loss = page.locator("#lr-lab-loss");
  for (const [query, there] of /** @type {[string, boolean][]} */ ([["?lock=all", false], ["?lock=handles", false], ["?lock=runs", true]])) {
    await ways["over http"](page, `${query}#steps=60/lr=0.1`);
    await readHashes(page.mainFrame(), 1);
    await loss.click({ position: { x: 200, y: 60 } });
    await expect(page.getByRole("group", { name: "Pinned step" })).toBeVisible();
    await expect(tools).toBeVisible({ visible: there });
    await expect(branch).toBeVisible({ visible: there });
  }
});

test("the question mark lists keys that do what it says, unless it is switched off or somebody types", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const frame = await ways["from file://"](page, "#steps=300/sched=points&points=0pct:1,50pct:0.5,100pct:0/lr=0.1");
  await readHashes(frame, 2);
  const help = page.getByRole("dialog", { name: "Keyboard" }), hair = page.getByRole("slider", { name: "Read the curves at a step" });
  await page.locator(".card .title").first().focus();
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
  await hair.focus();
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await help.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(hair).toBeFocused();
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
  const at = async () => Number(await hair.getAttribute("aria-valuenow"));
  await page.keyboard.press("Home");
  expect(await at()).toBe(0);
  await page.keyboard.press("ArrowRight");
  expect(await at()).toBe(1);
  await page.keyboard.press("Shift+ArrowRight");
  expect(await at()).toBe(11);
  await page.keyboard.press("End");
  expect(await at()).toBe(300);
  await page.keyboard.press("Enter");
  await expect(page.locator(".hair")).toHaveClass(/pinned/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".hair")).not.toHaveClass(/pinned/);
  await page.keyboard.press("+");
  await expect(page.getByRole("button", { name: "Show all" })).toBeVisible();
  await page.keyboard.press("0");
  await expect(page.getByRole("button", { name: "Show all" })).toBeHidden();
  await page.locator('.card[data-slot="0"] .title').focus();
  const handles = page.locator(".handle"), points = () => page.evaluate(() => location.hash);
  const before = await points();
  await handles.nth(1).focus();
  for (const key of ["ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await expect.poll(points).not.toBe(before);
});

test("each chart says in words what it shows, and says it anew as it trains; the curves can be heard and silenced", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const frame = await ways["from file://"](page, "?play=click#steps=400/sched=constant/sched=cosine");
  const loss = page.locator("#lr-lab-loss"), rate = page.locator("#lr-lab-rate");
  await expect(loss).toHaveAttribute("aria-label", "Training loss over 400 steps. A Constant: nothing trained yet. B Cosine: nothing trained yet.");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await readHashes(frame, 2);
  await expect(loss).toHaveAttribute("aria-label", /^Training loss over 400 steps\. A Constant: from 1\.\d+ to \d\.\d+ at step 400, lowest 0\.\d+ at step \d+\. B Cosine: .* Lowest now: [AB] \w+\.$/);
  await expect(rate).toHaveAttribute("aria-label", /^Learning rate over 400 steps\. A Constant: 0\.3 at first, highest 0\.3 at step 0, 0\.3 now, 0\.3 at the end\. B Cosine: 0\.3 at first/);
  const listen = page.getByRole("button", { name: /^Listen/ });
  await listen.click();
  await expect(listen).toHaveAttribute("aria-pressed", "true");
  await listen.click();
  await expect(listen).toHaveAttribute("aria-pressed", "false");
  await listen.click();
  await expect(listen).toHaveAttribute("aria-pressed", "false", { timeout: 15_000 });
});
