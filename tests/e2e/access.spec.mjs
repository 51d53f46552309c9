// axe finds nothing, in light and dark, on the first screen and with digits.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { readHashes, ways } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, tail] of [["first", ""], ["digits", "#task=digits&steps=200/sched=constant/sched=cosine"]]) {
    test(`axe finds nothing on the ${screen} screen in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const frame = await ways["over http"](page, tail);
      await readHashes(frame, 2);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }));
      expect(violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ n) => n.target).join(" ")}`)).toEqual([]);
    });
  }
}
