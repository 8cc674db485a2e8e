// What people do on the pages, as tests call it: one function an act, the same with and without JavaScript.
import { type Locator, type Page, expect } from "@playwright/test";
import type { Kobling } from "./kobling.ts";
import { comesAlive, hasScript } from "./test.ts";
import { type Words, danish } from "./words.ts";

/** Of every account that tests make. */
export const PASSWORD = "en lille sætning om syv broer";

/** The input of this name; of several, the one that is seen. */
export function field(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"]:not([type="hidden"])`);
}

/** Types into a field; one that is folded away is unfolded first. */
export async function fill(page: Page, name: string, value: string): Promise<void> {
  const input = field(page, name);
  if (!(await input.isVisible())) await page.locator("details:not([open])").filter({ has: input }).locator("summary").click();
  await input.fill(value);
}

export async function fillAll(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fill(page, name, value);
}

/** A person's address that no other test uses. */
export function address(name: string, mark: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@${mark}.example`;
}

/** Adds an organiser on the command line and sets the password through the one-time link; the page is signed in. */
export async function becomeOrganiser(page: Page, kobling: Kobling, email: string, words: Words = danish): Promise<void> {
  const link = await kobling.addOrganiser(email, { administrator: true });
  await page.goto(words.at(link));
  await fill(page, "password", PASSWORD);
  await page.getByRole("button", { name: words.savePassword, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${words.at("/organiser")}$`));
}

/** Signs in somebody who set their password with {@link becomeOrganiser}. */
export async function signIn(page: Page, email: string, words: Words = danish): Promise<void> {
  await page.goto(words.at("/organiser/sign-in"));
  await fillAll(page, { email, password: PASSWORD });
  await page.getByRole("button", { name: words.signIn, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${words.at("/organiser")}$`));
}

export interface Meeting {
  title: string;
  /** The path of its public page, without a language. */
  path: string;
  /** The path of its overview in the workplace, without a language. */
  desk: string;
}

/** A January day that always lies ahead, far from any change of clocks. */
export const DAY = `14-01-${new Date().getFullYear() + 1}`;

/** Fills the whole form of a network meeting, in both languages, with two agenda items; saves and publishes it. */
export async function publishMeeting(page: Page, title: string, seats: number, words: Words = danish): Promise<Meeting> {
  await page.goto(words.at("/organiser"));
  await page.getByRole("link", { name: words.newEvent, exact: true }).click();
  await fillAll(page, {
    "title.da": title,
    "lead.da": "En morgen om at finde hinanden.",
    "title.en": `${title} in English`,
    "lead.en": "A morning about finding each other.",
    date: DAY,
    start: "8.30",
    end: "10.00",
    place: "Kulturhuset Nicolai",
    room: "Sal 2",
    address: "Skolegade 2A, 6000 Kolding",
    "why.da": "Fordi mange leder efter den samme kollega.",
    "how.da": "Korte oplæg og borde, man flytter imellem.",
    "what.da": "En aftale med én, I ikke kendte.",
    "why.en": "Because many look for the same colleague.",
    "how.en": "Short talks and tables to move between.",
    "what.en": "An agreement with somebody you did not know.",
    "audience.da": "Virksomheder med under 50 ansatte.",
    "access.da": "Trinfri indgang fra gården.",
    "bring.da": "Visitkort.",
    "audience.en": "Companies with fewer than 50 employees.",
    "price.en": "Free",
    "access.en": "Step-free entrance from the yard.",
    "bring.en": "Business cards.",
    capacity: String(seats),
    responsible: "Kolding Kommune",
    partners: "Business Kolding\nSDU",
    "contacts.0.phone": "79 79 12 34",
  });
  await page.locator('[name="principles"][value="3"]').check();
  await page.locator('[name="principles"][value="5"]').check();
  await fillPart(page, 0, "8.30", "Kaffe og velkomst", "Coffee and welcome");
  await page.getByRole("button", { name: words.addPart, exact: true }).click();
  await expect(field(page, "title.da"), "a new row keeps everything typed").toHaveValue(title);
  await fillPart(page, 1, "9.00", "Bordene", "The tables");
  await page.getByRole("button", { name: words.saveDraft, exact: true }).click();
  await expect(page).toHaveURL(/\?done=created/);
  const desk = new URL(page.url()).pathname.replace(/^\/en/, "");
  await page.getByRole("button", { name: words.publish, exact: true }).click();
  await expect(page).toHaveURL(/\?done=published/);
  const seen = await page.locator('a[href*="/events/"]:not([href*="/organiser/"])').first().getAttribute("href");
  return { title: words.lang === "en" ? `${title} in English` : title, desk, path: seen!.replace(/^\/en/, "") };
}

async function fillPart(page: Page, row: number, time: string, da: string, en: string): Promise<void> {
  await fillAll(page, { [`agenda.${row}.time`]: time, [`agenda.${row}.title.da`]: da, [`agenda.${row}.title.en`]: en });
}

export interface Party {
  organisation: string;
  contact: string;
  /** Whether the contact comes along; the attendees are then the others. */
  attends: boolean;
  attendees: string[];
  /** The domain of everybody's address. */
  mark: string;
}

export function size(party: Party): number {
  return party.attendees.length + (party.attends ? 1 : 0);
}

/** Fills the sign-up form for a party and does not send it. */
export async function fillSignUp(page: Page, path: string, party: Party, words: Words = danish): Promise<void> {
  await page.goto(words.at(`${path}/sign-up`));
  await comesAlive(page);
  await fillAll(page, {
    "contact.name": party.contact,
    "contact.email": address(party.contact, party.mark),
    "contact.phone": "20 30 40 50",
    "organisation.name": party.organisation,
    "organisation.cvr": "13748136",
  });
  await field(page, "contact.attends").setChecked(party.attends);
  for (const [row, name] of party.attendees.entries()) {
    await addAttendee(page, row, words);
    await fillAll(page, { [`attendees.${row}.name`]: name, [`attendees.${row}.email`]: address(name, party.mark) });
  }
  await field(page, "terms").check();
}

/** Adds a row: in place where there is script, otherwise by a submit that keeps everything. */
export async function addAttendee(page: Page, row: number, words: Words = danish): Promise<void> {
  let loads = 0;
  const count = () => (loads += 1);
  page.on("load", count);
  await page.getByRole("button", { name: words.add, exact: true }).click();
  await expect(field(page, `attendees.${row}.name`)).toBeVisible();
  page.off("load", count);
  if (hasScript()) expect(loads, "pages loaded to add a row").toBe(0);
}

/** Presses the sign-up form's real button. */
export async function send(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Signs a party up that gets its seats; answers the path of its registration's page, as its contact sees it. */
export async function signUp(page: Page, path: string, party: Party, words: Words = danish): Promise<string> {
  await fillSignUp(page, path, party, words);
  // Without script the button's number is that of the form as it was drawn.
  await page.locator("main form button.button-primary").click();
  await expect(page).toHaveURL(/\/registrations\/[^/]+$/);
  return new URL(page.url()).pathname;
}
