// snap.js - rounds what a hand drags to what a person would have typed: a rung of 1-2-5 when one is near, else two digits.
import { clean } from "./ticks.js";

const RUNGS = [1, 2, 5, 10];
/** Steps are held to this many places along the run. */
const PLACES = 200;

/** @param {number} x @param {number} near how far a rung may be, as a logarithm */
export function snapRate(x, near) {
  if (!(x > 0)) return 0;
  const decade = 10 ** Math.floor(Math.log10(x));
  const rung = RUNGS.map((one) => clean(one * decade)).find((one) => Math.abs(Math.log(x / one)) < near);
  return rung ?? Number(x.toPrecision(2));
}

/** @param {number} step @param {number} steps of the whole run */
export function snapStep(step, steps) {
  const grain = Math.max(1, steps / PLACES);
  return Math.round(Math.round(step / grain) * grain);
}

/** A setting whose value is one number, snapped; any other is left as it is. @param {{key: string, text: string}} said @param {string|undefined} kind @param {number} near */
export function snapSetting(said, kind, near) {
  if (kind !== "number") return said;
  return { key: said.key, text: String(snapRate(Number(said.text), near)) };
}
