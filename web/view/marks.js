// marks.js - Chart.js plugins: quiet hairlines where the core says something happens, and the letter at the end of each line.

/** @typedef {{x: number, label: string}} Hairline */
/** @typedef {{x: number, y: number, letter: string, colour: string, dead: boolean}} Ending */
/** @typedef {{lines: Hairline[], curves: import("./bands.js").Line[], labelled: boolean, endings: Ending[], soft: string, panel: string, font: string}} Marks */

const GAP = 13;
/** So far beside its hairline stands a name: a handle may lie on the line. */
const ASIDE = 10;
/** Above its foot and below it, a name takes so much; the next place for one is so much higher. */
const TALL = { above: 11, below: 4, next: 4 };

/** @param {Marks} shown */
export function marksPlugin(shown) {
  return {
    id: "lr-lab-marks",
    beforeDatasetsDraw: (/** @type {any} */ chart) => drawHairlines(chart, shown),
    afterDatasetsDraw: (/** @type {any} */ chart) => (drawLabels(chart, shown), drawEndings(chart, shown)),
  };
}

/** Where a step stands, if it is seen. @param {any} chart @param {number} step */
function placeOf({ chartArea: area, scales }, step) {
  const x = Math.round(scales.x.getPixelForValue(step)) + 0.5;
  return x > area.left && x < area.right ? x : NaN;
}

/** @param {any} chart @param {Marks} shown */
function drawHairlines(chart, shown) {
  const { ctx, chartArea: area } = chart;
  ctx.save();
  ctx.strokeStyle = shown.soft;
  ctx.setLineDash([1, 3]);
  ctx.beginPath();
  for (const x of shown.lines.map((line) => placeOf(chart, line.x)).filter((place) => place > 0)) {
    ctx.moveTo(x, area.top);
    ctx.lineTo(x, area.bottom);
  }
  ctx.stroke();
  ctx.restore();
}

/** Each at the lowest place that no curve runs through; where there is none, at the foot on a strip of the panel's colour. @param {any} chart @param {Marks} shown */
function drawLabels(chart, shown) {
  const { ctx, chartArea: area } = chart;
  ctx.save();
  Object.assign(ctx, { font: `10px ${shown.font}`, fillStyle: shown.soft, strokeStyle: shown.panel, lineWidth: 4, lineJoin: "round" });
  let free = -Infinity;
  for (const { x: at, label } of shown.labelled ? shown.lines : []) {
    const x = placeOf(chart, at), width = ctx.measureText(label).width;
    if (!(x >= free) || x + width + ASIDE > area.right) continue;
    const y = freeHeight(chart, shown.curves, x + ASIDE - 3, x + ASIDE + width + 3);
    ctx.strokeText(label, x + ASIDE, y);
    ctx.fillText(label, x + ASIDE, y);
    free = x + width + 10;
  }
  ctx.restore();
}

/** The foot of a name between two places, in pixels. @param {any} chart @param {import("./bands.js").Line[]} curves @param {number} left @param {number} right */
function freeHeight({ chartArea: area, scales }, curves, left, right) {
  const [from, to] = [left, right].map((x) => scales.x.getValueForPixel(x));
  const taken = curves.map(({ points }) => rangeWithin(points, from, to)).filter(({ low, high }) => low <= high)
    .map(({ low, high }) => ({ top: scales.y.getPixelForValue(high), bottom: scales.y.getPixelForValue(low) }));
  const foot = area.bottom - TALL.below - 1;
  for (let y = foot; y - TALL.above > area.top; y -= TALL.next) if (taken.every(({ top, bottom }) => bottom < y - TALL.above || top > y + TALL.below)) return y;
  return foot;
}

/** Between which values a curve runs from one step to another, with the points just outside. @param {import("./decimate.js").Point[]} points @param {number} from @param {number} to */
export function rangeWithin(points, from, to) {
  let low = Infinity;
  let high = -Infinity;
  points.forEach(({ y }, i) => {
    if (points[i + 1]?.x < from || points[i - 1]?.x > to || Number.isNaN(y)) return;
    if (y < low) low = y;
    if (y > high) high = y;
  });
  return { low, high };
}

/** @param {any} chart @param {Marks} shown */
function drawEndings({ ctx, chartArea: area, scales }, shown) {
  ctx.save();
  ctx.font = `600 11px ${shown.font}`;
  ctx.textBaseline = "middle";
  const inside = (/** @type {number} */ y) => Math.min(Math.max(y, area.top), area.bottom);
  const ends = shown.endings.filter((end) => end.x >= scales.x.min && end.x <= scales.x.max).map((end) => ({ ...end, px: scales.x.getPixelForValue(end.x), py: inside(scales.y.getPixelForValue(end.y)) }));
  ends.sort((a, b) => a.py - b.py);
  const places = spread(ends.map((end) => end.py), GAP, area.bottom);
  ends.forEach((end, i) => {
    ctx.fillStyle = end.colour;
    if (end.dead) ctx.fillText("✕", end.px - 4, end.py);
    if (places[i] > 5) ctx.fillText(end.letter, end.px + 10, places[i]); // no half letters where all do not fit
  });
  ctx.restore();
}

/** Rising places moved apart by at least a gap, none below the floor: first pushed down, then what hangs over pushed up. @param {number[]} wanted @param {number} gap @param {number} floor */
export function spread(wanted, gap, floor) {
  const places = [...wanted];
  for (let i = 1; i < places.length; i += 1) places[i] = Math.max(places[i], places[i - 1] + gap);
  for (let i = places.length - 1, most = floor; i >= 0; i -= 1, most = places[i + 1] - gap) places[i] = Math.min(places[i], most);
  return places;
}
