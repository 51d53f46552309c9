// Checks the floors of ARCHITECTURE.md: who may include, import, and say what; and prints how long files and functions are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** @type {string[]} */
const faults = [];

/** Ground first; rooms on one floor are strangers unless they are the same room. */
const cFloors = [["base"], ["kern"], ["knob"], ["sched", "opt", "model", "task"], ["run"], ["judge"], [""]];
const webFloors = ["words", "core", "state", "stories", "code", "view", "learn", "sweeps", "embed", "pages"];
/** Contracts that shelves may read from the floor above their own ground: none so far. */
const cMayUse = /** @type {Record<string, string[]>} */ ({});

/** @param {string} folder @param {RegExp} wanted @returns {string[]} */
const list = (folder, wanted) => readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => name !== "node_modules").flatMap((entry) => {
  const path = `${folder}/${entry.name}`;
  return entry.isDirectory() ? list(path, wanted) : wanted.test(path) ? [path] : [];
});

/** Source without comments and, for word checks, without what is in quotes. @param {string} text */
const stripComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, (c) => c.replace(/[^\n]/g, " ")).replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
/** @param {string} text */
const stripStrings = (text) => stripComments(text).replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

const files = [...list("c", /\.[ch]$/), ...list("web", /\.m?js$/)].sort().map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, code: stripComments(text), bare: stripStrings(text), room: path.split("/").slice(1, -1).join("/") };
});
const cFiles = files.filter(({ path }) => path.startsWith("c/")), webFiles = files.filter(({ path }) => path.startsWith("web/"));

/** @param {string} room */
const floorOf = (room) => cFloors.findIndex((rooms) => rooms.includes(room.split("/")[0]));

for (const { path, code, room } of cFiles) {
  for (const [, name] of code.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
    const theirs = name.includes("/") ? name.split("/")[0] : "";
    const file = cFiles.find((other) => other.path === `c/${name}`);
    if (name.includes("..") || !file) faults.push(`${path} includes "${name}", which is not written from c/.`);
    else if (theirs === room.split("/")[0] || cMayUse[room]?.includes(name)) continue;
    else if (floorOf(theirs) === floorOf(room)) faults.push(`${path} includes ${name}: shelves are strangers to one another.`);
    else if (floorOf(theirs) > floorOf(room)) faults.push(`${path} includes ${name}, which is above it.`);
  }
  if (floorOf(room) < 0) faults.push(`${path} is on no floor.`);
}

/** @param {{path: string, code: string, bare: string}[]} among @param {RegExp} word @param {(path: string) => boolean} allowed @param {string} rule @param {"code"|"bare"} [where] */
function forbid(among, word, allowed, rule, where = "bare") {
  for (const file of among) if (!allowed(file.path) && word.test(file[where])) faults.push(`${file.path}: ${rule}`);
}

forbid(cFiles, /\b(?:wasm_simd128|simde|immintrin|[exps]?mmintrin|arm_neon)\b[^\n]*\.h/, (p) => p === "c/base/simd.h", "only c/base/simd.h names a SIMD header.", "code");
forbid(cFiles, /\b(?:malloc|calloc|realloc|free|f?printf|puts|exit|abort)\s*\(/, (p) => /^c\/(?!wasm)\w+\.c$/.test(p), "only the terminal's files and tests allocate, print or exit.");
forbid(webFiles, /\bWebAssembly\b/, (p) => /^web\/(core\/(core|unpack)\.js|build\/.*)$/.test(p), "only web/core/core.js and unpack.js say WebAssembly.");
forbid(webFiles, /\bdocument\b\s*[.[]/, (p) => p === "web/words/embedded.js" || /^web\/(view|learn|sweeps|embed|pages)\//.test(p), "only web/view, web/learn, web/sweeps, web/embed and web/pages touch the document.");
forbid(webFiles.filter(({ path }) => !path.startsWith("web/build/")), /\bnew Worker\b/, (p) => p.startsWith("web/core/"), "only web/core makes workers.");
forbid(webFiles, /\b(?:localStorage|sessionStorage|indexedDB|XMLHttpRequest|fetch)\b\s*[.(]/, () => false, "no storage and no request.");

/** Pages use all, view uses state; all but core, stories and code use words, which like them use nobody. */
const mayImport = /** @type {Record<string, string[]>} */ ({ words: ["words"], core: ["core"], state: ["state", "words"], view: ["view", "state", "words"], stories: ["stories"], code: ["code"],
  learn: ["learn", "view", "state", "core", "words"], sweeps: ["sweeps", "learn", "view", "state", "core", "words"], embed: ["embed", "view", "state", "words"],
  pages: ["pages", "code", "sweeps", "embed", "learn", "view", "state", "core", "words"] });
for (const { path, code, room } of webFiles) {
  if (path.endsWith(".mjs")) continue; // a script of the build
  if (!webFloors.includes(room.split("/")[0])) { faults.push(`${path} is on no floor.`); continue; }
  for (const [, name] of code.matchAll(/^(?:import|export)\b(?:[^;"'=()]*\bfrom)?\s*["']([^"']+)["']/gm)) {
    if (!name.startsWith(".")) {
      if (name === "node:fs" && path === "web/words/english.js") continue; // never reaches a page
      if (name === "#texts" ? !/^web\/words\/(words|retelling)\.js$/.test(path) : /^(chart\.js|virtual:)/.test(name) ? !/^web\/(view|learn|pages)\//.test(path) : true) faults.push(`${path} imports ${name}.`);
      continue;
    }
    const theirs = normalize(join(dirname(path), name)).split("/")[1];
    if (!mayImport[room.split("/")[0]].includes(theirs)) faults.push(`${path} imports ${name}, which is beside or above it.`);
  }
}

for (const { path, text } of files) {
  const first = text.split("\n")[0];
  if (!/^(\/\/|\/\*)\s*\S.{15,}/.test(first)) faults.push(`${path}: the first line does not say what the file is.`);
  if (/(^|\/)(utils?|common|helpers?|types|config)\.[a-z]+$/.test(path)) faults.push(`${path}: a name that says nothing.`);
}
const machinePaths = new RegExp(["/work" + "/(shared|main)", "\\." + "library"].join("|"));
forbid([...files, ...list("tests", /\.(mjs|c|h|py|csv)$/).map((path) => ({ path, code: readFileSync(join(root, path), "utf8"), bare: "" }))],
  machinePaths, (p) => p === "tests/floors.mjs", "names a path of one machine.", "code");

/** Lines of each function, those of functions inside it taken off. @param {string} bare @param {boolean} isC */
function measureFunctions(bare, isC) {
  /** @type {{start: number, inner: number, isFunction: boolean}[]} */
  const stack = [];
  /** @type {{lines: number, at: number}[]} */
  const sizes = [];
  let line = 1, head = "";
  for (const c of bare) {
    if (c === "\n") line++;
    if (c === "{") {
      const opens = isC ? stack.length === 0 && /\)\s*$/.test(head) : /(=>|\)|\*)\s*$/.test(head) && !/\b(if|for|while|switch|catch|with)\s*\([^{};]*$/.test(head);
      stack.push({ start: line, inner: 0, isFunction: opens });
    } else if (c === "}") {
      const top = stack.pop();
      if (!top) continue;
      const lines = line - top.start + 1;
      const around = [...stack].reverse().find((block) => block.isFunction);
      if (top.isFunction) sizes.push({ lines: lines - top.inner, at: top.start });
      if (around) around.inner += top.isFunction ? lines : top.inner;
    }
    head = c === "{" || c === "}" || c === ";" ? "" : (head + c).slice(-300);
  }
  return sizes;
}

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** @param {string} name @param {typeof files} among @param {number} most */
function report(name, among, most) {
  const lengths = among.map(({ text }) => text.split("\n").length - 1);
  const functions = among.flatMap(({ path, bare }) => measureFunctions(bare, path.startsWith("c/")).map((size) => ({ ...size, path })));
  console.log(`${name}: ${among.length} files, median ${median(lengths)} lines (budget ${most}), longest ${Math.max(0, ...lengths)}; `
    + `${functions.length} functions, median ${median(functions.map(({ lines }) => lines))} (budget 10)`);
  for (const { path, lines, at } of functions) {
    const reasoned = /\breason\b|\blong because\b/i.test(files.find((file) => file.path === path)?.text.split("\n").slice(0, 3).join(" ") ?? "");
    if (lines > 60 && !reasoned) console.log(`  long: ${path}:${at} ${lines} lines`);
  }
}

report("C", cFiles.filter(({ path }) => !/_rows\.h$/.test(path)), 80);
report("JavaScript", webFiles, 90);
for (const fault of faults) console.error(`floors: ${fault}`);
console.log(`floors: ${files.length} files, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
