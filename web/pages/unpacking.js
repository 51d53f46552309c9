// unpacking.js - unpacks a page: its core, which is compiled meanwhile, and its script. Where a worker was hired that unpacks the core, and the page its script.
import decoder from "virtual:decoder";
import { compileCore } from "../core/core.js";
import { nextTask } from "../core/task.js";
import { createUnpacker } from "../core/unpack.js";
import { guessRun } from "./first.js";

/** So many bytes are unpacked at a time. */
const SLICE = 100_000;
/** A worker that is not heard for so many milliseconds is not waited for. */
const PATIENCE = 500;

/** @param {string} name */
function findPiece(name) {
  const { textContent, dataset } = /** @type {HTMLElement} */ (document.getElementById(`lr-lab-${name}`));
  return { decoder, packed: textContent ?? "", size: Number(dataset.size) };
}

/** @param {ReturnType<typeof findPiece>} piece */
async function unpackPiece({ packed, size }) {
  const unpack = createUnpacker(decoder, packed), bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += SLICE) {
    bytes.set(unpack(Math.min(SLICE, size - at)), at);
    await nextTask();
  }
  return bytes;
}

/** What the worker has unpacked; nothing where it cannot start, or is late. @param {Worker} worker @returns {Promise<Uint8Array<ArrayBuffer>|undefined>} */
const hearFrom = (worker) => new Promise((go) => {
  worker.addEventListener("message", ({ data: { type, bytes } }) => (bytes || type === "broken") && go(bytes));
  worker.addEventListener("error", () => go(undefined));
  setTimeout(go, PATIENCE);
});

/** Rejects where the page cannot be unpacked. @param {object} [more] what its script finds beside its pieces */
export async function unpackPage(more) {
  const { lrLab } = /** @type {{lrLab: {hired?: import("../core/hiring.js").Hired}}} */ (/** @type {unknown} */ (globalThis));
  const core = findPiece("core"), worker = lrLab.hired?.worker, script = document.createElement("script");
  worker?.postMessage({ type: "boot", ...core, guess: guessRun() });
  const bytes = worker ? hearFrom(worker).then((heard) => heard ?? unpackPiece(core)) : await unpackPiece(core);
  const compile = async () => compileCore(await bytes);
  let first = /** @type {ReturnType<typeof compile>|null} */ (compile());
  /** The first is given away once: who asks again tries again. */
  const give = () => [first, first = null][0] ?? compile();
  Object.assign(lrLab, { core: give, ...more });
  script.type = "module";
  script.textContent = new TextDecoder().decode(await unpackPiece(findPiece("page")));
  document.body.append(script);
}
