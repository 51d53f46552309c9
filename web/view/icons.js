// icons.js - the page's few icons, drawn as strokes so that they take the colour of the text around them.

/** @type {Record<string, string>} */
const paths = {
  play: "M5 3.5v9l7.5-4.5z",
  pause: "M5 3.5v9M11 3.5v9",
  restart: "M3 8a5 5 0 1 0 1.6-3.7M4.2 2v2.6h2.6",
  undo: "M5.5 3 2.5 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H7",
  redo: "M10.5 3l3 3-3 3M13.2 6H6.8a4 4 0 0 0 0 8H9",
  copy: "M5.5 5.5h7v7.5h-7zM3.5 10.5v-8h7",
  remove: "M4 4l8 8M12 4l-8 8",
  pen: "M3 13l.7-3.2 7-7 2.5 2.5-7 7zM9.3 4.2l2.5 2.5",
  sliders: "M2.5 4.5h5M11 4.5h2.5M9.2 2.8v3.4M2.5 11.5H5M8.5 11.5h5M6.8 9.8v3.4",
  zoom: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2M7 5v4M5 7h4",
  keep: "M4.5 2.5h7v11L8 10.5l-3.5 3z",
  add: "M8 3v10M3 8h10",
  sound: "M2.5 6.3v3.4h2.4L8.2 12.5v-9L4.9 6.3zM10.7 6a3 3 0 0 1 0 4M12.5 4.3a5.4 5.4 0 0 1 0 7.4",
  save: "M8 2.5v8M4.8 7.3 8 10.5l3.2-3.2M3 13.5h10",
  done: "M3 8.5l3.2 3.2L13 5",
  link: "M6.5 9.5a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.8.8M9.5 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.8-.8",
  globe: "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM2.2 8h11.6M8 2.2c-3.4 3.4-3.4 8.2 0 11.6M8 2.2c3.4 3.4 3.4 8.2 0 11.6",
  frame: "M5.5 5 2.5 8l3 3M10.5 5l3 3-3 3",
  auto: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  light: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1",
  dark: "M12.8 9.8A5.3 5.3 0 0 1 6.2 3.2a5.3 5.3 0 1 0 6.6 6.6z",
};
const SOLID = new Set(["play"]);

/** @param {string} name */
export function drawIcon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", SOLID.has(name) ? "icon solid" : "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
