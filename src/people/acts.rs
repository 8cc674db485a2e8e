//! Signing in, setting a password, adding a person: each ends in one transaction with its log entry.

use serde_json::json;

use super::mails::PasswordMail;
use super::model::{NewAccount, Organiser, fold};
use super::passwords;
use super::rules::{BY_ADDRESS, BY_EMAIL, BY_NETWORK, FORGOTTEN, LINK_LIFETIME, NETWORK_REMEMBERED};
use super::store;
use crate::audit::{self, Act, Actor};
use crate::mail::{self, Envelope, Queue};
use crate::server::db::{StoreError, WriteTx};
use crate::server::error::AppError;
use crate::server::limit::{Budget, Network};
use crate::server::mail_budget;
use crate::server::session;
use crate::server::state::AppState;
use crate::text::Lang;
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
    record(&mut tx, now, &id, "people.sign_in").await?;
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
    if !store::use_link(&mut tx, now, token).await? {
        return Ok(None);
    }
    store::set_password(&mut tx, &organiser.id, &hash).await?;
    store::end_links(&mut tx, now, &organiser.id).await?;
    session::end_all(&mut tx, &organiser.id, now).await?;
    store::know_network(&mut tx, now, &pair_hash(state, network, &organiser.email)).await?;
    let session = begin_session(&mut tx, now, &organiser.id, old_session).await?;
    record(&mut tx, now, &organiser.id, "people.set_password").await?;
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
        store::end_links(&mut tx, now, &organiser.id).await?;
        Some(store::issue_link(&mut tx, now, &state.config.secret, &organiser.id).await?.0)
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

/// Notes that somebody forgot the password of an address, known or not: what follows is a job's ([`send_links`]), so
/// that both take the same work. How many seconds to wait, when too many came.
pub async fn forgot(state: &AppState, network: &Network, email: &str, lang: Lang) -> Result<Option<i64>, StoreError> {
    let (now, secret) = (state.clock.now(), &state.config.secret);
    let mut tx = state.db.begin_write().await?;
    if !FORGOTTEN.spend(&mut tx, &secret.keyed_hash(FORGOTTEN.scope, &network.0), now).await? {
        return Ok(Some(FORGOTTEN.wait(now)));
    }
    match mail_budget::ask_now(&mut tx, secret, network, email, now).await? {
        Err(wait) => return Ok(Some(wait)),
        Ok(true) => store::request_link(&mut tx, now, email, lang).await?,
        // Others asked as often this hour: the links that they caused are in the inbox.
        Ok(false) => {}
    }
    tx.commit().await?;
    Ok(None)
}

/// Answers those who forgot their password: a job, every few seconds.
pub async fn send_links(state: &AppState) -> Result<(), StoreError> {
    let waiting = store::requests(&mut *state.db.read().await?).await?;
    for request in waiting {
        send_link(state, &request).await?;
    }
    Ok(())
}

async fn send_link(state: &AppState, request: &store::Request) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    if !store::take_request(&mut tx, &request.id).await? {
        return Ok(());
    }
    let known = store::by_email(&mut tx, &request.email).await?.filter(Organiser::may_sign_in);
    // Whoever waited longer than a link lives has asked again.
    if let Some(organiser) = known.filter(|_| request.created_at.plus(LINK_LIFETIME) > now) {
        let (_, generation) = store::issue_link(&mut tx, now, &state.config.secret, &organiser.id).await?;
        let queue = Queue::Organiser(&organiser.id);
        let envelope = Envelope { queue, recipient: &organiser.email, event_id: None, due_at: None };
        let (organiser_id, name) = (organiser.id.clone(), organiser.name.clone());
        let message = PasswordMail { organiser_id, generation, name, lang: request.lang() };
        mail::post(&mut tx, now, envelope, &message).await?;
        record(&mut tx, now, &organiser.id, "people.forgot_password").await?;
    }
    tx.commit().await
}

/// Ends every session of a person.
pub async fn sign_out_everywhere(state: &AppState, organiser_id: &str) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    session::end_all(&mut tx, organiser_id, now).await?;
    record(&mut tx, now, organiser_id, "people.sign_out_everywhere").await?;
    tx.commit().await
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

async fn record(tx: &mut WriteTx, now: Timestamp, id: &str, action: &'static str) -> Result<(), StoreError> {
    let actor = Actor::Organiser(id);
    audit::record(tx, now, Act { actor, action, event_id: None, registration_id: None, detail: json!({}) }).await
}
