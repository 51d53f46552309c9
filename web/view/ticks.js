// ticks.js - chooses round bounds and round ticks for a linear or a logarithmic axis.

const LADDER = [1, 2, 5, 10];
/** The ends of a log axis need no tick of their own: a finer ladder wastes less paper. */
const ENDS = [1, 1.25, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The largest round number not above x. @param {number} x @param {number[]} ladder */
export function roundDown(x, ladder = LADDER) {
  const decade = 10 ** Math.floor(Math.log10(x) + 1e-9);
  return clean(decade * (ladder.filter((rung) => rung <= (x / decade) * (1 + 1e-9)).at(-1) ?? 1));
}

/** The smallest round number not below x. @param {number} x @param {number[]} ladder */
export function roundUp(x, ladder = LADDER) {
  const decade = 10 ** Math.floor(Math.log10(x) + 1e-9);
  return clean(decade * (ladder.find((rung) => rung >= (x / decade) * (1 - 1e-9)) ?? 10));
}

/** Takes the dust of binary arithmetic off: 0.30000000000000004 is 0.3. @param {number} x */
export function clean(x) {
  return Number(x.toPrecision(12));
}

/** @param {number} lo @param {number} hi @param {boolean} log @returns {{min: number, max: number}} */
export function boundsOf(lo, hi, log) {
  if (!Number.isFinite(lo) || !Number.isFinite(hi) || hi < lo) return log ? { min: 0.1, max: 1 } : { min: 0, max: 1 };
  if (log) return { min: roundDown(lo, ENDS), max: hi > lo ? roundUp(hi, ENDS) : roundUp(lo * 2, ENDS) };
  const step = roundUp(Math.max(hi - Math.min(lo, 0), 1e-12) / 5);
  return { min: lo < 0 ? clean(Math.floor(lo / step) * step) : 0, max: clean(Math.max(Math.ceil(hi / step - 1e-9), 1) * step) };
}

/** Ticks of a log axis: 1-2-5 where they fit, else 1-3, else decades, else every few; within a decade, where those are too few, as on a linear one. @param {number} min @param {number} max @param {number} room */
export function logTicks(min, max, room) {
  const decades = Math.log10(max / min);
  for (const rungs of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = rungTicks(min, max, rungs, 1);
    if (ticks.length <= room && ticks.length > 1) return ticks;
  }
  return decades < 1 ? linearTicks(min, max, room) : rungTicks(min, max, [1], Math.ceil((decades + 1) / room));
}

/** @param {number} min @param {number} max @param {number[]} rungs @param {number} every */
function rungTicks(min, max, rungs, every) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(min) + 1e-9); 10 ** power <= max * (1 + 1e-9); power += every)
    for (const rung of rungs) {
      const value = clean(rung * 10 ** power);
      if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)) ticks.push(value);
    }
  return ticks;
}

/** Round ticks that end where the axis ends, if a round step divides it. @param {number} min @param {number} max @param {number} room */
export function linearTicks(min, max, room) {
  const least = (max - min) / Math.max(room, 1);
  const round = roundUp(least);
  const steps = [round, round / 2, round * 1.25, round * 1.5, round * 2, round * 2.5].filter((step) => step >= least * (1 - 1e-9) && step <= least * 2.6);
  const step = steps.find((one) => Math.abs((max - min) / one - Math.round((max - min) / one)) < 1e-6) ?? round;
  const ticks = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i += 1) ticks.push(clean(i * step));
  return ticks;
}
