//! The words of an event as a search finds them: folded here, because SQLite folds ASCII only.

use sqlx::AnyConnection;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::read;
use crate::events::model::{Details, EventId, Texts};
use crate::server::db::{StoreError, WriteTx};

/// The most words that a search looks for.
const MOST_WORDS: usize = 5;
/// How many events are caught up with in one transaction.
const BATCH: i64 = 100;

/// A text without case and accents, with æ, ø and å as they are written where there are none: "Møde" and "MOEDE" are
/// one word.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Composed first: å is a letter of its own, not an a with a ring.
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            _ if letter.is_whitespace() => folded.push(' '),
            _ => folded.extend(std::iter::once(letter).nfd().filter(|mark| !is_combining_mark(*mark))),
        }
    }
    folded
}

/// One pattern for each word that is looked for; those left over match everything.
pub fn patterns(words: &str) -> [String; MOST_WORDS] {
    let mut patterns = std::array::from_fn(|_| "%".to_owned());
    for (pattern, word) in patterns.iter_mut().zip(fold(words).split_whitespace()) {
        for letter in word.chars() {
            if matches!(letter, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(letter);
        }
        pattern.push('%');
    }
    patterns
}

/// What a search looks in. Nobody's name, and not the online link: whoever searches may not be told of either.
pub(super) fn words_of(details: &Details) -> String {
    let texts = |texts: &Texts| [texts.title.clone(), texts.lead.clone(), texts.why.clone()];
    let [da, en] = [texts(&details.da), texts(&details.en)];
    let organisations = std::iter::once(&details.responsible).chain(&details.partners);
    let parts: Vec<String> = da
        .into_iter()
        .chain(en)
        .chain([details.place.one_line()])
        .chain(organisations.map(|organisation| organisation.name.clone()))
        .filter(|part| !part.is_empty())
        .collect();
    fold(&parts.join("\n"))
}

/// Keeps the words of an event as it is at `revision`, unless those of a later one are kept already: whoever read the
/// event a moment ago may come after whoever saved it since.
pub(super) async fn write(tx: &mut WriteTx, id: &EventId, revision: i64, details: &Details) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO event_search (event_id, revision, folded) SELECT id, $2, $3 FROM events WHERE id = $1
         ON CONFLICT (event_id) DO UPDATE SET revision = excluded.revision, folded = excluded.folded
         WHERE event_search.revision < excluded.revision",
    )
    .bind(id)
    .bind(revision)
    .bind(words_of(details))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Goes along with a revision that changes no words. Words that were old stay old.
pub(super) async fn follow(tx: &mut WriteTx, id: &EventId) -> Result<(), StoreError> {
    sqlx::query("UPDATE event_search SET revision = revision + 1 WHERE event_id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Makes the words of events that an older program wrote, some at a time; how many there were.
pub async fn catch_up(tx: &mut WriteTx) -> Result<usize, StoreError> {
    let connection: &mut AnyConnection = &mut *tx;
    let stale: Vec<(EventId,)> = sqlx::query_as(
        "SELECT e.id FROM events e LEFT JOIN event_search s ON s.event_id = e.id
         WHERE s.event_id IS NULL OR s.revision < e.revision ORDER BY e.id LIMIT $1",
    )
    .bind(BATCH)
    .fetch_all(&mut *connection)
    .await?;
    for (id,) in &stale {
        if let Some(event) = read::by_id(tx, id).await? {
            write(tx, id, event.revision, &event.details).await?;
        }
    }
    Ok(stale.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::model::{Kind, Organisation, Place};
    use crate::server::for_tests::on_each_database;
    use crate::time::Timestamp;

    #[tokio::test]
    async fn words_that_were_read_before_a_save_never_replace_those_of_the_save() {
        on_each_database(Timestamp(1_795_518_000), async |scratch| {
            let mut tx = scratch.state.db.begin_write().await.unwrap();
            let id = EventId::fresh();
            sqlx::query(
                "INSERT INTO events (id, kind, state, starts_at, ends_at, place, room, address, online_link,
                                     principles, calendar_uid, created_at, changed_at, revision)
                 VALUES ($1, 'conference', 'draft', 0, 0, '', '', '', '', '', '', 0, 0, 1)",
            )
            .bind(&id)
            .execute(&mut *tx)
            .await
            .unwrap();
            let titled = |title: &str| Details {
                kind: Kind::Conference,
                starts_at: Timestamp(0),
                ends_at: Timestamp(0),
                place: Place::default(),
                online_link: String::new(),
                principles: Vec::new(),
                da: Texts { title: title.to_owned(), ..Texts::default() },
                en: Texts::default(),
                responsible: Organisation { name: String::new() },
                partners: Vec::new(),
                contacts: Vec::new(),
                keep_months: 6,
            };
            write(&mut tx, &id, 1, &titled("Nyt")).await.unwrap();
            write(&mut tx, &id, 0, &titled("Gammelt")).await.unwrap();
            let kept: (i64, String) =
                sqlx::query_as("SELECT revision, folded FROM event_search").fetch_one(&mut *tx).await.unwrap();
            assert_eq!(kept, (1, "nyt".to_owned()));
        })
        .await;
    }

    #[test]
    fn letters_fold_the_same_however_they_are_typed() {
        for written in ["Møde i Åbenrå", "MØDE I ÅBENRÅ", "moede i aabenraa", "Møde i A\u{30a}benra\u{30a}"] {
            assert_eq!(fold(written), "moede i aabenraa");
        }
        assert_eq!(fold("Café\u{a0}Ærø"), "cafe aeroe");
    }

    #[test]
    fn what_a_pattern_means_is_taken_literally() {
        assert_eq!(patterns("100 %_ a\\b")[..3], ["%100%", "%\\%\\_%", "%a\\\\b%"]);
        assert_eq!(patterns("a b c d e f")[4], "%e%");
        assert_eq!(patterns("  ")[0], "%");
    }
}
