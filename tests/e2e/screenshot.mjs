// Writes docs/screenshot.png: the first screen of the built page, trained.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";
import { readHashes, serve } from "./page.mjs";

const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
await page.goto(`${await serve("dist")}index.html`);
await readHashes(page.mainFrame(), 2);
mkdirSync("docs", { recursive: true });
await page.screenshot({ path: "docs/screenshot.png" });
await browser.close();
console.log("docs/screenshot.png");
process.exit(0);
