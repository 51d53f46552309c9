// Whatever stands in the address, the page opens, says what was wrong, runs nothing foreign and trains something.
import { expect, test } from "@playwright/test";
import { readHashes, watch, ways } from "./page.mjs";

const addresses = {
  "markup": "#<img src=x onerror=alert(1)>=1/<script>alert(1)</script>",
  "markup in a name": "#/name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E/lr=0.1",
  "a script address": "#javascript:alert(1)",
  "prototype keys": "#__proto__=1&constructor=2&toString=3",
  "an unknown key": "#lrr=1",
  "an unknown item": "#sched=zzz/opt=zzz",
  "numbers that are none": "#lr=NaN/lr=Infinity/lr=1e999/lr=0x10/lr=",
  "numbers out of range": "#steps=999999999&batch=-1/lr=-5",
  "malformed escapes": "#lr=%E0%A4%A/%=%/%zz=%zz",
  "a right-to-left override": "#name=%E2%80%AEtxt/lr=0.1",
  "a hundred runs": `#${"/lr=0.1".repeat(100)}`,
  "a hundred thousand keys": `#${"a=1&".repeat(100_000)}`,
  "a megabyte": `#lr=${"1".repeat(1 << 20)}`,
  "a bad query": "?theme=<b>&play=%00&hide=<script>#lr=0.1/lr=0.2",
};

for (const [what, tail] of Object.entries(addresses)) {
  test(`with ${what} in the address the page opens and nothing runs or breaks`, async ({ page }) => {
    const seen = watch(page);
    const frame = await ways["over http"](page, tail);
    await readHashes(frame, 1);
    expect(await frame.evaluate(() => [...document.querySelectorAll("img[src=x], script:not([type=module], [id^=lr-lab])")].length)).toBe(0);
    expect(/** @type {any} */ (await frame.evaluate(() => /** @type {any} */ ({})["1"]))).toBeUndefined();
    expect(seen.errors).toEqual([]);
    expect(seen.requests.length).toBe(1);
  });
}

for (const [what, tail, sentence] of [
  ["an unknown key", "#lrr=1", /lrr/],
  ["an unknown schedule", "#sched=zzz", /zzz/],
  ["a rate that is no number", "#/lr=fast", /fast/],
  ["text that is no setting", "#hello", /hello/],
  ["a bad theme", "?theme=pink", /pink/],
]) {
  test(`${what} in the address is named in a sentence`, async ({ page }) => {
    const frame = await ways["over http"](page, /** @type {string} */ (tail));
    await expect(frame.locator("body")).toContainText(/** @type {RegExp} */ (sentence));
    await readHashes(frame, 1);
  });
}
