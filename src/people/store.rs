//! All SQL about people and the links that set their passwords.

use sqlx::AnyConnection;

use super::model::{NewAccount, Organiser, PasswordLink, fold};
use super::rules::LINK_LIFETIME;
use crate::server::access::Role;
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::server::id;
use crate::server::token::{self, Purpose, Secret};
use crate::text::Lang;
use crate::time::{DAY, Timestamp};

/// How long a link that can no longer be used still says so, in seconds; then its address is unknown.
const LINK_REMEMBERED: i64 = 30 * DAY;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    email: String,
    name: String,
    role: String,
    disabled: Flag,
}

impl From<Row> for Organiser {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            email: row.email,
            name: row.name,
            role: Role::from_tag(&row.role),
            disabled: row.disabled.into(),
        }
    }
}

pub async fn by_id(connection: &mut AnyConnection, id: &str) -> Result<Option<Organiser>, StoreError> {
    let row: Option<Row> = sqlx::query_as("SELECT id, email, name, role, disabled FROM organisers WHERE id = $1")
        .bind(id)
        .fetch_optional(connection)
        .await?;
    Ok(row.map(Into::into))
}

/// By mail address, whatever its case.
pub async fn by_email(connection: &mut AnyConnection, email: &str) -> Result<Option<Organiser>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("SELECT id, email, name, role, disabled FROM organisers WHERE email_folded = $1")
            .bind(fold(email))
            .fetch_optional(connection)
            .await?;
    Ok(row.map(Into::into))
}

/// Everybody who may be added to an event now, to organise it or to stand at its door; by name.
pub async fn active(connection: &mut AnyConnection) -> Result<Vec<Organiser>, StoreError> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, email, name, role, disabled FROM organisers WHERE disabled = 0 ORDER BY name, id")
            .fetch_all(connection)
            .await?;
    let may_join = |role: Role| role.organises() || role == Role::Door;
    Ok(rows.into_iter().map(Organiser::from).filter(|person| person.role.is_some_and(may_join)).collect())
}

/// Whom a mail address lets in, with the hash of their password.
pub(super) async fn credentials(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<(String, String)>, StoreError> {
    let row: Option<(String, Option<String>, String)> =
        sqlx::query_as("SELECT id, password_hash, role FROM organisers WHERE email_folded = $1 AND disabled = 0")
            .bind(fold(email))
            .fetch_optional(connection)
            .await?;
    Ok(row.and_then(|(id, hash, role)| Role::from_tag(&role).and(hash).map(|hash| (id, hash))))
}

/// Adds a person and returns their id; `None` when the address has an account already.
pub async fn insert(tx: &mut WriteTx, now: Timestamp, new: NewAccount<'_>) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "INSERT INTO organisers (id, email, email_folded, name, role, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email_folded) DO NOTHING RETURNING id",
    )
    .bind(id::fresh())
    .bind(new.email)
    .bind(fold(new.email))
    .bind(new.name)
    .bind(new.role.tag())
    .bind(new.password_hash)
    .bind(now)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|(id,)| id))
}

/// Makes a link that sets a person's password; returns its token and the generation it was made from.
pub(super) async fn issue_link(
    tx: &mut WriteTx,
    now: Timestamp,
    secret: &Secret,
    organiser_id: &str,
) -> Result<(String, i64), StoreError> {
    let (generation,): (i64,) =
        sqlx::query_as("UPDATE organisers SET generation = generation + 1 WHERE id = $1 RETURNING generation")
            .bind(organiser_id)
            .fetch_one(&mut **tx)
            .await?;
    sqlx::query("DELETE FROM password_links WHERE expires_at <= $1")
        .bind(now.plus(-LINK_REMEMBERED))
        .execute(&mut **tx)
        .await?;
    let token = secret.token(Purpose::Password, organiser_id, generation);
    sqlx::query("INSERT INTO password_links (token_hash, organiser_id, expires_at) VALUES ($1, $2, $3)")
        .bind(token::hash(&token))
        .bind(organiser_id)
        .bind(now.plus(LINK_LIFETIME))
        .execute(&mut **tx)
        .await?;
    Ok((token, generation))
}

/// Ends every link of a person that is still open.
pub(super) async fn end_links(tx: &mut WriteTx, now: Timestamp, organiser_id: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE password_links SET expires_at = $1 WHERE organiser_id = $2 AND used_at IS NULL AND expires_at > $1",
    )
    .bind(now)
    .bind(organiser_id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes that somebody asked for a link to an address, whoever's it is.
pub(super) async fn request_link(tx: &mut WriteTx, now: Timestamp, email: &str, lang: Lang) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO password_requests (id, email, lang, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id::fresh())
        .bind(email)
        .bind(lang.tag())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A request that waits for its answer.
#[derive(sqlx::FromRow)]
pub(super) struct Request {
    pub id: String,
    pub email: String,
    lang: String,
    pub created_at: Timestamp,
}

impl Request {
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.lang)
    }
}

/// The requests that wait, the oldest first.
pub(super) async fn requests(connection: &mut AnyConnection) -> Result<Vec<Request>, StoreError> {
    Ok(sqlx::query_as("SELECT id, email, lang, created_at FROM password_requests ORDER BY id LIMIT 100")
        .fetch_all(connection)
        .await?)
}

/// Takes a request away to answer it; false when another process did.
pub(super) async fn take_request(tx: &mut WriteTx, id: &str) -> Result<bool, StoreError> {
    let taken = sqlx::query("DELETE FROM password_requests WHERE id = $1").bind(id).execute(&mut **tx).await?;
    Ok(taken.rows_affected() == 1)
}

/// The link of a token, usable or not.
pub(super) async fn link(connection: &mut AnyConnection, token: &str) -> Result<Option<PasswordLink>, StoreError> {
    let row: Option<(String, Timestamp, Option<Timestamp>)> =
        sqlx::query_as("SELECT organiser_id, expires_at, used_at FROM password_links WHERE token_hash = $1")
            .bind(token::hash(token))
            .fetch_optional(&mut *connection)
            .await?;
    let Some((organiser_id, expires_at, used_at)) = row else { return Ok(None) };
    let organiser = by_id(connection, &organiser_id).await?.ok_or(StoreError::Corrupt("a link of nobody"))?;
    Ok(Some(PasswordLink { organiser, expires_at, used_at }))
}

/// Uses a link up; false when it was used or has ended meanwhile.
pub(super) async fn use_link(tx: &mut WriteTx, now: Timestamp, token: &str) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "UPDATE password_links SET used_at = $1
         WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1 RETURNING organiser_id",
    )
    .bind(now)
    .bind(token::hash(token))
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.is_some())
}

/// Whether somebody signed in from a network; `pair_hash` is of both.
pub(super) async fn is_known_network(connection: &mut AnyConnection, pair_hash: &str) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as("SELECT pair_hash FROM known_networks WHERE pair_hash = $1")
        .bind(pair_hash)
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

/// Remembers that somebody signed in from a network.
pub(super) async fn know_network(tx: &mut WriteTx, now: Timestamp, pair_hash: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO known_networks (pair_hash, seen_at) VALUES ($1, $2)
         ON CONFLICT (pair_hash) DO UPDATE SET seen_at = excluded.seen_at",
    )
    .bind(pair_hash)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets networks in which somebody was last before a time.
pub(super) async fn forget_networks(tx: &mut WriteTx, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM known_networks WHERE seen_at < $1").bind(before).execute(&mut **tx).await?;
    Ok(())
}

pub(super) async fn set_password(tx: &mut WriteTx, organiser_id: &str, hash: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(organiser_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
