//! Signing in, setting a password, adding a person: each ends in one transaction with its log entry.

use serde_json::json;

use super::model::{NewAccount, Organiser, fold};
use super::passwords;
use super::rules::{BY_EMAIL, BY_NETWORK};
use super::store;
use crate::audit::{self, Act, Actor};
use crate::server::db::{StoreError, WriteTx};
use crate::server::error::AppError;
use crate::server::limit::Network;
use crate::server::session;
use crate::server::state::AppState;
use crate::time::Timestamp;

/// What became of an attempt to sign in.
#[derive(Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// The new session's token.
    Yes(String),
    /// Unknown, without a password, disabled, or a wrong password: they are told apart nowhere.
    No,
}

/// Checks an address and a password, and begins a session in place of the one the browser had.
pub async fn sign_in(
    state: &AppState,
    network: &Network,
    email: &str,
    password: &str,
    old_session: Option<&str>,
) -> Result<SignedIn, AppError> {
    let now = state.clock.now();
    spend(state, network, email, now).await?;
    let known = store::credentials(&mut *state.db.read().await?, email).await?;
    let hash = known.as_ref().map(|(_, hash)| hash.clone());
    let matches = passwords::verify(state, password, hash).await?;
    let Some(known) = known.filter(|_| matches) else { return Ok(SignedIn::No) };

    let mut tx = state.db.begin_write().await?;
    // The account may have been disabled, or its password set anew, while this one was checked.
    if store::credentials(&mut tx, email).await?.as_ref() != Some(&known) {
        return Ok(SignedIn::No);
    }
    let (id, _) = known;
    let token = begin_session(&mut tx, now, &id, old_session).await?;
    record(&mut tx, now, &id, "people.sign_in").await?;
    tx.commit().await?;
    Ok(SignedIn::Yes(token))
}

/// Counts an attempt before anything is known about it, and refuses it when too many came.
async fn spend(state: &AppState, network: &Network, email: &str, now: Timestamp) -> Result<(), AppError> {
    let secret = &state.config.secret;
    let by_email = secret.keyed_hash(BY_EMAIL.scope, &format!("{}\n{}", network.0, fold(email)));
    let mut tx = state.db.begin_write().await?;
    for (budget, key) in [(BY_NETWORK, secret.keyed_hash(BY_NETWORK.scope, &network.0)), (BY_EMAIL, by_email)] {
        if !budget.spend(&mut tx, &key, now).await? {
            tx.commit().await?;
            return Err(AppError::TooMany(budget.wait(now)));
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Sets the password of a link's person, ends every session they had and begins one; `None` when the link was used
/// or ended meanwhile.
pub async fn set_password(
    state: &AppState,
    token: &str,
    organiser_id: &str,
    password: &str,
    old_session: Option<&str>,
) -> Result<Option<String>, AppError> {
    let hash = passwords::hash(state, password).await?;
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    if !store::use_link(&mut tx, now, token).await? {
        return Ok(None);
    }
    store::set_password(&mut tx, organiser_id, &hash).await?;
    session::end_all(&mut tx, organiser_id).await?;
    let session = begin_session(&mut tx, now, organiser_id, old_session).await?;
    record(&mut tx, now, organiser_id, "people.set_password").await?;
    tx.commit().await?;
    Ok(Some(session))
}

/// A person with a link of their own to set a password.
#[derive(Debug)]
pub struct Invited {
    pub organiser: Organiser,
    /// Whether they are new, or had an account already, which stays as it was.
    pub is_new: bool,
    /// `None` for somebody who may not sign in.
    pub token: Option<String>,
}

/// Adds a person, or finds the one with this address, and makes a link that replaces earlier ones.
pub async fn invite(state: &AppState, new: NewAccount<'_>) -> Result<Invited, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let is_new = store::insert(&mut tx, now, new).await?.is_some();
    let organiser =
        store::by_email(&mut tx, new.email).await?.ok_or(StoreError::Corrupt("an account that is not there"))?;
    let token = if organiser.may_sign_in() {
        Some(store::issue_link(&mut tx, now, &state.config.secret, &organiser.id).await?)
    } else {
        None
    };
    audit::record(
        &mut tx,
        now,
        Act {
            actor: Actor::System,
            action: if is_new { "people.add" } else { "people.new_link" },
            event_id: None,
            registration_id: None,
            detail: json!({ "organiser": organiser.id, "role": organiser.role }),
        },
    )
    .await?;
    tx.commit().await?;
    Ok(Invited { organiser, is_new, token })
}

async fn begin_session(
    tx: &mut WriteTx,
    now: Timestamp,
    organiser_id: &str,
    old_session: Option<&str>,
) -> Result<String, StoreError> {
    if let Some(old) = old_session {
        session::end(tx, old).await?;
    }
    session::begin(tx, organiser_id, now).await
}

async fn record(tx: &mut WriteTx, now: Timestamp, id: &str, action: &'static str) -> Result<(), StoreError> {
    let actor = Actor::Organiser(id);
    audit::record(tx, now, Act { actor, action, event_id: None, registration_id: None, detail: json!({}) }).await
}
