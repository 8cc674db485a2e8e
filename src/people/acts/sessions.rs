//! Signing in, setting a password, ending sessions: each ends in one transaction with its log entry.

use serde_json::json;

use super::record;
use crate::people::model::{Organiser, fold};
use crate::people::rules::{BY_ADDRESS, BY_EMAIL, BY_NETWORK, NETWORK_REMEMBERED};
use crate::people::{passwords, store};
use crate::server::db::{StoreError, WriteTx};
use crate::server::error::AppError;
use crate::server::limit::{Budget, Network};
use crate::server::session;
use crate::server::state::AppState;
use crate::time::Timestamp;

/// What became of an attempt to sign in.
#[derive(Debug, PartialEq, Eq)]
pub enum SignedIn {
    Yes {
        /// The new session's token.
        session: String,
        organiser_id: String,
    },
    /// Unknown, without a password, disabled, or a wrong password: they are told apart nowhere.
    No,
    /// Nothing was looked at; try again after so many seconds.
    TooMany(i64),
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
    let budgets = match spend(state, network, email, now).await? {
        Ok(budgets) => budgets,
        Err(wait) => return Ok(SignedIn::TooMany(wait)),
    };
    let known = store::credentials(&mut *state.db.read().await?, email).await?;
    let hash = known.as_ref().map(|(_, hash)| hash.clone());
    let matches = passwords::verify(state, password, hash).await?;
    let Some(known) = known.filter(|_| matches) else { return Ok(SignedIn::No) };

    let mut tx = state.db.begin_write().await?;
    store::lock_account(&mut tx, email).await?;
    // The account may have been disabled, or its password set anew, while this one was checked.
    if store::credentials(&mut tx, email).await?.as_ref() != Some(&known) {
        return Ok(SignedIn::No);
    }
    let (id, _) = known;
    // A good one is no attempt: whoever works here all day is not locked out by it.
    for (budget, key) in &budgets {
        budget.refund(&mut tx, key, now).await?;
    }
    store::know_network(&mut tx, now, &pair_hash(state, network, email)).await?;
    let session = begin_session(&mut tx, now, &id, old_session).await?;
    record(&mut tx, now, &id, "people.sign_in", json!({})).await?;
    tx.commit().await?;
    Ok(SignedIn::Yes { session, organiser_id: id })
}

/// Counts an attempt before anything is known about it: by what it was counted, or how long to wait when too many came.
async fn spend(
    state: &AppState,
    network: &Network,
    email: &str,
    now: Timestamp,
) -> Result<Result<Vec<(Budget, String)>, i64>, StoreError> {
    let (secret, folded) = (&state.config.secret, fold(email));
    let by_email = secret.keyed_hash(BY_EMAIL.scope, &format!("{}\n{folded}", network.0));
    let mut tx = state.db.begin_write().await?;
    // In the order in which their rows are locked.
    let mut budgets = vec![(BY_NETWORK, secret.keyed_hash(BY_NETWORK.scope, &network.0)), (BY_EMAIL, by_email)];
    if !store::is_known_network(&mut tx, &pair_hash(state, network, email)).await? {
        budgets.push((BY_ADDRESS, secret.keyed_hash(BY_ADDRESS.scope, &folded)));
    }
    let mut wait = None;
    for (budget, key) in &budgets {
        if !budget.spend(&mut tx, key, now).await? {
            wait = Some(budget.wait(now));
            break;
        }
    }
    tx.commit().await?;
    Ok(wait.map_or(Ok(budgets), Err))
}

/// By what it is remembered that somebody signed in from a network.
fn pair_hash(state: &AppState, network: &Network, email: &str) -> String {
    state.config.secret.keyed_hash("known_network", &format!("{}\n{}", network.0, fold(email)))
}

/// Forgets from where people signed in long ago; a job.
pub async fn forget_networks(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    store::forget_networks(&mut tx, state.clock.now().plus(-NETWORK_REMEMBERED)).await?;
    tx.commit().await
}

/// Sets the password of a link's person, ends every session they had and begins one; `None` when the link was used
/// or ended meanwhile.
pub async fn set_password(
    state: &AppState,
    network: &Network,
    token: &str,
    organiser: &Organiser,
    password: &str,
    old_session: Option<&str>,
) -> Result<Option<String>, AppError> {
    let hash = passwords::hash(state, password).await?;
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    store::lock_account(&mut tx, &organiser.email).await?;
    if !store::use_link(&mut tx, now, token).await? {
        return Ok(None);
    }
    store::set_password(&mut tx, &organiser.id, &hash).await?;
    store::end_links(&mut tx, now, &organiser.id).await?;
    session::end_all(&mut tx, &organiser.id, now).await?;
    store::know_network(&mut tx, now, &pair_hash(state, network, &organiser.email)).await?;
    let session = begin_session(&mut tx, now, &organiser.id, old_session).await?;
    record(&mut tx, now, &organiser.id, "people.set_password", json!({})).await?;
    tx.commit().await?;
    Ok(Some(session))
}

/// Ends every session of a person.
pub async fn sign_out_everywhere(state: &AppState, organiser_id: &str) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    session::end_all(&mut tx, organiser_id, now).await?;
    record(&mut tx, now, organiser_id, "people.sign_out_everywhere", json!({})).await?;
    tx.commit().await
}

/// Ends one session of a person; false when they have none of that name ([`session::Session::name`]).
pub async fn end_session(state: &AppState, organiser_id: &str, name: &str) -> Result<bool, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let sessions = session::living(&mut tx, &state.config.secret, organiser_id, now).await?;
    let Some(session) = sessions.into_iter().find(|session| session.name == name) else { return Ok(false) };
    session::end_one(&mut tx, &session, now).await?;
    record(&mut tx, now, organiser_id, "people.end_session", json!({})).await?;
    tx.commit().await?;
    Ok(true)
}

async fn begin_session(
    tx: &mut WriteTx,
    now: Timestamp,
    organiser_id: &str,
    old_session: Option<&str>,
) -> Result<String, StoreError> {
    if let Some(old) = old_session {
        session::end(tx, old, now).await?;
    }
    session::begin(tx, organiser_id, now).await
}
