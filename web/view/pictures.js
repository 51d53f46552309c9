// pictures.js - a figure per run of what it has learned: a decision map, or held-out digits with its answers.
import { countRight, drawConfusion, mistakes, paintDigits } from "./digits.js";
import { el, setText } from "./element.js";
import { paintMap, watchSize } from "./map.js";
import { formatPercent, formatPlace } from "./numbers.js";
import { drawChip, readPalette } from "./palette.js";
import { readRun } from "./readings.js";
import { say, words } from "../words/words.js";

/** @typedef {import("./charts.js").Trace} Trace */
/** @typedef {import("./charts.js").Frame} Frame */
/** @typedef {{picture: import("./map.js").Picture|null, points: import("./map.js").Points|null, answers: import("./digits.js").Answers|null, confusion: import("./digits.js").Confusion|null}} Seen */

/** @param {HTMLElement} place @param {() => void} redraw */
export function createPictures(place, redraw) {
  const grid = el("div", { class: "pictures" });
  const none = el("p", { class: "about", hidden: true });
  const at = el("span", { class: "about" });
  place.querySelector("h2")?.after(at);
  place.append(grid, none);
  let palette = readPalette();
  /** @type {ReturnType<typeof createPicture>[]} */ const made = [];
  let most = Infinity;
  return {
    /** From now on at most so many figures; a page that opens lets them in one by one. @param {number} runs */
    limit: (runs) => void (most = runs),
    /** @param {number} i */
    canvas: (i) => (made[i]?.element.hidden ? undefined : made[i]?.canvas),
    /** @param {Frame} frame @param {Seen[]} seen */
    show(frame, seen) {
      const wanted = Math.min(frame.traces.length, most);
      while (made.length < wanted) grid.append(made[made.push(createPicture(made.length, redraw)) - 1].element);
      while (made.length > wanted) made.pop()?.element.remove();
      setText(at, frame.pin === null ? "" : say(words.atPlace[frame.unit], { place: formatPlace(frame.pin) }));
      grid.dataset.count = String(frame.traces.length);
      grid.dataset.kind = frame.traces[0]?.resolved.task.kind ?? "";
      const pictured = frame.traces.some((trace) => trace.resolved.task.kind !== "vector");
      grid.hidden = !pictured;
      none.hidden = pictured;
      setText(none, words.noPicture);
      made.forEach((one, i) => one.show(frame, frame.traces[i], seen[i], palette));
    },
    repaint() {
      palette = readPalette();
      for (const one of made) one.forget();
    },
  };
}

/** @param {number} i @param {() => void} redraw */
function createPicture(i, redraw) {
  const canvas = el("canvas", { role: "img", "aria-label": words.picture });
  const [letter, name, right, note] = [el("b", { class: "letter" }), el("span", { class: "name" }), el("span", { class: "right" }), el("p", { class: "note" })];
  const counts = el("details", { class: "more", hidden: true }, el("summary", { text: words.confusion }));
  const element = el("figure", { class: "picture", data: { slot: String(i) } }, canvas, el("figcaption", {}, drawChip(i), letter, name, right), note, counts);
  /** @type {string|null} */ let drawn = null;
  watchSize(canvas, () => {
    drawn = null;
    redraw();
  });
  return {
    element,
    canvas,
    forget: () => (drawn = null),
    /** @param {Frame} frame @param {Trace} trace @param {Seen} seen @param {import("./palette.js").Palette} palette */
    show(frame, trace, seen, palette) {
      const share = formatPercent(readRun(frame, trace, frame.pin).accuracy);
      setText(letter, trace.letter);
      setText(name, trace.name);
      setText(right, share);
      element.hidden = trace.resolved.task.kind === "vector";
      const what = trace.resolved.task.kind === "image" ? seen.answers : seen.picture;
      const signature = [what, seen.points, seen.confusion, trace.name, share].map(identify).join();
      if (signature === drawn || !what) return;
      drawn = signature;
      if (trace.resolved.task.kind === "image") showDigits(canvas, note, counts, trace, seen, palette);
      else {
        canvas.style.aspectRatio = "";
        paintMap(canvas, /** @type {any} */ (seen.picture), seen.points, trace.resolved.task, palette);
        canvas.setAttribute("aria-label", say(words.map, { name: trace.name, right: share }));
        setText(note, "");
        counts.hidden = true;
      }
    },
  };
}

/** @type {WeakMap<object, number>} */
const numbers = new WeakMap();
let numbered = 0;
/** A number for an object, so that "the same as drawn before" can be asked cheaply. @param {any} thing */
function identify(thing) {
  if (typeof thing !== "object" || thing === null) return String(thing);
  if (!numbers.has(thing)) numbers.set(thing, (numbered += 1));
  return `#${numbers.get(thing)}`;
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} note @param {HTMLDetailsElement} counts @param {Trace} trace @param {Seen} seen @param {import("./palette.js").Palette} palette */
function showDigits(canvas, note, counts, trace, seen, palette) {
  const answers = /** @type {import("./digits.js").Answers} */ (seen.answers);
  paintDigits(canvas, answers, palette);
  canvas.setAttribute("aria-label", say(words.digits, { name: trace.name, right: countRight(answers), all: answers.count }));
  counts.hidden = !seen.confusion;
  if (!seen.confusion) return setText(note, say(words.right, { right: countRight(answers), all: answers.count }));
  const worst = mistakes(seen.confusion).slice(0, 2).map((one) => say(words.confused, one));
  setText(note, worst.length ? say(words.confusedMost, { list: worst.join(words.semicolon) }) : words.noneConfused);
  counts.replaceChildren(counts.children[0], drawConfusion(seen.confusion));
}
