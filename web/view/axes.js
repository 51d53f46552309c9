// axes.js - the Chart.js options that both charts share: one step axis, quiet grid, round ticks, no motion.
import { formatPlace, formatShort } from "./numbers.js";
import { linearTicks, logTicks } from "./ticks.js";

/** @typedef {import("./palette.js").Palette} Palette */

const AXIS_WIDTH = 50;
const END_ROOM = 22;
const LINE_HEIGHT = 34;
const TICK_WIDTH = 90;
const NAME_WIDTH = 40;

/** @param {boolean} stepsShown whether this chart carries the labels of the shared step axis @returns {any} */
export function chartOptions(stepsShown) {
  return {
    animation: false,
    responsive: false,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { right: END_ROOM, top: 6 } },
    plugins: { legend: { display: false }, tooltip: { enabled: false }, title: { display: false } },
    scales: { x: stepAxis(stepsShown), y: valueAxis(true) },
  };
}

/** The axis's name, which stands at its left end, is longer where steps are not counted: what would meet it is left out. @this {any} @param {number} value */
function sayPlace(value) {
  const { min, max, width, options } = this;
  return options.unit !== "steps" && (value - min) * width < NAME_WIDTH * (max - min) ? "" : formatPlace(value);
}

/** @param {boolean} shown @returns {any} */
function stepAxis(shown) {
  return {
    type: "linear",
    min: 0,
    max: 1,
    border: { display: false },
    grid: { drawTicks: false },
    ticks: { display: shown, maxRotation: 0, padding: 6, font: { size: 11 }, callback: sayPlace },
    afterBuildTicks: (/** @type {any} */ axis) => {
      axis.ticks = linearTicks(axis.min, axis.max, Math.max(2, axis.width / TICK_WIDTH)).map((value) => ({ value }));
    },
  };
}

/** @param {boolean} log @returns {any} */
export function valueAxis(log) {
  return {
    type: log ? "logarithmic" : "linear",
    border: { display: false },
    grid: { drawTicks: false },
    ticks: { padding: 8, autoSkip: false, font: { size: 11 }, callback: (/** @type {number} */ value) => formatShort(value) },
    afterFit: (/** @type {any} */ axis) => {
      axis.width = AXIS_WIDTH;
    },
    afterBuildTicks: (/** @type {any} */ axis) => {
      const room = Math.max(axis.chart.height < 60 ? 1 : 2, (axis.chart.height - 10) / LINE_HEIGHT);
      const ticks = log ? logTicks(axis.min, axis.max, room) : linearTicks(axis.min, axis.max, room);
      axis.ticks = ticks.map((value) => ({ value }));
    },
  };
}

/** @param {any} options @param {Palette} palette */
export function paintAxes(options, palette) {
  for (const axis of [options.scales.x, options.scales.y]) {
    axis.grid.color = palette.grid;
    axis.ticks.color = palette.soft;
    axis.ticks.font = { size: 11, family: palette.font };
  }
}
