//! Demo data: a season of invented events and firms, dated relative to today, that mails nobody.
//!
//! The files in `demo/` hold what is told, `data` reads them, and here it is written, in one transaction: parties are
//! placed by the rules that place real ones, so that every state is one that can be reached.

mod data;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::audit::{self, Act, Actor};
use crate::calendar::uid;
use crate::events::{self, EventId, State};
use crate::messages::{self, Audience, Counted, Message, MessageId, Text, Texts};
use crate::people::{self, NewAccount};
use crate::programme;
use crate::registrations::lists::Decision;
use crate::registrations::rules::{Placement, Seating, Waiting, WhenShort, needs_deleted_at};
use crate::registrations::store::NewParty;
use crate::registrations::{self, CancelledBy, Needs, Party, RegistrationId};
use crate::reminders::{self, Sent, Settings, Which, rules};
use crate::server::access::Role;
use crate::server::db::{StoreError, WriteTx};
use crate::server::settings;
use crate::server::state::AppState;
use crate::server::token::random_token;
use crate::text::Lang;
use crate::time::{DAY, HOUR, Timestamp};
use data::{Calendar, Meeting};

/// The row of `settings` that says demo data is there, and whose sign-in the greeting tells.
const SETTING: &str = settings::DEMO;
const PASSWORD_FILE: &str = "demo-password.txt";
const MAIL_FOLDER: &str = "mail";

const ADMINISTRATOR: (&str, &str) = ("Anne-Sofie Kjær", "anne-sofie@kolding.example");
const ORGANISER: (&str, &str) = ("Tobias Holm Lund", "tobias@kolding.example");

/// The most seconds from one sign-up to the next, so that the plot of registrations has a slope.
const BETWEEN_SIGN_UPS: i64 = 9 * HOUR;
/// An event is planned so long before it begins (or before now), and published some days later.
const PLANNED: i64 = -40 * DAY;
const UNTIL_PUBLISHED: i64 = 3 * DAY;

/// Loads it; one sentence when the database holds events already, or when something is in the way.
pub async fn load(state: &AppState) -> Result<Vec<String>, String> {
    let meetings = data::meetings()?;
    let parties = data::parties()?;
    let password = readable_password();
    let hash = people::hash_password(state, &password).await.map_err(|error| error.to_string())?;
    let written = write(state, &meetings, &parties, &password, &hash).await;
    match written {
        Ok(true) => Ok(vec![format!("Demo data is loaded: {} events.", meetings.len())]),
        Ok(false) => Err("The database holds events already; demo data goes into an empty one.".to_owned()),
        Err(error) => Err(format!("Demo data could not be loaded: {error}")),
    }
}

/// How to sign in, and where mail goes; nothing where there is no demo data.
pub async fn greeting(state: &AppState) -> Result<Vec<String>, StoreError> {
    let Some(email) = settings::get(&mut *state.db.read().await?, SETTING).await? else { return Ok(Vec::new()) };
    let password = std::fs::read_to_string(password_file(state))
        .map_or_else(|_| format!("({PASSWORD_FILE} is gone)"), |text| text.trim().to_owned());
    Ok(vec![
        format!("  Demo organiser   {email}"),
        format!("  Password         {password}"),
        format!("  Sign in at       {}", state.config.absolute(&crate::paths::organiser(Lang::Da))),
        format!("  Mail goes to     {}", state.config.data.join(MAIL_FOLDER).display()),
    ])
}

/// False when there are events already.
async fn write(
    state: &AppState,
    meetings: &[Meeting],
    parties: &[(Lang, Party)],
    password: &str,
    hash: &str,
) -> Result<bool, DemoError> {
    let now = state.clock.now();
    let calendar = Calendar::around(now);
    let mut tx = state.db.begin_write().await?;
    if events::store::count(&mut tx).await? > 0 {
        return Ok(false);
    }
    let mut organisers = HashMap::new();
    for (key, (name, email), role, password_hash) in
        [("anne-sofie", ADMINISTRATOR, Role::Administrator, Some(hash)), ("tobias", ORGANISER, Role::Organiser, None)]
    {
        let account = NewAccount { password_hash, ..NewAccount::new(email, name, role) };
        let id = people::store::insert(&mut tx, now, account).await?.ok_or(DemoError::AccountExists(email))?;
        organisers.insert(key, id);
    }
    let mut ids = HashMap::new();
    for meeting in meetings {
        let id = write_meeting(state, &mut tx, &calendar, meeting, &organisers).await?;
        write_parties(state, &mut tx, &calendar, meeting, &id, parties).await?;
        write_message(&mut tx, now, meeting, &id, &organisers).await?;
        write_reminders(&mut tx, &calendar, meeting, &id).await?;
        ids.insert(meeting.key.as_str(), id);
    }
    for meeting in meetings.iter().filter(|meeting| meeting.state() == State::Cancelled) {
        let id = ids.get(meeting.key.as_str()).ok_or(DemoError::Data("a key"))?;
        let words = [(Lang::Da, meeting.da.cancelled.as_str()), (Lang::En, meeting.en.cancelled.as_str())];
        let instead = meeting.replaced_by.as_deref().and_then(|key| ids.get(key));
        events::store::cancel(&mut tx, now.plus(-3 * DAY), id, words, instead).await?;
    }
    settings::set(&mut tx, SETTING, ADMINISTRATOR.1).await?;
    let detail = json!({ "events": meetings.len() });
    let act = Act { actor: Actor::System, action: "demo.load", event_id: None, registration_id: None, detail };
    audit::record(&mut tx, now, act).await?;
    // Before the commit: an administrator whose password nobody knows would be worse than a file too many.
    keep_password(&password_file(state), password)?;
    tx.commit().await?;
    Ok(true)
}

async fn write_meeting(
    state: &AppState,
    tx: &mut WriteTx,
    calendar: &Calendar,
    meeting: &Meeting,
    organisers: &HashMap<&str, String>,
) -> Result<EventId, DemoError> {
    let account = |key: &str| organisers.get(key).ok_or(DemoError::Data("an organiser's key"));
    let details = meeting.details(calendar)?;
    let planned = details.starts_at.min(calendar.now).plus(PLANNED);
    let host = state.config.host();
    let owner = account(&meeting.owner)?;
    let id = events::store::insert(tx, planned, &details, owner, |id| uid::event(id.as_str(), &host)).await?;
    if let Some(co) = &meeting.co {
        events::store::set_co_organisers(tx, &id, std::slice::from_ref(account(co)?)).await?;
    }
    registrations::store::insert_capacity(tx, &id, &meeting.terms(calendar)?).await?;
    programme::store::replace(tx, &id, &meeting.items(calendar)?).await?;
    if meeting.state() != State::Draft {
        events::store::publish(tx, planned.plus(UNTIL_PUBLISHED), &id, &meeting.da.title).await?;
    }
    Ok(id)
}

/// Lets a few parties sign up and leave again, then signs parties up in their order until the seats and the queue are as
/// told, the last one cut to what is left. Written by the store, so no mail is posted.
async fn write_parties(
    state: &AppState,
    tx: &mut WriteTx,
    calendar: &Calendar,
    meeting: &Meeting,
    event_id: &EventId,
    parties: &[(Lang, Party)],
) -> Result<(), DemoError> {
    let (terms, details) = (meeting.terms(calendar)?, meeting.details(calendar)?);
    // Each event begins its round at another party.
    let first = meeting.seated + meeting.key.len() * 7;
    let mut roster = parties.iter().cycle().skip(first).take(parties.len()).cloned();
    let mut planned: Vec<(Lang, Party)> = roster.by_ref().take(meeting.left_again).collect();
    for mut missing in [meeting.seated, meeting.waiting] {
        while missing > 0 {
            let (lang, mut party) = roster.next().ok_or(DemoError::Data("too few parties"))?;
            party.attendees.truncate(missing);
            missing -= party.attendees.len();
            planned.push((lang, party));
        }
    }
    let last = calendar.now.min(terms.closes_at).plus(-HOUR);
    let published = details.starts_at.min(calendar.now).plus(PLANNED + UNTIL_PUBLISHED);
    let opened = terms.opens_at.unwrap_or(published).max(published);
    let count = i64::try_from(planned.len()).unwrap_or(i64::MAX);
    let between = ((last.0 - opened.0) / (count + 1)).min(BETWEEN_SIGN_UPS);
    let are_needs_gone = needs_deleted_at(details.ends_at) <= calendar.now;
    let (host, secret) = (state.config.host(), &state.config.secret);
    let (mut seated, mut queue) = (0, Vec::new());
    for (index, (lang, mut party)) in (0_i64..).zip(planned) {
        if are_needs_gone {
            party.attendees.iter_mut().for_each(|attendee| attendee.needs = Needs::default());
        }
        let at = last.plus((index - count) * between);
        let size = i64::try_from(party.attendees.len()).unwrap_or(i64::MAX);
        let seating = Seating {
            capacity: terms.capacity,
            seated,
            order: terms.queue,
            queue: &queue,
            held: None,
            now: at,
            gives_out: false,
        };
        let placed = match seating.place(size, WhenShort::Wait) {
            Placement::Confirmed { .. } => registrations::State::Confirmed,
            Placement::Waitlisted => registrations::State::Waitlisted,
            Placement::AskFewer { .. } | Placement::LargerThanEvent { .. } => {
                return Err(DemoError::Data("a party larger than its event"));
            }
        };
        let id = RegistrationId::fresh();
        let uid = |seat: &registrations::SeatId| uid::seat(seat.as_str(), &host);
        let new = NewParty {
            id: &id,
            event_id,
            state: placed,
            lang,
            party: &party,
            min_seats: None,
            added_by: None,
            above_capacity: 0,
        };
        registrations::store::insert(tx, at, secret, &new, uid).await?;
        let detail = json!({ "seats": size, "of": size, "state": placed.tag() });
        note(tx, at, (event_id, &id), Actor::Visitor, "registration.sign_up", detail).await?;
        if placed == registrations::State::Confirmed && details.ends_at < calendar.now {
            tick(tx, details.ends_at, event_id, &id, index).await?;
        }
        if index < i64::try_from(meeting.left_again).unwrap_or(0) {
            leave(tx, at.plus(between / 2), event_id, &id).await?;
        } else if placed == registrations::State::Confirmed {
            seated += size;
        } else {
            queue.push(Waiting { party: id, size, least: size });
        }
    }
    registrations::store::lock(tx, event_id).await?;
    let counted = registrations::store::count(tx, event_id).await?;
    registrations::store::write_counts(tx, event_id, &terms, calendar.now, &counted).await?;
    Ok(())
}

/// A message that has long arrived: no mail is posted.
async fn write_message(
    tx: &mut WriteTx,
    now: Timestamp,
    meeting: &Meeting,
    event_id: &EventId,
    organisers: &HashMap<&str, String>,
) -> Result<(), DemoError> {
    let Some(written) = &meeting.message else { return Ok(()) };
    let parties = registrations::store::by_event(tx, event_id).await?;
    let found = messages::rules::addressed(&parties, Audience::All);
    let recipients = i64::try_from(found.recipients.len()).unwrap_or(i64::MAX);
    let message = Message {
        id: MessageId::fresh(),
        event_id: event_id.clone(),
        audience: Audience::All,
        texts: Texts { da: Text { subject: written.subject.clone(), body: written.body.clone() }, en: None },
        sent_by: organisers.get(meeting.owner.as_str()).ok_or(DemoError::Data("an organiser's key"))?.clone(),
        sent_at: now.plus(-written.days_ago * DAY),
        recipients,
        counted: Some(Counted { sent: recipients, given_up: 0 }),
    };
    Ok(messages::store::insert(tx, &message, &[]).await?)
}

/// At the door of an event that is over nearly everybody came.
async fn tick(
    tx: &mut WriteTx,
    at: Timestamp,
    event_id: &EventId,
    id: &RegistrationId,
    index: i64,
) -> Result<(), StoreError> {
    let Some(registration) = registrations::store::by_id(tx, event_id, id).await? else { return Ok(()) };
    for seat in registration.live_seats() {
        let decision = Decision { at: at.0 * 1000, came: (index + seat.position) % 9 != 0 };
        registrations::store::decide(tx, at, event_id, &seat.id, decision, "demo").await?;
    }
    Ok(())
}

/// What goes by itself before the events to come; of those within a week people were asked whether they still come, and
/// two of three have said yes.
async fn write_reminders(
    tx: &mut WriteTx,
    calendar: &Calendar,
    meeting: &Meeting,
    event_id: &EventId,
) -> Result<(), DemoError> {
    let (now, details) = (calendar.now, meeting.details(calendar)?);
    if meeting.state() != State::Published || details.starts_at <= now {
        return Ok(());
    }
    let (due_at, _) = rules::times(Which::Ask, 7, details.starts_at, details.ends_at);
    let settings = Settings { day: Some(now), ask: Some(due_at.min(now)), thanks: Some(now), ..Settings::default() };
    reminders::store::save(tx, event_id, &settings).await?;
    if due_at > now {
        return Ok(());
    }
    let parties = registrations::store::by_event(tx, event_id).await?;
    let seated = parties.iter().filter(|party| party.state == registrations::State::Confirmed);
    let seats = seated.flat_map(registrations::Registration::live_seats);
    let seats: Vec<_> = seats.filter(|seat| seat.created_at <= due_at.plus(-DAY)).collect();
    for (place, seat) in seats.iter().enumerate() {
        registrations::store::ask(tx, due_at, event_id, &seat.id).await?;
        if place % 3 > 0 {
            registrations::store::answer(tx, due_at.plus(HOUR), &seat.id, true).await?;
        }
    }
    let mails = Some(i64::try_from(seats.len()).unwrap_or(i64::MAX));
    let sent = Sent { which: Which::Ask, day: details.starts_at.date(), at: due_at, mails };
    reminders::store::note_sent(tx, event_id, sent).await?;
    Ok(())
}

async fn leave(tx: &mut WriteTx, at: Timestamp, event_id: &EventId, id: &RegistrationId) -> Result<(), StoreError> {
    let Some(registration) = registrations::store::by_id(tx, event_id, id).await? else { return Ok(()) };
    let positions: Vec<i64> = registration.live_seats().map(|seat| seat.position).collect();
    for seat in registration.live_seats() {
        registrations::store::cancel_seat(tx, at, seat, CancelledBy::Contact).await?;
    }
    registrations::store::cancel_registration(tx, at, &registration).await?;
    let detail = json!({ "positions": positions, "left": 0, "before": registration.state.tag() });
    note(tx, at, (event_id, id), Actor::Contact, "registration.cancel", detail).await
}

async fn note(
    tx: &mut WriteTx,
    at: Timestamp,
    (event_id, id): (&EventId, &RegistrationId),
    actor: Actor<'_>,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<(), StoreError> {
    let act = Act { actor, action, event_id: Some(event_id.as_str()), registration_id: Some(id.as_str()), detail };
    audit::record(tx, at, act).await
}

fn password_file(state: &AppState) -> PathBuf {
    state.config.data.join(PASSWORD_FILE)
}

/// Four groups of letters and digits: some 80 bits that a person can type.
fn readable_password() -> String {
    let mut letters = random_token().to_lowercase();
    letters.retain(|c| c.is_ascii_alphanumeric() && !matches!(c, 'l' | '1' | 'o' | '0'));
    letters.truncate(16);
    letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join("-")
}

/// Writes the password where only the owner of the data folder reads it.
fn keep_password(file: &Path, password: &str) -> std::io::Result<()> {
    // A file that is there already would keep its own, perhaps wider, permissions.
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    writeln!(file, "{password}")?;
    file.sync_all()
}

/// What stands in the way of demo data.
#[derive(Debug)]
enum DemoError {
    Store(StoreError),
    File(std::io::Error),
    AccountExists(&'static str),
    /// The files of this program do not fit together.
    Data(&'static str),
}

impl std::fmt::Display for DemoError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => write!(f, "{error}"),
            Self::File(error) => write!(f, "{PASSWORD_FILE} in the data folder: {error}"),
            Self::AccountExists(email) => write!(f, "{email} has an account already"),
            Self::Data(what) => write!(f, "the demo files do not fit together: {what}"),
        }
    }
}

impl From<StoreError> for DemoError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<std::io::Error> for DemoError {
    fn from(error: std::io::Error) -> Self {
        Self::File(error)
    }
}
