// packer.mjs - packs on a thread of its own, so that pages are packed side by side.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { pack } from "./pack.mjs";

/** @param {Uint8Array} bytes @returns {Promise<string>} */
export const packAside = (bytes) => new Promise((done, fail) => {
  new Worker(new URL(import.meta.url), { workerData: bytes }).once("message", done).once("error", fail);
});

if (!isMainThread) parentPort?.postMessage(pack(workerData));
