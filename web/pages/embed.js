// embed.js - the compact page: nothing is made until it is seen, no worker until it is started, and all of it is put away when unseen.
import compile from "virtual:core";
import early from "virtual:early";
import workerSource from "virtual:worker";
import "../view/style.css";
import "../view/judges/judges.css";
import "../embed/embed.css";
import { createHeights } from "../embed/height.js";
import { openPort } from "../embed/port.js";
import { watchSeen } from "../embed/seen.js";
import { readPresentation } from "../state/presentation.js";
import { createAddress } from "../state/share.js";
import { el, find, setText } from "../view/element.js";
import { followLanguage } from "../view/language.js";
import { createNotices } from "../view/notices.js";
import { applyParts } from "../view/parts.js";
import { say, words } from "../words/words.js";
import { openSmallLab } from "./smalllab.js";
import { measureFrame } from "./measuring.js";

/** @typedef {import("./smalllab.js").SmallLab} SmallLab */

/** So long unseen, and the core's memory is given back too. */
const PUT_AWAY = 10_000;

const presentation = readPresentation(location.search, { play: "click" });
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const notices = createNotices(find("lr-lab-notices"));
const address = createAddress();
const root = document.documentElement;
/** The experiment of the address, to which `reset` leads back. */
const own = address.read();
/** What is wanted of a lab that is not there yet. */
const wanted = { text: own, play: presentation.play === "visible" && !calm && !presentation.story };
/** @type {SmallLab|null} */ let lab = null;
let opening = false, away = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);

const port = openPort({
  hello: () => tellState(),
  get: () => tellState(),
  set(text) {
    if (lab) return lab.set(text).forEach((sentence) => port.tell({ type: "lr-lab:error", text: sentence }));
    wanted.text = text;
    tellState();
  },
  play: () => play(),
  pause: () => (lab ? lab.pause() : void (wanted.play = false)),
  reset: () => (lab ? lab.reset() : void (wanted.text = own)),
  slide(on) {
    seen.slide(on);
    if (on && presentation.play !== "never" && !calm && !lab?.isOver()) play();
  },
  hear: (data) => heights?.hear(data),
}, early);
const heights = port.framed && presentation.resize ? createHeights({ post: port.announce, measure: measureFrame, href: location.href }) : null;

const tellState = () => port.tell(lab?.state(seen.now()) ?? { type: "lr-lab:state", text: wanted.text, motion: "waiting", seen: seen.now() });
const play = () => (lab ? lab.play() : void (wanted.play = true));

const seen = watchSeen((now) => {
  root.dataset.lrLabSeen = now ? "1" : "";
  clearTimeout(away);
  if (!now) away = setTimeout(() => lab?.putAway(), PUT_AWAY);
  if (lab) lab.show(now);
  else if (now) open();
});

/** Makes the lab; where that fails, says why and offers to try again. */
async function open() {
  if (opening) return;
  opening = true;
  try {
    lab = await openSmallLab({ compile, workerSource, address, presentation, calm, text: wanted.text, own, notices, tell: port.tell });
    lab.show(seen.now());
    if (wanted.play) lab.play();
    root.dataset.lrLabReady = "1";
  } catch (error) {
    offerAgain(say(words.broken, { why: String(/** @type {Error} */ (error)?.message ?? error) }));
  }
  opening = false;
  heights?.look();
}

/** @param {string} text */
function offerAgain(text) {
  port.tell({ type: "lr-lab:error", text });
  const again = el("button", { type: "button", text: words.retry, on: { click: () => (notice.remove(), open()) } });
  const notice = el("p", { class: "notice" }, el("span", { text }), again);
  find("lr-lab-notices").replaceChildren(notice);
}

function applyPresentation() {
  if (presentation.play === "never") presentation.hide.add("transport");
  applyParts(presentation);
  if (presentation.theme !== "auto") root.dataset.theme = presentation.theme;
  const note = find("lr-lab-note");
  setText(note, presentation.note);
  note.hidden = !presentation.note;
  setText(find("lr-lab-full"), presentation.links ? words.openFull : "LR Lab");
  for (const sentence of presentation.warnings) notices.say(sentence);
  followLanguage(notices.say);
}

applyPresentation();
port.announce({ type: "lr-lab:ready", v: 1 });
port.catchUp();
if (heights) {
  const watch = new ResizeObserver(heights.look);
  for (const part of [root, ...find("lr-lab-embed").children]) watch.observe(part);
}
