// english.js - the English words read from their file, for tests and the build, which have no page.
import { readFileSync } from "node:fs";

/** @type {import("./embedded.js").Texts} */
export default { ...JSON.parse(readFileSync(new URL("en.json", import.meta.url), "utf8")), stories: [], languages: {}, core: { rows: {}, says: {}, labels: {} } };
