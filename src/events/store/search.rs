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
pub(super) fn patterns(words: &str) -> [String; MOST_WORDS] {
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

/// Keeps the words of an event as it now is.
pub(super) async fn write(tx: &mut WriteTx, id: &EventId, details: &Details) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO event_search (event_id, revision, folded) SELECT id, revision, $2 FROM events WHERE id = $1
         ON CONFLICT (event_id) DO UPDATE SET revision = excluded.revision, folded = excluded.folded",
    )
    .bind(id)
    .bind(words_of(details))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes the words of events that an older program wrote, some at a time; how many there were.
pub async fn catch_up(tx: &mut WriteTx) -> Result<usize, StoreError> {
    let connection: &mut AnyConnection = &mut *tx;
    let stale: Vec<(EventId,)> = sqlx::query_as(
        "SELECT e.id FROM events e LEFT JOIN event_search s ON s.event_id = e.id
         WHERE s.event_id IS NULL OR s.revision <> e.revision ORDER BY e.id LIMIT $1",
    )
    .bind(BATCH)
    .fetch_all(&mut *connection)
    .await?;
    for (id,) in &stale {
        if let Some(event) = read::by_id(tx, id).await? {
            write(tx, id, &event.details).await?;
        }
    }
    Ok(stale.len())
}

#[cfg(test)]
mod tests {
    use super::*;

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
