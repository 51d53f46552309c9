// Decision maps beside the curves: what each run has made of the plane, one small picture a run.
import { el } from "../view/element.js";
import { paintMap, watchSize } from "../view/map.js";
import { readPalette } from "../view/palette.js";
import { learn, say } from "../words/words.js";

/** @typedef {{line: string, resolved: any}} Trace */

/** @param {string[]} titles */
export function createMaps(titles) {
  const element = el("div", { class: "maps" });
  /** @type {{canvas: HTMLCanvasElement, picture: any, points: any, task: any}[]} */ const made = [];
  let palette = readPalette();

  /** @param {number} i */
  function paint(i) {
    const { canvas, picture, points, task } = made[i];
    if (picture) paintMap(canvas, picture, points, task, palette);
  }

  return {
    element,
    /** @param {number} i @param {any} message @param {any} task */
    see(i, message, task) {
      Object.assign(made[i], { picture: message, task });
      paint(i);
    },
    /** The points that these runs train on are taken from the page's own core. @param {Trace[]} traces @param {import("./laboratory.js").Laboratory} lab */
    follow(traces, lab) {
      traces.forEach(({ line, resolved }, i) => {
        if (!made[i]) {
          const canvas = el("canvas", { role: "img", "aria-label": say(learn.curves.map, { name: titles[i] ?? "" }) });
          element.append(el("figure", { class: "map" }, canvas, titles.length > 1 ? el("figcaption", { text: titles[i] }) : null));
          made[i] = { canvas, picture: null, points: null, task: resolved.task };
          watchSize(canvas, () => paint(i));
        }
        lab.core.open(line);
        made[i].points = lab.core.points();
      });
    },
    repaint() {
      palette = readPalette();
      made.forEach((_, i) => paint(i));
    },
  };
}
