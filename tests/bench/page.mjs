// The page as a visitor meets it: time to the first step and the first curve, a whole default run, and how free the page stays under load.
import { join } from "node:path";
import { built, root } from "./build.mjs";
import { inFreshPage, openBrowser, serveAndRemember } from "./browser.mjs";
import { waitForQuiet } from "./quiet.mjs";
import { median, quantile } from "./workloads.mjs";

/** The first line of the first screen. */
export const defaultLine = "task=spiral&opt=momentum&lr=0.3&sched=constant";
const crowd = `#steps=100000&${defaultLine}${[0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.003].map((lr) => `/lr=${lr}`).join("")}`;

/** Runs in the page before its own script: notes when a worker first trained a step, when the page hears of it, and when of a finished run. Says "drawn" and "ready"
 * in the console, for to ask a page that opens is to have it compile the asker's script meanwhile. */
function listenToWorkers() {
  const seen = { step: NaN, heard: NaN, curve: NaN, drawn: NaN, ready: NaN, workers: 0, keys: /** @type {number[]} */ ([]), done: /** @type {number[]} */ ([]) };
  const note = (/** @type {"drawn"|"ready"} */ what) => { seen[what] = performance.now(); console.debug(what); };
  /** @type {any} */ (globalThis).lrLabBench = seen;
  addEventListener("keydown", (event) => seen.keys.push(event.timeStamp), { capture: true });
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(/** @type {any} */ ...words) {
      super(.../** @type {[string]} */ (words));
      seen.workers++;
      this.addEventListener("message", ({ data }) => {
        if (["begun", "rows", "done"].includes(data.type) && data.at > 0 && Number.isNaN(seen.step)) {
          seen.heard = performance.now();
          seen.step = data.when ? data.when - performance.timeOrigin : seen.heard;
        }
        if (data.type === "done") seen.done.push(performance.now());
        if (data.type === "done" && Number.isNaN(seen.curve)) {
          seen.curve = performance.now();
          requestAnimationFrame(() => setTimeout(note, 0, "drawn"));
        }
      });
    }
  };
  const watch = new MutationObserver(() => {
    if (!document.documentElement?.dataset.lrLabReady) return;
    watch.disconnect();
    note("ready");
  });
  watch.observe(document, { attributes: true, subtree: true, attributeFilter: ["data-lr-lab-ready"] });
}

/** A new tab that has come to rest, as a visitor's has: its own start takes both cores for most of a second.
 * @param {import("@playwright/test").Browser} browser @param {"reduce"|"no-preference"} [reducedMotion] */
async function openTab(browser, reducedMotion) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion });
  const page = await context.newPage();
  await page.addInitScript(listenToWorkers);
  await page.waitForTimeout(1000);
  return { context, page };
}

/** Goes there, and waits until the page says all of these. @param {import("@playwright/test").Page} page @param {string} address @param {...string} said */
async function visit(page, address, ...said) {
  const all = said.map((word) => page.waitForEvent("console", (message) => message.text() === word));
  await page.goto(address, { waitUntil: "commit" });
  await Promise.all(all);
}

/** @param {number[]} numbers */
const sumUp = (numbers) => ({ median: median(numbers), low: Math.min(...numbers), high: quantile(numbers, 0.9) });

/** @param {import("@playwright/test").Browser} browser @param {string} address @param {"reduce"|"no-preference"} reducedMotion */
async function openOnce(browser, address, reducedMotion) {
  const { context, page } = await openTab(browser, reducedMotion);
  await visit(page, address, "drawn", "ready");
  const seen = await page.evaluate(() => ({
    .../** @type {any} */ (globalThis).lrLabBench, painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
  }));
  await context.close();
  return /** @type {{step: number, heard: number, curve: number, drawn: number, ready: number, painted: number}} */ (seen);
}

/** What no page can undercut: an empty one, to the first word of a worker that does nothing else. @param {import("@playwright/test").Browser} browser */
async function openEmpty(browser) {
  const { context, page } = await openTab(browser);
  await visit(page, `data:text/html,<script>new Worker(URL.createObjectURL(new Blob(["postMessage(0)"]))).onmessage = () => { globalThis.told = performance.now(); console.debug("told"); };</script>`, "told");
  const ms = await page.evaluate(() => /** @type {any} */ (globalThis).told);
  await context.close();
  return /** @type {number} */ (ms);
}

/** Opens the page afresh several times; milliseconds from the start of the navigation.
 * @param {import("@playwright/test").Browser} browser @param {string} address @param {number} times @param {number} patience */
async function measureOpening(browser, address, times, patience) {
  const calm = [], lively = [], empty = [];
  for (let i = 0; i < times; i++) {
    await waitForQuiet(patience);
    calm.push(await openOnce(browser, address, "reduce"));
    await waitForQuiet(patience);
    lively.push(await openOnce(browser, address, "no-preference"));
    empty.push(await openEmpty(browser));
  }
  return {
    empty: sumUp(empty), painted: sumUp([...calm, ...lively].map((s) => s.painted)), firstStep: sumUp([...calm, ...lively].map((s) => s.step)), firstStepHeard: sumUp([...calm, ...lively].map((s) => s.heard)),
    firstCurve: sumUp(calm.map((s) => s.curve)), firstCurveDrawn: sumUp(calm.map((s) => s.drawn)), firstCurveWatched: sumUp(lively.map((s) => s.curve)), ready: sumUp([...calm, ...lively].map((s) => s.ready)),
  };
}

/** @param {import("@playwright/test").Browser} browser @param {string} address @param {number} times */
async function measureWholeRun(browser, address, times) {
  const { steps, all } = await inFreshPage(browser, address, (page) => page.evaluate(({ line, times }) => new Promise((done, fail) => {
    const worker = new Worker("whole/whole.js", { type: "module" });
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage({ line, times });
  }), { line: defaultLine, times }));
  const part = (/** @type {string} */ key) => sumUp(all.map((/** @type {any} */ one) => one[key]));
  return { line: defaultLine, steps, first: all[0].all, open: part("open"), walk: part("walk"), tell: part("tell"), all: part("all") };
}

/** From a key on the first slider of the first run to the first whole run trained anew. @param {import("@playwright/test").Browser} browser @param {string} address @param {number} times */
async function measureDragging(browser, address, times) {
  const { context, page } = await openTab(browser, "reduce");
  await visit(page, address, "drawn", "ready");
  await page.locator("[data-slot=\"0\"] input[type=range]:visible").first().focus();
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(i % 2 ? "ArrowLeft" : "ArrowRight");
    await page.waitForTimeout(200);
  }
  const { keys, done } = await page.evaluate(() => /** @type {{keys: number[], done: number[]}} */ (/** @type {any} */ (globalThis).lrLabBench));
  await context.close();
  return sumUp(keys.map((at) => done.find((t) => t > at) ?? NaN).map((t, i) => t - keys[i]).filter((ms) => ms > 0));
}

/** Runs in the page: collects long tasks from now on (those of the opening stand apart), frames and the delay of pointer events. */
function watchMainThread() {
  const seen = { opening: /** @type {number[]} */ ([]), longTasks: /** @type {number[]} */ ([]), frames: /** @type {number[]} */ ([]), delays: /** @type {number[]} */ ([]), from: performance.now() };
  /** @type {any} */ (globalThis).lrLabLoad = seen;
  new PerformanceObserver((list) => list.getEntries().forEach((e) => (e.startTime < seen.from ? seen.opening : seen.longTasks).push(e.duration))).observe({ type: "longtask", buffered: true });
  let last = performance.now();
  const frame = () => { const now = performance.now(); seen.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  for (const type of ["pointermove", "pointerdown"]) addEventListener(type, (event) => seen.delays.push(performance.now() - event.timeStamp), { capture: true });
}

/** Eight runs at full speed while a pointer moves and presses over the charts. @param {import("@playwright/test").Browser} browser @param {string} address @param {number} seconds */
async function measureLoad(browser, address, seconds) {
  const { context, page } = await openTab(browser, "reduce");
  await visit(page, address + crowd, "ready");
  await page.waitForTimeout(1000); // the first curves and pictures are drawn
  await page.evaluate(watchMainThread);
  const until = Date.now() + 1000 * seconds;
  for (let i = 0; Date.now() < until; i++) {
    await page.mouse.move(300 + 200 * Math.sin(i / 5), 300 + 100 * Math.cos(i / 3));
    await new Promise((done) => setTimeout(done, 20));
  }
  const seen = await page.evaluate(() => ({ .../** @type {any} */ (globalThis).lrLabLoad, to: performance.now(), workers: /** @type {any} */ (globalThis).lrLabBench.workers }));
  await context.close();
  return {
    seconds: (seen.to - seen.from) / 1000, workers: seen.workers, longTasks: seen.longTasks.length, longest: Math.max(0, ...seen.longTasks), opening: seen.opening.length, openingLongest: Math.max(0, ...seen.opening),
    frameMedian: median(seen.frames), frame95: quantile(seen.frames, 0.95), delayMedian: median(seen.delays), delay95: quantile(seen.delays, 0.95), delayMost: Math.max(...seen.delays),
  };
}

/** @param {{times: number, seconds: number, patience: number, say: (line: string) => void}} options */
export async function measurePage({ times, seconds, patience, say }) {
  const browser = await openBrowser(), page = await serveAndRemember(join(root, "dist")), bench = await serveAndRemember(built);
  try {
    say("page: opening");
    const opening = await measureOpening(browser, page.address, times, patience);
    say("page: whole runs");
    await waitForQuiet(patience);
    const whole = await measureWholeRun(browser, bench.address, 20 * times);
    say("page: dragging");
    await waitForQuiet(patience);
    const dragging = await measureDragging(browser, page.address, 2 * times);
    say("page: eight runs at full speed");
    await waitForQuiet(patience);
    return { opening, whole, dragging, load: await measureLoad(browser, page.address, seconds) };
  } finally {
    await browser.close();
    page.close();
    bench.close();
  }
}
