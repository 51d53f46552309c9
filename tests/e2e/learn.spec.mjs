// The article: it trains what is seen and nothing else, answers every dial, and can be read by everybody.
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";

test.describe.configure({ timeout: 120_000 });

const address = pathToFileURL("dist/learn.html").href;

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
async function open(page) {
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset.lrLabReady === "1");
}

/** @param {Page} page */
const tally = async (page) => Number((await page.locator(".meta [data-tally=runs]").textContent() ?? "").replace(/\D/g, ""));
/** @param {Page} page @param {string} id */
const outcome = (page, id) => page.locator(`#${id} .outcome`);
/** @param {Page} page @param {string} id */
const show = (page, id) => page.locator(`#${id} .fig`).scrollIntoViewIfNeeded();

test("it asks nobody for anything and leaves the console empty", async ({ page }) => {
  /** @type {string[]} */ const asked = [];
  /** @type {string[]} */ const said = [];
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url())) asked.push(request.url()); });
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await open(page);
  for (const figure of await page.locator("article > figure").all()) await figure.scrollIntoViewIfNeeded();
  await expect(outcome(page, "rank")).toContainText("Best at this peak", { timeout: 50_000 });
  expect(asked).toEqual([address]);
  expect(said).toEqual([]);
});

test("a figure trains nothing until it is seen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await open(page);
  await page.evaluate(() => scrollTo(0, 500));
  await expect(outcome(page, "first")).toContainText("right");
  expect(await tally(page)).toBe(1);
  await expect(outcome(page, "sweep")).toBeEmpty();
  await show(page, "sweep");
  await expect.poll(() => tally(page)).toBeGreaterThanOrEqual(12);
});

test("a value in the text sets the figure, and the figure trains and says what came of it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "3", exact: true }).click();
  await expect(outcome(page, "first")).toContainText("o better than guessing");
  await expect(page.getByRole("slider", { name: "Learning rate", exact: true })).toHaveAttribute("aria-valuetext", "3");
  await expect(page.locator("#first .open")).toHaveAttribute("href", "index.html#opt=sgd&lr=3");
});

test("a picture that can be pressed looks like it", async ({ page }) => {
  await open(page);
  for (const id of ["sweep", "range"]) {
    await show(page, id);
    await expect(page.locator(`#${id} svg.plot`).first()).toHaveCSS("cursor", "crosshair");
  }
});

test("arrow keys move the number in the sentence and the run follows", async ({ page }) => {
  await open(page);
  const dial = page.getByRole("slider", { name: "Learning rate", exact: true });
  await dial.focus();
  for (let i = 0; i < 60; i += 1) await page.keyboard.press("ArrowLeft");
  const rate = Number(await dial.getAttribute("aria-valuetext"));
  expect(rate).toBeLessThan(0.001);
  await expect(outcome(page, "first")).toContainText("hardly begun");
  await expect(page.locator("#first .open")).toHaveAttribute("href", `index.html#opt=sgd&lr=${rate}`);
});

test("a pick of the range test is never told with what the pick before it came to", async ({ page }) => {
  await open(page);
  await show(page, "range");
  await expect(outcome(page, "range")).toContainText("Trained in full at");
  const told = await page.getByRole("slider", { name: "Rate to train with" }).evaluate((dial) => {
    /** @type {HTMLInputElement} */ (dial).value = "0";
    dial.dispatchEvent(new Event("input"));
    return document.querySelector("#range .outcome")?.textContent;
  });
  expect(told).not.toContain("at 0.0001:");
  await expect(outcome(page, "range")).toContainText("at 0.0001:");
});

test("warmup brings the dead starts back to life", async ({ page }) => {
  await open(page);
  await show(page, "starts");
  await expect(outcome(page, "starts")).toHaveText("5 of 12 starts end dead.");
  await page.getByRole("button", { name: "5 %", exact: true }).click();
  await expect(outcome(page, "starts")).toHaveText("None of 12 starts end dead.");
});

test("the order of the schedules turns with the peak", async ({ page }) => {
  await open(page);
  await show(page, "rank");
  await expect(outcome(page, "rank")).toContainText("Best at this peak: Warmup, stable, decay");
  await page.getByRole("button", { name: "0.4", exact: true }).click();
  await expect(outcome(page, "rank")).toContainText("Best at this peak: Exponential");
});

test("walks of three step sizes end in three ways", async ({ page }) => {
  await open(page);
  for (const [name, ending] of [["slightly longer ones", /small dip/], ["Giant steps", /leaping/], ["In between", /Down in the valley/]]) {
    await page.getByRole("button", { name: /** @type {string} */ (name) }).click();
    await expect(outcome(page, "walk")).toContainText(ending);
  }
});

test("every story asks first and tells afterwards", async ({ page }) => {
  await open(page);
  const stories = page.locator(".story");
  expect(await stories.count()).toBeGreaterThanOrEqual(10);
  for (const story of await stories.all()) {
    await story.locator("summary").click();
    await expect(story.locator(".reveal")).toBeHidden();
    const choice = story.getByRole("button").first();
    await choice.press("Enter");
    if (await story.getByRole("button").count() > 1) await expect(choice).toHaveAttribute("aria-pressed", "true");
    await expect(story.locator(".reveal")).toContainText("Now you.");
    for (const link of await story.locator(".reveal a").all()) expect(await link.getAttribute("href")).toMatch(/^index\.html#\S+=/);
  }
});

test("all its numbers were measured", async ({ page }) => {
  await open(page);
  expect(await page.locator("main").innerText()).not.toMatch(/[{}]|undefined|Infinity/);
});

test("from 820 to 320 px nothing sticks out", async ({ page }) => {
  await open(page);
  for (const figure of await page.locator("article > figure").all()) await figure.scrollIntoViewIfNeeded();
  await expect(outcome(page, "rank")).toContainText("Best at this peak", { timeout: 50_000 });
  for (const width of [820, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("paper is light though the screen is dark, and a figure has no more room on it than it fills", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  await show(page, "starts");
  await expect(outcome(page, "starts")).toContainText("starts end dead");
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await page.setViewportSize({ width: 672, height: 1000 });
  const { color, slack } = await page.evaluate(() => {
    const svg = /** @type {SVGSVGElement} */ (document.querySelector("#starts svg")), { width, height } = svg.getBoundingClientRect(), box = svg.viewBox.baseVal;
    return { color: getComputedStyle(document.body).color, slack: Math.round(height - (width * box.height) / box.width) };
  });
  expect(color).toBe("rgb(28, 30, 34)");
  expect(slack).toBe(0);
});

for (const language of ["", "ar/"]) {
  test(`${language || "en/"}: a small schedule never covers the words beside it`, async ({ page }) => {
    await page.goto(address.replace("learn.html", `${language}learn.html`));
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(page.locator(".gallery svg")).toHaveCount(6);
    const covered = await page.locator(".gallery li").evaluateAll((items) => items.filter((item) => {
      const range = document.createRange(), drawn = /** @type {Element} */ (item.querySelector("svg")).getBoundingClientRect();
      range.selectNodeContents(item);
      range.setStartAfter(/** @type {Node} */ (item.querySelector("svg")));
      const words = range.getBoundingClientRect();
      return words.left < drawn.right && words.right > drawn.left;
    }).length);
    expect(covered).toBe(0);
  });
}

test("without scripts the words are all there", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Cheat sheet" })).toBeVisible();
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});
