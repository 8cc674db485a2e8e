// What comes alive in the browser, and that nothing else does.
import { addAttendee, address, field, fill, fillAll } from "../support/acts.ts";
import { links } from "../support/kobling.ts";
import { comesAlive, expect, expectAccessible, expectScriptsOnlyWithIsland, test } from "../support/test.ts";
import { languages } from "../support/words.ts";

// That the console stays empty, refusals by the policy included, is checked after every test (support/test.ts).

for (const words of languages) {
  test(`the islands come alive under the strict policy, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Øer ${words.lang}`, 10);
    const answer = await page.goto(words.at(`${meeting.path}/sign-up`));
    const policy = answer!.headers()["content-security-policy"];
    const nonce = policy.match(/script-src [^;]*'nonce-([^']+)'/)?.[1];
    expect(nonce, policy).toBeTruthy();
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).toContain("default-src 'none'");
    const scripts = (await answer!.text()).match(/<script\b[^>]*>/g)!;
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`)), "scripts without the nonce").toEqual([]);
    await comesAlive(page);
    await page.reload();
    await comesAlive(page);
    const again = (await page.request.get(page.url())).headers()["content-security-policy"];
    expect(again, "the nonce is another each time").not.toContain(nonce!);
  });

  test(`attendees come and go in place, and the button counts them, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Tæller ${words.lang}`, 30);
    await page.goto(words.at(`${meeting.path}/sign-up`));
    await comesAlive(page);
    let requests = 0;
    page.on("request", () => (requests += 1));
    const button = page.locator("main form button.button-primary");
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await expect(button).toHaveText(words.submit(1));
    await addAttendee(page, 0, words);
    await expect.poll(focused).toBe("attendees.0.name");
    await addAttendee(page, 1, words);
    await expect(button).toHaveText(words.submit(3));
    await fillAll(page, { "attendees.0.name": "Anton Vinther", "attendees.1.name": "Bodil Krag" });
    await field(page, "contact.attends").uncheck();
    await expect(button).toHaveText(words.submit(2));
    await expect(page.locator(".attendee h3")).toHaveText([words.attendee(1), words.attendee(2)]);
    await expect(page.locator('[name="contact.diet"]').first(), "needs of somebody who stays at home").toBeHidden();
    await page.getByRole("button", { name: words.remove(1), exact: true }).click();
    await expect(button).toHaveText(words.submit(1));
    await expect.poll(focused).toBe("add-attendee");
    await expect(field(page, "attendees.0.name")).toHaveCount(0);
    await expect(field(page, "attendees.1.name")).toHaveValue("Bodil Krag");
    await expect(page.locator(".attendee h3")).toHaveText([words.attendee(1)]);
    for (let row = 2; row < 11; row += 1) await addAttendee(page, row, words);
    await expect(button).toHaveText(words.submit(10));
    await expect(page.getByRole("button", { name: words.add, exact: true }), "ten is the most").toBeHidden();
    await page.getByRole("button", { name: words.remove(10), exact: true }).click();
    await expect(page.getByRole("button", { name: words.add, exact: true })).toBeVisible();
    expect(requests, "requests for what happens in place").toBe(0);
  });

  test(`a row that was added is as good as one that was drawn, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Ny række ${words.lang}`, 30);
    await page.goto(words.at(`${meeting.path}/sign-up`));
    await comesAlive(page);
    await addAttendee(page, 0, words);
    await addAttendee(page, 1, words);
    const rows = page.locator(".attendee");
    const ids = await page.locator("main [id]").evaluateAll((all) => all.map((element) => element.id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index), "ids that two elements have").toEqual([]);
    expect(await page.locator(".attendees").innerHTML(), "places that no key was put into").not.toMatch(/[{}]/);
    await expectAccessible(page);
    await rows.nth(1).locator("summary").click();
    for (const label of await rows.nth(1).locator("label").all()) {
      const id = await label.getAttribute("for");
      await label.click();
      expect(await page.evaluate(() => document.activeElement?.id), "a label leads to its field").toBe(id);
    }
    await expect(rows.nth(1).locator('[type="checkbox"]:checked')).not.toHaveCount(0);
    await expect(rows.nth(0).locator('[type="checkbox"]:checked'), "ticked in the other row").toHaveCount(0);

    await field(page, "attendees.0.name").fill("Anton Vinther");
    await page.getByRole("button", { name: words.remove(3), exact: true }).click();
    await addAttendee(page, 2, words);
    await expect(field(page, "attendees.1.name"), "the key of a row that went is not used again").toHaveCount(0);
    await expect(field(page, "attendees.2.name")).toHaveValue("");
    await expect(page.getByRole("button", { name: words.remove(3), exact: true })).toBeVisible();
    // Enter in a field sends the form; it neither adds nor removes anybody.
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await field(page, "attendees.2.name").press("Enter");
    const fields = new URLSearchParams((await sent).postData()!);
    expect(fields.get("attendees.0.name")).toBe("Anton Vinther");
    expect(fields.has("do"), "what Enter pressed").toBe(false);
    expect([...fields.keys()].filter((name) => name.includes("{")), "fields of the template").toEqual([]);
    await expect(rows).toHaveCount(2);
    await comesAlive(page);
    await addAttendee(page, 3, words);
    await expect(page.locator("main form button.button-primary")).toHaveText(words.submit(4));
  });

  test(`who comes back to the form finds it counting what it holds, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Tilbage ${words.lang}`, 30);
    await page.goto(words.at(`${meeting.path}/sign-up`));
    await comesAlive(page);
    await fill(page, "contact.name", "Mette Birkholm");
    await field(page, "contact.attends").uncheck();
    await page.goto(words.at("/privacy"));
    await page.goBack();
    await comesAlive(page);
    const attends = await field(page, "contact.attends").isChecked();
    await expect(page.locator("#contact-needs")).toBeVisible({ visible: attends });
    await addAttendee(page, 0, words);
    await expect(page.locator("main form button.button-primary")).toHaveText(words.submit(attends ? 2 : 1));
    await expect(page.locator(".attendee h3")).toHaveText([words.attendee(attends ? 2 : 1)]);
  });

  test(`“places left” stays true while the form is open, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Pladser ${words.lang}`, 4);
    await page.goto(words.at(`${meeting.path}/sign-up`));
    await comesAlive(page);
    const capacity = page.locator(".capacity");
    const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await expect(capacity).toContainText(words.placesLeft(4, 4));
    await expect(capacity.locator(".capacity-note")).toBeHidden();
    await fill(page, "contact.name", "Mette Birkholm");
    const mark = `places-${words.lang}`;
    await desk.signUp(meeting, { organisation: "En", contact: "Anton Vinther", attends: true, attendees: ["Bodil Krag", "Carla Mønsted"], mark });
    await expect(capacity).toContainText(words.placesLeft(4, 4));
    await lookAgain();
    await expect(capacity).toContainText(words.placesLeft(1, 4));
    await desk.signUp(meeting, { organisation: "To", contact: "Dorthe Lund", attends: true, attendees: [], mark });
    await lookAgain();
    await expect(capacity).toContainText(words.full);
    await expect(capacity.locator(".capacity-note"), "told that it became full meanwhile").toBeVisible();
    await expect(field(page, "contact.name")).toHaveValue("Mette Birkholm");
  });

  test(`a page without an island ships no script at all, in ${words.lang}`, async ({ page, desk, kobling }) => {
    const mark = `plain-${words.lang}`;
    const meeting = await desk.publish(`Stille ${words.lang}`, 10);
    const party = { organisation: "Stille", contact: "Anton Vinther", attends: false, attendees: ["Bodil Krag"], mark };
    const registration = await desk.signUp(meeting, party, words.lang);
    const invite = await kobling.mailTo(address("Bodil Krag", mark));
    const seat = links(invite).find((link) => link.includes("/seats/"))!;
    await desk.lend(page);
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (["script", "fetch", "xhr"].includes(request.resourceType())) fetched.push(`${page.url()} fetched ${request.url()}`);
    });
    const paths = [
      ...["/", meeting.path, "/privacy", "/calendar", "/accessibility", "/organiser/sign-in", "/nowhere"].map(words.at),
      ...["/organiser", "/organiser/events/new", meeting.desk, `${meeting.desk}/edit`, `${meeting.desk}/cancel`].map(words.at),
      words.at(`${meeting.desk}/registrations`),
      ...[registration, `${registration}/cancel`, seat, `${seat}/cancel`],
    ];
    for (const path of paths) {
      const answer = await page.goto(path);
      expect(await answer!.text(), path).not.toContain("<leptos-island");
      await expectScriptsOnlyWithIsland(page, path);
    }
    expect(fetched).toEqual([]);
  });
}
