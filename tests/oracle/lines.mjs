// lines.mjs - random lines of every schedule in every dialect, the same at every run.
import { execFileSync } from "node:child_process";

const lrlab = new URL("../../build/lrlab", import.meta.url).pathname;
/** @param {string[]} words */
export const ask = (...words) => execFileSync(lrlab, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"] });

/** @typedef {{ key: string, kind: string, lo: number, hi: number, def: string, choices: { key: string }[], scale: string }} Knob */
/** @typedef {{ key: string, defaults: string, knobs: Knob[] }} Item */
/** @type {{ knobs: Knob[], shelves: { key: string, items: Item[] }[] }} */
const catalog = JSON.parse(ask("describe"));
export const shelf = catalog.shelves[3].items;
const modifiers = ["lr", "warmup", "warmup_from", "warmup_shape", "hold", "span", "end", "seam", "dialect"];
export const runKnobs = catalog.knobs.filter((k) => modifiers.includes(k.key));
export const dialects = ["pytorch", "keras", "optax", "timm", "huggingface"];

let state = 12345;
export const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
/** @template T @param {T[]} list */
export const pick = (list) => list[Math.floor(random() * list.length)];

/** @type {Record<string, string[]>} */
const lists = {
  milestones: ["50pct,75pct", "20,20,90pct", "0,7"],
  points: ["0pct:0.05:l,10pct:1:h,40pct:1:c,100pct:0", "5:0.5:e,30:1:e,50pct:0.25,80pct:0.25:c,90pct:0.9:e,95pct:0", "10pct:0.3"],
  parts: ["linear:0.05:1:10pct,constant:1:1:40pct,cosine:1:0", "exponential:0.01:1:20,sqrt:1:0.1:30pct,constant:0.1:0.1:5,polynomial:0.1:1:50,exponential:1:0:20pct"],
};

/** A plausible value. @param {Knob} k */
function someValue(k) {
  if (random() < 0.3) return undefined;
  if (k.kind === "choice") return pick(k.choices).key;
  if (k.kind === "switch") return pick(["0", "1"]);
  if (k.kind === "text") return pick(lists[k.key]);
  if (k.kind === "span") return pick(["7", "40", "10pct", "33pct", "60pct", "0"]);
  if (k.kind === "whole") return pick(["0", "3", "8"]);
  const u = random(), v = k.scale === "log" ? k.lo * (k.hi / k.lo) ** u : k.lo + (k.hi - k.lo) * u;
  return k.key === "multiplier" ? pick(["1", "2", "3", "1.5"]) : String(Number(v.toPrecision(3)));
}

/** @param {Item} item @param {string} dialect @returns {Record<string, string>} */
export function someSettings(item, dialect) {
  /** @type {[string, string | undefined][]} */
  const said = [...runKnobs, ...item.knobs].map((k) => [k.key, k.key === "lr" ? "1" : k.key === "dialect" ? dialect : someValue(k)]);
  return Object.fromEntries(/** @type {[string, string][]} */ (said.filter(([, v]) => v !== undefined)));
}

/** @param {string} sched @param {Record<string, string>} said @param {number} steps */
export const lineOf = (sched, said, steps) => [`sched=${sched}`, `steps=${steps}`, ...Object.entries(said).map(([k, v]) => `${k}=${v}`)].join("&");

/** What else a schedule that listens may be told. */
export const courses = ["warmup=60", "warmup=60&dialect=keras", "warmup=60&floor=0.2&cooldown=2", "warmup=60&cooldown=2&dialect=keras", "warmup=200", "branch=60&then=cosine", "warmup=60&branch=40pct&edits=30:lr:0.5,90:lr:0.02&plateau_eps=0", "edits=90:lr:0.3"];

/** A run as it was trained: its rate at every update, and the mean loss of every so many. @param {string} line @param {number} every */
export function trained(line, every) {
  const rows = ask("run", line).trim().split("\n").slice(1, -1).map((row) => row.split(",").map(Number));
  const reports = rows.flatMap((_, t) => ((t + 1) % every ? [] : [rows.slice(t + 1 - every, t + 1).reduce((sum, row) => sum + Math.fround(row[2]), 0) / every]));
  return { lr: rows.map((row) => row[1]), reports };
}
