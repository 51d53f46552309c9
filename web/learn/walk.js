// The figure of the foggy mountain: a walker takes a day's steps down a map of which only the ground already seen is clear.
import { el } from "../view/element.js";
import { onResize } from "./figures.js";
import { paintGround, paintPath } from "./ground.js";
import { endingOf, height, walk } from "./terrain.js";

const STEPS = 120, SECONDS = 6;

/** @type {Record<import("./terrain.js").Ending, string>} */
const said = {
  beyond: "The walker has left the map: the steps outgrew it.",
  valley: "Down in the valley, and close to its floor.",
  dip: "Stuck in the small dip: steps this small never climb out of it.",
  leaping: "Still leaping: the valley was crossed again and again, and never entered.",
  slope: "Night falls on the slope: on the way, but not there yet.",
};

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createWalk({ stage, calm, tell }) {
  const canvas = el("canvas", { class: "terrain", role: "img" });
  const again = el("button", { type: "button", class: "again", text: "Walk again", on: { click: () => begin() } });
  stage.append(canvas, again);
  let settings = { step: 0.1, noise: 0 }, path = walk(0.1, 0, STEPS);
  let shown = STEPS, begun = 0, seen = false, frame = 0;

  function begin() {
    path = walk(settings.step, settings.noise, STEPS);
    begun = performance.now();
    shown = calm ? STEPS : 0;
    describe();
    cancelAnimationFrame(frame);
    tick();
  }

  function tick() {
    if (!calm) shown = Math.min(STEPS, ((performance.now() - begun) / 1000 / SECONDS) * STEPS);
    draw();
    if (seen && shown < STEPS) frame = requestAnimationFrame(tick);
  }

  function draw() {
    const ctx = paintGround(canvas, path.slice(0, Math.floor(shown) + 1), shown >= STEPS);
    if (ctx) paintPath(ctx, canvas, path, shown);
  }

  function describe() {
    const ending = endingOf(path), last = path[path.length - 1];
    const high = ending === "beyond" ? "" : ` Height ${height(path[0].x, path[0].y).toFixed(1)} at the start, ${height(last.x, last.y).toFixed(1)} after ${STEPS} steps.`;
    canvas.setAttribute("aria-label", `A map of a hillside with a small dip and a deep valley, and the path of a walker over it. ${said[ending]}`);
    tell(`${said[ending]}${high}`);
  }

  onResize(stage, draw);
  return {
    dial(key, text) {
      settings = { ...settings, [key]: Number(text) };
      begin();
    },
    watch(now) {
      const back = now && !seen;
      seen = now;
      if (back && shown < STEPS) { begun = performance.now() - (shown / STEPS) * SECONDS * 1000; tick(); }
    },
    repaint: draw,
  };
}
