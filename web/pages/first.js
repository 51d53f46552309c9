// first.js - the first screen: what it opens with, and the run that can be begun before the page is there.

/** Two paths of the learning rate from the same peak. */
export const FIRST = "task=spiral&opt=momentum&lr=0.3/sched=constant/sched=cosine";

/** The line of the first run as its address says it, with nothing checked; none where the page may start otherwise.
 * A run that is watched takes one step: after more it would be seen to be ahead of the others. @returns {{line: string, steps: number}|null} */
export function guessRun() {
  if (location.search) return null;
  const [shared, own] = (location.hash.slice(1) || document.documentElement.dataset.lrLabOpens || FIRST).split("/");
  return { line: [shared, own].filter(Boolean).join("&"), steps: matchMedia("(prefers-reduced-motion: reduce)").matches ? Infinity : 1 };
}
