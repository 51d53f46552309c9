// Draws small charts as SVG: quiet axes, lines, bands, dots and words, sharp at every size and on paper.
import { formatCount, formatShort } from "../view/numbers.js";
import { DASHES } from "../view/palette.js";
import { linearTicks, logTicks } from "../view/ticks.js";

/** @typedef {{min: number, max: number, log?: boolean, name?: string, format?: (x: number) => string, ticks?: number[], bare?: boolean}} Axis */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {{kind: "line", points: Point[], slot: number, width?: number, faint?: number, plain?: boolean}
 *   | {kind: "band", band: {x: number, low: number, high: number}[], slot: number}
 *   | {kind: "dot", x: number, y: number, slot: number, size?: number, hollow?: boolean, faint?: number}
 *   | {kind: "rule", x?: number, y?: number, text?: string}
 *   | {kind: "text", x: number, y: number, text: string, slot?: number, anchor?: string, dx?: number, dy?: number}} Layer */
/** @typedef {{width: number, height: number, x: Axis, y: Axis, layers: Layer[], left?: number, right?: number, top?: number, bottom?: number}} Picture */

const TICK_ROOM = { x: 80, y: 36 };

/** Where a value stands on an axis. @param {Axis} axis @param {number} from @param {number} to */
export function scaleOf({ min, max, log }, from, to) {
  const turn = log ? (/** @type {number} */ v) => Math.log10(Math.max(v, 1e-30)) : (/** @type {number} */ v) => v;
  const [a, b] = [turn(min), turn(max)];
  return {
    /** @param {number} v */ at: (v) => from + ((turn(v) - a) / (b - a || 1)) * (to - from),
    /** @param {number} p */ of: (p) => { const t = a + ((p - from) / (to - from)) * (b - a); return log ? 10 ** t : t; },
  };
}

/** @param {Picture} picture */
export function frameOf({ width, height, x, y, left = 46, right = 12, top = y.name ? 24 : 10, bottom = 34 }) {
  return { left, top, right: width - right, bottom: height - bottom, x: scaleOf(x, left, width - right), y: scaleOf(y, height - bottom, top) };
}

/** @param {SVGSVGElement} svg @param {Picture} picture */
export function drawPlot(svg, picture) {
  const frame = frameOf(picture);
  svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  svg.setAttribute("height", String(picture.height));
  const id = svg.id || "plot";
  const clip = `<clipPath id="${id}-clip"><rect x="${frame.left}" y="${frame.top - 3}" width="${Math.max(0, frame.right - frame.left + 4)}" height="${Math.max(0, frame.bottom - frame.top + 6)}"/></clipPath>`;
  svg.innerHTML = `${clip}${drawAxes(picture, frame)}<g clip-path="url(#${id}-clip)">${picture.layers.filter((one) => one.kind !== "text").map((one) => drawLayer(one, frame)).join("")}</g>${picture.layers.filter((one) => one.kind === "text").map((one) => drawLayer(one, frame)).join("")}`;
  return frame;
}

/** @typedef {ReturnType<typeof frameOf>} Frame */

/** @param {Axis} axis @param {number} room */
const ticksOf = ({ min, max, log, ticks }, room) => ticks ?? (log ? logTicks(min, max, room) : linearTicks(min, max, room));

/** @param {Picture} picture @param {Frame} f */
function drawAxes({ x, y }, f) {
  const across = ticksOf(x, Math.max(2, (f.right - f.left) / TICK_ROOM.x)), up = ticksOf(y, Math.max(2, (f.bottom - f.top) / TICK_ROOM.y));
  const sayX = x.format ?? (x.log ? formatShort : formatCount), sayY = y.format ?? formatShort;
  const columns = x.bare ? [] : across.map((v) => `<text class="tick" x="${round(f.x.at(v))}" y="${f.bottom + 16}" text-anchor="middle">${escape(sayX(v))}</text>${x.log ? `<path class="grid" d="M${round(f.x.at(v))} ${f.top}V${f.bottom}"/>` : ""}`);
  const rows = y.bare ? [] : up.map((v) => `<path class="grid" d="M${f.left} ${round(f.y.at(v))}H${f.right}"/><text class="tick" x="${f.left - 8}" y="${round(f.y.at(v))}" dy=".34em" text-anchor="end">${escape(sayY(v))}</text>`);
  const name = x.name ? `<text class="axis" x="${f.right}" y="${f.bottom + 31}" text-anchor="end">${escape(x.name)}</text>` : "";
  const upName = y.name ? `<text class="axis" x="${f.left}" y="${f.top - 9}">${escape(y.name)}</text>` : "";
  return `${upName}${rows.join("")}${columns.join("")}${x.bare && y.bare ? "" : `<path class="base" d="M${f.left} ${f.bottom}H${f.right}"/>`}${name}`;
}

/** @param {Layer} layer @param {Frame} f @returns {string} */
function drawLayer(layer, f) {
  if (layer.kind === "line") return `<path class="line" data-slot="${layer.slot}" d="${path(layer.points, f)}" stroke-width="${layer.width ?? 2}"${layer.faint ? ` opacity="${layer.faint}"` : ""}${layer.plain ? "" : ` stroke-dasharray="${DASHES[layer.slot].join(" ")}"`}/>`;
  if (layer.kind === "band") return `<path class="band" data-slot="${layer.slot}" d="${band(layer.band, f)}"/>`;
  if (layer.kind === "dot") return `<circle class="${layer.hollow ? "dot hollow" : "dot"}" data-slot="${layer.slot}" cx="${round(f.x.at(layer.x))}" cy="${round(inside(f, f.y.at(layer.y)))}" r="${layer.size ?? 4}"${layer.faint ? ` opacity="${layer.faint}"` : ""}/>`;
  if (layer.kind === "rule") return drawRule(layer, f);
  return `<text class="word"${layer.slot === undefined ? "" : ` data-slot="${layer.slot}"`} x="${round(f.x.at(layer.x) + (layer.dx ?? 0))}" y="${round(inside(f, f.y.at(layer.y)) + (layer.dy ?? 0))}" dy=".34em" text-anchor="${layer.anchor ?? "start"}">${escape(layer.text)}</text>`;
}

/** @param {{x?: number, y?: number, text?: string}} rule @param {Frame} f */
function drawRule({ x, y, text = "" }, f) {
  if (x !== undefined) {
    const at = round(f.x.at(x)), late = at > (f.left + f.right) / 2;
    return `<path class="rule" d="M${at} ${f.top}V${f.bottom}"/><text class="mark" x="${late ? at - 5 : at + 5}" y="${f.top + 9}"${late ? ' text-anchor="end"' : ""}>${escape(text)}</text>`;
  }
  return `<path class="rule" d="M${f.left} ${round(f.y.at(y ?? 0))}H${f.right}"/><text class="mark" x="${f.right - 2}" y="${round(f.y.at(y ?? 0)) - 5}" text-anchor="end">${escape(text)}</text>`;
}

/** @param {Frame} f @param {number} y */
const inside = (f, y) => Math.min(Math.max(Number.isFinite(y) ? y : f.top, f.top), f.bottom);
/** @param {number} x */
const round = (x) => Math.round(x * 10) / 10;
/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** @param {Point[]} points @param {Frame} f */
function path(points, f) {
  let pen = "M";
  return points.map(({ x, y }) => {
    if (Number.isNaN(y)) return (pen = "M", "");
    const part = `${pen}${round(f.x.at(x))} ${round(Math.min(Math.max(f.y.at(y), -999), 9999))}`;
    pen = "L";
    return part;
  }).join("");
}

/** @param {{x: number, low: number, high: number}[]} parts @param {Frame} f */
function band(parts, f) {
  if (parts.length < 2) return "";
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${round(f.x.at(x))} ${round(Math.min(Math.max(f.y.at(y), f.top - 50), f.bottom + 50))}`;
  return `M${parts.map(({ x, high }) => at(x, high)).join("L")}L${[...parts].reverse().map(({ x, low }) => at(x, low)).join("L")}Z`;
}
