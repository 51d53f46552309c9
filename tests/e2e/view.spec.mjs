// What a visitor can do on the page: every control re-trains, keys alone suffice, nothing is wider than the screen.
import { chromium, expect, test } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";
import { readHashes, rowsOfHeader, serve, watch, ways } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const open = ways["over http"];
const QUICK = "#task=moons&steps=120/sched=constant&lr=0.2/sched=cosine&lr=0.2";

/** Text and checksum of every finished run. @param {Page} page @param {number} [runs] */
const finished = (page, runs = 2) => readHashes(page.mainFrame(), runs);

/** Waits until the runs are finished with another text than before, or other weights. @param {Page} page @param {{line: string, hash: string}[]} before */
async function retrained(page, before) {
  const old = before.map(({ line, hash }) => `${line} ${hash}`).join();
  await expect.poll(async () => {
    const now = await page.locator(".results tbody tr").evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset).map(({ lrLabLine, lrLabHash }) => (lrLabHash ? `${lrLabLine} ${lrLabHash}` : "")));
    return now.every(Boolean) && now.join() !== old;
  }, { intervals: [40] }).toBe(true);
  return finished(page);
}

test("every slider of the first card re-trains that run and lets the other go on", async ({ page }) => {
  await open(page, QUICK);
  let before = await finished(page);
  const cards = page.locator(".card");
  const sliders = await cards.nth(1).locator(".knobs .slider:visible").count();
  expect(sliders).toBeGreaterThan(1);
  for (let k = 0; k < sliders; k += 1) {
    const slider = cards.nth(1).locator(".knobs .slider:visible").nth(k);
    await slider.focus();
    for (let presses = 0; presses < 8; presses += 1) await slider.press(k === 0 ? "ArrowLeft" : "ArrowRight");
    const after = await retrained(page, before);
    expect(after[0]).toEqual(before[0]);
    expect(after[1].hash).not.toBe(before[1].hash);
    before = after;
  }
});

test("every shared setting that is drawn re-trains the runs", async ({ page }) => {
  await open(page, QUICK);
  let before = await finished(page);
  const fields = page.locator(".shelf .knobs .field:visible");
  for (let k = 0; k < (await fields.count()); k += 1) {
    const field = fields.nth(k);
    const [slider, select] = [field.locator(".slider"), field.locator("select.pick")];
    if (await slider.count()) await slider.press((await slider.inputValue()) === "0" ? "ArrowRight" : "ArrowLeft");
    else if (await select.count()) await select.selectOption({ index: 1 });
    else {
      await field.locator(".box").fill("7");
      await field.locator(".box").press("Enter");
    }
    before = await retrained(page, before);
  }
});

test("every item of every shelf can be picked, and trains", async ({ page }) => {
  const seen = watch(page);
  await open(page, "#steps=60&train=64&held=64/sched=constant&lr=0.05");
  await finished(page, 1);
  for (const pick of [page.locator(".card > .field select.pick"), page.locator(".shelf > .field select.pick")]) {
    for (let k = 0; k < (await pick.count()); k += 1) {
      const items = await pick.nth(k).locator("option").evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
      for (const item of items) {
        await pick.nth(k).selectOption(item);
        await expect(pick.nth(k)).toHaveValue(item);
        await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
        await expect(page.locator(".problem:not(:empty)")).toHaveCount(0);
      }
    }
  }
  expect(seen.errors).toEqual([]);
});

test("runs are added up to eight, duplicated, renamed and removed, and the address says so", async ({ page }) => {
  await open(page, QUICK);
  const add = page.getByRole("button", { name: "Add a run" });
  for (let runs = 3; runs <= 8; runs += 1) await add.click();
  await expect(page.locator(".card")).toHaveCount(8);
  await expect(add).toBeDisabled();
  await add.press("Enter");
  await expect(add).toBeFocused();
  await expect(page.locator(".card")).toHaveCount(8);
  await finished(page, 8);
  await page.locator(".card").first().getByLabel("Name of this run").fill("Plain");
  await page.keyboard.press("Enter");
  for (let runs = 8; runs > 2; runs -= 1) await page.locator(".card").last().getByRole("button", { name: "Remove" }).click();
  await page.locator(".card").first().getByRole("button", { name: "Duplicate" }).click();
  await expect(page.locator(".card")).toHaveCount(3);
  await expect.poll(() => page.evaluate(() => location.hash.split("/").length)).toBe(4);
  await expect(page.locator(".readout tbody tr").first()).toContainText("Plain");
});

test("removing a run leaves the bits and the curve of the others alone", async ({ page }) => {
  await open(page, QUICK);
  const before = await finished(page);
  await page.locator(".card").first().getByRole("button", { name: "Remove" }).click();
  await expect(page.locator(".card")).toHaveCount(1);
  expect((await finished(page, 1))[0]).toEqual(before[1]);
});

test("a refused value is answered with a sentence beside the knob, and the last good experiment stays", async ({ page }) => {
  await open(page, QUICK);
  const before = await finished(page);
  const box = page.locator(".card").first().locator(".knobs .box").first();
  await box.fill("fast");
  await box.press("Enter");
  await expect(page.locator(".card").first().locator(".knobs .problem").first()).toContainText("fast");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  const span = page.locator(".card").first().locator(".measure .box").first();
  await span.fill("1.2.3");
  await span.press("Enter");
  await expect(page.locator(".card").first().locator(".problem", { hasText: "1.2.3" })).toHaveCount(1);
  expect(await finished(page)).toEqual(before);
  await span.fill("0");
  await span.press("Enter");
  await box.fill("0.15");
  await box.press("Enter");
  await expect(page.locator(".problem:not(:empty)")).toHaveCount(0);
  expect((await retrained(page, before))[0].line).toContain("lr=0.15");
});

test("undo and redo walk through the changes", async ({ page }) => {
  await open(page, QUICK);
  const before = await finished(page);
  await page.locator(".card").first().locator(".slider").first().press("ArrowLeft");
  const changed = await retrained(page, before);
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await retrained(page, changed)).toEqual(before);
  await page.getByRole("button", { name: "Redo" }).click();
  expect(await retrained(page, before)).toEqual(changed);
});

test("the copied link is the address of this experiment", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, QUICK);
  const before = await finished(page);
  await page.locator(".card").nth(1).locator(".slider").first().press("ArrowLeft");
  const changed = await retrained(page, before);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  expect(await finished(page)).toEqual(changed);
});

test("one step and twenty-five steps walk just that far", async ({ page }) => {
  await open(page, "?play=click#task=moons&steps=120/sched=constant/sched=cosine");
  const state = page.locator(".readout .state").first();
  await expect(state).toContainText("0 / 120");
  await page.getByRole("button", { name: "1 step", exact: true }).click();
  await expect(state).toContainText("1 / 120");
  await page.getByRole("button", { name: "25 steps" }).click();
  await expect(state).toContainText("26 / 120");
  await page.getByRole("button", { name: "Play" }).click();
  await finished(page);
});

test("paused, slowed and played on, a run ends in the same bits", async ({ page }) => {
  await open(page, QUICK);
  const before = await finished(page);
  await page.getByLabel("Speed").fill("3");
  await page.getByRole("button", { name: "Restart" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.getByLabel("Speed").fill("10");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  expect(await finished(page)).toEqual(before);
});

test("a handle on the curve is dragged, and address, card and training follow", async ({ page }) => {
  await open(page, QUICK);
  const before = await finished(page);
  const handle = page.getByRole("slider", { name: "Warmup ends, run B" });
  const box = /** @type {{x: number, y: number}} */ (await handle.boundingBox());
  await page.mouse.move(box.x + 12, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 12, { steps: 5 });
  await page.mouse.up();
  const after = await retrained(page, before);
  expect(after[1].line).toMatch(/warmup=[0-9.]+pct/);
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/warmup=[0-9.]+pct/);
  await handle.focus();
  await handle.press("ArrowRight");
  expect((await retrained(page, after))[1].line).not.toBe(after[1].line);
});

test("with the keyboard alone a visitor reaches and works everything", async ({ page }) => {
  await open(page, QUICK);
  await finished(page);
  const reached = new Set();
  for (let presses = 0; presses < 160; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      const seen = node && (node.checkVisibility?.() ?? true);
      return node && node !== document.body ? { what: `${node.tagName} ${node.getAttribute("aria-label") ?? node.id ?? ""} ${node.textContent?.slice(0, 20) ?? ""}`, seen } : null;
    });
    if (!at) break;
    expect(at.seen, at.what).toBe(true);
    reached.add(at.what.replace(/lr-lab-knob-\d+/, ""));
  }
  const all = [...reached].join("\n");
  for (const name of ["Copy link", "Theme", "1 step", "Speed", "Read the curves", "Peak learning rate", "Add a run", "Duplicate", "Warmup ends", "Log", "Data behind"]) expect(all).toContain(name);
  await page.getByRole("slider", { name: "Read the curves at a step" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("slider", { name: "Read the curves at a step" })).toHaveAttribute("aria-valuetext", /Step 4\. A .*loss/i);
  await expect(page.locator(".readout .where")).toHaveText("at step 4");
});

test("the browser's own keys stay the browser's, a menu is shut by who goes on with Tab, and a place outside the zoom is still said", async ({ page }) => {
  await open(page, QUICK);
  const hair = page.getByRole("slider", { name: "Read the curves at a step" });
  const taken = await hair.evaluate((node) => [["+", true, false], ["0", true, false], ["Home", true, false], ["ArrowLeft", false, true], ["+", false, false]].map(([key, ctrlKey, altKey]) =>
    !node.dispatchEvent(new KeyboardEvent("keydown", /** @type {any} */ ({ key, ctrlKey, altKey, bubbles: true, cancelable: true })))));
  expect(taken).toEqual([false, false, false, false, true]);
  await hair.press("End");
  await expect(hair).toHaveAttribute("aria-valuenow", /** @type {string} */ (await hair.getAttribute("aria-valuemax")));
  const menu = page.locator("#lr-lab-rate-head details");
  await menu.locator("summary").press("Enter");
  await expect(menu).toHaveAttribute("open");
  for (let i = 0; i < 4; i += 1) await page.keyboard.press("Tab");
  await expect(menu).not.toHaveAttribute("open");
});

test("the table behind each chart holds a row per checkpoint and a column per run", async ({ page }) => {
  await open(page, QUICK);
  await finished(page);
  await page.locator("details.data").nth(1).locator("summary").click();
  await expect(page.locator("table.numbers tbody tr")).toHaveCount(21);
  await expect(page.locator("table.numbers thead th")).toHaveCount(3);
  await expect(page.locator("table.numbers tbody tr").first().locator("td").first()).toHaveText("0.2");
});

test("a run that diverges says so with its step and stops nobody", async ({ page }) => {
  const seen = watch(page);
  await open(page, "#task=stream&steps=200/sched=constant&lr=10/sched=cosine&lr=0.01");
  await finished(page);
  await expect(page.locator(".readout tbody tr").first()).toContainText(/diverged at step \d+/);
  await expect(page.locator(".readout tbody tr").nth(1)).toContainText("200 steps");
  expect(seen.errors).toEqual([]);
});

test("from 320 to 2560 px nothing is wider than the screen", async ({ page }) => {
  await open(page, `${QUICK}/sched=onecycle/sched=points/sched=sequence`);
  await finished(page, 5);
  for (const width of [2560, 1440, 820, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const details of await page.locator("details").all()) await details.evaluate((node) => void (/** @type {HTMLDetailsElement} */ (node).open = true));
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width} px`).toBeLessThanOrEqual(0);
    expect(await rowsOfHeader(page), `${width} px`).toBeLessThanOrEqual(width < 390 ? 2 : 1);
  }
});

test("a switch is one knob beside its name, and no choice is squeezed by its name", async ({ page }) => {
  await open(page, "#task=moons&steps=60/sched=onecycle");
  await finished(page, 1);
  await page.setViewportSize({ width: 1700, height: 900 });
  await page.locator(".card .more > summary").first().click();
  const field = page.locator("[data-knob=cycle_momentum]");
  const [name, knob] = await field.locator("label, input").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().toJSON()));
  expect(name.width).toBeGreaterThan(40);
  expect(knob.left).toBeGreaterThan(name.right);
  await field.getByRole("switch").click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("cycle_momentum=0");
  for (const pick of await page.locator(".card .knobs .pick").all()) expect(await pick.evaluate((e) => e.clientWidth)).toBeGreaterThan(60);
});

for (const folder of ["dist", "dist/de"]) {
  test(`on a phone the buttons of a drive keep apart and within the screen: ${folder}`, async ({ page }) => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${await serve(folder)}index.html${QUICK}`);
      await finished(page);
      await page.locator("#lr-lab-rate-head .menu > summary").click();
      await page.locator("#lr-lab-rate-head .sheet button").nth(2).click();
      await expect(page.locator(".drive")).toBeVisible();
      const bars = await page.locator(".drive button").evaluateAll((all) => all.map((e) => [e.scrollWidth <= e.clientWidth + 1, e.getBoundingClientRect().right <= innerWidth]));
      expect(bars.flat()).toEqual(Array(6).fill(true));
      await page.goto("about:blank");
    }
  });
}

test("eight pictures keep their figures apart on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, `${QUICK}/sched=onecycle/sched=points/sched=sequence/sched=wsd/sched=step/sched=exponential`);
  await finished(page, 8);
  await expect.poll(() => page.locator(".picture figcaption").evaluateAll((all) => all.map((e) => e.scrollWidth - e.clientWidth))).toEqual(Array(8).fill(0));
});

test("on paper the curves and the results keep within the page", async ({ page }) => {
  await open(page, QUICK);
  await finished(page);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1000 }); // A4 less the margins of a browser
  const sticksOut = () => page.locator(".plot canvas, .results").evaluateAll((all) => all.map((e) => Math.max(0, e.getBoundingClientRect().right - (e.parentElement?.getBoundingClientRect().right ?? 0))));
  await expect.poll(sticksOut).toEqual([0, 0, 0]);
});

test("on paper from a dark screen the pictures are light in the same moment: a browser that prints waits for no task", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, QUICK);
  await finished(page);
  await expect(page.locator(".picture canvas")).toHaveCount(2);
  await page.evaluate(() => matchMedia("print").addEventListener("change", () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(".picture canvas")), data = Array.from(canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? []);
    /** @type {any} */ (globalThis).mean = data.reduce((sum, one) => sum + one, 0) / data.length;
  }));
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (globalThis).mean)).toBeGreaterThan(170);
});

test("whoever prefers no motion gets finished curves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, QUICK);
  await finished(page);
  await expect(page.locator(".readout .state").first()).toContainText("120 steps");
});

test("parts named in hide are not shown, and the theme of the address is taken", async ({ page }) => {
  await open(page, `?hide=settings,results&theme=dark${QUICK}`);
  await expect(page.locator("#lr-lab-shared")).toBeHidden();
  await expect(page.locator("#lr-lab-results")).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("where scripts are switched off the page says what it is", async () => {
  const browser = await chromium.launch({ executablePath, args: [...args, "--blink-settings=scriptEnabled=false"] });
  const page = await browser.newPage();
  await page.goto(`${await serve("dist")}index.html`);
  await expect(page.locator("h1")).toContainText("Only the learning rate");
  expect(await page.locator("noscript").innerText()).toContain("switched off");
  await browser.close();
});
