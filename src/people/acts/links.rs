//! Links that set a password: made on the command line, and asked for by who forgot theirs.

use serde_json::json;

use super::record;
use crate::audit::{self, Act, Actor};
use crate::mail::{self, Envelope, Queue};
use crate::people::mails::PasswordMail;
use crate::people::model::{LinkKind, NewAccount, Organiser};
use crate::people::rules::{FORGOTTEN, LINK_LIFETIME};
use crate::people::store;
use crate::server::db::StoreError;
use crate::server::limit::Network;
use crate::server::mail_budget;
use crate::server::state::AppState;
use crate::text::Lang;

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
pub async fn invite(state: &AppState, new: NewAccount<'_>, organisation: Option<&str>) -> Result<Invited, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let organisation_id = match organisation {
        Some(name) => Some(store::organisation_id(&mut tx, name).await?),
        None => None,
    };
    let new = NewAccount { organisation_id: organisation_id.as_deref(), ..new };
    let is_new = store::insert(&mut tx, now, new).await?.is_some();
    let organiser =
        store::by_email(&mut tx, new.email).await?.ok_or(StoreError::Corrupt("an account that is not there"))?;
    let token = if organiser.may_sign_in() {
        store::end_links(&mut tx, now, &organiser.id).await?;
        Some(store::issue_link(&mut tx, now, &state.config.secret, &organiser.id, LinkKind::Password).await?.0)
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
        let secret = &state.config.secret;
        let (_, generation) = store::issue_link(&mut tx, now, secret, &organiser.id, LinkKind::Password).await?;
        let queue = Queue::Organiser(&organiser.id);
        let envelope = Envelope { queue, recipient: &organiser.email, event_id: None, due_at: None };
        let (organiser_id, name) = (organiser.id.clone(), organiser.name.clone());
        let message = PasswordMail { organiser_id, generation, name, lang: request.lang() };
        mail::post(&mut tx, now, envelope, &message).await?;
        record(&mut tx, now, &organiser.id, "people.forgot_password", json!({})).await?;
    }
    tx.commit().await
}
