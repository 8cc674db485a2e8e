// The first look: the front page stands, in both languages, for everyone.
import { expect, expectGoodPage, expectScriptsOnlyWithIsland, test } from "../support/test.ts";

for (const [path, lang] of [["/", "da"], ["/en", "en"]]) {
  test(`the front page ${path} is there, in its language, and axe finds nothing`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectScriptsOnlyWithIsland(page, path);
    await expectGoodPage(page);
  });
}
