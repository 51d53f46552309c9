// Every handle of every schedule, by mouse and by keys: what the address says is what is previewed and what was trained, by the command's own word.
import { expect, test } from "@playwright/test";
import { ways } from "./page.mjs";
import { buildTerminal, linesOf, previewOf, runOf } from "./terminal.mjs";
import { formatShort } from "../../web/view/numbers.js";
import { checkpoints } from "../../web/view/readings.js";

/** @typedef {import("@playwright/test").Page} Page */

const open = ways["over http"];
const SMALL = "task=moons&steps=120&train=64&held=64&width=8";
/** Schedules, and lines that show handles which their defaults do not. */
const CASES = ["constant", "linear", "cosine", "step", "multistep", "exponential", "polynomial", "restarts", "onecycle", "cyclical", "wsd", "rsqrt", "inverse", "plateau",
  "points&points=0:0.1,20pct:1,60pct:0.4:c,100pct:0", "sequence", "cosine&warmup=10pct&hold=20pct&span=50pct&end=hold", "cosine&branch=50pct&then=linear"];

test.beforeAll(buildTerminal);

/** What the command trains an address to. @type {Map<string, string>} */
const known = new Map();

/** The address after it changed, once the run that is shown is the trained run of that address. @param {Page} page @param {string} before the address */
async function trainedAs(page, before) {
  let hash = before;
  await expect.poll(async () => {
    const seen = await page.evaluate(() => ({ hash: location.hash, trained: /** @type {HTMLElement} */ (document.querySelector(".results tbody tr")).dataset.lrLabHash }));
    if (seen.hash === hash && hash === before) return "the address as it was";
    if (seen.hash !== hash) known.set(hash = seen.hash, runOf(linesOf(hash)[0]).hash);
    return seen.trained === known.get(hash);
  }, { intervals: [40], message: "the hash of the trained run is that of the address" }).toBe(true);
  return hash;
}

/** And the rate's table says what the command previews. @param {Page} page @param {string} before */
async function agree(page, before) {
  const hash = await trainedAs(page, before), line = linesOf(hash)[0], planned = previewOf(line);
  const shown = await page.locator("details.data table.numbers td").allTextContents();
  expect(shown, line).toEqual(checkpoints(planned.length, 20).map((step) => formatShort(planned[Math.min(step, planned.length - 1)])));
  return hash;
}

/** @typedef {{name: string, x: number, y: number, moves: string, right: 1|-1, down: 1|-1}} Place */

/** Where a handle is, and which way there is room. @param {Page} page @param {string} name @returns {Promise<Place|null>} */
async function findPlace(page, name) {
  const handle = page.getByRole("slider", { name, exact: true });
  if (!(await handle.count())) return null;
  const [box, plot, moves] = await Promise.all([handle.boundingBox(), page.locator("#lr-lab-rate").boundingBox(), handle.getAttribute("data-moves")]);
  if (!box || !plot) return null;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return { name, x, y, moves: moves ?? "", right: x > plot.x + plot.width * 0.6 ? -1 : 1, down: y > plot.y + plot.height / 2 ? -1 : 1 };
}

/** @type {Record<string, (page: Page, place: Place) => Promise<void>>} */
const hands = {
  async mouse(page, { x, y, moves, right, down }) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const part of [0.5, 1]) await page.mouse.move(x + (moves === "y" ? 0 : 47 * right * part), y + (moves === "x" ? 0 : 31 * down * part));
    await page.mouse.up();
  },
  async keys(page, { name, moves, right, down }) {
    await page.getByRole("slider", { name, exact: true }).press(moves === "y" ? (down > 0 ? "ArrowDown" : "ArrowUp") : right > 0 ? "ArrowRight" : "ArrowLeft");
  },
};

for (const sched of CASES) {
  test(`each handle of ${sched} moves the address, the preview and the training together`, async ({ page }) => {
    const reacts = sched.startsWith("plateau"); // then there is no preview of the whole path: only the training is compared
    await open(page, `?theme=light#${SMALL}/sched=${sched}`);
    await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
    if (!reacts) await page.locator("details.data").nth(1).locator("summary").click();
    const names = await page.locator(".handle").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
    expect(names.length).toBeGreaterThan(1);
    await page.evaluate(() => document.querySelector("#lr-lab-rate")?.scrollIntoView({ block: "center" }));
    let address = await page.evaluate(() => location.hash);
    for (const name of names) {
      const place = await findPlace(page, name);
      for (const hand of place ? Object.values(hands) : []) {
        if (!(await page.getByRole("slider", { name, exact: true }).count())) continue;
        await hand(page, /** @type {Place} */ (place));
        address = await (reacts ? trainedAs : agree)(page, address);
      }
    }
  });
}

test("the preview follows the pointer in the same frame, and Alt lets a hand off the ladder", async ({ page }) => {
  await open(page, `#${SMALL}&lr=0.3/sched=constant`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  const handle = page.getByRole("slider", { name: "Peak, run A" });
  const box = /** @type {{x: number, y: number}} */ (await handle.boundingBox());
  await page.mouse.move(box.x + 12, box.y + 12);
  await page.mouse.down();
  const near = await page.evaluate(() => new Promise((done) => {
    const node = /** @type {HTMLElement} */ (document.querySelector(".handle[data-moves=y]"));
    addEventListener("pointermove", () => requestAnimationFrame(() => requestAnimationFrame(() => done(node.getAttribute("aria-valuenow")))), { once: true });
    const rect = node.getBoundingClientRect();
    node.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerId: 1, clientX: rect.x + 12, clientY: rect.y + 40 }));
  }));
  expect(Number(near)).toBeLessThan(0.3);
  await page.mouse.move(box.x + 12, box.y + 41);
  const value = () => page.evaluate(() => Number(document.querySelector(".handle[data-moves=y]")?.getAttribute("aria-valuenow")));
  await expect.poll(value).not.toBe(0.3);
  const snapped = await value();
  expect(Number(snapped.toPrecision(2))).toBe(snapped);
  await page.keyboard.down("Alt");
  await page.mouse.move(box.x + 12, box.y + 44.3);
  await page.mouse.move(box.x + 12, box.y + 45);
  await expect.poll(value).not.toBe(snapped);
  await page.keyboard.up("Alt");
  await page.mouse.up();
});

test("what was refused at one handle is not held against the next", async ({ page }) => {
  await open(page, `#${SMALL}&lr=0.3/sched=wsd`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  await page.getByRole("slider", { name: "Peak, run A" }).focus();
  const rate = page.locator("#lr-lab-rate-head .context").getByRole("textbox").last();
  await rate.fill("999");
  await rate.press("Enter");
  await expect(rate).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("slider", { name: "Decay begins, run A" }).focus();
  await expect(rate).toHaveAttribute("aria-invalid", "false");
});

test("a finger drags a handle, and the page does not scroll under it", async ({ browser }) => {
  const page = await (await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } })).newPage();
  await open(page, `#${SMALL}/sched=wsd`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  await page.locator("#lr-lab-rate").scrollIntoViewIfNeeded();
  const handle = page.getByRole("slider", { name: "Decay begins, run A" });
  const box = /** @type {{x: number, y: number}} */ (await handle.boundingBox());
  const [top, hash] = await page.evaluate(() => [scrollY, location.hash]);
  const hand = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number} */ dx, /** @type {number} */ dy) => hand.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints: type === "touchEnd" ? [] : [{ x: box.x + 12 + dx, y: box.y + 12 + dy }] }));
  await touch("touchStart", 0, 0);
  for (let k = 1; k <= 6; k += 1) await touch("touchMove", -12 * k, 6 * k);
  await touch("touchEnd", 0, 0);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe(hash);
  expect(await page.evaluate(() => location.hash)).toMatch(/tail=/);
  expect(await page.evaluate(() => scrollY)).toBe(top);
  await page.context().close();
});

/** The least size of a target. */
const APART = 24;

test("on a phone no handle covers another, each stands on its curve or is tied to its place, and the head stays one row while one is held", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `#${SMALL}/sched=constant`);
  for (const sched of CASES) {
    await page.evaluate((hash) => void (location.hash = hash), `${SMALL}/sched=${sched}`);
    await expect(page.locator(".card > .field .pick").first()).toHaveValue(sched.split("&")[0]);
    await page.waitForFunction(() => document.querySelectorAll("[data-lr-lab-hash]").length === 1);
    const all = await page.locator(".handle:visible").evaluateAll((found) => /** @type {HTMLElement[]} */ (found).map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { name: one.title, moves: one.dataset.moves, off: Math.abs(Number(one.dataset.off)), x: x + width / 2, y: y + height / 2, width: Math.round(width), height: Math.round(height) };
    }));
    for (const [i, one] of all.entries()) {
      expect([one.width, one.height]).toEqual([APART, APART]);
      if (one.moves === "y") expect(one.off, `${one.name} of ${sched} is near where its rate is`).toBeLessThan(1.5 * APART);
      for (const other of all.slice(i + 1)) expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)), `${one.name} and ${other.name} of ${sched}; points may come nearer, and what has no room between them`).toBeGreaterThanOrEqual(one.moves === "xy" || other.moves === "xy" || sched === "sequence" ? 12 : APART - 0.3);
    }
  }
  const head = page.locator("#lr-lab-rate-head"), before = await head.boundingBox();
  for (const name of ["Peak, run A", "Warmup ends, run A"]) {
    await page.getByRole("slider", { name }).focus();
    await expect(head.getByLabel("Step", { exact: true })).toBeVisible();
    expect(await head.boundingBox()).toEqual(before);
  }
});

test("the boxes beside a handle take an exact value, and refuse one that is out of reach with a sentence", async ({ page }) => {
  await open(page, `#${SMALL}/sched=wsd`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  await page.getByRole("slider", { name: "Warmup ends, run A" }).focus();
  const box = page.locator("#lr-lab-rate-head").getByLabel("Step", { exact: true });
  await box.fill("31");
  await box.press("Enter");
  await expect(page.getByRole("slider", { name: "Warmup ends, run A" })).toHaveAttribute("aria-valuenow", "31");
  await box.fill("4000");
  await box.press("Enter");
  await expect(page.locator("#lr-lab-notices")).toContainText("Warmup ends: step “4000” is not a number from 0 to 120.");
  await expect(page.getByRole("slider", { name: "Warmup ends, run A" })).toHaveAttribute("aria-valuenow", "31");
});

test("the bar of a handle goes with the hand, and does not come back when something is drawn", async ({ page }) => {
  await open(page, `#${SMALL}/sched=wsd`);
  const bar = page.locator("#lr-lab-rate-head .context"), play = page.locator("#lr-lab-play");
  await page.getByRole("slider", { name: "Peak, run A" }).focus();
  await expect(bar).toBeVisible();
  await play.focus();
  await expect(bar).toBeHidden();
  await play.press("Enter");
  await expect(play).toHaveText("Play again");
  await expect(bar).toBeHidden();
});

test("the last point goes with the keyboard left at the one before it, and a point beside it stands where there is room", async ({ page }) => {
  await open(page, `#${SMALL}/sched=points&points=0pct:0.2,40pct:1,60pct:0.5,100pct:0.1`);
  const point = (/** @type {number} */ n) => page.getByRole("slider", { name: `Point ${n}, run A` }), bar = page.locator("#lr-lab-rate-head .context");
  await point(4).press("Delete");
  await expect(point(4)).toHaveCount(0);
  await expect(point(3)).toBeFocused();
  await expect(bar).toContainText("Point 3");
  await bar.getByRole("button", { name: "Remove this point" }).press("Enter");
  await expect(bar).toContainText("Point 2");
  await expect(bar.getByRole("button", { name: "Remove this point" })).toBeFocused();
  await page.goto("about:blank");
  await open(page, `#${SMALL}/sched=points&points=0pct:0.2,50pct:1,100pct:0.1`);
  await point(3).focus();
  await bar.getByRole("button", { name: "Add a point after this one" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/50pct:1,75pct:[\d.]+,100pct:0\.1$/);
});

test("the line through both charts ends where they end when a bar makes their head taller", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await open(page, `#${SMALL}/sched=points&points=0pct:0.2,50pct:1,100pct:0.1`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  const head = page.locator("#lr-lab-rate-head"), height = () => head.evaluate((node) => node.clientHeight), former = await height();
  const short = () => page.evaluate(() => Math.round(/** @type {Element} */ (document.querySelector("#lr-lab-rate")).getBoundingClientRect().bottom - /** @type {Element} */ (document.querySelector(".hair")).getBoundingClientRect().bottom));
  const keys = page.getByRole("slider", { name: "Read the curves at a step" });
  await keys.press("ArrowLeft");
  await keys.press("Enter");
  const before = await short();
  await page.getByRole("slider", { name: "Point 2, run A" }).focus();
  await expect.poll(height).toBeGreaterThan(former);
  await expect.poll(short).toBe(before);
});

test("a key that moves nothing leaves nothing to undo", async ({ page }) => {
  await open(page, `#${SMALL}&lr=10`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  const undo = page.getByRole("button", { name: "Undo" }), peak = page.getByRole("slider", { name: "Peak, run A" });
  await peak.press("ArrowUp");
  await expect(undo).toBeDisabled();
  await peak.press("ArrowDown");
  await expect(undo).toBeEnabled();
});

test("what undoes the last change is off and keeps the keyboard, and so does what does it again", async ({ page }) => {
  await open(page, `#${SMALL}&lr=1`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(1);
  await page.getByRole("slider", { name: "Peak, run A" }).press("ArrowDown");
  for (const name of ["Undo", "Redo"]) {
    const button = page.getByRole("button", { name });
    await button.press("Enter");
    await expect(button).toBeDisabled();
    await button.press("Enter");
    await expect(button).toBeFocused();
    await expect(button).toBeDisabled();
  }
});

test("under a hand the rate's axis stays as it is; let go where the peaks are far apart, it turns logarithmic", async ({ page }) => {
  await open(page, `#${SMALL}&lr=0.3/sched=constant/sched=cosine`);
  await expect(page.locator("[data-lr-lab-hash]")).toHaveCount(2);
  const handle = page.getByRole("slider", { name: "Peak, run B" }), axis = page.locator("#lr-lab-rate-head .segments [aria-pressed=true]");
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await handle.boundingBox());
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const { bottom } = await page.locator("#lr-lab-rate").evaluate((canvas) => canvas.getBoundingClientRect());
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let k = 1; k <= 8; k += 1) await page.mouse.move(x, y + ((bottom - 26 - y) * k) / 8);
  await expect.poll(async () => Number(await handle.getAttribute("aria-valuenow"))).toBeLessThan(0.03);
  await expect(axis).toHaveText("Linear");
  await page.mouse.up();
  await expect(axis).toHaveText("Log");
});
