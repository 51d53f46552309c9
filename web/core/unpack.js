// Hands the pieces of a packed text to whoever starts the page; the work is c/unpack.c's, which is quick before any JavaScript has warmed up.

/** @typedef {{memory: {buffer: ArrayBuffer}, packed: () => number, plain: () => number, unpack: (end: number) => void}} Exports */

/** @param {string} decoder c/unpack.c's module in base64, small enough to be made at once @param {string} packed
 * @returns {(length: number) => Uint8Array<ArrayBuffer>} the next so many bytes */
export function createUnpacker(decoder, packed) {
  const code = Uint8Array.from(atob(decoder), (c) => c.charCodeAt(0));
  const c = /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(new WebAssembly.Module(code)).exports));
  const { buffer } = c.memory, plain = c.plain();
  new TextEncoder().encodeInto(packed, new Uint8Array(buffer, c.packed(), plain - c.packed()));
  let at = 0;
  return (length) => {
    c.unpack(at += length);
    return new Uint8Array(buffer, plain + at - length, length);
  };
}
