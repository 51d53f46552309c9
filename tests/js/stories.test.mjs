// Every claim that a story makes is true of the core in dist/, over at least twelve seeds and with its margin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compileCore, loadCore } from "../../web/core/core.js";
import { fillNumbers, readWords, tell } from "../../web/build/languages.mjs";
import { stampOf } from "../../web/stories/stamp.mjs";
import { seeds, stories } from "../../web/stories/stories.js";
import { linesOf, measure } from "../../web/stories/trial.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const wasm = read("dist/lab.wasm");
const core = await loadCore(await compileCore(Uint8Array.from(wasm)));
/** What the build measured, run by run, with this core. @type {ReturnType<typeof measure>[]} */
const carried = JSON.parse(read("dist/stories.json").toString());
const words = await readWords("en.json");
const wordsOf = (/** @type {string} */ id) => /** @type {Record<string, import("../../web/build/languages.mjs").StoryWords>} */ (words.stories)[id];
/** Trained once more here: one that dies, one that branches. */
const again = ["goldilocks", "trunk"];

test("there are at least ten stories, over at least twelve seeds, each under its own name", () => {
  assert.ok(stories.length >= 10 && seeds >= 12);
  assert.equal(new Set(stories.map(({ id }) => id)).size, stories.length);
});

test("what the pages carry was measured with this very core and these very stories", async () => {
  assert.equal(read("dist/stories.hash").toString(), await stampOf(wasm));
  assert.deepEqual(carried.map(({ id }) => id), stories.map(({ id }) => id));
});

for (const [i, story] of stories.entries()) {
  const told = carried[i];
  test(`${story.id}: it is told with every number in its place`, () => {
    assert.doesNotMatch(tell(told, wordsOf(story.id)).reveal, /[{}]|\d*NaN\d|undefined|Infinity/);
    assert.ok(told.numbers.seeds >= 12 && story.claims.length > 0 && told.claims.length === story.claims.length);
  });
  for (const [k, { says, atLeast, atMost }] of story.claims.entries()) test(`${story.id}: ${says}`, () => {
    const { value } = told.claims[k];
    if (atLeast !== undefined) assert.ok(value >= atLeast, `measured ${value}, claimed at least ${atLeast}`);
    if (atMost !== undefined) assert.ok(value <= atMost, `measured ${value}, claimed at most ${atMost}`);
    assert.ok(atLeast !== undefined || atMost !== undefined);
  });
  if (again.includes(story.id)) test(`${story.id}: trained again here, it comes out the same, number by number`, () => {
    assert.deepEqual(told, JSON.parse(JSON.stringify(measure(core, story, seeds))));
  });
  test(`${story.id}: its question can be answered, and its lines and what it suggests next can be run`, () => {
    const { question } = story;
    if (question.kind === "pick") assert.ok(question.answer in (wordsOf(story.id).choices ?? {}));
    else assert.ok(question.of < linesOf(story.experiment).length);
    for (const line of [...linesOf(story.experiment), ...linesOf(story.next)]) assert.equal(core.resolve(line).error, undefined);
  });
}

test("a place in a text for which nothing was measured is refused", () => {
  assert.throws(() => tell(carried[0], { ...wordsOf(carried[0].id), reveal: "It ends at {loss}." }), /\{loss\}/);
  assert.throws(() => fillNumbers("<p>{{decay.nothing}}</p>", carried, words), /decay\.nothing/);
  assert.equal(fillNumbers("{{decay.seeds}} starts", carried, words), `${seeds} starts`);
});
