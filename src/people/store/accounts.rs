//! Accounts: who signs in, and what they may.

use std::collections::HashMap;

use sqlx::AnyConnection;

use crate::people::model::{Account, NewAccount, Organiser, Profile, fold};
use crate::server::access::Role;
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::server::{id, settings};
use crate::text::Lang;
use crate::time::Timestamp;

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

/// The names of these accounts, whatever they may do now; twenty a query.
pub async fn names(connection: &mut AnyConnection, ids: &[String]) -> Result<HashMap<String, String>, StoreError> {
    const CHUNK: usize = 20;
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut query = sqlx::query_as(
            "SELECT id, name FROM organisers WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                                                          $16, $17, $18, $19, $20)",
        );
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", String::as_str));
        }
        let rows: Vec<(String, String)> = query.fetch_all(&mut *connection).await?;
        found.extend(rows);
    }
    Ok(found)
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
pub(in crate::people) async fn credentials(
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
        "INSERT INTO organisers (id, email, email_folded, name, role, password_hash, created_at, organisation_id, lang)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (email_folded) DO NOTHING RETURNING id",
    )
    .bind(id::fresh())
    .bind(new.email)
    .bind(fold(new.email))
    .bind(new.name)
    .bind(new.role.tag())
    .bind(new.password_hash)
    .bind(now)
    .bind(new.organisation_id)
    .bind(new.lang.tag())
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|(id,)| id))
}

pub(in crate::people) async fn set_password(
    tx: &mut WriteTx,
    organiser_id: &str,
    hash: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(organiser_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// An account with what its page shows.
macro_rules! whole_accounts {
    ($tail:literal) => {
        concat!(
            "SELECT o.id, o.email, o.name, o.role, o.disabled, o.lang, o.seen_at, t.name AS organisation,
                    CASE WHEN o.password_hash IS NULL THEN 0 ELSE 1 END AS has_password,
                    (SELECT MAX(l.expires_at) FROM password_links l
                     WHERE l.organiser_id = o.id AND l.used_at IS NULL) AS link_until,
                    (SELECT COUNT(*) FROM event_organisations e WHERE e.organisation_id = o.organisation_id) AS events
             FROM organisers o LEFT JOIN organisations t ON t.id = o.organisation_id ",
            $tail
        )
    };
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    #[sqlx(flatten)]
    organiser: Row,
    organisation: Option<String>,
    events: i64,
    lang: String,
    has_password: Flag,
    seen_at: Timestamp,
    link_until: Option<i64>,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self {
            organiser: row.organiser.into(),
            organisation: row.organisation,
            events: row.events,
            lang: Lang::from_tag(&row.lang),
            has_password: row.has_password.into(),
            // 0: never, or not since an older program.
            seen_at: Some(row.seen_at).filter(|at| at.0 > 0),
            link_until: row.link_until.map(Timestamp),
        }
    }
}

/// Every account.
pub(in crate::people) async fn accounts(connection: &mut AnyConnection) -> Result<Vec<Account>, StoreError> {
    let rows: Vec<AccountRow> = sqlx::query_as(whole_accounts!("ORDER BY o.id")).fetch_all(connection).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(in crate::people) async fn account(
    connection: &mut AnyConnection,
    id: &str,
) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> =
        sqlx::query_as(whole_accounts!("WHERE o.id = $1")).bind(id).fetch_optional(connection).await?;
    Ok(row.map(Into::into))
}

/// Whoever changes who may sign in does it one after the other: two administrators who close each other's accounts at
/// once would otherwise both find that the other is left.
pub(in crate::people) async fn lock_accounts(tx: &mut WriteTx) -> Result<(), StoreError> {
    settings::set(tx, "people", "").await
}

/// Takes the lock of one account: signing in, setting a password and closing it come one after the other.
pub(in crate::people) async fn lock_account(tx: &mut WriteTx, email: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET generation = generation WHERE email_folded = $1")
        .bind(fold(email))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(in crate::people) async fn set_profile(
    tx: &mut WriteTx,
    id: &str,
    profile: &Profile,
    organisation_id: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET name = $1, role = $2, organisation_id = $3, lang = $4 WHERE id = $5")
        .bind(&profile.name)
        .bind(profile.role.tag())
        .bind(organisation_id)
        .bind(profile.lang.tag())
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(in crate::people) async fn set_disabled(tx: &mut WriteTx, id: &str, disabled: bool) -> Result<(), StoreError> {
    sqlx::query("UPDATE organisers SET disabled = $1 WHERE id = $2")
        .bind(Flag::from(disabled))
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
