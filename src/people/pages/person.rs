//! One account: inviting somebody, saying what they may, closing it and opening it again.

use leptos::prelude::*;

use super::people::{role, state_tag};
use crate::mail::Why;
use crate::paths;
use crate::people::model::{Account, AccountState};
use crate::people::story::{Line, Told};
use crate::people::{forms, rules};
use crate::server::access::Role;
use crate::text::people_admin::PersonDone;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::form::{Choice, ErrorSummary, Faults, FormState, Hidden, RadioGroup, TextField, Values, limits};
use crate::ui::{Breadcrumbs, ButtonLink, Fact, Facts, Link, Look, Notice, NoticeKind, Submit};

/// What the page that invites somebody shows.
pub struct Invite {
    pub lang: Lang,
    pub values: Values,
    pub faults: Faults,
    /// The names to choose a partner's from.
    pub organisations: Vec<String>,
    /// The account that the address has already.
    pub there: Option<String>,
}

pub fn invite(page: Invite) -> impl IntoView {
    let (lang, text) = (page.lang, page.lang.people_admin());
    let form = FormState::new(page.values, page.faults, lang).phrased(forms::phrase_person);
    let there = page.there.map(|id| {
        view! {
            <Notice kind=NoticeKind::Info title=text.taken_title()>
                <p><a href=paths::person(lang, &id)>{text.taken_link()}</a></p>
            </Notice>
        }
    });
    view! {
        <Breadcrumbs lang above=vec![Link::new(text.people(), paths::people(lang))] here=text.invite_title()/>
        <div class="message message-form">
            <h1 class="work">{text.invite_title()}</h1>
            <p class="lead">{text.invite_lead(rules::INVITATION_DAYS)}</p>
            {there}
            <ErrorSummary form=&form title=text.not_invited()/>
            <form method="post" action=paths::invite_person(lang) novalidate>
                <TextField form=&form name="email" label=text.email() kind="email" autocomplete="off"/>
                {fields(&form, page.organisations)}
                <div class="actions">
                    <Submit label=text.send_invitation()/>
                    <a class=Look::Link.class() href=paths::people(lang)>{text.leave_it()}</a>
                </div>
            </form>
        </div>
    }
}

/// What is asked about somebody, whether they are new or not.
fn fields(form: &FormState, organisations: Vec<String>) -> impl IntoView + use<> {
    let lang = form.lang();
    let text = lang.people_admin();
    let roles = Role::ALL.map(|role| Choice::new(role.tag(), text.role(role)).with_hint(text.role_hint(role)));
    let languages = Lang::ALL.map(|lang| Choice::new(lang.tag(), lang.ui().language_name()));
    view! {
        <TextField form name="name" label=text.name() max=limits::NAME autocomplete="off"/>
        <RadioGroup form name="role" legend=text.role_label() choices=roles.into()/>
        <TextField
            form
            name="organisation"
            label=text.organisation_of_partner()
            hint=text.organisation_hint()
            max=limits::NAME
            autocomplete="off"
            suggestions=organisations
        />
        <RadioGroup form name="lang" legend=text.mail_language() choices=languages.into() inline=true/>
    }
}

/// What an account's page shows.
pub struct Person {
    pub lang: Lang,
    pub now: Timestamp,
    pub account: Account,
    pub values: Values,
    pub faults: Faults,
    pub organisations: Vec<String>,
    /// What was just done here.
    pub done: Option<PersonDone>,
    /// Why the latest mail to them did not arrive.
    pub lost: Option<Why>,
    /// Whether somebody else changed it while this was typed: the page says what it is now, the form what was typed.
    pub meanwhile: bool,
    /// What was done with it, the latest first.
    pub story: Vec<Line>,
}

pub fn view(page: Person) -> impl IntoView {
    let (lang, text) = (page.lang, page.lang.people_admin());
    let person = page.account.organiser.clone();
    let state = rules::account_state(&page.account, page.now);
    let form = FormState::new(page.values, page.faults, lang).phrased(forms::phrase_person);
    let id = person.id.as_str();
    let invite_again = matches!(state, AccountState::Invited(_) | AccountState::WithoutPassword).then(|| {
        view! {
            <form method="post" action=paths::invite_again(lang, id)>
                <Submit label=text.invite_again() look=Look::Secondary/>
            </form>
        }
    });
    let closing = if person.disabled {
        view! { <ButtonLink href=paths::reopen_account(lang, id) label=text.reopen() look=Look::Secondary/> }.into_any()
    } else {
        view! { <a class=Look::DangerLink.class() href=paths::close_account(lang, id)>{text.close()}</a> }.into_any()
    };
    let done = page.done.filter(|_| page.lost.is_none()).map(|done| {
        view! { <div class="work-note"><Notice kind=NoticeKind::Done title=text.done(done, &person.email)/></div> }
    });
    let now = text.it_is_now(&person.name, role(lang, &page.account), page.account.organisation.as_deref());
    let meanwhile = page.meanwhile.then(|| {
        view! {
            <Notice kind=NoticeKind::Problem title=text.changed_meanwhile()>
                <p>{now}</p>
            </Notice>
        }
    });
    let lost = page.lost.map(|why| {
        view! {
            <div class="work-note">
                <Notice kind=NoticeKind::Problem title=text.mail_lost(&person.email)><p>{text.why_lost(why)}</p></Notice>
            </div>
        }
    });
    view! {
        <Breadcrumbs lang above=vec![Link::new(text.people(), paths::people(lang))] here=person.name.clone()/>
        <header class="work-head">
            <div>
                <p class="work-facts parts"><span>{role(lang, &page.account)}</span>{state_tag(lang, state)}</p>
                <h1 class="work">{person.name.clone()}</h1>
            </div>
        </header>
        {done}
        {lost}
        <div class="cols-7-5">
            <section>
                {meanwhile}
                <ErrorSummary form=&form title=text.not_saved()/>
                <form method="post" action=paths::person(lang, id) novalidate>
                    <Hidden name="seen" value=form.value("seen")/>
                    {fields(&form, page.organisations)}
                    <div class="actions"><Submit label=text.save()/></div>
                </form>
            </section>
            <aside class="side-card">
                <h2>{text.account()}</h2>
                <Facts facts=facts(lang, &page.account, state)/>
                <div class="actions">{invite_again}{closing}</div>
            </aside>
        </div>
        {story(lang, &page.story)}
    }
}

/// Who did what with the account, and when.
fn story(lang: Lang, lines: &[Line]) -> Option<impl IntoView + use<>> {
    let text = lang.people_admin();
    let lines = lines
        .iter()
        .map(|line| {
            let changes = line.changes.iter().map(|change| changed(lang, change)).collect_view();
            view! {
                <li>
                    <span class="story-time">{dates::short_moment(lang, line.at)}</span>
                    <div>
                        <p class="story-what">{text.deed(line.deed)}</p>
                        <p class="story-by">{text.done_by(&line.by)}</p>
                        {(!line.changes.is_empty()).then(|| view! { <dl class="story-changes">{changes}</dl> })}
                    </div>
                </li>
            }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="story-section">
                <h2>{lang.log().title()}</h2>
                <ol class="story">{lines}</ol>
            </section>
        }
    })
}

fn changed(lang: Lang, change: &Told) -> impl IntoView + use<> {
    let text = lang.people_admin();
    let or_nothing = |value: &str| if value.is_empty() { lang.log().nothing().to_owned() } else { value.to_owned() };
    let role = |role: &Option<Role>| role.map_or_else(|| text.unknown_role(), |role| text.role(role)).to_owned();
    let (label, before, after) = match change {
        Told::Name(before, after) => (text.name(), or_nothing(before), or_nothing(after)),
        Told::Role(before, after) => (text.role_label(), role(before), role(after)),
        Told::Organisation(before, after) => (text.organisation_of_partner(), or_nothing(before), or_nothing(after)),
        Told::Lang(before, after) => {
            let name = |lang: &Lang| lang.ui().language_name().to_owned();
            (text.mail_language(), name(before), name(after))
        }
    };
    view! { <div><dt>{label}</dt><dd><del>{before}</del>" "<ins>{after}</ins></dd></div> }
}

fn facts(lang: Lang, account: &Account, state: AccountState) -> Vec<Fact> {
    let text = lang.people_admin();
    let email = &account.organiser.email;
    let href = paths::mail_to(email);
    let mail = view! { <a class="long-address" href=href>{email.clone()}</a> };
    let seen = account.seen_at.map_or_else(|| text.never().to_owned(), |at| dates::short_moment(lang, at));
    let mut facts = vec![Fact::new(text.email(), mail), Fact::new(text.last_seen(), seen)];
    if account.organisation.is_some() {
        facts.push(Fact::new(text.events_of_organisation(), text.how_many_events(account.events)));
    }
    if let AccountState::Invited(until) = state {
        facts.push(Fact::new(text.link_works_until(), dates::short_moment(lang, until)));
    }
    facts
}

/// Asks before an account is closed, and says what happens.
pub fn close(lang: Lang, account: Account, is_own: bool, is_last: bool) -> impl IntoView {
    let text = lang.people_admin();
    let person = account.organiser;
    let back = paths::person(lang, &person.id);
    let what = if is_last {
        view! {
            <Notice kind=NoticeKind::Problem title=text.last_administrator()><p>{text.last_administrator_next()}</p></Notice>
            <div class="actions"><a class=Look::Secondary.class() href=back.clone()>{text.back()}</a></div>
        }
        .into_any()
    } else {
        view! {
            <div class="prose">
                <ul>{text.closing(is_own).into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            </div>
            <form method="post" action=paths::close_account(lang, &person.id)>
                <div class="actions">
                    <Submit label=text.close() look=Look::Danger/>
                    <a class=Look::Link.class() href=back.clone()>{text.keep_open()}</a>
                </div>
            </form>
        }
        .into_any()
    };
    let above = vec![Link::new(text.people(), paths::people(lang)), Link::new(person.name.clone(), back)];
    view! {
        <Breadcrumbs lang above here=text.close()/>
        <div class="message">
            <h1 class="work">{text.close_title(&person.name)}</h1>
            {what}
        </div>
    }
}

/// Asks before an account is opened again, and says what happens.
pub fn reopen(lang: Lang, account: Account) -> impl IntoView {
    let text = lang.people_admin();
    let has_password = account.has_password;
    let person = account.organiser;
    let back = paths::person(lang, &person.id);
    let above = vec![Link::new(text.people(), paths::people(lang)), Link::new(person.name.clone(), back.clone())];
    view! {
        <Breadcrumbs lang above here=text.reopen()/>
        <div class="message">
            <h1 class="work">{text.reopen_title(&person.name)}</h1>
            <p class="lead">{text.reopening(has_password)}</p>
            <form method="post" action=paths::reopen_account(lang, &person.id)>
                <div class="actions">
                    <Submit label=text.reopen()/>
                    <a class=Look::Link.class() href=back>{text.keep_closed()}</a>
                </div>
            </form>
        </div>
    }
}
