// poster.js - both charts as one picture to keep: what was trained, the runs by name, loss above learning rate, at twice the screen's size.
import { el, find } from "./element.js";
import { DASHES, readPalette } from "./palette.js";
import { words } from "../words/words.js";

const SHARP = 2, PAD = 16, ROW = 22, SAMPLE = 26;

/** @typedef {import("chart.js").Chart} Chart */

/** @param {{loss: Chart, rate: Chart}} charts @param {import("./charts.js").Frame} frame */
export function savePoster({ loss, rate }, frame) {
  sharpen([loss, rate], SHARP);
  const href = paint(loss, rate, frame).toDataURL();
  sharpen([loss, rate]);
  el("a", { href, download: "lr-lab.png" }).click();
}

/** @param {Chart[]} charts @param {number} [devicePixelRatio] the screen's */
function sharpen(charts, devicePixelRatio) {
  for (const chart of charts) {
    Object.assign(chart.options, { devicePixelRatio });
    chart.resize(chart.width, chart.height);
  }
}

/** @param {Chart} loss @param {Chart} rate @param {import("./charts.js").Frame} frame */
function paint(loss, rate, { traces, columns, column, unit }) {
  const { panel, soft, ink, runs, font } = readPalette();
  const width = loss.width + 2 * PAD, height = loss.height + rate.height + (traces.length + 4.5) * ROW + 2 * PAD;
  const sheet = el("canvas", { width: width * SHARP, height: height * SHARP }), pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  let y = PAD;
  const write = (/** @type {string} */ text, look = `${ink}|12px`, x = PAD) => {
    const [colour, size] = look.split("|");
    Object.assign(pen, { fillStyle: colour, font: `${size} ${font}` });
    pen.fillText(text, x, y + 15, width - PAD - x);
  };
  const place = (/** @type {string} */ title, /** @type {Chart} */ chart) => {
    write(title, `${ink}|600 13px`);
    pen.drawImage(chart.canvas, PAD, (y += ROW), chart.width, chart.height);
    y += chart.height;
  };
  pen.scale(SHARP, SHARP);
  pen.fillStyle = panel;
  pen.fillRect(0, 0, width, height);
  write(find("lr-lab-setup").textContent ?? "", `${soft}|12px`);
  for (const { slot, letter, name } of traces) {
    y += ROW;
    pen.beginPath();
    Object.assign(pen, { strokeStyle: runs[slot], lineWidth: 2 });
    pen.setLineDash(DASHES[slot]);
    pen.moveTo(PAD, y + 11), pen.lineTo(PAD + SAMPLE, y + 11);
    pen.stroke();
    write(`${letter} ${name}`, undefined, PAD + SAMPLE + 8);
  }
  y += 1.5 * ROW;
  place(columns.find(({ key }) => key === column)?.label ?? words.loss, loss);
  place(words.rate, rate);
  write(words.unit[unit], `${soft}|12px`);
  return sheet;
}
