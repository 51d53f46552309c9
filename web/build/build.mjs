// Bundles each page with its core into one HTML file in dist/, and prints sizes.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { asSaid, bundle, overBridge, target, withWords } from "./bundle.mjs";
import { writeElement } from "./element.mjs";
import { embedWords, fillArticle, fillNumbers, fillWords, readCoreWords, readLanguages, writeWords } from "./languages.mjs";
import { packAside } from "./packer.mjs";
import { readSkeleton } from "./skeleton.mjs";

/** @typedef {{bridge: string, boot: string, script: string, style: string, packed: string}} Parts */

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page may run what starts it, itself and its workers, and nothing else: there is nowhere it could connect to. @param {Parts} parts */
const writePolicy = ({ bridge, boot, script, style }) => [
  "default-src 'none'", `script-src ${[bridge, boot, script].map(hash).join(" ")} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  "worker-src blob: data:", "img-src data: blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");

/** @param {string} template @param {Parts} parts */
function fillTemplate(template, parts) {
  for (const mark of ["<!--style-->", "<!--script-->"]) {
    if (template.split(mark).length !== 2) throw new Error(`The template needs exactly one ${mark}.`);
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${writePolicy(parts)}">\n<script>${parts.bridge}</script>`;
  return template
    .replace(/(<head>\s*(?:<meta charset[^>]*>)?)/, (head) => `${head}\n${policy}`)
    .replace("<!--style-->", () => `<style>${parts.style}</style>`)
    .replace("<!--script-->", () => `${parts.packed}\n<script>${parts.boot}</script>`);
}

/** @param {string} name @param {Uint8Array|string} content */
function printSize(name, content) {
  const packed = gzipSync(content, { level: 9 }).length;
  console.log(`${name.padEnd(16)} ${String(Buffer.byteLength(content)).padStart(8)} bytes ${String(packed).padStart(8)} gzipped`);
}

/** The page in every language: English ones have no need of what retells the core's words. @param {Page} page @param {Parts} inEnglish @param {Parts} inOthers */
async function writePage(page, inEnglish, inOthers) {
  const { name, out } = page;
  const skeleton = await readSkeleton(name);
  for (const words of languages) {
    const { code } = words.language, path = code === "en" ? out : `${code}/${out}`;
    const template = fillNumbers(fillWords(await fillArticle(skeleton, code), words), measured, words);
    const block = code === "en" && packsWords(page) ? "" : `${embedWords(wordsOf(name, words))}\n`;
    const html = fillTemplate(template, code === "en" ? inEnglish : inOthers).replace("<!--words-->\n", () => block);
    await mkdir(dirname(`dist/${path}`), { recursive: true });
    await writeFile(`dist/${path}`, html);
    printSize(path, html);
  }
}

/** A core, checked to import nothing. @param {string} file */
async function readCore(file) {
  const wasm = await readFile(file);
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(Uint8Array.from(wasm)));
  if (imports.length) throw new Error(`${file} must import nothing, but asks for ${imports.map(({ name }) => name).join(", ")}.`);
  printSize(file, wasm);
  return wasm;
}

/** One after the other, as they are unpacked. @param {Record<"core"|"page", Uint8Array>} pieces */
const packPieces = async ({ core, page }) =>
  `<script type="text/plain" id="lr-lab-packed" data-core="${core.length}" data-page="${page.length}">${await packAside(Buffer.concat([core, page]))}</script>`;

/** @param {{bridge: string, boot: string}} start @param {string} name @param {Uint8Array} wasm @param {...import("esbuild").Plugin} plugins @returns {Promise<Parts>} */
async function packPage(start, name, wasm, ...plugins) {
  const { script, style } = await bundle(`web/pages/${name}.js`, {}, [overBridge, ...plugins]);
  return { ...start, script, style, packed: await packPieces({ core: wasm, page: Buffer.from(script) }) };
}

/** Its name in web/pages, its file in dist, the core that it carries, what starts it, and whether it asks for a worker at once.
 * @typedef {{name: string, out: string, core: string, start: "boot"|"awaken", hires?: boolean}} Page */
const pages = /** @type {Page[]} */ ([
  { name: "lab", out: "index.html", core: "dist/lab.wasm", start: "boot", hires: true },
  { name: "learn", out: "learn.html", core: "dist/lab.wasm", start: "boot" },
  { name: "embed", out: "embed.html", core: "dist/lab.wasm", start: "awaken" },
  { name: "sweeps", out: "sweeps.html", core: "dist/lab-judges.wasm", start: "boot" },
  { name: "code", out: "code.html", core: "dist/lab.wasm", start: "boot" },
]);

/** @type {import("./languages.mjs").Measured[]} */
const measured = JSON.parse(await readFile("dist/stories.json", "utf8"));
const languages = await readLanguages(), coreWords = await readCoreWords();
const wordsOf = (/** @type {string} */ name, /** @type {typeof languages[0]} */ words) => writeWords(name, words, measured, languages, coreWords);
const decoder = await readFile("dist/unpack.wasm", "base64");
const { script: bridge } = await bundle("web/pages/bridge.js");
/** The bridge's text is what a worker is; the lab's page asks for its first at once. @param {boolean} hires */
const writeBridge = (hires) => `(b=>{b();lrLab.worker=\`(\${b})();lrLab.serve()\`;${hires ? "lrLab.hired=lrLab.hireEarly(lrLab.worker)" : ""}})(()=>{"use strict";${bridge}})`;
/** English words are packed with the script; what awakens a page has need of them before that. @param {Page} page */
const packsWords = ({ start }) => start === "boot";
/** Its parts in English, and in a language that has to retell what the core says. @param {Page} page */
async function makePage(page) {
  const { name, core, start, hires = false } = page;
  const { script: boot } = await bundle(`web/pages/${start}.js`, { decoder }, [overBridge]);
  const wasm = await readCore(core), starting = { bridge: writeBridge(hires), boot: `{${boot}}` };
  const inEnglish = packPage(starting, name, wasm, asSaid, ...(packsWords(page) ? [withWords(wordsOf(name, languages[0]))] : []));
  return Promise.all([inEnglish, languages.length > 1 ? packPage(starting, name, wasm) : inEnglish]);
}
const made = await Promise.all(pages.map(makePage));
for (const [i, page] of pages.entries()) await writePage(page, ...made[i]);
await writeElement("dist/lr-lab.js", target);
