// Waits for what another process will do, and finds a program in the places where it may be.
import { existsSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The first place there is; `*` stands for one folder. @param {(string|undefined)[]} places */
export const findProgram = (...places) => places.flatMap((place) => {
  const [before, after] = (place ?? "").split("*");
  if (after === undefined || !existsSync(before)) return place ? [place] : [];
  return readdirSync(before).map((name) => before + name + after);
}).find((place) => existsSync(place));

/** Asks until there is an answer that counts; a question that throws is asked again. @template T @param {string} what @param {() => T | Promise<T>} ask */
export async function waitFor(what, ask, seconds = 60) {
  let why = /** @type {unknown} */ ("");
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      why = error;
    }
  }
  throw new Error(`waited ${seconds} s for ${what} ${why}`);
}
