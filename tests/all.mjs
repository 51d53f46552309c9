// Runs every stage of the tests, one make target each, and closes with how many passed and failed.
import { spawn } from "node:child_process";

/** A stage, and how to read what its runner says it counted; a runner that says nothing counts as one. */
const stages = [
  { target: "check" },
  { target: "test-c", passed: /\[  PASSED  \] (\d+) test/g, failed: /\[  FAILED  \] (\d+) test/g },
  { target: "test-js", passed: /^(?:#|ℹ) pass (\d+)/gm, failed: /^(?:#|ℹ) fail (\d+)/gm },
  { target: "test-hash", passed: /^(?:#|ℹ) pass (\d+)/gm, failed: /^(?:#|ℹ) fail (\d+)/gm },
  { target: "test-engines", passed: /^(?:#|ℹ) pass (\d+)/gm, failed: /^(?:#|ℹ) fail (\d+)/gm },
  { target: "test-e2e", passed: /^ +(\d+) passed/gm, failed: /^ +(\d+) failed/gm },
];

/** @param {string} target @returns {Promise<{code: number, said: string}>} */
const runStage = (target) => new Promise((done) => {
  const child = spawn("make", ["--no-print-directory", "-j2", target], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const [from, to] of /** @type {const} */ ([[child.stdout, process.stdout], [child.stderr, process.stderr]])) {
    from.on("data", (/** @type {Buffer} */ data) => { said += data; to.write(data); });
  }
  child.on("close", (code) => done({ code: code ?? 1, said }));
});

/** @param {string} said @param {RegExp} [pattern] */
const count = (said, pattern) => (pattern ? [...said.matchAll(pattern)].reduce((sum, [, n]) => sum + Number(n), 0) : 0);

let passed = 0, failed = 0;
for (const { target, passed: good, failed: bad } of stages) {
  const began = Date.now();
  console.log(`\n==== make ${target}`);
  const { code, said } = await runStage(target);
  const [ok, wrong] = [count(said, good), count(said, bad)];
  passed += good ? ok : Number(code === 0);
  failed += Math.max(wrong, code === 0 ? 0 : 1);
  console.log(`==== make ${target}: ${code === 0 ? "passed" : "FAILED"}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
