// No verdict flips between builds: what the judges say is the same text natively and in WebAssembly, letter by letter.
import test from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJudges } from "../oracle/judges.mjs";

const lines = readFileSync(new URL("../golden/doctor.csv", import.meta.url), "utf8").split("\n")
  .filter((row) => row && !row.startsWith("#")).map((row) => row.slice(row.indexOf(",") + 1));
const builds = ["gcc-O0", "gcc-O3-native", "clang-O2", "gcc-O2-plain"].map((name) => `build/matrix/${name}`);
const core = await openJudges("dist/lab-judges.wasm"), scalar = await openJudges("dist/lab-scalar.wasm");
/** @param {string} build @param {string[]} words */
const say = (build, ...words) => execFileSync(build, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] }).trimEnd();

test("the doctor says the same of every labelled line in WebAssembly with SIMD and without", () => {
  for (const line of lines) assert.deepEqual(core.doctor(line), scalar.doctor(line), line);
});

for (const build of builds) {
  const some = build.endsWith("O0") ? lines.filter((_, i) => i % 3 === 0) : lines;
  test(`the doctor says the same in ${build}`, () => {
    for (const line of some) assert.deepEqual(JSON.parse(say(build, "doctor", line, "--json")), core.doctor(line), line);
  });
}

const asked = [["fair", "seeds=3&tuning=2&grid=3", "steps=60/sched=constant/sched=cosine"], ["range", "seeds=2&test_steps=60&check=3", "steps=60"],
  ["map", "seeds=1&grid=5&batch_lo=8&batch_hi=64&target=0.9", "task=stream&opt=sgd&steps=60&held=64"], ["sensitivity", "seeds=3", "steps=60&lr=0.3/sched=constant/sched=linear"]];

for (const [judge, told, line] of asked) {
  test(`${judge} wants the same lines, runs them to the same results and answers the same in every build`, () => {
    const { results, answer } = core.settle(`judge=${judge}&${told}/${line}`), file = join(mkdtempSync(join(tmpdir(), "lab-")), "results");
    writeFileSync(file, results.join("\n"));
    assert.deepEqual(scalar.settle(`judge=${judge}&${told}/${line}`), { results, answer });
    for (const build of builds) {
      assert.deepEqual(JSON.parse(say(build, judge, line, "--with", told, "--json")), answer, build);
      assert.deepEqual(JSON.parse(say(build, judge, line, "--with", told, "--json", "--from", file)), answer, build);
      assert.equal(say(build, "plan", judge, line, "--with", told, "--from", file), "", build);
    }
  });
}
