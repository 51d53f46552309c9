// sound.js - plays the curves of the loss chart: time is the step, pitch is the height on its axis, and each run has its own voice and place.
import { iconButton } from "./menu.js";
import { drawnOf } from "./spread.js";
import { valueAt } from "./series.js";
import { words } from "../words/words.js";

/** @typedef {import("./charts.js").Frame} Frame */

const SECONDS = 3, TONES = 90, LOW = 165, OCTAVES = 3.2, LOUD = 0.3;
const VOICES = /** @type {OscillatorType[]} */ (["sine", "triangle", "square", "sawtooth"]);
/** Those with more overtones sound louder. */
const SOFTER = [1, 0.9, 0.25, 0.3];

/** The pitch of each moment, one number a tone. @param {{x: number, y: number}[]} points @param {{min: number, max: number}} axis @param {boolean} log */
function pitchesOf(points, { min, max }, log) {
  const height = (/** @type {number} */ y) => (log ? Math.log(y / min) / Math.log(max / min) : (y - min) / (max - min));
  const last = points[points.length - 1].x;
  return Float32Array.from({ length: TONES }, (_, i) => {
    const share = height(valueAt(points, points[0].x + (i / (TONES - 1)) * (last - points[0].x)));
    return LOW * 2 ** (OCTAVES * Math.min(Math.max(share || 0, 0), 1));
  });
}

/** @param {any} chart @param {() => Frame|null} latest */
export function createSound(chart, latest) {
  /** @type {AudioContext|null} */ let context = null;
  const element = iconButton("sound", words.sound.listen, () => (context ? stop() : play()));
  const press = (/** @type {boolean} */ on) => element.setAttribute("aria-pressed", String(on));
  press(false);

  function stop() {
    void context?.close();
    context = null;
    press(false);
  }
  function play() {
    const frame = latest();
    const curves = frame?.traces.map((trace) => ({ slot: trace.slot, points: drawnOf(frame, trace, frame.column).points })).filter(({ points }) => points.length > 1) ?? [];
    if (!frame || !curves.length) return;
    const now = new AudioContext();
    context = now;
    press(true);
    curves.forEach(({ slot, points }, i) => {
      const voice = new OscillatorNode(now, { type: VOICES[slot % 4] }), gain = new GainNode(now, { gain: 0 });
      const place = new StereoPannerNode(now, { pan: curves.length > 1 ? (1.6 * i) / (curves.length - 1) - 0.8 : 0 });
      voice.frequency.setValueCurveAtTime(pitchesOf(points, chart.scales.y, frame.log), now.currentTime, SECONDS);
      gain.gain.setTargetAtTime((LOUD * SOFTER[slot % 4]) / Math.sqrt(curves.length), now.currentTime, 0.03);
      gain.gain.setTargetAtTime(0, now.currentTime + SECONDS - 0.1, 0.03);
      voice.connect(gain).connect(place).connect(now.destination);
      voice.start();
      voice.stop(now.currentTime + SECONDS);
      voice.onended = () => context === now && stop();
    });
  }
  return { element };
}
