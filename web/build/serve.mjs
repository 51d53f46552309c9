// Serves a folder over http on the first free port from 8080 (or PORT) on, to this machine only, and prints the address.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const kinds = /** @type {Record<string, string>} */ ({ ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".png": "image/png" });

/** Serves `folder`; resolves with the address once it listens. @param {string} folder @param {number} [port] @returns {Promise<{address: string, close: () => void}>} */
export function serveFolder(folder, port = 8080) {
  const root = resolve(folder);
  const server = createServer(async ({ url = "/" }, response) => {
    try {
      const path = normalize(join(root, decodeURIComponent(url.split(/[?#]/)[0]).replace(/\/$/, "/index.html")));
      if (!path.startsWith(root + sep)) throw new Error("outside");
      const content = await readFile(path);
      response.writeHead(200, { "content-type": kinds[extname(path)] ?? "application/octet-stream", "cache-control": "no-cache" }).end(content);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    }
  });
  return new Promise((done, fail) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" && port) serveFolder(folder, port + 1).then(done, fail);
      else fail(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
      done({ address: `http://localhost:${taken}/`, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { address } = await serveFolder(process.argv[2] ?? "dist", Number(process.env.PORT ?? 8080));
  console.log(`LR Lab is at ${address} (Ctrl+C ends it)`);
}
