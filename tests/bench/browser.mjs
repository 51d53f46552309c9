// A headless Chromium and a server of one folder that remembers which files were asked for.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { args, executablePath } from "../../playwright.config.mjs";

const kinds = /** @type {Record<string, string>} */ ({ ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" });

/** Isolated pages get a clock of 5 us in place of 100; only the kernels are timed there.
 * @param {string} folder @param {{isolated?: boolean}} [options] @returns {Promise<{address: string, asked: Set<string>, close: () => void}>} */
export function serveAndRemember(folder, { isolated = false } = {}) {
  const asked = /** @type {Set<string>} */ (new Set());
  const isolation = isolated ? { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin" } : {};
  const server = createServer(async ({ url = "/" }, response) => {
    const path = normalize(join(folder, url.split("?")[0].replace(/\/$/, "/index.html")));
    try {
      if (!path.startsWith(folder + sep)) throw new Error("outside");
      const content = await readFile(path);
      asked.add(path);
      response.writeHead(200, { "content-type": kinds[extname(path)] ?? "application/octet-stream", "cache-control": "no-store", ...isolation }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    done({ address: `http://localhost:${port}/`, asked, close: () => { server.closeAllConnections(); server.close(); } });
  }));
}

/** @param {Iterable<string>} paths */
export async function gzippedBytes(paths) {
  let sum = 0;
  for (const path of paths) sum += gzipSync(await readFile(path), { level: 9 }).length;
  return sum;
}

export const openBrowser = () => chromium.launch({ executablePath, args });

/** Opens a page with nothing kept from before. @param {import("@playwright/test").Browser} browser @param {string} address
 * @template T @param {(page: import("@playwright/test").Page) => Promise<T>} act @returns {Promise<T>} */
export async function inFreshPage(browser, address, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await act(page);
  } finally {
    await context.close();
  }
}
