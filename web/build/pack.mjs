// Packs bytes as text that c/unpack.c reads: a raw LZMA stream in 96 letters, chosen so that gzip finds them as dense as bytes.
import { createRequire } from "node:module";

const { compress } = /** @type {{compress: (bytes: Uint8Array, level: number) => number[]}} */ (createRequire(import.meta.url)("lzma"));
/** Before the stream: its properties, the size of its dictionary, how long it is unpacked. */
const HEADER = 13, PROPERTIES = 0x5d;
/** Above this it takes half as long again for ten bytes. */
const LEVEL = 7;

/** @param {Uint8Array} bytes */
export function pack(bytes) {
  const [properties, ...stream] = Uint8Array.from(compress(bytes, LEVEL));
  if (properties !== PROPERTIES) throw new Error("The decoder reads lc 3, lp 0, pb 2 alone.");
  return spell(stream.slice(HEADER - 1));
}

/** The first 32 letters stand for six bits, the others for seven: neither "<", which could end a script, nor what a browser reads otherwise.
 * @param {number[]} bytes */
function spell(bytes) {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("") + "0".repeat(7);
  let text = "";
  for (let at = 0; at + 7 <= bits.length;) {
    const size = bits[at] === "1" ? 7 : 6;
    text += letter(parseInt(bits.slice(at, at += size), 2) - 32 * (size - 6));
  }
  return text;
}

/** @param {number} value below 96 */
const letter = (value) => (value === 95 ? "\t" : value === 28 ? "\n" : String.fromCharCode(value + 32));
