// blocks.js - each kind of block as lines of Python and, from the same formulas, as a function that gives the value of a step.
import { add, compile, mul, num, pow, print, sub, variable, walk } from "./formula.js";
import { neat } from "./fit.js";
import { treeOf } from "./forms.js";
import { isForm } from "./groups.js";

/** @typedef {import("./formula.js").Tree} Tree */
/** @typedef {import("./formula.js").Scope} Scope */
/** @typedef {import("./groups.js").Part} Part */
/** @typedef {import("./groups.js").Cycles} Cycles */
/** @typedef {(n: number) => Tree} Level */
/** @typedef {{names: ReturnType<typeof import("./names.js").createNames>, level: Level, step: (n: number) => Tree, as: (name: string, n: number) => Tree, of: string, prefix: string, v: ArrayLike<number>, needs: Set<string>, tables: string[]}} Room */
/** @typedef {{lines: string[], run: (scope: Scope) => number}} Written */

const WIDTH = 110;
const INDENT = "    ";
/** @param {string[]} lines */
const indent = (lines) => lines.map((line) => INDENT + line);
/** @param {Room} room @param {Tree} tree @returns {string} */
function put({ needs }, tree) {
  walk(tree, (part) => "call" in part ? needs.add(part.call) : "n" in part && part.name === "pi" && needs.add("pi"));
  return print(tree);
}

/** A list of Python, in lines that can be read. @param {string} name @param {string[]} items */
function writeList(name, items) {
  const one = `${name} = [${items.join(", ")}]`;
  if (one.length <= WIDTH) return one;
  const lines = [""];
  for (const item of items) {
    if (lines[lines.length - 1].length + item.length > WIDTH - 8) lines.push("");
    lines[lines.length - 1] += `${lines[lines.length - 1] ? " " : ""}${item},`;
  }
  return [`${name} = [`, ...indent(lines), "]"].join("\n");
}

/** @param {Room} room @param {string} name @param {string[]} items */
function keep({ tables, prefix }, name, items) {
  const alike = tables.filter((table) => table.startsWith(`${prefix}${name}`)).length, called = `${prefix}${name}${alike ? `_${alike + 1}` : ""}`;
  tables.push(writeList(called, items));
  return called;
}

/** @param {Room} room @param {Tree} tree @returns {Written} */
function writeFormula(room, tree) {
  const run = compile(tree);
  return { lines: [`return ${put(room, tree)}`], run };
}

/** @param {Cycles} form @param {Room} room @returns {Written} */
function writeCycles(form, room) {
  const grows = form.growth !== 1, { names } = room, t0 = room.step(form.t0), q = form.q === 1 ? null : names.as("CYCLE_FACTOR", form.q);
  const period = names.as("PERIOD", form.length), past = sub(variable(room.of), t0), cycle = variable("cycle");
  const ends = form.inner.map((part) => (isForm(part.form) && "B" in part.form ? [part.form.A, part.form.B] : [])), high = form.top ? ends[0][0] : ends[0].find((n) => n !== form.low) ?? NaN;
  const plain = form.top || ends.every((two) => two.includes(form.low) && two.includes(high));
  const grown = q && pow(q, cycle), edge = grown && plain ? (form.top ? mul(room.level(high), grown) : add(room.level(form.low), mul(sub(room.level(high), room.level(form.low)), grown))) : null;
  const level = (/** @type {number} */ n) => (edge && n === high ? variable("edge") : room.level(n));
  const inside = { ...room, level, of: "t", step: (/** @type {number} */ n) => (grows && n === form.length ? num(1) : n === form.length ? period : n === 0 ? num(0) : n === form.inner[0].to ? names.as("RISE", n) : num(n)) };
  const scale = (/** @type {Tree} */ tree) => (grown && !plain ? add(room.level(form.low), mul(sub(tree, room.level(form.low)), grown)) : tree);
  const inner = writeParts(form.inner, inside, scale), head = [], from = compile(t0), edgeOf = edge && compile(edge);
  if (grows) {
    head.push(`start, length${q ? ", cycle" : ""} = ${put(room, t0)}, ${put(room, period)}${q ? ", 0" : ""}`, `while ${room.of} >= start + length:`,
      `${INDENT}start, length${q ? ", cycle" : ""} = start + length, length * ${form.growth}${q ? ", cycle + 1" : ""}`, `t = (${room.of} - start) / length`);
  } else if (q) head.push(`cycle, t = divmod(${put(room, past)}, ${put(room, period)})`);
  else head.push(`t = ${"op" in past ? `(${put(room, past)})` : put(room, past)} % ${put(room, period)}`);
  if (edge) head.push(`edge = ${put(room, edge)}`);
  return { lines: [...head, ...inner.lines], run: (scope) => {
    const now = { ...scope, ...clock(form, scope[room.of], from(scope)) };
    if (edgeOf) now.edge = edgeOf(now);
    return inner.run(now);
  } };
}

/** @param {Cycles} form @param {number} step @param {number} start @returns {Scope} where in which cycle a step is, as the program works it out */
function clock({ length, growth }, step, start) {
  if (growth === 1) return { cycle: Math.floor((step - start) / length), t: (step - start) % length };
  let cycle = 0;
  while (step >= start + length) [start, length, cycle] = [start + length, length * growth, cycle + 1];
  return { cycle, t: (step - start) / length };
}

/** @param {Part} part @param {Room} room @param {(tree: Tree) => Tree} scale @returns {Written} */
function writeBlock({ from, to, form }, room, scale) {
  const { of } = room, step = variable(of);
  if (isForm(form)) return writeFormula(room, scale(treeOf(form, room, step)));
  if (form.kind === "cycles") return writeCycles(form, room);
  if (form.kind === "envelope") return writeEnvelope(form, room);
  if (form.kind === "table") {
    const starts = keep(room, "STARTS", form.starts.slice(1).map(String)), values = keep(room, "VALUES", form.values.map(String));
    room.needs.add("bisect");
    return { lines: [`return ${values}[bisect(${starts}, ${of})]`], run: (scope) => form.values[form.starts.filter((start) => start <= scope[of]).length - 1] };
  }
  if (form.kind === "numbers") {
    const list = Array.from({ length: form.period ?? to - from }, (_, k) => neat(room.v[from + k])), past = sub(step, room.step(from));
    const name = keep(room, form.period ? "REPEATED" : "LISTED", list.map(String)), at = form.period ? `${"op" in past ? `(${put(room, past)})` : put(room, past)} % ${form.period}` : put(room, past);
    return { lines: [`return ${name}[${at}]`], run: (scope) => list[(scope[of] - from) % list.length] };
  }
  return writePoints(form.list, room);
}

/** @param {[number, number][]} list @param {Room} room @returns {Written} */
function writePoints(list, room) {
  const name = keep(room, "POINTS", list.map(([at, height]) => `(${at}, ${height})`));
  if (list.length < 2) return { lines: [`return ${name}[0][1]`], run: () => list[0][1] };
  const lines = [`for (a, low), (b, high) in zip(${name}, ${name}[1:]):`, `${INDENT}if ${room.of} <= b:`, `${INDENT}${INDENT}return low + (high - low) * (${room.of} - a) / (b - a)`, `return ${name}[-1][1]`];
  return { lines, run: (scope) => {
    const k = list.findIndex(([at], i) => i > 0 && scope[room.of] <= at);
    if (k < 0) return list[list.length - 1][1];
    const [[a, low], [b, high]] = [list[k - 1], list[k]];
    return low + ((high - low) * (scope[room.of] - a)) / (b - a);
  } };
}

/** @param {import("./groups.js").Envelope} form @param {Room} room @returns {Written} */
function writeEnvelope(form, room) {
  const inner = writeParts(form.inner, { ...room, level: num }, (tree) => tree), name = `${room.prefix.toLowerCase()}wave`, shrunk = pow(room.names.as("FACTOR", form.gamma), sub(variable(room.of), room.step(form.t0)));
  const tree = add(room.level(form.low), mul(variable(`${name}(${room.of})`), shrunk)), run = compile(tree);
  room.tables.push([`def ${name}(step):`, ...indent(inner.lines)].join("\n"));
  return { lines: [`return ${put(room, tree)}`], run: (scope) => run({ ...scope, [`${name}(${room.of})`]: inner.run(scope) }) };
}

/** One after another, each up to where the next begins. @param {Part[]} parts @param {Room} room @param {(tree: Tree) => Tree} scale @returns {Written} */
export function writeParts(parts, room, scale) {
  const blocks = parts.map((part) => writeBlock(part, room, scale));
  const borders = parts.map(({ to }) => to);
  const lines = blocks.flatMap((block, i) => (i + 1 < blocks.length ? [`if ${room.of} < ${put(room, room.step(borders[i]))}:`, ...indent(block.lines)] : block.lines));
  return { lines, run: (scope) => (blocks.find((_, i) => scope[room.of] < borders[i]) ?? blocks[blocks.length - 1]).run(scope) };
}
