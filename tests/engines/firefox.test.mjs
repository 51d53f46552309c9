// Firefox trains the same bits: over http, from a file, in a sandboxed frame.
import { testEngine } from "./cells.mjs";
import { firefox, openFirefox } from "./firefox.mjs";

testEngine("Firefox", firefox, openFirefox);
