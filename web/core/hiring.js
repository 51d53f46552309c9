// hiring.js - starts a worker from its source.

/** Throws where workers are refused at once; others are by an error event. @param {string} source */
export function startWorker(source) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return new Worker(url);
}

/** A worker that the crew has yet to take on; none where it was refused or broke. @typedef {{worker: Worker|null}} Hired */

/** Starting takes a worker as long as all the rest takes a page: the first is asked for before anything else. From a data address, for a blob's has
 * to be registered first, and the page waits; not everywhere can a worker from there be given a compiled core. @param {string} source @returns {Hired} */
export function hireEarly(source) {
  const hired = /** @type {Hired} */ ({ worker: null });
  try {
    hired.worker = new Worker(`data:text/javascript,${encodeURIComponent(source)}`);
    hired.worker.onerror = () => void (hired.worker = null);
    hired.worker.onmessage = ({ data }) => { if (data.type === "broken") hired.worker = null; };
  } catch { /* the crew will find out for itself */ }
  return hired;
}
