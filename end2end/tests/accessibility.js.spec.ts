// axe and sideways scroll on every page without an island, in every state, in both languages, at 320 and 1280 px,
// and once more in forced colours.
import type { Page } from "@playwright/test";
import { everyone, organisers } from "../support/pages.ts";
import { expect, expectGoodPage, onStage as test } from "../support/test.ts";
import { DEMO } from "../support/stage.ts";
import { type Words, languages } from "../support/words.ts";

test.use({ settings: DEMO });
test.describe.configure({ mode: "parallel" });

for (const words of languages) {
  for (const [name, visit] of Object.entries(everyone)) {
    test(`${name}, in ${words.lang}`, async ({ page, stages }) => {
      await visit(page, await stages(words.lang), words);
      await expectDrawn(page, words);
    });
  }
  for (const [name, visit] of Object.entries(organisers)) {
    test(`at work: ${name}, in ${words.lang}`, async ({ page, stages, desk }) => {
      const stage = await stages(words.lang);
      await desk.lend(page);
      await visit(page, stage, words);
      await expectDrawn(page, words);
    });
  }
}

async function expectDrawn(page: Page, words: Words): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", words.lang);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.locator("leptos-island"), "pages with an island are looked at in accessibility.spec.ts").toHaveCount(0);
  await expectGoodPage(page);
}
