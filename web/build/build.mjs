// Bundles the page and the core into one HTML file, dist/index.html, and prints its sizes.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { deflateSync, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { minify } from "terser";

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
  const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "esm", outdir: "dist", plugins: [serveVirtual(texts)] });
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

const wasm = await readFile("dist/lab.wasm");
const imports = WebAssembly.Module.imports(await WebAssembly.compile(Uint8Array.from(wasm)));
if (imports.length) throw new Error(`The core must import nothing, but asks for ${imports.map(({ name }) => name).join(", ")}.`);
const worker = await bundleWorker();
const page = await bundlePage("web/pages/lab.js", {
  "virtual:wasm": deflateSync(wasm, { level: 9 }).toString("base64"),
  "virtual:worker": worker,
});
const html = fillTemplate(await readFile("web/pages/lab.html", "utf8"), page);
await mkdir("dist", { recursive: true });
await writeFile("dist/index.html", html);
printSize("lab.wasm", wasm);
printSize("worker", worker);
printSize("style", page.style);
printSize("index.html", html);
