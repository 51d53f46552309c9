// One hash per line of text: four native builds, WebAssembly with SIMD and without.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { loadCore } from "../../web/core/core.js";
import { hashInCore, hashNatively, readGoldens } from "./lines.mjs";

const goldens = readGoldens();

/** @param {string} file */
const openWasm = async (file) => loadCore(await WebAssembly.compile(readFileSync(file)));

test("there are at least 20 golden lines, 3 of which diverge", async () => {
  const core = await openWasm("dist/lab.wasm");
  const ends = goldens.map(({ line }) => { hashInCore(core, line); return core.state(); });
  assert.ok(goldens.length >= 20, `${goldens.length} lines`);
  assert.ok(ends.filter((state) => state === "diverged").length >= 3, ends.join(" "));
});

for (const build of ["gcc-O3-native", "clang-O2", "gcc-O2-plain"]) {
  test(`${build} gives every golden line its hash`, () => {
    for (const { line, hash } of goldens) assert.equal(hashNatively(`build/matrix/${build}`, line), hash, line);
  });
}

// Without optimization every lane is a call of a function: three heavy lines would take as long there as all the rest.
test("gcc-O0 gives the golden lines their hashes, but for three heavy ones", () => {
  const light = goldens.filter(({ line }) => !/task=digits|batch=512/.test(line));
  assert.equal(light.length, goldens.length - 3);
  for (const { line, hash } of light) assert.equal(hashNatively("build/matrix/gcc-O0", line), hash, line);
});

for (const file of ["dist/lab.wasm", "dist/lab-scalar.wasm"]) {
  test(`${file} gives every golden line its hash`, async () => {
    const core = await openWasm(file);
    for (const { line, hash } of goldens) assert.equal(hashInCore(core, line), hash, line);
  });
}

