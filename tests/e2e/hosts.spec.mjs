// The compact page in other people's pages: what it says to its host and hears from it, how high it asks to be, and what runs unseen.
import { expect, test } from "@playwright/test";
import { hashInCore } from "../hash/lines.mjs";
import { embedAddress, frameOf, heardFrom, openCore, openHost, post, whenReady } from "./frames.mjs";
import { readHashes } from "./page.mjs";

test.use({ contextOptions: { reducedMotion: "no-preference" } }); // a frame plays by itself only where motion is welcome

/** @typedef {import("@playwright/test").Page} Page */

const two = "#task=moons&steps=300/sched=constant&lr=0.2/sched=cosine&lr=0.5";

test("from a sandboxed frame too, a host that said hello may get, set, play, pause and reset, and hears states, results and refusals; nobody else does", async ({ page }) => {
  const core = await openCore();
  await openHost(page, `<iframe id="a" sandbox="allow-scripts" src="${await embedAddress(two)}" width="640" height="400" title="A"></iframe><iframe id="b" title="Another" srcdoc=""></iframe>`);
  const frame = await frameOf(page, "a"), states = () => heardFrom(page, "a", "lr-lab:state"), results = () => heardFrom(page, "a", "lr-lab:result");
  await whenReady(frame);
  expect(await heardFrom(page, "a", "lr-lab:ready")).toEqual([{ type: "lr-lab:ready", v: 1 }]);
  expect(await states()).toEqual([]);
  await post(page, "a", { type: "lr-lab:hello" });
  await expect.poll(async () => (await states())[0]).toEqual({ type: "lr-lab:state", text: two.slice(1), motion: "paused", seen: true });

  await (await frameOf(page, "b")).evaluate(() => parent.frames[0].postMessage({ type: "lr-lab:play" }, "*"));
  for (const junk of [null, 7, "lr-lab:play", { type: 3 }, { type: "lr-lab:constructor" }, { type: "lr-lab:set" }, { type: "lr-lab:set", text: "a".repeat(9000) }, []]) await post(page, "a", junk);
  await post(page, "a", { type: "lr-lab:set", text: "lr=99999" });
  await expect.poll(async () => (await heardFrom(page, "a", "lr-lab:error")).map((/** @type {any} */ one) => one.text).join()).toMatch(/99999/);
  expect((await frame.evaluate(() => location.hash)).slice(1)).toBe(two.slice(1));
  expect(page.workers().length).toBe(0);

  await post(page, "a", { type: "lr-lab:play" });
  await expect.poll(async () => (await results()).length).toBe(1);
  for (const { line, hash, state } of (await results())[0].runs) expect([hash, state]).toEqual([hashInCore(core, line), "finished"]);
  await post(page, "a", { type: "lr-lab:set", text: "task=moons&steps=200&lr=0.1" });
  await expect.poll(async () => (await results()).at(-1).text).toBe("task=moons&steps=200&lr=0.1");
  await post(page, "a", { type: "lr-lab:reset" });
  await expect.poll(async () => (await results()).at(-1).text).toBe(two.slice(1));

  const before = (await states()).length;
  await page.evaluate(() => { for (let i = 0; i < 2000; i += 1) frames[0].postMessage({ type: "lr-lab:get" }, "*"); });
  await page.waitForTimeout(600);
  expect((await states()).length - before).toBeLessThanOrEqual(45);
});

test("what a host sets before the frame is seen is what the frame shows, and reset leads back to its address", async ({ page }) => {
  await openHost(page, `<div style="height: 3000px"></div><iframe id="a" src="${await embedAddress(two)}" width="640" height="400" title="A"></iframe>`);
  const last = async () => (await heardFrom(page, "a", "lr-lab:state")).at(-1)?.text;
  await (await frameOf(page, "a")).waitForLoadState();
  await post(page, "a", { type: "lr-lab:hello" });
  await post(page, "a", { type: "lr-lab:set", text: "task=moons&steps=200&lr=0.1" });
  await page.locator("#a").scrollIntoViewIfNeeded();
  await whenReady(await frameOf(page, "a"));
  await post(page, "a", { type: "lr-lab:get" });
  await expect.poll(last).toBe("task=moons&steps=200&lr=0.1");
  await post(page, "a", { type: "lr-lab:reset" });
  await expect.poll(last).toBe(two.slice(1));
});

/** STRIDE=2 in the environment scrolls past every frame, which takes minutes. */
const STRIDE = Number(process.env.STRIDE ?? 67);

/** How hosts of each kind read a height out of a message. @type {Record<string, string>} */
const dialects = {
  canvas: "data.subject === 'lti.frameResize' && data.height",
  lti: "data.subject === 'org.imsglobal.lti.frameResize' && data.height",
  observable: "typeof data === 'string' && data[0] === '{' && JSON.parse(data).context === 'iframe.resize' && JSON.parse(data).height",
  framework: "data.height",
  edx: "data.type === 'plugin.resize' && data.payload.height",
  amp: "data.sentinel === 'amp' && data.type === 'embed-size' && data.height",
  datawrapper: "data['datawrapper-height'] && Object.values(data['datawrapper-height'])[0]",
  h5p: "data.context === 'h5p' && data.action === 'resize' && data.scrollHeight",
  pym: "typeof data === 'string' && (data.match(/^pymxPYMxppxPYMxheightxPYMx(\\d+)$/) || [])[1]",
  resizer: "typeof data === 'string' && (data.match(/^\\[iFrameSizer\\]rr:(\\d+):\\d+:init$/) || [])[1]",
};
/** What a host of some kinds says first. @type {Record<string, string>} */
const greetings = {
  h5p: "data.context === 'h5p' && data.action === 'hello' && { context: 'h5p', action: 'hello' }",
  pym: "data.type === 'lr-lab:ready' && 'pymxPYMxppxPYMxwidthxPYMx600'",
  resizer: "data.type === 'lr-lab:ready' && '[iFrameSizer]rr:8:false:true:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll'",
};

test("hosts of ten kinds follow the height that is asked for, once each, and a host that gives more or nothing is not asked again", async ({ page }) => {
  const kinds = [...Object.keys(dialects), "generous", "deaf"];
  await openHost(page, "");
  await page.evaluate(([rules, hellos]) => {
    const read = Object.fromEntries(Object.entries(rules).map(([kind, code]) => [kind, new Function("data", `return ${code}`)]));
    const greet = Object.fromEntries(Object.entries(hellos).map(([kind, code]) => [kind, new Function("data", `return ${code}`)]));
    addEventListener("message", ({ source, data }) => {
      const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
      if (!frame || !data) return;
      const hello = greet[frame.id]?.(data);
      if (hello) frame.contentWindow?.postMessage(hello, "*");
      const height = frame.id === "generous" ? data.type === "lr-lab:resize" && data.height + 40 : read[frame.id]?.(data);
      if (height) frame.height = String(height);
    });
  }, [dialects, greetings]);
  const src = await embedAddress(two);
  await page.evaluate(([all, address]) => {
    document.body.innerHTML = /** @type {string[]} */ (all).map((kind) => `<iframe id="${kind}" src="${address}" width="600" height="300" title="${kind}" style="border:0;display:block"></iframe>`).join("");
  }, /** @type {const} */ ([kinds, src]));
  for (const kind of kinds) {
    await page.locator(`#${kind}`).scrollIntoViewIfNeeded();
    await whenReady(await frameOf(page, kind));
  }
  const asked = Number((await heardFrom(page, "deaf", "lr-lab:resize")).at(-1).height);
  expect(asked).toBeGreaterThan(440);
  await expect.poll(() => page.$$eval("iframe", (all) => all.map((one) => [one.id, Number(one.height)]))).toEqual(kinds.map((kind) => [kind, kind === "deaf" ? 300 : kind === "generous" ? asked + 40 : asked]));
  await page.waitForTimeout(600);
  for (const kind of kinds) expect((await heardFrom(page, kind, "lr-lab:resize")).length, kind).toBeLessThanOrEqual(2);
  await page.evaluate(([address]) => { document.body.innerHTML = `<iframe id="quiet" src="${address}" width="600" height="300" title="quiet"></iframe>`; }, [await embedAddress(`?resize=0${two}`)]);
  await whenReady(await frameOf(page, "quiet"));
  await page.waitForTimeout(300);
  expect((await heardFrom(page, "quiet")).filter((/** @type {any} */ one) => JSON.stringify(one).includes("eight"))).toEqual([]);
});

test("a slide that is not shown runs nothing; reveal.js starts it, stops it and lets it go on to the same bits", async ({ page }) => {
  const core = await openCore(), long = "#task=spiral&steps=20000/lr=0.1/lr=0.2";
  await openHost(page, `<section id="s1">One</section><section id="s2" style="display:none"><iframe id="slide" data-src="${await embedAddress(long)}" width="640" height="400" title="LR Lab"></iframe></section>`);
  await page.$eval("#slide", (frame) => frame.setAttribute("src", frame.getAttribute("data-src") ?? ""));
  const frame = await frameOf(page, "slide");
  await page.waitForTimeout(400);
  expect(await frame.evaluate(() => document.documentElement.dataset.lrLabReady)).toBeUndefined();
  await page.$eval("#s2", (slide) => { slide.style.display = ""; });
  await whenReady(frame);
  await post(page, "slide", "slide:start");
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await expect.poll(() => frame.locator("progress").first().evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value)).toBeGreaterThan(0);
  await post(page, "slide", "slide:stop");
  await expect.poll(() => page.workers().length).toBe(0);
  const at = await frame.locator("progress").first().evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);
  expect(at).toBeLessThan(1);
  await post(page, "slide", "slide:start");
  await frame.locator(".speed input").evaluate((input) => { Object.assign(input, { value: "10" }); input.dispatchEvent(new Event("input")); });
  for (const { line, hash } of await readHashes(frame, 2)) expect(hash, line).toBe(hashInCore(core, line));
});

test("of fifty frames on a page only those in view run, and what is scrolled away gives its workers back", async ({ page }) => {
  test.slow();
  const src = await embedAddress("?play=visible#task=moons&steps=20000/lr=0.1/lr=0.2");
  await openHost(page, Array.from({ length: 50 }, (_, i) => `<p><iframe id="f${i}" src="${src}" width="640" height="400" title="LR Lab ${i}"></iframe></p>`).join(""));
  const ready = () => page.frames().slice(1).reduce(async (sum, frame) => (await sum) + Number(await frame.evaluate(() => document.documentElement.dataset.lrLabReady ?? 0)), Promise.resolve(0));
  const inView = () => page.$$eval("iframe", (all) => all.filter((one) => one.getBoundingClientRect().top < innerHeight - 30 && one.getBoundingClientRect().bottom > 30).length);
  await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(ready).toBe(await inView());
  const most = 2 * await inView() * 8;
  expect(page.workers().length).toBeLessThanOrEqual(most);
  await page.locator("#f49").scrollIntoViewIfNeeded();
  await whenReady(await frameOf(page, "f49"));
  await expect.poll(async () => (await Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(() => document.documentElement.dataset.lrLabSeen === "1")))).filter(Boolean).length).toBe(await inView());
  expect(page.workers().length).toBeLessThanOrEqual(most);
  expect(await ready()).toBeLessThan(12);
});

test("of two hundred lazy frames every one that is scrolled to shows its curves", async ({ page }) => {
  test.slow();
  const src = await embedAddress("#task=moons&steps=100/lr=0.1/lr=0.2");
  await openHost(page, Array.from({ length: 200 }, (_, i) => `<iframe id="f${i}" src="${src}" loading="lazy" width="500" height="300" title="LR Lab ${i}" style="display:inline-block"></iframe>`).join(""));
  /** Those that were never near are still empty, and answer nothing. @type {import("@playwright/test").Frame[]} */ const shown = [];
  for (let i = 0; i < 200; i += STRIDE) {
    await page.$eval(`#f${i}`, (frame) => frame.scrollIntoView({ block: "center" }));
    shown.push(await frameOf(page, `f${i}`));
    await whenReady(shown[shown.length - 1]);
  }
  const notices = await Promise.all(shown.map((frame) => frame.evaluate(() => document.querySelector(".notice")?.textContent ?? "")));
  expect(notices.filter(Boolean)).toEqual([]);
  expect(page.workers().length).toBe(0);
});
