// first.js - the first screen: what it opens with, and the run that can be begun before the page is there.

/** Two paths of the learning rate from the same peak. */
export const FIRST = "task=spiral&opt=momentum&lr=0.3/sched=constant/sched=cosine";
/** So many steps of a run that is watched: more, and it would be seen to be ahead of the others. */
const FEW = 8;

/** The line of the first run as its address says it, with nothing checked; none where the page may start otherwise. @returns {{line: string, steps: number}|null} */
export function guessRun() {
  if (location.search) return null;
  const [shared, own] = (location.hash.slice(1) || document.documentElement.dataset.lrLabOpens || FIRST).split("/");
  return { line: [shared, own].filter(Boolean).join("&"), steps: matchMedia("(prefers-reduced-motion: reduce)").matches ? Infinity : FEW };
}
