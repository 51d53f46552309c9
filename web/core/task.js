// task.js - cuts long work into tasks, so that the page is painted, and heard, in between.

/** Lets what came in meanwhile go first; a worker that starts hears nothing before the page has been idle. @returns {Promise<void>} */
export const nextTask = () => new Promise((go) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (port1.close(), go());
  port2.postMessage(0);
});

/** One after the other, each in a task of its own. @param {(() => unknown)[]} acts */
export async function inTasks(acts) {
  for (const act of acts) {
    act();
    await nextTask();
  }
}
