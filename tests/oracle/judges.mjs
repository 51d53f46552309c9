// The judges' exports of the WebAssembly core, driven from Node: plans, runs, verdicts.
import { readFileSync } from "node:fs";

/** @typedef {{text: string, id: string, args: Record<string, any>}} Sentence */

/** @param {string} file */
export async function openJudges(file) {
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
  const c = /** @type {any} */ (instance.exports);
  c._initialize?.();
  const mail = new Uint8Array(c.memory.buffer, c.lab_mail(), c.lab_mail_size());
  const encoder = new TextEncoder(), decoder = new TextDecoder();

  /** @param {string} text */
  function write(text) {
    const { read, written } = encoder.encodeInto(text, mail.subarray(0, -1));
    if (read < text.length) throw new RangeError("longer than the mailbox");
    mail[written] = 0;
  }
  /** @param {number} length */
  function read(length) {
    if (length < 0) throw new Error(JSON.parse(decoder.decode(mail.subarray(0, c.lab_error()))).text);
    return decoder.decode(mail.subarray(0, length));
  }
  /** @param {string} line */
  function train(line) {
    write(line);
    if (c.lab_open() < 0) read(-1);
    while (c.lab_step(10000) === 10000);
  }

  /** The lines a judge wants next. @param {string} spec @param {string[]} results */
  function plan(spec, results) {
    write([spec, ...results].join("\n"));
    return read(c.lab_plan()).split("\n").filter(Boolean);
  }
  /** @param {string} spec @param {string[]} results */
  function judge(spec, results) {
    write([spec, ...results].join("\n"));
    return JSON.parse(read(c.lab_judge()));
  }
  /** One result line. @param {string} line @returns {string} */
  const result = (line) => (train(line), read(c.lab_result()));
  /** @param {string} line */
  const doctor = (line) => (train(line), JSON.parse(read(c.lab_doctor())));
  /** @param {string} line */
  const resolve = (line) => (write(line), JSON.parse(read(c.lab_resolve())));
  /** The training points of a task in the plane. @param {string} line */
  function points(line) {
    write(line);
    if (c.lab_open() < 0) read(-1);
    const n = c.lab_points(), xs = new Float32Array(c.memory.buffer, c.lab_point_data(), 3 * n);
    return Array.from({ length: n }, (_, i) => [xs[3 * i], xs[3 * i + 1]]);
  }
  const catalog = () => JSON.parse(read(c.lab_judges()));

  /** Runs whatever the judge wants until it wants no more. @param {string} spec @param {(line: string) => string} [run] */
  function settle(spec, run = result) {
    /** @type {string[]} */
    const results = [];
    for (let lines; (lines = plan(spec, results)).length;) results.push(...lines.map(run));
    return { results, answer: judge(spec, results) };
  }
  return { plan, judge, result, doctor, resolve, points, catalog, settle };
}
