// span.js - reads and writes a span: a number of steps (200) or a share of the run (5pct).

/** @typedef {{amount: number, unit: "steps"|"share"}} Span  amount is in steps, or in per cent */

/** @param {string} text @returns {Span|null} */
export function readSpan(text) {
  const match = /^\s*([0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?)\s*(pct|%)?\s*$/i.exec(text);
  if (!match) return null;
  return { amount: Number(match[1]), unit: match[2] ? "share" : "steps" };
}

/** @param {Span} span */
export function writeSpan(span) {
  const amount = Number(span.amount.toPrecision(6));
  return span.unit === "share" ? `${amount}pct` : String(Math.round(amount));
}

/** The same span said in the other unit. @param {Span} span @param {"steps"|"share"} unit @param {number} steps @returns {Span} */
export function turnSpan(span, unit, steps) {
  if (span.unit === unit || steps <= 0) return { amount: span.amount, unit };
  const amount = unit === "share" ? (100 * span.amount) / steps : (span.amount / 100) * steps;
  return { amount: unit === "share" ? Number(amount.toPrecision(3)) : Math.round(amount), unit };
}
