//! Budgets: how often something may be tried within a window, counted in the database so that processes share them.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use sqlx::AnyConnection;

use super::db::StoreError;
use super::state::AppState;
use super::{measure, proxy};
use crate::time::{DAY, Timestamp};

/// At most `allowed` within each window of `seconds`, which is a day at most.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    pub scope: &'static str,
    pub allowed: i64,
    pub seconds: i64,
}

impl Budget {
    /// Counts one attempt; false when the window's budget is spent. `key_hash` comes from `Secret::keyed_hash`.
    ///
    /// On PostgreSQL the key's row is locked until the transaction ends: whoever spends several budgets takes them in
    /// a fixed order, after the event's lock.
    pub async fn spend(
        self,
        connection: &mut AnyConnection,
        key_hash: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (spent,): (i64,) = sqlx::query_as(
            "INSERT INTO budgets (scope, key_hash, window_at, spent) VALUES ($1, $2, $3, 1)
             ON CONFLICT (scope, key_hash, window_at) DO UPDATE SET spent = budgets.spent + 1
             RETURNING spent",
        )
        .bind(self.scope)
        .bind(key_hash)
        .bind(self.window(now))
        .fetch_one(connection)
        .await?;
        let is_allowed = spent <= self.allowed;
        if !is_allowed {
            measure::refused(self.scope);
        }
        Ok(is_allowed)
    }

    /// Takes an attempt back that turned out to be a good one. `then` is when it was counted.
    pub async fn refund(
        self,
        connection: &mut AnyConnection,
        key_hash: &str,
        then: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE budgets SET spent = spent - 1
             WHERE scope = $1 AND key_hash = $2 AND window_at = $3 AND spent > 0",
        )
        .bind(self.scope)
        .bind(key_hash)
        .bind(self.window(then))
        .execute(connection)
        .await?;
        Ok(())
    }

    /// Counts one attempt in the first window that has room, and says when that is: now, or when a later window of
    /// the next `windows` begins. `None`: there is no room in any of them.
    pub async fn turn(
        self,
        connection: &mut AnyConnection,
        key_hash: &str,
        now: Timestamp,
        windows: i64,
    ) -> Result<Option<Timestamp>, StoreError> {
        for later in 0..windows {
            let at = if later == 0 { now } else { self.window(now).plus(later * self.seconds) };
            if self.spend(connection, key_hash, at).await? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Seconds until the next window begins: what a refused one is told to wait.
    pub fn wait(self, now: Timestamp) -> i64 {
        self.seconds - now.0.rem_euclid(self.seconds)
    }

    fn window(self, at: Timestamp) -> Timestamp {
        Timestamp(at.0.div_euclid(self.seconds) * self.seconds)
    }
}

/// Forgets windows that are over; a job, so that no spending waits for it.
pub async fn forget(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    sqlx::query("DELETE FROM budgets WHERE window_at < $1")
        .bind(state.clock.now().plus(-DAY))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Where a request comes from, as budgets count it: an IPv4 address, or the /64 that one IPv6 customer has.
///
/// It is the address of the connection, or what one of our proxies says of it (`server::proxy`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network(pub String);

impl From<IpAddr> for Network {
    fn from(ip: IpAddr) -> Self {
        Self(match ip.to_canonical() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => {
                let [a, b, c, d, ..] = ip.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        })
    }
}

impl FromRequestParts<AppState> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(peer.map_or_else(
            || Self("unknown".to_owned()),
            |ConnectInfo(address)| proxy::client(address.ip(), &parts.headers, &state.config.proxies).into(),
        ))
    }
}
