// code.js - the page that turns the runs of an experiment into code: which run, for which framework, and how far it is from what the core trains with.
import compile from "virtual:core";
import "../code/code.css";
import { frameworks, roughly, writeCode, writeTable } from "../code/frameworks.js";
import { writeProgram } from "../code/program.js";
import { loadCore } from "../core/core.js";
import { nextTask } from "../core/task.js";
import { drawPlot } from "../learn/plot.js";
import { mergeLine } from "../state/experiment.js";
import { readPresentation } from "../state/presentation.js";
import { createAddress } from "../state/share.js";
import { formatExperiment } from "../state/text.js";
import { el, find, setText } from "../view/element.js";
import { drawIcon } from "../view/icons.js";
import { createLanguageMenu, followLanguage } from "../view/language.js";
import { nameRuns } from "../view/naming.js";
import { createNotices } from "../view/notices.js";
import { formatShort } from "../view/numbers.js";
import { drawChip, LETTERS } from "../view/palette.js";
import { applyParts } from "../view/parts.js";
import { planOf } from "../view/series.js";
import { createTabs } from "../view/tabs.js";
import { createTheme } from "../view/theme.js";
import { retold } from "../words/retelling.js";
import { code as said, say, words } from "../words/words.js";
import { openExperiment } from "./opening.js";
import { prepareCopying, prepareSharing } from "./sharing.js";

/** One run, as it is shown and written down. @typedef {{letter: string, name: string, resolved: any, curves: import("../code/program.js").Curves, readonly program: import("../code/program.js").Program}} Run */

const presentation = readPresentation(location.search);
const notices = createNotices(find("lr-lab-notices"));
const query = new URLSearchParams(location.search);

/** @param {string} name @param {string} text @param {string} type */
function saveText(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** The runs of an experiment; what the core refuses is said, and left out. @param {string} text @param {import("../core/core.js").Core} core @param {import("../view/catalog.js").Catalog} catalog */
function openRuns(text, core, catalog) {
  const { experiment, notices: sentences } = openExperiment(text, core.resolve);
  for (const sentence of sentences) notices.say(say(words.badAddress, { text: sentence }));
  const all = experiment.runs.map((own, i) => ({ own, resolved: core.resolve(mergeLine(experiment, i)) }));
  const names = nameRuns(catalog, all);
  const runs = all.map(({ resolved }, i) => {
    const curves = /** @type {import("../code/program.js").Curves} */ (core.preview(resolved.line));
    let program = /** @type {import("../code/program.js").Program|null} */ (null); // written when it is first looked at
    return { letter: LETTERS[i], name: names[i], resolved, curves, get program() { return (program ??= writeProgram(resolved, curves)); } };
  });
  return { experiment, runs };
}

/** @param {Run} run @param {number} slot */
function drawSchedule({ curves: { lr }, name }, slot) {
  const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (find("lr-lab-schedule"))), points = planOf(lr), high = points.reduce((top, { y }) => Math.max(top, y), 0);
  const width = Math.max(240, Math.round(svg.getBoundingClientRect().width) || 420);
  const end = lr.length > 1 ? lr.length - 1 : 1;
  drawPlot(svg, { width, height: 190, left: 50, x: { min: 0, max: end, name: words.stepAxis }, y: { min: 0, max: high * 1.04 || 1, name: words.rate }, layers: [{ kind: "line", points, slot }] });
  svg.setAttribute("aria-label", say(said.chart, { name, n: lr.length, first: formatShort(lr[0]), high: formatShort(high), last: formatShort(lr[lr.length - 1]) }));
}

/** The sentences that say how far the code is from the rates. @param {Run} run */
function checkOf({ program: { check, momentumCheck, text }, resolved }) {
  if (resolved.reactive) return said.reactive;
  const most = (/** @type {number} */ x) => formatShort(Number(roughly(x)));
  return [say(said.checked, { n: check.steps, most: most(check.most) }), momentumCheck && say(said.checkedMomentum, { most: most(momentumCheck.most) }), /^(MOMENTUM_)?LISTED/m.test(text) && said.listed].filter(Boolean).join(" ");
}

/** Comments stand back. @param {HTMLElement} place @param {string} text */
function showCode(place, text) {
  place.replaceChildren(...text.trimEnd().split("\n").flatMap((line) => {
    const at = line.search(/(^| {2})# /);
    return at < 0 ? [`${line}\n`] : [line.slice(0, at), el("i", { text: line.slice(at) }), "\n"];
  }));
}

/** Which of a list the address asks for, the first unless it says; what is not in it is said. @param {string} key @param {string[]} list */
function askedFor(key, list) {
  const said = query.get(key);
  if (said && !list.includes(said)) notices.say(say(words.address.display, { key, list: list.join(", "), said: said.slice(0, 40) }));
  return Math.max(0, list.indexOf(said ?? ""));
}

async function start() {
  const core = retold(await loadCore(await compile())), catalog = core.describe(), address = createAddress();
  await nextTask();
  let { experiment, runs } = openRuns(address.read(), core, catalog), at = askedFor("run", runs.map(({ letter }) => letter)), framework = frameworks[askedFor("as", frameworks.map(({ key }) => key))].key;
  const text = () => formatExperiment(experiment), home = () => new URL("index.html", location.href.split(/[?#]/)[0]).href;
  const now = () => runs[at] ?? runs[0];
  const codeNow = () => writeCode({ program: now().program, resolved: now().resolved, label: now().name, home: /^http/.test(location.href) ? home() : "index.html" }, framework);
  const tableNow = () => writeTable(now().curves, now().program.run.momentum !== null);
  const source = /** @type {HTMLElement} */ (find("lr-lab-source").firstElementChild);

  function show() {
    at = Math.min(at, runs.length - 1);
    find("lr-lab-panel").dataset.slot = String(at);
    for (const tabs of [runTabs, frameworkTabs]) tabs.show(tabs === runTabs ? runs[at].letter : framework);
    showCode(source, codeNow());
    drawSchedule(now(), at);
    setText(find("lr-lab-check"), checkOf(now()));
    find("lr-lab-table").hidden = now().resolved.reactive;
    for (const id of ["lr-lab-open", "lr-lab-home"]) /** @type {HTMLAnchorElement} */ (find(id)).href = `index.html#${text()}`;
  }
  const drawRuns = () => createTabs(find("lr-lab-runs"), said.runs, runs.map(({ letter, name }, slot) => ({ key: letter, label: name, face: [withSlot(drawChip(slot), slot), withSlot(el("b", { text: letter }), slot)] })), (key) => {
    at = LETTERS.indexOf(key);
    address.option("run", at ? key : "");
    show();
  }, "lr-lab-panel");
  let runTabs = drawRuns();
  const frameworkTabs = createTabs(find("lr-lab-frameworks"), said.frameworks, frameworks, (key) => {
    framework = key;
    address.option("as", key === frameworks[0].key ? "" : key);
    show();
  }, "lr-lab-source");

  const labels = (/** @type {string} */ copy) => ({ copy, copied: said.copied, failed: said.failed, wait: "" });
  createLanguageMenu(find("lr-lab-language"));
  createTheme(find("lr-lab-theme"), presentation.theme, () => {});
  prepareSharing(find("lr-lab-copy"), () => address.link(text()), notices.say);
  prepareCopying(find("lr-lab-copy-code"), "copy", labels(said.copy), codeNow, notices.say);
  prepareCopying(find("lr-lab-copy-table"), "copy", labels(said.copyTable), tableNow, notices.say);
  prepareSaving(find("lr-lab-save-code"), said.save, () => saveText("learning_rate.py", codeNow(), "text/x-python"));
  prepareSaving(find("lr-lab-save-table"), said.saveTable, () => saveText("learning_rate.csv", tableNow(), "text/csv"));
  for (const sentence of presentation.warnings) notices.say(sentence);
  address.listen((heard) => {
    ({ experiment, runs } = openRuns(heard, core, catalog));
    runTabs = drawRuns();
    show();
  });
  show();
  new ResizeObserver(() => drawSchedule(now(), at)).observe(/** @type {Element} */ (find("lr-lab-schedule").parentElement));
  document.documentElement.dataset.lrLabReady = "1";
}

/** @template {Element} E @param {E} element @param {number} slot */
function withSlot(element, slot) {
  element.setAttribute("data-slot", String(slot));
  return element;
}

/** @param {HTMLElement} button @param {string} label @param {() => void} save */
function prepareSaving(button, label, save) {
  button.replaceChildren(drawIcon("save"), label);
  button.addEventListener("click", save);
}

document.documentElement.classList.toggle("no-links", !presentation.links);
document.documentElement.dataset.lrLabBegun = "1";
applyParts(presentation);
followLanguage(notices.say);
start().catch((error) => notices.say(say(words.broken, { why: String(error?.message ?? error) })));
