// The worker's side of a measurement: sets the peer up, tells of its first step, its first losses, then steps a second by block.

/** @typedef {{name: string, work: any, data: Float32Array, plan: {warm: number, block: number, blocks: number, losses: number}}} Order */

/** Splits the data of a workload. @param {any} work @param {Float32Array} data */
export function readData({ inputs, samples, layers }, data) {
  let at = 0;
  const take = (/** @type {number} */ n) => data.subarray(at, at += n);
  return { x: take(samples * inputs), y: take(samples), layers: layers.map((/** @type {any} */ l) => ({ ...l, w: take(l.in * l.out), b: take(l.out) })) };
}

/** A peer that can walk one step at a time and gives the loss of each. @param {() => number|Promise<number>} step */
export const stepwise = (step) => ({
  async first() { return step(); },
  async losses(/** @type {number} */ n) {
    const all = [];
    while (all.length < n) all.push(await step());
    return all;
  },
  /** Walks for `ms`; returns how many steps, and the ms they took. @param {number} ms */
  async walk(ms) {
    const from = performance.now();
    let n = 0, now = from;
    for (; now - from < ms; n++) {
      const loss = step();
      if (typeof loss !== "number") await loss;
      now = performance.now();
    }
    return { n, ms: now - from };
  },
  async last() { return step(); },
});

/** @param {(order: Order) => Promise<any>} open makes {first, losses, walk, last} */
export function serve(open) {
  globalThis.onmessage = async ({ data: order }) => {
    try {
      const peer = await open(order), first = await peer.first();
      postMessage({ type: "first", loss: first });
      const { warm, block, blocks, losses } = order.plan, rates = [];
      const compared = [first, ...await peer.losses(losses - 1)];
      await peer.walk(warm);
      for (let i = 0; i < blocks; i++) {
        const { n, ms } = await peer.walk(block);
        rates.push(1000 * n / ms);
      }
      postMessage({ type: "done", rates, losses: compared, last: await peer.last() });
    } catch (error) {
      postMessage({ type: "failed", why: String(error?.stack ?? error) });
    }
  };
}
