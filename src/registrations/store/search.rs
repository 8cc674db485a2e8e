//! What a search finds a registration by, and the order of organisations: folded here, because SQLite folds ASCII only.

use sqlx::AnyConnection;

use super::read;
use crate::events::EventId;
use crate::events::store::{fold, patterns};
use crate::registrations::model::{Party, Registration, RegistrationId};
use crate::server::db::{StoreError, WriteTx};
use crate::time::{DAY, Timestamp};

/// How many registrations are caught up with in one transaction.
const BATCH: i64 = 200;
/// How long after its event an erasure by an older program may be noticed, in seconds.
const LATELY: i64 = 60 * DAY;
/// The most letters of a name that decide its place.
const MOST_LETTERS: usize = 40;

/// What a registration is found by. Never empty, so that one without a word is not made again and again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub words: String,
    pub order: String,
}

impl Folded {
    fn of<'a>(organisation: &'a str, cvr: Option<&'a str>, words: impl Iterator<Item = &'a str>) -> Self {
        let parts: Vec<&str> = [organisation, cvr.unwrap_or_default()].into_iter().chain(words).collect();
        let words = fold(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
        Self { words: if words.is_empty() { " ".to_owned() } else { words }, order: order_of(organisation) }
    }

    pub fn of_party(party: &Party) -> Self {
        let contact = [&party.contact.name, &party.contact.email, &party.contact.phone];
        let attendees = party.attendees.iter().flat_map(|attendee| [&attendee.name, &attendee.email]);
        Self::of(&party.organisation, party.cvr.as_deref(), contact.into_iter().chain(attendees).map(String::as_str))
    }

    fn of_registration(party: &Registration) -> Self {
        let contact = [&party.contact.name, &party.contact.email, &party.contact.phone];
        let attendees = party.seats.iter().flat_map(|seat| [&seat.name, &seat.email]);
        Self::of(&party.organisation, party.cvr.as_deref(), contact.into_iter().chain(attendees).map(String::as_str))
    }
}

/// A name's place in the Danish alphabet: æ, ø and å come last, and so does aa, which is an older å. Of letters and digits
/// alone, because databases differ over the order of everything else.
pub fn order_of(name: &str) -> String {
    let mut order = String::new();
    // Folded letter by letter, so that "æ" is told from "ae" and "å" from "aa" at the place where they stand.
    let mut letters = name.chars().flat_map(char::to_lowercase).take(MOST_LETTERS).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'æ' | 'ä' => order.push_str("zza"),
            'ø' | 'ö' => order.push_str("zzb"),
            'å' => order.push_str("zzc"),
            'a' if letters.peek() == Some(&'a') => {
                letters.next();
                order.push_str("zzc");
            }
            _ => {
                let folded = fold(letter.encode_utf8(&mut [0; 4]));
                if folded.is_empty() {
                    // A mark of the letter before it.
                } else if folded.chars().any(|plain| plain.is_ascii_alphanumeric()) {
                    order.extend(folded.chars().filter(char::is_ascii_alphanumeric));
                } else if !order.ends_with('0') {
                    // What is neither stands between words, and before every letter.
                    order.push('0');
                }
            }
        }
    }
    order
}

/// A pattern for each word, as [`patterns`]. A CVR number or a phone number may be typed in any way, with a country before
/// it, and is one word.
pub(super) fn patterns_of(words: &str) -> [String; 5] {
    let bare: String = fold(words).chars().filter(|letter| !matches!(letter, ' ' | '.' | '-' | '+' | '/')).collect();
    let digits = bare.strip_prefix("dk").unwrap_or(&bare);
    let is_number = digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    patterns(if is_number { digits } else { words })
}

async fn write(tx: &mut WriteTx, id: &RegistrationId, folded: &Folded) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registrations SET search_folded = $1, organisation_order = $2
         WHERE id = $3 AND (search_folded <> $1 OR organisation_order <> $2)",
    )
    .bind(&folded.words)
    .bind(&folded.order)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes anew what a registration is found by, after its words changed. The caller holds the event's lock.
pub async fn fold_again(tx: &mut WriteTx, event_id: &EventId, id: &RegistrationId) -> Result<(), StoreError> {
    match read::by_id(tx, event_id, id).await? {
        Some(party) if party.erased_at.is_some() => {
            write(tx, id, &Folded { words: String::new(), order: String::new() }).await
        }
        Some(party) => write(tx, id, &Folded::of_registration(&party)).await,
        None => Ok(()),
    }
}

/// Registrations whose words are not what they should be, because an older program wrote or erased them: some, and whether
/// there may be more.
pub async fn stale(
    connection: &mut AnyConnection,
    now: Timestamp,
) -> Result<(Vec<(EventId, RegistrationId)>, bool), StoreError> {
    let mut found: Vec<(EventId, RegistrationId)> = sqlx::query_as(
        "SELECT event_id, id FROM registrations WHERE search_folded = '' AND erased_at IS NULL ORDER BY id LIMIT $1",
    )
    .bind(BATCH)
    .fetch_all(&mut *connection)
    .await?;
    let more = found.len() >= usize::try_from(BATCH).unwrap_or(usize::MAX);
    if more {
        return Ok((found, true));
    }
    found.extend(
        sqlx::query_as::<_, (EventId, RegistrationId)>(
            "SELECT event_id, id FROM registrations WHERE search_folded <> '' AND erased_at IS NOT NULL ORDER BY id",
        )
        .fetch_all(&mut *connection)
        .await?,
    );
    // Of a party that still has somebody: few, and only where a person asked for it before the event's period was over.
    let partly: Vec<(EventId, RegistrationId, String)> = sqlx::query_as(
        "SELECT r.event_id, r.id, r.search_folded FROM events e JOIN registrations r ON r.event_id = e.id
             WHERE e.ends_at > $1 AND r.erased_at IS NULL
               AND (r.contact_email = '' OR EXISTS (SELECT 1 FROM audit a
                    WHERE a.registration_id = r.id AND a.action = 'registration.erase'))
             ORDER BY r.id",
    )
    .bind(now.plus(-LATELY))
    .fetch_all(&mut *connection)
    .await?;
    for (event_id, id, words) in partly {
        let party = read::by_id(connection, &event_id, &id).await?;
        if party.is_some_and(|party| Folded::of_registration(&party).words != words) {
            found.push((event_id, id));
        }
    }
    Ok((found, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_danish_alphabet() {
        let mut names = [
            "Ådalens Renseri",
            "Østbyen",
            "Zoo",
            "Æblegården",
            "Aabenraa Havn",
            "A B C",
            "Abc",
            "3F",
            "Éclair",
            "Elan",
        ];
        names.sort_by_key(|name| order_of(name));
        assert_eq!(
            names,
            [
                "3F",
                "A B C",
                "Abc",
                "Éclair",
                "Elan",
                "Zoo",
                "Æblegården",
                "Østbyen",
                "Aabenraa Havn",
                "Ådalens Renseri"
            ]
        );
        assert!(order_of("Ø-Is A/S & Søn, \u{1f600}").bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        for typed in ["13748136", "DK13748136", "dk 13 74 81 36", "13.74.81.36", "13-74-81-36", " 1374 8136 "] {
            assert_eq!(patterns_of(typed)[..2], ["%13748136%", "%"], "{typed}");
        }
        assert_eq!(patterns_of("+45 79 79 00 01")[0], "%4579790001%");
        assert_eq!(patterns_of("Brohave 3F")[..3], ["%brohave%", "%3f%", "%"]);
        assert_eq!(patterns_of("DK")[0], "%dk%");
        assert_eq!(patterns_of("7")[0], "%7%");
    }
}
