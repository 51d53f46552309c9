// Packs bytes as text that c/unpack.c reads: a raw LZMA stream in 96 letters, chosen so that gzip finds them as dense as bytes.
import { spawnSync } from "node:child_process";

/** What c/unpack.c reads; only what is searched for may be changed alone. */
const FILTER = "--lzma1=preset=9e,lc=3,lp=0,pb=0";

/** @param {Uint8Array} bytes */
export function pack(bytes) {
  const { stdout, status, error } = spawnSync("xz", ["--format=raw", FILTER, "--stdout"], { input: bytes, maxBuffer: 1 << 26 });
  if (status !== 0) throw error ?? new Error("xz could not pack the page.");
  return spell([...stdout]);
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
