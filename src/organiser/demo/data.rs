//! Reads the demo files, and turns weeks and weekdays into dates around today.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::DemoError;
use crate::events::{ContactPerson, DEFAULT_KEEP_MONTHS, Details, Kind, Organisation, Place, Principle, State, Texts};
use crate::programme::{ItemTexts, NewItem};
use crate::registrations::{Attendee, CapacityTerms, Contact, Diet, Needs, Party, QueueRules};
use crate::text::Lang;
use crate::time::{DAY, Timestamp};

/// An event of the files.
#[derive(Deserialize)]
pub struct Meeting {
    /// By which other events name it.
    pub key: String,
    #[serde(default = "network_meeting")]
    kind: Kind,
    pub owner: String,
    pub co: Option<String>,
    state: String,
    pub replaced_by: Option<String>,
    #[serde(flatten)]
    day: Day,
    start: NaiveTime,
    end: NaiveTime,
    place: Place,
    #[serde(default)]
    online_link: String,
    principles: Vec<u8>,
    responsible: String,
    partners: Vec<String>,
    contacts: Vec<ContactPerson>,
    capacity: i64,
    opens: Option<Moment>,
    /// Both deadlines are at noon.
    closes_days_before: u64,
    cancel_days_before: u64,
    /// Seats in use.
    pub seated: usize,
    /// Seats in the queue.
    pub waiting: usize,
    /// Parties that signed up and left again.
    pub left_again: usize,
    pub message: Option<Written>,
    pub da: Words,
    pub en: Words,
    agenda: Vec<Part>,
}

/// A day, counted from the first week that still has its working days ahead.
#[derive(Clone, Copy, Deserialize)]
struct Day {
    week: i64,
    /// 1 is Monday.
    weekday: i64,
}

#[derive(Deserialize)]
struct Moment {
    #[serde(flatten)]
    day: Day,
    time: NaiveTime,
}

fn network_meeting() -> Kind {
    Kind::NetworkMeeting
}

/// What an organiser wrote to everybody.
#[derive(Deserialize)]
pub struct Written {
    pub days_ago: i64,
    pub subject: String,
    pub body: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    pub title: String,
    lead: String,
    why: String,
    how: String,
    what: String,
    audience: String,
    price: String,
    access: String,
    transport: String,
    bring: String,
    terms: String,
    pub cancelled: String,
}

#[derive(Deserialize)]
struct Part {
    time: NaiveTime,
    da: PartWords,
    #[serde(default)]
    en: PartWords,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PartWords {
    title: String,
    description: String,
}

/// A party of `parties.json`.
#[derive(Deserialize)]
struct Firm {
    organisation: String,
    /// Right by its check digit, and above every number that was ever given out.
    cvr: Option<String>,
    #[serde(default)]
    lang: Lang,
    contact: Person,
    attendees: Vec<Guest>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    email: String,
    phone: String,
    attends: bool,
}

#[derive(Deserialize)]
struct Guest {
    name: String,
    email: String,
    #[serde(default)]
    diet: Vec<String>,
    #[serde(default)]
    access: String,
}

pub fn meetings() -> Result<Vec<Meeting>, String> {
    let mut all = Vec::new();
    for (name, text) in [
        ("events.json", include_str!("events.json")),
        ("season.json", include_str!("season.json")),
        ("visits.json", include_str!("visits.json")),
        ("conferences.json", include_str!("conferences.json")),
    ] {
        all.extend(read::<Vec<Meeting>>(name, text)?);
    }
    Ok(all)
}

pub fn parties() -> Result<Vec<(Lang, Party)>, String> {
    let firms: Vec<Firm> = read("parties.json", include_str!("parties.json"))?;
    Ok(firms.into_iter().map(|firm| (firm.lang, firm.into())).collect())
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| format!("The demo file {name} does not read: {error}"))
}

/// Where the weeks of the files lie.
pub struct Calendar {
    pub now: Timestamp,
    /// The Monday of week 0.
    monday: NaiveDate,
}

impl Calendar {
    /// Week 0 is this one until Wednesday, and the next from Thursday on: its Thursday always lies ahead, and is near.
    pub fn around(now: Timestamp) -> Self {
        let date = now.plus(4 * DAY).date();
        let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
        Self { now, monday }
    }

    /// Nobody meets between Christmas and New Year: what would lie there is two weeks later.
    fn date(&self, day: Day) -> NaiveDate {
        let date = self.monday + chrono::Duration::days(day.week * 7 + day.weekday - 1);
        let is_christmas = matches!((date.month(), date.day()), (12, 22..) | (1, 1));
        if is_christmas && day.week > 0 { date + Days::new(14) } else { date }
    }
}

fn instant(date: NaiveDate, time: NaiveTime) -> Result<Timestamp, DemoError> {
    Timestamp::from_local(date.and_time(time)).map_err(|_| DemoError::Data("an hour that no clock shows"))
}

impl Meeting {
    pub fn state(&self) -> State {
        State::from_tag(&self.state).unwrap_or(State::Draft)
    }

    pub fn details(&self, calendar: &Calendar) -> Result<Details, DemoError> {
        let date = calendar.date(self.day);
        Ok(Details {
            kind: self.kind,
            starts_at: instant(date, self.start)?,
            ends_at: instant(date, self.end)?,
            place: self.place.clone(),
            online_link: self.online_link.clone(),
            principles: self.principles.iter().filter_map(|number| Principle::from_number(*number)).collect(),
            da: (&self.da).into(),
            en: (&self.en).into(),
            responsible: Organisation { name: self.responsible.clone() },
            partners: self.partners.iter().map(|name| Organisation { name: name.clone() }).collect(),
            contacts: self.contacts.clone(),
            keep_months: DEFAULT_KEEP_MONTHS,
        })
    }

    pub fn terms(&self, calendar: &Calendar) -> Result<CapacityTerms, DemoError> {
        let date = calendar.date(self.day);
        let noon = NaiveTime::from_hms_opt(12, 0, 0).ok_or(DemoError::Data("noon"))?;
        let opens_at = match &self.opens {
            Some(opens) => Some(instant(calendar.date(opens.day), opens.time)?),
            None => None,
        };
        Ok(CapacityTerms {
            capacity: self.capacity,
            opens_at,
            closes_at: instant(date - Days::new(self.closes_days_before), noon)?,
            cancel_until: instant(date - Days::new(self.cancel_days_before), noon)?,
            queue: QueueRules::default(),
        })
    }

    pub fn items(&self, calendar: &Calendar) -> Result<Vec<NewItem>, DemoError> {
        let date = calendar.date(self.day);
        let texts =
            |words: &PartWords| ItemTexts { title: words.title.clone(), description: words.description.clone() };
        self.agenda
            .iter()
            .map(|part| Ok(NewItem { starts_at: instant(date, part.time)?, da: texts(&part.da), en: texts(&part.en) }))
            .collect()
    }
}

impl From<&Words> for Texts {
    fn from(words: &Words) -> Self {
        Self {
            title: words.title.clone(),
            lead: words.lead.clone(),
            why: words.why.clone(),
            how: words.how.clone(),
            what: words.what.clone(),
            audience: words.audience.clone(),
            price: words.price.clone(),
            access: words.access.clone(),
            transport: words.transport.clone(),
            bring: words.bring.clone(),
            terms: words.terms.clone(),
            // Written by the act of cancelling.
            cancelled: String::new(),
        }
    }
}

impl From<Firm> for Party {
    fn from(firm: Firm) -> Self {
        let Person { name, email, phone, attends } = firm.contact;
        Self {
            contact: Contact { name, email, phone, attends, no_mail: false },
            organisation: firm.organisation,
            cvr: firm.cvr,
            attendees: firm
                .attendees
                .into_iter()
                .map(|guest| Attendee {
                    name: guest.name,
                    email: guest.email,
                    needs: Needs {
                        diet: guest.diet.iter().filter_map(|tag| Diet::from_tag(tag)).collect(),
                        diet_other: String::new(),
                        access: guest.access,
                    },
                })
                .collect(),
        }
    }
}
