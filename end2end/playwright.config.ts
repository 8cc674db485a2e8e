// Every test runs twice: in a Chromium with JavaScript, and in one without. What only makes sense
// with it is named *.js.spec.ts.
import { defineConfig, devices } from "@playwright/test";

const browser = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    // The machine's own: none is downloaded.
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A test that needs a second try is a wrong test.
  retries: 0,
  reporter: "list",
  use: { locale: "da-DK", timezoneId: "Europe/Copenhagen", screenshot: "only-on-failure", trace: "retain-on-failure" },
  projects: [
    { name: "js", use: { ...browser, javaScriptEnabled: true } },
    { name: "nojs", use: { ...browser, javaScriptEnabled: false }, testIgnore: "**/*.js.spec.ts" },
  ],
});
