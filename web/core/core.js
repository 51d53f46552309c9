// Wraps the WebAssembly core: text in, plain objects and copied float arrays out. The one file that says WebAssembly.

/** @typedef {WebAssembly.Module} CoreModule */
/** @typedef {{key: string, text: string}} Refusal */
/** @typedef {Awaited<ReturnType<typeof loadCore>>} Core */

/** The words for what `lab_state` returns. */
export const states = ["none", "ready", "going", "finished", "diverged"];

/** Unpacks (base64 of zlib) and compiles the core.
 * @param {string} packed @returns {Promise<CoreModule>} */
export async function compileCore(packed) {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}

/** At once where that is allowed, so that a run need not wait for its turn; old browsers' pages have to wait. @param {CoreModule} module */
async function instantiate(module) {
  try { return new WebAssembly.Instance(module, {}); } catch { return WebAssembly.instantiate(module, {}); }
}

/** One instance of the core, which holds one run. @param {CoreModule} module */
export async function loadCore(module) {
  const instance = await instantiate(module);
  const c = /** @type {Record<string, (n?: number) => number> & {memory: WebAssembly.Memory}} */ (
    /** @type {unknown} */ (instance.exports));
  c._initialize?.();
  const memory = c.memory.buffer;
  const mail = new Uint8Array(memory, c.lab_mail(), c.lab_mail_size());
  const encoder = new TextEncoder(), decoder = new TextDecoder();

  /** @param {string} text */
  function write(text) {
    const { read, written } = encoder.encodeInto(text, mail.subarray(0, -1));
    if (read < text.length) throw new RangeError("A line of text is longer than the core's mailbox.");
    mail[written] = 0;
  }
  /** @param {number} length */
  const read = (length) => decoder.decode(mail.subarray(0, length));
  /** @param {number} address @param {number} count */
  const floats = (address, count) => new Float32Array(memory, address, count).slice();
  /** @param {number} address @param {number} count */
  const doubles = (address, count) => new Float64Array(memory, address, count).slice();
  const error = () => /** @type {Refusal} */ (JSON.parse(read(c.lab_error())));
  const describe = () => JSON.parse(read(c.lab_describe()));
  /** @param {string} line */
  function resolve(line) {
    write(line);
    const length = c.lab_resolve();
    return length < 0 ? { error: error() } : JSON.parse(read(length));
  }
  /** @param {string} line @returns {{lr: Float64Array, momentum: Float64Array, error?: undefined} | {error: Refusal}} */
  function preview(line) {
    write(line);
    const steps = c.lab_preview();
    if (steps < 0) return { error: error() };
    return { lr: doubles(c.lab_curve(0), steps), momentum: doubles(c.lab_curve(1), steps) };
  }
  let width = 0;
  function history() {
    width ||= describe().columns.length;
    const rows = c.lab_rows(), columns = new Float32Array(width * rows);
    for (let i = 0; i < width; i++) columns.set(new Float32Array(memory, c.lab_column(i), rows), i * rows);
    return { rows, columns };
  }
  function points(count = c.lab_points()) {
    return count ? { count, data: floats(c.lab_point_data(), 3 * count) } : null;
  }
  function confusion(classes = c.lab_confusion()) {
    return classes ? { classes, data: floats(c.lab_confusion_data(), classes * classes) } : null;
  }
  return {
    describe, resolve, preview, history, error, points: () => points(), confusion: () => confusion(),
    /** 0, or -1 when refused (see error()). @param {string} text */
    open: (text) => (write(text), c.lab_open()),
    /** 0, -1 when refused, 1 when that knob cannot change while the run goes. @param {string} text */
    set: (text) => (write(text), c.lab_set()),
    /** The decision map, null where there is none. @param {number} n */
    picture: (n, address = c.lab_picture(n)) => (address ? floats(address, 2 * n * n) : null),
    /** @param {number} i @param {number} features */
    sample: (i, features, address = c.lab_sample(i)) => (address ? floats(address, features) : null),
    /** @param {number} n */
    answers(n) {
      const count = c.lab_answers(n);
      return count ? { count, data: floats(c.lab_answer_data(), 4 * count) } : null;
    },
    /** @param {number} n */
    step: (n) => c.lab_step(n),
    state: () => states[c.lab_state()],
    at: () => c.lab_at(),
    line: () => read(c.lab_line()),
    report: () => JSON.parse(read(c.lab_report())),
  };
}
