// A phone at the door with a bad network: no tick is lost, none counts twice, and what is kept tells of nobody.
import type { BrowserContext, Page } from "@playwright/test";
import type { Meeting } from "../support/acts.ts";
import type { Desk } from "../support/desk.ts";
import { comesAlive, expect, test } from "../support/test.ts";

const NAMES = ["Anton Vinther", "Bodil Krag", "Carla Mønsted", "Dorthe Lund"];

async function meetingWithFour(desk: Desk, title: string, mark: string): Promise<Meeting> {
  const meeting = await desk.publish(title, 20);
  await desk.signUp(meeting, { organisation: "Værkstedet", contact: "Mette Birkholm", attends: false, attendees: NAMES, mark });
  return meeting;
}

async function stand(page: Page, meeting: Meeting): Promise<void> {
  await page.goto(`${meeting.desk}/attendance`);
  await comesAlive(page, "DIV input");
}

const tick = (page: Page, name: string) => page.locator(".door-row", { hasText: name }).locator(".door-tick");
const count = (page: Page) => page.locator("#door-count");
const waiting = (page: Page) => page.locator("#door-waiting");
const kept = (page: Page) => page.evaluate(() => Object.entries({ ...localStorage }));

/** Chromium tells of every request that found no network, which is what these tests are about. */
function forgetOutages(messages: string[]): void {
  const others = messages.filter((message) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message));
  messages.splice(0, messages.length, ...others);
}

/** What the server knows, as a page that was just drawn shows it. */
async function stored(page: Page, meeting: Meeting): Promise<Record<string, boolean>> {
  await page.goto(`${meeting.desk}/attendance`);
  const pressed = await page.locator(".door-tick").evaluateAll((all) => all.map((button) => button.getAttribute("aria-pressed") === "true"));
  return Object.fromEntries(NAMES.map((name, place) => [name, pressed[place]]));
}

async function cut(context: BrowserContext, offline: boolean): Promise<void> {
  await context.setOffline(offline);
}

test("ticks wait while the network is away, also when the page is opened again, and are sent when it is back", async ({
  page,
  context,
  desk,
  somebodyElse,
  consoleMessages,
}) => {
  const meeting = await meetingWithFour(desk, "Uden net", "away");
  await desk.lend(page);
  await stand(page, meeting);
  await tick(page, "Anton").click();
  await expect(count(page)).toHaveText("1 af 4");
  await expect.poll(() => kept(page)).toEqual([]);

  await cut(context, true);
  await tick(page, "Bodil").click();
  await tick(page, "Carla").click();
  await tick(page, "Dorthe").click();
  await tick(page, "Dorthe").click();
  await tick(page, "Anton").click();
  await expect(count(page)).toHaveText("2 af 4");
  await expect(waiting(page)).toContainText("4 venter på nettet");
  const [[key, text]] = await kept(page);
  expect(key).toMatch(/^kobling-door-[0-9a-f-]{36}$/);
  expect(text, "seats, yes or no, instants").toMatch(/^([0-9a-f-]{36}\.(yes|no)\.\d{13}( |$)){4}$/);

  // Found without a network, too.
  await page.locator('[name="q"]').fill("mønsted");
  await expect(page.locator(".door-row:visible")).toHaveCount(1);
  await page.locator('[name="q"]').press("Enter");
  await expect(page.locator(".door-row:visible")).toHaveCount(1);

  // Somebody opens the page again while nothing can be sent; it does not come.
  await page.reload().catch(() => undefined);
  await cut(context, false);
  await stand(page, meeting);
  await expect(count(page)).toHaveText("2 af 4");
  await expect.poll(() => kept(page), { message: "what waits" }).toEqual([]);
  await expect(waiting(page)).toBeHidden();
  const other = await somebodyElse();
  await desk.lend(other);
  expect(await stored(other, meeting)).toEqual({ "Anton Vinther": false, "Bodil Krag": true, "Carla Mønsted": true, "Dorthe Lund": false });
  forgetOutages(consoleMessages);
});

test("the network comes back while the page is open", async ({ page, context, desk, somebodyElse, consoleMessages }) => {
  const meeting = await meetingWithFour(desk, "Net igen", "back");
  await desk.lend(page);
  await stand(page, meeting);
  await cut(context, true);
  await tick(page, "Bodil").click();
  await expect(waiting(page)).toContainText("1 venter på nettet");
  await cut(context, false);
  await expect(waiting(page)).toBeHidden({ timeout: 15_000 });
  const other = await somebodyElse();
  await desk.lend(other);
  expect((await stored(other, meeting))["Bodil Krag"]).toBe(true);
  forgetOutages(consoleMessages);
});

test("a tick whose answer is lost is sent again and counts once", async ({ page, desk, somebodyElse, consoleMessages }) => {
  const meeting = await meetingWithFour(desk, "Tabt svar", "lost");
  await desk.lend(page);
  await stand(page, meeting);
  let reached = 0;
  await page.route("**/attendance", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    reached += 1;
    if (reached > 2) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await tick(page, "Carla").click();
  await expect(waiting(page)).toContainText("1 venter på nettet");
  await expect(waiting(page)).toBeVisible();
  await expect.poll(() => reached, { timeout: 30_000 }).toBeGreaterThan(2);
  await expect(waiting(page)).toBeHidden({ timeout: 20_000 });
  await expect(count(page)).toHaveText("1 af 4");
  const other = await somebodyElse();
  await desk.lend(other);
  expect(Object.values(await stored(other, meeting)).filter(Boolean)).toHaveLength(1);
  forgetOutages(consoleMessages);
});

test("two phones: the later decision counts, whoever's network was away, and each learns of the other's", async ({
  page,
  context,
  desk,
  somebodyElse,
  consoleMessages,
}) => {
  const meeting = await meetingWithFour(desk, "To telefoner", "two");
  await desk.lend(page);
  await stand(page, meeting);
  const other = await somebodyElse();
  await desk.lend(other);
  await stand(other, meeting);

  await cut(context, true);
  await tick(page, "Anton").click();
  await tick(page, "Bodil").click();
  await expect(waiting(page)).toContainText("2 venter på nettet");
  await page.waitForTimeout(1500);
  // Later, and sent at once: Anton was somebody else.
  await tick(other, "Anton").click();
  await tick(other, "Anton").click();
  await tick(other, "Dorthe").click();
  await expect.poll(() => kept(other)).toEqual([]);
  await cut(context, false);
  await expect(waiting(page)).toBeHidden({ timeout: 15_000 });
  await expect(tick(page, "Anton"), "the other phone's, which was later").toHaveAttribute("aria-pressed", "false");
  await expect(tick(page, "Dorthe")).toHaveAttribute("aria-pressed", "true");
  await expect(count(page)).toHaveText("2 af 4");
  await expect(tick(other, "Bodil"), "asked for by itself").toHaveAttribute("aria-pressed", "true", { timeout: 30_000 });
  await expect(count(other)).toHaveText("2 af 4");
  forgetOutages(consoleMessages);
});

test("a session that ended loses no tick", async ({ page, context, desk }) => {
  const meeting = await meetingWithFour(desk, "Logget ud", "ended");
  await desk.lend(page);
  await stand(page, meeting);
  const cookies = await context.cookies();
  await context.clearCookies();
  await tick(page, "Bodil").click();
  await expect(page.locator("#door-stuck")).toBeVisible({ timeout: 30_000 });
  await context.addCookies(cookies);
  await page.locator("#door-stuck a").click();
  await comesAlive(page, "DIV input");
  await expect.poll(() => kept(page)).toEqual([]);
  await page.reload();
  await expect(count(page)).toHaveText("1 af 4");
});
