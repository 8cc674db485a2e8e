// The pages with islands, drawn with and without JavaScript: axe, no sideways scroll, and the keyboard alone.
// Pages without an island are the same bytes in both; accessibility.js.spec.ts looks at them once.
import type { Page } from "@playwright/test";
import { addAttendee, address, field, fillAll } from "../support/acts.ts";
import { DEMO } from "../support/stage.ts";
import { comesAlive, expect, expectGoodPage, hasScript, test } from "../support/test.ts";
import { languages } from "../support/words.ts";

test.use({ settings: DEMO });
test.describe.configure({ mode: "parallel" });

for (const words of languages) {
  test(`the sign-up form: fresh, with rows and needs, and with every fault, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.find("Den gode praktikplads");
    await page.goto(words.at(`${meeting.path}/sign-up`));
    await comesAlive(page);
    await expectGoodPage(page);
    await addAttendee(page, 0, words);
    await addAttendee(page, 1, words);
    for (const summary of await page.getByText(words.needs, { exact: true }).all()) await summary.click();
    await expect(field(page, "attendees.1.access")).toBeVisible();
    await expectGoodPage(page);
    await fillAll(page, { "contact.email": "forkert", "contact.phone": "1", "organisation.cvr": "24256791", "attendees.0.email": "forkert", "attendees.1.access": "010190-1234" });
    await page.locator("main form button.button-primary").click();
    await expect(page.locator("#error-summary")).toBeVisible();
    await comesAlive(page);
    await expectGoodPage(page);
  });

  test(`the sign-up form of a full meeting, and the question to a party that does not fit, in ${words.lang}`, async ({ page, desk }) => {
    const full = await desk.find("Indkøb med socialt ansvar: læs udbuddet, som kommunen gør");
    await page.goto(words.at(`${full.path}/sign-up`));
    await comesAlive(page);
    await expect(page.locator(".notice-waiting")).toBeVisible();
    await expectGoodPage(page);
    const narrow = await desk.publish(`Én plads ${words.lang}`, 2);
    await desk.signUp(narrow, { organisation: "En", contact: "Anton Vinther", attends: true, attendees: [], mark: `narrow-${words.lang}` });
    await page.goto(words.at(`${narrow.path}/sign-up`));
    await comesAlive(page);
    await addAttendee(page, 0, words);
    await fillAll(page, {
      "contact.name": "Mette Birkholm",
      "contact.email": "mette@narrow.example",
      "contact.phone": "20304050",
      "organisation.name": "Vinther",
      "attendees.0.name": "Bodil Krag",
      "attendees.0.email": "bodil@narrow.example",
    });
    await field(page, "terms").check();
    await page.locator("main form button.button-primary").click();
    await expect(field(page, "when_short").first(), "wait, or also take fewer").toBeVisible();
    await expectGoodPage(page);
  });

  test(`the list at the door, whole and narrowed, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.find("Indkøb med socialt ansvar: læs udbuddet, som kommunen gør");
    await desk.lend(page);
    await page.goto(words.at(`${meeting.desk}/attendance`));
    await comesAlive(page, "DIV input");
    await expectGoodPage(page);
    await page.locator('.door-tick[aria-pressed="false"]').first().click();
    await expect(page.locator('.door-tick[aria-pressed="true"]').first()).toBeVisible();
    await expectGoodPage(page);
    await page.goto(words.at(`${meeting.desk}/attendance?q=nobody`));
    await expect(page.locator("#door-nobody")).toBeVisible();
    await expectGoodPage(page);
  });

  test(`signing up with the keyboard alone, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Tastatur ${words.lang}`, 10);
    await page.goto(words.at("/"));
    await tabTo(page, `a[href="${words.at(meeting.path)}"]`);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${meeting.path}$`));
    await tabTo(page, `a[href="${words.at(meeting.path)}/sign-up"]`);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sign-up$/);
    await comesAlive(page);

    const mark = `keyboard-${words.lang}`;
    const type = async (name: string, text: string) => {
      await tabTo(page, `[name="${name}"]`);
      await page.keyboard.type(text);
    };
    await type("contact.name", "Mette Birkholm");
    await type("contact.email", "forkert");
    await type("contact.phone", "20304050");
    await type("organisation.name", "Tastaturet");
    await tabTo(page, '[name="contact.attends"]');
    await tabTo(page, "details:not([open]) > summary");
    await page.keyboard.press("Enter");
    await tabTo(page, '[name="contact.diet"][value="vegan"]');
    await page.keyboard.press("Space");
    await tabTo(page, "#add-attendee, button[value=add]");
    await page.keyboard.press(words.lang === "da" ? "Space" : "Enter");
    await expect(field(page, "attendees.0.name")).toBeVisible();
    // In place the focus is in the new row already; a form that was drawn again is walked from its top.
    if (hasScript()) await expect(field(page, "attendees.0.name")).toBeFocused();
    else await tabTo(page, '[name="attendees.0.name"]');
    await page.keyboard.type("Bodil Krag");
    await type("attendees.0.email", address("Bodil Krag", mark));
    await tabTo(page, '[name="terms"]');
    await page.keyboard.press("Space");
    await tabTo(page, "main form button.button-primary");
    await page.keyboard.press("Enter");

    await expect(page.locator("#error-summary")).toBeFocused();
    await comesAlive(page);
    await page.keyboard.press("Tab");
    await expect(page.locator('#error-summary a[href="#contact.email"]')).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(field(page, "contact.email")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(address("Mette Birkholm", mark));
    await tabTo(page, "main form button.button-primary");
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.registered);
    await expect(page.locator("ol.seat-rows > li")).toHaveCount(2);
  });
}

/** Presses Tab until what is focused matches; each stop on the way must be seen to have the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const what = await focused.evaluate((element) => element.outerHTML.slice(0, 120));
    await expect.poll(() => focused.evaluate(isSeen), { message: `the focus is seen on ${what}` }).toBe(true);
    if (await focused.evaluate((element, wanted) => element.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Whether an element that has the focus is on the screen, and marked. Runs in the page. */
function isSeen(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const marks = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" || style.boxShadow !== "none";
  // The design system hides a box to tick and draws it, and its focus, before its label.
  const label = element.nextElementSibling;
  const marked = marks(getComputedStyle(element)) || (label !== null && marks(getComputedStyle(label, "::before")));
  return marked && box.bottom > 0 && box.top < innerHeight;
}
