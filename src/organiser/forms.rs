//! The long form of an event: what `events`, `registrations` and `programme` own, read together and written back.

use super::model::{Plan, Stored};
use crate::events::{self, ContactPerson, DEFAULT_KEEP_MONTHS, Event, KEEP_MONTHS, Kind, KindRule, Stage};
use crate::programme;
use crate::registrations::acts::Words;
use crate::registrations::{CapacityTerms, LONGEST_HOLD, QueueMode, QueueRules};
use crate::server::form::content_hash;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits, typed_moment};

/// The most seats of an event.
pub const MOST_SEATS: i64 = 5_000;

/// Fields that steer the form and are no part of the event.
pub const CONTROLS: [&str; 10] =
    ["do", "revision", "seen", "form_key", "confirmed", "shown", "title_is_correction", "over", "words.da", "words.en"];
/// What `over` says where those over a lower number of seats go to the waiting list.
pub const MOVE: &str = "move";
/// What it says where they keep their seats.
pub const KEEP_ALL: &str = "keep";

/// What a form is read against.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub kind: KindRule,
    pub stage: Stage,
    pub now: Timestamp,
    /// The start as it is stored: one that is already past may stay.
    pub stored_start: Option<Timestamp>,
    /// The most months that people may be kept.
    pub longest_kept: u32,
}

impl Rules {
    /// For a new event, which is a draft.
    pub fn new_event(now: Timestamp) -> Self {
        Self {
            kind: KindRule { stored: Kind::NetworkMeeting, may_change: true },
            stage: Stage::Draft,
            now,
            stored_start: None,
            longest_kept: *KEEP_MONTHS.end(),
        }
    }

    /// For one that exists, held to what its state asks for.
    pub fn of(event: &Event, now: Timestamp) -> Self {
        let stage = if event.is_public() { Stage::Public } else { Stage::Draft };
        let kind = KindRule { stored: event.details.kind, may_change: !event.is_public() };
        // People sign up on the word of a date; it may come sooner, not later.
        let longest_kept = if event.is_public() { event.details.keep_months } else { *KEEP_MONTHS.end() };
        Self { kind, stage, now, stored_start: Some(event.details.starts_at), longest_kept }
    }

    /// For one that is about to be published: its start must be to come.
    pub fn publishing(event: &Event, now: Timestamp) -> Self {
        let kind = KindRule { stored: event.details.kind, may_change: false };
        Self { kind, longest_kept: *KEEP_MONTHS.end(), stage: Stage::Public, now, stored_start: None }
    }
}

/// Reads the form, with every fault in the order of the page.
pub fn read(values: &Values, rules: Rules) -> Result<Plan, Faults> {
    let mut reader = Reader::new(values);
    let core = events::read_core(&mut reader, rules.stage, rules.kind, |start| {
        rules.stage == Stage::Public && Some(start) != rules.stored_start && start <= rules.now
    });
    let (starts_at, ends_at) = (core.starts_at, core.ends_at);
    let terms = read_terms(&mut reader, starts_at);
    let items = programme::read_agenda(&mut reader, starts_at, ends_at);
    let people = events::read_people(&mut reader, rules.stage, rules.longest_kept);
    // What cannot be an account's id is nobody, as an id that no account has.
    let is_id = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let co_organisers = values.all("co_organisers").filter(is_id).map(str::to_owned).collect();
    match (core.with(people), terms) {
        (Some(details), Some(terms)) => reader.finish(Plan { details, terms, items, co_organisers }),
        _ => Err(reader.faults().clone()),
    }
}

/// Capacity and its window. Deadlines left empty are the start, and follow it.
fn read_terms(reader: &mut Reader<'_>, starts_at: Option<Timestamp>) -> Option<CapacityTerms> {
    let capacity = reader.integer("capacity", 1..=MOST_SEATS, Need::Required);
    let opens_at = reader.moment("opens", Need::Optional);
    let mut deadline = |field: &str| {
        let typed = reader.moment(field, Need::Optional);
        if let (Some(typed), Some(start)) = (typed, starts_at)
            && typed > start
        {
            reader.fault(field, Fault::Other("after_start"));
        }
        typed.or(starts_at)
    };
    let (closes_at, cancel_until) = (deadline("closes"), deadline("cancel_until"));
    if let (Some(opens), Some(closes)) = (opens_at, closes_at)
        && opens >= closes
    {
        reader.fault("opens", Fault::Other("opens_after_closes"));
    }
    let modes = QueueMode::ALL.map(QueueMode::tag);
    let mode = reader.one_of("queue_mode", &modes, Need::Optional).and_then(QueueMode::from_tag).unwrap_or_default();
    let hold_hours = reader.integer("hold_hours", 1..=LONGEST_HOLD, Need::Optional).unwrap_or(0);
    let queue = QueueRules { mode, hold_hours };
    Some(CapacityTerms { capacity: capacity?, opens_at, closes_at: closes_at?, cancel_until: cancel_until?, queue })
}

/// Reads what the organiser adds to the mails of a change.
pub fn read_words(values: &Values) -> Result<Words, Faults> {
    let mut reader = Reader::new(values);
    let da = reader.text("words.da", limits::TEXT, Need::Optional);
    let en = reader.text("words.en", limits::TEXT, Need::Optional);
    reader.finish(Words { da, en })
}

/// A stored event as its form.
pub fn of_stored(stored: &Stored) -> Values {
    let mut values = Values::new();
    let details = &stored.event.details;
    events::write_details(&mut values, details);
    write_terms(&mut values, &stored.capacity.terms, details.starts_at);
    programme::write_agenda(&mut values, &stored.items);
    let co_organisers = stored.organisers.iter().filter(|(_, _, owner)| !owner).map(|(id, _, _)| id);
    write_co_organisers(&mut values, co_organisers);
    values
}

/// What was typed, as it would be written back: for telling what an edit changes.
pub fn canonical(plan: &Plan) -> Values {
    let mut values = Values::new();
    events::write_details(&mut values, &plan.details);
    write_terms(&mut values, &plan.terms, plan.details.starts_at);
    programme::write_new_agenda(&mut values, &plan.items);
    write_co_organisers(&mut values, &plan.co_organisers);
    values
}

/// A hash of everything typed that belongs to the event. Line ends count as one kind: a text goes into a page with
/// others than it comes back with.
pub fn content(values: &Values) -> String {
    let unified = values.pairs().map(|(name, value)| (name, value.replace("\r\n", "\n")));
    content_hash(&Values::from_pairs(unified), &CONTROLS)
}

/// An empty form with what is mostly so.
pub fn new_event(responsible: &str, contact: ContactPerson) -> Values {
    let mut values = Values::new();
    values.set("kind", Kind::NetworkMeeting.tag());
    for lang in Lang::ALL {
        values.set(format!("price.{}", lang.tag()), lang.site().free());
    }
    values.set("responsible", responsible);
    values.set("keep_months", DEFAULT_KEEP_MONTHS.to_string());
    values.set("queue_mode", QueueMode::default().tag());
    values.set("contacts.0.name", contact.name);
    values.set("contacts.0.title", contact.title);
    values.set("contacts.0.email", contact.email);
    values.set("contacts.0.phone", contact.phone);
    values
}

fn write_terms(values: &mut Values, terms: &CapacityTerms, starts_at: Timestamp) {
    values.set("capacity", terms.capacity.to_string());
    values.set("opens", terms.opens_at.map(typed_moment).unwrap_or_default());
    let deadline = |at: Timestamp| if at == starts_at { String::new() } else { typed_moment(at) };
    values.set("closes", deadline(terms.closes_at));
    values.set("cancel_until", deadline(terms.cancel_until));
    values.set("queue_mode", terms.queue.mode.tag());
    values
        .set("hold_hours", if terms.queue.hold_hours > 0 { terms.queue.hold_hours.to_string() } else { String::new() });
}

fn write_co_organisers<'a>(values: &mut Values, ids: impl IntoIterator<Item = &'a String>) {
    let mut ids: Vec<&String> = ids.into_iter().collect();
    ids.sort();
    for id in ids {
        values.push("co_organisers", id.clone());
    }
}

/// Adds or removes a row, if that is what the button asks for; nothing is judged.
pub fn change_rows(values: &mut Values) -> bool {
    let asked = values.get("do").to_owned();
    let (part, row) = match asked.split_once('.') {
        Some(("remove_agenda", row)) => ("agenda", Some(row)),
        Some(("remove_contact", row)) => ("contacts", Some(row)),
        None if asked == "add_agenda" => ("agenda", None),
        None if asked == "add_contact" => ("contacts", None),
        _ => return false,
    };
    if let Some(row) = row {
        values.remove(&format!("{part}.{row}."));
    } else {
        let next = values.indices(part).last().map_or(0, |last| last + 1);
        let first = if part == "agenda" { "time" } else { "name" };
        values.set(format!("{part}.{next}.{first}"), "");
    }
    values.remove("do");
    true
}

/// A field that is not the same in two versions of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name; of rows the part alone (`agenda`, `contacts`), of check boxes with many values the one name.
    pub field: String,
    pub before: String,
    pub after: String,
}

/// What differs between two versions, each field once, in the order of the first form.
pub fn differences(before: &Values, after: &Values) -> Vec<Difference> {
    let mut names = fields(before);
    for name in fields(after) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let differ = names.into_iter().filter(|field| exactly(before, field) != exactly(after, field));
    differ
        .map(|field| {
            let (before, after) = (told(before, &field), told(after, &field));
            Difference { field, before, after }
        })
        .collect()
}

/// A field's value to compare with another: unlike [`told`], words that moved from one cell of a row to another differ.
pub fn exactly(values: &Values, field: &str) -> String {
    if !is_rows(field) {
        return told(values, field);
    }
    let rows = values.indices(field).into_iter().map(|index| {
        let prefix = format!("{field}.{index}.");
        let filled = values.pairs().filter(|(_, value)| !value.trim().is_empty());
        let mut cells: Vec<String> = filled
            .filter_map(|(name, value)| Some(format!("{}\u{1f}{}", name.strip_prefix(&prefix)?, value.trim())))
            .collect();
        cells.sort();
        cells.join("\u{1f}")
    });
    rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\u{1e}")
}

/// The names of a form's fields, each once; of rows the part.
pub fn fields(values: &Values) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (name, _) in values.pairs().filter(|(name, _)| !CONTROLS.contains(name)) {
        let field = name.split_once('.').map_or(name, |(part, _)| if is_rows(part) { part } else { name });
        if !found.iter().any(|known| known == field) {
            found.push(field.to_owned());
        }
    }
    found
}

/// Whether a field is a part with rows.
pub fn is_rows(part: &str) -> bool {
    matches!(part, "agenda" | "contacts")
}

/// A field's value on one line; of rows, each row's texts.
pub fn told(values: &Values, field: &str) -> String {
    let told: Vec<String> = if is_rows(field) {
        let rows = values.indices(field).into_iter().map(|index| {
            let prefix = format!("{field}.{index}.");
            let cells = values.pairs().filter(|(name, value)| name.starts_with(&prefix) && !value.trim().is_empty());
            cells.map(|(_, value)| value.trim()).collect::<Vec<_>>().join(" ")
        });
        rows.filter(|row| !row.is_empty()).collect()
    } else {
        values.all(field).map(|value| value.replace("\r\n", "\n").trim().to_owned()).collect()
    };
    told.join(", ")
}
