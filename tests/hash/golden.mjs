// Shows how the goldens would change with the present sources; with --accept it writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { goldenFile, hashNatively, readGoldens } from "./lines.mjs";

const fresh = new Map(readGoldens().map(({ line }) => [line, hashNatively("build/lrlab", line)]));
const changed = readGoldens().filter(({ line, hash }) => fresh.get(line) !== hash);
for (const { line, hash } of changed) console.log(`  ${line}\n- ${hash}\n+ ${fresh.get(line)}`);
console.log(`${changed.length} of ${fresh.size} golden lines changed`);

if (changed.length && process.argv.includes("--accept")) {
  const rows = readFileSync(goldenFile, "utf8").split("\n").map((row) => {
    const hash = fresh.get(row.slice(0, row.lastIndexOf(",")));
    return hash ? `${row.slice(0, row.lastIndexOf(","))},${hash}` : row;
  });
  writeFileSync(goldenFile, rows.join("\n"));
  console.log("written");
} else if (changed.length) {
  console.log("nothing written; ACCEPT=1 make golden writes them");
  process.exitCode = 1;
}
