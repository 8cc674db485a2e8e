//! Everybody who signs in: what they may, when they were last here, whether they can.

use leptos::prelude::*;

use crate::paths;
use crate::people::model::{Account, AccountState};
use crate::people::rules;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Column, Glyph, Row, Table, Tag, Tone};

/// What the page shows.
pub struct People {
    pub lang: Lang,
    pub now: Timestamp,
    /// In any order.
    pub accounts: Vec<Account>,
    /// Who looks.
    pub own_id: String,
}

pub fn view(mut page: People) -> impl IntoView {
    let (lang, text) = (page.lang, page.lang.people_admin());
    // Those who can sign in first, each group by name.
    page.accounts.sort_by_cached_key(|account| {
        let is_closed = rules::account_state(account, page.now) == AccountState::Closed;
        (is_closed, account.organiser.name.to_lowercase(), account.organiser.id.clone())
    });
    let rows = page.accounts.iter().map(|account| row(&page, account)).collect();
    let columns = vec![
        Column::text(text.role_label()),
        Column::state(lang.organiser().state_column()),
        Column::time(text.last_seen()),
    ];
    view! {
        <header class="work-head">
            <div>
                <h1 class="work">{text.people()}</h1>
                <p class="soft">{text.people_lead()}</p>
            </div>
            <div class="work-actions">
                <ButtonLink href=paths::invite_person(lang) label=text.invite() icon=Glyph::PersonAdd/>
            </div>
        </header>
        <div class="table-place">
            <Table caption=text.people() name=text.name() columns rows/>
        </div>
    }
}

fn row(page: &People, account: &Account) -> Row {
    let (lang, text) = (page.lang, page.lang.people_admin());
    let person = &account.organiser;
    let name = view! { <a href=paths::person(lang, &person.id)>{person.name.clone()}</a> };
    let is_own = person.id == page.own_id;
    let note = view! {
        <span class="parts">
            <span class="long-address">{person.email.clone()}</span>
            {is_own.then(|| view! { <span>{text.you()}</span> })}
        </span>
    };
    let state = rules::account_state(account, page.now);
    let seen = account.seen_at.map_or_else(|| text.never().to_owned(), |at| dates::short_moment(lang, at));
    let role = view! {
        <div>
            {role(lang, account)}
            {account.organisation.clone().map(|name| view! { <span class="row-note">{name}</span> })}
        </div>
    };
    let cells = vec![role.into_any(), state_tag(lang, state).into_any(), seen.into_any()];
    Row::new(name, cells).with_note(note).cancelled(state == AccountState::Closed)
}

/// The word of an account's role.
pub fn role(lang: Lang, account: &Account) -> &'static str {
    let text = lang.people_admin();
    account.organiser.role.map_or_else(|| text.unknown_role(), |role| text.role(role))
}

pub fn state_tag(lang: Lang, state: AccountState) -> impl IntoView {
    let tone = match state {
        AccountState::Active => Tone::Confirmed,
        AccountState::Invited(_) => Tone::Waiting,
        AccountState::WithoutPassword => Tone::Unnamed,
        AccountState::Closed => Tone::Cancelled,
    };
    view! { <Tag tone word=lang.people_admin().account_state(state)/> }
}
