//! What administrators do with accounts. Each act takes the lock of all accounts first, so that what it finds stays true
//! until it commits: that whoever acts is still an administrator, and that one is left.

use serde_json::{Value, json};

use super::record;
use crate::mail::{self, Envelope, Queue};
use crate::people::mails::InvitationMail;
use crate::people::model::{Account, AccountState, LinkKind, NewAccount, Profile};
use crate::people::{forms, rules, store};
use crate::server::access::{Role, Who};
use crate::server::db::{StoreError, WriteTx};
use crate::server::session;
use crate::server::state::AppState;
use crate::time::Timestamp;

/// What became of an invitation.
#[derive(Debug, PartialEq, Eq)]
pub enum Invitation {
    /// They have an account and a mail: by this form, or by the same one sent twice. Their id.
    Sent(String),
    /// The address has an account already, which stays as it was. Its id.
    Taken(String),
    /// Whoever acts is no administrator any more.
    NotTheirs,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// It would leave nobody who says who signs in; nothing is written.
    LastAdministrator,
    /// It does not fit what the account is by now; nothing is written.
    Nothing,
    /// Somebody else changed it after its form was drawn; nothing is written.
    Meanwhile,
    /// There is no such account, or whoever acts is no administrator any more.
    NotTheirs,
}

/// Makes an account and mails a link that sets its password.
pub async fn invite_person(
    state: &AppState,
    who: &Who,
    email: &str,
    profile: &Profile,
) -> Result<Invitation, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    if locked(&mut tx, who).await?.is_none() {
        return Ok(Invitation::NotTheirs);
    }
    let organisation_id = organisation_of(&mut tx, profile).await?;
    let new = NewAccount {
        organisation_id: organisation_id.as_deref(),
        lang: profile.lang,
        ..NewAccount::new(email, &profile.name, profile.role)
    };
    let Some(id) = store::insert(&mut tx, now, new).await? else {
        // The address is the form's key: sent twice, it made this account a moment ago.
        let there =
            store::by_email(&mut tx, email).await?.ok_or(StoreError::Corrupt("an account that is not there"))?;
        let account = store::account(&mut tx, &there.id).await?;
        let is_same = account.is_some_and(|account| {
            is_of(&account, profile) && !account.has_password && rules::is_just_sent(&account, now)
        });
        return Ok(if is_same { Invitation::Sent(there.id) } else { Invitation::Taken(there.id) });
    };
    let account = store::account(&mut tx, &id).await?.ok_or(StoreError::Corrupt("an account that is not there"))?;
    post_invitation(&mut tx, state, who, &account).await?;
    let detail = json!({ "organiser": id, "after": told(&account) });
    record(&mut tx, now, &who.id, "people.invite", detail).await?;
    tx.commit().await?;
    Ok(Invitation::Sent(id))
}

/// Mails a new link to somebody who has not chosen a password; earlier links end.
pub async fn invite_again(state: &AppState, who: &Who, id: &str) -> Result<Changed, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(accounts) = locked(&mut tx, who).await? else { return Ok(Changed::NotTheirs) };
    let Some(account) = find(&accounts, id) else { return Ok(Changed::NotTheirs) };
    match rules::account_state(account, now) {
        AccountState::Active | AccountState::Closed => return Ok(Changed::Nothing),
        AccountState::Invited(_) if rules::is_just_sent(account, now) => return Ok(Changed::Done),
        AccountState::Invited(_) | AccountState::WithoutPassword => {}
    }
    post_invitation(&mut tx, state, who, account).await?;
    record(&mut tx, now, &who.id, "people.invite_again", json!({ "organiser": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Changes what an account is called and may do, if it is still as it was `seen`; a role counts with the next request.
pub async fn change(
    state: &AppState,
    who: &Who,
    id: &str,
    profile: &Profile,
    seen: &str,
) -> Result<Changed, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(accounts) = locked(&mut tx, who).await? else { return Ok(Changed::NotTheirs) };
    let Some(before) = find(&accounts, id) else { return Ok(Changed::NotTheirs) };
    // The same form sent twice finds its own work.
    if forms::version(before) != seen && !is_of(before, profile) {
        return Ok(Changed::Meanwhile);
    }
    if loses_an_administrator(before, Some(profile.role)) && !rules::leaves_an_administrator(&accounts, id, now) {
        return Ok(Changed::LastAdministrator);
    }
    let organisation_id = organisation_of(&mut tx, profile).await?;
    store::set_profile(&mut tx, id, profile, organisation_id.as_deref()).await?;
    let after = store::account(&mut tx, id).await?.ok_or(StoreError::Corrupt("an account that is not there"))?;
    if after != *before {
        let detail = json!({ "organiser": id, "before": told(before), "after": told(&after) });
        record(&mut tx, now, &who.id, "people.change", detail).await?;
    }
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Lets somebody in no more: their sessions end, and so do the links that they were sent.
pub async fn close(state: &AppState, who: &Who, id: &str) -> Result<Changed, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(accounts) = locked(&mut tx, who).await? else { return Ok(Changed::NotTheirs) };
    let Some(account) = find(&accounts, id) else { return Ok(Changed::NotTheirs) };
    if account.organiser.disabled {
        return Ok(Changed::Nothing);
    }
    if loses_an_administrator(account, None) && !rules::leaves_an_administrator(&accounts, id, now) {
        return Ok(Changed::LastAdministrator);
    }
    store::set_disabled(&mut tx, id, true).await?;
    session::end_all(&mut tx, id, now).await?;
    store::end_links(&mut tx, now, id).await?;
    record(&mut tx, now, &who.id, "people.close", json!({ "organiser": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Lets somebody in again, with the password that they had; what ended stays ended.
pub async fn reopen(state: &AppState, who: &Who, id: &str) -> Result<Changed, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(accounts) = locked(&mut tx, who).await? else { return Ok(Changed::NotTheirs) };
    let Some(account) = find(&accounts, id) else { return Ok(Changed::NotTheirs) };
    if !account.organiser.disabled {
        return Ok(Changed::Nothing);
    }
    store::set_disabled(&mut tx, id, false).await?;
    record(&mut tx, now, &who.id, "people.reopen", json!({ "organiser": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Every account, under the lock; `None` when whoever acts is no administrator any more.
async fn locked(tx: &mut WriteTx, who: &Who) -> Result<Option<Vec<Account>>, StoreError> {
    store::lock_accounts(tx).await?;
    let accounts = store::accounts(tx).await?;
    let still = find(&accounts, &who.id)
        .is_some_and(|account| !account.organiser.disabled && account.organiser.role == Some(Role::Administrator));
    Ok(still.then_some(accounts))
}

fn find<'a>(accounts: &'a [Account], id: &str) -> Option<&'a Account> {
    accounts.iter().find(|account| account.organiser.id == id)
}

/// Whether an account that says who signs in does so no longer as `role`, or when it is closed.
fn loses_an_administrator(account: &Account, role: Option<Role>) -> bool {
    let is_one = account.organiser.role == Some(Role::Administrator) && !account.organiser.disabled;
    is_one && role != Some(Role::Administrator)
}

fn is_of(account: &Account, profile: &Profile) -> bool {
    account.organiser.name == profile.name
        && account.organiser.role == Some(profile.role)
        && account.lang == profile.lang
        && account.organisation.as_ref().map(|name| name.to_lowercase())
            == profile.organisation.as_ref().map(|name| name.to_lowercase())
}

async fn organisation_of(tx: &mut WriteTx, profile: &Profile) -> Result<Option<String>, StoreError> {
    match &profile.organisation {
        Some(name) => Ok(Some(store::organisation_id(tx, name).await?)),
        None => Ok(None),
    }
}

async fn post_invitation(tx: &mut WriteTx, state: &AppState, who: &Who, account: &Account) -> Result<(), StoreError> {
    let now: Timestamp = state.clock.now();
    let organiser = &account.organiser;
    let role = organiser.role.ok_or(StoreError::Corrupt("an invitation without a role"))?;
    store::end_links(tx, now, &organiser.id).await?;
    let (_, generation) = store::issue_link(tx, now, &state.config.secret, &organiser.id, LinkKind::Invitation).await?;
    let envelope =
        Envelope { queue: Queue::Organiser(&organiser.id), recipient: &organiser.email, event_id: None, due_at: None };
    let message = InvitationMail {
        organiser_id: organiser.id.clone(),
        generation,
        name: organiser.name.clone(),
        invited_by: who.name.clone(),
        role,
        organisation: account.organisation.clone(),
        lang: account.lang,
    };
    mail::post(tx, now, envelope, &message).await
}

/// What the log says an account was.
fn told(account: &Account) -> Value {
    let organiser = &account.organiser;
    json!({
        "name": organiser.name,
        "role": organiser.role,
        "organisation": account.organisation,
        "lang": account.lang,
    })
}
