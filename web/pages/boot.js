// boot.js - starts a page at once, or says what a page without scripts says.
import { unpackPage } from "./unpacking.js";

unpackPage().catch(() => {
  const notice = document.querySelector("noscript");
  if (notice) notice.outerHTML = notice.textContent ?? "";
});
