// The whole product is one file small enough to embed anywhere.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const page = readFileSync("dist/index.html");
const budget = 150 * 1024;

test("the page with everything in it, digits too, is at most 150 KB gzipped", () => {
  const size = gzipSync(page, { level: 9 }).length;
  assert.ok(size <= budget, `${size} bytes, ${size - budget} too many`);
});

test("the page names no other file and no other host", () => {
  const text = page.toString();
  assert.deepEqual(text.match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=(?!["']?data:)[^>]*/gi), null);
  assert.match(text, /default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(text, /connect-src/);
});
