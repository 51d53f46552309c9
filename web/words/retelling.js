// retelling.js - says in the page's language what the core says in English: catalogs by path, sentences by id, labels by their words.
import texts from "#texts";

/** A text, or forms of which the number in the gap `of` chooses one. @typedef {string|Record<string, string>} Template */
/** `rows` are the catalog's texts by path, `says` sentences by id, `labels` single words by their English. @typedef {{rows: Record<string, string>, says: Record<string, Template>, labels: Record<string, string>}} Retold */
/** @typedef {import("../core/core.js").Core} Core */
/** @typedef {import("../core/pool.js").Pool} Pool */

/** @param {Retold} told @param {string} code */
export function createRetelling({ rows, says, labels }, code) {
  const plurals = new Intl.PluralRules(code);
  const words = new Map(Object.entries(labels)); // what a visitor typed may be the name of something that every object has
  const at = (/** @type {string} */ path, /** @type {string} */ english) => rows[path] ?? english;

  /** A label, the number of a run, or a label with what its line says. @param {string} word @returns {string} */
  function named(word) {
    const [, n] = /^run (\d+)$/.exec(word) ?? [], [, name, more] = /^(.+)( \(.*\))$/.exec(word) ?? [];
    return words.get(word) ?? (n ? fill(says.run_number, { n: Number(n) }) : words.has(name) ? words.get(name) + more : word);
  }

  /** @param {Template} template @param {Record<string, string|number>} args */
  function fill(template, args) {
    const form = typeof template === "string" ? template : template[plurals.select(Number(args[template.of]))] ?? template.other;
    return form.replace(/\{(\w+)(%?)\}/g, (_, gap, share) => (typeof args[gap] === "string" ? named(args[gap]) : format(args[gap], share)));
  }

  /** @param {any} knob @param {string} from */
  const knobIn = (knob, from) => ({
    ...knob, ...partsOf(knob, `${from}knob.${knob.key}`, ["label", "help", "unit"]),
    choices: knob.choices?.map((/** @type {any} */ choice) => ({ ...choice, label: at(`${from}choice.${knob.key}.${choice.key}`, choice.label) })),
  });
  /** @param {any} thing @param {string} path @param {string[]} parts */
  const partsOf = (thing, path, parts) => Object.fromEntries(parts.map((part) => [part, at(`${path}.${part}`, thing[part])]));

  /** Knobs, shelves and columns. @param {any} all @param {string} [from] */
  const catalog = (all, from = "") => ({
    ...all,
    knobs: all.knobs.map((/** @type {any} */ knob) => knobIn(knob, from)),
    shelves: all.shelves.map((/** @type {any} */ shelf) => ({
      ...shelf, ...partsOf(shelf, `${from}shelf.${shelf.key}`, ["label", "help"]),
      items: shelf.items.map((/** @type {any} */ item) => ({ ...item, ...partsOf(item, `${from}${shelf.key}.${item.key}`, ["label", "help", "formula"]), knobs: item.knobs.map((/** @type {any} */ knob) => knobIn(knob, from)) })),
    })),
    columns: all.columns.map((/** @type {any} */ column) => ({ ...column, ...partsOf(column, `column.${column.key}`, ["label", "unit"]) })),
  });

  /** Any reply: its sentences and labels, at whatever depth; what a line says is left alone. @param {any} reply @returns {any} */
  function retell(reply) {
    if (Array.isArray(reply)) return typeof reply[0] === "number" ? reply : reply.map(retell);
    if (typeof reply !== "object" || reply === null) return reply;
    const entries = Object.entries(reply).map(([key, value]) => [key, /^(label|metric|name|why)$/.test(key) ? named(value) : /^(values|args|picks)$/.test(key) ? value : retell(value)]);
    const { id, text, args } = reply;
    return Object.fromEntries(text && says[id] ? [...entries, ["text", fill(says[id], args)]] : entries);
  }

  return { catalog, retell };
}

/** As the core rounds for reading. @param {number} value @param {string} share */
function format(value, share) {
  const tidy = (/** @type {number} */ x, /** @type {number} */ digits) => String(Number(x.toPrecision(digits))).replace("e+", "e");
  return share ? `${tidy(100 * value, 2)} %` : tidy(value, value === (value | 0) ? 12 : 3);
}

const { catalog, retell } = createRetelling(texts.core, texts.language.code);

/** @template {Core} C @param {C} core @returns {C} */
export const retold = (core) => ({
  ...core,
  error: () => retell(core.error()), describe: () => catalog(core.describe()), judges: () => catalog(core.judges(), "judges."),
  resolve: (line) => retell(core.resolve(line)), drag: (...asked) => retell(core.drag(...asked)), plan: (spec) => retell(core.plan(spec)),
  judge: (spec) => retell(core.judge(spec)), check: (text) => retell(core.check(text)),
});

/** What runs tell of themselves comes back through the pool. @template {Pool} P @param {P} pool @returns {P} */
export const retoldPool = (pool) => ({
  ...pool,
  wish: (key, order, hear) => pool.wish(key, order, (message) => hear(message.doctor ? { ...message, doctor: retell(message.doctor) } : /refused|stopped/.test(message.type) ? retell(message) : message)),
});
