// Host pages for the compact page: frames in them, what the frames say, and how many workers run.
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { loadCore } from "../../web/core/core.js";
import { serve } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Frame} Frame */

export const openCore = async () => loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm")));

/** @param {string} [tail] */
export const embedAddress = async (tail = "") => `${await serve("dist")}embed.html${tail}`;

/** Opens an empty host page that keeps what frames post to it, and puts this markup into it. @param {Page} page @param {string} markup */
export async function openHost(page, markup) {
  await page.goto(`${await serve("tests/e2e")}host.html`);
  await page.evaluate((html) => {
    const heard = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { heard });
    addEventListener("message", ({ source, data }) => {
      const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
      if (frame) heard.push({ id: frame.id, data });
    });
    document.body.innerHTML = html;
  }, markup);
}

/** What a frame has posted, of our own kind. @param {Page} page @param {string} id @param {string} [type] */
export const heardFrom = (page, id, type = "") => page.evaluate(([name, wanted]) =>
  /** @type {any} */ (globalThis).heard.filter((/** @type {any} */ one) => one.id === name && (!wanted || one.data?.type === wanted)).map((/** @type {any} */ one) => one.data), [id, type]);

/** @param {Page} page @param {string} id @param {unknown} data */
export const post = (page, id, data) => page.evaluate(([name, message]) =>
  /** @type {HTMLIFrameElement} */ (document.getElementById(/** @type {string} */ (name))).contentWindow?.postMessage(message, "*"), /** @type {const} */ ([id, data]));

/** @param {Page} page @param {string} id @returns {Promise<Frame>} */
export async function frameOf(page, id) {
  const frame = await (await page.waitForSelector(`#${id}`, { state: "attached" })).contentFrame();
  if (!frame) throw new Error(`#${id} has no frame`);
  return frame;
}

/** Asked again and again: a lazy frame goes from its empty page to its own while it is waited for. @param {Frame} frame */
export const whenReady = (frame) => expect.poll(() => frame.evaluate(() => document.documentElement.dataset.lrLabReady).catch(() => "")).toBe("1");
