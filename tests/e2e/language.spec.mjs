// Every page in every language: it says so, nothing sticks out, axe finds nothing, the same bits are trained; and languages that nobody speaks, to stretch it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { readHashes, rowsOfHeader, serve, watch } from "./page.mjs";
import { runOf } from "./terminal.mjs";
import { languages, pseudo } from "./pseudo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = ["index.html", "learn.html", "sweeps.html", "code.html", "embed.html"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const address = await serve("dist");

/** @param {import("@playwright/test").Page} page */
const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.lrLabReady);

/** @param {import("@playwright/test").Page} page @param {string} name */
async function expectToFit(page, name) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
    expect(await rowsOfHeader(page), `${name} at ${width} px`).toBeLessThanOrEqual(width < 390 ? 2 : 1);
  }
}

/** @param {import("@playwright/test").Page} page */
async function findFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => /** @type {any} */ (globalThis).axe.run(document, { runOnly }), rules);
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`);
}

for (const { code, dir } of languages) test(`${code}: every page says so, fits, and axe finds nothing`, async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const seen = watch(page);
  for (const name of pages) {
    await page.goto(`${address}${code}/${name}`);
    await ready(page);
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([code, dir]);
    await expectToFit(page, name);
    if (name === pages[0]) await readHashes(page.mainFrame(), 2);
    expect(await findFaults(page), name).toEqual([]);
  }
  expect(seen.errors).toEqual([]);
});

test("a page in another language trains the same bits", async ({ page }) => {
  await page.goto(`${address}${languages[0].code}/index.html#steps=200/sched=constant/sched=cosine&warmup=5pct`);
  for (const { line, hash } of await readHashes(page.mainFrame(), 2)) expect(hash).toBe(runOf(line).hash);
});

test("the menu of languages and ?lang= keep the experiment; a language that there is not is said", async ({ page }) => {
  const [{ code, name }, other] = languages;
  await page.goto(`${address}index.html?lang=${code}&theme=dark#lr=0.2/sched=linear`);
  await page.waitForURL(`${address}${code}/index.html?theme=dark#lr=0.2/sched=linear`);
  await ready(page);
  await page.locator("#lr-lab-language select").selectOption(other.code);
  await page.waitForURL(`${address}${other.code}/index.html?theme=dark#lr=0.2/sched=linear`);
  await ready(page);
  await page.locator("#lr-lab-language select").selectOption("en");
  await page.waitForURL(`${address}index.html?theme=dark#lr=0.2/sched=linear`);
  await expect(page.getByRole("combobox", { name: "Language" }).locator("option", { hasText: name })).toHaveCount(1);
  await page.goto(`${address}learn.html?lang=tlh`);
  await expect(page.locator("#lr-lab-notice")).toContainText("“tlh”");
});

for (const kind of /** @type {const} */ (["double", "long", "rtl"])) test(`a language in which everything is ${kind} breaks nothing`, async ({ page }) => {
  for (const name of ["index.html", "sweeps.html", "code.html", "embed.html"]) {
    await page.route(`**/pseudo/${name}`, (route) => route.fulfill({ body: pseudo(kind, name), contentType: "text/html; charset=utf-8" }));
    await page.goto(`${address}pseudo/${name}`);
    await ready(page);
    await expectToFit(page, name);
    const left = await page.evaluate(() => [...document.querySelectorAll("h1, h2, label, summary, button, legend, option:not([lang]), .about")].map((node) => node.textContent ?? "").filter((text) => /[a-z]{3}/i.test(text) && !/[‹›]/.test(text) && !/LR Lab|PyTorch|^Python$|Keras|Optax|timm|Hugging|Adam|NaN|HTML|Moodle|Canvas|Jupyter|Quarto|reveal|Docusaurus|Observable|^[A-Z] /.test(text)));
    expect(left.slice(0, 5), name).toEqual([]);
  }
});

test("what is told one after the other is parted by the language's own marks", async ({ page }) => {
  await page.goto(`${address}zh/index.html#task=digits&steps=60/lr=0.03`);
  await expect(page.locator(".picture .note").first()).toHaveText(/^[^;]+；[^;]+$/);
});

test("from right to left the page is mirrored and the charts are not", async ({ page }) => {
  await page.goto(`${address}ar/index.html`);
  await ready(page);
  const left = async (/** @type {string} */ selector) => (await page.locator(selector).first().boundingBox())?.x ?? NaN;
  expect(await left(".stage")).toBeGreaterThan(await left(".side"));
  expect(await left(".brand")).toBeGreaterThan(await left("#lr-lab-theme"));
  const handles = await page.locator('.handle[aria-orientation="horizontal"]').evaluateAll((all) => all.map((one) => ({ step: Number(one.getAttribute("aria-valuenow")), x: one.getBoundingClientRect().x })));
  for (const [i, one] of handles.entries()) for (const other of handles.slice(i + 1)) if (one.step < other.step) expect(one.x).toBeLessThanOrEqual(other.x + 1);
  await page.goto(`${address}ar/index.html?story=goldilocks`);
  await ready(page);
  expect(await left("#lr-lab-story > .quiet"), "what ends a story is not over its title").toBeLessThan(await left(".brand"));
});

test("in Arabic too the line that reads the curves stands at its step", async ({ page }) => {
  await page.goto(`${await serve("dist")}ar/index.html?play=never`);
  await page.waitForSelector("[data-lr-lab-ready]");
  await page.locator(".hair-keys").focus();
  await page.keyboard.press("End");
  const [line, plot] = await Promise.all([".hair", ".plot.loss"].map((one) => page.locator(one).boundingBox()));
  expect(line?.x).toBeGreaterThan((plot?.x ?? 0) + (plot?.width ?? 0) / 2);
  expect(line?.x).toBeLessThan((plot?.x ?? 0) + (plot?.width ?? 0));
});
