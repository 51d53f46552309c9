// The judges on real runs in the WebAssembly core: labelled lines, fastai's rules, false alarms, and the laws that must come out.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openJudges } from "../oracle/judges.mjs";
import { readCurves, suggest } from "../oracle/lrfind.mjs";

const core = await openJudges("dist/lab-judges.wasm");
/** LAB_LONG=1 gives every law more seeds and steps, and false alarms more tasks. */
const long = Boolean(process.env.LAB_LONG);
/** @param {string} spec */
const ask = (spec) => core.settle(spec).answer;
/** @param {string} line @param {string} key */
const numberIn = (line, key) => Number(line.match(new RegExp(`[\\t&]${key}=([^&\\t]+)`))?.[1] ?? NaN);

/** What the doctor says of a labelled line; each is trained once. @type {Map<string, any>} */
const opinions = new Map();
const doctor = (/** @type {string} */ line) => opinions.get(line) ?? opinions.set(line, core.doctor(line)).get(line);
const labelled = readFileSync(new URL("../golden/doctor.csv", import.meta.url), "utf8").split("\n")
  .filter((row) => row && !row.startsWith("#")).map((row) => ({ verdicts: row.slice(0, row.indexOf(",")).split("|"), line: row.slice(row.indexOf(",") + 1) }));

test("the doctor is right about at least 95 % of the labelled lines, and about most of each kind", () => {
  /** @type {Record<string, number[]>} */
  const right = {};
  const wrong = [];
  for (const { verdicts, line } of labelled) {
    const { verdict } = doctor(line), ok = verdicts.includes(verdict);
    (right[verdicts[0]] ??= []).push(Number(ok));
    if (!ok) wrong.push(`${line}: ${verdict}, not ${verdicts}`);
  }
  assert.ok(labelled.length >= 40);
  assert.ok(wrong.length <= 0.05 * labelled.length, wrong.join("\n"));
  for (const [verdict, hits] of Object.entries(right)) assert.ok(hits.reduce((a, b) => a + b, 0) > hits.length / 2, `${verdict}:\n${wrong.join("\n")}`);
});

test("every verdict comes with sentences, evidence and remedies that are accepted as they stand", () => {
  for (const { line } of labelled) {
    const { verdict, sentences, evidence, remedies } = doctor(line);
    assert.ok(sentences.length && evidence.length > 5, line);
    for (const { text, id, args } of sentences) assert.ok(/^[A-Z\d].*[.]$/.test(text) && id && args && !/[{}]|nan|undefined/.test(text), text);
    assert.equal(remedies.length > 0, verdict !== "fine", `${line}: ${verdict}`);
    for (const { label, change } of remedies) assert.ok(label && core.resolve(`${line}&${change}`).line, change);
  }
});

test("an early run gets no verdict yet", () => assert.equal(core.doctor("steps=5").verdict, "early"));

test("lint stands beside its knob in what a line resolves to, and its fix mends it", () => {
  for (const line of ["warmup=2000", "sched=restarts&period=2000", "sched=restarts&period=400&multiplier=2", "sched=cosine&warmup=10pct&dialect=keras", "sched=step&period=9999"]) {
    const { lint } = core.resolve(line);
    assert.ok(lint.length, line);
    const fixed = lint.reduce((/** @type {string} */ text, /** @type {any} */ { fix }) => (fix ? `${text}&${fix.change}` : text), line);
    assert.deepEqual(core.resolve(fixed).lint, [], fixed);
    for (const { key } of lint) assert.ok(key in core.resolve(line).values || key === "sched", key);
  }
  assert.deepEqual(core.resolve("").lint, []);
});

test("fastai's four rules say the same of recorded curves as fastai does", () => {
  const curves = readCurves();
  assert.ok(curves.length >= 3);
  for (const curve of curves) {
    const { line, from, to, steps, loss } = curve, spec = `judge=range&seeds=1&check=0&from=${from}&to=${to}&test_steps=${steps}/${line}`;
    const [rise] = core.plan(spec, []), state = loss.length < steps ? "diverged" : "finished";
    const { rules } = core.judge(spec, [`${rise}\t00000000\tstate=${state}&step=${loss.length}\t${loss.join(",")}`]);
    const ours = Object.fromEntries(rules.map((/** @type {any} */ { key, picks }) => [key, picks[0]]));
    for (const [rule, theirs] of Object.entries(suggest(curve))) assert.ok(Math.abs(ours[rule] / theirs - 1) < 1e-4, `${line} ${rule}: ${ours[rule]}, not ${theirs}`);
  }
});

test("a range test counts how often each rule's pick trained well, and fastai's steepest does worse than minimum / 10", () => {
  const { rules, sentences, median, curves } = ask("judge=range&seeds=6&test_steps=150&check=7/steps=300&opt=sgd");
  const good = Object.fromEntries(rules.map((/** @type {any} */ r) => [r.key, r.good]));
  assert.ok(rules.every((/** @type {any} */ r) => r.tried === 6), JSON.stringify(rules));
  assert.ok(good.minimum >= 5 && good.minimum > good.steepest, JSON.stringify(good));
  assert.ok(median.length > 100 && curves.length === 6 && sentences.length === 6);
});

test("a plan is finished when its lines are, wherever and in whatever order they ran", () => {
  const spec = "judge=fair&seeds=3&tuning=2&grid=3/steps=60/sched=constant/sched=cosine", { results, answer } = core.settle(spec);
  assert.deepEqual(core.plan(spec, results), []);
  assert.deepEqual(core.judge(spec, [...results].reverse()), answer);
  assert.deepEqual(core.judge(spec, [...results, "nonsense", results[0], "x\ty\tz"]), answer);
  const half = results.slice(0, 7), partial = core.judge(spec, half);
  assert.ok(partial.missing > 0 && /still to come/.test(partial.sentences[0].text));
  const lines = (/** @type {string[]} */ some) => new Set(some.map((r) => r.split("\t")[0])), next = core.plan(spec, half);
  assert.equal(lines(results).size, results.length);
  assert.ok(next.length > 0 && next.every((line) => lines(results).has(line) && !lines(half).has(line)), next.join("\n"));
});

test("where every run diverged nobody is said to end lowest, nor to bear any rate", () => {
  const { sentences } = ask("judge=fair&seeds=2&tuning=1&grid=3&below=1&above=1/task=stream&label_noise=2&momentum=0.99&steps=300&lr=10/sched=constant/sched=linear");
  assert.deepEqual(sentences.map((/** @type {any} */ { id }) => id), ["wild", "wild"]);
});

test("rates are chosen on other seeds than those that are judged", () => {
  const { results } = core.settle("judge=fair&seeds=3&tuning=2&grid=3/steps=40/sched=constant/sched=cosine");
  const seeds = new Set(results.map((r) => Number(r.match(/&seed=(\d+)\t/)?.[1])));
  assert.deepEqual([...seeds].sort((a, b) => a - b), [1, 2, 3, 1001, 1002]);
});

test("what cannot be judged is refused with a sentence", () => {
  assert.throws(() => core.plan(`judge=fair/steps=10/name=${"x".repeat(8100)}`, []), /too long/);
  for (const spec of ["judge=fare/", "judge=fair&seeds=0/", "judge=fair/sched=zzz", "judge=range&from=1&to=0.1/", "judge=map&batch_lo=64&batch_hi=8/", `judge=fair/${"/lr=1".repeat(17)}`]) {
    assert.throws(() => core.plan(spec, []), /[a-z].*[.]$/, spec);
    assert.throws(() => core.judge(spec, []), /[a-z].*[.]$/, spec);
  }
});

/** Real short runs, each of its own seed; every trial deals them out anew to two names. @param {string} base @param {number} trials */
function countTies(base, trials) {
  const seeds = 200, known = new Map();
  let state = 1, ties = 0;
  const random = (/** @type {number} */ n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const deal = () => {
    const cards = Array.from({ length: seeds }, (_, i) => i + 1);
    for (let i = seeds - 1; i > 0; i--) { const j = random(i + 1); [cards[i], cards[j]] = [cards[j], cards[i]]; }
    return cards;
  };
  for (let k = 0; k < trials; k++) {
    const cards = /** @type {Record<string, number[]>} */ ({ A: deal(), B: deal() });
    const { answer } = core.settle(`judge=fair/${base}/name=A/name=B`, (line) => {
      const [, name, lr, seed] = /** @type {string[]} */ (line.match(/name=(\w)&lr=([^&]+)&seed=(\d+)$/));
      const real = `${base}&lr=${lr}&seed=${cards[name][Number(seed) > 1000 ? Number(seed) - 951 : Number(seed) - 1]}`;
      if (!known.has(real)) known.set(real, core.result(real).split("\t").slice(1).join("\t"));
      return `${line}\t${known.get(real)}`;
    });
    ties += Number(/A and B cannot be told apart|B and A cannot be told apart/.test(answer.sentences[1].text));
  }
  return ties;
}

test("a schedule compared with itself on other seeds cannot be told apart, at least 95 times in 100", () => {
  const tasks = long ? ["steps=120&sched=linear", "steps=200&sched=constant", "task=stream&opt=adam&steps=100&sched=cosine&held=128"] : ["steps=80&sched=linear&train=256&held=64"];
  for (const base of tasks) assert.ok(countTies(base, 100) >= 95, base);
});

test("decay beats constant by more than half when each is tuned, and linear and cosine tie", () => {
  const { pairs } = ask(`judge=fair&tuning=3/task=stream&opt=adam&lr=0.02&steps=${long ? 2000 : 800}&warmup=5pct/sched=constant/sched=linear/sched=cosine`);
  const [linear, cosine, tie] = pairs;
  assert.ok(linear.apart && linear.b === 0 && linear.ratio > 1.5, JSON.stringify(linear));
  assert.ok(cosine.apart && cosine.b === 0 && cosine.ratio > 1.5, JSON.stringify(cosine));
  assert.ok(tie.ratio < 1.25, JSON.stringify(tie));
  const spiral = ask("judge=fair&tuning=3/steps=400/sched=linear/sched=cosine");
  assert.match(spiral.sentences[1].text, /cannot be told apart/);
});

test("decaying to zero gains more over decaying to a tenth the longer the run", () => {
  const [short, far] = [250, long ? 4000 : 2000].map((steps) => ask(`judge=fair&tuning=3/task=stream&opt=adam&lr=0.02&steps=${steps}&warmup=5pct&sched=linear/floor=0/floor=0.1`).pairs[0]);
  const gain = (/** @type {any} */ { a, ratio }) => (a === 0 ? ratio : 1 / ratio);
  assert.ok(far.apart && gain(far) > 1.25 && gain(far) > 1.15 * gain(short), `${gain(short)} then ${gain(far)}`);
});

test("warmup raises the highest usable rate", () => {
  /** Rates at which at least 9 of 12 seeds train. @param {string} warmup */
  const highest = (warmup) => Math.max(...[0.0625, 0.125, 0.25, 0.5].filter((lr) => {
    const ends = Array.from({ length: 12 }, (_, s) => numberIn(core.result(`task=stream&batch=256&steps=200&held=256&sched=linear&warmup=${warmup}&lr=${lr}&seed=${s + 1}`), "held_loss"));
    return ends.filter((loss) => loss < 0.55).length >= 9;
  }));
  const [cold, warm] = [highest("0"), highest("20pct")];
  assert.ok(warm >= 2 * cold, `${cold} then ${warm}`);
});

test("with equal samples the best rate grows in proportion to the batch size while it is small, then no longer, and the critical batch size fits", () => {
  const { rate_law: law, batches, critical } = ask("judge=map&seeds=12&grid=9&below=20&above=16&batch_lo=2&batch_hi=512&target=0.7/task=stream&width=16&label_noise=2&opt=sgd&lr=0.03&steps=250&held=128");
  const best = /** @type {Record<number, number>} */ (Object.fromEntries(batches.map((/** @type {any} */ { batch, best }) => [batch, best])));
  for (const [small, large] of [[2, 8], [4, 16], [8, 32], [2, 32]]) {
    const power = Math.log(best[large] / best[small]) / Math.log(large / small);
    assert.ok(power > 0.9 && power < 1.1, `from ${small} to ${large}: ${power}; ${JSON.stringify(best)}`);
  }
  assert.ok(best[512] / best[128] < 2 && best[512] < best[32] * 6, `large: ${JSON.stringify(best)}`);
  assert.ok(law.power > 0.85 && law.power < 1.15 && law.bend > 32 && law.bend < 300 && law.misfit < 0.15, JSON.stringify(law));
  assert.ok(critical.batch > 100 && critical.batch < 800 && critical.misfit < 0.1, JSON.stringify(critical));
});

test("a best rate at the highest that a line can say is at the edge, and no wider grid is advised, for it would not go on", () => {
  const falls = (/** @type {string} */ line) => `${line}\t0\tstate=finished&step=10&train_loss=${1 / Number(line.match(/.*lr=([^&]+)/)?.[1])}`;
  const { cells, batches, sentences } = core.settle("judge=map&grid=9&seeds=1&batch_lo=8&batch_hi=8/lr=2&steps=10", falls).answer;
  assert.deepEqual(cells.map((/** @type {any} */ cell) => cell.lr), [0.125, 0.25, 0.5, 1, 2, 4, 8, 10]);
  assert.equal(batches[0].best, null);
  assert.match(sentences[0].text, /lies at 10, and no line may say one beyond/);
  const narrow = core.settle("judge=map&grid=9&seeds=1&batch_lo=8&batch_hi=8/lr=0.2&steps=10", falls).answer;
  assert.equal(narrow.sentences[0].id, "edge_rate");
});

test("a target that the first look finds reached tells no critical batch size, and says so", () => {
  const { critical } = ask("judge=map&seeds=1&grid=3&batch_lo=8&batch_hi=64&target=100/task=gauss&steps=40&held=64");
  assert.equal(critical.says.id, "critical_unknown");
  assert.deepEqual([critical.batch, critical.steps, critical.says.args.batch], [null, null, 8]);
});

test("on a quadratic, plain descent diverges just above twice the inverse of the largest curvature, and momentum just above (2 + 2 beta) of it", () => {
  const base = "task=gauss&classes=2&loss=squared&depth=0&train=512&batch=512&steps=6000&evals=1&held=16";
  core.resolve(base);
  const curvature = largestCurvature(core.points(base));
  for (const [opt, times] of /** @type {[string, number][]} */ ([["sgd", 2], ["momentum&momentum=0.5", 3]])) {
    for (let seed = 1; seed <= 12; seed++) {
      const edge = times / largestCurvature(core.points(`${base}&seed=${seed}`));
      const end = (/** @type {number} */ share) => core.result(`${base}&seed=${seed}&opt=${opt}&lr=${edge * share}`);
      assert.match(end(0.99), /state=finished/, `${opt} ${seed}`);
      assert.ok(numberIn(end(0.99), "train_loss") < 2 && !(numberIn(end(1.01), "train_loss") < 100), `${opt} ${seed}: edge ${edge}, ${end(1.01)}`);
    }
  }
  assert.ok(curvature > 1);
});

/** Of the mean squared error of a linear model with a bias: twice the largest eigenvalue of the mean of (x, y, 1)(x, y, 1)'. @param {number[][]} points */
function largestCurvature(points) {
  let v = [1, 1, 1], size = 0;
  for (let i = 0; i < 500; i++) {
    const next = [0, 0, 0];
    for (const [x, y] of points) { const row = [x, y, 1], dot = x * v[0] + y * v[1] + v[2]; row.forEach((a, k) => { next[k] += (2 * dot * a) / points.length; }); }
    size = Math.hypot(...next);
    v = next.map((a) => a / size);
  }
  return size;
}

test("constant at a high rate minds the last bit of one weight, cosine does not", () => {
  const { runs, sentences } = ask("judge=sensitivity&seeds=12/lr=0.3&steps=800/sched=constant/sched=cosine");
  assert.ok(runs[0].bit > 5 * runs[1].bit && runs[0].spread > runs[1].spread, JSON.stringify(runs.map((/** @type {any} */ { bit, spread }) => [bit, spread])));
  assert.ok(sentences.some((/** @type {any} */ { id }) => id === "very_sensitive") && sentences.some((/** @type {any} */ { id }) => id === "calmer"));
});

test("where no line may say the rate that is wanted, the answer says so and counts what could be tried", () => {
  const { runs: [high, low], sentences } = ask("judge=sensitivity&seeds=3/opt=sgd&steps=40/lr=9.5/lr=1e-8");
  const of = (/** @type {string} */ id) => sentences.filter((/** @type {any} */ one) => one.id === id).map((/** @type {any} */ { args }) => [args.a, args.bound]);
  assert.deepEqual(of("rate_bound"), [[high.name, 10], [low.name, 1e-8]]);
  assert.deepEqual(of("near_edge"), []);
  assert.deepEqual(["bit_moves", "bit_moves_lower", "bit_moves_higher"].map((id) => sentences.filter((/** @type {any} */ one) => one.id === id).map((/** @type {any} */ { args }) => args.a)), [[], [high.name], [low.name]]);
  const middle = (/** @type {number[]} */ all) => all.map((end, s) => Math.abs(Math.log(end / high.plain[s]))).sort((a, b) => a - b)[1];
  assert.ok(Math.abs(high.rate - middle(high.lower)) < 1e-3);
  assert.deepEqual([high.higher, low.lower, high.lower.length, low.higher.length], [[], [], 3, 3]);
  assert.ok(ask("judge=sensitivity&seeds=2&change=1/opt=sgd&steps=40/lr=0.1").sentences.every((/** @type {any} */ { id }) => id !== "rate_bound"), "no rate at all is as good as the lowest");
});

test("rescaling names the linear and the square-root rule", () => {
  const { linear, root, sentences } = ask("judge=rescale&to_batch=64/lr=0.1");
  assert.deepEqual([linear.change, root.change], ["lr=0.2&batch=64", "lr=0.141&batch=64"]);
  assert.match(sentences[0].text, /0\.2.*0\.141/);
});

test("the judges' knobs stand in their own catalog", () => {
  const { shelves: [shelf] } = core.catalog();
  assert.equal(shelf.key, "judge");
  for (const { key, knobs } of shelf.items) for (const knob of knobs) assert.ok(knob.label && knob.help && core.judge(`judge=${key}&${knob.key}=${knob.def}/steps=40`, []), knob.key);
});
