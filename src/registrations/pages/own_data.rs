//! What is held about one person, and the way to have it deleted.

use leptos::prelude::*;

use super::About;
use crate::events::typed_phone;
use crate::paths;
use crate::registrations::model::{Answer, Needs, Registration, Seat};
use crate::registrations::rules;
use crate::text::own_data::Asked;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{Breadcrumbs, ButtonLink, Fact, Facts, Look, Notice, NoticeKind, Submit};

/// A mail to this person.
pub struct MailLine {
    /// In the language it was written in; `None` once its words are deleted.
    pub subject: Option<(Lang, String)>,
    pub to: String,
    pub sent_at: Option<Timestamp>,
    /// Whether it is not tried any more.
    pub is_given_up: bool,
}

pub struct OwnDataPage {
    pub about: About,
    pub registration: Registration,
    /// The person's seat; a contact may have none.
    pub seat: Option<Seat>,
    /// Whether it is the contact.
    pub is_contact: bool,
    pub needs: Needs,
    /// Whether they were asked if they still come.
    pub answer: Option<Answer>,
    /// What organisers wrote about the registration for themselves; may be empty.
    pub note: String,
    pub mails: Vec<MailLine>,
    /// Where the needs alone are deleted.
    pub needs_action: String,
    pub erase: String,
    pub back: String,
    /// Whether the needs were just deleted.
    pub needs_gone: bool,
}

pub fn own_data(page: OwnDataPage) -> impl IntoView {
    let lang = page.about.lang;
    let text = lang.own_data();
    let details = &page.about.event.details;
    let people_until = dates::date(lang, rules::people_deleted_at(details.ends_at, details.keep_months));
    let needs_until = dates::date(lang, rules::needs_deleted_at(details.ends_at));
    let gone = page.needs_gone.then(|| {
        view! { <Notice kind=NoticeKind::Done title=text.needs_gone()><p>{text.needs_gone_text()}</p></Notice> }
    });
    let needs = page.seat.is_some().then(|| needs(lang, &page.needs, page.needs_action.clone(), needs_until));
    view! {
        <Breadcrumbs lang above=page.about.above() here=text.title()/>
        <div class="page">
            <header class="page-head">
                {gone}
                <h1>{text.title()}</h1>
                <p class="lead">{text.lead()}</p>
            </header>
            <div class="page-body">
                {who(&page, people_until)}
                {needs}
                {note(&page)}
                {happened(&page)}
                {mails(lang, page.mails)}
                <section class="section stack">
                    <h2>{text.deletion()}</h2>
                    <p>{text.deletion_lead()}</p>
                    <div class="button-group">
                        <ButtonLink href=page.erase label=text.delete() look=Look::Danger/>
                        <ButtonLink href=page.back label=text.back() look=Look::Secondary/>
                    </div>
                    <p class="small"><a href=paths::privacy(lang)>{lang.registrations().more_privacy()}</a></p>
                </section>
            </div>
        </div>
    }
}

fn who(page: &OwnDataPage, until: String) -> impl IntoView + use<> {
    let lang = page.about.lang;
    let (text, words) = (lang.own_data(), lang.registrations());
    let (registration, contact) = (&page.registration, &page.registration.contact);
    let (name, email) = match &page.seat {
        Some(seat) if !page.is_contact => (&seat.name, &seat.email),
        _ => (&contact.name, &contact.email),
    };
    let mut facts = vec![Fact::new(words.name(), name.clone()), Fact::new(words.email(), email.clone())];
    if page.is_contact && !contact.phone.is_empty() {
        facts.push(Fact::new(words.phone(), typed_phone(&contact.phone)));
    }
    facts.push(Fact::new(words.organisation(), registration.organisation.clone()));
    if let Some(cvr) = registration.cvr.clone().filter(|_| page.is_contact) {
        facts.push(Fact::new(words.cvr(), cvr));
    }
    facts.push(Fact::new(text.used_for(), if page.is_contact { text.used_contact() } else { text.used_attendee() }));
    facts.push(Fact::new(text.until(), until));
    let colleagues = page.is_contact && registration.seats.iter().any(|seat| !seat.is_contact && !seat.is_erased());
    view! {
        <section class="section stack">
            <h2>{text.who_you_are()}</h2>
            <Facts facts/>
            {colleagues.then(|| view! { <p class="small soft">{text.about_colleagues()}</p> })}
        </section>
    }
}

fn needs(lang: Lang, needs: &Needs, action: String, until: String) -> impl IntoView + use<> {
    let (text, words) = (lang.own_data(), lang.registrations());
    let mut facts = vec![Fact::new(text.answer(), told(lang, needs))];
    let known = !needs.is_empty();
    if known {
        facts.push(Fact::new(text.used_for(), text.used_needs()));
        facts.push(Fact::new(text.until(), until));
    }
    view! {
        <section class="section stack">
            <h2>{words.needs()}</h2>
            <Facts facts/>
            {known.then(|| view! {
                <form method="post" action=action><Submit label=text.delete_needs() look=Look::Danger/></form>
            })}
        </section>
    }
}

/// Needs in words, or that there are none.
pub(super) fn told(lang: Lang, needs: &Needs) -> String {
    let text = lang.registrations();
    let mut said: Vec<String> = needs.diet.iter().map(|diet| text.diet_choice(*diet).to_owned()).collect();
    said.extend([&needs.diet_other, &needs.access].into_iter().filter(|words| !words.is_empty()).cloned());
    if said.is_empty() { text.no_needs().to_owned() } else { said.join(", ") }
}

/// The organisers' note: in words for the contact, whose registration it is about. It may be about a colleague, so an
/// attendee is told that there is one, and whom to ask.
fn note(page: &OwnDataPage) -> Option<impl IntoView + use<>> {
    let text = page.about.lang.own_data();
    let words = if page.is_contact { page.note.clone() } else { text.note_exists().to_owned() };
    (!page.note.is_empty()).then(|| {
        view! { <section class="section stack"><h2>{text.note()}</h2><p class="note-theirs">{words}</p></section> }
    })
}

fn happened(page: &OwnDataPage) -> impl IntoView + use<> {
    let lang = page.about.lang;
    let text = lang.own_data();
    let mut facts = vec![Fact::new(text.signed_up(), dates::moment(lang, page.registration.created_at))];
    let cancelled = match &page.seat {
        Some(seat) => seat.cancelled.map(|cancelled| cancelled.at),
        None => page.registration.cancelled_at,
    };
    if let Some(at) = cancelled {
        facts.push(Fact::new(text.cancelled(), dates::moment(lang, at)));
    }
    if let Some(answer) = page.answer {
        let words = lang.answering();
        facts.push(Fact::new(words.still_coming(), words.said(answer.coming)));
    }
    view! {
        <section class="section stack">
            <h2>{text.what_happened()}</h2>
            <Facts facts/>
            <p class="small soft">{text.log_note()}</p>
        </section>
    }
}

fn mails(lang: Lang, mails: Vec<MailLine>) -> impl IntoView + use<> {
    let text = lang.own_data();
    let nothing = mails.is_empty().then(|| view! { <p>{text.no_mails()}</p> });
    let lines = mails
        .into_iter()
        .map(|mail| {
            let (foreign, subject) = match mail.subject {
                Some((written, subject)) => ((written != lang).then(|| written.tag()), subject),
                None => (None, text.some_mail().to_owned()),
            };
            let sent = match mail.sent_at {
                Some(at) => text.sent(&dates::moment(lang, at), &mail.to),
                None => text.not_sent(&mail.to, mail.is_given_up),
            };
            view! { <li><span lang=foreign>{subject}</span><br/><span class="small soft">{sent}</span></li> }
        })
        .collect_view();
    let list = nothing.is_none().then(|| view! { <ul>{lines}</ul> });
    view! { <section class="section prose stack"><h2>{text.mails()}</h2>{nothing}{list}</section> }
}

/// "Are you sure?", with everything that follows.
pub struct ErasePage {
    pub about: About,
    pub asked: Asked,
    /// What the second button sends, where a contact may choose.
    pub party: Option<(&'static str, &'static str)>,
    pub back: String,
}

pub fn erase(page: ErasePage) -> impl IntoView {
    let ErasePage { about, asked, party, back } = page;
    let lang = about.lang;
    let text = lang.own_data();
    let follows = text.follows(asked).into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    let party = party.map(|(name, value)| {
        view! {
            <section class="section stack">
                <h2>{text.party()}</h2>
                <p>{text.party_follows()}</p>
                <form method="post">
                    <Submit label=text.yes_party() look=Look::Danger name=name value=value/>
                </form>
            </section>
        }
    });
    view! {
        <Breadcrumbs lang above=about.above() here=text.title()/>
        <div class="message">
            <h1>{text.ask()}</h1>
            <div class="prose">{follows}</div>
            <form method="post">
                <div class="button-group">
                    <Submit label=text.yes(asked) look=Look::Danger/>
                    <ButtonLink href=back label=text.keep() look=Look::Secondary/>
                </div>
            </form>
            {about.card()}
            {party}
        </div>
    }
}

/// In place of a page about somebody who is forgotten.
pub fn gone(about: &About) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.own_data();
    view! {
        <Breadcrumbs lang above=about.above() here=text.title()/>
        <div class="message stack">
            <h1>{text.gone()}</h1>
            <p class="lead">{text.gone_text()}</p>
            {about.card()}
            <p><a href=paths::privacy(lang)>{lang.registrations().more_privacy()}</a></p>
        </div>
    }
}
