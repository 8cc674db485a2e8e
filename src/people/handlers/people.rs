//! Who signs in: administrators invite people, say what they may, and close accounts.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use crate::mail::{self, Queue};
use crate::paths;
use crate::people::acts::{self, Changed, Invitation};
use crate::people::model::Account;
use crate::people::pages::people as list;
use crate::people::pages::person::{self, Person};
use crate::people::{forms, rules, store, story};
use crate::server::access::{Role, Who};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::server::state::AppState;
use crate::text::Lang;
use crate::text::people_admin::PersonDone;
use crate::ui::form::{Faults, Values};

/// The account that `{person_id}` names; the route is for administrators.
pub struct Named(Account);

impl FromRequestParts<AppState> for Named {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = parts.extensions.get::<Who>().ok_or(AppError::NotFound)?;
        if !who.is_administrator() {
            return Err(AppError::NotFound);
        }
        let Path(names): Path<HashMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id = names.get("person_id").ok_or(AppError::NotFound)?;
        let account = store::account(&mut *state.db.read().await?, id).await?;
        account.map(Self).ok_or(AppError::NotFound)
    }
}

/// `GET /organiser/people`
pub async fn list(frame: Frame) -> Result<Response, AppError> {
    let who = who(&frame)?.id.clone();
    let accounts = store::accounts(&mut *frame.state.db.read().await?).await?;
    let page = list::People { lang: frame.lang, now: frame.now, accounts, own_id: who };
    Ok(frame.page(frame.lang.people_admin().people()).draw(move || list::view(page)))
}

/// `GET /organiser/people/invite`
pub async fn invite_form(frame: Frame) -> Result<Response, AppError> {
    let values = Values::from_pairs([("role", "organiser"), ("lang", Lang::Da.tag())]);
    draw_invite(&frame, values, Faults::default(), None, StatusCode::OK).await
}

/// `POST /organiser/people/invite`
pub async fn invite(frame: Frame, Form(values): Form) -> Result<Response, AppError> {
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if values.get("do") == "edit" {
        return draw_invite(&frame, values, Faults::default(), None, StatusCode::OK).await;
    }
    let (email, profile) = match forms::read_invitation(&values) {
        Ok(typed) => typed,
        Err(faults) => return draw_invite(&frame, values, faults, None, refused).await,
    };
    match acts::invite_person(&frame.state, who(&frame)?, &email, &profile).await? {
        Invitation::Sent(id) => Ok(after(&frame, &id, PersonDone::Invited)),
        Invitation::Taken(id) => {
            let mut faults = Faults::default();
            faults.push("email", None, forms::TAKEN);
            draw_invite(&frame, values, faults, Some(id), refused).await
        }
        Invitation::NotTheirs => Err(AppError::NotFound),
    }
}

/// `GET /organiser/people/{person_id}`
pub async fn show(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    let values = forms::values_of(&account);
    draw_person(&frame, account, values, Faults::default(), false, StatusCode::OK).await
}

/// `POST /organiser/people/{person_id}`
pub async fn change(frame: Frame, Named(account): Named, Form(values): Form) -> Result<Response, AppError> {
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if values.get("do") == "edit" {
        return draw_person(&frame, account, values, Faults::default(), false, StatusCode::OK).await;
    }
    let profile = match forms::read_profile(&values) {
        Ok(profile) => profile,
        Err(faults) => return draw_person(&frame, account, values, faults, false, refused).await,
    };
    let who = who(&frame)?;
    match acts::change(&frame.state, who, &account.organiser.id, &profile, values.get("seen")).await? {
        // Whoever gives up being one has no page of people any more.
        Changed::Done if who.id == account.organiser.id && Some(profile.role) != account.organiser.role => {
            Ok(Redirect::to(&paths::organiser(frame.lang)).into_response())
        }
        Changed::LastAdministrator => {
            let mut faults = Faults::default();
            faults.push("role", None, forms::LAST_ADMINISTRATOR);
            draw_person(&frame, account, values, faults, false, StatusCode::CONFLICT).await
        }
        Changed::Meanwhile => {
            let now = store::account(&mut *frame.state.db.read().await?, &account.organiser.id).await?;
            let now = now.ok_or(AppError::NotFound)?;
            draw_person(&frame, now, values, Faults::default(), true, StatusCode::CONFLICT).await
        }
        changed => told(&frame, &account, changed, PersonDone::Saved),
    }
}

/// `GET` of what only a POST does.
pub async fn to_person(frame: Frame, Named(account): Named) -> Redirect {
    Redirect::to(&paths::person(frame.lang, &account.organiser.id))
}

/// `POST /organiser/people/{person_id}/invite`
pub async fn invite_again(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    let changed = acts::invite_again(&frame.state, who(&frame)?, &account.organiser.id).await?;
    told(&frame, &account, changed, PersonDone::InvitedAgain)
}

/// `GET /organiser/people/{person_id}/close`
pub async fn ask_close(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    if account.organiser.disabled {
        return Ok(Redirect::to(&paths::person(frame.lang, &account.organiser.id)).into_response());
    }
    let mut db = frame.state.db.read().await?;
    let accounts = store::accounts(&mut db).await?;
    let id = &account.organiser.id;
    let is_last = account.organiser.role == Some(Role::Administrator)
        && !rules::leaves_an_administrator(&accounts, id, frame.now);
    draw_close(&frame, account, is_last, StatusCode::OK)
}

/// `POST /organiser/people/{person_id}/close`
pub async fn close(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    match acts::close(&frame.state, who(&frame)?, &account.organiser.id).await? {
        Changed::LastAdministrator => draw_close(&frame, account, true, StatusCode::CONFLICT),
        changed => told(&frame, &account, changed, PersonDone::Closed),
    }
}

/// `GET /organiser/people/{person_id}/reopen`
pub async fn ask_reopen(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    if !account.organiser.disabled {
        return Ok(Redirect::to(&paths::person(frame.lang, &account.organiser.id)).into_response());
    }
    let (lang, title) = (frame.lang, frame.lang.people_admin().reopen_title(&account.organiser.name));
    Ok(frame.page(title).draw(move || person::reopen(lang, account)))
}

/// `POST /organiser/people/{person_id}/reopen`
pub async fn reopen(frame: Frame, Named(account): Named) -> Result<Response, AppError> {
    let changed = acts::reopen(&frame.state, who(&frame)?, &account.organiser.id).await?;
    told(&frame, &account, changed, PersonDone::Reopened)
}

fn who(frame: &Frame) -> Result<&Who, AppError> {
    frame.who.as_ref().ok_or(AppError::NotFound)
}

/// Leads to the account's page, which tells what was done; what no longer fits is told by the page as it is.
fn told(frame: &Frame, account: &Account, changed: Changed, done: PersonDone) -> Result<Response, AppError> {
    let id = &account.organiser.id;
    match changed {
        Changed::Done => Ok(after(frame, id, done)),
        Changed::Nothing | Changed::LastAdministrator | Changed::Meanwhile => {
            Ok(Redirect::to(&paths::person(frame.lang, id)).into_response())
        }
        Changed::NotTheirs => Err(AppError::NotFound),
    }
}

fn after(frame: &Frame, id: &str, done: PersonDone) -> Response {
    Redirect::to(&paths::person_after(frame.lang, id, done.tag())).into_response()
}

async fn draw_invite(
    frame: &Frame,
    values: Values,
    faults: Faults,
    there: Option<String>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let organisations = store::organisations(&mut *frame.state.db.read().await?).await?;
    let lang = frame.lang;
    let page = person::Invite { lang, values, faults, organisations, there };
    Ok(frame.page(lang.people_admin().invite_title()).status(status).draw(move || person::invite(page)))
}

async fn draw_person(
    frame: &Frame,
    account: Account,
    mut values: Values,
    faults: Faults,
    meanwhile: bool,
    status: StatusCode,
) -> Result<Response, AppError> {
    // Of a refused form what it was drawn from stays, unless the page tells what is there now.
    if meanwhile || values.get("seen").is_empty() {
        values.set("seen", forms::version(&account));
    }
    let mut db = frame.state.db.read().await?;
    let organisations = store::organisations(&mut db).await?;
    let lost = mail::last_given_up(&mut db, Queue::Organiser(&account.organiser.id)).await?;
    let story = story::of_account(&mut db, &account.organiser.id).await?;
    drop(db);
    let (lang, now, title) = (frame.lang, frame.now, account.organiser.name.clone());
    let done = PersonDone::from_tag(&frame.asked("done"));
    let page = Person { lang, now, account, values, faults, organisations, done, lost, meanwhile, story };
    Ok(frame.page(title).status(status).draw(move || person::view(page)))
}

fn draw_close(frame: &Frame, account: Account, is_last: bool, status: StatusCode) -> Result<Response, AppError> {
    let lang = frame.lang;
    let is_own = who(frame)?.id == account.organiser.id;
    let title = lang.people_admin().close_title(&account.organiser.name);
    Ok(frame.page(title).status(status).draw(move || person::close(lang, account, is_own, is_last)))
}
