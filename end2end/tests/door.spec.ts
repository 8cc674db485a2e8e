// Ticking at the door, with JavaScript and without: the same buttons, the same numbers, the same place.
import { comesAlive, expect, hasScript, test } from "../support/test.ts";
import { languages } from "../support/words.ts";

for (const words of languages) {
  test(`somebody is found, ticked and unticked at the door, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Døren ${words.lang}`, 20);
    const attendees = ["Anton Vinther", "Bodil Krag", "Zenia Ørum"];
    await desk.signUp(meeting, { organisation: "Værkstedet", contact: "Mette Birkholm", attends: false, attendees, mark: `door-${words.lang}` });
    await desk.lend(page);
    await page.goto(words.at(`${meeting.desk}/registrations`));
    await page.locator('a[href$="/attendance"]').click();
    await comesAlive(page, "DIV input");
    const count = page.locator("#door-count");
    const of = words.lang === "da" ? "af" : "of";
    await expect(count).toHaveText(`0 ${of} 3`);
    await expect(page.locator(".door-name")).toHaveText(["Anton Vinther", "Bodil Krag", "Zenia Ørum"]);
    const tick = (name: string) => page.locator(".door-row", { hasText: name }).locator(".door-tick");
    // Anywhere on the row.
    await page.locator(".door-row", { hasText: "Bodil" }).click({ position: { x: 20, y: 20 } });
    await expect(tick("Bodil")).toHaveAttribute("aria-pressed", "true");
    await expect(count).toHaveText(`1 ${of} 3`);
    if (!hasScript()) await expect(page).toHaveURL(/#seat-/);

    await page.locator('[name="q"]').fill("ØRUM");
    if (!hasScript()) await page.locator('[role="search"] button').click();
    await expect(page.locator(".door-row:visible")).toHaveCount(1);
    await tick("Zenia").click();
    await expect(count).toHaveText(`2 ${of} 3`);
    await tick("Zenia").click();
    await expect(count).toHaveText(`1 ${of} 3`);

    // What is shown is what is stored.
    if (hasScript()) await expect.poll(() => page.evaluate(() => localStorage.length), { message: "ticks that wait" }).toBe(0);
    await page.goto(words.at(`${meeting.desk}/attendance`));
    await expect(count).toHaveText(`1 ${of} 3`);
    await expect(tick("Bodil")).toHaveAttribute("aria-pressed", "true");
  });
}
