// What every engine must do with the built pages, said once: Firefox and WebKit here, Chromium in tests/e2e/contexts.spec.mjs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { serveFolder } from "../../web/build/serve.mjs";
import { loadCore } from "../../web/core/core.js";
import { hashInCore, readGoldens } from "../hash/lines.mjs";
import { waitFor } from "./waiting.mjs";

/** @typedef {{visit: (url: string) => Promise<void>, run: (script: string, ...args: any[]) => Promise<any>, enterFrame: () => Promise<void>, leaveFrame: () => Promise<void>,
 *   resize: (width: number, height: number) => Promise<void>, screenshot: () => Promise<Buffer>, close: () => Promise<void>}} Browser */

// The very pages, but for one more inline script before theirs: it keeps what goes wrong and what is asked for, and their policy lets it.
const recorder = `globalThis.wrong = [];
for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) addEventListener(kind, (e) => wrong.push([kind, e.message, e.reason, e.violatedDirective].join(" ")));
console.error = (...said) => wrong.push(said.join(" "));`;

/** Copies dist's pages with the recorder, and two hosts that frame the lab. */
function recordPages() {
  const folder = mkdtempSync(join(tmpdir(), "lab-pages-")), sum = createHash("sha256").update(recorder).digest("base64");
  for (const name of readdirSync("dist").filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(join("dist", name), "utf8");
    assert.match(html, /(<meta http-equiv="Content-Security-Policy" content="[^"]*script-src )([^>]*>)/, name);
    writeFileSync(join(folder, name), html.replace(/(<meta http-equiv="Content-Security-Policy" content="[^"]*script-src )([^>]*>)/, (_, before, after) => `${before}'sha256-${sum}' ${after}<script>${recorder}</script>`));
  }
  writeFileSync(join(folder, "host.html"), '<!doctype html><html lang="en"><title>Host</title><iframe sandbox="allow-scripts" title="LR Lab" style="width:1200px;height:800px" src="index.html"></iframe>');
  return folder;
}

/** @param {Browser} browser @param {number} runs */
async function readRuns(browser, runs) {
  const read = `return [...document.querySelectorAll("[data-lr-lab-hash]")].map(({ dataset }) => ({ line: dataset.lrLabLine, hash: dataset.lrLabHash }))`;
  return waitFor(`${runs} hashes`, async () => { const found = await browser.run(read); return found.length >= runs && found; });
}

/** @param {Browser} browser @param {string} script */
const until = (browser, script) => waitFor(script, () => browser.run(`return ${script}`));

/** Nothing went wrong since the page was opened, and it asked for nothing. @param {Browser} browser */
async function checkQuiet(browser) {
  assert.deepEqual(await browser.run("return wrong"), []);
  assert.deepEqual(await browser.run("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name))"), []);
}

/** @param {string} name @param {unknown} there what to open, if it is installed @param {() => Promise<Browser>} open */
export function testEngine(name, there, open) {
  test(name, { skip: !there && `${name} is not installed` }, async (t) => {
    const folder = recordPages(), { address, close } = await serveFolder(folder, 0);
    t.after(close);
    const core = await loadCore(await WebAssembly.compile(readFileSync("dist/lab.wasm")));
    /** Whether it went to its end; false when the engine died under it. @param {(browser: Browser) => Promise<void>} act @param {(text: string) => void} tell */
    async function lives(act, tell) {
      const browser = await open();
      try {
        await browser.resize(1280, 900);
        await act(browser);
        return true;
      } catch (reason) {
        if (await browser.run("return Array.isArray(wrong)").catch(() => false)) throw reason; // the page is still there
        tell(`${name} died: ${reason}`);
        return false;
      } finally {
        await browser.close();
      }
    }
    /** Each in a browser of its own, and in one more if that died: JavaScriptCore 2.50 does under one opening in some hundreds, while its compilers take turns.
     * @param {string} what @param {(browser: Browser) => Promise<void>} act */
    const inBrowser = (what, act) => t.test(what, async (one) => {
      const tell = (/** @type {string} */ text) => one.diagnostic(text);
      assert.ok(await lives(act, tell) || await lives(act, tell), `${name} died twice`);
    });
    const keep = async (/** @type {Browser} */ browser, /** @type {string} */ what) => {
      if (!process.env.SCREENS) return;
      mkdirSync(process.env.SCREENS, { recursive: true });
      writeFileSync(join(process.env.SCREENS, `${name}-${what}.png`), await browser.screenshot());
    };
    const checkDefault = async (/** @type {Browser} */ browser) => {
      const found = await readRuns(browser, 2);
      assert.equal(new Set(found.map((/** @type {{line: string}} */ { line }) => line)).size, 2);
      for (const { line, hash } of found) assert.equal(hash, hashInCore(core, line), line);
      await checkQuiet(browser);
    };

    await inBrowser("over http the default experiment trains to the hashes of the core", async (browser) => {
      await browser.visit(`${address}index.html`);
      await checkDefault(browser);
      await keep(browser, "index");
    });
    await inBrowser("from file:// as well", async (browser) => {
      await browser.visit(pathToFileURL(join(folder, "index.html")).href);
      await checkDefault(browser);
    });
    await inBrowser("in a sandboxed frame of an opaque origin as well", async (browser) => {
      await browser.visit(`${address}host.html`);
      await browser.enterFrame();
      assert.equal(await browser.run("return origin"), "null");
      await checkDefault(browser);
      await browser.leaveFrame();
    });
    const goldens = readGoldens();
    for (let i = 0; i < goldens.length; i += 8) {
      const some = goldens.slice(i, i + 8);
      await inBrowser(`golden lines ${i + 1} to ${i + some.length} have their hashes`, async (browser) => {
        await browser.visit(`${address}index.html?hide=pictures,runs,settings,doctor#/${some.map(({ line }) => line).join("/")}`);
        assert.deepEqual((await readRuns(browser, some.length)).map((/** @type {{hash: string}} */ { hash }) => hash), some.map(({ hash }) => hash));
      });
    }
    await inBrowser("the article trains its first figure", async (browser) => {
      await browser.visit(`${address}learn.html`);
      await until(browser, `document.querySelector("#first .outcome")?.textContent.trim()`);
      await checkQuiet(browser);
      await keep(browser, "learn");
    });
    await inBrowser("the compact page trains to the hashes of the core", async (browser) => {
      await browser.visit(`${address}embed.html`);
      await until(browser, `document.querySelector("button.start") !== null`);
      await browser.run(`document.querySelector("button.start").click()`);
      await checkDefault(browser);
      await keep(browser, "embed");
    });
    await inBrowser("the page of code writes a schedule down and finds it the same at every step", async (browser) => {
      await browser.visit(`${address}code.html?as=python#sched=cosine&warmup=5pct`);
      await until(browser, `document.documentElement.dataset.lrLabReady === "1"`);
      const [source, check] = await browser.run(`return ["lr-lab-source", "lr-lab-check"].map((id) => document.getElementById(id).textContent)`);
      assert.match(source, /return PEAK \* \(1 \+ cos\(pi \* \(step - WARMUP_STEPS\) \/ \(TOTAL_STEPS - WARMUP_STEPS\)\)\) \/ 2/);
      assert.match(check, /at all 1,500 steps.*largest difference \de−1[6-9]\./);
      await checkQuiet(browser);
      await keep(browser, "code");
    });
    await inBrowser("the sweeps page says what the terminal says", async (browser) => {
      const told = "seeds=2&tuning=1&grid=3&below=4&above=2", line = "task=moons&lr=0.2&steps=60&train=64&held=64/sched=constant/sched=cosine";
      await browser.visit(`${address}sweeps.html#judge=fair&${told}/${line}`);
      await until(browser, `document.querySelector("[data-lr-lab-state=over]") !== null`);
      const answer = JSON.parse(execFileSync("build/lrlab", ["fair", line, "--with", told, "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      const said = await browser.run(`return [...document.querySelectorAll(".verdict li")].map((item) => item.textContent)`);
      assert.deepEqual(said, answer.sentences.map((/** @type {{text: string}} */ { text }) => text.replaceAll(" %", "\u00a0%"))); // a sign stays with its number
      await checkQuiet(browser);
      await keep(browser, "sweeps");
    });
  });
}
