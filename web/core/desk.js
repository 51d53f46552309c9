// A desk holds the runs of one worker (or, where workers are refused, of the page) and lets them walk in short turns.
import { loadCore } from "./core.js";
import { createRun } from "./run.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Message} Message */
/** @typedef {import("./run.js").Order} Order */

const sliceBudget = 8, turnBudget = 50, beatEvery = 500, sparesKept = 2;

/** @param {import("./core.js").CoreModule} module
 * @param {(message: Message, transfer: Transferable[]) => void} post @param {import("./ahead.js").Ahead|null} [ahead] */
export function createDesk(module, post, ahead) {
  const now = () => performance.now();
  /** @type {Map<number, Run|null>} runs by id; null while its core is being made */
  const runs = new Map();
  /** @type {Map<string, {id: number, since: number, next: Order|null}>} the run of each place, since when, and the order that waits for it to end */
  const places = new Map();
  /** @type {import("./core.js").Core[]} */
  const spares = [];
  const channel = new MessageChannel();
  // Node lets a thousand messages pass before any timer; it has a better way to come back.
  const nextTurn = () => (typeof setImmediate === "function" ? setImmediate(turn) : channel.port2.postMessage(0));
  let turning = false, timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);

  /** @param {number} id */
  const tellFor = (id) => (/** @type {Message} */ message) => {
    const floats = [message.columns, message.data, message.samples].filter((x) => x instanceof Float32Array);
    post({ ...message, id }, floats.map((x) => /** @type {ArrayBuffer} */ (/** @type {Float32Array} */ (x).buffer)));
  };

  /** An unfinished run may go on for as long as the order that replaces it is patient, and to its end if it is that near: while wishes
   * come faster than runs finish (somebody drags), some finish all the same, and the newest is at hand when one does. @param {Order} order */
  function take(order) {
    const place = places.get(order.place);
    if (place && isAtWork(place.id) && Math.min(now() - place.since, runs.get(place.id)?.left() ?? Infinity) < order.patience) place.next = order;
    else begin(order);
  }

  /** @param {Order} order */
  function begin(order) {
    drop(places.get(order.place)?.id ?? 0);
    places.set(order.place, { id: order.id, since: now(), next: null });
    guard(order.id, () => open(order));
  }

  /** @param {number} id */
  function isAtWork(id) {
    const run = runs.get(id);
    return run === null || (run !== undefined && run.allowance(now()) > 0);
  }

  /** @param {Order} order */
  async function open(order) {
    const { id, line } = order, tell = tellFor(id);
    runs.set(id, null);
    const begun = takeBegun(order), core = begun?.core ?? spares.pop() ?? await loadCore(module);
    if (!runs.has(id)) return void spares.push(core);
    if (!begun && core.open(line) < 0) {
      drop(id);
      spares.push(core);
      tell({ type: "refused", ...core.error() });
      return wake();
    }
    const run = createRun(core, order, tell, now, begun?.busy);
    runs.set(id, run);
    run.slice(0);
    wake();
  }

  /** The first order may find its run begun; if it is another's, the core is free. @param {Order} order */
  function takeBegun({ line, replay }) {
    const guessed = ahead?.line, begun = ahead?.take();
    ahead = null;
    if (guessed === line && !replay) return begun;
    if (begun) spares.push(begun.core);
  }

  /** @param {number} id */
  function drop(id) {
    const run = runs.get(id);
    runs.delete(id);
    if (run && spares.length < sparesKept) spares.push(run.core);
  }

  /** Drops a run, or the order for it that waits. @param {number} id */
  function forget(id) {
    drop(id);
    for (const [key, place] of places) {
      if (place.next?.id === id) place.next = null;
      if (place.id === id && !place.next) places.delete(key);
    }
  }

  /** @param {number} id */
  function hurry(id) {
    for (const { next } of places.values()) if (next?.id === id) begin(next);
  }

  /** The run whose turn it is: the most urgent, then the one that had fewest turns, then the oldest. @param {number} t */
  function pick(t) {
    let best = null, rank = [0, 0];
    for (const run of runs.values()) {
      if (!run || run.allowance(t) === 0) continue;
      const mine = [run.priority(), Math.floor(run.busy() / turnBudget)];
      if (!best || mine[0] < rank[0] || (mine[0] === rank[0] && mine[1] < rank[1])) [best, rank] = [run, mine];
    }
    return best;
  }

  function turn() {
    turning = false;
    const run = pick(now());
    if (run) guard(run.id, () => walk(run));
    wake();
  }

  /** @param {Run} run */
  function walk(run) {
    run.slice(sliceBudget);
    if (run.isOver() && !run.keep) drop(run.id);
  }

  /** Asks for the next turn: at once, or when a paced run is due. */
  function wake() {
    for (const { next } of places.values()) if (next) take(next);
    if (turning) return;
    clearTimeout(timer);
    const t = now();
    if (pick(t)) {
      turning = true;
      nextTurn();
    } else {
      const due = Math.min(...[...runs.values()].map((run) => run?.wait(t) ?? Infinity));
      if (due < Infinity) timer = setTimeout(wake, Math.max(1, due));
    }
  }

  /** Does something for one run; if it throws, that run is over and its core is thrown away with it.
   * @param {number} id @param {() => unknown} act */
  async function guard(id, act) {
    try {
      await act();
    } catch (reason) {
      runs.delete(id);
      post({ type: "stopped", id, why: String(reason) }, []);
      wake();
    }
  }

  /** @param {{type: string, id: number, [field: string]: any}} message */
  function receive(message) {
    const { type, id } = message, run = runs.get(id);
    if (type === "open") take(message.order);
    else if (type === "drop") forget(id);
    else if (type === "hurry") hurry(id);
    else if (run) guard(id, () => obey(run, message));
    wake();
  }

  /** @param {Run} run @param {{type: string, [field: string]: any}} message */
  function obey(run, message) {
    if (message.type === "play") run.play();
    else if (message.type === "pause") run.pause();
    else if (message.type === "walk") run.walk(message.n);
    else if (message.type === "speed") run.setSpeed(message.speed);
    else if (message.type === "ask") run.answer(message.what);
    else if (message.type === "set" && !run.set(message.text)) tellFor(run.id)({ type: "reopen", text: message.text });
  }

  channel.port1.onmessage = turn;
  const beat = setInterval(() => runs.size && post({ type: "beat", id: 0 }, []), beatEvery);
  return {
    receive,
    close() { clearInterval(beat); clearTimeout(timer); runs.clear(); channel.port1.close(); },
  };
}
