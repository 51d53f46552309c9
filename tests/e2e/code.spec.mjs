// The page of code: opened from the lab with its runs, it shows, copies and saves what Python can run, and says what it was compared with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { readHashes, serve, watch, ways } from "./page.mjs";

const RUNS = "task=spiral&lr=0.3/sched=cosine&warmup=5pct/sched=onecycle&name=Great%20rise/sched=plateau";

/** @param {import("@playwright/test").Page} page @param {string} tail */
async function open(page, tail) {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => { document.documentElement.dataset.copied = text; } } }));
  await page.goto(`${await serve("dist")}code.html${tail}`);
  await page.waitForSelector("[data-lr-lab-ready]");
}

/** @param {import("@playwright/test").Page} page */
const codeOf = (page) => page.locator("#lr-lab-source").innerText();

test("from the lab a click leads to its runs as code, with their letters and names, and from there one leads back", async ({ page }) => {
  const seen = watch(page);
  await readHashes(await ways["over http"](page, "#task=moons&steps=200/sched=cosine&warmup=10pct/sched=linear&name=Straight"), 2);
  const [opened] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Take as code" }).click()]);
  await opened.waitForSelector("[data-lr-lab-ready]");
  await expect(opened.locator("#lr-lab-runs").getByRole("tab")).toHaveText(["ACosine", "BStraight"]);
  await expect(opened.locator("#lr-lab-source")).toContainText("WARMUP_STEPS = 20");
  await expect(opened.getByRole("link", { name: "Open in the lab" })).toHaveAttribute("href", /^index\.html#task=moons&steps=200\/sched=cosine&warmup=10pct\/sched=linear&name=Straight$/);
  expect(seen.errors).toEqual([]);
});

test("another run and another framework are a click or an arrow away, and the address keeps them", async ({ page }) => {
  await open(page, `#${RUNS}`);
  await expect(page.locator("#lr-lab-source")).toContainText("scheduler = LambdaLR(optimizer, lambda step: learning_rate(step) / PEAK)");
  await page.getByRole("tab", { name: "Great rise" }).click();
  await expect(page.locator("#lr-lab-source")).toContainText('group["momentum"] = momentum(step)');
  await page.getByRole("tab", { name: "PyTorch" }).focus();
  for (const wanted of ["TrainingArguments", "keras.callbacks.Callback", "jnp.minimum(count, TOTAL_STEPS - 1)"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#lr-lab-source")).toContainText(wanted);
  }
  await expect.poll(() => page.url()).toContain("?run=B&as=optax#");
  await page.reload();
  await page.waitForSelector("[data-lr-lab-ready]");
  await expect(page.getByRole("tab", { selected: true })).toHaveText(["BGreat rise", "Optax (JAX)"]);
  await expect(page.locator("#lr-lab-check")).toContainText(/Evaluated just now at all 1,500 steps: .*largest difference \S+e−1[6-9]\. The momentum too/);
});

test("what is copied and what is saved is what is shown, and Python runs it; the table has every step", async ({ page }) => {
  await open(page, `?as=python#${RUNS}`);
  await page.getByRole("button", { name: "Copy code" }).click();
  const copied = await page.locator("html").getAttribute("data-copied") ?? "";
  expect(copied.trim()).toBe((await codeOf(page)).trim());
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download", exact: true }).click()]);
  expect(saved.suggestedFilename()).toBe("learning_rate.py");
  const file = join(mkdtempSync(join(tmpdir(), "lr-lab-")), "learning_rate.py");
  await saved.saveAs(file);
  expect(readFileSync(file, "utf8")).toBe(copied);
  const said = execFileSync("python3", ["-c", `exec(open(${JSON.stringify(file)}).read()); print([learning_rate(t) for t in (0, 75, 1499, 9999)])`], { encoding: "utf8" });
  const [table] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]), csv = join(tmpdir(), `${process.pid}.csv`);
  await table.saveAs(csv);
  const rows = readFileSync(csv, "utf8").trim().split("\n").slice(1).map((row) => Number(row.split(",")[1]));
  expect(rows).toHaveLength(1500);
  JSON.parse(said).forEach((/** @type {number} */ rate, /** @type {number} */ i) => expect(rate).toBeCloseTo(rows[[0, 75, 1499, 1499][i]], 14));
});

test("a schedule that listens to the loss says that nobody can know its rates, and has no table", async ({ page }) => {
  await open(page, `?run=C#${RUNS}`);
  await expect(page.locator("#lr-lab-source")).toContainText("ReduceLROnPlateau(optimizer");
  await expect(page.locator("#lr-lab-check")).toContainText("cannot be known before it runs");
  await expect(page.getByRole("button", { name: "Copy CSV" })).toBeHidden();
});

test("a run or a framework that there is not is named, and the first one shown", async ({ page }) => {
  await open(page, "?run=Z&as=fortran#lr=0.2/sched=linear/sched=cosine");
  await expect(page.locator("#lr-lab-notices > *")).toHaveText([/^run is one of A, B, not Z\./, /^as is one of pytorch, huggingface, keras, optax, python, not fortran\./]);
  await expect(page.getByRole("tab", { selected: true })).toHaveText(["ALinear", "PyTorch"]);
});

test("what the core refuses is said in one sentence, and the rest is shown", async ({ page }) => {
  const seen = watch(page);
  await open(page, "?theme=pink#lr=0.2&bogus=1/sched=zzz/sched=linear");
  await expect(page.locator(".notice")).toHaveCount(3);
  for (const word of ["pink", "bogus", "zzz"]) await expect(page.locator("#lr-lab-notices")).toContainText(word);
  await expect(page.locator("#lr-lab-source")).toContainText("PEAK = 0.2");
  await page.evaluate(() => { location.hash = "lr=0.7/sched=step"; });
  await expect(page.locator("#lr-lab-source")).toContainText("FACTOR ** (step // PERIOD)");
  await expect(page.locator("#lr-lab-source")).toContainText("PEAK = 0.7");
  expect(seen.errors).toEqual([]);
  expect(seen.requests).toHaveLength(1);
});

test("opened as a file and from right to left, code stays from left to right", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${pathToFileURL("dist/ar/code.html").href}?as=keras#${RUNS}`);
  await page.waitForSelector("[data-lr-lab-ready]");
  expect(await page.locator("#lr-lab-source").evaluate((node) => getComputedStyle(node).direction)).toBe("ltr");
  await expect(page.locator("#lr-lab-source")).toContainText("class EveryUpdate(keras.callbacks.Callback):");
  await page.getByRole("tab", { name: "Keras 3" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#lr-lab-source"), "the next one stands to the left").toContainText("jnp.minimum(count, TOTAL_STEPS - 1)");
  expect(seen.errors).toEqual([]);
});
