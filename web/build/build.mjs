// Bundles each page with its core into one HTML file in dist/, and prints sizes.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { asSaid, bundle, target } from "./bundle.mjs";
import { writeElement } from "./element.mjs";
import { embedWords, fillArticle, fillNumbers, fillWords, readCoreWords, readLanguages } from "./languages.mjs";
import { packAside } from "./packer.mjs";

/** @typedef {{boot: string, script: string, style: string, packed: string, sizes: number[], hire: boolean}} Parts */

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page may run what starts it, itself and its workers, and nothing else: there is nowhere it could connect to. @param {Parts} parts */
const writePolicy = ({ boot, script, style }) => [
  "default-src 'none'", `script-src ${hash(boot)} ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  "worker-src blob: data:", "img-src data: blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");

/** @param {string} template @param {Parts} parts */
function fillTemplate(template, parts) {
  for (const mark of ["<!--style-->", "<!--script-->"]) {
    if (template.split(mark).length !== 2) throw new Error(`The template needs exactly one ${mark}.`);
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${writePolicy(parts)}">`;
  const packed = `<script type="text/plain" id="lr-lab-packed" data-sizes="${parts.sizes.join(" ")}"${parts.hire ? " data-hire" : ""}>${parts.packed}</script>`;
  return template
    .replace(/(<head>\s*(?:<meta charset[^>]*>)?)/, (head) => `${head}\n${policy}`)
    .replace("<!--style-->", () => `<style>${parts.style}</style>`)
    .replace("<!--script-->", () => `${packed}\n<script type="module">${parts.boot}</script>`);
}

/** @param {string} name @param {Uint8Array|string} content */
function printSize(name, content) {
  const packed = gzipSync(content, { level: 9 }).length;
  console.log(`${name.padEnd(16)} ${String(Buffer.byteLength(content)).padStart(8)} bytes ${String(packed).padStart(8)} gzipped`);
}

/** @param {string} name */
async function readSkeleton(name) {
  const head = (await readFile("web/pages/head.html", "utf8")).replace(/^<!--.*-->\n/, "").replaceAll("PAGE", name);
  return (await readFile(`web/pages/${name}.html`, "utf8")).replace("<!--head-->\n", () => head);
}

/** The page in every language: English ones have no need of what retells the core's words. @param {string} name of web/pages/name.js and name.html @param {string} out @param {Parts} inEnglish @param {Parts} inOthers */
async function writePage(name, out, inEnglish, inOthers) {
  const skeleton = await readSkeleton(name);
  for (const words of languages) {
    const { code } = words.language, path = code === "en" ? out : `${code}/${out}`;
    const template = fillNumbers(fillWords(await fillArticle(skeleton, code), words), measured, words);
    const html = fillTemplate(template, code === "en" ? inEnglish : inOthers).replace("<!--words-->", () => embedWords(name, words, measured, languages, coreWords));
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

/** @param {string} boot @param {string} name @param {Uint8Array} wasm @param {...import("esbuild").Plugin} plugins @returns {Promise<Parts>} */
async function packPage(boot, name, wasm, ...plugins) {
  const { script, style } = await bundle(`web/pages/${name}.js`, {}, "esm", plugins);
  const pieces = [Buffer.from(worker), wasm, Buffer.from(script)];
  return { boot, script, style, packed: await packAside(Buffer.concat(pieces)), sizes: pieces.map(({ length }) => length), hire: name === "lab" };
}

/** Each page: its name in web/pages, its file in dist, the core that it carries, and what starts it. */
const pages = [
  { name: "lab", out: "index.html", core: "dist/lab.wasm" },
  { name: "learn", out: "learn.html", core: "dist/lab.wasm" },
  { name: "embed", out: "embed.html", core: "dist/lab.wasm", start: "awaken" },
  { name: "sweeps", out: "sweeps.html", core: "dist/lab-judges.wasm" },
].filter(({ name }) => existsSync(`web/pages/${name}.html`));

/** @type {import("./languages.mjs").Measured[]} */
const measured = JSON.parse(await readFile("dist/stories.json", "utf8"));
const languages = await readLanguages(), coreWords = await readCoreWords();
const decoder = await readFile("dist/unpack.wasm", "base64");
const { script: worker } = await bundle("web/core/worker.js", {}, "iife");
/** @param {typeof pages[number]} page its parts in English, and in a language that has to retell what the core says */
async function makePage({ name, core, start = "boot" }) {
  const { script: boot } = await bundle(`web/pages/${start}.js`, { decoder });
  const wasm = await readCore(core), inEnglish = packPage(boot, name, wasm, asSaid);
  return Promise.all([inEnglish, languages.length > 1 ? packPage(boot, name, wasm) : inEnglish]);
}
const made = await Promise.all(pages.map(makePage));
for (const [i, { name, out }] of pages.entries()) await writePage(name, out, ...made[i]);
await writeElement("dist/lr-lab.js", target);
