// Every page is one file, small enough to embed anywhere.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budget = 150 * 1024;

for (const name of ["index", "learn", "embed", "sweeps", "code"]) {
  test(`${name}.html with everything in it, digits too, is at most 150 KB gzipped`, () => {
    const size = gzipSync(readFileSync(`dist/${name}.html`), { level: 9 }).length;
    assert.ok(size <= budget, `${size} bytes, ${size - budget} too many`);
  });
}

test("the page names no other file and no other host", () => {
  const text = readFileSync("dist/index.html", "utf8");
  assert.deepEqual(text.match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=(?!["']?data:)[^>]*/gi), null);
  assert.match(text, /default-src 'none'; script-src (?:'sha256-[^']+' ){3}'wasm-unsafe-eval'/);
  assert.doesNotMatch(text, /connect-src/);
});
