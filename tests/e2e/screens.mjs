// screens.mjs - writes pictures of the built page at three widths in both themes, for eyes: node tests/e2e/screens.mjs FOLDER [HASH] [NAME].
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const [folder = "build/screens", hash = "", name = "lab"] = process.argv.slice(2);
const widths = (process.env.WIDTHS ?? "390,820,1440").split(",").map(Number);
const themes = /** @type {("light"|"dark")[]} */ ((process.env.THEMES ?? "light,dark").split(","));
const heights = new Map([[390, 844], [820, 1180]]);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of widths) for (const colorScheme of themes) {
  const page = await browser.newPage({ viewport: { width, height: heights.get(width) ?? 900 }, colorScheme, deviceScaleFactor: width < 700 ? 2 : 1 });
  page.on("console", (message) => console.log(message.type(), message.text()));
  page.on("pageerror", (error) => console.log("error", error.stack));
  await page.goto(`${pathToFileURL("dist/index.html").href}${hash}`);
  await page.waitForFunction(() => document.querySelectorAll("[data-lr-lab-hash]").length > 0 && document.querySelectorAll("[data-lr-lab-hash]").length === document.querySelectorAll(".results tbody tr").length, null, { timeout: 30_000 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
  if (process.env.FULL) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}-full.png`, fullPage: true });
  await page.close();
}
await browser.close();
