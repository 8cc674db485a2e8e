//! Sessions of organisers: a random token in a cookie, its hash in a table.

use axum::http::{HeaderMap, HeaderValue, header};
use sqlx::AnyConnection;

use super::access::{Role, Who};
use super::config::Config;
use super::db::StoreError;
use super::state::AppState;
use super::token::{Secret, hash, random_token};
use crate::time::{DAY, HOUR, Timestamp};

/// A session ends after this many seconds without a request …
const IDLE: i64 = 12 * HOUR;
/// … and at the latest this many after signing in.
const LIFETIME: i64 = 7 * DAY;
/// How long the row of an ended one stays, in seconds.
const REMEMBERED: i64 = 3 * DAY;
/// `seen_at` is written at most this often, in seconds, so that reading a page seldom writes.
const SEEN_EVERY: i64 = 15 * 60;

/// `__Host-` binds the cookie to this host over TLS; plain HTTP exists only on loopback.
pub fn cookie_name(config: &Config) -> &'static str {
    if config.https() { "__Host-session" } else { "session" }
}

/// The session's token, if the request brings one.
pub fn token(config: &Config, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(config);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then(|| value.to_owned())
        })
}

/// Who asks, if their session lives and they may still sign in.
pub async fn who(state: &AppState, headers: &HeaderMap) -> Result<Option<Who>, StoreError> {
    let Some(token) = token(&state.config, headers) else { return Ok(None) };
    let now = state.clock.now();
    let token_hash = hash(&token);
    let mut connection = state.db.read().await?;
    let row: Option<(String, String, String, Option<String>, i64)> = sqlx::query_as(
        "SELECT o.id, o.name, o.role, o.organisation_id, s.seen_at
         FROM sessions s JOIN organisers o ON o.id = s.organiser_id
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND o.disabled = 0",
    )
    .bind(&token_hash)
    .bind(now.0)
    .bind(now.plus(-IDLE).0)
    .fetch_optional(&mut *connection)
    .await?;
    drop(connection);
    let Some((id, name, role, organisation_id, seen_at)) = row else { return Ok(None) };
    let Some(role) = Role::from_tag(&role) else { return Ok(None) };
    if seen_at < now.plus(-SEEN_EVERY).0 {
        let mut tx = state.db.begin_write().await?;
        // The person first, as whoever ends all their sessions does.
        seen(&mut tx, &id, now).await?;
        sqlx::query("UPDATE sessions SET seen_at = $1 WHERE token_hash = $2")
            .bind(now.0)
            .bind(&token_hash)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
    }
    Ok(Some(Who { id, name, role, organisation_id }))
}

/// Whose session a cookie was, also after its end: to whom what they typed may be shown again.
pub async fn owner(state: &AppState, headers: &HeaderMap) -> Result<Option<String>, StoreError> {
    let Some(token) = token(&state.config, headers) else { return Ok(None) };
    let row: Option<(String,)> = sqlx::query_as("SELECT organiser_id FROM sessions WHERE token_hash = $1")
        .bind(hash(&token))
        .fetch_optional(&mut *state.db.read().await?)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// A session, as the person whose it is sees it. Where it was begun is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Names it in an address: neither the token nor what the database stores of it.
    pub name: String,
    token_hash: String,
    pub begun_at: Timestamp,
    /// To a quarter of an hour.
    pub seen_at: Timestamp,
}

/// What a session is called in an address, by its token.
pub fn name(secret: &Secret, token: &str) -> String {
    name_of(secret, &hash(token))
}

fn name_of(secret: &Secret, token_hash: &str) -> String {
    secret.keyed_hash("session", token_hash)[..32].to_owned()
}

/// The sessions of a person that live, the last seen first.
pub async fn living(
    connection: &mut AnyConnection,
    secret: &Secret,
    organiser_id: &str,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<(String, Timestamp, Timestamp)> = sqlx::query_as(
        "SELECT token_hash, created_at, seen_at FROM sessions
         WHERE organiser_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, created_at DESC, token_hash",
    )
    .bind(organiser_id)
    .bind(now.0)
    .bind(now.plus(-IDLE).0)
    .fetch_all(connection)
    .await?;
    let session = |(token_hash, begun_at, seen_at): (String, Timestamp, Timestamp)| Session {
        name: name_of(secret, &token_hash),
        token_hash,
        begun_at,
        seen_at,
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Notes that somebody was here: sessions are forgotten, and an account that nobody uses should be found.
async fn seen(connection: &mut AnyConnection, organiser_id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET seen_at = $1 WHERE id = $2")
        .bind(now.0)
        .bind(organiser_id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Begins a session; returns its token.
pub async fn begin(connection: &mut AnyConnection, organiser_id: &str, now: Timestamp) -> Result<String, StoreError> {
    let token = random_token();
    seen(connection, organiser_id, now).await?;
    sqlx::query(
        "INSERT INTO sessions (token_hash, organiser_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)",
    )
    .bind(hash(&token))
    .bind(organiser_id)
    .bind(now.0)
    .bind(now.plus(LIFETIME).0)
    .execute(&mut *connection)
    .await?;
    Ok(token)
}

/// Ends one session. Its row stays for a while ([`forget`]).
pub async fn end(connection: &mut AnyConnection, token: &str, now: Timestamp) -> Result<(), StoreError> {
    end_hashed(connection, &hash(token), now).await
}

/// Ends one that was found among a person's own.
pub async fn end_one(connection: &mut AnyConnection, session: &Session, now: Timestamp) -> Result<(), StoreError> {
    end_hashed(connection, &session.token_hash, now).await
}

async fn end_hashed(connection: &mut AnyConnection, token_hash: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE sessions SET expires_at = $1 WHERE token_hash = $2 AND expires_at > $1")
        .bind(now.0)
        .bind(token_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends every session of a person.
pub async fn end_all(connection: &mut AnyConnection, organiser_id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE sessions SET expires_at = $1 WHERE organiser_id = $2 AND expires_at > $1")
        .bind(now.0)
        .bind(organiser_id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets sessions a few days after their end: until then they say to whom a form belongs that was being typed.
pub async fn forget(state: &AppState) -> Result<(), StoreError> {
    let before = state.clock.now().plus(-REMEMBERED);
    let mut tx = state.db.begin_write().await?;
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2")
        .bind(before.0)
        .bind(before.plus(-IDLE).0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// The `Set-Cookie` that begins a session in the browser.
pub fn set_cookie(config: &Config, token: &str) -> Option<HeaderValue> {
    let secure = if config.https() { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", cookie_name(config))).ok()
}

/// The `Set-Cookie` that ends it.
pub fn clear_cookie(config: &Config) -> Option<HeaderValue> {
    let secure = if config.https() { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", cookie_name(config))).ok()
}
