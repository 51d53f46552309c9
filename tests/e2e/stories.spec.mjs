// The stories in the lab: the question before the answer, the runs between them, by pointer and by keyboard, and for everybody.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { ways } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} [tail] */
async function open(page, tail = "") {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await ways["from file://"](page, tail);
  await page.waitForFunction(() => document.documentElement.dataset.lrLabReady === "1");
  return { story: page.locator("#lr-lab-story"), losses: page.locator(".readout tbody tr td:nth-child(3)"), list: page.getByRole("dialog", { name: "Stories" }) };
}

/** What axe finds in both themes of the page, or of a part of it, as it stands. @param {Page} page @param {string} [part] */
async function findings(page, part = "html") {
  await page.evaluate(axe);
  const found = [];
  for (const theme of ["light", "dark"]) found.push(...await page.evaluate(async ([name, place]) => {
    document.documentElement.dataset.theme = name;
    const { violations } = await /** @type {any} */ (globalThis).axe.run(place, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map((/** @type {any} */ { id, nodes }) => `${name}: ${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`);
  }, [theme, part]));
  return found;
}

test("each of the fourteen asks first, trains then, and tells afterwards what was measured, with a way to go on", async ({ page }) => {
  const { story, losses, list } = await open(page);
  await page.getByRole("button", { name: "Stories" }).click();
  expect(await findings(page)).toEqual([]);
  const titles = await list.locator("strong").allTextContents();
  expect(titles.length).toBe(14);
  for (const [i, title] of titles.entries()) {
    if (!(await list.isVisible())) await page.getByRole("button", { name: "Stories" }).click();
    await list.getByRole("button", { name: title }).click();
    await expect(story.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(story.locator(".answer")).toHaveCount(0);
    await expect.poll(async () => new Set(await losses.allTextContents())).toEqual(new Set(["–"]));
    if (i < 1) expect(await findings(page)).toEqual([]);
    await story.locator(".choices button").first().click();
    await expect(story.locator(".answer .on strong")).toHaveText("Now you.");
    expect(await story.innerText()).toMatch(/\d/);
    expect(await story.innerText()).not.toMatch(/[{}]|undefined|NaN\d/);
    await expect(losses.first()).not.toHaveText("–");
    const sweeps = { "Find the edge": "sweeps.html#judge=range/opt=momentum", "Which schedule is best? A trick question": "sweeps.html#judge=fair/opt=momentum/sched=exponential/sched=wsd" };
    const link = story.locator(".answer a"), to = sweeps[/** @type {keyof typeof sweeps} */ (title)];
    if (to) await expect(link).toHaveAttribute("href", to);
    else await expect(link).toHaveCount(0);
    expect(await findings(page, i < 1 ? "html" : "#lr-lab-story"), title).toEqual([]);
  }
});

test("a story is told by the keyboard alone, from the list to the next one", async ({ page }) => {
  const { story } = await open(page);
  await page.getByRole("button", { name: "Stories" }).focus();
  await page.keyboard.press("Enter");
  for (let i = 0; i < 2; i += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(story.getByRole("heading")).toBeFocused();
  await expect(story.getByRole("heading")).toHaveText("Five zeros");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(story.locator(".answer")).toBeFocused();
  await expect(story.locator(".answer")).toContainText("You said: 0.001");
  await expect(story.locator(".answer")).toContainText("Yes. 0.001 reads");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#task=digits&opt=adam&steps=600\/lr=0\.01\/lr=0\.003\/lr=0\.001$/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(story.getByRole("heading")).toHaveText("Same peak, different fate");
});

test("an answer that comes before the next frame starts the story's own runs, and is told", async ({ page }) => {
  const { story, losses } = await open(page);
  await page.getByRole("button", { name: "Stories" }).click();
  await page.evaluate(() => {
    for (const quick of ["dialog[open] .tales li:nth-child(2) button", "#lr-lab-story .choices button"]) /** @type {HTMLElement} */ (document.querySelector(quick)).click();
  });
  await expect(story.locator(".answer")).toContainText("Now you.");
  expect(await losses.allTextContents()).not.toContain("–");
});

test("a link opens the lesson; leaving it keeps the experiment, and undo goes back", async ({ page }) => {
  const { story, losses } = await open(page, "?story=decay&lang=en");
  await expect(story).toContainText("How will they end?");
  await expect(losses.first()).toHaveText("–");
  await expect(page).toHaveURL(/\?story=decay&lang=en#opt=momentum&lr=0\.3\/sched=constant\/sched=cosine$/);
  await page.locator('.card[data-slot="0"]').getByRole("textbox", { name: "Peak learning rate" }).fill("0.1");
  await page.keyboard.press("Enter");
  await expect(story).toBeHidden();
  await expect(losses.first()).not.toHaveText("–");
  await expect(page).toHaveURL(/\?lang=en#/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/lr=0\.3\/sched=constant\/sched=cosine$/);
  await page.evaluate(() => location.assign("?story=nobody"));
  await expect(page.locator("#lr-lab-notices")).toContainText("There is no story called “nobody”.");
  await page.evaluate(() => location.assign("?story=range")); // one run, where the page has two by itself
  await expect(story).toContainText("Which rate would you take");
});

test("who leaves a story by keyboard goes on at the play button", async ({ page }) => {
  const { story } = await open(page, "?story=decay&lang=en");
  await story.getByRole("button", { name: "Leave the story" }).press("Enter");
  await expect(story).toBeHidden();
  await expect(page.locator("#lr-lab-play")).toBeFocused();
});

test("playing instead of answering tells the story without a verdict", async ({ page }) => {
  const { story } = await open(page, "?story=trick");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(story.locator(".answer")).toContainText("Now you.");
  await expect(story.locator(".answer")).not.toContainText(/You said|Not so|Yes\./);
});

test("a loss curve is foreseen with the pen or with six sliders, and stays beside what came", async ({ page }) => {
  const { story } = await open(page, "?story=cliffs");
  const plot = page.locator("#lr-lab-sketch"), picture = () => plot.locator("canvas").screenshot();
  const empty = await picture(), box = /** @type {{x: number, y: number, width: number}} */ (await plot.boundingBox());
  await page.mouse.move(box.x + 70, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 60, box.y + 120, { steps: 6 });
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await picture()).equals(empty)).toBe(false);
  const drawn = await picture();
  const slider = story.getByRole("slider").nth(3);
  await slider.focus();
  for (let i = 0; i < 6; i += 1) await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /^\d\.\d+$/);
  await expect.poll(async () => (await picture()).equals(drawn)).toBe(false);
  await story.getByRole("button", { name: "Train it" }).click();
  await expect(story.locator(".answer")).toContainText("Dotted: the loss that you drew.");
  await expect(story.locator(".answer")).toContainText("falls off a cliff");
  await expect(plot).not.toHaveClass(/drawing/);
});
