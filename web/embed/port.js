// The frame's door to its host: what the host may ask, checked like an address, and what it is told.

/** What a host may post.
 * @typedef {{type: "lr-lab:hello"} | {type: "lr-lab:get"} | {type: "lr-lab:set", text: string} | {type: "lr-lab:play"} | {type: "lr-lab:pause"} | {type: "lr-lab:reset"}} Asked */
/** One run's end. @typedef {{letter: string, name: string, line: string, state: "finished"|"diverged"|"stopped", steps: number, loss: number|null, held_loss: number|null, held_accuracy: number|null, hash: string}} RunResult */
/** What a host is told: `ready` and `resize` always, the others only after its hello. `text` is the experiment as it stands in an address.
 * @typedef {{type: "lr-lab:ready", v: 1} | {type: "lr-lab:state", text: string, motion: "waiting"|"going"|"paused"|"over", seen: boolean} |
 *   {type: "lr-lab:result", text: string, runs: RunResult[]} | {type: "lr-lab:error", text: string} | {type: "lr-lab:resize", v: 1, height: number}} Told */
/** @typedef {Pick<MessageEvent, "source"|"origin"|"data">} Heard */
/** What was said before anybody listened, and who listens now. @typedef {{events: Heard[], hear: ((event: Heard) => void)|null}} Early */
/** @typedef {{hello(): void, get(): void, set(text: string): void, play(): void, pause(): void, reset(): void, slide(on: boolean): void, hear(data: unknown): void}} Acts */

const prefix = "lr-lab:", perSecond = 20, longest = 8192;

/** @param {Acts} acts @param {Early} early @param {Window} [place] */
export function openPort(acts, early, place = window) {
  const { parent } = place;
  const framed = parent !== place;
  const now = () => performance.now();
  let greeted = "", since = -Infinity, heard = 0;

  /** No host needs more than this, and none can keep the page busy by asking. */
  function mayAsk() {
    if (now() - since >= 1000) [since, heard] = [now(), 0];
    heard += 1;
    return heard <= perSecond;
  }

  const verbs = new Map(/** @type {[string, (data: any, origin: string) => void][]} */ ([
    ["hello", (_, origin) => { greeted = origin === "null" ? "*" : origin; acts.hello(); }],
    ["get", () => acts.get()],
    ["set", ({ text }) => typeof text === "string" && text.length <= longest && acts.set(text)],
    ["play", () => acts.play()],
    ["pause", () => acts.pause()],
    ["reset", () => acts.reset()],
  ]));

  /** @param {Heard} event */
  function hear({ source, origin, data }) {
    if (source !== parent || !mayAsk()) return;
    if (data === "slide:start" || data === "slide:stop") return acts.slide(data === "slide:start");
    const type = typeof data === "object" && data !== null && typeof data.type === "string" ? data.type : "";
    if (type.startsWith(prefix)) verbs.get(type.slice(prefix.length))?.(data, origin);
    else acts.hear(data);
  }

  if (framed) early.hear = hear;

  return {
    framed,
    /** Hears what was said before this door was open. */
    catchUp: () => early.events.splice(0).forEach(hear),
    /** To anybody: nothing private is in it. @param {any} message */
    announce: (message) => { if (framed) parent.postMessage(message, "*"); },
    /** To a host that said hello. @param {Told} message */
    tell: (message) => { if (greeted) parent.postMessage(message, greeted); },
  };
}
