// WebKit trains the same bits: over http, from a file, in a sandboxed frame.
import { testEngine } from "./cells.mjs";
import { openWebkit, webkit } from "./webkit.mjs";

testEngine("WebKit", webkit, openWebkit);
