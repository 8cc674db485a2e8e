// Signing up when things are not as they should be: faults, no room, sent twice, rows that come and go, hostile text.
import type { Page } from "@playwright/test";
import { type Party, addAttendee, address, field, fill, fillAll, fillSignUp, signIn } from "../support/acts.ts";
import { comesAlive, expect, test } from "../support/test.ts";
import { danish as words } from "../support/words.ts";

/** A firm that no other test uses. */
function firm(mark: string, attendees: string[] = [], attends = true): Party {
  return { organisation: `Firmaet ${mark}`, contact: "Mette Birkholm", attends, attendees, mark };
}

function real(page: Page) {
  return page.locator("main form button.button-primary");
}

/** Sends the form and expects to see it again, at the same address, refused. */
async function sendRefused(page: Page, press: () => Promise<void>): Promise<void> {
  const address = page.url();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    press(),
  ]);
  expect(answer.status()).toBe(422);
  await expect(page.locator("#error-summary")).toBeVisible();
  expect(page.url().split("#")[0]).toBe(address.split("#")[0]);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? "");
}

test("all faults stand in the summary, which has the focus, and beside their fields, and everything typed is kept", async ({ page, desk }) => {
  const meeting = await desk.publish("Fejl i formularen", 10);
  await page.goto(`${meeting.path}/sign-up`);
  await comesAlive(page);
  await field(page, "contact.attends").uncheck();
  await addAttendee(page, 0);
  const typed = {
    "contact.email": "forkert",
    "contact.phone": "12",
    "organisation.name": "Ærø & Søn “på hjørnet”",
    "organisation.cvr": "24256791",
    "attendees.0.name": "Kim Ø. D'Arc",
    "attendees.0.access": "Kørestol, tak",
  };
  await fillAll(page, typed);
  await page.locator('[name="attendees.0.diet"][value="vegan"]').check();
  await sendRefused(page, () => real(page).click());

  await expect.poll(() => focused(page)).toBe("error-summary");
  const wrong = ["contact.name", "contact.email", "contact.phone", "organisation.cvr", "attendees.0.email", "terms"];
  const listed = page.locator("#error-summary li a");
  expect(await listed.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(wrong.map((name) => `#${name}`));
  const said = await listed.allTextContents();
  for (const [index, name] of wrong.entries()) {
    const input = field(page, name);
    await expect(input).toHaveAttribute("aria-invalid", "true");
    expect((await input.getAttribute("aria-describedby"))!.split(" ")).toContain(`${name}-error`);
    const beside = page.locator(`[id="${name}-error"]`);
    await expect(beside).toBeVisible();
    const sentence = (await beside.textContent())!.trim();
    expect(said[index].toLowerCase(), "the summary says what stands beside the field").toContain(sentence.toLowerCase());
    await listed.nth(index).click();
    expect(await focused(page), "a link of the summary leads to its field").toBe(name);
  }
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(wrong.length);

  for (const [name, value] of Object.entries(typed)) await expect(field(page, name)).toHaveValue(value);
  await expect(field(page, "contact.attends")).not.toBeChecked();
  await expect(field(page, "attendees.0.access"), "what was unfolded and used stays unfolded").toBeVisible();
  await expect(page.locator('[name="attendees.0.diet"][value="vegan"]')).toBeChecked();

  await comesAlive(page);
  await fillAll(page, {
    "contact.name": "Kim Ørsted",
    "contact.email": "kim@faults.example",
    "contact.phone": "20304050",
    "organisation.cvr": "DK 13 74 81 36",
    "attendees.0.email": "darc@faults.example",
  });
  await field(page, "terms").check();
  await real(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.registered);
  await expect(page.locator("ol.seat-rows")).toContainText("Kim Ø. D'Arc");
});

test("nobody to sign up is a fault, and so is a party larger than the meeting", async ({ page, desk }) => {
  const meeting = await desk.publish("Kun to pladser", 2);
  await fillSignUp(page, meeting.path, firm("nobody", [], false));
  await sendRefused(page, () => real(page).click());
  await expect(page.locator('#error-summary a[href="#contact.attends"]')).toBeVisible();
  await fillSignUp(page, meeting.path, firm("too-many", ["Anton Vinther", "Bodil Krag"]));
  await sendRefused(page, () => real(page).click());
  await expect(page.locator('#error-summary a[href="#contact.attends"]')).toBeVisible();
  await expect(field(page, "attendees.1.name")).toHaveValue("Bodil Krag");
  expect(await desk.registrations(meeting)).toEqual([]);
});

test("a full meeting says so before and after, and offers the waiting list in the same form", async ({ page, desk, kobling }) => {
  const meeting = await desk.publish("Fuldt hus", 1);
  await desk.signUp(meeting, firm("first"));
  await page.goto(meeting.path);
  await expect(page.locator(".ticket h2")).toHaveText(words.full);
  await page.getByRole("link", { name: words.joinQueue, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.joinQueue);
  await expect(page.locator(".notice-waiting")).toContainText("Mødet er fuldt");
  await expect(page.locator(".capacity")).toContainText(words.full);
  await fillSignUp(page, meeting.path, firm("second"));
  await expect(real(page)).toHaveText(words.submitToQueue);
  await real(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.queueNumber(1));
  const mail = await kobling.mailTo(address("Mette Birkholm", "second"));
  expect(mail.subject).toContain(words.mail.queue);
  expect(mail.calendar).toBe("");
});

test("who is overtaken while typing comes onto the waiting list, and reads so", async ({ page, desk }) => {
  const meeting = await desk.publish("Den sidste plads", 1);
  await fillSignUp(page, meeting.path, firm("slow"));
  await desk.signUp(meeting, firm("quick"));
  await real(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.queueNumber(1));
});

test("pressing twice, or sending the same form again, makes one registration", async ({ page, desk, kobling }) => {
  const meeting = await desk.publish("Dobbeltklik", 5);
  const party = firm("twice");
  await fillSignUp(page, meeting.path, party);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await real(page).dblclick();
  const body = (await sent).postData()!;
  await expect(page).toHaveURL(/\/registrations\/[^/]+$/);
  const again = await page.request.post(`${meeting.path}/sign-up`, {
    data: body,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: kobling.url },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect(again.headers().location).toBe(new URL(page.url()).pathname);
  expect(await desk.registrations(meeting)).toEqual([party.organisation]);
  await kobling.mailTo(address(party.contact, party.mark));
});

test("rows come and go, and everything typed in the others stays", async ({ page, desk }) => {
  const meeting = await desk.publish("Rækker", 10);
  const names = ["Anton Vinther", "Bodil Krag", "Carla Mønsted"];
  await fillSignUp(page, meeting.path, firm("rows", names));
  await fill(page, "attendees.2.access", "Teleslynge");
  await page.locator("summary").first().click();
  await page.locator('[name="contact.diet"][value="gluten"]').check();
  await page.getByRole("button", { name: words.remove(3), exact: true }).click();
  await expect(field(page, "attendees.1.name"), "the contact is the first, so the third is row 1").toHaveCount(0);
  await expect(page.locator("#error-summary"), "nothing is judged when a row goes").toHaveCount(0);
  await expect(page.locator(".attendee h3")).toHaveText([words.attendee(2), words.attendee(3)]);
  await addAttendee(page, 3);
  await fillAll(page, { "attendees.3.name": "Dorthe Lund", "attendees.3.email": address("Dorthe Lund", "rows") });

  await expect(field(page, "contact.name")).toHaveValue("Mette Birkholm");
  await expect(field(page, "organisation.cvr")).toHaveValue("13748136");
  await expect(field(page, "attendees.0.name")).toHaveValue(names[0]);
  await expect(field(page, "attendees.2.name")).toHaveValue(names[2]);
  await expect(field(page, "attendees.2.access")).toHaveValue("Teleslynge");
  await expect(page.locator('[name="contact.diet"][value="gluten"]')).toBeChecked();
  await expect(field(page, "terms")).toBeChecked();
  await real(page).click();
  await expect(page.locator("ol.seat-rows strong")).toHaveText(["Mette Birkholm", names[0], names[2], "Dorthe Lund"]);
});

test("Enter in a field sends the form and never removes anybody", async ({ page, desk }) => {
  const meeting = await desk.publish("Enter", 10);
  await fillSignUp(page, meeting.path, firm("enter", ["Anton Vinther", "Bodil Krag"]));
  await field(page, "terms").uncheck();
  for (const name of ["contact.name", "organisation.cvr", "attendees.0.name", "attendees.1.email"]) {
    await comesAlive(page);
    await sendRefused(page, () => field(page, name).press("Enter"));
    await expect(page.locator('#error-summary a[href="#terms"]')).toBeVisible();
    await expect(page.locator(".attendee")).toHaveCount(2);
    await expect(field(page, "attendees.0.name")).toHaveValue("Anton Vinther");
    await expect(field(page, "attendees.1.name")).toHaveValue("Bodil Krag");
  }
  expect(await desk.registrations(meeting)).toEqual([]);
});

test("hostile text is shown as text, to everybody who sees it", async ({ page, desk, kobling }) => {
  const title = `Kaffe </title><script>alert("titel")</script> & 'kager' 😀`;
  const why = `</textarea><img src=x onerror="alert('hvorfor')">`;
  const meeting = await desk.publish(title, 10, { "why.da": why });
  const strange = `<img src=x onerror=alert(1)> "Ole" & 'Bo' </textarea>😀`;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(meeting.path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page).toHaveTitle(new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  await page.goto("/");
  await expect(page.getByRole("link", { name: title })).toBeVisible();

  const party: Party = { organisation: `</script>${strange}`, contact: "Mette Birkholm", attends: false, attendees: [strange], mark: "hostile" };
  await fillSignUp(page, meeting.path, party);
  await fillAll(page, { "attendees.0.email": "hostile@hostile.example", "attendees.0.access": strange });
  await field(page, "terms").uncheck();
  await sendRefused(page, () => real(page).click());
  await expect(field(page, "attendees.0.name")).toHaveValue(strange);
  await expect(field(page, "attendees.0.access")).toHaveValue(strange);
  await expect(field(page, "organisation.name")).toHaveValue(party.organisation);
  await comesAlive(page);
  await field(page, "terms").check();
  await real(page).click();
  await expect(page.locator("ol.seat-rows strong")).toHaveText([strange]);
  await expect(page.locator("main")).toContainText(party.organisation);

  const invite = await kobling.mailTo("hostile@hostile.example");
  expect(invite.subject).toContain(title);
  expect(invite.text.replace(/\s+/g, " ")).toContain(party.organisation);
  expect(invite.html).not.toMatch(/<script|<img/);

  await signIn(page, "desk@kolding.example");
  await page.goto(`${meeting.desk}/registrations`);
  await page.getByRole("link", { name: party.organisation, exact: true }).click();
  await expect(page.locator("ol.seat-rows strong")).toHaveText(strange);
  await expect(page.locator(".needs")).toContainText(strange);
  await page.goto(`${meeting.desk}/edit`);
  await expect(field(page, "title.da")).toHaveValue(title);
  await expect(field(page, "why.da")).toHaveValue(why);
  await expect(page.locator("main img, main script"), "markup that nobody meant").toHaveCount(0);
  expect(dialogs).toEqual([]);
});
