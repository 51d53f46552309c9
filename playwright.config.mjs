// How the page is tested: Debian's own Chromium (or CHROMIUM), no network beyond this machine.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/usr/bin/google-chrome"];

export const executablePath = places.find((path) => path && existsSync(path));
export const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-quic", "--no-first-run"];

export default defineConfig({
  testDir: "tests/e2e",
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: 2,
  retries: process.env.CI ? 2 : 0, // a shared machine may stall a browser for a minute; what is broken fails three times
  fullyParallel: true,
  forbidOnly: true,
  reporter: [["list"]],
  // With reduced motion the lab trains at full speed: a test waits for no show that it does not look at.
  use: { browserName: "chromium", viewport: { width: 1280, height: 900 }, contextOptions: { reducedMotion: "reduce" }, launchOptions: { executablePath, args } },
});
