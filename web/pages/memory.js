// memory.js - remembers what the core said of the latest lines, for one change asks about the same few again and again.

const KEPT = 40;

/** @template {import("../core/core.js").Core} C @param {C} core @returns {C} */
export function remember(core) {
  /** @type {Map<string, ReturnType<C["resolve"]>>} */ const known = new Map();
  const resolve = (/** @type {string} */ line) => {
    const said = known.get(line) ?? core.resolve(line);
    known.delete(line);
    known.set(line, said);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? "");
    return said;
  };
  return { ...core, resolve };
}
