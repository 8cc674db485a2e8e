//! Budgets: how often something may be tried within a window, counted in the database so that processes share them.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use sqlx::AnyConnection;

use super::db::StoreError;
use super::measure;
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
        let is_allowed = spent <= self.allowed;
        if !is_allowed {
            measure::refused(self.scope);
        }
        Ok(is_allowed)
    }

    /// Seconds until the next window begins: what a refused one is told to wait.
    pub fn wait(self, now: Timestamp) -> i64 {
        self.seconds - now.0.rem_euclid(self.seconds)
    }
}

/// Where a request comes from, as budgets count it: an IPv4 address, or the /64 that one IPv6 customer has.
///
/// It is the address of the connection; forwarded headers are written by anybody and are not looked at.
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

impl<S: Send + Sync> FromRequestParts<S> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(peer.map_or_else(|| Self("unknown".to_owned()), |ConnectInfo(address)| address.ip().into()))
    }
}
