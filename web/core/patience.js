// Patience: while wishes come faster than runs finish (somebody drags), the run at work may finish before the newest wish takes its place.

/** @typedef {import("./pool.js").Pool} Pool */
/** @typedef {import("./pool.js").Wish} Wish */
/** @typedef {import("./pool.js").Handle} Handle */
/** @typedef {(message: any) => void} Listener */
/** What a key is at work on, since when, and the newest wish that waits for it.
 * @typedef {{handle: Handle|null, since: number, phase: "going"|"closing"|"idle", waiting: {spec: Wish, listener: Listener}|null,
 *   timer: ReturnType<typeof setTimeout>|undefined}} Place */

/** How long the picture that follows a finished curve is waited for. */
const closing = 12;

/** A pool's `wish` that lets an unfinished run go on for up to `most` milliseconds. @param {Pool} pool @param {number} [most] */
export function createPatience(pool, most = 60) {
  /** @type {Map<string, Place>} */
  const places = new Map();

  /** @param {string} key @param {Wish} spec @param {Listener} listener */
  function wish(key, spec, listener) {
    const place = places.get(key);
    const left = !place || place.phase === "idle" || spec.paused ? 0 : place.since + most - performance.now();
    if (place && left > 0) {
      place.waiting = { spec, listener };
      place.timer ??= setTimeout(() => hurry(key), left);
    } else start(key, spec, listener);
    return createHandle(key, listener);
  }

  /** @param {string} key @param {Wish} spec @param {Listener} listener */
  function start(key, spec, listener) {
    clearTimeout(places.get(key)?.timer);
    /** @type {Place} */
    const place = { handle: null, since: performance.now(), phase: "going", waiting: null, timer: undefined };
    places.set(key, place);
    place.handle = pool.wish(key, spec, (message) => {
      listener(message);
      if (places.get(key) === place) follow(key, place, message.type, Boolean(spec.picture || spec.answers));
    });
  }

  /** @param {string} key @param {Place} place @param {string} type @param {boolean} shows */
  function follow(key, place, type, shows) {
    const ends = type === "refused" || type === "stopped" || (type === "done" && !shows) || (place.phase === "closing" && type !== "done");
    if (ends) {
      place.phase = "idle";
      hurry(key);
    } else if (type === "done") {
      place.phase = "closing";
      clearTimeout(place.timer);
      place.timer = setTimeout(() => { place.phase = "idle"; hurry(key); }, closing);
    }
  }

  /** Starts what waits, if anything does. @param {string} key */
  function hurry(key) {
    const waiting = places.get(key)?.waiting;
    if (waiting) start(key, waiting.spec, waiting.listener);
  }

  /** The handle of a wish; used while the wish still waits, it ends the waiting. @param {string} key @param {Listener} listener @returns {Handle} */
  function createHandle(key, listener) {
    const reach = () => {
      if (places.get(key)?.waiting?.listener === listener) hurry(key);
      return places.get(key)?.handle;
    };
    return {
      pause: () => reach()?.pause(),
      play: () => reach()?.play(),
      step: (n) => reach()?.step(n),
      restart: () => reach()?.restart(),
      setSpeed: (speed) => reach()?.setSpeed(speed),
      set: (text) => reach()?.set(text),
      ask: (what) => reach()?.ask(what),
      cancel() { clearTimeout(places.get(key)?.timer); places.get(key)?.handle?.cancel(); places.delete(key); },
    };
  }

  return { wish };
}
