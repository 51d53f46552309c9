// Holds one value, tells at most once a frame that it changed, and remembers the former ones for undo and redo.

/** @template T @param {T} initial @param {{schedule?: (act: () => void) => unknown, limit?: number}} [options] */
export function createStore(initial, { schedule = (act) => setTimeout(act, 0), limit = 200 } = {}) {
  let value = initial;
  /** @type {T[]} */
  let past = [];
  /** @type {T[]} */
  let future = [];
  let lastTag = "", told = initial, asked = false;
  /** @type {Set<(value: T, former: T) => void>} */
  const listeners = new Set();

  function announce() {
    if (asked) return;
    asked = true;
    schedule(tell);
  }

  function tell() {
    asked = false;
    const former = told;
    told = value;
    if (former !== value) for (const listener of listeners) listener(value, former);
  }

  /** @param {T} next */
  function move(next) {
    value = next;
    lastTag = "";
    announce();
  }

  return {
    get: () => value,
    /** Tells of a change at once, for whoever goes on with what follows from it. */
    flush: tell,
    /** Sets the value. Sets in a row with the same tag (a drag) are one step of undo. @param {T} next @param {string} [tag] */
    set(next, tag = "") {
      if (Object.is(next, value)) return;
      if (!tag || tag !== lastTag) past = [...past, value].slice(-limit);
      future = [];
      move(next);
      lastTag = tag;
    },
    /** Ends a gesture: the next set is a new step of undo. */
    seal() { lastTag = ""; },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo() {
      if (!past.length) return;
      future = [value, ...future];
      move(/** @type {T} */ (past.pop()));
    },
    redo() {
      if (!future.length) return;
      past = [...past, value];
      const [next, ...rest] = future;
      future = rest;
      move(next);
    },
    /** @param {(value: T, former: T) => void} listener @returns {() => void} stops listening */
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}
