// Takes from Chart.js what this project never uses: a fifth of it that no bundler dares to drop by itself.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const stillColour = fileURLToPath(new URL("../view/still-colour.js", import.meta.url));

/** Static fields that read a property keep a class alive, in case the reading did something. Here it does nothing, and that is said
 * for each. @param {string} source */
const sayPure = (source) => source
  .replace(/callback: (Ticks\.formatters\.\w+)/g, "callback: /* @__PURE__ */ (() => $1)()")
  .replace(/static defaults = (\w+)\.defaults;/g, "static defaults = /* @__PURE__ */ (() => $1.defaults)();");

/** @type {import("esbuild").Plugin} */
export const slimChart = {
  name: "slim chart",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /chart\.js\/dist\/chart\.js$/ }, async ({ path }) => ({ contents: sayPure(await readFile(path, "utf8")) }));
    // Colour arithmetic serves hovering and animation, and both are off.
    onResolve({ filter: /^@kurkle\/color$/ }, () => ({ path: stillColour }));
  },
};
