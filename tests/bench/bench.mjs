// make bench: builds and measures LR Lab and its peers, the kernels and the page; prints tables, writes results/<date>.json and .md.
// Options: --quick (one short round), --rounds=N, --only=peers,kernels,page (or lighthouse, alone), --peers=lrlab,jax, --record (also into README.md).
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { executablePath } from "../../playwright.config.mjs";
import { buildAll, here, root } from "./build.mjs";
import { measureKernels } from "./kernels.mjs";
import { measureLighthouse, writeLighthouse } from "./lighthouse.mjs";
import { measurePage } from "./page.mjs";
import { measurePeers } from "./peers.mjs";
import { writeReport, writeSpeed } from "./report.mjs";
import { lossesCompared } from "./workloads.mjs";

const { values } = parseArgs({ options: {
  quick: { type: "boolean" }, record: { type: "boolean" }, only: { type: "string", default: "peers,kernels,page" }, peers: { type: "string" }, which: { type: "string", default: "" }, rounds: { type: "string" },
} });
const wanted = new Set(values.only.split(",")), quick = values.quick ?? false;
const say = (/** @type {string} */ line) => console.error(line);

if (wanted.has("lighthouse")) {
  console.log(writeLighthouse(await measureLighthouse(say)));
  process.exit();
}

const cpu = `${cpus()[0]?.model ?? "unknown CPU"}, ${cpus().length} virtual cores`;
const chromium = /[\d.]+/.exec(execFileSync(executablePath ?? "chromium", ["--version"], { encoding: "utf8" }))?.[0] ?? "unknown";
const loads = [loadavg()[0]];
const { native } = await buildAll();
const rounds = Number(values.rounds ?? (quick ? 1 : 5));
const plan = quick ? { warm: 300, block: 150, blocks: 3, losses: lossesCompared, patience: 0, tries: 1 } : { warm: 900, block: 350, blocks: 5, losses: lossesCompared, patience: 20_000, tries: 3 };

const figures = /** @type {import("./targets.mjs").Figures} */ ({});
if (wanted.has("page")) figures.page = await measurePage({ times: quick ? 3 : 15, seconds: quick ? 3 : 10, patience: plan.patience, say });
loads.push(loadavg()[0]);
if (wanted.has("kernels")) figures.kernels = await measureKernels(native, { rounds: quick ? 1 : Math.min(rounds, 3), which: values.which, say });
loads.push(loadavg()[0]);
if (wanted.has("peers")) figures.peers = await measurePeers({ rounds, plan, only: values.peers, say });
loads.push(loadavg()[0]);

const report = writeReport(figures, { cpu, chromium, rounds, load: loads.map((load) => load.toFixed(1)).join(", ") });
console.log(report);

const date = new Date().toISOString().slice(0, 10), commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
const plain = { date, commit, cpu, chromium, node: process.version, loads, quick, ...figures, kernels: figures.kernels && Object.fromEntries(Object.entries(figures.kernels).map(([build, cases]) => [build, [...cases.values()]])) };
if (!quick || values.record) {
  mkdirSync(join(here, "results"), { recursive: true });
  writeFileSync(join(here, "results", `${date}.json`), `${JSON.stringify(plain, (_, value) => (typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(6)) : value))}\n`);
  writeFileSync(join(here, "results", `${date}.md`), `# ${date}, commit ${commit}\n\n${report}\n`);
}
/** Puts a text between two marks of a file. @param {string} file @param {string} mark @param {string} text */
function writeBetween(file, mark, text) {
  const [before, rest] = readFileSync(file, "utf8").split(`<!--${mark}-->`), after = rest.split(`<!--/${mark}-->`)[1];
  writeFileSync(file, `${before}<!--${mark}-->\n${text}\n<!--/${mark}-->${after}`);
}
if (values.record) writeBetween(join(here, "README.md"), "results", `${date}, commit ${commit}. ${report}`);
if (values.record && figures.peers) writeBetween(join(root, "README.md"), "speed", `${date}, ${cpu}, Chromium ${chromium} headless, medians over ${rounds} rounds:\n\n${writeSpeed(figures.peers)}`);
