//! The shape of a mail: its parts, its headers, its two texts.

use mailparse::{DispositionType, MailHeaderMap, ParsedMail, parse_mail};
use scraper::{Html, Selector};

use super::*;
use crate::mail::mime::{self, Origin};
use crate::mail::{html, plain};
use crate::server::for_tests;

const ID: &str = "0198c0de-1111-7000-8000-000000000001";

fn message(letter: &Letter) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let origin = Origin { id: ID, created_at: NOW, recipient: "jonas@brohave.example" };
    mime::write(letter, &origin, &for_tests::config(&folder, None)).unwrap()
}

fn invitation() -> Letter {
    let mut letter = letter_of("Jonas Brohave", "Når rekruttering også er en social opgave");
    letter.calendar = Some(Invite::Request(entry_of("Når rekruttering også er en social opgave", NOW)));
    letter
}

fn types(mail: &ParsedMail<'_>) -> Vec<String> {
    let mut found = vec![mail.ctype.mimetype.clone()];
    found.extend(mail.subparts.iter().flat_map(types));
    found
}

#[test]
fn an_invitation_holds_its_calendar_twice_with_the_same_bytes() {
    let bytes = message(&invitation());
    let mail = parse_mail(&bytes).unwrap();
    assert_eq!(
        types(&mail),
        ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"]
    );
    let inline = &mail.subparts[0].subparts[2];
    let attached = &mail.subparts[1];
    assert_eq!(inline.ctype.params["method"], "REQUEST");
    assert_eq!(inline.ctype.charset, "utf-8");
    assert!(inline.headers.get_first_value("Content-Disposition").is_none());
    let disposition = attached.get_content_disposition();
    assert_eq!(disposition.disposition, DispositionType::Attachment);
    assert_eq!(disposition.params["filename"], "invite.ics");
    let calendar = inline.get_body_raw().unwrap();
    assert_eq!(calendar, attached.get_body_raw().unwrap());
    let calendar = String::from_utf8(calendar).unwrap().replace("\r\n ", "");
    assert!(calendar.contains("METHOD:REQUEST\r\n"));
    assert!(calendar.contains("DTSTAMP:20261109T110000Z\r\n"), "the row's time");
    assert!(calendar.contains("mailto:jonas@brohave.example\r\n"));
    assert!(
        calendar.contains("ORGANIZER;CN=\"Kobling · Kolding Kommune\":mailto:kobling@kobling.example\r\n"),
        "{calendar}"
    );
    assert_eq!(calendar.matches("ATTENDEE").count(), 1);
}

#[test]
fn a_cancellation_says_so_in_its_type_and_in_its_calendar() {
    let mut letter = invitation();
    letter.calendar = Some(Invite::Cancel(entry_of("Aflyst", NOW)));
    let bytes = message(&letter);
    let mail = parse_mail(&bytes).unwrap();
    let inline = &mail.subparts[0].subparts[2];
    assert_eq!(inline.ctype.params["method"], "CANCEL");
    assert!(inline.get_body().unwrap().contains("METHOD:CANCEL\r\n"));
}

#[test]
fn a_mail_without_an_entry_is_two_texts_and_nothing_more() {
    let bytes = message(&letter_of("Jonas", "Ordentligt møde"));
    let mail = parse_mail(&bytes).unwrap();
    assert_eq!(types(&mail), ["multipart/alternative", "text/plain", "text/html"]);
}

#[test]
fn what_identifies_a_mail_comes_from_its_row() {
    let bytes = message(&invitation());
    assert_eq!(bytes, message(&invitation()));
    let mail = parse_mail(&bytes).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap();
    assert_eq!(header("Message-ID"), format!("<{ID}@kobling.example>"));
    assert_eq!(mailparse::dateparse(&header("Date")).unwrap(), NOW.0);
    assert_eq!(header("From"), "Kobling · Kolding Kommune <kobling@kobling.example>");
    assert_eq!(header("To"), "\"Jonas Brohave\" <jonas@brohave.example>");
    assert_eq!(header("Reply-To"), "\"Jonas Brohave\" <anne-sofie@kolding.example>");
    assert_eq!(header("Subject"), "Du er tilmeldt: Når rekruttering også er en social opgave");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("MIME-Version"), "1.0");
}

#[test]
fn the_plain_text_reads_well_alone() {
    let expected = "\
Du er tilmeldt, Jonas

Mette Lindholm fra Brohave Catering har tilmeldt dig. Aftalen er
vedhæftet og lægger sig i din kalender.

Når rekruttering også er en social opgave
-----------------------------------------

Hvornår  Torsdag 14. januar 2027
         kl. 9.00–10.30 (før: kl. 8.30–10.00)
Hvor     Nicolai, Lille Sal
         Skolegade 2 B, 6000 Kolding
         Vis på kort:
         https://www.openstreetmap.org/search?query=Skolegade%202%20B&x=1
Hvorfor  Virksomheder i Kolding mangler hænder, og mange vil gerne i
         job. Vi bygger broen.
Tag med  Når rekruttering også er en social opgave

Se din plads: https://kobling.example/seats/abc

Her kan du hente kalenderfilen igen, eller afmelde dig gratis til onsdag
13. januar kl. 12.

Venlig hilsen
Anne-Sofie Kjær og Tobias Holm Lund

Du får mailen, fordi nogen har tilmeldt dig. Kender du ikke til det?
Slet mine oplysninger <https://kobling.example/seats/abc/cancel>.
Linkene er dine egne, så send dem ikke videre.
";
    assert_eq!(plain::write(&letter_of("Jonas", "Når rekruttering også er en social opgave")), expected);
}

#[test]
fn the_html_shows_the_old_struck_and_the_new_beside_it() {
    let html = html::write(&invitation(), "Kolding Kommune");
    let page = Html::parse_document(&html);
    let text = |selector: &str| {
        page.select(&Selector::parse(selector).unwrap())
            .map(|found| found.text().collect::<String>())
            .collect::<Vec<_>>()
    };
    assert_eq!(text("del"), ["kl. 8.30–10.00"]);
    assert_eq!(text("ins"), ["kl. 9.00–10.30"]);
    assert_eq!(text("h1"), ["Du er tilmeldt, Jonas Brohave"]);
    assert_eq!(text("a"), ["Vis på kort", "Se din plads", "Slet mine oplysninger"]);
    assert_eq!(text("th"), ["Hvornår", "Hvor", "Hvorfor", "Tag med"]);
}

#[test]
fn the_html_fetches_nothing() {
    let html = html::write(&invitation(), "Kolding Kommune");
    for fetching in ["<img", "<link", "<script", "url(", "@import", " src=", "background=\""] {
        assert!(!html.contains(fetching), "{fetching}");
    }
}
