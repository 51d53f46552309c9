// Not a peer: whole runs of one line through the core, again and again; the time to open, to walk, and to tell what came of it.
import { loadCore } from "../../../web/core/core.js";

globalThis.onmessage = async ({ data: { line, times } }) => {
  const core = await loadCore(await WebAssembly.compileStreaming(fetch("../lrlab/lab.wasm")));
  const { steps } = core.resolve(line), all = [];
  for (let i = 0; i < times; i++) {
    const t0 = performance.now();
    if (core.open(line) < 0) throw new Error(core.error().text);
    const t1 = performance.now();
    core.step(steps);
    const t2 = performance.now();
    core.history();
    core.report();
    const t3 = performance.now();
    all.push({ open: t1 - t0, walk: t2 - t1, tell: t3 - t2, all: t3 - t0 });
  }
  postMessage({ steps, all });
};
