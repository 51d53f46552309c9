// Starts Debian's Firefox without a window and speaks Marionette, its own form of WebDriver: no driver to install.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, waitFor } from "./waiting.mjs";

export const firefox = findProgram(process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox");

// As strict with files as a visitor's Firefox is, and quiet on the network.
const settings = { "marionette.port": 0, "security.fileuri.strict_origin_policy": true, "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false, "browser.safebrowsing.update.enabled": false, "extensions.update.enabled": false, "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false, "services.settings.server": "data:,", "browser.shell.checkDefaultBrowser": false, "ui.prefersReducedMotion": 1 };

/** Asks and answers over Marionette's socket: `length:[0, id, name, parameters]` there, `length:[1, id, error, result]` back. @param {number} port */
async function connect(port) {
  const socket = createConnection(port, "127.0.0.1"), waiting = /** @type {Map<number, {done: (value: any) => void, fail: (error: Error) => void}>} */ (new Map());
  let heard = Buffer.alloc(0), asked = 0;
  socket.on("data", (data) => {
    heard = Buffer.concat([heard, data]);
    for (let colon = heard.indexOf(":"); colon > 0; colon = heard.indexOf(":")) {
      const end = colon + 1 + Number(heard.toString("latin1", 0, colon));
      if (heard.length < end) return;
      const said = JSON.parse(heard.toString("utf8", colon + 1, end));
      heard = heard.subarray(end);
      if (!Array.isArray(said)) continue; // the greeting
      const [, id, error, result] = said, asker = waiting.get(id);
      waiting.delete(id);
      if (error) asker?.fail(new Error(error.message));
      else asker?.done(result);
    }
  });
  socket.on("close", () => { for (const { fail } of waiting.values()) fail(new Error("Firefox has gone")); });
  await new Promise((done, fail) => socket.once("connect", done).once("error", fail));
  return (/** @type {string} */ name, /** @type {object} */ parameters = {}) => new Promise((done, fail) => {
    waiting.set(++asked, { done, fail });
    const text = JSON.stringify([0, asked, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
}

/** @returns {Promise<import("./cells.mjs").Browser>} */
export async function openFirefox() {
  const profile = mkdtempSync(join(tmpdir(), "lab-firefox-"));
  writeFileSync(join(profile, "user.js"), Object.entries(settings).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`).join("\n"));
  const child = spawn(/** @type {string} */ (firefox), ["--headless", "--no-remote", "--marionette", "--profile", profile], { stdio: "ignore" });
  const gone = new Promise((done) => child.once("close", done));
  const ask = await connect(await waitFor("Firefox's port", () => Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8"))));
  await ask("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
  const run = async (/** @type {string} */ script, /** @type {any[]} */ ...args) => (await ask("WebDriver:ExecuteScript", { script, args })).value;
  return {
    run,
    async visit(url) { await ask("WebDriver:Navigate", { url }); },
    async enterFrame() { await ask("WebDriver:SwitchToFrame", { id: 0 }); },
    async leaveFrame() { await ask("WebDriver:SwitchToFrame", { id: null }); },
    async resize(width, height) { await ask("WebDriver:SetWindowRect", { width, height }); },
    async screenshot() { return Buffer.from((await ask("WebDriver:TakeScreenshot", { full: false })).value, "base64"); },
    async close() {
      await ask("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
