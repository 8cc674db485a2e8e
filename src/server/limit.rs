//! Budgets: how often something may be tried within a window, counted in the database so that processes share them.

use sqlx::AnyConnection;

use super::db::StoreError;
use crate::time::Timestamp;

/// At most `allowed` within each window of `seconds`.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    pub scope: &'static str,
    pub allowed: i64,
    pub seconds: i64,
}

impl Budget {
    /// Counts one attempt; false when the window's budget is spent. `key_hash` comes from `Secret::keyed_hash`.
    pub async fn spend(
        self,
        connection: &mut AnyConnection,
        key_hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let window_at = now.0.div_euclid(self.seconds) * self.seconds;
        sqlx::query("DELETE FROM budgets WHERE scope = $1 AND window_at < $2")
            .bind(self.scope)
            .bind(window_at)
            .execute(&mut *connection)
            .await?;
        let (spent,): (i64,) = sqlx::query_as(
            "INSERT INTO budgets (scope, key_hash, window_at, spent) VALUES ($1, $2, $3, 1)
             ON CONFLICT (scope, key_hash, window_at) DO UPDATE SET spent = budgets.spent + 1
             RETURNING spent",
        )
        .bind(self.scope)
        .bind(key_hash)
        .bind(window_at)
        .fetch_one(connection)
        .await?;
        Ok(spent <= self.allowed)
    }
}
