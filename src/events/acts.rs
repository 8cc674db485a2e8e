//! What events do by themselves.

use super::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// Lets searches find what an older program wrote: before the upgrade, and beside this one while it lasted.
pub async fn catch_up_with_search(state: &AppState) -> Result<(), StoreError> {
    loop {
        let mut tx = state.db.begin_write().await?;
        let caught_up = store::catch_up(&mut tx).await?;
        tx.commit().await?;
        if caught_up == 0 {
            return Ok(());
        }
    }
}
