// drag-screens.mjs - writes pictures of the built page while a hand holds each kind of handle, at three widths in both themes, for eyes: node tests/e2e/drag-screens.mjs FOLDER [NAME...].
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const [folder = "build/screens", ...wanted] = process.argv.slice(2);
const widths = (process.env.WIDTHS ?? "390,820,1440").split(",").map(Number);
const themes = /** @type {("light"|"dark")[]} */ ((process.env.THEMES ?? "light,dark").split(","));
const heights = new Map([[390, 844], [820, 1180]]);

/** What is held: the experiment, the handle, and how far it is taken, in shares of the chart's width and height. @type {Record<string, [string, string, number, number]>} */
const cases = {
  peak: ["", "Peak, run B", 0, 0.3],
  warmup: ["", "Warmup ends, run B", 0.2, 0],
  begin: ["#steps=1500/sched=constant/sched=wsd", "Decay begins, run B", -0.3, 0],
  end: ["#steps=1500/sched=constant/sched=cosine&warmup=10pct&hold=20pct&span=50pct&end=hold", "Decay ends, run B", -0.12, 0],
  floor: ["#steps=1500/sched=constant/sched=cosine&warmup=5pct", "Floor, run B", 0, -0.25],
  milestone: ["#steps=1500/sched=constant/sched=multistep&gamma=0.4", "Milestone 1, run B", -0.2, 0],
  period: ["#steps=1500/sched=constant/sched=restarts", "First restart, run B", -0.08, 0],
  point: ["#steps=1500/sched=constant/sched=points&points=0:0.1,20pct:1,60pct:0.4:c,100pct:0", "Point 2, run B", 0.1, 0.2],
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of widths) for (const colorScheme of themes) {
  const page = await browser.newPage({ viewport: { width, height: heights.get(width) ?? 900 }, colorScheme, deviceScaleFactor: width < 700 ? 2 : 1, reducedMotion: "reduce" });
  page.on("pageerror", (error) => console.log("error", error.stack));
  for (const [name, [hash, label, right, down]] of Object.entries(cases)) {
    if (wanted.length && !wanted.includes(name)) continue;
    await page.goto("about:blank");
    await page.goto(`${pathToFileURL("dist/index.html").href}${hash}`);
    await page.waitForFunction(() => document.querySelectorAll("[data-lr-lab-hash]").length === 2);
    const handle = page.getByRole("slider", { name: label, exact: true });
    await page.locator("#lr-lab-rate").scrollIntoViewIfNeeded();
    const [at, plot] = await Promise.all([handle.boundingBox(), page.locator("#lr-lab-rate").boundingBox()]);
    if (!at || !plot) throw new Error(`There is no ${label}.`);
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    for (let k = 1; k <= 8; k += 1) {
      await page.mouse.move(at.x + at.width / 2 + (right * plot.width * k) / 8, at.y + at.height / 2 + (down * plot.height * k) / 8);
      await page.waitForTimeout(30);
    }
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/drag-${name}-${width}-${colorScheme}.png` });
    await page.mouse.up();
  }
  await page.close();
}
await browser.close();
