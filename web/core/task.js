// task.js - cuts long work into tasks, so that the page is painted, and heard, in between.

/** A task is this long at most, in ms, where its parts allow. */
const SHORT = 8;

let since = -Infinity;

/** Lets what came in meanwhile go first; a worker that starts hears nothing before the page has been idle. @returns {Promise<void>} */
export const nextTask = () => new Promise((go) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    since = performance.now();
    go();
  };
  port2.postMessage(0);
});

/** One after the other, in as few short tasks as can be. @param {(() => unknown)[]} acts */
export async function inTasks(acts) {
  for (const act of acts) {
    act();
    if (performance.now() - since > SHORT) await nextTask();
  }
}
