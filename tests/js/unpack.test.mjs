// What the build packs comes out again byte by byte, piece by piece, and the page's policy knows it.
import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pack } from "../../web/build/pack.mjs";
import { createUnpacker } from "../../web/core/unpack.js";

const decoder = readFileSync("dist/unpack.wasm", "base64");

/** @param {Uint8Array} bytes @param {number} piece */
function unpack(bytes, piece) {
  const take = createUnpacker(decoder, pack(bytes)), pieces = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(take(Math.min(piece, bytes.length - at)).slice());
  return Buffer.concat(pieces);
}

/** Numbers that no packer finds a pattern in, the same at every run. @param {number} length */
function noise(length) {
  let seed = 1;
  return Uint8Array.from({ length }, () => (seed = Math.imul(seed, 48271) >>> 0) >>> 24);
}

const cores = readFileSync("dist/lab-judges.wasm");
const cases = /** @type {Record<string, Uint8Array>} */ ({
  "a single byte": Uint8Array.of(200),
  "a long run of one byte": new Uint8Array(100_000).fill(7),
  "a pattern that comes back from far": Buffer.concat([noise(3000), new Uint8Array(200_000), noise(3000)]),
  "noise": noise(60_000),
  "every byte after every other": Uint8Array.from({ length: 1 << 17 }, (_, i) => (i & 1 ? i >> 1 : i >> 9)),
  "a core": cores,
});
for (const [name, bytes] of Object.entries(cases)) {
  test(`${name} comes out as it went in, whole or in pieces that end anywhere`, () => {
    assert.ok(unpack(bytes, bytes.length).equals(bytes));
    assert.ok(unpack(bytes, 997).equals(bytes));
  });
}

test("a packed text has nothing that ends a script or that a browser reads otherwise", () => {
  assert.match(pack(noise(60_000)), /^[\t\n -;=-~]+$/);
});

for (const [file, core] of [["index", "lab"], ["learn", "lab"], ["embed", "lab"], ["sweeps", "lab-judges"], ["code", "lab"]]) {
  test(`${file}.html carries its core and runs only scripts whose hash its policy names`, () => {
    const page = readFileSync(`dist/${file}.html`, "utf8");
    const [, size, length, packed] = page.match(/id="lr-lab-packed" data-core="(\d+)" data-page="(\d+)">([^<]+)</) ?? [], take = createUnpacker(decoder, packed);
    assert.ok(Buffer.from(take(Number(size))).equals(readFileSync(`dist/${core}.wasm`)));
    const script = Buffer.from(take(Number(length)).slice());
    const inline = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text);
    const policy = page.match(/script-src ([^;]+);/)?.[1] ?? "";
    for (const text of [...inline, script]) assert.ok(policy.includes(createHash("sha256").update(text).digest("base64")));
    assert.equal(policy.split(" ").length, inline.length + 2);
    assert.doesNotMatch(script.toString(), /\b(?:https?:)?\/\/[a-z]+\.[a-z]+\/|\bimport\(/);
  });
}
