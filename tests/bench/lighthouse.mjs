// Lighthouse's four marks for each page, as a phone and as a desktop, served gzipped as a host serves it: make bench BENCH=--only=lighthouse.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { args, executablePath } from "../../playwright.config.mjs";

const pages = ["index", "learn", "sweeps", "code", "embed"], kinds = /** @type {const} */ (["performance", "accessibility", "best-practices", "seo"]);
const least = 0.95;
// Lighthouse would fetch robots.txt from within the page, whose policy lets nothing be fetched.
const skipAudits = ["robots-txt"];

/** @typedef {{page: string, form: string, marks: number[], timings: number[], faults: string[]}} Row */

/** The built pages, packed once. @returns {Promise<{address: string, close: () => void}>} */
async function servePacked() {
  const packed = new Map(pages.map((page) => [`/${page}.html`, gzipSync(readFileSync(`dist/${page}.html`), { level: 9 })]));
  const server = createServer(({ url = "" }, response) => {
    const found = packed.get(url.split("?")[0]);
    response.writeHead(found ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...(found && { "content-encoding": "gzip" }) }).end(found ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

/** @param {any} lhr @param {string} page @param {string} form @returns {Row} */
function readRow({ categories, audits }, page, form) {
  const faults = kinds.flatMap((kind) => categories[kind].auditRefs.map((/** @type {any} */ { id }) => audits[id]).filter(Boolean)
    .filter((/** @type {any} */ { score, scoreDisplayMode }) => kind !== "performance" && score !== null && score < 1 && scoreDisplayMode !== "informative")
    .map((/** @type {any} */ { id, title }) => `${id} (${title})`));
  return { page, form, faults, marks: kinds.map((kind) => categories[kind].score ?? 0),
    timings: ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map((id) => audits[id].numericValue ?? NaN) };
}

/** @param {(line: string) => void} say @param {string[]} [only] @returns {Promise<Row[]>} */
export async function measureLighthouse(say, only = pages) {
  const [{ default: lighthouse, desktopConfig }, { launch }] = await Promise.all(["lighthouse", "chrome-launcher"].map((name) => import(name))); // installed with the other peers, unknown to the types of the rest
  const { address, close } = await servePacked(), rows = /** @type {Row[]} */ ([]);
  for (const page of only) for (const form of ["mobile", "desktop"]) {
    const chrome = await launch({ chromePath: executablePath, chromeFlags: ["--headless=new", ...args], logLevel: "silent" });
    const { lhr } = /** @type {any} */ (await lighthouse(`${address}${page}.html`, { port: chrome.port, logLevel: "silent", onlyCategories: [...kinds], skipAudits }, form === "desktop" ? desktopConfig : undefined));
    await chrome.kill();
    rows.push(readRow(lhr, page, form));
    say(`lighthouse ${page} ${form}: ${rows.at(-1)?.marks.map((mark) => Math.round(100 * mark)).join(" ")}`);
  }
  close();
  return rows;
}

/** @param {Row[]} rows */
export function writeLighthouse(rows) {
  const lines = rows.map(({ page, form, marks, timings: [fcp, lcp, tbt, cls] }) => `| ${page}.html, ${form} | ${marks.map((mark) => Math.round(100 * mark)).join(" | ")} | ${(fcp / 1000).toFixed(1)} s | ${(lcp / 1000).toFixed(1)} s | ${Math.round(tbt)} ms | ${cls.toFixed(3)} |`);
  const low = rows.filter(({ marks }) => marks.some((mark) => mark < least)), faults = rows.flatMap(({ page, form, faults }) => faults.map((fault) => `- ${page}.html, ${form}: ${fault}`));
  return ["### Lighthouse", "| | Performance | Accessibility | Best practices | SEO | First paint | Largest paint | Blocked | Shift |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n" + lines.join("\n"),
    low.length ? `${low.length} of ${rows.length} have a mark under ${100 * least}.` : `Every mark is ${100 * least} or more.`, ...(faults.length ? [faults.join("\n")] : [])].join("\n\n");
}
