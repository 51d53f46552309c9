// Packs bytes as a zlib stream in base64, as small as deflate can make it: what core.js unpacks.
import { zlibAsync } from "@gfx/zopfli";

/** @param {Uint8Array} bytes */
export const pack = async (bytes) => Buffer.from(await zlibAsync(bytes, { numiterations: 15 })).toString("base64");
