// Every text that the embed dialog writes is pasted where it belongs: what each host makes of it shows a lab that fits.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { hosts, writeSnippet } from "../../web/embed/hosts.js";
import { embedAddress, openHost, whenReady } from "./frames.mjs";
import { readHashes, ways } from "./page.mjs";

test.use({ contextOptions: { reducedMotion: "no-preference" } }); // a frame plays by itself only where motion is welcome

/** @typedef {import("@playwright/test").Page} Page */

/** Canvas keeps these attributes of a frame, and nothing else. */
const kept = ["src", "width", "height", "name", "align", "frameborder", "scrolling", "sandbox", "allowfullscreen", "title", "style"];

/** What a host makes of its text: HTML. @type {Record<string, (text: string) => string>} */
const hostsMake = {
  Canvas: (text) => text.replace(/ ([a-z-]+)="[^"]*"/g, (pair, name) => (kept.includes(name) ? pair : "")),
  "Jupyter Book, MyST"(text) {
    const [, url, width] = text.match(/^```\{iframe\} (\S+)\n:width: (\S+)\n.*\n```$/) ?? [];
    return `<figure><div style="position:relative;width:${width};padding-bottom:60%"><iframe src="${url.replace(/&/g, "&amp;")}" width="100%" height="100%" allowfullscreen allow="autoplay" style="position:absolute;top:0;left:0;width:100%;height:100%;border:none"></iframe></div></figure>`;
  },
  Quarto: (text) => text.replace(/^```\{=html\}\n|\n```$/g, ""),
  Jupyter(text) {
    const [, url, width, height] = text.match(/^from IPython\.display import IFrame\nIFrame\("([^"]+)", width="([^"]+)", height=(\d+)\)$/) ?? [];
    return `<iframe width="${width}" height="${height}" src="${url.replace(/&/g, "&amp;")}" frameborder="0" allowfullscreen></iframe>`;
  },
  "reveal.js": (text) => text.replace("data-src", "src"),
  "Docusaurus, MDX": (text) => text.replace("style={{ border: 0 }}", 'style="border:0"').replace("allowFullScreen />", "allowfullscreen></iframe>"),
  Observable: (text) => text.replace(/^html`|`$/g, ""),
};

test("in every host the text shows a lab that fits the box it gets", async ({ page }) => {
  const what = { page: await embedAddress(), options: { theme: "light" }, text: "task=moons&steps=100/lr=0.1/lr=0.2", title: "Two rates", size: /** @type {[string, string]} */ (["100%", "600"]) };
  const made = hosts.filter(([label]) => label).map(([label, template], i) => `<div id="h${i}" style="max-width:760px">${(hostsMake[label] ?? String)(writeSnippet(template, what))}</div>`);
  await openHost(page, made.join("\n"));
  await page.evaluate(() => { // markup that is put into a page later does not run its scripts
    for (const old of document.querySelectorAll("script")) old.replaceWith(Object.assign(document.createElement("script"), { src: old.src }));
  });
  for (let i = 0; i < made.length; i += 1) {
    await page.locator(`#h${i}`).scrollIntoViewIfNeeded();
    const frame = await (await page.waitForSelector(`#h${i} iframe`)).contentFrame();
    await whenReady(/** @type {import("@playwright/test").Frame} */ (frame));
    expect(await frame?.evaluate(() => [document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth, location.hash.slice(1)]), hosts[i][0]).toEqual([true, true, what.text]);
  }
});

test("the element follows its frame's height, re-tells its messages, and plays, sets and asks", async ({ page }) => {
  await openHost(page, "");
  await page.addScriptTag({ url: (await embedAddress()).replace("embed.html", "lr-lab.js") });
  await page.evaluate(() => { document.body.innerHTML = '<lr-lab experiment="task=moons&amp;steps=100/lr=0.1" lock="runs" title="Small"></lr-lab>'; });
  const frame = await (await page.waitForSelector("lr-lab iframe")).contentFrame();
  await whenReady(/** @type {import("@playwright/test").Frame} */ (frame));
  const said = await page.evaluate(async () => {
    const lab = /** @type {any} */ (document.querySelector("lr-lab"));
    const next = (/** @type {string} */ type) => new Promise((done) => lab.addEventListener(type, (/** @type {CustomEvent} */ event) => done(event.detail), { once: true }));
    const [state, result] = [await lab.get(), next("lr-lab:result")];
    lab.play();
    const first = /** @type {any} */ (await result), second = next("lr-lab:result");
    lab.set("task=moons&steps=50");
    return { state, first, second: /** @type {any} */ (await second), title: lab.querySelector("iframe").title, height: lab.querySelector("iframe").clientHeight };
  });
  expect(said.state).toMatchObject({ text: "task=moons&steps=100/lr=0.1", motion: "paused" });
  expect([said.first.runs[0].steps, said.second.runs[0].steps, said.title]).toEqual([100, 50, "Small"]);
  await expect.poll(() => page.$eval("lr-lab iframe", (one) => one.clientHeight)).not.toBe(480);
  expect(await frame?.evaluate(() => document.getElementById("lr-lab-runs")?.inert)).toBe(true);
});

test("what the documentation shows for the element works as it stands, though the script and the frame come late", async ({ page }) => {
  const [, script] = /** @type {string[]} */ ((await readFile("docs/embedding.md", "utf8")).match(/```js\n(customElements[^]*?)```/)), folder = (await embedAddress()).replace("embed.html", "");
  const text = writeSnippet(hosts[1][1], { page: `${folder}embed.html`, options: {}, text: "task=moons&steps=60/lr=0.1", title: "", size: ["100%", "600"] });
  await page.route("**/pasted.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><body>${text}<script>${script}</script>` }));
  await page.route("**/lr-lab.js", (route) => { setTimeout(() => route.continue(), 300); });
  const told = page.waitForEvent("console", { predicate: (message) => message.type() === "log" });
  await page.goto(`${folder}pasted.html`);
  expect((await told).text()).toMatch(/^\[0\.\d+\]$/);
});

test("the dialog writes the address that was chosen, copies it, and saves a file that opens with this experiment from a folder", async ({ page, context }, info) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ways["over http"](page, "#task=moons&steps=100/lr=0.1/lr=0.2");
  await page.getByRole("button", { name: "Embed" }).click();
  const dialog = page.getByRole("dialog", { name: "Embed this experiment" }), text = dialog.getByLabel("Text to paste");
  await expect(text).toHaveValue(/embed\.html\?theme=light#task=moons&amp;steps=100\/lr=0.1\/lr=0.2"/);
  const beside = dialog.getByText("Put embed.html and lr-lab.js beside your page.");
  await expect(beside).toBeHidden();
  await dialog.getByLabel("Handles").selectOption("lock");
  await dialog.getByLabel("Doctor").selectOption("hide");
  await dialog.getByLabel("Size").selectOption("2");
  await dialog.getByLabel("Starts").selectOption("visible");
  await dialog.getByLabel("A note").fill('Which "one"?');
  await dialog.getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("?theme=light&amp;play=visible&amp;lock=handles&amp;hide=doctor&amp;note=Which+%22one%22%3F#");
  expect(copied).toContain('width="500" height="300"');
  await openHost(page, copied);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await readHashes(/** @type {import("@playwright/test").Frame} */ (frame), 2);
  await expect(/** @type {import("@playwright/test").Frame} */ (frame).locator("#lr-lab-note")).toHaveText('Which "one"?');

  await ways["from file://"](page, "#task=moons&steps=100/lr=0.1/lr=0.2");
  await page.getByRole("button", { name: "Embed" }).click();
  await expect(beside, "a relative address says where its file has to be").toBeVisible();
  await dialog.getByLabel("Where").selectOption({ label: "This page as one file" });
  await expect(beside).toBeHidden();
  await expect(text).toHaveValue(/"lr-lab\.html\?embed=1&amp;theme=light#/);
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download this file" }).click()]);
  const path = info.outputPath("lr-lab.html");
  await download.saveAs(path);
  expect((await readFile(path, "utf8")).length).toBeLessThan(1.02 * (await readFile("dist/index.html", "utf8")).length + 500);
  await page.goto(pathToFileURL(path).href);
  expect((await readHashes(page.mainFrame(), 2)).map(({ line }) => new URLSearchParams(line).get("task"))).toEqual(["moons", "moons"]);
});
