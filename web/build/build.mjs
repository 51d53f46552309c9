// Bundles each page with its core into one HTML file in dist/, and prints sizes.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { embedWords, fillArticle, fillNumbers, fillWords, readLanguages } from "./languages.mjs";
import { pack } from "./pack.mjs";
import { slimChart } from "./slim.mjs";

const target = ["es2022", "chrome110", "firefox115", "safari16.4"];

/** What every bundle has in common. */
const common = { bundle: true, write: /** @type {const} */ (false), charset: /** @type {const} */ ("utf8"), legalComments: /** @type {const} */ ("none"), target };

async function bundleWorker() {
  const { outputFiles } = await build({ ...common, entryPoints: ["web/core/worker.js"], format: "iife" });
  return shorten(outputFiles[0].text);
}

/** Terser after esbuild saves a tenth of the page. @param {string} script */
async function shorten(script) {
  const { code = "" } = await minify(script, { module: true, ecma: 2020, compress: { passes: 3 } });
  return code;
}

/** Answers `virtual:` imports with text. @param {Record<string, string>} texts @returns {import("esbuild").Plugin} */
const serveVirtual = (texts) => ({
  name: "virtual",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: "virtual" }));
    onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => ({ contents: texts[path], loader: "text" }));
  },
});

/** @param {string} entry @param {Record<string, string>} texts */
async function bundlePage(entry, texts) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "esm", outdir: "dist", plugins: [serveVirtual(texts), slimChart] });
  const find = (/** @type {string} */ end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const { code: style } = await transform(find(".css"), { loader: "css", minify: true, target });
  return { script: escapeScript(await shorten(find(".js"))), style: style.trim() };
}

/** Keeps the inline script from ending, or turning into a comment, inside a string. @param {string} script */
const escapeScript = (script) => script.trim().replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page may run itself and its workers, and nothing else: there is nowhere it could connect to. @param {string} script @param {string} style */
const writePolicy = (script, style) => [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  "worker-src blob:", "img-src data: blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");

/** @param {string} template @param {{script: string, style: string}} parts */
function fillTemplate(template, { script, style }) {
  for (const mark of ["<!--style-->", "<!--script-->"]) {
    if (template.split(mark).length !== 2) throw new Error(`The template needs exactly one ${mark}.`);
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${writePolicy(script, style)}">`;
  return template
    .replace(/(<head>\s*(?:<meta charset[^>]*>)?)/, (head) => `${head}\n${policy}`)
    .replace("<!--style-->", () => `<style>${style}</style>`)
    .replace("<!--script-->", () => `<script type="module">${script}</script>`);
}

/** @param {string} name @param {Uint8Array|string} content */
function printSize(name, content) {
  const packed = gzipSync(content, { level: 9 }).length;
  console.log(`${name.padEnd(16)} ${String(Buffer.byteLength(content)).padStart(8)} bytes ${String(packed).padStart(8)} gzipped`);
}

/** @param {string} name of web/pages/name.js and name.html @param {string} out @param {Record<string, string>} texts */
async function writePage(name, out, texts) {
  const page = await bundlePage(`web/pages/${name}.js`, texts);
  const skeleton = await readFile(`web/pages/${name}.html`, "utf8");
  for (const words of languages) {
    const { code } = words.language, path = code === "en" ? out : `${code}/${out}`;
    const template = fillNumbers(fillWords(await fillArticle(skeleton, code), words), measured, words);
    const html = fillTemplate(template, page).replace("<!--words-->", () => embedWords(name, words, measured, languages));
    await mkdir(dirname(`dist/${path}`), { recursive: true });
    await writeFile(`dist/${path}`, html);
    printSize(path, html);
  }
}

/** A core, checked to import nothing, as text for pages. @param {string} file */
async function packCore(file) {
  const wasm = await readFile(file);
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(Uint8Array.from(wasm)));
  if (imports.length) throw new Error(`${file} must import nothing, but asks for ${imports.map(({ name }) => name).join(", ")}.`);
  printSize(file, wasm);
  return pack(wasm);
}

/** Each page: its name in web/pages, its file in dist, and the core that it carries. */
const pages = [
  { name: "lab", out: "index.html", core: "dist/lab.wasm" },
  { name: "learn", out: "learn.html", core: "dist/lab.wasm" },
  { name: "embed", out: "embed.html", core: "dist/lab.wasm" },
  { name: "sweeps", out: "sweeps.html", core: "dist/lab-judges.wasm" },
].filter(({ name }) => existsSync(`web/pages/${name}.html`));

const cores = /** @type {Record<string, string>} */ ({});
const worker = await bundleWorker();
/** @type {import("./languages.mjs").Measured[]} */
const measured = JSON.parse(await readFile("dist/stories.json", "utf8"));
const languages = await readLanguages();
for (const { name, out, core } of pages) {
  cores[core] ??= await packCore(core);
  await writePage(name, out, { "virtual:wasm": cores[core], "virtual:worker": worker });
}
