// Tells the host how high the frame would like to be, in every dialect that hosts are known to understand, and only when it changed.

/** The dialects that a host need not have asked for. @type {((height: number, href: string) => unknown)[]} */
const spoken = [
  (height) => ({ type: "lr-lab:resize", v: 1, height }),
  (height) => ({ subject: "lti.frameResize", height }),
  (height) => ({ subject: "org.imsglobal.lti.frameResize", height }),
  (height, src) => JSON.stringify({ src, context: "iframe.resize", height }),
  (height) => ({ type: "plugin.resize", payload: { height } }),
  (height) => ({ sentinel: "amp", type: "embed-size", height }),
  (height) => ({ "datawrapper-height": { "lr-lab": height } }),
];

/** Dialects in which the host speaks first: what it says, and how to answer.
 * @type {{heard: (data: any) => RegExpMatchArray|boolean|null, answer: (height: number, width: number, heard: any) => unknown[]}[]} */
const answered = [
  { heard: (data) => typeof data === "string" && data.match(/^\[iFrameSizer\]([^:]{1,80}):/), answer: (height, width, [, id]) => [`[iFrameSizer]${id}:${height}:${width}:init`] },
  { heard: (data) => typeof data === "string" && data.match(/^pymxPYMx(.{1,80}?)xPYMxwidthxPYMx/), answer: (height, _, [, id]) => [`pymxPYMx${id}xPYMxheightxPYMx${height}`] },
  { heard: (data) => data?.context === "h5p" && data.action === "hello", answer: (height) => [{ context: "h5p", action: "prepareResize", scrollHeight: height, clientHeight: height }, { context: "h5p", action: "resize", scrollHeight: height }] },
];

const least = 100, most = 4000, between = 100;
/** A host's scroll bar comes and goes with the height: so small a change of width is no reason to shrink. */
const scrollBar = 24;

/** @param {{post: (message: any) => void, measure: () => {height: number, width: number}, href: string}} frame */
export function createHeights({ post, measure, href }) {
  let told = { height: 0, width: 0 }, timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);
  /** @type {Map<number, any>} */ const partners = new Map();
  const answer = () => partners.forEach((heard, i) => answered[i].answer(told.height, told.width, heard).forEach(post));

  function tell() {
    timer = undefined;
    const { height, width } = measure();
    const now = { height: Math.min(Math.max(Math.ceil(height), least), most), width };
    const wobbles = now.height < told.height && width !== told.width && Math.abs(width - told.width) <= scrollBar;
    if (!width || wobbles || now.height === told.height) return;
    told = now;
    for (const say of spoken) post(say(now.height, href));
    answer();
  }

  post({ context: "h5p", action: "hello" });
  return {
    /** Something may have changed the height. */
    look: () => void (timer ??= setTimeout(tell, between)),
    /** What the host says may be a dialect's greeting. @param {unknown} data */
    hear(data) {
      answered.forEach(({ heard }, i) => {
        const found = heard(data);
        if (found) partners.set(i, found);
        if (found && told.height) answered[i].answer(told.height, told.width, found).forEach(post);
      });
    },
  };
}
