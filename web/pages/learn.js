// learn.js - the article's page: opens the laboratory, brings the figures to life, and counts what was trained while it was read.
import compile from "virtual:core";
import workerSource from "virtual:worker";
import "../learn/learn.css";
import { inTasks, nextTask } from "../core/task.js";
import { createCurves } from "../learn/curves.js";
import { bringToLife } from "../learn/figures.js";
import { drawGallery } from "../learn/gallery.js";
import { createGrid } from "../learn/grid.js";
import { createGuide } from "../learn/guide.js";
import { openLaboratory } from "../learn/laboratory.js";
import { drawQuestion, drawStories } from "../learn/quiz.js";
import { createRange } from "../learn/range.js";
import { createRank } from "../learn/rank.js";
import { createStarts } from "../learn/starts.js";
import { createSweep } from "../learn/sweep.js";
import { createWalk } from "../learn/walk.js";
import { find } from "../view/element.js";
import { createLanguageMenu, followLanguage } from "../view/language.js";
import { formatCount, formatMany } from "../view/numbers.js";
import { createTheme } from "../view/theme.js";
import { learn, say, stories } from "../words/words.js";

const kinds = { curves: createCurves, walk: createWalk, sweep: createSweep, guide: createGuide, starts: createStarts, range: createRange, grid: createGrid, rank: createRank };
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Words that count what this page has trained so far. @param {import("../learn/laboratory.js").Laboratory} lab */
function keepTally({ tally }) {
  const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tally]"));
  tally.hear = () => {
    for (const place of places) place.textContent = place.dataset.tally === "runs" ? formatCount(tally.runs) : formatMany(tally.steps);
  };
}

/** Puts the cheat sheet alone on paper. */
function printSheet() {
  document.documentElement.dataset.print = "sheet";
  print();
  delete document.documentElement.dataset.print;
}

async function start() {
  const compiled = compile();
  /** @type {import("../learn/figures.js").Figures|null} */ let figures = null;
  createTheme(find("lr-lab-theme"), "auto", () => figures?.repaint());
  createLanguageMenu(find("lr-lab-language"));
  const lab = await openLaboratory(await compiled, workerSource);
  await nextTask();
  keepTally(lab);
  figures = await bringToLife(kinds, lab, calm);
  await drawGallery(lab);
  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".question[data-story]"))];
  await inTasks(questions.map((place) => () => drawQuestion(place, stories)));
  await drawStories(find("lr-lab-stories"), stories);
  find("lr-lab-print").addEventListener("click", printSheet);
  document.documentElement.dataset.lrLabReady = "1";
}

/** @param {string} text */
function tell(text) {
  const notice = find("lr-lab-notice");
  notice.hidden = false;
  notice.textContent = text;
}

followLanguage(tell);
start().catch((error) => tell(say(learn.broken, { why: String(error?.message ?? error) })));
