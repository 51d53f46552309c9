// A sweep runs many lines after everything that is looked at, hands over each result as it comes, and can be paused.

/** `result` is the line of text that judges read; a line that was refused or stopped gives null and the reason.
 * @typedef {{line: string, result: string|null, why: string}} Outcome */
/** @typedef {{priority?: number, onResult: (outcome: Outcome) => void, onDone?: () => void}} Listeners */

let sweeps = 0;

/** @param {import("./pool.js").Pool} pool @param {string[]} lines @param {Listeners} listeners */
export function startSweep(pool, lines, { priority = 10, onResult, onDone = () => {} }) {
  const queue = [...lines], name = `sweep ${++sweeps}`;
  /** @type {Map<number, import("./pool.js").Handle>} */
  const going = new Map();
  let started = 0, done = 0, total = lines.length, paused = false, cancelled = false;

  function feed() {
    while (!paused && !cancelled && going.size < pool.places && queue.length) start(/** @type {string} */ (queue.shift()), started++);
  }

  /** @param {string} line @param {number} i */
  function start(line, i) {
    going.set(i, pool.wish(`${name}: ${i}`, { line, priority, quiet: true }, (message) => {
      if (message.type === "done") finish(i, { line, result: message.result, why: "" });
      else if (message.type === "refused" || message.type === "stopped") finish(i, { line, result: null, why: message.text ?? message.why });
    }));
  }

  /** @param {number} i @param {Outcome} outcome */
  function finish(i, outcome) {
    going.get(i)?.cancel();
    going.delete(i);
    done++;
    if (cancelled) return;
    onResult(outcome);
    feed();
    if (done === total && !cancelled) onDone();
  }

  feed();
  return {
    pause() { paused = true; for (const handle of going.values()) handle.pause(); },
    resume() { paused = false; for (const handle of going.values()) handle.play(); feed(); },
    cancel() { cancelled = true; for (const handle of going.values()) handle.cancel(); going.clear(); },
    /** More lines, for judges that plan as they go. @param {string[]} more */
    add(more) { queue.push(...more); total += more.length; feed(); },
  };
}
