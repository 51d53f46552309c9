// digits.js - paints held-out digits with what a run answers for each, and counts which digit it takes for which.
import { el } from "./element.js";
import { fit } from "./map.js";
import { rgbOf } from "./palette.js";
import { words } from "../words/words.js";

/** @typedef {{count: number, data: Float32Array, features: number, samples: Float32Array}} Answers */
/** @typedef {{classes: number, data: Float32Array}} Confusion */
/** @typedef {import("./palette.js").Palette} Palette */

const ACROSS = 8;
const FLOATS_PER_ANSWER = 4;

/** Label and answer of one sample. @param {Answers} answers @param {number} i */
function answerOf(answers, i) {
  const [, label, answer, confidence] = answers.data.subarray(i * FLOATS_PER_ANSWER, (i + 1) * FLOATS_PER_ANSWER);
  return { label, answer, confidence, pixels: answers.samples.subarray(i * answers.features, (i + 1) * answers.features) };
}

/** @param {Answers} answers */
export function countRight(answers) {
  let right = 0;
  for (let i = 0; i < answers.count; i += 1) right += answerOf(answers, i).label === answerOf(answers, i).answer ? 1 : 0;
  return right;
}

/** @param {HTMLCanvasElement} canvas @param {Answers} answers @param {Palette} palette */
export function paintDigits(canvas, answers, palette) {
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  canvas.style.aspectRatio = `${ACROSS} / ${Math.ceil(answers.count / ACROSS) * 1.3}`;
  fit(canvas);
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  const cell = canvas.width / ACROSS;
  for (let i = 0; i < answers.count; i += 1) paintAnswer(ctx, answerOf(answers, i), (i % ACROSS) * cell, Math.floor(i / ACROSS) * cell * 1.3, cell, palette);
}

/** A wrong answer is framed, crossed and in bold: three signs, none of them a colour alone.
 * @param {CanvasRenderingContext2D} ctx @param {ReturnType<typeof answerOf>} one @param {number} x @param {number} y @param {number} cell @param {Palette} palette */
function paintAnswer(ctx, one, x, y, cell, palette) {
  const wrong = one.label !== one.answer;
  const side = Math.round(Math.sqrt(one.pixels.length));
  const inset = cell * 0.1;
  const dot = (cell - 2 * inset) / side;
  const ink = rgbOf(palette.ink);
  one.pixels.forEach((shade, p) => {
    ctx.fillStyle = `rgba(${ink.join(",")},${Math.min(Math.max(shade, 0.03), 1)})`;
    ctx.fillRect(x + inset + (p % side) * dot, y + inset + Math.floor(p / side) * dot, dot + 0.4, dot + 0.4);
  });
  ctx.font = `${wrong ? 700 : 400} ${cell * 0.26}px ${palette.font}`;
  ctx.textAlign = "center";
  ctx.fillStyle = wrong ? palette.ink : palette.soft;
  ctx.fillText(wrong ? `✕ ${one.answer}` : String(one.answer), x + cell / 2, y + cell * 1.16);
  if (!wrong) return;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = Math.max(cell * 0.045, 1.5);
  ctx.strokeRect(x + inset * 0.5, y + inset * 0.5, cell - inset, cell - inset);
}

/** @param {Confusion} confusion @returns {{label: number, answer: number, times: number}[]} worst first */
export function mistakes({ classes, data }) {
  const all = Array.from(data, (times, i) => ({ label: Math.floor(i / classes), answer: i % classes, times }));
  return all.filter((one) => one.label !== one.answer && one.times > 0).sort((a, b) => b.times - a.times);
}

/** @param {Confusion} confusion */
export function drawConfusion(confusion) {
  const numbers = Array.from({ length: confusion.classes }, (_, i) => i);
  const head = el("tr", {}, el("th", { scope: "col", text: words.confusionCorner }), ...numbers.map((n) => el("th", { scope: "col", text: String(n) })));
  const rows = numbers.map((label) => el("tr", {}, el("th", { scope: "row", text: String(label) }), ...numbers.map((answer) => countCell(confusion, label, answer))));
  return el("table", { class: "confusion" }, el("thead", {}, head), el("tbody", {}, ...rows));
}

/** @param {Confusion} confusion @param {number} label @param {number} answer */
function countCell({ classes, data }, label, answer) {
  const times = data[label * classes + answer];
  return el("td", { class: label === answer ? "right" : times > 0 ? "wrong" : "", text: times ? String(times) : "·" });
}
