// The fifteen criteria that the Danish supervision tests by machine, each on every page and state, in both languages.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { addAttendee } from "../support/acts.ts";
import { criteria } from "../support/criteria.ts";
import { type Visit, everyone, organisers } from "../support/pages.ts";
import { DEMO } from "../support/stage.ts";
import { comesAlive, expect, noteListeners, onStage } from "../support/test.ts";
import { type Words, languages } from "../support/words.ts";

/** Pages with an island. */
const alive: Record<string, Visit> = {
  "the sign-up form with a row, everything unfolded": async (page, stage, words) => {
    await page.goto(words.at(`${stage.open.path}/sign-up`));
    await comesAlive(page);
    await addAttendee(page, 0, words);
    for (const summary of await page.getByText(words.needs, { exact: true }).all()) await summary.click();
  },
  "the sign-up form with faults": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.path}/sign-up`));
    await comesAlive(page);
    await page.locator("main form button.button-primary").click();
    await expect(page.locator("#error-summary")).toBeVisible();
  },
};

/** What is wrong, by criterion. */
type Found = Record<string, string[]>;

// All pages are walked once a language; each criterion then has its test.
const test = onStage.extend<object, { walked: (words: Words) => Promise<Found> }>({
  walked: [
    async ({ browser, kobling, desk, stages }, use) => {
      const walks = new Map<string, Promise<Found>>();
      const walk = async (words: Words): Promise<Found> => {
        // After a failed test Playwright goes on with another worker, which need not walk again.
        const kept = join(tmpdir(), `kobling-criteria-${process.ppid}-${words.lang}.json`);
        if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8"));
        const found: Found = Object.fromEntries(criteria.map(({ number }) => [number, []]));
        const stage = await stages(words.lang);
        const groups = [
          { visits: { ...everyone, ...alive }, signedIn: false },
          { visits: organisers, signedIn: true },
        ];
        for (const { visits, signedIn } of groups) {
          const context = await browser.newContext({ baseURL: kobling.url, viewport: { width: 1280, height: 800 } });
          await context.addInitScript(noteListeners);
          const page = await context.newPage();
          if (signedIn) await desk.lend(page);
          for (const [name, visit] of Object.entries(visits)) {
            await visit(page, stage, words);
            for (const { number, check } of criteria) {
              const faults = await check(page, words);
              found[number].push(...faults.map((fault) => `${name}: ${fault}`));
            }
          }
          await context.close();
        }
        writeFileSync(kept, JSON.stringify(found));
        return found;
      };
      await use((words) => {
        if (!walks.has(words.lang)) walks.set(words.lang, walk(words));
        return walks.get(words.lang)!;
      });
    },
    { scope: "worker", timeout: 1_800_000 },
  ],
});

test.use({ settings: DEMO });
// The first test of a language walks through all pages.
test.setTimeout(900_000);

for (const words of languages) {
  for (const { number, name } of criteria) {
    test(`${number}: ${name}, on every page in ${words.lang}`, async ({ walked }) => {
      expect((await walked(words))[number]).toEqual([]);
    });
  }
}

for (const { number, broken, check } of criteria) {
  test(`${number} is found to be broken where it is`, async ({ page }: { page: Page }) => {
    await page.setContent(`<!doctype html><html>${broken}</html>`);
    expect(await check(page, { lang: "da" })).not.toEqual([]);
  });
}
