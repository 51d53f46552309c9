// The sweeps page says what the judges in the core say, word for word, and its address brings the same sweep back.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { compileCore, loadCore } from "../../web/core/core.js";
import { serve, watch } from "./page.mjs";

const KNOBS = "seeds=3&tuning=1&grid=3&below=4&above=2", LINES = "task=moons&lr=0.2&steps=60&train=64&held=64/sched=constant/sched=cosine";

test("the fair comparison's sentences on the page are those of the terminal, and nobody else is asked", async ({ page }) => {
  test.skip(!existsSync("build/lrlab"), "the terminal's command is not built");
  const seen = watch(page);
  await page.goto(`${await serve("dist")}sweeps.html#judge=fair&${KNOBS}/${LINES}`);
  await page.waitForSelector("[data-lr-lab-state=over]");
  const answer = JSON.parse(execFileSync("build/lrlab", ["fair", LINES, "--with", KNOBS, "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  expect(answer.sentences.length).toBeGreaterThan(3);
  await expect(page.locator(".verdict")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator(".verdict li")).toHaveText(answer.sentences.map((/** @type {{text: string}} */ { text }) => text));
  expect(seen.requests).toHaveLength(1);
  expect(seen.errors).toEqual([]);
});

test("an experiment of several seeds, as the lab links to it, is opened and judged", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${await serve("dist")}sweeps.html?play=never#task=moons&batch=16&seeds=4&band=quartiles/sched=constant/sched=cosine`);
  await page.waitForSelector("[data-lr-lab-ready]");
  expect(await page.locator("#lr-lab-shelves input").evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value))).toContain("16");
  await expect(page.locator("#lr-lab-notices")).toBeEmpty();
  expect(seen.errors).toEqual([]);
});

test("shared settings that only hold with what each run says of its own are shown", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html?play=never#judge=fair/sched=multistep&milestones=1000,80pct&steps=100&batch=16/steps=1500/steps=1600`);
  await page.waitForSelector("[data-lr-lab-ready]");
  await expect(page.locator("#lr-lab-notices")).toBeEmpty();
  expect(await page.locator("#lr-lab-shelves input").evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value))).toContain("16");
});

test("two runs of defaults, as the lab links to them, are two runs of defaults", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html?play=never#//`);
  await page.waitForSelector("[data-lr-lab-ready]");
  await expect(page.locator(".contenders li")).toHaveCount(2);
  await expect(page.locator("#lr-lab-home")).toHaveAttribute("href", "index.html#//");
});

test("another tab asks another judge, and the address says so", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html#judge=fair&${KNOBS}/${LINES}`);
  await page.getByRole("tab", { name: "Rate × batch size" }).click();
  await expect(page.locator(".heat a .cell:not(.waiting)").first()).toBeVisible();
  await expect.poll(() => page.url()).toContain("#judge=map");
  await page.locator(".heat a[tabindex='0']").focus();
  const cell = () => page.evaluate(() => /** @type {SVGElement} */ (/** @type {unknown} */ (document.activeElement)).dataset.cell?.split(" ").map(Number) ?? []);
  const [batch, rate] = await cell();
  for (const key of ["ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
  const [larger, higher] = await cell();
  expect([larger > batch, higher > rate], "arrows go from cell to cell as they lie").toEqual([true, true]);
});

test("removing a run leaves the one that is looked at in view, and the keyboard at the next cross", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html?play=never#judge=range&of=2/${LINES}/sched=step`);
  await page.waitForSelector("[data-lr-lab-ready]");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await page.locator(".contenders button").first().press("Enter");
  await expect(page.locator(".contenders li")).toHaveCount(2);
  await expect.poll(() => page.url()).toContain("of=1");
  expect(await focused()).toContain("Cosine");
  await page.keyboard.press("Enter");
  await expect(page.locator(".contenders li")).toHaveCount(1);
  expect(await focused()).toBe("Add a schedule…");
});

test("a notice about a sweep counts on in its place, and stays away once it is dismissed", async ({ page }) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype, held = /** @type {(() => void)[]} */ ([]);
    Worker.prototype.postMessage = function (/** @type {any[]} */ ...all) {
      const post = () => postMessage.apply(this, /** @type {any} */ (all));
      if (!all[0]?.order) return post();
      all[0].order.line = "lr=99"; // refused, once it is let go
      held.push(post);
    };
    Object.assign(globalThis, { letGo: (/** @type {number} */ n) => held.splice(0, n).forEach((post) => post()) });
  });
  await page.goto(`${await serve("dist")}sweeps.html#judge=fair&${KNOBS}/${LINES}`);
  await page.waitForSelector("[data-lr-lab-ready]");
  const notice = page.locator("#lr-lab-notices .notice"), letGo = (/** @type {number} */ n) => page.evaluate((most) => /** @type {any} */ (globalThis).letGo(most), n);
  await letGo(2);
  await expect(notice).toHaveText(/^2 runs could not/);
  await letGo(1);
  await expect(notice).toHaveText(/^3 runs could not/);
  await notice.getByRole("button").click();
  await letGo(99);
  await page.waitForSelector("[data-lr-lab-state=over]");
  await expect(notice).toHaveCount(0);
});

test("what was read off one picture is not left under the next", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html#judge=range&seeds=1&check=0/${LINES}`);
  await page.waitForSelector("[data-lr-lab-state=over]");
  const said = page.locator(".reading:visible");
  await page.getByRole("slider", { name: "Read the curves at a rate" }).press("End");
  await page.getByRole("slider", { name: "Read the curves at a rate" }).press("End");
  await expect(said).toContainText(":");
  await page.locator("#lr-lab-of").selectOption("2");
  await expect(said).toHaveText("\u00a0");
});

test("a refused batch size is not kept for the next sentence", async ({ page }) => {
  await page.goto(`${await serve("dist")}sweeps.html?play=never#judge=map/${LINES}`);
  await page.waitForSelector("[data-lr-lab-ready]");
  const box = page.locator("#lr-lab-rescale .box").first(), was = await box.inputValue();
  await box.fill("-3");
  await box.press("Enter");
  await expect(page.locator("#lr-lab-rescale .problem").first()).not.toBeEmpty();
  await page.getByRole("tab", { name: "Range test" }).click();
  await page.getByRole("tab", { name: "Rate × batch size" }).click();
  await expect(box).toHaveValue(was);
});

test("who asks twice whether answers are true is told once", async ({ page }) => {
  const core = await loadCore(await compileCore(Uint8Array.from(readFileSync("dist/lab.wasm"))));
  const answers = [1, 2].map((seed) => {
    core.open(`steps=60&seed=${seed}`);
    core.step(1e6);
    const said = `lrlab1 ${core.line()} loss=${core.report().held_loss} hash=${core.report().hash}`;
    return `${said} ${core.seal(said)}`;
  });
  await page.goto(`${await serve("dist")}sweeps.html?play=never#judge=fair/${LINES}`);
  await page.waitForSelector("[data-lr-lab-ready]");
  await page.locator("#lr-lab-check textarea").evaluate((box, text) => void (/** @type {HTMLTextAreaElement} */ (box).value = text), answers.join("\n"));
  await page.locator("#lr-lab-check button").evaluate((/** @type {HTMLElement} */ button) => (button.click(), button.click()));
  await expect(page.locator(".checked li[data-true=true]")).toHaveCount(2);
  await expect(page.locator(".checked li")).toHaveCount(2);
});
