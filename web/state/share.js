// Keeps the experiment in the address: reads the hash, writes it seldom enough for every browser, never throws.

/** The parts of a window that an address needs.
 * @typedef {{location: {href: string}, history: {replaceState(data: unknown, unused: string, url: string): void},
 *   addEventListener(type: "hashchange", listener: () => void): void}} Place */

/** @param {{place?: Place, delay?: number}} [options] */
export function createAddress({ place = /** @type {Place} */ (globalThis.window), delay = 300 } = {}) {
  let timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);
  let pending = /** @type {string|null} */ (null), seen = "";

  const base = () => place.location.href.split("#")[0];
  const read = () => place.location.href.split("#").slice(1).join("#");
  /** @param {string} text */
  const link = (text) => `${base()}#${text}`;

  /** Writes now what was to be written later. */
  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (pending === null) return;
    const text = pending;
    pending = null;
    if (read() !== seen) return; // somebody else changed it, of which we are about to hear
    // WebKit allows 100 calls in 10 s, and a srcdoc frame none: the page works without an address.
    try { place.history.replaceState(null, "", link(text)); } catch { /* nothing to tell anybody */ }
  }

  /** Says an option of the page in the address, or takes it out. @param {string} key @param {string} value */
  function option(key, value) {
    const url = new URL(place.location.href);
    if ((url.searchParams.get(key) ?? "") === value) return;
    if (value) url.searchParams.set(key, value);
    else url.searchParams.delete(key);
    try { place.history.replaceState(null, "", url.href); } catch { /* as above */ }
  }

  /** @param {string} text */
  function write(text) {
    if (pending === null && text === (seen = read())) return;
    pending = text;
    clearTimeout(timer);
    timer = setTimeout(flush, delay); // a moving hand is waited for: an address costs as much as a frame
  }

  return {
    read, write, option, flush, link,
    /** Calls back with the text when somebody else changed the hash. @param {(text: string) => void} listener */
    listen(listener) { place.addEventListener("hashchange", () => { pending = null; listener(read()); }); },
  };
}
