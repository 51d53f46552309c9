// Opens the built page in the ways it must work, and notes what it asks of the network and says to the console.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { serveFolder } from "../../web/build/serve.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Frame} Frame */

const file = "dist/index.html";
const origins = /** @type {Map<string, Promise<{address: string, close: () => void}>>} */ (new Map());

/** The address of a folder, served once a test process. @param {string} folder */
export async function serve(folder) {
  if (!origins.has(folder)) origins.set(folder, serveFolder(folder, 0));
  return (await /** @type {Promise<{address: string}>} */ (origins.get(folder))).address;
}

/** Notes every request, page error and console error from now on. @param {Page} page */
export function watch(page) {
  const seen = { requests: /** @type {string[]} */ ([]), errors: /** @type {string[]} */ ([]) };
  page.context().on("request", (request) => { if (!/^(blob|data):/.test(request.url())) seen.requests.push(request.url()); });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !/favicon/.test(message.text())) seen.errors.push(message.text()); });
  page.on("dialog", (dialog) => { seen.errors.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  return seen;
}

/** @typedef {(page: Page, tail?: string) => Promise<Frame>} Opener */

/** @type {Record<string, Opener>} each opens the page with a query and hash and gives the frame it is in */
export const ways = {
  async "over http"(page, tail = "") {
    await page.goto(`${await serve("dist")}index.html${tail}`);
    return page.mainFrame();
  },
  async "from file://"(page, tail = "") {
    await page.goto(pathToFileURL(file).href + tail);
    return page.mainFrame();
  },
  async "in a sandboxed frame"(page, tail = "") {
    return openInFrame(page, `${await serve("dist")}index.html${tail}`, 'sandbox="allow-scripts"');
  },
  async "in a sandboxed frame of a file"(page, tail = "") {
    await page.goto("about:blank");
    return openInFrame(page, pathToFileURL(file).href + tail, 'sandbox="allow-scripts"', true);
  },
  async "as srcdoc"(page) {
    const host = await serve("tests/e2e");
    await page.goto(`${host}host.html`);
    await page.evaluate((html) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.style.cssText = "width:1200px;height:860px";
      frame.srcdoc = html;
      document.body.replaceChildren(frame);
    }, readFileSync(file, "utf8"));
    return findFrame(page);
  },
};

/** @param {Page} page @param {string} address @param {string} attributes @param {boolean} [fromFile] */
async function openInFrame(page, address, attributes, fromFile = false) {
  const host = fromFile ? pathToFileURL("tests/e2e/host.html").href : `${await serve("tests/e2e")}host.html`;
  await page.goto(host);
  await page.evaluate(([src, sandbox]) => {
    document.body.innerHTML = `<iframe ${sandbox} title="LR Lab" style="width:1200px;height:860px"></iframe>`;
    /** @type {HTMLIFrameElement} */ (document.body.firstElementChild).src = src;
  }, [address, attributes]);
  return findFrame(page);
}

/** @param {Page} page */
async function findFrame(page) {
  const handle = await page.waitForSelector("iframe");
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("the frame has no content");
  await frame.waitForLoadState();
  return frame;
}

/** Waits until every run of the first screen is finished; gives their lines and hashes. @param {Frame} frame @param {number} runs */
export async function readHashes(frame, runs) {
  const found = await frame.waitForFunction((n) => {
    const rows = [...document.querySelectorAll("[data-lr-lab-hash]")];
    return rows.length >= n && rows.map((node) => ({ line: node.getAttribute("data-lr-lab-line") ?? "", hash: node.getAttribute("data-lr-lab-hash") ?? "" }));
  }, runs); // read in the same instant: a run may begin anew in the next
  return /** @type {{line: string, hash: string}[]} */ (await found.jsonValue());
}

/** In how many rows the page's head stands. @param {Page} page */
export const rowsOfHeader = (page) => page.locator(".top > *").evaluateAll((all) => new Set(all.filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().y + one.getBoundingClientRect().height / 2))).size);
