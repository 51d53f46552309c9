// lr-lab.js - the <lr-lab> element, for pages that allow scripts: it writes a titled, lazy frame, follows its height and speaks with it.

const here = /** @type {HTMLScriptElement|null} */ (document.currentScript)?.src || location.href;
const options = ["story", "note", "theme", "lang", "play", "hide", "lock", "links", "resize"];
const kind = "lr-lab:";

/** Attributes: `experiment`, `src` of embed.html, `title`, `height`, and each option of the address by its name.
 * Events: `lr-lab:ready`, `lr-lab:state`, `lr-lab:result`, `lr-lab:error`, `lr-lab:resize`, with the message as their detail. */
export class LrLab extends HTMLElement {
  static observedAttributes = ["experiment", "src", ...options];
  frame = document.createElement("iframe");
  /** What was said before the frame could hear it. @type {[string, object?][]|null} */
  early = [];

  /** @param {string} verb @param {object} [more] */
  post(verb, more) {
    if (this.early) this.early.push([verb, more]);
    else this.frame.contentWindow?.postMessage({ type: kind + verb, ...more }, "*");
  }
  play() { this.post("play"); }
  pause() { this.post("pause"); }
  reset() { this.post("reset"); }
  /** @param {string} text an experiment, as in an address */
  set(text) { this.post("set", { text }); }
  /** The experiment as it stands, and whether it goes. @returns {Promise<{text: string, motion: string, seen: boolean}>} */
  get() {
    return new Promise((done) => {
      this.addEventListener(`${kind}state`, (event) => done(/** @type {CustomEvent} */ (event).detail), { once: true });
      this.post("hello");
    });
  }

  /** @param {MessageEvent} event */
  handleEvent({ source, data }) {
    const type = data?.type;
    if (source !== this.frame.contentWindow || !String(type).startsWith(kind)) return;
    if (type === `${kind}ready`) {
      const said = this.early ?? [];
      this.early = null;
      for (const [verb, more] of [["hello"], ...said]) this.post(/** @type {string} */ (verb), /** @type {object|undefined} */ (more));
    }
    if (type === `${kind}resize` && !this.hasAttribute("height")) this.frame.style.height = `${data.height}px`;
    this.dispatchEvent(new CustomEvent(type, { detail: data, bubbles: true }));
  }

  connectedCallback() {
    Object.assign(this.frame, { title: this.title || "LR Lab", loading: "lazy", allow: "fullscreen; clipboard-write" });
    const height = Number(this.getAttribute("height")) || 480;
    this.frame.style.cssText = `display:block;width:100%;height:${height}px;border:0`;
    addEventListener("message", this);
    this.attributeChangedCallback();
    this.append(this.frame);
  }
  disconnectedCallback() {
    removeEventListener("message", this);
    this.frame.remove();
    this.early = [];
  }
  attributeChangedCallback() {
    const url = new URL(this.getAttribute("src") ?? "embed.html", here);
    for (const key of options) {
      const value = this.getAttribute(key);
      if (value !== null) url.searchParams.set(key, value);
    }
    const src = `${url.href.split("#")[0]}#${this.getAttribute("experiment") ?? ""}`;
    if (this.frame.src.split("#")[0] !== src.split("#")[0]) this.early ??= []; // another page has to load first
    if (this.frame.src !== src) this.frame.src = src;
  }
}

if (!customElements.get("lr-lab")) customElements.define("lr-lab", LrLab);
