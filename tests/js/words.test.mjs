// The words of every language: nothing missing, nothing left in English, the same gaps; and what the core says can all be retold.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { loadCore } from "../../web/core/core.js";
import { readCoreWords, readLanguages, retellingOf, readWords } from "../../web/build/languages.mjs";
import { faultsIn, proofread, textsOf } from "../../web/build/proofread.mjs";
import { createRetelling } from "../../web/words/retelling.js";
import { addressIn } from "../../web/view/language.js";
import { say } from "../../web/words/words.js";

const core = await loadCore(await WebAssembly.compile(readFileSync("dist/lab-judges.wasm")));
const english = await readWords("en.json"), said = await readCoreWords(), languages = await readLanguages();
const others = ["es", "de", "fr", "zh", "ar"];
/** Every text put between brackets, so that whatever is not retold shows. */
const marked = Object.fromEntries(Object.entries(said).map(([id, text]) => [id, `[${text}]`]));
const same = createRetelling(retellingOf(said, said), "en"), brackets = createRetelling(retellingOf(said, marked), "en");

test("the list of the core's words is the one that lrlab words prints", () => {
  assert.deepEqual(said, JSON.parse(execFileSync("build/lrlab", ["words"]).toString()));
});

test("ids of sentences are unique, whichever room says them", () => {
  const ids = Object.keys(said).filter((id) => /^(say|refuse|name)\./.test(id)).map((id) => id.split(".")[1]);
  assert.equal(new Set(ids).size, ids.length);
});

/** Every text in the catalog. @param {any} value @param {string[]} [found] @returns {string[]} */
function wordsIn(value, found = []) {
  for (const [key, part] of Object.entries(value ?? {})) {
    if (key === "args") continue;
    if (typeof part === "object") wordsIn(part, found);
    else if (/^(label|help|unit|text)$/.test(key) && part) found.push(part);
  }
  return found;
}

test("the catalogs are retold wholly, and nothing but their words is changed", () => {
  for (const [from, catalog] of /** @type {const} */ ([["", core.describe()], ["judges.", core.judges()]])) {
    assert.deepEqual(JSON.parse(JSON.stringify(same.catalog(catalog, from))), JSON.parse(JSON.stringify(catalog)));
    for (const text of wordsIn(brackets.catalog(catalog, from))) assert.match(text, /^\[.*\]$/s);
  }
});

/** A reply must be the same in the core's own words, and without a trace of them in others. @param {any} reply */
function check(reply) {
  assert.deepEqual(same.retell(reply), reply);
  for (const text of wordsIn(brackets.retell(reply))) assert.match(text, /\[/);
}

const keys = core.describe().knobs.map((/** @type {{key: string}} */ { key }) => key);
const items = core.describe().shelves.flatMap((/** @type {any} */ shelf) => shelf.items.map((/** @type {any} */ item) => ({ pair: `${shelf.key}=${item.key}`, keys: item.knobs.map((/** @type {{key: string}} */ { key }) => key) })));
const value = fc.oneof(fc.constantFrom("0", "1", "5pct", "120pct", "1e9", "-1", "2.5", "0.3", "", "x", "20,10", "5:2", "0pct:1:l,50pct:0.2", "linear:0:1", "linear:1:0:10,zigzag:0:1", "1:lr:0.1,0:lr:1", "1:seed:2", ",".repeat(600)), fc.string({ maxLength: 8 }));
const line = fc.tuple(fc.constantFrom(...items), fc.array(fc.tuple(fc.nat(200), value), { maxLength: 3 })).map(([item, pairs]) => [item.pair, ...pairs.map(([n, text]) => `${[...item.keys, ...keys, "nosuch"][n % (item.keys.length + keys.length + 1)]}=${text.replace(/&/g, "")}`)].join("&"));

test("whatever a line is refused with, warned of or marked by can be retold", () => {
  fc.assert(fc.property(line, (text) => check(core.resolve(text))), { numRuns: 3000 });
  for (const text of ["nosuch=1", "train=toString", "sched=constructor", "__proto__=1", "a".repeat(9000)]) check(core.resolve(text.slice(0, 8200)));
  check(core.drag("", 99, 0, 0));
});

test("the doctor's opinions can be retold, whatever became of the run", () => {
  for (const text of ["opt=sgd&lr=0.001", "lr=0.03", "opt=sgd&lr=3", "task=stream&lr=10", "opt=sgd&batch=4&lr=0.7&seed=2", "lr=0.35", "steps=40", "task=random&steps=200", "width=2&depth=0"]) {
    core.open(`${text}&steps=400`);
    core.step(3);
    check(core.doctor());
    core.step(400);
    check(core.doctor());
  }
});

test("what judges of many runs say can be retold, down to the names of runs", () => {
  for (const spec of ["judge=fair&seeds=2&tuning=1&grid=3//steps=20/sched=linear&steps=20/steps=20", "judge=range&seeds=2&check=3&test_steps=40/steps=30", "judge=map&seeds=1&grid=3&batch_hi=16&target=1/steps=20", "judge=sensitivity&seeds=2//steps=20/opt=sgd&steps=20", "judge=sensitivity&seeds=2//steps=20&lr=10", "judge=rescale/lr=9", "judge=range&from=1&to=1/", "judge=map&batch_lo=9&batch_hi=8/", `judge=fair/${"/".repeat(20)}`]) {
    let text = spec;
    for (let plan = core.plan(text); "lines" in plan && plan.lines.length; plan = core.plan(text)) {
      check(core.judge(text));
      for (const wanted of plan.lines) {
        core.open(wanted);
        core.step(1e6);
        text += `\n${core.result()}`;
      }
    }
    check(core.judge(text));
  }
});

test("the workers' own sentences are those that the words' file has for them", () => {
  const crew = readFileSync("web/core/crew.js", "utf8");
  for (const sentence of Object.values(english.bridge)) assert.ok(crew.includes(`"${sentence}"`), sentence);
});

test("a text with a number chooses its form, and its numbers are grouped", () => {
  assert.equal(say({ one: "{n} run", other: "{n} runs" }, { n: 1 }), "1 run");
  assert.equal(say({ one: "{n} run", other: "{n} runs" }, { n: 1200 }), "1,200 runs");
});

test("a file that lacks a text, a gap or a form is found out", () => {
  const words = { language: { ...english.language, code: "ar" }, a: "Tür {n}", b: "Haus", forms: { one: "eins", other: "{n} viele" } };
  assert.deepEqual(faultsIn({ language: english.language, a: "Door {x}", b: "House", c: "More", forms: { one: "one", other: "{n} many" } }, words), [
    "a: has the gaps {n}, not {x}", "c: is missing", ...["few", "many", "two", "zero"].map((form) => `forms: lacks the form ${form}`)]);
});

test("a language's address keeps the page, the query and the experiment", () => {
  const at = (/** @type {string[]} */ ...asked) => addressIn(asked[0], asked[1], asked[2]);
  assert.equal(at("https://x.org/lab/index.html?lang=de&theme=dark#lr=0.1/sched=cosine", "en", "de"), "https://x.org/lab/de/index.html?theme=dark#lr=0.1/sched=cosine");
  assert.equal(at("https://x.org/lab/de/learn.html#step", "de", "ar"), "https://x.org/lab/ar/learn.html#step");
  assert.equal(at("file:///a/dist/fr/sweeps.html", "fr", "en"), "file:///a/dist/sweeps.html");
  assert.equal(at("https://x.org/lab/#lr=1", "en", "zh"), "https://x.org/lab/zh/#lr=1");
  assert.equal(at("https://x.org/lab/zh/", "zh", "en"), "https://x.org/lab/");
});

/** Names and signs that are the same everywhere. */
const international = /^[\W\d_]*$|\b(LR Lab|PyTorch|Keras|Optax|timm|Hugging Face|ReLU|tanh|GELU|XOR|SGD|Adam|AdamW|NAdam|RAdam|Adagrad|RMSProp|AMSGrad|Lion|Nesterov|Beta|lr)\b|[=^]|^\W*\{/;

for (const code of others) {
  test(`${code}: every text is there, with its gaps and forms, and the article has its figures`, async () => {
    assert.deepEqual(await proofread(code), []);
    assert.ok(languages.some(({ language }) => language.code === code));
  });
  test(`${code}: hardly a text is left in English`, async () => {
    const words = await readWords(`${code}.json`), told = new Map(textsOf(words));
    const left = textsOf({ ...english, core: said }).filter(([path, text]) => path !== "language" && typeof text === "string" && /[a-z]{4}/i.test(text) && told.get(path) === text && !international.test(text));
    assert.ok(left.length <= 40, left.map(([path, text]) => `${path}: ${text}`).join("\n"));
  });
}
