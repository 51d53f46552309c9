// graph.js - a picture that fits its place: drawn anew when that changes, read by pointer and arrow keys, and named for those who do not see it.
import { drawPlot } from "../learn/plot.js";
import { el, isChord, setText } from "../view/element.js";

/** @typedef {import("../learn/plot.js").Picture} Picture */
/** @typedef {import("../learn/plot.js").Layer} Layer */
/** Places that can be read, and what stands there. @typedef {{name: string, stops: number[], say: (i: number) => string}} Reading */

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. @template {keyof SVGElementTagNameMap} K @param {K} tag @param {Record<string, string|number>} [attributes] @param {...(Node|string)} children */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** Calls back whenever the place has another width. @param {HTMLElement} place @param {() => void} act */
export function onWidth(place, act) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === width || !place.clientWidth) return;
    width = place.clientWidth;
    act();
  }).observe(place);
}

/** @param {string} id @param {number} height */
export function createGraph(id, height) {
  const picture = svg("svg", { id, class: "graph", role: "img", width: "100%", height });
  const reader = createReader();
  const element = el("div", { class: "graph-box" });
  element.append(picture, reader.hair, reader.keys);
  let latest = /** @type {(() => void)|null} */ (null);
  onWidth(element, () => latest?.());
  return {
    element: el("div", {}, element, reader.said),
    /** @param {string} name what those hear who do not see it @param {(width: number) => Omit<Picture, "width"|"height"> & {height?: number}} plan @param {Reading|null} [reading] */
    show(name, plan, reading = null) {
      latest = () => {
        const width = element.clientWidth;
        if (!width) return;
        picture.setAttribute("aria-label", name);
        reader.show(drawPlot(picture, { width, height, ...plan(width) }), reading);
      };
      latest();
    },
  };
}

/** A line that follows the pointer or the arrow keys, and one sentence of what stands there. */
function createReader() {
  const hair = el("div", { class: "hair", hidden: true }), said = el("p", { class: "reading", text: "\u00a0" });
  const keys = el("div", { class: "hair-keys", role: "slider", tabIndex: 0, hidden: true, "aria-valuemin": 0, "aria-valuenow": 0 });
  let now = { frame: /** @type {import("../learn/plot.js").Frame|null} */ (null), reading: /** @type {Reading|null} */ (null), at: -1 };
  const go = (/** @type {number} */ i) => {
    const { frame, reading } = now;
    if (!frame || !reading?.stops.length) return;
    now.at = Math.min(Math.max(i, 0), reading.stops.length - 1);
    hair.hidden = false;
    hair.style.left = `${frame.x.at(reading.stops[now.at])}px`;
    hair.style.top = `${frame.top}px`;
    hair.style.height = `${frame.bottom - frame.top}px`;
    keys.setAttribute("aria-valuenow", String(now.at));
    keys.setAttribute("aria-valuetext", reading.say(now.at));
    setText(said, reading.say(now.at));
  };
  keys.addEventListener("pointermove", (event) => {
    const { frame, reading } = now;
    if (frame && reading) go(nearest(reading.stops.map((stop) => frame.x.at(stop)), event.offsetX));
  });
  keys.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -1e6, End: 1e6 }[event.key];
    if (step === undefined || isChord(event)) return;
    event.preventDefault();
    go(now.at + step);
  });
  return {
    hair, said, keys,
    /** @param {import("../learn/plot.js").Frame} frame @param {Reading|null} reading */
    show(frame, reading) {
      now = { frame, reading, at: reading ? Math.min(now.at, reading.stops.length - 1) : -1 };
      keys.hidden = !reading?.stops.length;
      said.hidden = !reading;
      keys.setAttribute("aria-label", reading?.name ?? "");
      keys.setAttribute("aria-valuemax", String((reading?.stops.length ?? 1) - 1));
      if (now.at >= 0) return go(now.at);
      hair.hidden = true;
      setText(said, "\u00a0");
    },
  };
}

/** @param {number[]} places @param {number} x */
function nearest(places, x) {
  return places.reduce((best, place, i) => (Math.abs(place - x) < Math.abs(places[best] - x) ? i : best), 0);
}
