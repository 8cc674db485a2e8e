//! A spreadsheet program without a screen opens what was written: `LibreOffice`, where it is installed.

use std::path::Path;
use std::process::Command;

use kobling::registrations::Party;
use kobling::server::access::Role;

use super::HOSTILE;
use crate::app::{NewEvent, TestApp, party, person};

/// Semicolons, double quotes, UTF-8, from the first line, Danish, formulas worked out: the most that a program may do.
const CSV: &str = "CSV:59,34,76,1,,1030,false,true,false,false,false,0,true";

/// What the program makes of a file: how many formulas, and the texts of its rows.
struct Opened {
    formulas: usize,
    links: usize,
    rows: Vec<Vec<String>>,
}

fn program() -> Option<&'static str> {
    ["soffice", "libreoffice"].into_iter().find(|name| {
        let found = Command::new("sh").args(["-c", &format!("command -v {name}")]).output();
        found.is_ok_and(|output| output.status.success())
    })
}

/// Converts a file to one flat XML document and reads that.
fn open(folder: &Path, name: &str, bytes: &[u8], filter: Option<&str>) -> Opened {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let mut command = Command::new(program().unwrap());
    command.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
    command.args(["--headless", "--norestore"]);
    command.args(filter.map(|filter| format!("--infilter={filter}")));
    command.args(["--convert-to", "fods", "--outdir"]).arg(folder).arg(&file);
    let output = command.output().unwrap();
    let made = std::fs::read_to_string(file.with_extension("fods"));
    let made = made.unwrap_or_else(|_| panic!("{name} was not opened: {}", String::from_utf8_lossy(&output.stderr)));
    let document = scraper::Html::parse_document(&made.replace("table:", "x-").replace("text:p", "x-p"));
    let select = |selector: &str| scraper::Selector::parse(selector).unwrap();
    let cell = select("x-table-cell");
    let cells = |row: scraper::ElementRef<'_>| {
        let mut texts: Vec<String> =
            row.select(&cell).map(|cell| cell.text().collect::<String>().trim().to_owned()).collect();
        while texts.last().is_some_and(String::is_empty) {
            texts.pop();
        }
        texts
    };
    let rows = document.select(&select("x-table-row")).map(cells).filter(|row| !row.is_empty()).collect();
    Opened { formulas: made.matches("table:formula=").count(), links: made.matches("<text:a ").count(), rows }
}

#[tokio::test]
async fn a_spreadsheet_program_finds_no_formula_every_letter_and_the_same_rows() {
    if program().is_none() {
        eprintln!("LibreOffice is not installed: what it makes of the files is not looked at");
        return;
    }
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(90), &owner).await;
    let letters = "Ærlighed Øst & Åse A/S";
    for text in HOSTILE.into_iter().chain([letters]) {
        let mut attendee = person("Ane");
        text.clone_into(&mut attendee.name);
        let mut hostile = Party { organisation: text.to_owned(), attendees: vec![attendee], ..party("Ane", &[]) };
        "+46701234567".clone_into(&mut hostile.contact.phone);
        app.sign_up(&event, hostile).await;
    }
    let desk = format!("/organiser/events/{}", event.id.as_str());
    let csv = owner.get(&format!("{desk}/registrations.csv")).await.expect(200);
    let xlsx = owner.get(&format!("{desk}/registrations.xlsx")).await.expect(200);

    tokio::task::spawn_blocking(move || {
        let folder = tempfile::tempdir().unwrap();
        // The program does work formulas out, where there is one: otherwise nothing below would say anything.
        let probe = open(folder.path(), "probe.csv", "a;=1+1\r\nb;=A1\r\n".as_bytes(), Some(CSV));
        assert_eq!(probe.formulas, 2);

        for (name, bytes, filter) in [("list.csv", &csv.bytes, Some(CSV)), ("list.xlsx", &xlsx.bytes, None)] {
            let opened = open(folder.path(), name, bytes, filter);
            assert_eq!((opened.formulas, opened.links), (0, 0), "{name}");
            assert_eq!(opened.rows.len(), HOSTILE.len() + 2, "{name}: {:?}", opened.rows);
            let last = opened.rows.last().unwrap();
            assert_eq!((last[0].as_str(), last[5].as_str()), (letters, letters), "{name}");
            assert!(last[9].contains("2026"), "{name}: {last:?}");
            for (row, text) in opened.rows[1..].iter().zip(HOSTILE) {
                let plain = |text: &str| text.replace(['\'', ' '], "");
                assert_eq!(plain(&row[0]), plain(text), "{name}");
                let phone = if name == "list.csv" { "00 46701234567" } else { "+46701234567" };
                assert_eq!(row[4], phone, "{name}");
            }
        }
    })
    .await
    .unwrap();
}
