// element.js - makes a DOM element with its properties, listeners and children in one call.

/**
 * Keys: `on` holds listeners, `data` data attributes, `text` the text; a key with a dash (or role, for) is an attribute.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|null|undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) setProperty(node, key, value);
  node.append(.../** @type {(Node|string)[]} */ (children.filter((child) => child !== null && child !== undefined)));
  return node;
}

/** @param {HTMLElement} node @param {string} key @param {any} value */
function setProperty(node, key, value) {
  if (value === undefined || value === null) return;
  if (key === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (key === "data") Object.assign(node.dataset, value);
  else if (key === "text") node.textContent = value;
  else if (key === "class") node.className = value;
  else if (key.includes("-") || key === "role" || key === "for" || key === "list") node.setAttribute(key, String(value));
  else /** @type {any} */ (node)[key] = value;
}

/** Writes text only where it changed: a live region or a selection is not disturbed. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Off, and still there for the keyboard: what is disabled would let go of it. Whatever it does must do nothing then. @param {HTMLElement} control @param {boolean} off */
export const turnOff = (control, off) => control.setAttribute("aria-disabled", String(off));

/** These children in this order; those that stay are not touched, so that a hand in one of them stays too. @param {HTMLElement} place @param {Element[]} nodes */
export function arrange(place, nodes) {
  for (const child of [...place.children]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, i) => place.children[i] !== node && place.insertBefore(node, place.children[i] ?? null));
}

/** Keys pressed with these belong to the browser: its own zoom, its way back. @param {{ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event */
export const isChord = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

let made = 0;
/** A fresh id for tying a label to its field. @param {string} stem */
export function freshId(stem) {
  made += 1;
  return `lr-lab-${stem}-${made}`;
}

/** The element of this id, which the page's template promises. @param {string} id @returns {HTMLElement} */
export function find(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no element #${id}`);
  return node;
}
