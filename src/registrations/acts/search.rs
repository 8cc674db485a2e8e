//! Keeping what registrations are found by true to what they say.

use crate::registrations::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// Makes anew what registrations are found by that an older program wrote or erased. The job.
pub async fn catch_up_with_search(state: &AppState) -> Result<(), StoreError> {
    loop {
        let (mut stale, more) = store::stale(&mut *state.db.read().await?, state.clock.now()).await?;
        if !stale.is_empty() {
            let mut tx = state.db.begin_write().await?;
            stale.sort();
            for (place, (event_id, id)) in stale.iter().enumerate() {
                // Whoever edits holds the same lock, so that nobody's newer words are lost.
                if place == 0 || stale[place - 1].0 != *event_id {
                    store::lock(&mut tx, event_id).await?;
                }
                store::fold_again(&mut tx, event_id, id).await?;
            }
            tx.commit().await?;
        }
        if !more {
            return Ok(());
        }
    }
}
