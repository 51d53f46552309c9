// Builds the <lr-lab> element into one small classic script, which pages name once: <script src="lr-lab.js">.
import { build } from "esbuild";

/** @param {string} outfile @param {string[]} target */
export const writeElement = (outfile, target) => build({ entryPoints: ["web/embed/lr-lab.js"], outfile, target, bundle: true, minify: true, format: "iife", charset: "utf8", legalComments: "none" });
