// The seam from JavaScript's side: the catalog, resolving, previews, and runs that do not care how they are walked.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compileCore, loadCore } from "../../web/core/core.js";

const wasm = readFileSync("dist/lab.wasm");
const module = await compileCore(Uint8Array.from(wasm));
const core = await loadCore(module);
const line = "task=spiral&opt=momentum&lr=0.3&sched=cosine&warmup=5pct&steps=300&seed=1";

/** @param {string} text @param {number} stride */
function train(text, stride) {
  assert.equal(core.open(text), 0, text);
  while (core.step(stride) === stride);
  return core.report();
}

test("the module asks for no import and its memory cannot grow", () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("the catalog names knobs, four shelves and the columns", () => {
  const { version, knobs, shelves, columns } = core.describe();
  assert.equal(version, 1);
  assert.deepEqual(shelves.map((/** @type {any} */ shelf) => shelf.key).sort(), ["model", "opt", "sched", "task"]);
  assert.ok(columns.length >= 13 && knobs.length > 5);
  const rows = [...knobs, ...shelves.flatMap((/** @type {any} */ s) => s.items.flatMap((/** @type {any} */ i) => i.knobs))];
  for (const knob of rows) assert.ok(knob.key && knob.label && knob.help && knob.kind && typeof knob.def === "string", JSON.stringify(knob));
});

test("every knob's default is accepted as it stands in a line", () => {
  const { knobs, shelves } = core.describe();
  for (const { key, def } of knobs) assert.equal(core.resolve(`${key}=${def}`).error, undefined, `${key}=${def}`);
  for (const shelf of shelves) for (const item of shelf.items) {
    for (const { key, def } of item.knobs) {
      const text = `${shelf.key}=${item.key}&${key}=${def}`;
      assert.equal(core.resolve(text).error, undefined, text);
    }
  }
});

test("resolving the canonical line gives the same line again", () => {
  const { line: canonical, steps, values } = core.resolve(line);
  assert.equal(core.resolve(canonical).line, canonical);
  assert.equal(steps, 300);
  assert.equal(values.warmup, "5pct");
});

test("a refusal is a sentence that names the key", () => {
  for (const [text, key] of [["lr=fast", "lr"], ["lrr=1", "lrr"], ["opt=zzz", "opt"], ["steps=-3", "steps"]]) {
    const { error } = core.resolve(text);
    assert.equal(error.key, key, text);
    assert.match(error.text, /\w.*[.!]$/, text);
    assert.equal(core.preview(text).error?.key, key);
    assert.equal(core.open(text), -1);
  }
});

test("the preview has one rate a step and starts with warmup", () => {
  const preview = core.preview(line);
  assert.ok(!preview.error);
  assert.equal(preview.lr.length, 300);
  assert.ok(preview.lr[0] < preview.lr[14] && preview.lr[299] < 0.01);
});

test("walking by one, by seven or at a stretch ends in the same hash", () => {
  const { hash } = train(line, 1);
  assert.match(hash, /^[0-9a-f]{8,}$/);
  assert.equal(train(line, 7).hash, hash);
  assert.equal(train(line, 1000).hash, hash);
});

test("looking, resolving and previewing on the way change nothing", () => {
  const { hash } = train(line, 1000);
  core.open(line);
  core.step(50);
  core.resolve("task=moons&seed=9");
  core.preview("sched=onecycle&steps=77");
  core.picture(40);
  core.answers(16);
  core.confusion();
  core.points();
  core.report();
  core.history();
  while (core.step(100) === 100);
  assert.equal(core.report().hash, hash);
});

test("the history holds every column and ends at the last step", () => {
  train(line, 1000);
  const { rows, columns } = core.history(), width = core.describe().columns.length;
  assert.equal(columns.length, rows * width);
  assert.ok(rows > 100 && rows <= 1024);
  const steps = columns.subarray(0, rows);
  for (let i = 1; i < rows; i++) assert.ok(steps[i] > steps[i - 1]);
  assert.ok(core.report().loss < 1);
  assert.equal(core.state(), "finished");
  assert.equal(core.at(), 300);
});

test("a rate far too high diverges or dies, and says so", () => {
  const report = train("task=spiral&opt=momentum&lr=10&sched=constant&steps=200", 1000);
  assert.equal(core.state(), report.state);
  assert.ok(report.state === "diverged" ? report.diverged_at >= 0 : report.loss > 0.5);
});

test("a 2-D task gives points and a picture with confidences between 0 and 1", () => {
  train(line, 1000);
  const points = core.points(), picture = core.picture(32);
  assert.ok(points && points.count > 100 && points.data.length === 3 * points.count);
  assert.ok(picture && picture.length === 2 * 32 * 32);
  for (let i = 0; i < 32 * 32; i++) assert.ok([0, 1, 2].includes(picture[2 * i]) && picture[2 * i + 1] >= 0 && picture[2 * i + 1] <= 1);
});

test("digits answer with samples and a confusion table that counts every held-out one", () => {
  train("task=digits&steps=200", 1000);
  const { task } = core.resolve("task=digits&steps=200");
  const answers = core.answers(12), confusion = core.confusion();
  assert.equal(answers?.count, 12);
  assert.equal(core.sample(answers?.data[0] ?? 0, task.inputs)?.length, 64);
  assert.equal(confusion?.data.reduce((sum, n) => sum + n, 0), task.held);
  assert.equal(core.picture(10), null);
});

test("a handle of the longest line can be dragged", () => {
  const start = "sched=cosine&warmup=50&steps=300&name=", longest = start + "x".repeat(8191 - start.length);
  assert.ok("text" in core.drag(longest, 1, 60, 0.3));
});

test("dragging a handle says which setting puts it there", () => {
  const { handles } = core.resolve(line), at = handles.findIndex((/** @type {any} */ h) => h.knob === "warmup");
  assert.ok(at >= 0, JSON.stringify(handles));
  const dragged = core.drag(line, at, 60, 0.3);
  assert.ok("text" in dragged, JSON.stringify(dragged));
  const moved = core.resolve(`${line}&${dragged.text}`).handles[at];
  assert.equal(Math.round(moved.step), 60);
  assert.ok("error" in core.drag(line, 99, 60, 0.3));
});

test("a judge plans its lines, and judges what came back", async () => {
  const core = await loadCore(await WebAssembly.compile(readFileSync("dist/lab-judges.wasm")));
  const spec = "judge=fair/task=xor&steps=20/sched=constant/sched=cosine";
  const planned = core.plan(spec);
  assert.ok("lines" in planned && planned.lines.length > 2, JSON.stringify(planned));
  const results = planned.lines.slice(0, 6).map((/** @type {string} */ text) => { core.open(text); while (core.step(1000) === 1000); return core.result(); });
  const judged = core.judge([spec, ...results].join("\n"));
  assert.equal(judged.error, undefined, JSON.stringify(judged));
  assert.ok("error" in core.plan("judge=nobody"));
  assert.ok(core.judges());
});

test("a live change goes into the run's line, which replays to the same hash", () => {
  core.open(line);
  core.step(100);
  assert.equal(core.set("lr=0.05"), 0);
  while (core.step(100) === 100);
  const { hash } = core.report(), replayed = core.line();
  assert.notEqual(hash, train(line, 1000).hash);
  assert.equal(train(replayed, 1000).hash, hash);
});

test("the hash is that of the line: two instances agree, another seed does not", async () => {
  const other = await loadCore(module);
  other.open(line);
  while (other.step(64) === 64);
  assert.equal(other.report().hash, train(line, 1000).hash);
  assert.notEqual(train(line.replace("seed=1", "seed=2"), 1000).hash, train(line, 1000).hash);
});
