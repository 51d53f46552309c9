// Paints the mountain: shaded ground with lines of equal height, the fog over it, and the walker's path.
import { fade, readPalette, rgbOf } from "../view/palette.js";
import { learn } from "../words/words.js";
import { box, dip, height, slope, valley } from "./terrain.js";

/** @typedef {import("./terrain.js").Place} Place */

const LEVELS = 0.22, SIGHT = 0.62, COLUMNS = 240;
const span = { x: box.right - box.left, y: box.top - box.bottom };

/** @type {{sheet: HTMLCanvasElement, of: string}|null} */
let kept = null;

/** @param {HTMLCanvasElement} canvas @param {Place[]} walked @param {boolean} clear whether the fog has gone */
export function paintGround(canvas, walked, clear) {
  const wide = canvas.parentElement?.clientWidth || 600, ratio = Math.min(devicePixelRatio || 1, 2);
  const size = { width: Math.round(wide * ratio), height: Math.round(((wide * span.y) / span.x) * ratio) };
  if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
  const ctx = canvas.getContext("2d");
  if (!ctx) return null;
  const palette = readPalette();
  ctx.drawImage(groundOf(palette), 0, 0, canvas.width, canvas.height);
  paintNames(ctx, canvas, palette, ratio);
  ctx.drawImage(fogOf(canvas, walked, palette, clear), 0, 0);
  return ctx;
}

/** @param {{panel: string, ink: string, classes: string[]}} palette */
function groundOf(palette) {
  const of = palette.panel + palette.ink;
  if (kept?.of === of) return kept.sheet;
  const rows = Math.round((COLUMNS * span.y) / span.x), scale = 3;
  const sheet = document.createElement("canvas");
  Object.assign(sheet, { width: COLUMNS * scale, height: rows * scale });
  const ctx = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  const image = ctx.createImageData(sheet.width, sheet.height);
  const paper = rgbOf(palette.panel), deep = rgbOf(palette.classes[0]), line = rgbOf(palette.ink);
  for (let i = 0; i < sheet.width * sheet.height; i += 1) shade(image.data, i, placeOf(i, sheet), { paper, deep, line }, span.x / sheet.width);
  ctx.putImageData(image, 0, 0);
  kept = { sheet, of };
  return sheet;
}

/** @param {number} i @param {{width: number, height: number}} sheet @returns {Place} */
const placeOf = (i, { width, height: high }) => ({ x: box.left + ((i % width) / width) * span.x, y: box.top - (Math.floor(i / width) / high) * span.y });

/** One pixel: deeper is greener, slopes facing the light are paler, and a thin line every so much height.
 * @param {Uint8ClampedArray} data @param {number} i @param {Place} place @param {{paper: number[], deep: number[], line: number[]}} colours @param {number} pixel */
function shade(data, i, { x, y }, { paper, deep, line }, pixel) {
  const h = height(x, y), g = slope(x, y);
  const depth = Math.min(1, Math.max(0, 1.08 - h / 3.3)) ** 1.5 * 0.62;
  const light = 1 + 0.055 * Math.max(-1.4, Math.min(1.4, g.x * 0.7 - g.y * 0.7));
  const near = Math.abs(h / LEVELS - Math.round(h / LEVELS)) * LEVELS;
  const onLine = Math.max(0, 1 - near / (Math.hypot(g.x, g.y) * pixel * 1.1 + 1e-6)) * 0.2;
  for (let c = 0; c < 3; c += 1) {
    const ground = (paper[c] + (deep[c] - paper[c]) * depth) * light;
    data[4 * i + c] = ground + (line[c] - ground) * onLine;
  }
  data[4 * i + 3] = 255;
}

/** @param {CanvasRenderingContext2D} ctx @param {HTMLCanvasElement} canvas @param {{ink: string, font: string}} palette @param {number} ratio */
function paintNames(ctx, canvas, palette, ratio) {
  ctx.font = `${12 * ratio}px ${palette.font}`;
  ctx.fillStyle = palette.ink;
  ctx.textAlign = "center";
  for (const [text, place] of /** @type {[string, Place][]} */ ([[learn.walk.valleyName, valley], [learn.walk.dipName, dip]])) {
    const { x, y } = pixelOf(canvas, place);
    ctx.fillText(text, x, y + 0.15 * canvas.width);
  }
}

/** @type {HTMLCanvasElement|null} */
let veil = null;

/** @param {HTMLCanvasElement} canvas @param {Place[]} walked @param {{line: string}} palette @param {boolean} clear */
function fogOf(canvas, walked, palette, clear) {
  veil ??= document.createElement("canvas");
  Object.assign(veil, { width: canvas.width, height: canvas.height });
  const ctx = /** @type {CanvasRenderingContext2D} */ (veil.getContext("2d"));
  ctx.fillStyle = fade(palette.line, clear ? 0.18 : 0.94);
  ctx.fillRect(0, 0, veil.width, veil.height);
  ctx.globalCompositeOperation = "destination-out";
  const radius = (SIGHT / span.x) * canvas.width;
  for (const place of walked) {
    const { x, y } = pixelOf(canvas, place);
    if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) break;
    const hole = ctx.createRadialGradient(x, y, radius * 0.2, x, y, radius);
    hole.addColorStop(0, "rgba(0,0,0,1)");
    hole.addColorStop(1, "rgba(0,0,0,0)");
    ctx.fillStyle = hole;
    ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  return veil;
}

/** @param {HTMLCanvasElement} canvas @param {Place} place */
const pixelOf = ({ width, height: high }, { x, y }) => ({ x: ((x - box.left) / span.x) * width, y: ((box.top - y) / span.y) * high });

/** @param {CanvasRenderingContext2D} ctx @param {HTMLCanvasElement} canvas @param {Place[]} path @param {number} shown steps so far, with a fraction */
export function paintPath(ctx, canvas, path, shown) {
  const { runs: [colour], panel } = readPalette(), unit = canvas.width / 760;
  const spots = path.slice(0, Math.floor(shown) + 1).map((place) => pixelOf(canvas, place)).filter(({ x, y }) => Math.abs(x) < 1e5 && Math.abs(y) < 1e5);
  ctx.lineJoin = "round";
  ctx.strokeStyle = fade(colour, 0.75);
  ctx.lineWidth = Math.max(1.5, 1.8 * unit);
  ctx.beginPath();
  for (const { x, y } of spots) ctx.lineTo(x, y);
  ctx.stroke();
  ctx.fillStyle = colour;
  for (const { x, y } of spots) dot(ctx, x, y, Math.max(1.6, 2.2 * unit));
  const last = spots[spots.length - 1];
  ctx.strokeStyle = panel;
  ctx.lineWidth = Math.max(2, 2.5 * unit);
  dot(ctx, last.x, last.y, Math.max(6, 8 * unit), true);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} r @param {boolean} [ringed] */
function dot(ctx, x, y, r, ringed) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fill();
  if (ringed) ctx.stroke();
}
