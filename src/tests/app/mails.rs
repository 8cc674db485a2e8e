//! The mails that the program left in its folder, as a mail program reads them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;

use mailparse::{MailHeaderMap, ParsedMail, parse_mail};

pub struct Mailbox {
    folder: PathBuf,
    seen: Mutex<BTreeSet<String>>,
}

impl Mailbox {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, seen: Mutex::default() }
    }

    pub fn new_mails(&self) -> Vec<Mail> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Vec::new() };
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        let mut seen = self.seen.lock().unwrap();
        let fresh = names.into_iter().filter(|name| seen.insert(name.clone()));
        fresh.map(|name| Mail::read(std::fs::read(self.folder.join(name)).unwrap())).collect()
    }
}

/// One mail.
#[derive(Clone)]
pub struct Mail {
    pub raw: Vec<u8>,
    /// The address it goes to.
    pub to: String,
    pub subject: String,
    /// The plain text part.
    pub text: String,
    pub html: String,
    /// The calendar part that mail programs act on, unfolded.
    pub calendar: Option<String>,
}

impl Mail {
    pub(super) fn read(raw: Vec<u8>) -> Self {
        let mail = parse_mail(&raw).unwrap();
        let to = mail.headers.get_first_header("To").unwrap();
        let to = mailparse::addrparse_header(to).unwrap().extract_single_info().unwrap().addr;
        let part = |kind: &str| find(&mail, kind).map(|part| part.get_body().unwrap().replace("\r\n", "\n"));
        Self {
            to,
            subject: mail.headers.get_first_value("Subject").unwrap(),
            text: part("text/plain").unwrap_or_default(),
            html: part("text/html").unwrap_or_default(),
            calendar: part("text/calendar").map(|calendar| calendar.replace("\n ", "")),
            raw,
        }
    }

    /// A property of the calendar part's VEVENT, with its parameters left out; nothing where there is none.
    pub fn property(&self, name: &str) -> String {
        self.calendar.as_deref().map(|calendar| property(calendar, name)).unwrap_or_default()
    }

    pub fn sequence(&self) -> i64 {
        self.property("SEQUENCE").parse().expect("a SEQUENCE")
    }

    /// `REQUEST`, `CANCEL`, or nothing where the mail brings no calendar part.
    pub fn method(&self) -> String {
        self.property("METHOD")
    }

    /// The links of ours in the text, in order.
    pub fn links(&self) -> Vec<String> {
        let words = self.text.split(|character: char| character.is_whitespace() || "<>()".contains(character));
        words
            .filter(|word| word.starts_with(super::ORIGIN))
            .map(|link| link.trim_end_matches(['.', ',']).to_owned())
            .collect()
    }

    /// The path of the first link of ours that holds these words.
    #[track_caller]
    pub fn link(&self, part: &str) -> String {
        let link = self.links().into_iter().find(|link| link.contains(part));
        let link = link.unwrap_or_else(|| panic!("no link with {part} in\n{}", self.text));
        link[super::ORIGIN.len()..].to_owned()
    }

    /// Headers, both texts and the calendar, decoded: for what must stand nowhere.
    pub fn everything(&self) -> String {
        let mut all = String::new();
        collect(&parse_mail(&self.raw).unwrap(), &mut all);
        all
    }
}

/// A property's value in the last component that has it: for DTSTART that is VEVENT, which comes after VTIMEZONE.
pub fn property(calendar: &str, name: &str) -> String {
    let unfolded = calendar.replace("\r\n", "\n").replace("\n ", "");
    let line = unfolded
        .lines()
        .rfind(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':') || rest.starts_with(';')));
    line.and_then(|line| line.split_once(':')).map(|(_, value)| value.to_owned()).unwrap_or_default()
}

fn find<'a>(mail: &'a ParsedMail<'a>, kind: &str) -> Option<&'a ParsedMail<'a>> {
    if mail.ctype.mimetype == kind {
        return Some(mail);
    }
    mail.subparts.iter().find_map(|part| find(part, kind))
}

fn collect(mail: &ParsedMail<'_>, all: &mut String) {
    for header in &mail.headers {
        all.extend([header.get_key(), ": ".to_owned(), header.get_value(), "\n".to_owned()]);
    }
    if mail.subparts.is_empty() {
        all.push_str(&mail.get_body().unwrap().replace("\r\n ", "").replace("=\r\n", ""));
    }
    for part in &mail.subparts {
        collect(part, all);
    }
}
