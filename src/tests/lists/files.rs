//! Registrations as CSV and XLSX, read by programs that did not write them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use kobling::audit::Actor;
use kobling::registrations::rules::Whose;
use kobling::registrations::{CancelledBy, Party, acts};
use kobling::text::Lang;

use super::{HOSTILE, full};
use crate::app::{NewEvent, Page, TestApp, party, person};
use crate::visitor::at;

/// The rows of a CSV file, its heading among them.
pub fn rows_of_csv(page: &Page) -> Vec<Vec<String>> {
    let text = page.body.strip_prefix('\u{feff}').expect("Excel reads UTF-8 only behind a byte order mark");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "RFC 4180 ends lines in CRLF");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of an XLSX file; it holds no formula.
pub fn cells_of_xlsx(page: &Page) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(page.bytes.clone())).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0, "a formula");
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[tokio::test]
async fn a_list_is_taken_along_as_csv_and_as_xlsx_with_the_same_rows() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let full = full(&app).await;
        let get = async |kind: &str| {
            full.owner.get(&at(lang, &format!("{}/registrations.{kind}", full.desk()))).await.expect(200)
        };
        let (csv, xlsx) = (get("csv").await, get("xlsx").await);
        let rows = rows_of_csv(&csv);
        let [confirmed, waiting, cancelled] = match lang {
            Lang::Da => ["Bekræftet", "Venteliste", "Afmeldt"],
            Lang::En => ["Confirmed", "Waiting list", "Cancelled"],
        };
        let heading = match lang {
            Lang::Da => {
                "Virksomhed;CVR;Kontakt;Kontaktens e-mail;Kontaktens telefon;Deltager;Deltagerens e-mail;Tilstand;Nr. i køen;Tilmeldt;Kom;Svar"
            }
            Lang::En => {
                "Organisation;CVR;Contact;Contact’s email;Contact’s phone;Attendee;Attendee’s email;State;No. in the queue;Signed up;Came;Answer"
            }
        };
        assert_eq!(rows[0], heading.split(';').collect::<Vec<_>>());
        assert_eq!(
            rows[1],
            [
                "Brohave Catering A/S",
                "13748136",
                "Mette Ågård",
                "mette.aagaard@brohave.example",
                "79 79 00 01",
                "Søren Æbelø",
                "soeren.aebeloe@brohave.example",
                confirmed,
                "",
                "2026-11-24 12:00",
                "",
                ""
            ]
        );
        let told: Vec<[&str; 3]> =
            rows[1..].iter().map(|row| [row[5].as_str(), row[7].as_str(), row[8].as_str()]).collect();
        assert_eq!(
            told,
            [
                ["Søren Æbelø", confirmed, ""],
                ["Aage Ørsted", confirmed, ""],
                ["Bo Lund", cancelled, ""],
                ["Zenia Dam", confirmed, ""],
                ["Erik Dam", waiting, "1"],
                ["Freja Bak", waiting, "1"],
            ]
        );
        assert!(!csv.says("paprika") && !csv.body.to_lowercase().contains("vegan"), "needs stay where they are needed");

        let cells = cells_of_xlsx(&xlsx);
        assert_eq!(cells.len(), rows.len());
        for (cells, row) in cells.iter().zip(&rows) {
            for (column, (cell, text)) in cells.iter().zip(row).enumerate() {
                match cell {
                    Data::Empty => assert_eq!(text, ""),
                    Data::DateTime(at) => {
                        let shown = at.as_datetime().unwrap().format("%Y-%m-%d %H:%M").to_string();
                        assert_eq!((shown.as_str(), column), (text.as_str(), 9));
                    }
                    Data::Float(number) => assert_eq!((number.to_string().as_str(), column), (text.as_str(), 8)),
                    Data::String(said) if said.starts_with('+') => {
                        assert_eq!((said.as_str(), column), ("+4579790001", 4));
                    }
                    Data::String(said) => assert_eq!(said, text),
                    other => panic!("{other:?}"),
                }
            }
        }
        let word = if lang == Lang::Da { "tilmeldinger" } else { "registrations" };
        for (page, kind, ending) in [(&csv, "text/csv", "csv"), (&xlsx, "application/vnd.openxmlformats", "xlsx")] {
            assert!(page.header("content-type").starts_with(kind));
            let name = format!("{word}-{}-2027-01-14.{ending}", full.event.slug);
            assert_eq!(
                page.header("content-disposition"),
                format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}")
            );
            assert_eq!(page.header("cache-control"), "no-store");
        }
    }
}

#[tokio::test]
async fn a_file_is_narrowed_as_the_list_is() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    for (query, names) in [
        ("state=waitlisted", vec!["Erik Dam", "Freja Bak"]),
        ("q=%C3%A5rre", vec!["Zenia Dam"]),
        ("q=FREJA", vec!["Erik Dam", "Freja Bak"]),
        ("q=13748136", vec!["Søren Æbelø", "Aage Ørsted", "Bo Lund"]),
        ("state=confirmed&q=dam", vec!["Zenia Dam"]),
        ("q=nobody", vec![]),
        ("state=nonsense&q=", vec!["Søren Æbelø", "Aage Ørsted", "Bo Lund", "Zenia Dam", "Erik Dam", "Freja Bak"]),
    ] {
        let csv = full.owner.get(&format!("{}/registrations.csv?{query}", full.desk())).await.expect(200);
        let found: Vec<String> = rows_of_csv(&csv).into_iter().skip(1).map(|row| row[5].clone()).collect();
        assert_eq!(found, names, "{query}");
        let xlsx = full.owner.get(&format!("{}/registrations.xlsx?{query}", full.desk())).await.expect(200);
        assert_eq!(cells_of_xlsx(&xlsx).len(), names.len() + 1, "{query}");
    }
    let list = full.owner.get(&format!("{}/registrations?state=waitlisted", full.desk())).await.expect(200);
    assert!(list.has("a[href$='registrations.csv?state=waitlisted']"), "the list leads to what it shows");
}

#[tokio::test]
async fn nothing_that_somebody_typed_begins_a_formula() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", kobling::server::access::Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(50), &owner).await;
    for text in HOSTILE {
        let mut attendee = person("Ane");
        text.clone_into(&mut attendee.name);
        let mut hostile = Party { organisation: text.to_owned(), attendees: vec![attendee], ..party("Ane", &[]) };
        text.clone_into(&mut hostile.contact.name);
        app.sign_up(&event, hostile).await;
    }
    let desk = format!("/organiser/events/{}", event.id.as_str());
    let csv = owner.get(&format!("{desk}/registrations.csv")).await.expect(200);
    assert_eq!(rows_of_csv(&csv).len(), HOSTILE.len() + 1);
    // Whatever a program takes for the separator, and whether it knows quotes or not.
    for separator in [b';', b',', b'\t', b'|'] {
        let text = csv.body.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let read = reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
        let plain = text.split(|c: char| c == char::from(separator) || c == '\n').map(str::to_owned);
        for cell in read.chain(plain) {
            let first = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"').chars().next();
            assert!(
                !first.is_some_and(|first| "=+-@＝＋－＠".contains(first)),
                "{cell:?} behind {:?}",
                char::from(separator)
            );
        }
    }
    // In a sheet they are strings, letter for letter.
    let xlsx = owner.get(&format!("{desk}/registrations.xlsx")).await.expect(200);
    let cells = cells_of_xlsx(&xlsx);
    let said: Vec<String> = cells[1..].iter().map(|row| row[5].to_string()).collect();
    assert_eq!(said, HOSTILE);
}

#[tokio::test]
async fn people_who_are_forgotten_are_in_no_file() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let registrations = app.registrations(&full.event).await;
    for (party, whose) in [(&registrations[0], Whose::Attendee(2)), (&registrations[2], Whose::Party)] {
        acts::erase(&app.state, party, whose, CancelledBy::Contact, Actor::Contact).await.unwrap();
    }
    let csv = full.owner.get(&format!("{}/registrations.csv", full.desk())).await.expect(200);
    for gone in ["Ørsted", "oersted", "Erik", "erik", "Vonsild"] {
        assert!(!csv.body.contains(gone), "{gone}: {}", csv.body);
    }
    let xlsx = full.owner.get(&format!("{}/registrations.xlsx", full.desk())).await.expect(200);
    assert_eq!(cells_of_xlsx(&xlsx).len(), rows_of_csv(&csv).len());
}
