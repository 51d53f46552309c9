// formula.js - a formula as a tree: evaluated in JavaScript and printed as Python, so that what is checked is what is printed.

/** @typedef {{n: number, name?: string}|{of: string}|{op: string, a: Tree, b: Tree}|{call: string, a: Tree}} Tree */
/** @typedef {Record<string, number>} Scope */

/** @type {Record<string, {binds: number, run: (a: number, b: number) => number}>} */
const operators = {
  "+": { binds: 1, run: (a, b) => a + b },
  "-": { binds: 1, run: (a, b) => a - b },
  "*": { binds: 2, run: (a, b) => a * b },
  "/": { binds: 2, run: (a, b) => a / b },
  "//": { binds: 2, run: (a, b) => Math.floor(a / b) },
  "**": { binds: 4, run: (a, b) => a ** b },
};
/** @type {Record<string, (a: number) => number>} */
const functions = { cos: Math.cos, sqrt: Math.sqrt };
const ATOM = 9;

/** @param {number} n @param {string} [name] @returns {Tree} */
export const num = (n, name) => ({ n, name });
/** @param {string} of @returns {Tree} */
export const variable = (of) => ({ of });
export const PI = num(Math.PI, "pi");
/** A name is written though it does nothing just now: whoever changes its number means all of its places. @param {Tree} tree @param {number} n */
const is = (tree, n) => "n" in tree && tree.n === n && !tree.name;

/** @param {string} op @param {Tree} a @param {Tree} b @returns {Tree} numbers without a name are worked out at once */
const join = (op, a, b) => ("n" in a && "n" in b && !a.name && !b.name ? num(operators[op].run(a.n, b.n)) : { op, a, b });
/** @param {Tree} a @param {Tree} b */
export const add = (a, b) => (is(a, 0) ? b : is(b, 0) ? a : join("+", a, b));
/** @param {Tree} a @param {Tree} b */
export const sub = (a, b) => (is(b, 0) ? a : "n" in a && "n" in b && a.name && a.name === b.name ? num(0) : join("-", a, b));
/** @param {Tree} a @param {Tree} b */
export const mul = (a, b) => (is(a, 1) ? b : is(b, 1) ? a : join("*", a, b));
/** @param {Tree} a @param {Tree} b */
export const div = (a, b) => (is(b, 1) ? a : join("/", a, b));
/** @param {Tree} a @param {Tree} b */
export const whole = (a, b) => (is(b, 1) ? a : join("//", a, b));
/** @param {Tree} a @param {Tree} b */
export const pow = (a, b) => (is(b, 1) ? a : is(b, 0.5) ? call("sqrt", a) : join("**", a, b));
/** @param {string} name @param {Tree} a @returns {Tree} */
export const call = (name, a) => ({ call: name, a });

/** @param {Tree} tree @returns {(scope: Scope) => number} */
export function compile(tree) {
  if ("n" in tree) return () => tree.n;
  if ("of" in tree) return (scope) => scope[tree.of];
  const a = compile(tree.a);
  if ("call" in tree) return (scope) => functions[tree.call](a(scope));
  const b = compile(tree.b), { run } = operators[tree.op];
  return (scope) => run(a(scope), b(scope));
}

/** @param {Tree} tree @param {(part: Tree) => void} see */
export function walk(tree, see) {
  see(tree);
  if ("a" in tree) walk(tree.a, see);
  if ("b" in tree) walk(tree.b, see);
}

/** @param {Tree} tree */
const bindsOf = (tree) => ("op" in tree ? operators[tree.op].binds : "n" in tree && !tree.name && tree.n < 0 ? 3 : ATOM);

/** @param {Tree} tree @returns {string} */
export function print(tree) {
  if ("n" in tree) return tree.name ?? String(tree.n);
  if ("of" in tree) return tree.of;
  if ("call" in tree) return `${tree.call}(${print(tree.a)})`;
  const own = bindsOf(tree), right = tree.op === "**";
  const put = (/** @type {Tree} */ part, /** @type {boolean} */ loose) => (bindsOf(part) > own || (loose && bindsOf(part) === own) ? print(part) : `(${print(part)})`);
  return `${put(tree.a, !right)} ${tree.op} ${put(tree.b, tree.op === "+" || right)}`;
}
