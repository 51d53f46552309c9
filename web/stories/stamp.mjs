// Says of which core and which stories a measurement is: one hash of both.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

const here = new URL("./", import.meta.url);

/** @param {Uint8Array} wasm */
export async function stampOf(wasm) {
  const sources = await Promise.all((await readdir(here)).sort().map((name) => readFile(new URL(name, here))));
  return sources.reduce((all, source) => all.update(source), createHash("sha256").update(wasm)).digest("hex");
}
