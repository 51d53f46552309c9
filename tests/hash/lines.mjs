// The golden lines of text and their hashes, and how to ask a build of ours for a hash.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export const goldenFile = new URL("../golden/runs.csv", import.meta.url);

/** Rows are `line,hash`; a line may hold commas, a hash never. @returns {{line: string, hash: string}[]} */
export const readGoldens = () => readFileSync(goldenFile, "utf8").split("\n")
  .filter((row) => row.trim() && !row.startsWith("#") && row !== "line,hash")
  .map((row) => ({ line: row.slice(0, row.lastIndexOf(",")), hash: row.slice(row.lastIndexOf(",") + 1).trim() }));

/** The hash that a native build gives a line. @param {string} program @param {string} line */
export function hashNatively(program, line) {
  const said = execFileSync(program, ["run", line], { encoding: "utf8", maxBuffer: 1 << 28 });
  const found = said.trimEnd().split("\n").at(-1)?.match(/^hash (\S+)$/);
  if (!found) throw new Error(`${program} gave no hash for ${line}`);
  return found[1];
}

/** The hash that the WebAssembly core gives a line. @param {import("../../web/core/core.js").Core} core @param {string} line @returns {string} */
export function hashInCore(core, line) {
  if (core.open(line) < 0) throw new Error(core.error().text);
  while (core.step(1000) === 1000);
  return core.report().hash;
}
