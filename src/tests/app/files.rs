//! Leaves calendar files and mails for the battery of calendar parsers, in the folder that `KOBLING_ICS_OUT` names.
//!
//! An update stands beside what it updates: `X.next.eml` beside `X.eml`. Feeds end in `.feed.ics`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::mails::property;
use super::{Mail, Page};

/// Several installations of one test must not name two files alike.
static NUMBER: AtomicUsize = AtomicUsize::new(1);

pub struct Files {
    folder: Option<PathBuf>,
    test: String,
    last: Mutex<HashMap<Entry, Left>>,
    /// Of each feed's address, what was left last: its stem and its body.
    feeds: Mutex<HashMap<String, (String, String)>>,
}

/// `eml` or `ics`, and the entry's UID.
type Entry = (&'static str, String);
/// The sequence and the stem of the file that was left last.
type Left = (i64, String);

#[expect(clippy::disallowed_methods, reason = "tests are told of the folder by the environment")]
fn folder() -> Option<PathBuf> {
    std::env::var_os("KOBLING_ICS_OUT").map(PathBuf::from)
}

impl Files {
    pub fn of_this_test() -> Self {
        let folder = folder();
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).unwrap();
        }
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        Self { folder, test, last: Mutex::default(), feeds: Mutex::default() }
    }

    pub fn leave_mail(&self, mail: &Mail) {
        if let Some(calendar) = &mail.calendar {
            self.leave("eml", calendar, &mail.raw);
        }
    }

    pub fn leave_page(&self, page: &Page) {
        if page.status == 200 && !page.body.is_empty() && page.header("content-type").starts_with("text/calendar") {
            if page.body.contains("\r\nX-WR-CALNAME:") {
                self.leave_feed(page);
            } else {
                self.leave("ics", &page.body, page.body.as_bytes());
            }
        }
    }

    fn leave_feed(&self, page: &Page) {
        let Some(folder) = &self.folder else { return };
        let mut feeds = self.feeds.lock().unwrap();
        let stem = match feeds.get(&page.path) {
            Some((_, body)) if *body == page.body => return,
            Some((stem, _)) => format!("{stem}.next"),
            None => format!("{}-{}", self.test, NUMBER.fetch_add(1, Ordering::Relaxed)),
        };
        std::fs::write(folder.join(format!("{stem}.feed.ics")), &page.body).unwrap();
        feeds.insert(page.path.clone(), (stem, page.body.clone()));
    }

    fn leave(&self, kind: &'static str, calendar: &str, bytes: &[u8]) {
        let Some(folder) = &self.folder else { return };
        let mut last = self.last.lock().unwrap();
        let sequence = property(calendar, "SEQUENCE").parse().unwrap_or(0);
        let known = last.get(&(kind, property(calendar, "UID"))).cloned();
        let stem = match known {
            Some((before, stem)) if before < sequence => format!("{stem}.next"),
            // The same again.
            Some(_) => return,
            None => format!("{}-{}", self.test, NUMBER.fetch_add(1, Ordering::Relaxed)),
        };
        std::fs::write(folder.join(format!("{stem}.{kind}")), bytes).unwrap();
        last.insert((kind, property(calendar, "UID")), (sequence, stem));
    }
}
