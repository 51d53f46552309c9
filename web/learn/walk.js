// The figure of the foggy mountain: a walker takes a day's steps down a map of which only the ground already seen is clear.
import { el } from "../view/element.js";
import { onResize } from "./figures.js";
import { paintGround, paintPath } from "./ground.js";
import { endingOf, height, walk } from "./terrain.js";
import { learn, say } from "../words/words.js";

const STEPS = 120, SECONDS = 6, FIRST = 3;
const { walk: said } = learn;

/** @param {import("./figures.js").Place} place @returns {import("./figures.js").Figure} */
export function createWalk({ stage, calm, tell }) {
  const canvas = el("canvas", { class: "terrain", role: "img" });
  const again = el("button", { type: "button", class: "again", text: said.again, on: { click: () => begin(seed + 1) } });
  stage.append(canvas, again);
  let settings = { step: 0.1, noise: 0 }, seed = FIRST, path = walk(0.1, 0, STEPS, FIRST);
  let shown = STEPS, begun = 0, seen = false, frame = 0;

  /** @param {number} luck the seed of the errors: another day, another walk */
  function begin(luck) {
    seed = luck;
    path = walk(settings.step, settings.noise, STEPS, seed);
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
    const from = height(path[0].x, path[0].y).toFixed(1), to = height(last.x, last.y).toFixed(1);
    canvas.setAttribute("aria-label", say(said.label, { ending: said[ending] }));
    tell(ending === "beyond" ? said[ending] : say(said.heights, { ending: said[ending], from, to, steps: STEPS }));
  }

  onResize(stage, draw);
  return {
    dial(key, text) {
      settings = { ...settings, [key]: Number(text) };
      begin(FIRST);
    },
    watch(now) {
      const back = now && !seen;
      seen = now;
      if (back && shown < STEPS) { begun = performance.now() - (shown / STEPS) * SECONDS * 1000; tick(); }
    },
    repaint: draw,
  };
}
