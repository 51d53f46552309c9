// No verdict flips between builds: what the judges say is the same text natively and in WebAssembly, letter by letter.
import test from "node:test";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openJudges } from "../oracle/judges.mjs";

const lines = readFileSync(new URL("../golden/doctor.csv", import.meta.url), "utf8").split("\n")
  .filter((row) => row && !row.startsWith("#")).map((row) => row.slice(row.indexOf(",") + 1));
const builds = ["gcc-O0", "gcc-O3-native", "clang-O2", "gcc-O2-plain"].map((name) => `build/matrix/${name}`);
const core = await openJudges("dist/lab-judges.wasm"), scalar = await openJudges("dist/lab-scalar.wasm");
/** @param {string} build @param {string[]} words */
const say = (build, ...words) => execFileSync(build, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] }).trimEnd();

const isLong = (/** @type {string} */ line) => /steps=[34]000|width=128/.test(line);
const answers = new Map();
const doctor = (/** @type {string} */ line) => answers.get(line) ?? answers.set(line, core.doctor(line)).get(line);

test("the doctor says the same of the labelled lines in WebAssembly with SIMD and without", () => {
  for (const line of lines.filter((line, i) => i % 3 === 1 && !isLong(line))) assert.deepEqual(doctor(line), scalar.doctor(line), line);
});

// Each labelled line in one native build, some short ones in the slowest: that runs have equal bits in all of them is tested next door.
for (const [which, build] of builds.entries()) {
  const some = build.endsWith("O0") ? lines.filter((line) => /steps=\d{2,3}(&|$)/.test(line)).filter((_, i) => i % 3 === 0) : lines.filter((line, i) => i % builds.length === which && !isLong(line));
  test(`the doctor says the same in ${build}`, () => {
    for (const line of some) assert.deepEqual(JSON.parse(say(build, "doctor", line, "--json")), doctor(line), line);
  });
}

const asked = [["fair", "seeds=3&tuning=2&grid=3", "steps=60/sched=constant/sched=cosine"], ["range", "seeds=2&test_steps=60&check=3", "steps=60"],
  ["map", "seeds=1&grid=5&batch_lo=8&batch_hi=32&equal=steps&target=0.9", "task=stream&opt=sgd&steps=40&held=64"], ["sensitivity", "seeds=3", "steps=60&lr=0.3/sched=constant/sched=linear"]];

for (const [judge, told, line] of asked) {
  test(`${judge} wants the same lines and answers the same in every build`, () => {
    const { results, answer } = core.settle(`judge=${judge}&${told}/${line}`), file = join(mkdtempSync(join(tmpdir(), "lab-")), "results");
    writeFileSync(file, results.join("\n"));
    assert.deepEqual(scalar.judge(`judge=${judge}&${told}/${line}`, results), answer);
    assert.deepEqual(scalar.plan(`judge=${judge}&${told}/${line}`, results), []);
    assert.deepEqual(JSON.parse(say(builds[1], judge, line, "--with", told, "--json")), answer);
    for (const build of builds) {
      assert.deepEqual(JSON.parse(say(build, judge, line, "--with", told, "--json", "--from", file)), answer, build);
      assert.equal(say(build, "plan", judge, line, "--with", told, "--from", file), "", build);
    }
  });
}

const hasParallel = spawnSync("parallel", ["--version"]).status === 0;
test("the script for GNU parallel in docs/sweeps.md says what one process says", { skip: !hasParallel && "GNU parallel is not installed" }, () => {
  const [, script] = /** @type {string[]} */ (readFileSync("docs/sweeps.md", "utf8").match(/```sh\n(set -eu[\s\S]*?)```/)), folder = mkdtempSync(join(tmpdir(), "lab-"));
  symlinkSync(resolve(builds[1]), join(folder, "lrlab"));
  const said = execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } }).trimEnd();
  const [, line, told] = /** @type {string[]} */ (script.match(/fair '([^']+)' --with '([^']+)'/));
  assert.equal(said, say(builds[1], "fair", line, "--with", told));
  assert.ok(said.split("\n").length >= 4, said);
});
