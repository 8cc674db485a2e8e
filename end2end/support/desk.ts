// The quick way to a state that a test begins from: the same forms as on the pages, posted without a browser.
import { type APIRequestContext, type APIResponse, type Page, expect, request } from "@playwright/test";
import { DAY, type Meeting, type Party, PASSWORD, address } from "./acts.ts";
import type { Kobling } from "./kobling.ts";

/** The address of the administrator that tests have at hand. */
export const DESK = "desk@kolding.example";

type Fields = Record<string, string | string[]>;

/** An administrator at work, signed in. */
export class Desk {
  private made = 0;

  private constructor(
    private readonly http: APIRequestContext,
    /** The path of the one-time link that set the password. */
    readonly link: string,
  ) {}

  static async open(kobling: Kobling, email = DESK): Promise<Desk> {
    const http = await request.newContext({ baseURL: kobling.url, extraHTTPHeaders: { origin: kobling.url }, maxRedirects: 0 });
    const desk = new Desk(http, await kobling.addOrganiser(email, { administrator: true }));
    await desk.post(desk.link, { password: PASSWORD });
    return desk;
  }

  async close(): Promise<void> {
    await this.http.dispose();
  }

  /** Signs a browser in as this administrator. */
  async lend(page: Page): Promise<void> {
    await page.context().addCookies((await this.http.storageState()).cookies);
  }

  /** Posts a form that is accepted; answers where it leads. */
  async post(path: string, fields: Fields = {}): Promise<string> {
    const response = await this.http.post(path, encoded(fields));
    expect(response.status(), `POST ${path}: ${await told(response)}`).toBe(303);
    return response.headers().location;
  }

  /** A published meeting; `more` are further fields of its form, or others than the usual ones. */
  async publish(title: string, seats: number, more: Fields = {}): Promise<Meeting> {
    const draft = await this.draft(title, seats, more);
    await this.post(`${draft.desk}/publish`);
    return { ...draft, path: await this.publicPath(draft.desk) };
  }

  private async publicPath(desk: string): Promise<string> {
    const overview = await (await this.http.get(desk)).text();
    return overview.match(/href="(\/events\/[^"/]+)"/)?.[1] ?? "";
  }

  /** A meeting of this Danish title that is there already. */
  async find(title: string): Promise<Meeting> {
    const list = await (await this.http.get("/organiser")).text();
    const desk = [...list.matchAll(/<a href="(\/organiser\/events\/[^"]+)">([^<]*)</g)].find((found) => found[2] === title)?.[1];
    expect(desk, `“${title}” in the list of events`).toBeTruthy();
    return { title, desk: desk!, path: await this.publicPath(desk!) };
  }

  /** A draft that could be published. */
  async draft(title: string, seats: number, more: Fields = {}): Promise<Meeting> {
    const form_key = `form-of-the-desk-${(this.made += 1)}`;
    const after = await this.post("/organiser/events/new", { form_key, ...this.fields(title, seats, more), do: "save" });
    return { title, desk: after.split("?")[0], path: "" };
  }

  /** What the form of a meeting holds. */
  private fields(title: string, seats: number, more: Fields): Fields {
    return {
      "title.da": title,
      "why.da": "Fordi mange leder efter den samme kollega.",
      "price.da": "Gratis",
      principles: ["3", "5"],
      date: DAY,
      start: "8.30",
      end: "10.00",
      place: "Kulturhuset Nicolai",
      room: "Sal 2",
      address: "Skolegade 2A, 6000 Kolding",
      capacity: String(seats),
      responsible: "Kolding Kommune",
      "contacts.0.name": "Anne-Sofie Kjær",
      "contacts.0.email": "anne-sofie@kolding.example",
      "contacts.0.phone": "79 79 12 34",
      ...more,
    };
  }

  /** What the page shows that a form brings with it, as it names that. */
  private async shown(path: string, fields: Fields): Promise<string> {
    const response = await this.http.post(path, encoded(fields));
    expect(response.status(), `POST ${path}: ${await told(response)}`).toBe(200);
    const page = await response.text();
    return page.match(/name="shown" value="([^"]+)"/)?.[1] ?? page.match(/value="([^"]+)" name="shown"/)?.[1] ?? "";
  }

  /** Changes a meeting that was just published, and lets the mails wait. */
  async hold(meeting: Meeting, seats: number, changes: Fields): Promise<void> {
    const fields = { ...this.fields(meeting.title, seats, changes), revision: "1", do: "hold" };
    const path = `${meeting.desk}/edit`;
    await this.post(path, { ...fields, shown: await this.shown(path, fields) });
  }

  /** Cancels a meeting, whoever is told. */
  async cancel(meeting: Meeting): Promise<void> {
    const words = { "words.da": "Oplægsholderen er syg.", "words.en": "The speaker is ill." };
    const path = `${meeting.desk}/cancel`;
    await this.post(path, { ...words, shown: await this.shown(path, { ...words, do: "preview" }), do: "cancel" });
  }

  /** Signs a party up, to wait if it must; answers the path of its registration. */
  async signUp(meeting: Meeting, party: Party, lang: "da" | "en" = "da"): Promise<string> {
    const rows = party.attendees.flatMap((name, row): [string, string][] => [
      [`attendees.${row}.name`, name],
      [`attendees.${row}.email`, address(name, party.mark)],
    ]);
    return this.post(`${lang === "en" ? "/en" : ""}${meeting.path}/sign-up`, {
      "contact.name": party.contact,
      "contact.email": address(party.contact, party.mark),
      "contact.phone": "20 30 40 50",
      "organisation.name": party.organisation,
      ...(party.attends ? { "contact.attends": "yes" } : {}),
      ...Object.fromEntries(rows),
      terms: "yes",
      when_short: "wait",
    });
  }

  /** The organisations that signed up for a meeting, as its list shows them, latest first. */
  async registrations(meeting: Meeting): Promise<string[]> {
    const page = await (await this.http.get(`${meeting.desk}/registrations`)).text();
    return [...page.matchAll(/<a href="[^"]*\/registrations\/[^"?]+">([^<]*)</g)].map((found) => found[1]);
  }
}

function encoded(fields: Fields) {
  const data = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return { data: data.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } };
}

/** What a refused form says. */
async function told(response: APIResponse): Promise<string> {
  return (await response.text()).match(/<main[\s\S]*?<\/main>/)?.[0].replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").slice(0, 400) ?? "";
}
