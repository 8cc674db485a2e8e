// What every spec imports: `test` with a running Kobling, and checks that hold on every page.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type BrowserContext, type Page, expect, test as base } from "@playwright/test";
import { Desk } from "./desk.ts";
import { Kobling } from "./kobling.ts";
import { type Stage, setStage } from "./stage.ts";

interface TestFixtures {
  /**
   * What the browser said on its console, scripts' faults and refusals by the content security policy
   * among it. A test fails when something is left here at its end.
   */
  consoleMessages: string[];
  /** Opens a page in a browser of its own: somebody else, who shares no cookie with `page`. */
  somebodyElse: () => Promise<Page>;
}

interface WorkerFixtures {
  /** Further KOBLING_… settings of the program, for a whole file: `test.use({ settings: … })`. */
  settings: Record<string, string>;
  /** One running Kobling per worker, with a fresh data folder. */
  kobling: Kobling;
  /** An administrator of it, signed in outside of the browser. */
  desk: Desk;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  settings: [{}, { option: true, scope: "worker" }],

  kobling: [
    async ({ settings }, use) => {
      const kobling = await Kobling.start(settings);
      await use(kobling);
      await kobling.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  desk: [
    async ({ kobling }, use) => {
      const desk = await Desk.open(kobling);
      await use(desk);
      await desk.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ kobling }, use) => use(kobling.url),

  consoleMessages: [
    async ({ context }, use) => {
      const messages: string[] = [];
      listen(context, messages);
      await use(messages);
      expect(messages, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  somebodyElse: async ({ browser, consoleMessages }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      listen(context, consoleMessages);
      await context.addInitScript(noteListeners);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  context: async ({ context }, use) => {
    await context.addInitScript(noteListeners);
    await use(context);
  },
});

/** With every state set up, once a language. */
export const onStage = test.extend<object, { stages: (lang: "da" | "en") => Promise<Stage> }>({
  stages: [
    async ({ kobling, desk }, use) => {
      const set = new Map<string, Promise<Stage>>();
      await use((lang) => {
        if (!set.has(lang)) set.set(lang, setStage(kobling, desk, lang));
        return set.get(lang)!;
      });
    },
    { scope: "worker" },
  ],
});

export { expect };

function listen(context: BrowserContext, messages: string[]): void {
  const refusedPages = new Set<string>();
  context.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.status() >= 400) refusedPages.add(response.url());
  });
  context.on("console", (message) => {
    // Chromium also tells of a page that was answered with 404 or 422, which tests ask for.
    const ownPage = refusedPages.has(message.location().url) && message.text().startsWith("Failed to load resource");
    // Without script nothing asks for the browser's half, which the page announces to those who have it.
    const unused = !hasScript() && message.text().includes("was preloaded using link preload but not used");
    if (!ownPage && !unused) messages.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (fault) => messages.push(`uncaught: ${fault.error().stack ?? fault.error().message}`));
}

/** Whether this browser runs scripts. */
export function hasScript(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/** Remembers who listens to what, so that a test knows when an island is alive. Runs in the page, before its scripts. */
export function noteListeners(): void {
  const heard: string[] = [];
  (window as unknown as { heard: string[] }).heard = heard;
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest: [never, never]) {
    heard.push(`${this instanceof Element ? this.id || this.tagName : "window"} ${type}`);
    return add.call(this, type, ...rest);
  };
}

/** Waits until the islands of the sign-up page listen, or another's; without script there is nothing to wait for. */
export async function comesAlive(page: Page, listens = "party change"): Promise<void> {
  if (!hasScript()) return;
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard, { message: "what islands listen to" }).toContain(listens);
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe finds nothing on the page as it stands, drawn with or without JavaScript. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = hasScript() ? await runAxe(page) : await runAxeOnCopy(page);
  expect(violations, `axe on ${page.url()} at ${page.viewportSize()?.width} px`).toEqual([]);
}

/** What axe finds by the rules that it runs by itself, or by these alone. */
export async function runAxe(page: Page, rules?: string[], without: string[] = []) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async ({ rules, without }) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const runOnly = rules && ({ type: "rule", values: rules } as const);
    const left = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(runOnly ? { runOnly } : { rules: left }) });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  }, { rules, without });
}

/** axe cannot run where scripts cannot: it is shown the same page, without its scripts, in a browser where they can. */
async function runAxeOnCopy(page: Page) {
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "");
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  const copy = await context.newPage();
  await copy.route(page.url().split("#")[0], (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await copy.goto(page.url());
  const violations = await runAxe(copy);
  await context.close();
  return violations;
}

/** The widths that every page is looked at. */
export const WIDTHS = [320, 1280];

/** At 320 and 1280 px: axe finds nothing, and the page does not scroll sideways; then the same in forced colours. */
export async function expectGoodPage(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `pixels that ${page.url()} is too wide at ${width} px`).toBeLessThanOrEqual(0);
  }
  if (hasScript()) await expectGoodInForcedColours(page);
  if (before) await page.setViewportSize(before);
}

/** In forced colours: axe finds nothing, and what can be pressed or filled has an edge. */
async function expectGoodInForcedColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  // Contrast is the system's then, and axe reads the colours that it replaced.
  expect(await runAxe(page, undefined, ["color-contrast"]), `axe on ${page.url()} in forced colours`).toEqual([]);
  const edgeless = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a.button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0)
      .filter((element) => {
        const style = getComputedStyle(element);
        const underlined = style.textDecorationLine.includes("underline");
        return !underlined && [style.borderTopWidth, style.borderBottomWidth, style.outlineWidth].every((width) => parseFloat(width) === 0);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(edgeless, `what has no edge in forced colours on ${page.url()}`).toEqual([]);
  await page.emulateMedia({ forcedColors: "none" });
}

/** A page without an island ships no script at all; one with an island allows only what carries the nonce. */
export async function expectScriptsOnlyWithIsland(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path);
  const source = await answer.text();
  const policy = answer.headers()["content-security-policy"] ?? "";
  if (source.includes("<leptos-island")) {
    expect(policy, path).toMatch(/script-src [^;]*'nonce-/);
  } else {
    expect(source, path).not.toMatch(/<script(?![^>]*application\/ld\+json)/);
    expect(policy, path).toContain("script-src 'none'");
  }
  expect(policy, path).not.toContain("unsafe-inline");
}
