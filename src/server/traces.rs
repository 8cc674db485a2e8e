//! What an erasure leaves behind where SQL cannot reach: noted in its transaction, removed after the commit.
//!
//! The row itself is overwritten by the transaction. Older copies in the gaps of pages need the whole file written anew,
//! while which nobody else writes: so that is done at night, or before anybody is served.

use chrono::NaiveTime;

use super::db::{Db, StoreError, WriteTx};
use super::{id, settings};
use crate::time::{HOUR, Timestamp};

/// The setting that is there while something is to be removed. Each erasure gives it another value.
const NOTED: &str = "traces";
/// The note of which the file was written anew already; only the journal is left.
const REWRITTEN: &str = "traces_rewritten";
/// When the file's turn last came, in Unix seconds.
const TURN: &str = "traces_turn";

/// The hour in Copenhagen from which on the file is written anew, once; the clocks are never turned over it.
const QUIET: NaiveTime = match NaiveTime::from_hms_opt(3, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// How long it lasts, in seconds.
const QUIET_FOR: i64 = 2 * HOUR;

/// Notes, in the transaction that erases, that [`wipe`] has work to do; a killed process finds it again. Whoever erases
/// calls it last: every erasure writes this one row, and holds it until it commits.
pub async fn note(tx: &mut WriteTx) -> Result<(), StoreError> {
    settings::set(tx, NOTED, &id::fresh()).await
}

/// Removes the traces of what was erased: from the journal at once, from the file by the first run after three at night.
/// False when a reader was in the way and it must be tried again. It belongs into a job.
pub async fn wipe(db: &Db, now: Timestamp) -> Result<bool, StoreError> {
    wipe_where(db, now, now < last_quiet(now).plus(QUIET_FOR)).await
}

/// Does what a night was missed for, while the program was not running. It belongs before anybody is served.
pub async fn catch_up(db: &Db, now: Timestamp) -> Result<bool, StoreError> {
    wipe_where(db, now, true).await
}

async fn wipe_where(db: &Db, now: Timestamp, may_rewrite: bool) -> Result<bool, StoreError> {
    let mut reader = db.read().await?;
    let noted = settings::get(&mut reader, NOTED).await?;
    let rewritten = settings::get(&mut reader, REWRITTEN).await?;
    let turn = settings::get(&mut reader, TURN).await?.and_then(|turn| turn.parse().ok()).map(Timestamp);
    drop(reader);
    let is_due = may_rewrite && turn.is_none_or(|turn| turn < last_quiet(now));
    if is_due {
        // First, so that a file that cannot be written anew (a full disk) is tried once a night and not every hour;
        // also without need, so that what is erased by day waits for the night.
        let mut tx = db.begin_write().await?;
        settings::set(&mut tx, TURN, &now.0.to_string()).await?;
        tx.commit().await?;
    }
    let Some(noted) = noted else { return Ok(true) };
    if rewritten.as_ref() != Some(&noted) {
        if !is_due {
            return db.empty_journal().await;
        }
        db.rewrite().await?;
        let mut tx = db.begin_write().await?;
        settings::set(&mut tx, REWRITTEN, &noted).await?;
        tx.commit().await?;
    }
    if !db.empty_journal().await? {
        return Ok(false);
    }
    let mut tx = db.begin_write().await?;
    // Another erasure meanwhile has given it another value, and wants its own turn.
    settings::forget(&mut tx, NOTED, &noted).await?;
    tx.commit().await?;
    Ok(true)
}

/// The last time that the quiet hour began.
fn last_quiet(now: Timestamp) -> Timestamp {
    let at = |date: chrono::NaiveDate| Timestamp::from_local(date.and_time(QUIET)).unwrap_or(Timestamp(0));
    let today = at(now.date());
    if today <= now { today } else { now.date().pred_opt().map_or(today, at) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;

    #[test]
    fn the_quiet_hour_begins_once_each_night_also_when_the_clocks_are_turned() {
        let at = |text: &str| Timestamp::from_local(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap());
        for (now, last) in [
            ("2026-11-24 02:59", "2026-11-23 03:00"),
            ("2026-11-24 03:00", "2026-11-24 03:00"),
            ("2026-11-24 23:59", "2026-11-24 03:00"),
            ("2026-10-25 12:00", "2026-10-25 03:00"),
            ("2027-03-28 01:59", "2027-03-27 03:00"),
            ("2027-03-28 03:00", "2027-03-28 03:00"),
        ] {
            assert_eq!(last_quiet(at(now).unwrap()), at(last).unwrap(), "{now}");
        }
    }
}
