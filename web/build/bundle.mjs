// Bundles one script, and the style it imports, as small as esbuild and terser can make them together.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { slimChart } from "./slim.mjs";

export const target = ["es2022", "chrome110", "firefox115", "safari16.4"];

/** What every bundle has in common. */
const common = { bundle: true, write: /** @type {const} */ (false), charset: /** @type {const} */ ("utf8"), legalComments: /** @type {const} */ ("none"), target };

/** Answers `virtual:` imports with texts, or with what boot.js has unpacked. @param {Record<string, string>} texts @returns {import("esbuild").Plugin} */
const serveVirtual = (texts) => ({
  name: "virtual",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path: path.slice("virtual:".length), namespace: "virtual" }));
    onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => (path in texts ? { contents: texts[path], loader: "text" } : { contents: `export default lrLab.${path}` }));
  },
});

/** English pages say what the core says as it is, and do without the module that retells it. @type {import("esbuild").Plugin} */
export const asSaid = {
  name: "as said",
  setup: ({ onResolve }) => void onResolve({ filter: /\/retelling\.js$/ }, () => ({ path: fileURLToPath(new URL("../words/as-said.js", import.meta.url)) })),
};

/** The script has its words in it, where no other language shares it: packed together they are smaller. @param {string} json @returns {import("esbuild").Plugin} */
export const withWords = (json) => ({
  name: "with words",
  setup: ({ onLoad }) => void onLoad({ filter: /\/web\/words\/embedded\.js$/ }, () => ({ contents: `export default ${json}` })),
});

/** What pages/bridge.js puts up, by the file it has it from. @returns {Promise<Map<string, string[]>>} */
async function readBridge() {
  const bridge = fileURLToPath(new URL("../pages/bridge.js", import.meta.url)), text = await readFile(bridge, "utf8");
  const list = (/** @type {string} */ names) => names.split(",").map((name) => name.trim()), up = list(/lrLab: \{(.*?)\}/s.exec(text)?.[1] ?? "");
  return new Map([...text.matchAll(/^import \{(.*)\} from "(.*)";$/gm)].map(([, names, path]) => [join(dirname(bridge), path), list(names).filter((name) => up.includes(name))]));
}

/** What the bridge has put up already is taken from there; who wants more of such a file than that is told so by the build. @type {import("esbuild").Plugin} */
export const overBridge = {
  name: "over the bridge",
  async setup({ onResolve, onLoad }) {
    const bridged = await readBridge();
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      return bridged.has(file) ? { path: file, namespace: "bridge" } : null;
    });
    onLoad({ filter: /.*/, namespace: "bridge" }, ({ path }) => ({ contents: `export const { ${bridged.get(path)} } = lrLab;` }));
  },
};

/** Properties that begin with _ are Chart.js's own; they keep that letter, for it asks for it, and some their names: what is also said in quotes, and a core's own.
 * @param {string} script */
const ownNames = (script) => ({
  regex: /^_[a-z]/i, reserved: ["_initialize", ...[...script.matchAll(/["'`](_\w+)["'`]/g)].map(([, name]) => name)],
  nth_identifier: { get: (/** @type {number} */ n) => `_${n.toString(36)}` },
});

/** Terser after esbuild saves a tenth of the page; functions that it puts in the place of their one call pack worse. Reading a property does nothing else in
 * this project, and no function that is written as one is made with `new`. @param {string} script */
async function shorten(script) {
  const compress = { passes: 3, inline: 1, pure_getters: true, unsafe_arrows: true };
  const { code = "" } = await minify(script, { module: true, ecma: 2020, compress, mangle: { properties: ownNames(script) } });
  return code.trim();
}

/** Custom properties need their prefix in the source, where whoever reads a rule should know whose they are, and not in a page that has no others. @param {string} text */
const unprefixed = (text) => text.replaceAll("--lr-lab-", "--");

/** @param {string} entry @param {Record<string, string>} [texts] what is behind its `virtual:` imports @param {import("esbuild").Plugin[]} [plugins] */
export async function bundle(entry, texts = {}, plugins = []) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "esm", outdir: "dist", plugins: [serveVirtual(texts), slimChart, ...plugins] });
  const find = (/** @type {string} */ end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const { code: style } = await transform(find(".css"), { loader: "css", minify: true, target });
  return { script: unprefixed(await shorten(find(".js"))), style: unprefixed(style.trim()) };
}
