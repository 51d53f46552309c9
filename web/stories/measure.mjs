// Measures every story with dist/lab.wasm and writes dist/stories.json, which the pages carry; does nothing when that is up to date.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileCore, loadCore } from "../core/core.js";
import { stampOf } from "./stamp.mjs";
import { seeds, stories } from "./stories.js";
import { measure } from "./trial.js";

const count = Number(process.env.SEEDS ?? seeds);
const dist = new URL("../../dist/", import.meta.url);
const out = fileURLToPath(new URL("stories.json", dist)), stamp = fileURLToPath(new URL("stories.hash", dist));

const wasm = await readFile(new URL("lab.wasm", dist));
const hash = await stampOf(wasm);

if (await readFile(stamp, "utf8").catch(() => "") === hash) {
  console.log("stories          measured before, nothing has changed since");
} else {
  const core = await loadCore(await compileCore(Uint8Array.from(wasm)));
  const told = stories.map((story) => measure(core, story, count));
  for (const { id, claims } of told) for (const claim of claims) if (!claim.holds || process.argv.includes("-v")) {
    console.log(`${claim.holds ? "holds" : "FAILS"}  ${id}: ${claim.says}: ${claim.value.toPrecision(4)} (${claim.atLeast !== undefined ? `at least ${claim.atLeast.toPrecision(3)}` : `at most ${claim.atMost?.toPrecision(3)}`})`);
  }
  await writeFile(out, JSON.stringify(told));
  await writeFile(stamp, hash);
  console.log(`stories          ${told.length} measured over ${count} seeds, ${told.flatMap(({ claims }) => claims).filter(({ holds }) => !holds).length} claims fail`);
}
