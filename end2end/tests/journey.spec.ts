// The journey of the whole program: published, signed up for, waited for, promoted, moved, cancelled; in both languages.
import {
  type Party,
  address,
  becomeOrganiser,
  field,
  fillAll,
  fillSignUp,
  publishMeeting,
  send,
  signUp,
  size,
} from "../support/acts.ts";
import { type Mail, links } from "../support/kobling.ts";
import { expect, expectScriptsOnlyWithIsland, test } from "../support/test.ts";
import { type Words, languages } from "../support/words.ts";

function sequence(mail: Mail): number {
  return Number(mail.calendar.match(/^SEQUENCE:(\d+)\r?$/m)?.[1]);
}

function uid(mail: Mail): string {
  return mail.calendar.match(/^UID:(.+?)\r?$/m)?.[1] ?? "";
}

/** The path of the reader's own page, as it stands in a mail. */
function ownPage(mail: Mail, kind: "seats" | "registrations"): string {
  const path = links(mail).find((link) => link.includes(`/${kind}/`));
  expect(path, `a link to /${kind}/ in “${mail.subject}”`).toBeTruthy();
  return path!;
}

function begins(subject: string, method: string) {
  return (mail: Mail) => mail.subject.startsWith(subject) && mail.method === method;
}

function firm(words: Words): Party {
  const contact = "Mette Birkholm";
  const attendees = ["Anton Vinther", "Bodil Krag", "Carla Mønsted"];
  return { organisation: "Vinther & Krag ApS", contact, attends: false, attendees, mark: `firm-${words.lang}` };
}

function late(words: Words): Party {
  const attendees = ["Nadia Rask", "Omar Skov"];
  return { organisation: "Fjordens Snedkeri", contact: "Lone Ravn", attends: true, attendees, mark: `late-${words.lang}` };
}

for (const words of languages) {
  test(`a meeting from its publishing to its cancellation, in ${words.lang}`, async ({ page, kobling, somebodyElse }) => {
    test.setTimeout(180_000);
    const visitor = await somebodyElse();
    const [first, second] = [firm(words), late(words)];
    const to = (name: string, party: Party) => (mail: Mail) => mail.to.includes(address(name, party.mark));
    let seen: Mail[] = [];
    /** Exactly these mails came since the last look: by whom each goes to, and what it is. */
    const expectMails = async (expected: [string, Party, string, string][]): Promise<Mail[]> => {
      const ours = (mail: Mail) => mail.to.some((one) => [first.mark, second.mark].some((mark) => one.endsWith(`@${mark}.example`)));
      const mails = await kobling.mailsMatching(expected.length, ours, seen);
      const found = expected.map(([name, party, subject, method]) => {
        const mail = mails.find((one) => to(name, party)(one) && begins(subject, method)(one));
        expect(mail, `a mail “${subject}” ${method} to ${name} among ${mails.map((one) => `${one.to}: ${one.subject} ${one.method}`).join("; ")}`).toBeTruthy();
        return mail!;
      });
      seen = await kobling.mails();
      return found;
    };

    await test.step("an organiser publishes a meeting with four seats", async () => {
      await becomeOrganiser(page, kobling, `organiser-${words.lang}@kolding.example`, words);
    });
    const meeting = await publishMeeting(page, `Find jeres næste kollega ${words.lang}`, 4, words);

    await test.step("anybody reads it, in their language, with its agenda", async () => {
      await visitor.goto(words.at("/"));
      await visitor.getByRole("link", { name: meeting.title, exact: true }).click();
      await expect(visitor).toHaveURL(new RegExp(`${words.at(meeting.path)}$`));
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(meeting.title);
      await expect(visitor.locator("ol.agenda > li")).toHaveCount(2);
      await expect(visitor.locator("ol.agenda")).toBeVisible();
      await expect(visitor.locator("ol.agenda")).toContainText(words.lang === "en" ? "The tables" : "Bordene");
      await expectScriptsOnlyWithIsland(visitor, words.at(meeting.path));
      await visitor.getByRole("link", { name: words.signUp, exact: true }).click();
      await expect(visitor).toHaveURL(new RegExp(`${words.at(meeting.path)}/sign-up$`));
    });

    let invites: Mail[] = [];
    let receipt: Mail;
    await test.step("a business signs three people up: three invites and one receipt", async () => {
      const registration = await signUp(visitor, meeting.path, first, words);
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(words.registered);
      await expect(visitor.locator("ol.seat-rows > li")).toHaveCount(3);
      const mails = await expectMails([
        ...first.attendees.map((name) => [name, first, words.mail.signedUp, "REQUEST"] as [string, Party, string, string]),
        [first.contact, first, words.mail.receipt, ""],
      ]);
      invites = mails.slice(0, 3);
      receipt = mails[3];
      expect(new Set(invites.map(uid)).size, "each attendee has a calendar entry of their own").toBe(3);
      expect(ownPage(receipt, "registrations")).toBe(registration);
      for (const mail of mails) expect(mail.subject).toContain(meeting.title);
    });

    await test.step("a party of three is asked, and waits as a whole", async () => {
      await fillSignUp(visitor, meeting.path, second, words);
      // One place is left, so the button does not speak of the waiting list yet.
      await send(visitor, words.submit(size(second)));
      await expect(visitor.locator("#error-summary")).toBeVisible();
      await expect(field(visitor, "contact.name")).toHaveValue(second.contact);
      await expect(field(visitor, "attendees.1.name")).toHaveValue(second.attendees[1]);
      await visitor.getByLabel(words.waitForAll).check();
      await visitor.locator("main form button.button-primary").click();
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(words.queueNumber(1));
      const [waits] = await expectMails([[second.contact, second, words.mail.queue, ""]]);
      expect(waits.calendar, "no calendar entry while waiting").toBe("");
    });

    await test.step("the free place is kept for them: a newcomer reads that it is full", async () => {
      await visitor.goto(words.at(meeting.path));
      await expect(visitor.locator(".ticket h2")).toHaveText(words.full);
      await expect(visitor.locator(".ticket")).toContainText(words.waiting);
      await visitor.getByRole("link", { name: words.joinQueue, exact: true }).click();
      await expect(visitor.getByRole("button", { name: words.submitToQueue, exact: true })).toBeVisible();
    });

    await test.step("an attendee cancels through their own link: nobody is promoted", async () => {
      await visitor.goto(ownPage(invites[0], "seats"));
      await visitor.getByRole("link", { name: words.cancelSeat, exact: true }).click();
      await visitor.getByRole("button", { name: words.yesCancel, exact: true }).click();
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(words.seatCancelled);
      const [gone] = await expectMails([
        [first.attendees[0], first, words.mail.seatCancelled, "CANCEL"],
        [first.contact, first, words.mail.givenUp, ""],
      ]);
      expect(uid(gone)).toBe(uid(invites[0]));
      expect(sequence(gone)).toBeGreaterThan(sequence(invites[0]));
    });

    let promoted: Mail[] = [];
    await test.step("the contact cancels one more: the party is promoted whole, and told", async () => {
      await visitor.goto(ownPage(receipt, "registrations"));
      await visitor.locator("ol.seat-rows > li").nth(1).getByRole("link", { name: words.cancelSeat }).click();
      await visitor.getByRole("button", { name: words.yesCancel, exact: true }).click();
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(words.registered);
      await expect(visitor.locator("ol.seat-rows > li.row-cancelled")).toHaveCount(2);
      const mails = await expectMails([
        ...[second.contact, ...second.attendees].map((name) => [name, second, words.mail.promoted, "REQUEST"] as [string, Party, string, string]),
        [first.attendees[1], first, words.mail.seatCancelled, "CANCEL"],
      ]);
      promoted = mails.slice(0, 3);
    });

    let updates: Mail[] = [];
    await test.step("moved by an hour: the organiser sees who is told, and everybody's entry moves", async () => {
      await page.goto(words.at(`${meeting.desk}/registrations`));
      await expect(page.locator("main table tbody tr")).toHaveCount(2);
      await page.getByRole("link", { name: words.edit, exact: true }).click();
      await fillAll(page, { start: "9.30", end: "11.00", "agenda.0.time": "9.30", "agenda.1.time": "10.00" });
      await page.getByRole("button", { name: words.saveChanges, exact: true }).click();
      await expect(page.getByRole("heading", { level: 2, name: words.thisSends(5) })).toBeVisible();
      await expect(page.locator("table.changes del").first()).toContainText(/8[.:]30/);
      await expect(page.locator("table.changes ins").first()).toContainText(/9[.:]30/);
      expect((await kobling.mails()).length, "nothing is mailed before it is confirmed").toBe(seen.length);
      await page.getByRole("button", { name: words.saveAndSend(5) }).click();
      await expect(page).toHaveURL(/\?done=saved&mails=5/);
      const mails = await expectMails([
        [first.attendees[2], first, words.mail.changed, "REQUEST"],
        ...[second.contact, ...second.attendees].map((name) => [name, second, words.mail.changed, "REQUEST"] as [string, Party, string, string]),
        [first.contact, first, words.mail.changed, ""],
      ]);
      updates = mails.slice(0, 4);
      for (const [index, before] of [invites[2], ...promoted].entries()) {
        expect(uid(updates[index])).toBe(uid(before));
        expect(sequence(updates[index])).toBeGreaterThan(sequence(before));
        expect(updates[index].calendar).toMatch(/^DTSTART;TZID=Europe\/Copenhagen:\d{4}0114T093000\r?$/m);
      }
      for (const mail of mails) {
        expect(mail.html).toMatch(/<del [^>]*line-through[^>]*>[^<]*8[.:]30–10[.:]00<\/del>[^<]*<ins [^>]*>[^<]*9[.:]30–11[.:]00<\/ins>/);
        expect(mail.text).toMatch(/9[.:]30–11[.:]00 \((før|before): .*8[.:]30–10[.:]00\)/);
      }
    });

    await test.step("cancelled: everybody is told, and the entries leave the calendars", async () => {
      await page.getByRole("link", { name: words.cancelEvent, exact: true }).click();
      await fillAll(page, { "words.da": "Oplægsholderen er syg.", "words.en": "The speaker is ill." });
      await page.locator('button[value="preview"]').click();
      await expect(page.locator(".letter").first()).toContainText(words.lang === "en" ? "The speaker is ill." : "Oplægsholderen er syg.");
      await page.getByRole("button", { name: words.cancelAndSend(5) }).click();
      await expect(page).toHaveURL(/\?done=cancelled&mails=5/);
      const mails = await expectMails([
        [first.attendees[2], first, words.mail.eventCancelled, "CANCEL"],
        ...[second.contact, ...second.attendees].map((name) => [name, second, words.mail.eventCancelled, "CANCEL"] as [string, Party, string, string]),
        [first.contact, first, words.mail.eventCancelled, ""],
      ]);
      for (const [index, before] of updates.entries()) {
        expect(uid(mails[index])).toBe(uid(before));
        expect(sequence(mails[index])).toBeGreaterThan(sequence(before));
      }
      for (const mail of mails) expect(mail.text).toContain(words.lang === "en" ? "The speaker is ill." : "Oplægsholderen er syg.");
      await visitor.goto(words.at(meeting.path));
      await expect(visitor.locator(".ticket h2")).toHaveText(words.eventCancelled);
      await visitor.goto(ownPage(updates[0], "seats"));
      await expect(visitor.locator("main")).toContainText(words.eventCancelled);
    });
  });
}
