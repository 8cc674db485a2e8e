//! How many mails public forms may cause to one address, so that nobody's inbox is filled from our pages.
//!
//! At most five forms an hour reach one address, whoever sends them: what comes after waits for a later hour, and
//! nobody is told, because only the person behind the address may know what it is used for. A network that sends more
//! than five itself is refused. So a stranger neither learns that an address is known nor keeps its owner out.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::db::StoreError;
use super::limit::{Budget, Network};
use super::token::Secret;
use crate::time::{HOUR, Timestamp};

/// Forms that reach one mail address within an hour.
pub const MAIL: Budget = Budget { scope: "mail", allowed: 5, seconds: HOUR };
/// Mails of use at once to one address, links that set a password: their own budget, or whoever fills the other with
/// sign-ups would keep somebody from their password.
pub const LINK: Budget = Budget { scope: "mail.link", allowed: 5, seconds: HOUR };
/// Forms of one network for one mail address.
pub const MAIL_FROM_NETWORK: Budget = Budget { scope: "mail.network", allowed: 5, seconds: HOUR };

/// How many hours ahead a mail may wait for its turn; then it goes all the same: whoever fills those hours with sign-ups
/// must neither keep the address's owner out nor learn from a refusal that somebody uses it.
const HOURS_AHEAD: i64 = 24;

/// When the mails of one form may leave, by address.
#[derive(Debug, Default)]
pub struct Turns(BTreeMap<String, Timestamp>);

impl Turns {
    /// When a mail to an address may leave: now, unless its turn comes later.
    pub fn of(&self, email: &str, now: Timestamp) -> Timestamp {
        self.0.get(&email.to_lowercase()).copied().unwrap_or(now)
    }
}

/// Counts one form of a network for each of its addresses; the refused are told how many seconds to wait.
pub async fn ask(
    connection: &mut AnyConnection,
    secret: &Secret,
    network: &Network,
    emails: impl IntoIterator<Item = &str>,
    now: Timestamp,
) -> Result<Result<Turns, i64>, StoreError> {
    let mut turns = Turns::default();
    for (key, email) in keys(secret, emails) {
        if !MAIL_FROM_NETWORK.spend(connection, &own_key(secret, network, &email), now).await? {
            return Ok(Err(MAIL_FROM_NETWORK.wait(now)));
        }
        turns.0.insert(email, turn(connection, &key, now).await?);
    }
    Ok(Ok(turns))
}

/// Counts one form of a network for an address, for a mail that is of use now or never: whether it may leave. The
/// refused are told how many seconds to wait.
pub async fn ask_now(
    connection: &mut AnyConnection,
    secret: &Secret,
    network: &Network,
    email: &str,
    now: Timestamp,
) -> Result<Result<bool, i64>, StoreError> {
    let email = email.to_lowercase();
    if !MAIL_FROM_NETWORK.spend(connection, &own_key(secret, network, &email), now).await? {
        return Ok(Err(MAIL_FROM_NETWORK.wait(now)));
    }
    Ok(Ok(LINK.spend(connection, &secret.keyed_hash(LINK.scope, &email), now).await?))
}

/// Counts one form of somebody who holds a link: it is never refused, because whoever has a seat can give it up.
pub async fn take(
    connection: &mut AnyConnection,
    secret: &Secret,
    emails: impl IntoIterator<Item = &str>,
    now: Timestamp,
) -> Result<Turns, StoreError> {
    let mut turns = Turns::default();
    for (key, email) in keys(secret, emails) {
        turns.0.insert(email, turn(connection, &key, now).await?);
    }
    Ok(turns)
}

/// When one more form's mail may leave to an address.
async fn turn(connection: &mut AnyConnection, key: &str, now: Timestamp) -> Result<Timestamp, StoreError> {
    let at = MAIL.turn(connection, key, now, HOURS_AHEAD).await?;
    Ok(at.unwrap_or_else(|| now.plus(HOURS_AHEAD * HOUR)))
}

fn own_key(secret: &Secret, network: &Network, email: &str) -> String {
    secret.keyed_hash(MAIL_FROM_NETWORK.scope, &format!("{}\n{email}", network.0))
}

/// Each address once, in the one order in which their rows are locked.
fn keys<'a>(secret: &Secret, emails: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    let folded = emails.into_iter().map(str::to_lowercase);
    folded.map(|email| (secret.keyed_hash(MAIL.scope, &email), email)).collect()
}
