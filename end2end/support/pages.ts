// Every page of the program in every state, and how a test gets there: what the accessibility tests walk through.
import { type Page, expect } from "@playwright/test";
import { PASSWORD, field, fill, fillAll } from "./acts.ts";
import { DESK } from "./desk.ts";
import { type Stage } from "./stage.ts";
import { type Words } from "./words.ts";

/** Goes to a page in its state. */
export type Visit = (page: Page, stage: Stage, words: Words) => Promise<unknown>;

/** A page at an address. */
const at = (path: (stage: Stage) => string): Visit => (page, stage, words) => page.goto(words.at(path(stage)));
/** A page whose address has its language already, because it came from a form or a mail. */
const exactly = (path: (stage: Stage) => string): Visit => (page, stage) => page.goto(path(stage));

/** Presses the form's chief button. */
async function press(page: Page): Promise<void> {
  await page.locator("main form button.button-primary, main form button.button-danger").last().click();
}

async function refused(page: Page): Promise<void> {
  await press(page);
  await expect(page.locator("#error-summary")).toBeVisible();
}

/** A form sent after its session ended: the page that signs in again. Answers the cookies that it had. */
async function sentTooLate(page: Page, stage: Stage, words: Words) {
  await page.goto(words.at(`${stage.draft.desk}/edit`));
  await fill(page, "lead.da", "Skrevet, mens sessionen sluttede.");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("button", { name: words.saveDraft, exact: true }).click();
  await expect(field(page, "password")).toBeVisible();
  return cookies;
}

/** The page of an account, from the list of people. */
async function account(page: Page, words: Words, email: string): Promise<void> {
  await page.goto(words.at("/organiser/people"));
  await page.locator("tbody tr").filter({ hasText: email }).locator("th a").click();
  await expect(page.locator("aside.side-card")).toBeVisible();
}

async function oneRegistration(page: Page, stage: Stage, words: Words, firm: string): Promise<void> {
  await page.goto(words.at(`${stage.open.desk}/registrations`));
  await page.getByRole("link", { name: `Værkstedet ${firm}-${words.lang}`, exact: true }).click();
  await expect(page.locator("ol.seat-rows")).toBeVisible();
}

async function waitingParty(page: Page, stage: Stage, words: Words): Promise<void> {
  await page.goto(words.at(`${stage.full.desk}/registrations?state=waitlisted`));
  await page.getByRole("link", { name: `Værkstedet party-${words.lang}`, exact: true }).click();
  await expect(page.locator("ol.seat-rows")).toBeVisible();
}

/** Pages that anybody may see, without an island. */
export const everyone: Record<string, Visit> = {
  "the front page": at(() => "/"),
  "the front page narrowed": at(() => "/?kind=learning-visit"),
  "the front page with nothing on it": at(() => "/?kind=conference&q=nothing"),
  "the calendar of a month": at(() => "/?view=month"),
  "what is over": at(() => "/?view=past"),
  "the front page searched": at(() => "/?q=praktik"),
  "an open event": at((stage) => stage.open.path),
  "a full event": at((stage) => stage.full.path),
  "a closed event": at((stage) => stage.closed.path),
  "a cancelled event": at((stage) => stage.cancelled.path),
  "an event that is not open yet": at((stage) => stage.notOpen.path),
  "a past event": at((stage) => stage.past.path),
  "an event in Danish only": at((stage) => stage.danishOnly.path),
  "sign-up that is closed": at((stage) => `${stage.closed.path}/sign-up`),
  "sign-up that is not open yet": at((stage) => `${stage.notOpen.path}/sign-up`),
  "sign-up for a past event": at((stage) => `${stage.past.path}/sign-up`),
  "sign-up for a cancelled event": at((stage) => `${stage.cancelled.path}/sign-up`),
  "a confirmed registration": exactly((stage) => stage.confirmed),
  "a registration with a cancelled seat": exactly((stage) => stage.partlyCancelled),
  "a waiting registration": exactly((stage) => stage.waiting),
  "a waiting registration that takes fewer, refused": async (page, stage) => {
    await page.goto(stage.waitingParty);
    await page.locator('input[name="when_short"][value="fewer"]').check();
    await fill(page, "least", "9");
    await page.locator('form[action$="/least"] button').click();
    await expect(page.locator("#error-summary")).toBeVisible();
  },
  "a cancelled registration": exactly((stage) => stage.registrationCancelled),
  "a registration for a cancelled event": exactly((stage) => stage.ofCancelledEvent),
  "a registration after sending an invitation again": async (page, stage) => {
    await page.goto(stage.confirmed);
    await page.locator("ol.seat-rows form button").first().click();
    await expect(page.locator(".notice-done")).toBeVisible();
  },
  "a question before all seats are cancelled": exactly((stage) => `${stage.confirmed}/cancel`),
  "a question before one seat is cancelled": exactly((stage) => `${stage.confirmed}/seats/2/cancel`),
  "a question before the queue is left": exactly((stage) => `${stage.waiting}/cancel`),
  "a cancellation that is refused": exactly((stage) => `${stage.ofCancelledEvent}/cancel`),
  "a seat": exactly((stage) => stage.seat),
  "a cancelled seat": exactly((stage) => stage.seatCancelled),
  "a question before one's own seat is cancelled": exactly((stage) => `${stage.seat}/cancel`),
  "whether one still comes": exactly((stage) => `${stage.asked}/coming`),
  "whether one still comes, from the link that says no": exactly((stage) => `${stage.asked}/coming?answer=no`),
  "whether one still comes, too late to say no": exactly((stage) => `${stage.askedLate}/coming?answer=no`),
  "whether one still comes, too late, said yes": async (page, stage) => {
    await page.goto(`${stage.askedLate}/coming`);
    const yes = page.locator('button[name="answer"][value="yes"]');
    if (await yes.count()) await yes.click();
    await expect(page.locator(".notice-done")).toBeVisible();
  },
  "one's own data, of a contact": exactly((stage) => `${stage.confirmed}/data`),
  "one's own data, of an attendee": exactly((stage) => `${stage.seat}/data`),
  "a question before a contact is forgotten": exactly((stage) => `${stage.confirmed}/erase`),
  "a question before an attendee is forgotten": exactly((stage) => `${stage.seat}/erase`),
  "a registration whose contact is forgotten": exactly((stage) => stage.contactForgotten),
  "a seat whose attendee is forgotten": exactly((stage) => stage.seatForgotten),
  "subscribe": at(() => "/calendar"),
  "privacy": at(() => "/privacy"),
  "accessibility": at(() => "/accessibility"),
  "a page that is not there": at(() => "/events/nowhere"),
  "signing in": at(() => "/organiser/sign-in"),
  "signing in, refused": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/sign-in"));
    await fillAll(page, { email: "nobody@kolding.example", password: "not the password" });
    await refused(page);
  },
  "signing in, with nothing typed": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/sign-in"));
    await refused(page);
  },
  "a forgotten password": at(() => "/organiser/forgotten"),
  "a forgotten password, with nothing typed": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/forgotten"));
    await refused(page);
  },
  "a link to a new password on its way": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/forgotten"));
    await fill(page, "email", `nobody-${words.lang}@kolding.example`);
    await press(page);
    await expect(field(page, "email")).toHaveCount(0);
  },
  "setting a password": exactly((stage) => stage.passwordLink),
  "setting a password, refused": async (page, stage) => {
    await page.goto(stage.passwordLink);
    await fill(page, "password", "kort");
    await refused(page);
  },
  "a link that was used": exactly((stage) => stage.usedLink),
};

/** Pages of the workplace. */
export const organisers: Record<string, Visit> = {
  "the list of events": at(() => "/organiser"),
  "everything that there is to do": at(() => "/organiser?todo=all"),
  "all events that are over": at(() => "/organiser?view=past"),
  "an event over time": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/statistics`));
    await page.locator(".plot-table summary").click();
    await expect(page.locator(".plot-table td").first()).toBeVisible();
  },
  "a past event over time": at((stage) => `${stage.past.desk}/statistics`),
  "an event over time, before anybody has signed up": at((stage) => `${stage.draft.desk}/statistics`),
  "figures over years": at(() => "/organiser/reports"),
  "figures of one's own events, when there are none": at(() => "/organiser/reports?mine=yes"),
  "a new event": at(() => "/organiser/events/new"),
  "a new event with every fault": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/events/new"));
    await fillAll(page, {
      date: "31-02-2027",
      start: "25",
      end: "x",
      online_link: "ikke et link",
      capacity: "0",
      opens: "snart",
      closes: "i går",
      cancel_until: "aldrig",
      responsible: "",
      "agenda.0.title.en": "A part without a time",
      "contacts.0.name": "",
      "contacts.0.email": "forkert",
      "contacts.0.phone": "1",
    });
    await refused(page);
  },
  "a draft": at((stage) => stage.draft.desk),
  "a draft that is not ready": at((stage) => stage.unfinished.desk),
  "publishing, refused": async (page, stage, words) => {
    await page.goto(words.at(stage.unfinished.desk));
    await page.getByRole("button", { name: words.publish, exact: true }).click();
    await expect(page.locator("#error-summary")).toBeVisible();
  },
  "an open event at a glance": at((stage) => stage.open.desk),
  "a full event at a glance": at((stage) => stage.full.desk),
  "a past event at a glance": at((stage) => stage.past.desk),
  "a cancelled event at a glance": at((stage) => stage.cancelled.desk),
  "what was just done": at((stage) => `${stage.open.desk}?done=saved&mails=3`),
  "editing": at((stage) => `${stage.full.desk}/edit`),
  "what goes by itself": at((stage) => `${stage.full.desk}/reminders`),
  "what goes by itself, with a fault": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/reminders`));
    await fillAll(page, { "links.0.title": "Oplægget" });
    await refused(page);
  },
  "copying to a series of days": at((stage) => `${stage.full.desk}/copy?first=11-03-2027&number=4&rhythm=weekly`),
  "copying to a day that is none": at((stage) => `${stage.full.desk}/copy?first=31-02-2027&number=99&rhythm=weekly`),
  "editing, with a fault": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/edit`));
    await fillAll(page, { "title.da": "", "agenda.0.time": "25" });
    await refused(page);
  },
  "a question before a change is mailed": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/edit`));
    await fillAll(page, { "title.da": "En anden titel", start: "7.15", place: "Et andet sted", capacity: "41", "bring.da": "Kaffe" });
    await page.getByRole("button", { name: words.saveChanges, exact: true }).click();
    await expect(page.locator("table.changes")).toBeVisible();
  },
  "fewer seats than are taken, with the last parties to be moved": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/edit`));
    await fillAll(page, { start: "7.15", capacity: "5" });
    await page.getByRole("button", { name: words.saveChanges, exact: true }).click();
    await page.locator('input[name="over"][value="move"]').check();
    await page.locator('#preview button[value="save"]').click();
    await expect(page.locator('input[name="over"][value="move"]')).toBeChecked();
    await expect(page.locator(".letter").first()).toBeVisible();
  },
  "a greeting that is too long": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/edit`));
    await fillAll(page, { start: "7.15", capacity: "60" });
    await page.getByRole("button", { name: words.saveChanges, exact: true }).click();
    await page.locator('#preview summary').last().click();
    await page.locator('[name="words.da"]').fill("å".repeat(10_001));
    await page.locator('#preview button[value="save"]').click();
    await expect(page.locator("#error-summary")).toBeVisible();
  },
  "an event at a glance whose update waits": at((stage) => stage.held.desk),
  "an update that waits": at((stage) => `${stage.held.desk}/held-update`),
  "what mailed nobody": at((stage) => `${stage.open.desk}?done=quiet&mails=0&fields=why.da,bring.da`),
  "a save that somebody else overtook": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/edit`));
    // As if the form had been drawn from what stood there long ago.
    for (const name of ["revision", "seen"]) await page.locator(`input[name="${name}"]`).evaluate((input) => ((input as HTMLInputElement).value = ""));
    await fill(page, "why.da", "Fordi.");
    await page.getByRole("button", { name: words.saveChanges, exact: true }).click();
    await expect(page.locator('input[name="keep.why.da"]')).toHaveCount(2);
  },
  "signing in again in the middle of a form": async (page, stage, words) => {
    const cookies = await sentTooLate(page, stage, words);
    await page.context().addCookies(cookies);
  },
  "signed in again, with what was typed": async (page, stage, words) => {
    await sentTooLate(page, stage, words);
    await fillAll(page, { email: DESK, password: PASSWORD });
    await press(page);
    await expect(page.locator('button[value="edit"]')).toBeVisible();
  },
  "one's own account": at(() => "/organiser/account"),
  "everybody who signs in": at(() => "/organiser/people"),
  "inviting somebody": at(() => "/organiser/people/invite"),
  "inviting somebody, with every fault": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/people/invite"));
    await fillAll(page, { email: "forkert", name: "" });
    await page.locator('input[name="role"][value="partner"]').check();
    await refused(page);
  },
  "inviting somebody who is here already": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/people/invite"));
    await fillAll(page, { email: DESK, name: "Anne" });
    await refused(page);
  },
  "an account": (page, _stage, words) => account(page, words, DESK),
  "an account, just invited": async (page, _stage, words) => {
    await page.goto(words.at("/organiser/people/invite"));
    await fillAll(page, { email: `invited-${words.lang}-${Date.now()}@kolding.example`, name: "Nora Holst" });
    await press(page);
    await expect(page.locator(".notice-done")).toBeVisible();
  },
  "a question before an account is closed": async (page, _stage, words) => {
    await account(page, words, `fresh-${words.lang}@kolding.example`);
    await page.goto(`${page.url()}/close`);
  },
  "cancelling an event": at((stage) => `${stage.full.desk}/cancel`),
  "cancelling an event, with the mail": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/cancel`));
    await fillAll(page, { "words.da": "Huset er lukket.", "words.en": "The house is closed." });
    await page.locator('button[value="preview"]').click();
    await expect(page.locator(".letter").first()).toBeVisible();
  },
  "cancelling an event without a word": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/cancel`));
    await refused(page);
  },
  "registrations": at((stage) => `${stage.full.desk}/registrations`),
  "registrations that wait": at((stage) => `${stage.full.desk}/registrations?state=waitlisted`),
  "registrations, with the ways to paper": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/registrations`));
    await page.locator(".list-papers summary").click();
    await expect(page.locator(".list-papers a").first()).toBeVisible();
  },
  "a sign-in sheet": at((stage) => `${stage.full.desk}/print/sign-in`),
  "a sign-in sheet of nobody": at((stage) => `${stage.closed.desk}/print/sign-in`),
  "name badges": at((stage) => `${stage.full.desk}/print/badges`),
  "small name badges": at((stage) => `${stage.full.desk}/print/badges?sheet=l7160`),
  "table tents": at((stage) => `${stage.full.desk}/print/tents`),
  "the kitchen's sheet": at((stage) => `${stage.full.desk}/print/caterer`),
  "the door of a cancelled event": at((stage) => `${stage.cancelled.desk}/attendance`),
  "the door when nobody comes": at((stage) => `${stage.closed.desk}/attendance`),
  "registrations searched": at((stage) => `${stage.full.desk}/registrations?q=v%C3%A6rkstedet&sort=organisation`),
  "registrations that no words find": at((stage) => `${stage.full.desk}/registrations?q=ingenting`),
  "registrations of which nobody is chosen": at((stage) => `${stage.open.desk}/registrations?done=nobody&parties=0&mails=0`),
  "a question before several are cancelled": at((stage) => `${stage.open.desk}/registrations/cancel?scope=page`),
  "a question before several get their seats": at((stage) => `${stage.full.desk}/registrations/give-seats?scope=page`),
  "several get their seats, refused": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/registrations/give-seats?scope=page`));
    await refused(page);
  },
  "a question before several wait again": at((stage) => `${stage.open.desk}/registrations/to-queue?scope=page`),
  "the log of an event": at((stage) => `${stage.open.desk}/log`),
  "putting a registration right": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/edit`);
  },
  "putting a registration right, with faults": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/edit`);
    await fillAll(page, { "organisation.name": "", "organisation.cvr": "1", "attendees.2.email": "forkert" });
    await refused(page);
  },
  "a question before a calendar entry moves": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/edit`);
    await fill(page, "attendees.2.email", "ny@brohave.example");
    await press(page);
    await expect(page.locator("table.changes")).toBeVisible();
  },
  "messages": at((stage) => `${stage.open.desk}/messages`),
  "messages, none yet": at((stage) => `${stage.closed.desk}/messages`),
  "messages of a draft": at((stage) => `${stage.draft.desk}/messages`),
  "a message that was sent": async (page, stage, words) => {
    await page.goto(words.at(`${stage.open.desk}/messages`));
    await page.locator("tbody th a").first().click();
    await expect(page.locator(".sums")).toBeVisible();
  },
  "writing to the attendees": at((stage) => `${stage.full.desk}/messages/new`),
  "writing to some who were chosen": at((stage) => `${stage.open.desk}/messages/new?scope=page`),
  "writing to the attendees, with every fault": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/messages/new`));
    await page.locator("details").first().evaluate((details: HTMLDetailsElement) => (details.open = true));
    await fillAll(page, { "subject.da": "Til {fornavn}", "body.en": "Without a subject" });
    await refused(page);
  },
  "a message, looked at before it is sent": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/messages/new`));
    await fillAll(page, { "subject.da": "Parkering ved {sted}", "body.da": "Kære {navn}\n\nI kan parkere bag huset: {link}" });
    await press(page);
    await expect(page.locator("#preview .letter")).toBeVisible();
  },
  "registrations that nobody made": at((stage) => `${stage.closed.desk}/registrations`),
  "one registration": (page, stage, words) => oneRegistration(page, stage, words, "partly"),
  "one registration, of people who are forgotten": async (page, stage, words) => {
    await page.goto(words.at(`${stage.open.desk}/registrations`));
    await page.getByRole("link", { name: words.forgotten, exact: true }).first().click();
    await expect(page.locator("ol.seat-rows")).toBeVisible();
  },
  "a question before an organiser cancels a party": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/cancel`);
  },
  "a question before an organiser cancels a seat": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/seats/2/cancel`);
  },
  "adding by hand": at((stage) => `${stage.open.desk}/registrations/new`),
  "adding by hand, with every fault": async (page, stage, words) => {
    await page.goto(words.at(`${stage.open.desk}/registrations/new`));
    await fillAll(page, { "contact.email": "forkert", "contact.phone": "1", "organisation.cvr": "12345678" });
    await refused(page);
  },
  "adding by hand to a full event": async (page, stage, words) => {
    await page.goto(words.at(`${stage.full.desk}/registrations/new`));
    await fill(page, "contact.name", "Grete Oplæg");
    await press(page);
    await expect(page.locator('input[name="when_full"]')).toHaveCount(2);
  },
  "adding by hand to a draft": at((stage) => `${stage.draft.desk}/registrations/new`),
  "a waiting registration, of an organiser": (page, stage, words) => waitingParty(page, stage, words),
  "a question before a party gets seats by hand": async (page, stage, words) => {
    await waitingParty(page, stage, words);
    await page.goto(`${page.url()}/give-seats`);
  },
  "seats by hand above the capacity, refused": async (page, stage, words) => {
    await waitingParty(page, stage, words);
    await page.goto(`${page.url()}/give-seats`);
    await refused(page);
  },
  "a question before a party comes first": async (page, stage, words) => {
    await waitingParty(page, stage, words);
    await page.goto(`${page.url()}/to-head`);
    await refused(page);
  },
  "a question before a party goes back to the queue": async (page, stage, words) => {
    await oneRegistration(page, stage, words, "confirmed");
    await page.goto(`${page.url()}/to-queue`);
  },
  "a page that is not there, signed in": at(() => "/organiser/events/nowhere"),
};
