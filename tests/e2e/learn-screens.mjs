// Writes pictures of the article, whole and figure by figure, at three widths in both themes, for eyes: node tests/e2e/learn-screens.mjs FOLDER.
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const [folder = "build/screens", file = "dist/learn.html"] = process.argv.slice(2);
const widths = (process.env.WIDTHS ?? "390,820,1440").split(",").map(Number);
const themes = /** @type {("light"|"dark")[]} */ ((process.env.THEMES ?? "light,dark").split(","));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of widths) for (const colorScheme of themes) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
  page.on("console", (message) => console.log(message.type(), message.text()));
  page.on("pageerror", (error) => console.log("error", error.stack));
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => document.documentElement.dataset.lrLabReady === "1");
  for (const figure of await page.locator("article > figure").all()) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(4000);
  const name = `${folder}/learn-${width}-${colorScheme}`;
  await page.screenshot({ path: `${name}.png`, fullPage: true });
  if (process.env.FIGURES) for (const id of await page.locator("article > figure, section.cheat").evaluateAll((all) => all.map((one) => one.id))) await page.locator(`#${id}`).screenshot({ path: `${name}-${id}.png` });
  if (process.env.PDF) await page.pdf({ path: `${name}.pdf`, format: "A4" });
  await page.close();
}
await browser.close();
