// Around the dragged curve: drawing, driving, branching, scrubbing, seeds, kept ghosts, axes, zoom, and runs side by side.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { readHashes, watch, ways } from "./page.mjs";
import { buildTerminal, linesOf, previewOf, runOf } from "./terminal.mjs";
import { formatValue } from "../../web/view/numbers.js";
import { summarize } from "../../web/view/spread.js";

/** @typedef {import("@playwright/test").Page} Page */

const open = ways["over http"];
const SMALL = "task=moons&steps=120&train=64&held=64&width=8&lr=0.2";
const PAIR = `#${SMALL}/sched=constant/sched=cosine`;

test.beforeAll(buildTerminal);

const address = (/** @type {Page} */ page) => page.evaluate(() => location.hash);

/** Every run's hash is what the command says of the address's lines. @param {Page} page @param {number} runs */
async function replays(page, runs) {
  await expect.poll(async () => {
    const [hash, trained] = await page.evaluate(() => [location.hash, [...document.querySelectorAll(".results tbody tr")].map((row) => /** @type {HTMLElement} */ (row).dataset.lrLabHash)]);
    const lines = linesOf(/** @type {string} */ (hash));
    return lines.length === runs && lines.map((line) => runOf(line).hash).join() === /** @type {string[]} */ (trained).join();
  }, { timeout: 40_000 }).toBe(true);
  return linesOf(await address(page));
}

/** @param {Page} page @param {string} name */
async function useTool(page, name) {
  await page.locator("#lr-lab-rate-head summary").click();
  await page.getByRole("button", { name }).click();
}

test("what is being typed stays while the experiment changes around it, and gives way to what is said elsewhere when nothing was entered", async ({ page }) => {
  await open(page, `${PAIR}&lr=0.1`);
  const change = (/** @type {string} */ hash) => page.evaluate((to) => void (location.hash = to), hash);
  const card = page.locator(".card").nth(1), rate = card.getByRole("textbox", { name: "Learning rate" }), warmup = card.getByRole("textbox", { name: "Warmup", exact: true });
  await rate.click();
  await page.keyboard.type("0.0");
  await change(`${SMALL}/sched=constant&lr=0.3/batch=8&sched=cosine&lr=0.15`);
  await expect(card.getByRole("textbox", { name: "Batch size" })).toHaveValue("8");
  await expect(rate).toBeFocused();
  await expect(rate).toHaveValue("0.0");
  await page.keyboard.type("5");
  await page.keyboard.press("Tab");
  await expect.poll(() => address(page)).toMatch(/lr=0\.05$/);
  await warmup.click();
  await page.keyboard.type("7");
  await change(`${SMALL}/sched=constant/sched=linear&warmup=9pct`);
  await expect(card.locator("select").first()).toHaveValue("linear");
  await expect(warmup).toHaveValue("7");
  await warmup.fill("0");
  await page.keyboard.press("Tab");
  await expect(warmup).toHaveValue("9");
  const name = card.getByRole("textbox", { name: "Name of this run" });
  await name.click();
  await change(`${SMALL}/sched=constant/sched=linear&name=Ada`);
  await expect(name).toHaveValue("Ada");
  await page.keyboard.type("Bo");
  await change(`${SMALL}/sched=constant/sched=linear&name=Cy`);
  await expect(card).toHaveAttribute("aria-label", /Cy/);
  await expect(name).toHaveValue("AdaBo");
  await page.keyboard.press("Tab");
  await expect.poll(() => address(page)).toContain("name=AdaBo");
});

test("the shared settings say what is shared, not what the first run has of its own, with several seeds too", async ({ page }) => {
  for (const seeds of ["", "&seeds=4"]) {
    await open(page, `#${SMALL}${seeds}/batch=8/batch=64`);
    await expect(page.locator("#lr-lab-shelves").getByRole("textbox", { name: "Batch size" })).toHaveValue("32");
    await page.goto("about:blank");
  }
});

test("a freehand stroke becomes points that follow the hand, and replays from its address", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await useTool(page, "Draw freehand");
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator("#lr-lab-rate").boundingBox());
  const spot = (/** @type {number} */ u) => [box.x + 60 + u * (box.width - 95), box.y + box.height * (0.3 + 0.4 * u * u)];
  await page.mouse.move(spot(0)[0], spot(0)[1]);
  await page.mouse.down();
  for (let k = 1; k <= 30; k += 1) await page.mouse.move(spot(k / 30)[0], spot(k / 30)[1]);
  await page.mouse.up();
  const [, drawn] = await replays(page, 2);
  expect(drawn).toMatch(/sched=points/);
  const points = (/points=([^&]*)/.exec(drawn)?.[1] ?? "").split(",");
  expect(points.length).toBeGreaterThan(3);
  expect(points.length).toBeLessThanOrEqual(24);
  const rates = previewOf(drawn);
  const inner = rates.slice(5, -12);
  expect(inner.every((rate, t) => t === 0 || rate <= inner[t - 1] * (1 + 1e-3)), "the stroke fell from left to right").toBe(true);
  await page.goto("about:blank");
  await open(page, `#${SMALL}/sched=constant/${drawn.replace(SMALL, "")}`);
  expect((await readHashes(page.mainFrame(), 2))[1].hash).toBe(runOf(drawn).hash);
});

test("a pen that is pressed and not moved draws nothing", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await useTool(page, "Draw freehand");
  const plot = page.locator("#lr-lab-pen"), undo = page.getByRole("button", { name: "Undo" });
  await expect(plot).toHaveClass(/drawing/);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await plot.boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
  await page.mouse.up();
  await expect(plot).not.toHaveClass(/drawing/);
  await expect(undo).toBeDisabled();
  expect(await address(page)).toBe(PAIR);
});

test("Escape puts the pen down", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await useTool(page, "Draw freehand");
  await expect(page.locator("#lr-lab-pen")).toHaveClass(/drawing/);
  await page.keyboard.press("Escape");
  await expect(page.locator("#lr-lab-pen")).not.toHaveClass(/drawing/);
  expect(await address(page)).toBe(PAIR);
});

test("a pen that leaves the chart draws at the highest rate a line may say", async ({ page }) => {
  await open(page, `#${SMALL}/sched=linear&lr=9`);
  await readHashes(page.mainFrame(), 1);
  await useTool(page, "Draw freehand");
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator("#lr-lab-rate").boundingBox());
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y - 30, { steps: 8 });
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => address(page)).toContain("lr=10");
});

test("a schedule that reacted is turned into points as it went", async ({ page }) => {
  await open(page, `#${SMALL}/sched=plateau&patience=1&every=5&threshold=0.5`);
  await readHashes(page.mainFrame(), 1);
  await useTool(page, "Turn into points");
  await expect.poll(() => address(page)).toContain("sched=points");
  const rates = previewOf(linesOf(await address(page))[0]);
  expect(rates[3]).toBeCloseTo(0.2, 6);
  expect(rates[118]).toBeLessThan(0.2 * 1e-3);
});

test("who removes by keyboard finds the keyboard at the next thing to remove, or to add", async ({ page }) => {
  await open(page, `#${SMALL}/sched=linear/sched=cosine/sched=step`);
  await readHashes(page.mainFrame(), 3);
  const cross = (/** @type {number} */ i) => page.locator(".card").nth(i).getByRole("button", { name: "Remove", exact: true });
  await cross(2).press("Enter");
  await expect(cross(1)).toBeFocused();
  await cross(0).press("Enter");
  await expect(page.locator("#lr-lab-runs > .add")).toBeFocused();
  const vary = page.locator(".vary");
  await vary.selectOption("batch");
  await page.locator(".undo-own").press("Enter");
  await expect(vary).toBeFocused();
});

test("beside a longer run a pen draws on the steps it is over", async ({ page }) => {
  await open(page, `#${SMALL}/sched=cosine/steps=60`);
  await readHashes(page.mainFrame(), 2);
  await useTool(page, "Draw freehand");
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator("#lr-lab-rate").boundingBox());
  const place = (/** @type {number} */ step) => box.x + 50 + (step / 120) * (box.width - 72);
  await page.mouse.move(place(30), box.y + box.height * 0.7);
  await page.mouse.down();
  await page.mouse.move(place(58), box.y + box.height * 0.7, { steps: 8 });
  await page.mouse.up();
  const [, drawn] = await replays(page, 2);
  const rates = previewOf(drawn);
  expect([rates[20], rates[40]].map((rate) => rate > 0.18)).toEqual([true, false]);
});

for (const sched of ["cosine", "onecycle", "step", "wsd", "restarts"]) {
  test(`${sched} turned into points stays where it was, and each point is a handle`, async ({ page }) => {
    await open(page, `#${SMALL}/sched=${sched}`);
    await readHashes(page.mainFrame(), 1);
    const [before] = linesOf(await address(page));
    await useTool(page, "Turn into points");
    await expect.poll(() => address(page)).toContain("sched=points");
    const [after] = await replays(page, 1);
    const [old, now] = [previewOf(before), previewOf(after)];
    const off = Math.max(...old.map((rate, t) => Math.abs(rate - now[t])));
    expect(off).toBeLessThan(0.03 * Math.max(...old));
    const count = (/points=([^&]*)/.exec(after)?.[1] ?? "").split(",").length;
    await expect(page.getByRole("slider", { name: /^Point \d+, run A$/ })).toHaveCount(count);
    await page.getByRole("slider", { name: "Point 2, run A" }).focus();
    await page.getByRole("button", { name: "Add a point after this one" }).click();
    await expect(page.getByRole("slider", { name: /^Point \d+, run A$/ })).toHaveCount(count + 1);
    await page.getByRole("slider", { name: "Point 3, run A" }).press("Delete");
    await expect(page.getByRole("slider", { name: /^Point \d+, run A$/ })).toHaveCount(count);
  });
}

test("a driven run is recorded as text, replays to the same hash, and races a cosine", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await useTool(page, "Drive by hand");
  const wheel = page.getByRole("slider", { name: "Learning rate of the run that is driven" });
  await expect(wheel).toBeFocused();
  for (let k = 0; k < 6; k += 1) {
    await wheel.press(k % 3 ? "ArrowLeft" : "ArrowRight");
    await page.waitForTimeout(250);
  }
  await page.getByRole("button", { name: "Race a cosine" }).click();
  await page.getByRole("button", { name: "Finish" }).click();
  await expect.poll(() => address(page)).toMatch(/edits=\d+:lr:[^/]*,\d+:lr:/);
  const lines = await replays(page, 4);
  expect(lines[2]).toMatch(/sched=constant.*edits=/);
  expect(lines[3]).toMatch(/sched=cosine/);
  await expect(page.locator(".readout tbody tr").nth(2)).toContainText("Driven by hand");
  const rates = runOf(lines[2], "--every", "1").rows.map((row) => row.lr);
  expect(new Set(rates).size, "the rate was steered").toBeGreaterThan(2);
});

test("a branch shares its trunk's past bit for bit and differs after, and replays from its address", async ({ page }) => {
  await open(page, `#${SMALL}/sched=constant`);
  await readHashes(page.mainFrame(), 1);
  const hair = page.getByRole("slider", { name: "Read the curves at a step" });
  await hair.focus();
  await hair.press("Home");
  for (let k = 0; k < 15; k += 1) await hair.press("Shift+ArrowRight");
  await hair.press("Enter");
  await page.getByLabel("Tail of the branch").selectOption("cosine");
  await page.getByRole("button", { name: "Branch here" }).click();
  const [trunk, branch] = await replays(page, 2);
  expect(branch).toContain("branch=60");
  const [a, b] = [trunk, branch].map((line) => runOf(line, "--every", "1").text.map((row) => row.split(",").slice(0, 3).join()));
  expect(b.slice(0, 60)).toEqual(a.slice(0, 60));
  expect(b.slice(62, 120).some((row, t) => row !== a[62 + t])).toBe(true);
});

test("pinned at a step, pictures and read-outs show that step as a run that stopped there would", async ({ page }) => {
  const picture = () => page.locator(".picture canvas").first().evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await open(page, `?play=click${PAIR}`);
  await expect(page.locator(".readout .state").first()).toContainText("0 / 120");
  await page.getByRole("button", { name: "25 steps" }).click();
  await expect(page.locator(".readout .state").first()).toContainText("25 / 120");
  await page.waitForTimeout(600);
  const stopped = await picture();
  await page.getByRole("button", { name: "Play" }).click();
  await readHashes(page.mainFrame(), 2);
  await expect.poll(picture).not.toBe(stopped);
  const hair = page.getByRole("slider", { name: "Read the curves at a step" });
  await hair.focus();
  await hair.press("Home");
  for (let k = 0; k < 6; k += 1) await hair.press("Shift+ArrowRight");
  await hair.press("ArrowRight");
  await hair.press("Enter");
  await expect(page.locator(".readout .where")).toHaveText("at step 25");
  await expect.poll(picture).toBe(stopped);
  await hair.press("Escape");
  await expect.poll(picture).not.toBe(stopped);
});

test("a press on the chart pins, a drag scrubs, a second press lets go", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator("#lr-lab-loss").boundingBox());
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 80, { steps: 4 });
  await page.mouse.up();
  const where = await page.locator(".readout .where").textContent();
  await page.mouse.move(box.x + 100, box.y + 60);
  await expect(page.locator(".readout .where")).toHaveText(where ?? "");
  await page.mouse.click(box.x + box.width * 0.6, box.y + 80);
  await expect(page.getByRole("button", { name: "Branch here" })).toBeHidden();
});

test("four seeds give a median, a band, and a table whose mean and standard error are those of the four runs", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await page.getByLabel("Seeds", { exact: true }).selectOption("4");
  await expect(page.locator("#lr-lab-loss-head .about")).toHaveText("median of 4 seeds; band: least to greatest");
  await expect.poll(() => address(page)).toContain("seeds=4");
  for (const [i, line] of linesOf(await address(page)).entries()) {
    const losses = [1, 2, 3, 4].map((seed) => runOf(`${line}&seed=${seed}`).rows.at(-1)?.held_loss ?? NaN);
    const { mean, error } = summarize(losses);
    const cells = page.locator(".results tbody tr").nth(i).locator("td:visible");
    await expect(cells.nth(0)).toHaveText("4");
    await expect(cells.nth(2)).toHaveText(`${formatValue(mean)} ± ${formatValue(error)}`);
    await expect(cells.nth(4), "the best step is not the first seed's alone").toHaveText(/^\d+ ± \d+$/);
  }
  await page.locator("#lr-lab-loss-head summary").click();
  await page.getByLabel("Band of seeds").selectOption("quartiles");
  await expect(page.locator("#lr-lab-loss-head .about")).toHaveText("median of 4 seeds; band: middle half");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("#lr-lab-loss-head .about")).toHaveText("median of 4 seeds; band: least to greatest");
});

test("after digits a decision map has its own shape again, and says the run's new name", async ({ page }) => {
  await open(page, "#task=digits&steps=20/sched=constant/sched=cosine");
  const canvas = page.locator(".picture canvas").first();
  const ratio = () => canvas.evaluate((node) => node.clientWidth / node.clientHeight);
  await expect.poll(ratio).toBeGreaterThan(1.1);
  await page.getByLabel("Task", { exact: true }).selectOption("moons");
  await expect(canvas).toHaveAttribute("aria-label", /^Decision map of Constant/);
  expect(await ratio()).toBeCloseTo(1, 1);
  await page.locator(".card .title").first().fill("steady");
  await page.locator(".card .title").first().press("Enter");
  await expect(canvas).toHaveAttribute("aria-label", /^Decision map of steady/);
});

test("a ghost is kept as a run that trains to what it was", async ({ page }) => {
  await open(page, PAIR);
  const before = await readHashes(page.mainFrame(), 2);
  await page.locator(".card").nth(1).locator(".knobs .box").first().fill("0.07");
  await page.keyboard.press("Enter");
  await page.locator(".card").nth(1).getByRole("button", { name: "Keep the former curve as a run" }).click();
  await replays(page, 3);
  expect((await readHashes(page.mainFrame(), 3))[2].hash).toBe(before[1].hash);
});

test("the axis counts steps, epochs, samples or the share of the run, and smoothing is off until it is asked for and then said", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  await page.locator("#lr-lab-loss-head summary").click();
  const hair = page.getByRole("slider", { name: "Read the curves at a step" });
  for (const [unit, end, name] of [["epochs", "60", "Epoch"], ["samples", "3840", "Samples"], ["share", "100", "% of the run"], ["steps", "120", "Step"]]) {
    await page.getByLabel("Horizontal axis").selectOption(unit);
    await expect(hair).toHaveAttribute("aria-valuemax", end);
    await expect(page.locator("#lr-lab-axis-name")).toHaveText(name);
  }
  await expect(page.getByLabel("Smoothing")).toHaveValue("0");
  await expect(page.locator("#lr-lab-loss-head .about")).toHaveText("");
  await page.getByLabel("Smoothing").selectOption("0.05");
  await expect(page.locator("#lr-lab-loss-head .about")).toHaveText("smoothed over 5.0 %");
});

test("both charts are saved as one sharp picture with the runs' names and colours, and stay as they are on the screen", async ({ page }) => {
  await open(page, PAIR);
  await replays(page, 2);
  const before = await page.locator("#lr-lab-loss").screenshot();
  await page.locator("#lr-lab-loss-head .menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a picture" }).click()]);
  expect(download.suggestedFilename()).toBe("lr-lab.png");
  await expect(page.locator("#lr-lab-loss-head .menu > summary")).toBeFocused();
  const bytes = readFileSync(await download.path());
  const { width, colours } = await page.evaluate(async (base64) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))])), { width, height } = picture;
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(width, height).getContext("2d"));
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height), style = getComputedStyle(document.documentElement);
    const colours = Object.fromEntries(["panel", "run-a", "run-b"].map((name) => {
      const hex = style.getPropertyValue(`--${name}`).trim(), want = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
      let [atHead, below] = [0, 0];
      for (let i = 0; i < data.length; i += 4) if (want.every((value, k) => data[i + k] === value)) i < 4 * width * 200 ? atHead++ : below++;
      return [name, { atHead, below }];
    }));
    return { width, colours };
  }, bytes.toString("base64"));
  expect(width).toBe(2 * (await page.locator("#lr-lab-loss").evaluate((canvas) => canvas.clientWidth) + 32));
  for (const name of ["run-a", "run-b"]) {
    expect(colours[name].atHead).toBeGreaterThan(60); // a sample of the line beside the name
    expect(colours[name].below).toBeGreaterThan(500); // the curves
  }
  expect(colours.panel.atHead + colours.panel.below).toBeGreaterThan(100_000);
  expect((await page.locator("#lr-lab-loss").screenshot()).equals(before)).toBe(true);
});

for (const width of [320, 390]) {
  test(`at ${width} px the menus of the charts open within the screen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, PAIR.replace("steps=120", "steps=1500")); // long enough for the head to say what is drawn
    for (const menu of await page.locator(".chart-head .menu").all()) {
      await menu.locator("summary").click();
      const { x, width: wide } = /** @type {{x: number, width: number}} */ (await menu.locator(".sheet").boundingBox());
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      await page.keyboard.press("Escape"); // on the smallest screen it covers the next
    }
  });
}

test("brushing zooms, a button shows all again, and the wheel belongs to the page", async ({ page }) => {
  await open(page, `#${SMALL}&steps=1234/sched=constant/sched=cosine`);
  await readHashes(page.mainFrame(), 2);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator("#lr-lab-loss").boundingBox());
  const all = page.getByRole("button", { name: "Show all" });
  await page.mouse.move(box.x + box.width / 2, box.y + 80);
  await page.mouse.wheel(0, 240);
  await expect(all).toBeHidden();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.mouse.wheel(0, -240);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole("button", { name: /^Zoom/ }).click();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await expect(all).toBeVisible();
  await expect(page.getByRole("slider", { name: "Read the curves at a step" })).toHaveAttribute("aria-valuemax", "1234");
  await all.click();
  await expect(all).toBeHidden();
  await page.getByRole("slider", { name: "Read the curves at a step" }).press("+");
  await expect(all).toBeVisible();
  await page.getByRole("slider", { name: "Read the curves at a step" }).press("0");
  await expect(all).toBeHidden();
});

test("what hides the button that was pressed leaves the keyboard on the charts", async ({ page }) => {
  await open(page, PAIR);
  await readHashes(page.mainFrame(), 2);
  const keys = page.getByRole("slider", { name: "Read the curves at a step" });
  for (const key of ["ArrowLeft", "Enter", "+"]) await keys.press(key);
  await page.getByRole("button", { name: "Let go of this step" }).press("Enter");
  await expect(keys).toBeFocused();
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await expect(page.getByRole("button", { name: "Zoom: drag over" })).toBeFocused();
});

test("what left the chart outside the part that is zoomed to is not marked beside it", async ({ page }) => {
  await open(page, "#task=spiral&lr=10&opt=momentum&steps=600&clip=0/sched=onecycle/sched=constant&lr=0.01");
  await readHashes(page.mainFrame(), 2);
  const canvas = page.locator("#lr-lab-loss"), box = /** @type {{x: number, y: number, width: number}} */ (await canvas.boundingBox());
  const marked = (/** @type {number} */ from, /** @type {number} */ wide) => canvas.evaluate((node, [x, width]) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (/** @type {HTMLCanvasElement} */ (node).getContext("2d")).getImageData(x, 0, width, 24);
    return data.filter((red, i) => i % 4 === 0 && data[i + 3] > 100 && red > data[i + 2] + 60).length;
  }, [from, wide]);
  await expect.poll(() => marked(52, 200)).toBeGreaterThan(0);
  const place = (/** @type {number} */ step) => box.x + 50 + (step / 600) * (box.width - 72);
  await page.keyboard.down("Shift");
  await page.mouse.move(place(105), box.y + 60);
  await page.mouse.down();
  await page.mouse.move(place(250), box.y + 70, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(page.getByRole("button", { name: "Show all" })).toBeVisible();
  expect(await marked(0, 48)).toBe(0);
});

test("runs stand side by side, sorted by their loss, each with its difference to a chosen one", async ({ page }) => {
  const seen = watch(page);
  await open(page, `#${SMALL}&steps=300/sched=constant&lr=0.0001/sched=cosine/sched=linear`);
  await readHashes(page.mainFrame(), 3);
  await page.locator("details.aside summary").click();
  await expect(page.locator(".multiples figure")).toHaveCount(3);
  await page.getByLabel("Order").selectOption("Least held-out loss first");
  const rows = page.locator(".results tbody tr");
  await expect(rows.last()).toHaveAttribute("data-slot", "0");
  await expect(page.locator(".multiples figure").last()).toHaveAttribute("data-slot", "0");
  await page.getByLabel("Difference to").selectOption("A");
  const lines = linesOf(await address(page));
  const [a, b] = [lines[0], lines[1]].map((line) => runOf(line).rows.at(-1)?.held_loss ?? NaN);
  await expect(page.locator('.results tr[data-slot="1"] td:visible').nth(2)).toHaveText(formatValue(b - a));
  expect(seen.errors).toEqual([]);
});

test("a run stays what others are measured against when one before it is removed", async ({ page }) => {
  await open(page, `#${SMALL}/sched=constant/sched=cosine/sched=linear/sched=step`);
  await readHashes(page.mainFrame(), 4);
  const base = page.getByLabel("Difference to"), chosen = () => base.evaluate((select) => /** @type {HTMLSelectElement} */ (select).selectedOptions[0].text);
  await base.selectOption("C");
  await page.locator(".card").first().getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.locator(".card")).toHaveCount(3);
  await expect.poll(chosen).toBe("B");
  await page.locator(".card").nth(1).getByRole("button", { name: "Remove", exact: true }).click();
  await expect.poll(chosen, "it is gone itself").toBe("No run");
});

test("marks are drawn and also said in words: of the schedule, the best step, and where a run diverged", async ({ page }) => {
  await open(page, "#task=stream&steps=200/sched=wsd&lr=0.02/sched=constant&lr=10");
  await readHashes(page.mainFrame(), 2);
  await expect(page.locator(".card .marks").first()).toHaveText(/Warmup ends at step 10 · .*Decay begins at step 160/);
  await expect(page.locator(".card .marks").first()).toContainText("Best loss");
  await expect(page.locator(".card .marks").nth(1)).toContainText(/Diverged at step \d+/);
});
