// The address: the hash holds the experiment, the query says how to show it.
import test from "node:test";
import assert from "node:assert/strict";
import { createAddress } from "../../web/state/share.js";
import { readPresentation } from "../../web/state/presentation.js";

/** A window of which only the address is real. @param {string} href @param {boolean} [throws] */
function openPlace(href, throws = false) {
  let changed = () => {};
  const place = {
    location: { href }, calls: 0,
    history: {
      /** @param {unknown} _data @param {string} _unused @param {string} url */
      replaceState(_data, _unused, url) {
        place.calls++;
        if (throws) throw new DOMException("not here", "SecurityError");
        place.location.href = url;
      },
    },
    /** @param {"hashchange"} _type @param {() => void} listener */
    addEventListener: (_type, listener) => { changed = listener; },
    /** @param {string} url */
    visit: (url) => { place.location.href = url; changed(); },
  };
  return place;
}

test("a hundred writes in a row touch the address once, with the last text", () => {
  const place = openPlace("file:///lab.html?theme=dark#old");
  const address = createAddress({ place });
  for (let i = 0; i < 100; i++) address.write(`lr=${i}/sched=cosine`);
  assert.equal(place.calls, 0);
  address.flush();
  assert.equal(place.calls, 1);
  assert.equal(place.location.href, "file:///lab.html?theme=dark#lr=99/sched=cosine");
  assert.equal(address.read(), "lr=99/sched=cosine");
});

test("what was to be written later gives way to an address that a visitor changed meanwhile", () => {
  const place = openPlace("http://x/#lr=1"), address = createAddress({ place }), heard = /** @type {string[]} */ ([]);
  address.listen((text) => heard.push(text));
  address.write("lr=2");
  place.location.href = "http://x/#lr=3"; // browsers tell of it in a later task
  address.flush();
  place.visit(place.location.href);
  assert.deepEqual(heard, ["lr=3"]);
  address.write("lr=4");
  address.flush();
  assert.equal(address.read(), "lr=4");
});

test("writing what is there already does nothing", () => {
  const place = openPlace("http://x/#lr=1");
  const address = createAddress({ place });
  address.write("lr=1");
  address.flush();
  assert.equal(place.calls, 0);
});

test("a frame that has no history of its own keeps working", () => {
  const address = createAddress({ place: openPlace("about:srcdoc", true) });
  address.write("lr=1");
  assert.doesNotThrow(address.flush);
  assert.equal(address.link("lr=1"), "about:srcdoc#lr=1");
});

test("a visit to another hash is heard and drops what was to be written", () => {
  const place = openPlace("http://x/#a=1");
  const address = createAddress({ place });
  let heard = "";
  address.listen((text) => { heard = text; });
  address.write("a=2");
  place.visit("http://x/#a=3#b");
  address.flush();
  assert.equal(heard, "a=3#b");
  assert.equal(place.location.href, "http://x/#a=3#b");
});

test("an option is said in the address beside the experiment, taken out again, and not written twice", () => {
  const place = openPlace("http://x/?utm_source=x#lr=1");
  const address = createAddress({ place });
  for (let i = 0; i < 2; i++) address.option("story", "decay");
  assert.deepEqual([place.calls, place.location.href], [1, "http://x/?utm_source=x&story=decay#lr=1"]);
  for (let i = 0; i < 2; i++) address.option("story", "");
  assert.deepEqual([place.calls, place.location.href], [2, "http://x/?utm_source=x#lr=1"]);
});

test("presentation has defaults, reads what is valid and leaves foreign keys alone", () => {
  const plain = { story: "", note: "", theme: "auto", lang: "", play: "visible", hide: new Set(), lock: new Set(), links: true, resize: true, embed: false, warnings: [] };
  assert.deepEqual(readPresentation(""), plain);
  assert.deepEqual(readPresentation("?theme=dark&play=click&hide=seed,share&lock=runs&links=0&resize=0&embed=1&story=decay&lang=pt-BR&note=Which+%3Cb%3E&utm_source=x"),
    { ...plain, theme: "dark", play: "click", hide: new Set(["seed", "share"]), lock: new Set(["runs"]), links: false, resize: false, embed: true, story: "decay", lang: "pt-BR", note: "Which <b>" });
  assert.equal(readPresentation("", { play: "click" }).play, "click");
});

test("a bad option gives its default and a sentence that names it", () => {
  const { theme, links, hide, warnings } = readPresentation("?theme=<b>&links=yes&hide=%3Cscript%3E");
  assert.deepEqual([theme, links, hide.size, warnings.length], ["auto", true, 0, 3]);
  assert.match(warnings[0], /theme=<b>, but theme is light, dark or auto/);
  assert.match(readPresentation(`?note=${"a".repeat(301)}`).warnings[0], /note is at most 300 characters/);
});
