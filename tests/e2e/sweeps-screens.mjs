// sweeps-screens.mjs - writes pictures of the built sweeps page at three widths in both themes, for eyes: node tests/e2e/sweeps-screens.mjs FOLDER [HASH] [NAME].
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const [folder = "build/screens", hash = "", name = "sweeps"] = process.argv.slice(2);
const widths = (process.env.WIDTHS ?? "390,820,1440").split(",").map(Number);
const themes = /** @type {("light"|"dark")[]} */ ((process.env.THEMES ?? "light,dark").split(","));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of widths) for (const colorScheme of themes) {
  const page = await browser.newPage({ viewport: { width, height: width < 700 ? 844 : 1000 }, colorScheme, deviceScaleFactor: width < 700 ? 2 : 1 });
  page.on("console", (message) => console.log(message.type(), message.text()));
  page.on("pageerror", (error) => console.log("error", error.stack));
  await page.goto(`${pathToFileURL("dist/sweeps.html").href}${hash}`);
  await page.waitForSelector("[data-lr-lab-state=over]", { timeout: 120_000 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: Boolean(process.env.FULL) });
  await page.close();
}
await browser.close();
