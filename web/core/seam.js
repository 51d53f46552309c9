// Wraps each export of the core's seam: text in, plain objects and copied float arrays out.

/** @typedef {{key: string, text: string}} Refusal */
/** @typedef {Record<string, (n?: number) => number> & {memory: {buffer: ArrayBuffer}}} Exports */

/** The words for what `lab_state` returns. */
const states = ["none", "ready", "going", "finished", "diverged"];

/** @param {Exports} c */
export function wrapExports(c) {
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

  /** What an export says, null when it refuses. @param {string} name @param {string} [text] */
  function say(name, text) {
    if (text !== undefined) write(text);
    const length = c[name]();
    return length < 0 ? null : read(length);
  }
  const error = () => /** @type {Refusal} */ (JSON.parse(say("lab_error") ?? "{}"));
  /** @param {string|null} said */
  const parse = (said) => (said === null ? { error: error() } : JSON.parse(said));
  /** @template T @param {string|null} said @param {(said: string) => T} make @returns {T | {error: Refusal}} */
  const unlessRefused = (said, make) => (said === null ? { error: error() } : make(said));

  /** @param {string} line @returns {{lr: Float64Array, momentum: Float64Array, error?: undefined} | {error: Refusal}} */
  function preview(line) {
    write(line);
    const steps = c.lab_preview();
    if (steps < 0) return { error: error() };
    return { lr: doubles(c.lab_curve(0), steps), momentum: doubles(c.lab_curve(1), steps) };
  }
  let width = 0;
  function history() {
    width ||= parse(say("lab_describe")).columns.length;
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
    error, preview, history, points: () => points(), confusion: () => confusion(),
    describe: () => parse(say("lab_describe")),
    /** @param {string} line */
    resolve: (line) => parse(say("lab_resolve", line)),
    /** The `key=value` that puts a handle of resolve() there. @param {string} line @param {number} handle @param {number} step @param {number} lr */
    drag: (line, handle, step, lr) => unlessRefused(say("lab_drag", `${line}\n${handle} ${step} ${lr}`), (text) => ({ text })),
    /** 0, or -1 when refused (see error()). @param {string} line */
    open: (line) => (write(line), c.lab_open()),
    /** 0, -1 when refused, 1 when that knob cannot change while the run goes. @param {string} text */
    set: (text) => (write(text), c.lab_set()),
    /** @param {number} n */
    step: (n) => c.lab_step(n),
    state: () => states[c.lab_state()],
    at: () => c.lab_at(),
    line: () => say("lab_line") ?? "",
    report: () => parse(say("lab_report")),
    /** What happened in the run, and what to do about it. */
    doctor: () => parse(say("lab_doctor")),
    /** The run in one line of text, for judges. */
    result: () => say("lab_result") ?? "",
    /** The last word of what a student hands in: its checksum. @param {string} text */
    seal: (text) => say("lab_seal", text) ?? "",
    /** What is true of an answer: `missing` lines first, then the verdict; null where there is no answer. @param {string} text the answer, and under it result lines */
    check: (text, said = say("lab_check", text)) => said && JSON.parse(said),
    judges: () => parse(say("lab_judges")),
    /** The lines that a judge wants run next. @param {string} spec its line, and under it the results so far */
    plan: (spec) => unlessRefused(say("lab_plan", spec), (said) => ({ lines: said.split("\n").filter(Boolean) })),
    /** What a judge can say so far. @param {string} spec */
    judge: (spec) => parse(say("lab_judge", spec)),
    /** The decision map, null where there is none. @param {number} n */
    picture: (n, address = c.lab_picture(n)) => (address ? floats(address, 2 * n * n) : null),
    /** @param {number} i @param {number} features */
    sample: (i, features, address = c.lab_sample(i)) => (address ? floats(address, features) : null),
    /** @param {number} n */
    answers(n) {
      const count = c.lab_answers(n);
      return count ? { count, data: floats(c.lab_answer_data(), 4 * count) } : null;
    },
  };
}
