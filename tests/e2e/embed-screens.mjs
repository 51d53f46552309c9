// embed-screens.mjs - writes pictures of the compact page in the boxes that hosts give it, for eyes: node tests/e2e/embed-screens.mjs FOLDER [TAIL] [NAME].
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const [folder = "build/screens", tail = "?play=visible", name = "embed"] = process.argv.slice(2);
const boxes = (process.env.BOXES ?? "500x300,640x400,900x600,320x480").split(",").map((box) => box.split("x").map(Number));
const themes = /** @type {("light"|"dark")[]} */ ((process.env.THEMES ?? "light,dark").split(","));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const [width, height] of boxes) for (const colorScheme of themes) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 2 });
  page.on("console", (message) => console.log(message.type(), message.text()));
  page.on("pageerror", (error) => console.log("error", error.stack));
  await page.goto(`${pathToFileURL("dist/embed.html").href}${tail}`);
  await page.waitForFunction(() => document.documentElement.dataset.lrLabReady);
  const hashes = tail.includes("play=visible") ? page.waitForFunction(() => document.querySelectorAll("[data-lr-lab-hash]").length === document.querySelectorAll(".legends li").length, null, { timeout: 30_000 }) : null;
  await hashes;
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
  await page.close();
}
await browser.close();
