//! Links that set a password, and who asked for one.

use sqlx::AnyConnection;

use crate::people::model::{LinkKind, PasswordLink};
use crate::people::rules::lifetime;
use crate::server::db::{StoreError, WriteTx};
use crate::server::id;
use crate::server::token::{self, Secret};
use crate::text::Lang;
use crate::time::{DAY, Timestamp};

/// How long a link that can no longer be used still says so, in seconds; then its address is unknown.
const LINK_REMEMBERED: i64 = 30 * DAY;

/// Makes a link that sets a person's password; returns its token and the generation it was made from.
pub(in crate::people) async fn issue_link(
    tx: &mut WriteTx,
    now: Timestamp,
    secret: &Secret,
    organiser_id: &str,
    kind: LinkKind,
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
    let token = secret.token(kind.purpose(), organiser_id, generation);
    sqlx::query("INSERT INTO password_links (token_hash, organiser_id, expires_at, purpose) VALUES ($1, $2, $3, $4)")
        .bind(token::hash(&token))
        .bind(organiser_id)
        .bind(now.plus(lifetime(kind)))
        .bind(kind.tag())
        .execute(&mut **tx)
        .await?;
    Ok((token, generation))
}

/// Ends every link of a person that is still open.
pub(in crate::people) async fn end_links(
    tx: &mut WriteTx,
    now: Timestamp,
    organiser_id: &str,
) -> Result<(), StoreError> {
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
pub(in crate::people) async fn request_link(
    tx: &mut WriteTx,
    now: Timestamp,
    email: &str,
    lang: Lang,
) -> Result<(), StoreError> {
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
pub(in crate::people) struct Request {
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
pub(in crate::people) async fn requests(connection: &mut AnyConnection) -> Result<Vec<Request>, StoreError> {
    Ok(sqlx::query_as("SELECT id, email, lang, created_at FROM password_requests ORDER BY id LIMIT 100")
        .fetch_all(connection)
        .await?)
}

/// Takes a request away to answer it; false when another process did.
pub(in crate::people) async fn take_request(tx: &mut WriteTx, id: &str) -> Result<bool, StoreError> {
    let taken = sqlx::query("DELETE FROM password_requests WHERE id = $1").bind(id).execute(&mut **tx).await?;
    Ok(taken.rows_affected() == 1)
}

/// The link of a token, usable or not.
pub(in crate::people) async fn link(
    connection: &mut AnyConnection,
    token: &str,
) -> Result<Option<PasswordLink>, StoreError> {
    let row: Option<(String, String, Timestamp, Option<Timestamp>)> =
        sqlx::query_as("SELECT organiser_id, purpose, expires_at, used_at FROM password_links WHERE token_hash = $1")
            .bind(token::hash(token))
            .fetch_optional(&mut *connection)
            .await?;
    let Some((organiser_id, purpose, expires_at, used_at)) = row else { return Ok(None) };
    let kind = LinkKind::from_tag(&purpose);
    let organiser = super::by_id(connection, &organiser_id).await?.ok_or(StoreError::Corrupt("a link of nobody"))?;
    Ok(Some(PasswordLink { organiser, kind, expires_at, used_at }))
}

/// Uses a link up; false when it was used or has ended meanwhile.
pub(in crate::people) async fn use_link(tx: &mut WriteTx, now: Timestamp, token: &str) -> Result<bool, StoreError> {
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
