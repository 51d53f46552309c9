// Starts Debian's WebKit on a screen that nobody sees and speaks plain WebDriver over HTTP: no package to install.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, waitFor } from "./waiting.mjs";

const driver = findProgram(process.env.WEBKIT_DRIVER, "/usr/bin/WebKitWebDriver"), screen = findProgram("/usr/bin/Xvfb");
const browser = findProgram(process.env.MINIBROWSER, "/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/lib/*/webkitgtk-6.0/MiniBrowser");
export const webkit = driver && screen && browser;

/** A screen of its own, whose number it says itself. */
async function openScreen() {
  const child = spawn(/** @type {string} */ (screen), ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const said = /** @type {import("node:stream").Readable} */ (child.stdio[3]);
  const number = await new Promise((done, fail) => { said.once("data", (data) => done(String(data).trim())); child.once("close", () => fail(new Error("Xvfb did not start"))); });
  return { child, display: `:${number}` };
}

/** A home of its own for settings; GTK without animations is WebKit with reduced motion, so that the lab trains at full speed. */
function makeHome() {
  const home = mkdtempSync(join(tmpdir(), "lab-webkit-"));
  mkdirSync(join(home, "gtk-3.0"));
  writeFileSync(join(home, "gtk-3.0", "settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  return home;
}

/** @param {string} home @param {string} display @param {number} port */
const openDriver = (home, display, port) => spawn(/** @type {string} */ (driver), [`--port=${port}`], {
  stdio: "ignore", env: { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: home, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
});

/** @param {number} port */
const connect = (port) => async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body = {}) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(method === "POST" && { body: JSON.stringify(body) }) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${value.message}`);
  return value;
};

/** Done when its port is free again. @param {import("node:child_process").ChildProcess} process */
const end = (process) => new Promise((done) => { process.once("exit", done); if (!process.kill()) done(null); });

const options = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } };

/** @returns {Promise<import("./cells.mjs").Browser>} */
export async function openWebkit() {
  const { child: hidden, display } = await openScreen(), port = 20000 + (process.pid % 20000);
  const home = makeHome(), child = openDriver(home, display, port), ask = connect(port);
  await waitFor("WebKit's driver", () => ask("GET", "/status"));
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: options } }), at = `/session/${sessionId}`;
  return {
    run: (script, ...args) => ask("POST", `${at}/execute/sync`, { script, args }),
    visit: (url) => ask("POST", `${at}/url`, { url }),
    enterFrame: () => ask("POST", `${at}/frame`, { id: 0 }),
    leaveFrame: () => ask("POST", `${at}/frame`, { id: null }),
    resize: (width, height) => ask("POST", `${at}/window/rect`, { width, height }),
    screenshot: async () => Buffer.from(await ask("GET", `${at}/screenshot`), "base64"),
    async close() {
      await ask("DELETE", at).catch(() => {}); // it may have gone by itself
      for (const process of [child, hidden]) await end(process);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
