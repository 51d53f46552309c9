// The lrlab command as the judge of what the page shows: the address's runs, their preview, their hash and their last row.
import { execFileSync } from "node:child_process";
import { mergeLine } from "../../web/state/experiment.js";
import { parseExperiment } from "../../web/state/text.js";

/** Builds the command where it is not built, or older than its sources. */
export const buildTerminal = () => void execFileSync("make", ["--no-print-directory", "-s", "build/lrlab"]);

/** @param {...string} args */
const lrlab = (...args) => execFileSync("build/lrlab", args, { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "ignore"] });

/** The lines of an address's hash part. @param {string} hash */
export function linesOf(hash) {
  const experiment = parseExperiment(hash);
  return experiment.runs.map((_, i) => mergeLine(experiment, i));
}

/** The rate at every step. @param {string} line */
export const previewOf = (line) => lrlab("preview", line).trim().split("\n").slice(1).map((row) => Number(row.split(",")[1]));

/** Rows of a run, one a step, and the hash of its weights. @param {string} line @param {...string} more */
export function runOf(line, ...more) {
  const rows = lrlab("run", line, ...more).trim().split("\n");
  const last = rows.findIndex((row) => row.startsWith("hash "));
  const columns = rows[0].split(",");
  const table = rows.slice(1, last).map((row) => Object.fromEntries(row.split(",").map((cell, k) => [columns[k], cell === "" ? NaN : Number(cell)])));
  return { hash: rows[last].slice(5).trim(), rows: table, text: rows.slice(1, last) };
}
