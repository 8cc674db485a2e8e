//! The organisers' table: an event's registrations searched, narrowed, put in order and cut into pages, all in SQL.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::read::{self, RegistrationRow, SeatRow};
use super::search::patterns_of;
use crate::events::EventId;
use crate::registrations::model::{Answer, Registration, RegistrationId, Seat, SeatId, State};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// What somebody looks for among an event's registrations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As typed: each word stands somewhere in the organisation's name, its CVR number, or a name, address or number of its
    /// people.
    pub words: String,
    pub state: Option<State>,
}

/// By what a table is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    Organisation,
    Seats,
    /// Confirmed, waiting (in the queue's order), cancelled.
    State,
    #[default]
    SignedUp,
}

/// How many there are of each state among those with the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub confirmed: i64,
    pub waitlisted: i64,
    pub cancelled: i64,
}

impl Counts {
    pub fn of(&self, state: State) -> i64 {
        match state {
            State::Confirmed => self.confirmed,
            State::Waitlisted => self.waitlisted,
            State::Cancelled => self.cancelled,
        }
    }

    pub fn all(&self) -> i64 {
        self.confirmed + self.waitlisted + self.cancelled
    }

    /// How many a filter finds, whose words these are counted with.
    pub fn found(&self, state: Option<State>) -> i64 {
        state.map_or_else(|| self.all(), |state| self.of(state))
    }
}

/// A part of what is found.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    pub order: Order,
    pub descending: bool,
    pub offset: i64,
    pub limit: i64,
}

/// Those of event `$1` in state `$2` (or any) with the words of `$4` to `$8`, if `$3` says that there are any.
macro_rules! found {
    () => {
        found!("")
    };
    ($join:literal) => {
        concat!(
            " FROM registrations r ",
            $join,
            " WHERE r.event_id = $1 AND ($2 = '' OR r.state = $2)
           AND ($3 = 0 OR (r.search_folded LIKE $4 ESCAPE '\\' AND r.search_folded LIKE $5 ESCAPE '\\'
                AND r.search_folded LIKE $6 ESCAPE '\\' AND r.search_folded LIKE $7 ESCAPE '\\'
                AND r.search_folded LIKE $8 ESCAPE '\\'))"
        )
    };
}

/// Binds what [`found!`] names.
macro_rules! bind {
    ($query:expr, $event_id:expr, $filter:expr) => {{
        let [a, b, c, d, e] = patterns_of(&$filter.words);
        $query
            .bind($event_id)
            .bind($filter.state.map_or("", State::tag))
            .bind(i64::from(!$filter.words.trim().is_empty()))
            .bind(a)
            .bind(b)
            .bind(c)
            .bind(d)
            .bind(e)
    }};
}

/// The ids of a page; only ids, because whatever else is selected is sorted along.
macro_rules! page_by {
    ($order:literal, $direction:literal) => {
        page_by!("", $order, $direction)
    };
    ($join:literal, $order:literal, $direction:literal) => {
        concat!(
            "SELECT r.id",
            found!($join),
            " ORDER BY ",
            $order,
            $direction,
            ", r.queue_number",
            $direction,
            " LIMIT $9 OFFSET $10"
        )
    };
}

/// The size that the table shows: of a cancelled party what it had. All are counted at once: one by one takes PostgreSQL
/// three times as long.
macro_rules! by_size {
    ($direction:literal) => {
        page_by!(
            "LEFT JOIN (SELECT registration_id, COUNT(*) AS had, SUM(CASE WHEN cancelled_at IS NULL THEN 1 ELSE 0 END) AS live
                        FROM seats WHERE event_id = $1 GROUP BY registration_id) s ON s.registration_id = r.id",
            "COALESCE(CASE r.state WHEN 'cancelled' THEN s.had ELSE s.live END, 0)",
            $direction
        )
    };
}

macro_rules! by_state {
    ($direction:literal) => {
        page_by!("CASE r.state WHEN 'confirmed' THEN 0 WHEN 'waitlisted' THEN 1 ELSE 2 END", $direction)
    };
}

impl Cut {
    fn statement(self) -> &'static str {
        match (self.order, self.descending) {
            (Order::Organisation, false) => page_by!("r.organisation_order", " ASC"),
            (Order::Organisation, true) => page_by!("r.organisation_order", " DESC"),
            (Order::Seats, false) => by_size!(" ASC"),
            (Order::Seats, true) => by_size!(" DESC"),
            (Order::State, false) => by_state!(" ASC"),
            (Order::State, true) => by_state!(" DESC"),
            (Order::SignedUp, false) => page_by!("r.created_at", " ASC"),
            (Order::SignedUp, true) => page_by!("r.created_at", " DESC"),
        }
    }
}

/// How many there are of each state with these words.
pub async fn counts(connection: &mut AnyConnection, event_id: &EventId, words: &str) -> Result<Counts, StoreError> {
    // Without words the index alone answers.
    const ALL: &str = "SELECT r.state, COUNT(*) FROM registrations r WHERE r.event_id = $1 GROUP BY r.state";
    const WITH_WORDS: &str = concat!("SELECT r.state, COUNT(*)", found!(), " GROUP BY r.state");
    let filter = Filter { words: words.to_owned(), state: None };
    let rows: Vec<(String, i64)> = if words.trim().is_empty() {
        sqlx::query_as(ALL).bind(event_id).fetch_all(connection).await?
    } else {
        bind!(sqlx::query_as(WITH_WORDS), event_id, filter).fetch_all(connection).await?
    };
    let mut counts = Counts::default();
    for (state, count) in rows {
        match State::from_tag(&state).ok_or(StoreError::Corrupt("registrations.state"))? {
            State::Confirmed => counts.confirmed = count,
            State::Waitlisted => counts.waitlisted = count,
            State::Cancelled => counts.cancelled = count,
        }
    }
    Ok(counts)
}

/// A page of what a filter finds, in its order.
pub async fn page(
    connection: &mut AnyConnection,
    event_id: &EventId,
    filter: &Filter,
    cut: Cut,
) -> Result<Vec<Registration>, StoreError> {
    let rows: Vec<(RegistrationId,)> = bind!(sqlx::query_as(cut.statement()), event_id, filter)
        .bind(cut.limit)
        .bind(cut.offset)
        .fetch_all(&mut *connection)
        .await?;
    let ids: Vec<RegistrationId> = rows.into_iter().map(|(id,)| id).collect();
    by_ids(connection, event_id, &ids).await
}

/// The ids of everything that a filter finds, in order of arrival.
pub async fn ids(
    connection: &mut AnyConnection,
    event_id: &EventId,
    filter: &Filter,
) -> Result<Vec<RegistrationId>, StoreError> {
    const ALL: &str = concat!("SELECT r.id", found!(), " ORDER BY r.queue_number, r.id");
    let rows: Vec<(RegistrationId,)> = bind!(sqlx::query_as(ALL), event_id, filter).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many ids one query takes.
const CHUNK: usize = 50;

/// A condition over [`CHUNK`] ids, `$2` to `$51`; event or queue is `$1`.
macro_rules! among {
    ($column:literal) => {
        concat!(
            $column,
            " IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
             $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51)"
        )
    };
}

/// Binds what [`among!`] names; places left over match nothing.
macro_rules! bind_among {
    ($query:expr, $event_id:expr, $chunk:expr) => {{
        let mut query = $query.bind($event_id);
        for place in 0..CHUNK {
            query = query.bind($chunk.get(place).map_or("", |id| id.as_str()));
        }
        query
    }};
}

/// Those of these that are the event's, with their seats, in the order asked for; fifty a query.
pub async fn by_ids(
    connection: &mut AnyConnection,
    event_id: &EventId,
    ids: &[RegistrationId],
) -> Result<Vec<Registration>, StoreError> {
    const ROWS: &str = concat!("SELECT * FROM registrations WHERE event_id = $1 AND ", among!("id"));
    const SEATS: &str = concat!(
        "SELECT id, registration_id, position, is_contact, name, email, calendar_uid, sequence, token_generation,
                created_at, changed_at, cancelled_at, cancelled_by, no_mail, above_capacity
         FROM seats WHERE event_id = $1 AND ",
        among!("registration_id"),
        " ORDER BY registration_id, position"
    );
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<RegistrationRow> =
            bind_among!(sqlx::query_as(ROWS), event_id, chunk).fetch_all(&mut *connection).await?;
        let seats: Vec<SeatRow> =
            bind_among!(sqlx::query_as(SEATS), event_id, chunk).fetch_all(&mut *connection).await?;
        let mut seats_of: HashMap<RegistrationId, Vec<Seat>> = HashMap::new();
        for seat in seats {
            seats_of.entry(seat.registration_id.clone()).or_default().push(seat.into());
        }
        let mut rows: HashMap<RegistrationId, RegistrationRow> =
            rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        for id in chunk {
            if let Some(row) = rows.remove(id) {
                found.push(read::assemble(row, seats_of.remove(id).unwrap_or_default())?);
            }
        }
    }
    Ok(found)
}

/// The places in the queue of those of these that wait, counted in parties from 1.
pub async fn places_of(
    connection: &mut AnyConnection,
    event_id: &EventId,
    ids: &[RegistrationId],
) -> Result<HashMap<RegistrationId, i64>, StoreError> {
    const PLACES: &str = concat!(
        "SELECT q.id, q.place FROM (
             SELECT id, ROW_NUMBER() OVER (ORDER BY queue_number) AS place
             FROM registrations WHERE event_id = $1 AND state = 'waitlisted') q WHERE ",
        among!("q.id")
    );
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<(RegistrationId, i64)> =
            bind_among!(sqlx::query_as(PLACES), event_id, chunk).fetch_all(&mut *connection).await?;
        found.extend(rows);
    }
    Ok(found)
}

/// What those of these parties said who were asked whether they still come.
pub async fn answers_among(
    connection: &mut AnyConnection,
    event_id: &EventId,
    ids: &[RegistrationId],
) -> Result<HashMap<SeatId, Answer>, StoreError> {
    const ANSWERS: &str = concat!(
        "SELECT a.seat_id, a.asked_at, a.coming FROM seats s JOIN seat_answers a ON a.seat_id = s.id
         WHERE s.event_id = $1 AND ",
        among!("s.registration_id")
    );
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<(SeatId, Timestamp, Option<i64>)> =
            bind_among!(sqlx::query_as(ANSWERS), event_id, chunk).fetch_all(&mut *connection).await?;
        let answer = |(id, asked_at, coming): (SeatId, Timestamp, Option<i64>)| {
            (id, Answer { asked_at, coming: coming.map(|coming| coming != 0) })
        };
        found.extend(rows.into_iter().map(answer));
    }
    Ok(found)
}

/// The organisations of those of these that are the event's.
pub async fn organisations_of(
    connection: &mut AnyConnection,
    event_id: &EventId,
    ids: &[RegistrationId],
) -> Result<HashMap<RegistrationId, String>, StoreError> {
    const NAMES: &str =
        concat!("SELECT id, organisation_name FROM registrations WHERE event_id = $1 AND ", among!("id"));
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<(RegistrationId, String)> =
            bind_among!(sqlx::query_as(NAMES), event_id, chunk).fetch_all(&mut *connection).await?;
        found.extend(rows);
    }
    Ok(found)
}
