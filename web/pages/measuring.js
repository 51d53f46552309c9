// measuring.js - how high the compact page would like to be: never read from how high it is, so that a host that obeys is asked once.
import { find } from "../view/element.js";

/** What is comfortable for both charts and for the doctor; everything else has a height of its own. */
const CHARTS = 380, DOCTOR = { wide: 62, narrow: 96 }, NARROW = 420, EDGES = 18, GAP = 6;

export function measureFrame() {
  const parts = /** @type {HTMLElement[]} */ ([...find("lr-lab-embed").children]).filter((part) => !part.hidden && !part.matches(".unseen, .pair, .doctor"));
  const heights = parts.map((part) => part.offsetHeight).filter(Boolean);
  const width = document.documentElement.clientWidth;
  const doctor = find("lr-lab-doctor").hidden ? 0 : (width < NARROW ? DOCTOR.narrow : DOCTOR.wide) + GAP;
  return { width, height: heights.reduce((sum, height) => sum + height + GAP, CHARTS + doctor + EDGES) };
}
