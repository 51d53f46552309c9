// bands.js - Chart.js plugin: the faint min-max band under each line, and a small wedge where a value left the chart.
import { fade } from "./palette.js";

/** @typedef {{x: number, low: number, high: number}[]} Band */
/** @typedef {{bands: {band: Band, members: {x: number, y: number}[][], colour: string, top: number, faint: boolean}[]}} Bands */

const ALPHA = 0.14;
const MEMBER = 0.22;

/** @param {Bands} shown what to draw; its owner replaces the list before each update */
export function bandsPlugin(shown) {
  return {
    id: "lr-lab-bands",
    beforeDatasetsDraw(/** @type {any} */ chart) {
      const { ctx, chartArea: area } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      for (const one of shown.bands) if (!one.faint) {
        fillBand(ctx, chart.scales, one.band, fade(one.colour, ALPHA));
        drawMembers(ctx, chart.scales, one.members, fade(one.colour, MEMBER));
      }
      ctx.restore();
    },
    afterDatasetsDraw(/** @type {any} */ chart) {
      for (const one of shown.bands) if (one.top > chart.scales.y.max) markBeyond(chart, one);
    },
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {any} scales @param {Band} band @param {string} colour */
function fillBand(ctx, { x, y }, band, colour) {
  if (band.length < 2) return;
  const at = (/** @type {number} */ value) => y.getPixelForValue(Math.min(Math.max(value, y.min * 0.5), y.max * 2));
  ctx.beginPath();
  for (const part of band) ctx.lineTo(x.getPixelForValue(part.x), at(part.high));
  for (let i = band.length - 1; i >= 0; i -= 1) ctx.lineTo(x.getPixelForValue(band[i].x), at(band[i].low));
  ctx.fillStyle = colour;
  ctx.fill();
}

/** The curve of every seed, faint. @param {CanvasRenderingContext2D} ctx @param {any} scales @param {{x: number, y: number}[][]} members @param {string} colour */
function drawMembers(ctx, { x, y }, members, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 0.75;
  for (const points of members) {
    ctx.beginPath();
    for (const point of points) ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(Math.min(point.y, y.max * 2)));
    ctx.stroke();
  }
}

/** @param {any} chart @param {{band: Band, colour: string}} one */
function markBeyond(chart, { band, colour }) {
  const { ctx, chartArea: area, scales } = chart;
  let last = -Infinity;
  ctx.fillStyle = colour;
  for (const part of band) {
    const x = scales.x.getPixelForValue(part.x);
    if (part.high <= scales.y.max || x - last < 8) continue;
    last = x;
    ctx.beginPath();
    ctx.moveTo(x - 3.5, area.top + 1);
    ctx.lineTo(x + 3.5, area.top + 1);
    ctx.lineTo(x, area.top - 5);
    ctx.fill();
  }
}
