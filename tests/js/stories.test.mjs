// Every claim that a story makes is true of the core in dist/, over at least twelve seeds and with its margin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { compileCore, loadCore } from "../../web/core/core.js";
import { fillNumbers, fillText } from "../../web/stories/fill.js";
import { seeds, stories } from "../../web/stories/stories.js";
import { linesOf, measure } from "../../web/stories/trial.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const core = await loadCore(await compileCore(deflateSync(read("dist/lab.wasm")).toString("base64")));
const carried = JSON.parse(read("dist/stories.json").toString());

test("there are at least ten stories, over at least twelve seeds, each under its own name", () => {
  assert.ok(stories.length >= 10 && seeds >= 12);
  assert.equal(new Set(stories.map(({ id }) => id)).size, stories.length);
});

for (const [i, story] of stories.entries()) {
  /** @type {ReturnType<typeof measure>} */
  let told;
  test(`${story.id}: it can be trained and told`, () => {
    told = measure(core, story, seeds);
    assert.doesNotMatch(told.reveal, /[{}]|NaN|undefined|Infinity/);
    assert.ok(told.claims.length > 0);
  });
  for (const [k, { says }] of story.claims.entries()) test(`${story.id}: ${says}`, () => {
    const { value, atLeast, atMost } = told.claims[k];
    if (atLeast !== undefined) assert.ok(value >= atLeast, `measured ${value}, claimed at least ${atLeast}`);
    if (atMost !== undefined) assert.ok(value <= atMost, `measured ${value}, claimed at most ${atMost}`);
    assert.ok(atLeast !== undefined || atMost !== undefined);
  });
  test(`${story.id}: the pages carry what was measured here, number by number`, () => assert.deepEqual(carried[i], JSON.parse(JSON.stringify(told))));
  test(`${story.id}: its question can be answered, and what it suggests next can be run`, () => {
    const { question } = story;
    if (question.kind === "pick") assert.ok(question.choices.some(({ key }) => key === question.answer));
    else assert.ok(question.of < linesOf(story.experiment).length);
    for (const line of linesOf(story.now.experiment)) assert.equal(core.resolve(line).error, undefined);
  });
}

test("a place in a text for which nothing was measured is refused", () => {
  assert.throws(() => fillText("It ends at {loss}.", {}), /\{loss\}/);
  assert.throws(() => fillNumbers("<p>{{decay.nothing}}</p>", carried), /decay\.nothing/);
  assert.equal(fillNumbers("{{decay.seeds}} starts", carried), `${seeds} starts`);
});
