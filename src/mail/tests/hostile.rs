//! No text of any origin adds a header, a part, a recipient or an element.

use mailparse::{MailAddr, MailHeaderMap, addrparse_header, parse_mail};
use proptest::prelude::*;
use scraper::{Html, Selector};

use super::*;
use crate::mail::mime::{self, Origin};
use crate::mail::{clean, html, plain};
use crate::server::for_tests;

const ID: &str = "0198c0de-1111-7000-8000-000000000001";

const HOSTILE: [&str; 16] = [
    "\r\nBcc: alle@firma.example\r\n\r\nHej",
    "\"Direktøren\" <chef@firma.example>, \"",
    "a@b.example, c@d.example",
    "<script>alert(1)</script>",
    "</title></style></td><img src=x onerror=alert(1)>",
    "\" style=\"position:fixed\" x=\"",
    "' onclick='x",
    "=?utf-8?Q?x=0D=0ABcc:_alle=40firma.example?=",
    "\0\u{1b}[31m\u{202e}\u{2028}\u{85}\u{feff}",
    "\r\n\r\n--=_mixed_0198c0de-1111-7000-8000-000000000001",
    "😀👩‍👩‍👧 (kommentar) ; gruppe: x;",
    "\\",
    "\\\"",
    ".\r\n.\r\nMAIL FROM:<x@y.example>",
    "&lt;&amp;&#60;",
    "&#x0D;&#x0A;",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(HOSTILE.as_slice()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => prop::collection::vec(any::<char>(), 0..8).prop_map(|chars| chars.into_iter().collect()),
        1 => "[a-zæøå ]{0,120}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

fn write(letter: &Letter, recipient: &str) -> Result<Vec<u8>, mime::MimeError> {
    let folder = tempfile::tempdir().unwrap();
    mime::write(letter, &Origin { id: ID, created_at: NOW, recipient }, &for_tests::config(&folder, None))
}

fn tags(html: &str) -> Vec<String> {
    let all = Selector::parse("*").unwrap();
    let page = Html::parse_document(html);
    page.select(&all)
        .map(|element| {
            format!(
                "{} {:?}",
                element.value().name(),
                element.value().attrs().map(|(name, _)| name).collect::<Vec<_>>()
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_adds_a_header_a_part_or_a_recipient(name in hostile(), title in hostile()) {
        let mut letter = letter_of(&name, &title);
        letter.calendar = Some(Invite::Request(entry_of(&title, NOW)));
        let bytes = write(&letter, "jonas@brohave.example").unwrap();
        let mail = parse_mail(&bytes).unwrap();

        let mut headers: Vec<String> = mail.headers.iter().map(mailparse::MailHeader::get_key).collect();
        headers.sort();
        prop_assert_eq!(headers, [
            "Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-ID",
            "Reply-To", "Subject", "To",
        ]);
        for (header, address) in [("To", "jonas@brohave.example"), ("Reply-To", "anne-sofie@kolding.example")] {
            let list = addrparse_header(mail.headers.get_first_header(header).unwrap()).unwrap();
            prop_assert_eq!(list.len(), 1);
            let MailAddr::Single(person) = &list[0] else { panic!("a group") };
            prop_assert_eq!(&person.addr, address);
        }
        prop_assert_eq!(mail.subparts.len(), 2);
        prop_assert_eq!(mail.subparts[0].subparts.len(), 3);
        let subject = mail.headers.get_first_value("Subject").unwrap();
        let meant = clean::HeaderText::new(&letter.subject).into_string();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(&subject), words(&meant));
        for line in bytes.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 998, "a line that mail systems refuse");
            prop_assert!(line.is_ascii());
        }
    }

    #[test]
    fn no_recipient_adds_a_header(address in hostile(), before in "[a-z]{0,3}") {
        for recipient in [address.clone(), format!("{before}{address}@firma.example"), format!("a@{address}"), format!("a@firma.example{address}")] {
            if let Ok(bytes) = write(&letter_of("Jonas", "Møde"), &recipient) {
                let mail = parse_mail(&bytes).unwrap();
                prop_assert!(mail.headers.get_first_value("Bcc").is_none());
                let list = addrparse_header(mail.headers.get_first_header("To").unwrap()).unwrap();
                prop_assert_eq!(list.len(), 1, "{}", recipient);
            }
        }
    }

    #[test]
    fn no_text_adds_an_element_or_an_attribute_and_all_of_it_shows(name in hostile(), title in hostile()) {
        let harmless = html::write(&letter_of("Jonas", "Møde"), "Kolding Kommune");
        let html = html::write(&letter_of(&name, &title), &name);
        prop_assert_eq!(tags(&html), tags(&harmless));
        let page = Html::parse_document(&html);
        let shown: String = page.select(&Selector::parse("h2").unwrap()).flat_map(|found| found.text()).collect();
        prop_assert_eq!(shown, clean::line(&title));
    }

    #[test]
    fn no_text_breaks_out_of_its_place_in_the_plain_text(name in hostile(), title in hostile()) {
        let text = plain::write(&letter_of(&name, &title));
        prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
        prop_assert!(text.matches("\n\n").count() <= 7, "a text made a paragraph of its own");
    }

    #[test]
    fn every_file_name_is_one_plain_name(address in hostile()) {
        let part = clean::file_part(&address);
        prop_assert!(part.is_ascii() && part.len() <= 100);
        prop_assert!(!part.contains(|c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '"' | '*' | '<' | '>' | '|' | '?')));
    }
}
