// Takes from Chart.js what this project never uses. Of it the charts have axes, layout, plugins and resizing; curves they draw themselves
// (no dataset, so no controller), nothing in them moves (no animation), pointers are listened to elsewhere (no events), no axis has a title.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const stillColour = fileURLToPath(new URL("../view/still-colour.js", import.meta.url));

/** What is left of a class that is never at work. */
const hollow = /** @type {Record<string, string>} */ ({
  Animator: "has() {} running() {} listen() {} stop() {} remove() {}",
  Animations: "",
  Animation: "",
  DatasetController: "",
  BasicPlatform: "",
});

/** Methods that are never called. */
const unreached = /** @type {Record<string, string[]>} */ ({
  Chart: ["buildOrUpdateControllers", "_updateMetasets", "_removeUnreferencedMetasets", "_resetElements", "reset", "_updateDataset", "_drawDataset", "isPointInArea",
    "getElementsAtEventForMode", "getDatasetMeta", "getVisibleDatasetCount", "isDatasetVisible", "setDatasetVisibility", "toggleDataVisibility", "getDataVisibility",
    "_updateVisibility", "hide", "show", "_destroyDatasetMeta", "destroy", "toBase64Image", "updateHoverStyle", "getActiveElements", "setActiveElements", "isPluginEnabled",
    "_updateHoverStyles", "_eventHandler", "_handleEvent", "_getActiveElements", "_getUniformDataChanges"],
  Config: ["datasetScopeKeys", "datasetAnimationScopeKeys", "datasetElementScopeKeys", "resolveNamedOptions"],
  Registry: ["addControllers", "addElements", "addPlugins", "addScales", "getController", "getElement", "getPlugin", "removeControllers", "removeElements", "removePlugins",
    "removeScales", "remove"],
  TypedRegistry: ["unregister"],
  Element: ["tooltipPosition", "hasValue", "getProps"],
  Scale: ["drawTitle", "getBasePixel", "getBaseValue", "getLineWidthForValue", "getLabels"],
  LinearScaleBase: ["buildTicks", "computeTickLimit", "getTickLimit", "getLabelForValue"],
  LogarithmicScale: ["buildTicks", "getLabelForValue"],
});

/** @param {string} source @param {RegExp} what @param {string|((...parts: string[]) => string)} instead */
function change(source, what, instead) {
  const changed = source.replace(what, /** @type {string} */ (instead));
  if (changed === source) throw new Error(`Chart.js has no ${what} any more.`);
  return changed;
}

/** @param {string} source @param {string} name @param {(body: string) => string} shrink */
const changeClass = (source, name, shrink) => change(source, new RegExp(`(\\nclass ${name}\\b[^\\n]*\\{\\n)([^]*?)\\n\\}\\n`), (_, head, body) => `${head}${shrink(`${body}\n`)}}\n`);

/** @param {string} body @param {string} method */
const cutMethod = (body, method) => change(body, new RegExp(`^ +${method}\\([^]*?^ {4}\\}\\n`, "m"), "");

/** @param {string} source */
function slim(source) {
  source = change(source, /^ +this\.drawTitle\(\);\n/gm, "");
  for (const [name, body] of Object.entries(hollow)) source = changeClass(source, name, () => body);
  for (const [name, methods] of Object.entries(unreached)) source = changeClass(source, name, (body) => methods.reduce(cutMethod, body));
  source = change(source, /const newControllers = this\.buildOrUpdateControllers\(\);/, "const newControllers = [];");
  source = change(source, /this\._getUniformDataChanges\(\) \|\| \[\]/, "[]");
  // Static fields that read a property keep a class alive, in case the reading did something. Here it does nothing, and that is said for each.
  return change(source, /static defaults = (\w+)\.defaults;/g, "static defaults = /* @__PURE__ */ (() => $1.defaults)();");
}

/** Every axis brings its own words for its ticks, and nothing moves. @param {string} source */
const slimDefaults = (source) => change(source, /applyAnimationsDefaults,\s*/, "");

/** @type {import("esbuild").Plugin} */
export const slimChart = {
  name: "slim chart",
  setup({ onLoad, onResolve }) {
    const wordless = (/** @type {string} */ source) => change(source, /callback: Ticks\.formatters\.\w+/g, "callback: null");
    onLoad({ filter: /chart\.js\/dist\/chart\.js$/ }, async ({ path }) => ({ contents: slim(wordless(await readFile(path, "utf8"))) }));
    onLoad({ filter: /chart\.js\/dist\/chunks\/index\.js$/ }, async ({ path }) => ({ contents: slimDefaults(wordless(await readFile(path, "utf8"))) }));
    // Colour arithmetic serves hovering and animation, and both are off.
    onResolve({ filter: /^@kurkle\/color$/ }, () => ({ path: stillColour }));
  },
};
