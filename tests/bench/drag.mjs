// Drags the default experiment's peak for five seconds in Chromium: finished re-trainings a second, input delay, dropped wishes. `node tests/bench/drag.mjs [SECONDS]`
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const seconds = Number(process.argv[2] ?? 5);

/** Runs in the page before its own script: counts what the workers are asked and what they answer. */
function listen() {
  const seen = { opened: 0, done: 0, delays: /** @type {number[]} */ ([]), frames: /** @type {number[]} */ ([]), long: /** @type {number[]} */ ([]) };
  /** @type {any} */ (globalThis).lrLabDrag = seen;
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(/** @type {any} */ ...words) {
      super(.../** @type {[string]} */ (words));
      this.addEventListener("message", ({ data }) => { if (data.type === "done") seen.done += 1; });
    }
    /** @override */
    postMessage(/** @type {any} */ ...all) {
      if (all[0].type === "open") seen.opened += 1;
      super.postMessage(.../** @type {[any]} */ (all));
    }
  };
  addEventListener("pointermove", (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => seen.delays.push(performance.now() - at)));
  }, { capture: true });
  new PerformanceObserver((list) => seen.long.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask" });
}

/** @param {number[]} all @param {number} q */
const quantile = (all, q) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? NaN;

const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
await page.addInitScript(listen);
await page.goto(pathToFileURL("dist/index.html").href);
await page.waitForFunction(() => document.querySelectorAll("[data-lr-lab-hash]").length === 2);
const box = await page.getByRole("slider", { name: "Peak, run B" }).boundingBox();
if (!box) throw new Error("There is no handle to drag.");
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
await page.mouse.move(x, y);
await page.mouse.down();
await page.evaluate(() => Object.assign(/** @type {any} */ (globalThis).lrLabDrag, { opened: 0, done: 0, delays: [], long: [] }));
const session = process.env.PROFILE ? await page.context().newCDPSession(page) : null;
await session?.send("Profiler.enable");
await session?.send("Profiler.start");
const hand = await page.context().newCDPSession(page);
const began = Date.now();
let moves = 0;
// As a hand does, which waits for nobody: a move every 8 ms, whether or not the page has answered the last.
for (; Date.now() - began < 1000 * seconds; moves += 1) {
  void hand.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y: y + 40 - 40 * Math.cos((Date.now() - began) / 200), button: "left", buttons: 1 });
  await new Promise((done) => setTimeout(done, 8));
}
const spent = (Date.now() - began) / 1000;
const seen = await page.evaluate(() => /** @type {any} */ (globalThis).lrLabDrag);
await page.mouse.up();
if (session) {
  const { profile } = await session.send("Profiler.stop");
  const own = new Map();
  const each = new Map(profile.nodes.map((n) => [n.id, n]));
  profile.samples?.forEach((id, i) => {
    const { functionName, lineNumber, columnNumber } = /** @type {any} */ (each.get(id)).callFrame;
    const name = `${functionName} ${lineNumber}:${columnNumber}`;
    own.set(name, (own.get(name) ?? 0) + (profile.timeDeltas?.[i] ?? 0) / 1000);
  });
  for (const [name, ms] of [...own].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(`${ms.toFixed(0).padStart(6)} ms ${name}`);
}
await browser.close();
console.log(`${seconds} s of dragging the peak of run B, ${moves} moves of the pointer:`);
console.log(`  finished re-trainings  ${(seen.done / spent).toFixed(1)} a second (target 20)`);
console.log(`  dropped wishes         ${seen.opened - seen.done} of ${seen.opened}`);
console.log(`  input to next frame    median ${quantile(seen.delays, 0.5).toFixed(0)} ms, 95 % ${quantile(seen.delays, 0.95).toFixed(0)} ms (target 50), worst ${Math.max(...seen.delays).toFixed(0)} ms`);
console.log(`  long tasks             ${seen.long.length}, longest ${Math.max(0, ...seen.long).toFixed(0)} ms`);
process.exit(0);
