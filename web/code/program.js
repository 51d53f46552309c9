// program.js - a schedule as a short program: Python for whoever takes it along, and the same formulas at work here to check it.
import { describe } from "./groups.js";
import { hintsOf, momentumHints } from "./hints.js";
import { createNames, TOTAL } from "./names.js";
import { seriesOf } from "./pieces.js";
import { writeParts } from "./blocks.js";

/** What the core says of a line. @typedef {{line: string, steps: number, peak: number, reactive: boolean, cycles_momentum: boolean, values: Record<string, string>, chosen: Record<string, string>,
 *   marks: {kind: string, step: number}[]}} Resolved */
/** @typedef {{lr: Float64Array, momentum: Float64Array}} Curves */
/** How far a program is from the numbers it was made from: at most, and as a share. @typedef {{steps: number, most: number, share: number}} Check */
/** @typedef {{text: string, constants: string, functions: string[], imports: string[], run: {rate(step: number): number, momentum: ((step: number) => number)|null}, check: Check, momentumCheck: Check|null}} Program */

const SAYS = {
  learning_rate: '"""The learning rate of update `step`, counted from 0; after the last one it stays."""',
  momentum: '"""The momentum (or first beta) of update `step`."""',
};

/** @param {ArrayLike<number>} v @param {(step: number) => number} run @returns {Check} */
function checkAgainst(v, run) {
  let most = 0, share = 0;
  for (let t = 0; t < v.length; t += 1) {
    const off = Math.abs(run(t) - v[t]);
    if (!(off <= most)) most = off;
    if (v[t] && !(off / Math.abs(v[t]) <= share)) share = off / Math.abs(v[t]);
  }
  return { steps: v.length, most, share };
}

/** @param {keyof typeof SAYS} name @param {ReturnType<typeof describe>} parts @param {import("./blocks.js").Room} room */
function writeFunction(name, parts, room) {
  const written = writeParts(parts, room, (tree) => tree), still = parts[parts.length - 1].form.kind === "constant", last = room.v.length - 1;
  const lines = [`def ${name}(step):`, SAYS[name], ...(still ? [] : [`step = min(step, ${TOTAL} - 1)`]), ...written.lines];
  return { text: lines.join("\n    "), run: (/** @type {number} */ step) => written.run({ step: still ? step : Math.min(step, last) }) };
}

/** @param {Resolved} resolved @param {Curves} curves @returns {Program} */
export function writeProgram(resolved, curves) {
  const names = createNames(resolved), needs = /** @type {Set<string>} */ (new Set()), hints = hintsOf(resolved);
  const room = (/** @type {ArrayLike<number>} */ v, /** @type {string} */ prefix, /** @type {import("./blocks.js").Level} */ level) => ({ names, level, step: names.step, as: names.as, of: "step", prefix, v, needs, tables: /** @type {string[]} */ ([]) });
  const parts = describe(seriesOf(curves.lr), hints), rates = room(curves.lr, "", names.levels(parts)), rate = writeFunction("learning_rate", parts, rates);
  const moves = resolved.cycles_momentum && Number.isFinite(curves.momentum[0]);
  const other = moves ? describe(seriesOf(curves.momentum), momentumHints(hints, resolved.values)) : null;
  const heights = other && room(curves.momentum, "MOMENTUM_", names.levels(other, ["MAX_MOMENTUM", "START_MOMENTUM", "MIN_MOMENTUM"]));
  const momentum = other && heights && writeFunction("momentum", other, heights);
  const maths = ["cos", "pi", "sqrt"].filter((name) => needs.has(name));
  const imports = [...(needs.has("bisect") ? ["from bisect import bisect"] : []), ...(maths.length ? [`from math import ${maths.join(", ")}`] : [])];
  const functions = [...rates.tables, rate.text, ...(heights?.tables ?? []), ...(momentum ? [momentum.text] : [])];
  const constants = names.lines().join("\n");
  return {
    text: [imports.join("\n"), constants, ...functions].filter(Boolean).join("\n\n"), constants, functions, imports,
    run: { rate: rate.run, momentum: momentum?.run ?? null },
    check: checkAgainst(curves.lr, rate.run), momentumCheck: momentum && checkAgainst(curves.momentum, momentum.run),
  };
}
