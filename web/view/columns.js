// columns.js - reads columns out of the block of floats that a run's history comes in.

/** @typedef {{rows: number, columns: Float32Array}} History */
/** @typedef {import("./catalog.js").Column} Column */

/** Columns the page must know by name, because the contract lists them: the shared axis and the three read-outs. */
export const STEP = "step";
export const RATE = "lr";
export const LOSS = "loss";
export const HELD_LOSS = "held_loss";
export const HELD_ACCURACY = "held_accuracy";

/** One column as a view into the block, or an empty one. @param {Column[]} all @param {History|null} history @param {string} key */
export function columnOf(all, history, key) {
  const index = all.findIndex((column) => column.key === key);
  if (!history || index < 0) return new Float32Array(0);
  return history.columns.subarray(index * history.rows, (index + 1) * history.rows);
}

/** The last number of a column at or before a row; NaN if none. @param {Float32Array} column @param {number} row */
export function lastKnown(column, row) {
  for (let i = Math.min(row, column.length - 1); i >= 0; i -= 1) if (!Number.isNaN(column[i])) return column[i];
  return NaN;
}

/** Columns that can be chosen for the upper chart: not the axis, not the rate, not the edges of a band. @param {Column[]} all */
export function chartable(all) {
  return all.filter((column) => (column.place === "loss" || column.place === "more") && !/_(min|max)$/.test(column.key));
}

/** Whether a column comes with its least and greatest. @param {Column[]} all @param {string} key */
export const isBanded = (all, key) => all.some((one) => one.key === `${key}_min`);

/** Whether a column is a share that reads best as per cent. @param {Column|undefined} column */
export function isShare(column) {
  return column?.unit === "share" || column?.unit === "%" || column?.key === HELD_ACCURACY;
}
