// What the build takes over the bridge: what web/pages/bridge.js has put up, and a page that wants more is not built.
import test from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { bundle, overBridge } from "../../web/build/bundle.mjs";

/** The script of a page that imports one name. @param {string} name @param {string} from of web/ */
async function build(name, from) {
  const folder = await mkdtemp(join(tmpdir(), "lr-lab-bundle-"));
  try {
    await writeFile(join(folder, "page.js"), `import { ${name} } from "${relative(folder, join("web", from))}";\nconsole.log(${name});`);
    return (await bundle(join(folder, "page.js"), {}, [overBridge])).script;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("what the bridge has put up is taken from there, and its module is not bundled again", async () => {
  assert.match(await build("loadCore", "core/core.js"), /^\w+\{.*loadCore:.*\}=lrLab;console\.log\(\w+\);$/);
});

test("a page that wants of a bridged module what the bridge has not put up is refused", async () => {
  await assert.rejects(build("compileCoreNow", "core/core.js"), /No matching export/);
});
