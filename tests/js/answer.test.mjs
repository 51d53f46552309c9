// What a student hands in is found true or not, in the terminal and on the page alike, whatever a form did to the text.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { compileCore, loadCore } from "../../web/core/core.js";
import { answersIn } from "../../web/sweeps/checking.js";

const open = async (/** @type {string} */ file) => loadCore(await compileCore(Uint8Array.from(readFileSync(file))));
const lab = await open("dist/lab.wasm"), judge = await open("dist/lab-judges.wasm");

/** @param {typeof lab} core @param {string} line */
function train(core, line) {
  if (core.open(line) < 0) return null;
  core.step(1e6);
  return core;
}

/** An answer as the lab copies it. @param {string[]} lines @param {(words: string) => string} [forge] */
function answerTo(lines, forge = (words) => words) {
  const words = lines.map((line) => {
    const { state, held_loss: loss, hash } = /** @type {typeof lab} */ (train(lab, line)).report();
    return `${lab.line() || "-"} loss=${state === "diverged" ? "none" : loss} hash=${hash}`;
  });
  const said = forge(`lrlab1 ${words.join(" ")}`);
  return `${said} ${lab.seal(said)}`;
}

/** @param {string} answer @returns {{true?: boolean, id: string, text: string}} */
function check(answer) {
  const results = (judge.check(answer).missing ?? []).map((/** @type {string} */ line) => train(judge, line)?.result() ?? `${line}\t\tstate=refused`);
  return judge.check([answer, ...results].join("\n"));
}

/** @param {string[]} args @param {string} [input] */
const lrlab = (args, input) => spawnSync("build/lrlab", ["check", ...args], { input, encoding: "utf8" });

const lines = ["steps=60", "steps=60&sched=cosine&lr=0.1", ""], good = answerTo(lines);
const dead = answerTo(["task=stream&lr=10&steps=200"]);
const forgeries = /** @type {const} */ ([
  ["answer_loss", answerTo(lines, (said) => said.replace(/loss=\S+/, "loss=0.001"))],
  ["answer_hash", answerTo(lines, (said) => said.replace(/hash=\S+/, "hash=00000000"))],
  ["answer_diverges", answerTo(["task=stream&lr=10&steps=200"], (said) => said.replace("none", "0.5"))],
  ["answer_converges", answerTo(lines, (said) => said.replace(/loss=\S+/, "loss=none"))],
  ["answer_refused", answerTo(lines, (said) => said.replace("steps=60", "steps=60&lr=99"))],
  ["answer_changed", good.replace("loss=0.", "loss=0.0")],
  ["answer_changed", good.slice(0, -30)],
]);

test("a copied answer is true, in the terminal and in the core of the page", () => {
  for (const answer of [good, dead]) {
    assert.deepEqual([check(answer).true, check(answer).id], [true, "answer_true"]);
    const { status, stdout } = lrlab([answer]);
    assert.deepEqual([status, stdout], [0, "True: trained again, every run ends as this answer says.\n"]);
  }
});

test("what was changed is not true, even where the checksum was made to fit, and the sentence says what is wrong", () => {
  for (const [id, answer] of forgeries) {
    const said = check(answer), { status, stdout } = lrlab([answer]);
    assert.deepEqual([said.true, said.id], [false, id], said.text);
    assert.deepEqual([status, stdout], [1, `${said.text}\n`]);
  }
});

test("what a form does to an answer is forgiven: quotes, columns, line breaks, &amp; and spaces that do not break", () => {
  const csv = `name,answer,when\nAda,"${good.replaceAll("&", "&amp;")}",today\nBob,"  ${good.replaceAll(" ", "\u00a0").replace("hash", "\r\nhash")}"\tlate\nEve,${forgeries[0][1]}\n`;
  const { status, stdout } = lrlab(["-"], csv);
  assert.deepEqual(stdout.split("\n").map((row) => row.slice(0, 12)), ["line 2: True", "line 3: True", "line 5: Not ", ""]);
  assert.equal(status, 1);
});

test("what stands behind an answer cannot pass for its results", () => {
  const forged = answerTo(["steps=60"], (said) => said.replace(/loss=\S+/, "loss=0.001"));
  const hash = /hash=(\w+)/.exec(forged)?.[1];
  const { status, stdout } = lrlab(["-"], `${forged}\nsteps=60\t${hash}\tstate=finished&held_loss=0.001\n`);
  assert.deepEqual([status, /Not true/.test(stdout)], [1, true]);
  assert.deepEqual(answersIn(`Eve,"${forged}"\nsteps=60\t${hash}\tstate=finished\n${good}\n`), [forged, good]);
});

test("the loop that teachers are given says who is right", () => {
  const script = /```sh\n([^]*?)```/.exec(readFileSync("docs/teaching.md", "utf8"))?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "answers-"));
  writeFileSync(join(folder, "answers.csv"), `Ada,"${good}"\nEve,"${forgeries[0][1]}"\n`);
  const { stdout } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8", env: { ...process.env, PATH: `${resolve("build")}:${process.env.PATH}` } });
  assert.deepEqual(stdout.split("\n").map((row) => row.split(",").slice(0, 2).join()), ["Ada,right", "Eve,wrong", ""]);
});

test("a file may be named after what is in it", () => {
  const file = join(mkdtempSync(join(tmpdir(), "answers-")), "lrlab1.csv");
  writeFileSync(file, `Ada,"${good}"\n`);
  const { stdout, status } = lrlab([file]);
  assert.match(stdout, /^line 1: True/);
  assert.equal(status, 0);
});

test("where there is no answer, that is said", () => {
  assert.equal(judge.check("opt=sgd"), null);
  assert.equal(lrlab([], "name,answer\n").status, 2);
  assert.match(lrlab(["opt=sgd"]).stderr, /neither an answer nor a file/);
  for (let cut = 0; cut < good.length; cut += 7) assert.notEqual(judge.check(good.slice(0, cut))?.true, true);
});

test("a text far too long to be an answer is none, and the answers around it are found", () => {
  const all = answersIn(`${good}\nlrlab1 ${"é".repeat(2e6)}\n${good}`);
  assert.deepEqual(all.map((one) => judge.check(one)?.missing?.length ?? 0), [lines.length, 0, lines.length]);
});
