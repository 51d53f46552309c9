// The texts that embed the page: the documentation says what the dialog writes, and the element stays small.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { hosts, writeSnippet } from "../../web/embed/hosts.js";

const documentation = readFileSync("docs/embedding.md", "utf8"), readme = readFileSync("README.md", "utf8");
const what = /** @type {const} */ ({ page: "https://your.host/embed.html", options: { theme: "light" }, text: "task=spiral&lr=0.3/sched=constant/sched=cosine&warmup=5pct", title: "Two learning-rate schedules, trained side by side" });

for (const [label, template] of hosts) {
  test(`the documentation has the text for ${label || "a downloaded file"} letter by letter`, () => {
    const own = label ? what : { ...what, page: "lr-lab.html", options: { embed: "1", theme: "light" } };
    assert.ok(documentation.includes(writeSnippet(template, { ...own, size: ["100%", "600"] })));
  });
}

test("the README's text is the one for HTML", () => {
  assert.ok(readme.includes(writeSnippet(hosts[0][1], { ...what, size: ["100%", "600"] })));
});

test("what a visitor wrote cannot end an attribute", () => {
  const snippet = writeSnippet(hosts[1][1], { ...what, options: { note: '"><script>' }, title: '"<', size: ["1", "2"] });
  assert.match(snippet, /<lr-lab note="&quot;>&lt;script>" experiment=/);
});

test("the element is under 2 KB", () => {
  assert.ok(statSync("dist/lr-lab.js").size < 2048);
});
