// numbers.js - turns numbers into the few short forms the page shows them in.

import { countOf } from "../words/words.js";

const THOUSANDS = ["", "K", "M", "B", "T"];
export const NOTHING = "–";

/** Three significant digits, never a long tail: 0.132, 1.10, 3.2e−5. @param {number} x */
export function formatValue(x) {
  if (Number.isNaN(x)) return NOTHING;
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return signed(x.toExponential(1));
  return x === 0 ? "0" : signed(x.toPrecision(3));
}

/** The same without trailing zeros, for rates and axis ticks. @param {number} x */
export function formatShort(x) {
  if (!Number.isFinite(x) || x === 0) return formatValue(x);
  const size = Math.abs(x);
  if (size < 1e5 && size >= 1e-4) return signed(String(Number(x.toPrecision(3))));
  const [mantissa, exponent] = x.toExponential(2).split("e");
  return signed(`${Number(mantissa)}e${Number(exponent)}`);
}

/** A typographer's minus, and no plus in an exponent. @param {string} text */
function signed(text) {
  return text.replace("e+", "e").replaceAll("-", "−");
}

/** A share as per cent with one decimal. @param {number} x */
export function formatPercent(x) {
  return Number.isFinite(x) ? `${(100 * x).toFixed(1)} %` : NOTHING;
}

/** @param {number} n */
export function formatCount(n) {
  return Number.isFinite(n) ? countOf(n) : NOTHING;
}

/** A place of the axis: whole steps with their commas, other units short. @param {number} x */
export function formatPlace(x) {
  return Number.isInteger(x) ? formatCount(x) : formatShort(x);
}

/** 84K, 1.2M. @param {number} n */
export function formatMany(n) {
  if (!Number.isFinite(n)) return NOTHING;
  const rounded = Number(n.toPrecision(3)), rank = Math.min(Math.max(0, Math.floor(Math.log10(rounded) / 3)), THOUSANDS.length - 1);
  return `${Number((rounded / 1000 ** rank).toPrecision(3))}${THOUSANDS[rank]}`;
}

/** @param {number} ms */
export function formatTime(ms) {
  if (!Number.isFinite(ms)) return NOTHING;
  if (ms < 999.5) return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
  return `${(ms / 1000).toPrecision(3)} s`;
}
