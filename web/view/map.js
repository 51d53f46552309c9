// map.js - paints a decision map: class colours blended by confidence, and the training points on top in three shapes.
import { rgbOf } from "./palette.js";

/** @typedef {{n: number, data: Float32Array}} Picture */
/** @typedef {{count: number, data: Float32Array}} Points */
/** @typedef {import("./palette.js").Palette} Palette */

const TINT = 0.62;
const FLOATS_PER_POINT = 3;

/** @param {HTMLCanvasElement} canvas @param {Picture} picture @param {Points|null} points @param {{box: number[], classes: number}} task @param {Palette} palette */
export function paintMap(canvas, picture, points, task, palette) {
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  fit(canvas);
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(paintClasses(picture, task.classes, palette), 0, 0, canvas.width, canvas.height);
  if (points) ctx.drawImage(sheetOf(points, task.box, palette, canvas.width), 0, 0);
}

/** @type {WeakMap<Points, {palette: Palette, size: number, sheet: HTMLCanvasElement}>} */
const sheets = new WeakMap();

/** The training points painted once, for they never move and there are hundreds. @param {Points} points @param {number[]} box @param {Palette} palette @param {number} size */
function sheetOf(points, box, palette, size) {
  const known = sheets.get(points);
  if (known?.palette === palette && known.size === size) return known.sheet;
  const sheet = document.createElement("canvas");
  sheet.width = sheet.height = size;
  paintPoints(/** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d")), points, box, palette, size);
  sheets.set(points, { palette, size, sheet });
  return sheet;
}

/** @type {WeakMap<Element, {width: number, height: number}>} */
const sizes = new WeakMap();

/** Keeps the size of a canvas at hand, so that painting never makes the browser lay out the page. @param {HTMLCanvasElement} canvas @param {() => void} onResize */
export function watchSize(canvas, onResize) {
  new ResizeObserver(([entry]) => {
    sizes.set(canvas, entry.contentRect);
    onResize();
  }).observe(canvas);
}

/** As many pixels as the screen has under it. @param {HTMLCanvasElement} canvas */
export function fit(canvas) {
  const { width, height } = sizes.get(canvas) ?? { width: 160, height: 160 };
  const wide = Math.max(1, Math.round(width * Math.min(devicePixelRatio || 1, 2)));
  const high = Math.max(1, Math.round(height * Math.min(devicePixelRatio || 1, 2)));
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

/** @type {HTMLCanvasElement|null} */
let sheet = null;

/** @param {Picture} picture @param {number} classes @param {Palette} palette */
function paintClasses({ n, data }, classes, palette) {
  sheet ??= document.createElement("canvas");
  sheet.width = sheet.height = n;
  const ctx = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  const image = ctx.createImageData(n, n);
  const paper = rgbOf(palette.panel);
  const colours = palette.classes.map(rgbOf);
  const floor = 1 / Math.max(classes, 2);
  for (let i = 0; i < n * n; i += 1) {
    const colour = colours[data[2 * i] % colours.length] ?? paper;
    const sure = Math.min(Math.max((data[2 * i + 1] - floor) / (1 - floor), 0), 1);
    for (let c = 0; c < 3; c += 1) image.data[4 * i + c] = paper[c] + (colour[c] - paper[c]) * TINT * (0.12 + 0.88 * sure);
    image.data[4 * i + 3] = 255;
  }
  ctx.putImageData(image, 0, 0);
  return sheet;
}

/** @param {CanvasRenderingContext2D} ctx @param {Points} points @param {number[]} box @param {Palette} palette @param {number} size */
function paintPoints(ctx, { count, data }, [left, bottom, right, top], palette, size) {
  const radius = Math.max(size / 130, 1.4);
  ctx.lineWidth = Math.max(radius / 3, 0.6);
  ctx.strokeStyle = palette.panel;
  for (let i = 0; i < count; i += 1) {
    const [px, py, label] = data.subarray(i * FLOATS_PER_POINT, (i + 1) * FLOATS_PER_POINT);
    const x = ((px - left) / (right - left)) * size;
    const y = ((top - py) / (top - bottom)) * size;
    ctx.fillStyle = palette.classes[label % palette.classes.length];
    ctx.beginPath();
    shapes[label % shapes.length](ctx, x, y, radius);
    ctx.fill();
    ctx.stroke();
  }
}

/** @type {((ctx: CanvasRenderingContext2D, x: number, y: number, r: number) => void)[]} */
const shapes = [
  (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  (ctx, x, y, r) => ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
  (ctx, x, y, r) => (ctx.moveTo(x, y - 1.3 * r), ctx.lineTo(x + 1.2 * r, y + 0.9 * r), ctx.lineTo(x - 1.2 * r, y + 0.9 * r), ctx.closePath()),
];
