// palette.js - the colours and dashes of runs and classes, read from the CSS tokens so that a theme has one home.

export const LETTERS = "ABCDEFGH";

/** Dash patterns beside the colours: no two runs are told apart by colour alone. */
export const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2, 1, 2], [1, 2], [6, 2, 2, 2, 2, 2]];

/** @typedef {{ink: string, soft: string, line: string, grid: string, panel: string, runs: string[], classes: string[], font: string}} Palette */

/** @returns {Palette} */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const token = (/** @type {string} */ name) => style.getPropertyValue(`--lr-lab-${name}`).trim();
  return {
    ink: token("ink"),
    soft: token("soft"),
    line: token("line"),
    grid: token("grid"),
    panel: token("panel"),
    runs: [...LETTERS].map((letter) => token(`run-${letter.toLowerCase()}`)),
    classes: Array.from({ length: 10 }, (_, i) => token(`class-${i % 6}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** Red, green and blue of a #rrggbb colour. @param {string} hex @returns {[number, number, number]} */
export function rgbOf(hex) {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/** A #rrggbb colour made see-through. @param {string} hex @param {number} alpha */
export function fade(hex, alpha) {
  return `rgba(${rgbOf(hex).join(",")},${alpha})`;
}

/** A little picture of a run's line: its colour comes from CSS, its dash from here. @param {number} slot */
export function drawChip(slot) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  const numbers = { x1: 1, y1: 5, x2: 25, y2: 5, "stroke-width": 2.5, "stroke-dasharray": DASHES[slot].join(" ") || "none" };
  for (const [key, value] of Object.entries(numbers)) line.setAttribute(key, String(value));
  svg.setAttribute("viewBox", "0 0 26 10");
  svg.setAttribute("class", "chip");
  svg.setAttribute("aria-hidden", "true");
  svg.append(line);
  return svg;
}
