// bands.js - Chart.js plugin: the faint min-max band under each line, the lines, and a small wedge where a value left the chart.
import { fade } from "./palette.js";
import { barsOf, curveOf } from "./pixels.js";

/** @typedef {{x: number, low: number, high: number}[]} Band */
/** @typedef {{points: import("./decimate.js").Point[], colour: string, width: number, dash: number[]}} Line */
/** @typedef {{curves: Line[], bands: {band: Band, members: {x: number, y: number}[][], colour: string, top: number, faint: boolean}[]}} Bands */

const ALPHA = 0.14;
const MEMBER = 0.22;

/** @param {Bands} shown what to draw; its owner replaces the lists before each drawing */
export function bandsPlugin(shown) {
  return {
    id: "lr-lab-bands",
    beforeDatasetsDraw: (/** @type {any} */ chart) => clipped(chart, (ctx) => {
      for (const one of shown.bands) if (!one.faint) drawBand(ctx, chart.scales, one);
    }),
    afterDatasetsDraw(/** @type {any} */ chart) {
      clipped(chart, (ctx) => {
        for (const line of shown.curves) drawLine(ctx, chart.scales, line);
      });
      for (const one of shown.bands) if (one.top > chart.scales.y.max) markBeyond(chart, one);
    },
  };
}

/** Within the axes, and as much beyond them as half a line is wide. @param {any} chart @param {(ctx: CanvasRenderingContext2D) => void} draw */
function clipped({ ctx, chartArea: area }, draw) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left - 1, area.top - 1, area.right - area.left + 2, area.bottom - area.top + 2);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {any} scales @param {Bands["bands"][0]} one */
function drawBand(ctx, scales, { band, members, colour }) {
  ctx.fillStyle = fade(colour, ALPHA);
  for (const [left, top, height] of barsOf(band, scales)) ctx.fillRect(left, top, 1, height);
  ctx.strokeStyle = fade(colour, MEMBER);
  ctx.lineWidth = 0.75;
  for (const points of members) ctx.stroke(curveOf(points, scales));
}

/** @param {CanvasRenderingContext2D} ctx @param {any} scales @param {Line} line */
function drawLine(ctx, scales, { points, colour, width, dash }) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.setLineDash(dash);
  ctx.stroke(curveOf(points, scales));
}

/** @param {any} chart @param {{band: Band, colour: string}} one */
function markBeyond(chart, { band, colour }) {
  const { ctx, chartArea: area, scales } = chart;
  let last = -Infinity;
  ctx.fillStyle = colour;
  for (const part of band) {
    const x = scales.x.getPixelForValue(part.x);
    if (part.high <= scales.y.max || x - last < 8 || x < area.left || x > area.right) continue;
    last = x;
    ctx.beginPath();
    ctx.moveTo(x - 3.5, area.top + 1);
    ctx.lineTo(x + 3.5, area.top + 1);
    ctx.lineTo(x, area.top - 5);
    ctx.fill();
  }
}
