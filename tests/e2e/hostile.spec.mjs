// Whatever stands in the address, the page opens, says what was wrong, runs nothing foreign and trains something.
import { expect, test } from "@playwright/test";
import { readHashes, watch, ways } from "./page.mjs";

/** Addresses, and for some the word that the page's sentence about it must hold. @type {Record<string, string|[string, string]>} */
const addresses = {
  "markup": "#<img src=x onerror=alert(1)>=1/<script>alert(1)</script>",
  "markup in a name": "#/name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E/lr=0.1",
  "a script address": "#javascript:alert(1)",
  "prototype keys": "#__proto__=1&constructor=2&toString=3",
  "an unknown key": ["#lrr=1", "lrr"],
  "an unknown item": ["#sched=zzz/opt=zzz", "zzz"],
  "a rate that is no number": ["#/lr=fast", "fast"],
  "text that is no setting": ["#hello", "hello"],
  "a bad theme": ["?theme=pink", "pink"],
  "numbers that are none": "#lr=NaN/lr=Infinity/lr=1e999/lr=0x10/lr=",
  "numbers out of range": "#steps=999999999&batch=-1/lr=-5",
  "malformed escapes": "#lr=%E0%A4%A/%=%/%zz=%zz",
  "a right-to-left override": "#name=%E2%80%AEtxt/lr=0.1",
  "a hundred runs": `#${"/lr=0.1".repeat(100)}`,
  "a hundred thousand keys": `#${"a=1&".repeat(100_000)}`,
  "a megabyte": `#lr=${"1".repeat(1 << 20)}`,
  "a bad query": "?theme=<b>&play=%00&hide=<script>#lr=0.1/lr=0.2",
};

const rows = Object.entries(addresses).map(([what, said]) => [what, ...[said].flat()]), half = Math.ceil(rows.length / 2);
for (const some of [rows.slice(0, half), rows.slice(half)]) {
  test(`from ${some[0][0]} to ${some.at(-1)?.[0]} in the address the page opens, names what is wrong, and nothing runs or breaks`, async ({ page }) => {
    test.setTimeout(180_000);
    const seen = watch(page);
    for (const [what, tail, word] of some) await test.step(what, async () => {
      await page.goto("about:blank");
      seen.requests.length = 0;
      const frame = await ways["over http"](page, tail);
      await readHashes(frame, 1);
      expect(await frame.evaluate(() => document.querySelectorAll("img[src=x]").length)).toBe(0);
      expect(await frame.evaluate(() => document.querySelectorAll("script:not([type=module], [id^=lr-lab])").length)).toBe(2); // bridge and boot
      expect(/** @type {any} */ (await frame.evaluate(() => /** @type {any} */ ({})["1"]))).toBeUndefined();
      if (word) await expect(frame.locator("body")).toContainText(word);
      expect(seen.errors).toEqual([]);
      expect(seen.requests.length).toBe(1);
    });
  });
}
