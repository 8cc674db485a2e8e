//! What an erasure leaves behind where SQL cannot reach: noted in its transaction, removed after the commit.

use super::db::{Db, StoreError, WriteTx};
use super::{id, settings};

/// The setting that is there while something is to be removed. Each erasure gives it another value.
const NAME: &str = "traces";

/// Notes, in the transaction that erases, that [`wipe`] has work to do; a killed process finds it again.
pub async fn note(tx: &mut WriteTx) -> Result<(), StoreError> {
    settings::set(tx, NAME, &id::fresh()).await
}

/// Removes the traces of what was erased, if anything was; false when a reader was in the way and it must be tried
/// again. It writes an SQLite file anew, so it belongs into a job.
pub async fn wipe(db: &Db) -> Result<bool, StoreError> {
    let Some(noted) = settings::get(&mut *db.read().await?, NAME).await? else { return Ok(true) };
    db.rewrite().await?;
    if !db.empty_journal().await? {
        return Ok(false);
    }
    let mut tx = db.begin_write().await?;
    // Another erasure meanwhile has given it another value, and wants its own turn.
    settings::forget(&mut tx, NAME, &noted).await?;
    tx.commit().await?;
    Ok(true)
}
