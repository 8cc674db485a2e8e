// Every state a page can be in, on the demo data and beside it: the ground that the accessibility tests walk.
import { type Meeting, type Party, address } from "./acts.ts";
import { Desk } from "./desk.ts";
import { type Kobling, links } from "./kobling.ts";

/** The settings of a program that begins with the demo data. */
export const DEMO = { KOBLING_DEMO: "true" };

export interface Stage {
  open: Meeting;
  full: Meeting;
  closed: Meeting;
  cancelled: Meeting;
  notOpen: Meeting;
  /** Moved, and the mails wait. */
  held: Meeting;
  past: Meeting;
  /** Without a word of English. */
  danishOnly: Meeting;
  draft: Meeting;
  /** A draft that lacks what publishing asks for. */
  unfinished: Meeting;
  /** Pages of contacts, in the stage's language. */
  confirmed: string;
  partlyCancelled: string;
  waiting: string;
  /** Of three who wait. */
  waitingParty: string;
  registrationCancelled: string;
  ofCancelledEvent: string;
  /** Of somebody who had their data deleted. */
  contactForgotten: string;
  /** Pages of attendees. */
  seat: string;
  seatCancelled: string;
  seatForgotten: string;
  /** Of somebody who was asked whether they still come; and after the deadline for cancelling. */
  asked: string;
  askedLate: string;
  /** One-time links, unused and used. */
  passwordLink: string;
  usedLink: string;
}

function party(mark: string, attends: boolean, attendees: string[]): Party {
  return { organisation: `Værkstedet ${mark}`, contact: "Mette Birkholm", attends, attendees, mark };
}

function idOf(meeting: Meeting): string {
  return meeting.desk.split("/").at(-1)!;
}

export async function setStage(kobling: Kobling, desk: Desk, lang: "da" | "en"): Promise<Stage> {
  const open = await desk.find("Den gode praktikplads");
  const full = await desk.find("Indkøb med socialt ansvar: læs udbuddet, som kommunen gør");
  const closed = await desk.publish(`Tilmeldingen er lukket ${lang}`, 20, { closes: "01-01-2026 12.00", cancel_until: "01-01-2026 12.00" });
  const aboutToGo = await desk.publish(`Bliver aflyst ${lang}`, 20);
  const english = lang === "en" ? "/en" : "";
  const signUp = (meeting: Meeting, mark: string, attends = true, attendees: string[] = []) =>
    desk.signUp(meeting, party(`${mark}-${lang}`, attends, attendees), lang);
  const seatOf = async (name: string, mark: string) => {
    const mail = await kobling.mailTo(address(name, `${mark}-${lang}`), (one) => one.method === "REQUEST");
    return links(mail).find((link) => link.includes("/seats/"))!;
  };

  const confirmed = await signUp(open, "confirmed", true, ["Anton Vinther", "Bodil Krag"]);
  const partlyCancelled = await signUp(open, "partly", false, ["Carla Mønsted", "Dorthe Lund"]);
  await desk.post(`${partlyCancelled}/seats/1/cancel`);
  const registrationCancelled = await signUp(open, "gone", true);
  await desk.post(`${registrationCancelled}/cancel`);
  const ofCancelledEvent = await signUp(aboutToGo, "unlucky", true);
  await desk.cancel(aboutToGo);
  const held = await desk.publish(`Flyttet, og mailen venter ${lang}`, 20);
  await signUp(held, "held", false, ["Gerda Vang", "Hans Kjær"]);
  await desk.hold(held, 20, { start: "9.00", "words.da": "Vi begynder lidt senere." });
  const contactForgotten = await signUp(open, "forgotten", true, ["Frida Holm"]);
  const seatForgotten = await seatOf("Frida Holm", "forgotten");
  await desk.post(`${seatForgotten}/erase`);
  await desk.post(`${contactForgotten}/erase`);
  const askedSeat = async (mark: string) => {
    const meeting = await desk.publish(`Kommer I stadig ${mark} ${lang}`, 20);
    await signUp(meeting, mark, true, ["Inge Rask"]);
    const seat = await seatOf("Inge Rask", mark);
    const sql = "INSERT INTO seat_answers (seat_id, event_id, asked_at) SELECT id, event_id, created_at FROM seats WHERE email = ?";
    await kobling.letPass(sql, address("Inge Rask", `${mark}-${lang}`));
    return { meeting, seat };
  };
  const asked = await askedSeat("asked");
  const askedLate = await askedSeat("late");
  await kobling.letPass("UPDATE event_capacity SET closes_at = 1, cancel_until = 1 WHERE event_id = ?", idOf(askedLate.meeting));
  const colleague = await Desk.open(kobling, `colleague-${lang}@kolding.example`);
  await colleague.close();
  return {
    open,
    full,
    closed,
    confirmed,
    partlyCancelled,
    registrationCancelled,
    ofCancelledEvent,
    held,
    contactForgotten,
    seatForgotten,
    asked: asked.seat,
    askedLate: askedLate.seat,
    cancelled: await desk.find("Træf for nye medlemmer af netværket"),
    notOpen: await desk.find("Velkommen i netværket: tre makkerpar på en aften"),
    past: await desk.find("Jeres første ansatte på særlige vilkår"),
    danishOnly: await desk.find("Frokostmøde: det, I smider ud, er nogens råvare"),
    draft: await desk.find("Fra leverandør til makker"),
    unfinished: await desk.draft(`Ikke færdig ${lang}`, 20, { "why.da": "", place: "", principles: [] }),
    waiting: await signUp(full, "waiting", true, ["Erik Dam"]),
    waitingParty: await signUp(full, "party", false, ["Gorm Ask", "Helle Toft", "Ib Krag"]),
    seat: await seatOf("Bodil Krag", "confirmed"),
    seatCancelled: await seatOf("Carla Mønsted", "partly"),
    passwordLink: english + (await kobling.addOrganiser(`fresh-${lang}@kolding.example`)),
    usedLink: english + colleague.link,
  };
}
