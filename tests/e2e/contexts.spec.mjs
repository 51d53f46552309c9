// The single file trains the same bits wherever it is opened, and asks for nothing but itself.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { loadCore } from "../../web/core/core.js";
import { hashInCore, readGoldens } from "../hash/lines.mjs";
import { readHashes, watch, ways } from "./page.mjs";

const openCore = async () => loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm")));

for (const [way, open] of Object.entries(ways)) {
  test(`${way}, the default experiment trains to the hashes of the core, and nothing else is asked for`, async ({ page }) => {
    const seen = watch(page), core = await openCore();
    if (way === "over http") await page.emulateMedia({ reducedMotion: "no-preference" });
    const found = await readHashes(await open(page), 2);
    expect(new Set(found.map(({ line }) => line)).size).toBe(2);
    for (const { line, hash } of found) expect(hash, line).toBe(hashInCore(core, line));
    expect(seen.requests.filter((url) => !/\/(host|index)\.html$/.test(url))).toEqual([]);
    expect(seen.errors).toEqual([]);
  });
}

test("Chromium gives every golden line its hash", async ({ page }) => {
  const goldens = readGoldens(), open = ways["over http"];
  for (let i = 0; i < goldens.length; i += 8) {
    const some = goldens.slice(i, i + 8);
    await page.goto("about:blank");
    const found = await readHashes(await open(page, `#/${some.map(({ line }) => line).join("/")}`), some.length);
    expect(found.map(({ hash }) => hash)).toEqual(some.map(({ hash }) => hash));
  }
});

test("a run opened from the address that the page wrote has the same hash", async ({ page, context }) => {
  const tail = "#task=moons&steps=300/sched=constant&lr=0.2/sched=cosine&lr=0.5";
  const first = await readHashes(await ways["over http"](page, tail), 2);
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await readHashes(other.mainFrame(), 2)).toEqual(first);
});

test("where workers are refused the page trains by itself, to the same hashes", async ({ page }) => {
  await page.addInitScript(() => { globalThis.Worker = /** @type {any} */ (class { constructor() { throw new Error("no workers here"); } }); });
  const core = await openCore();
  for (const { line, hash } of await readHashes(await ways["over http"](page), 2)) expect(hash, line).toBe(hashInCore(core, line));
});
