//! Somebody's own account: who they are here, where they are signed in, and a new password.

use leptos::prelude::*;

use crate::paths;
use crate::people::model::Account;
use crate::server::session::Session;
use crate::text::{Lang, dates};
use crate::ui::form::Hidden;
use crate::ui::{Breadcrumbs, Column, Link, Look, Notice, NoticeKind, Row, Submit, Table, Tag, Tone};

/// What the page shows.
pub struct Own {
    pub lang: Lang,
    pub account: Account,
    /// Where they are signed in, the latest first.
    pub sessions: Vec<Session>,
    /// The name of the session that asks.
    pub this: String,
    /// Whether a session was just ended.
    pub ended: bool,
}

pub fn view(page: Own) -> impl IntoView {
    let lang = page.lang;
    let (text, admin) = (lang.people(), lang.people_admin());
    let person = &page.account.organiser;
    let role = person.role.map(|role| admin.role(role));
    let organisation = page.account.organisation.clone();
    let rows = page.sessions.iter().map(|session| row(lang, session, session.name == page.this)).collect();
    let columns = vec![
        Column::time(admin.last_seen()),
        Column::state(lang.organiser().state_column()),
        Column::actions(admin.end_session()),
    ];
    let email = person.email.clone();
    view! {
        <Breadcrumbs lang above=vec![Link::new(lang.frame().events(), paths::organiser(lang))] here=text.your_account()/>
        <div class="message">
            <h1>{text.your_account()}</h1>
            <p class="lead">{person.name.clone()}<br/>{person.email.clone()}</p>
            <p class="soft parts">
                {role.map(|role| view! { <span>{role}</span> })}
                {organisation.map(|name| view! { <span>{name}</span> })}
            </p>
            {page.ended.then(|| view! { <Notice kind=NoticeKind::Done title=admin.session_ended()/> })}
            <section class="section stack">
                <h2>{admin.where_signed_in()}</h2>
                <Table caption=admin.where_signed_in() name=admin.signed_in_at() columns rows/>
                <p>{text.sign_out_everywhere_lead()}</p>
                <form method="post" action=paths::sign_out_everywhere(lang)>
                    <Submit label=text.sign_out_everywhere() look=Look::Secondary/>
                </form>
            </section>
            <section class="section stack">
                <h2>{text.password()}</h2>
                <p>{text.change_password_lead()}</p>
                <form method="post" action=paths::forgotten(lang)>
                    <Hidden name="email" value=email/>
                    <Submit label=text.send_link() look=Look::Secondary/>
                </form>
            </section>
        </div>
    }
}

fn row(lang: Lang, session: &Session, is_this: bool) -> Row {
    let text = lang.people_admin();
    let begun = dates::short_moment(lang, session.begun_at);
    let seen = dates::short_moment(lang, session.seen_at);
    let (state, end) = if is_this {
        (view! { <Tag tone=Tone::Chosen word=text.this_session()/> }.into_any(), ().into_any())
    } else {
        let action = paths::end_session(lang, &session.name);
        let about = begun.clone();
        let form = view! {
            <form method="post" action=action>
                <Submit label=text.end_session() look=Look::DangerLink about/>
            </form>
        };
        (text.other_session().into_any(), form.into_any())
    };
    Row::new(begun, vec![seen.into_any(), state, end])
}
