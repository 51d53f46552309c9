// Builds what the benchmark runs: its own WebAssembly from the product's objects, the native command, the data, a worker a peer.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { peers, workloads } from "./workloads.mjs";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const built = join(here, "built");

/** @param {string} folder @param {RegExp} wanted @returns {string[]} */
const list = (folder, wanted) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  return entry.isDirectory() ? list(path, wanted) : wanted.test(path) ? [path] : [];
}).sort();

/** @param {string} command @param {string[]} words */
function runCommand(command, words) {
  if (spawnSync(command, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status !== 0) throw new Error(`${command} failed, see above.`);
}

/** The kernels as the product has them (its own objects), with the benchmark's cases on top. */
function buildWasm() {
  const folder = join(built, "objects");
  runCommand("./build.sh", ["objects", folder]);
  const objects = list(folder, /\.o$/).filter((path) => !path.endsWith("/wasm.o"));
  const roofs = ["c/bench.c", "c/bench_kernels.c", "c/bench_runs.c", "tests/bench/export.c"];
  const names = [...readFileSync(join(here, "export.c"), "utf8").matchAll(/^[^\s/].*?\b(bench_\w+)\(/gm)].map(([, name]) => `_${name}`).filter((name) => name !== "_bench_run");
  runCommand("emcc", ["-std=c11", "-O3", "-msimd128", "-mbulk-memory", "-mnontrapping-fptoint", "-ffp-contract=off", "-fno-math-errno", "-Ic", ...roofs, ...objects,
    "-o", join(built, "bench.wasm"), "--no-entry", "-sSTANDALONE_WASM", "-sFILESYSTEM=0", "-sINITIAL_MEMORY=536870912", "-sTOTAL_STACK=262144",
    "-Wl,--stack-first", "-sERROR_ON_UNDEFINED_SYMBOLS=0", "-sWARN_ON_UNDEFINED_SYMBOLS=0", `-sEXPORTED_FUNCTIONS=${names.join(",")}`]);
}

/** The same sources natively, 128-bit vectors, by each compiler there is. @returns {Record<string, string>} path by compiler */
export function buildNative() {
  const sources = list(join(root, "c"), /\.c$/).filter((path) => !/\/(wasm|unpack)\.c$/.test(path));
  /** @type {Record<string, string>} */
  const found = {};
  for (const compiler of ["gcc", "clang"]) {
    const out = join(built, `lrlab-${compiler}`);
    if (spawnSync(compiler, ["--version"], { stdio: "ignore" }).status !== 0) continue;
    const sse = process.arch === "x64" ? ["-msse4.1"] : [];
    runCommand(compiler, ["-std=c11", "-O3", "-ffp-contract=off", "-fno-math-errno", "-DLAB_SIMDE", ...sse, "-Ic", "-w", ...sources, "-o", out, "-lm"]);
    found[compiler] = out;
  }
  return found;
}

/** Opens the benchmark's WebAssembly. @param {(line: string) => void} say @param {() => number} seconds */
export async function openBench(say, seconds) {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(readFileSync(join(built, "bench.wasm"))), {
    host: { seconds, say: (/** @type {number} */ at) => { const bytes = new Uint8Array(memory, at, 512); say(new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)))); } },
    wasi_snapshot_preview1: new Proxy({}, { get: () => () => 0 }),
  });
  const c = /** @type {any} */ (instance.exports), memory = c.memory.buffer;
  c._initialize?.();
  /** @param {string} text */
  const write = (text) => { new Uint8Array(memory, c.bench_mail(), 8192).set(new TextEncoder().encode(`${text}\0`)); };
  return { c, memory, write };
}

/** One file a workload: samples in the order of LR Lab's first epoch, labels, then its initial weights, w (out, in) and b by layer. */
async function writeData() {
  for (const [name, { line, samples, inputs, layers }] of Object.entries(workloads)) {
    const { c, memory, write } = await openBench(() => {}, () => 0);
    write(line);
    if (c.bench_open() < 0) throw new Error(`The core refuses ${line}`);
    const floats = (/** @type {number} */ at, /** @type {number} */ n) => new Float32Array(memory, at, n);
    const x = floats(c.bench_x(), samples * inputs), y = floats(c.bench_y(), samples), order = new Int32Array(memory, c.bench_order(), samples);
    const rows = [...order].flatMap((i) => [...x.subarray(i * inputs, (i + 1) * inputs)]), labels = [...order].map((i) => y[i]);
    const weights = layers.flatMap((layer, i) => [...floats(c.bench_tensor(2 * i), layer.in * layer.out), ...floats(c.bench_tensor(2 * i + 1), layer.out)]);
    writeFileSync(join(built, `${name}.bin`), Float32Array.from([...rows, ...labels, ...weights]));
  }
  writeFileSync(join(built, "workloads.json"), JSON.stringify(workloads));
}

async function bundlePeers() {
  for (const peer of [...Object.keys(peers), "whole"]) {
    await build({
      entryPoints: [join(here, "peers", `${peer}.js`)], outdir: join(built, peer), bundle: true, minify: true, splitting: true, format: "esm", target: "es2022",
      legalComments: "none", logLevel: "error", define: { "process.env.NODE_ENV": '"production"' }, external: ["fs", "path", "worker_threads", "perf_hooks", "os", "crypto"],
    });
  }
  copyFileSync(join(root, "dist/lab.wasm"), join(built, "lrlab/lab.wasm"));
  for (const path of list(join(here, "node_modules/@tensorflow/tfjs-backend-wasm/dist"), /\.wasm$/)) copyFileSync(path, join(built, "tfjs-wasm", path.split("/").at(-1) ?? ""));
  writeFileSync(join(built, "index.html"), "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>Benchmark</title>");
}

export async function buildAll() {
  if (!existsSync(join(root, "dist/lab.wasm"))) throw new Error("Build LR Lab first: make dist");
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built);
  buildWasm();
  await writeData();
  if (existsSync(join(here, "node_modules"))) await bundlePeers();
  return { native: buildNative(), page: statSync(join(root, "dist/index.html")).size };
}
