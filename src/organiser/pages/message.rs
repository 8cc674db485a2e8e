//! One message that was sent: its words, how far it is, and who did not get it.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use crate::mail::Progress;
use crate::messages::{Message, Text};
use crate::organiser::rules::LostMail;
use crate::paths;
use crate::registrations::RegistrationId;
use crate::text::Lang;
use crate::ui::{ButtonLink, Glyph, Icon, Look, Meter, Notice, NoticeKind, Prose};

/// What the page shows.
pub struct MessagePage {
    pub head: Head,
    pub message: Message,
    pub progress: Progress,
    /// Who wrote it, by name.
    pub by: Option<String>,
    /// Those whose mail was given up.
    pub lost: Vec<LostMail>,
    /// Those without an address: name and registration.
    pub left_out: Vec<(String, RegistrationId)>,
    /// Whether it was sent this moment.
    pub is_new: bool,
}

pub fn view(page: MessagePage) -> impl IntoView {
    let (head, message) = (&page.head, &page.message);
    let lang = head.lang;
    let text = lang.messages();
    let id = head.event.id.as_str();
    let sent = text.sent(message.sent_at, page.by.as_deref());
    let body = if message.is_forgotten() {
        view! { <p>{text.words_forgotten()}</p> }.into_any()
    } else {
        let english = message.texts.en.as_ref().map(|en| written(lang, Lang::En, en));
        let has_placeholder = [Some(&message.texts.da), message.texts.en.as_ref()]
            .into_iter()
            .flatten()
            .any(|text| text.subject.contains('{') || text.body.contains('{'));
        view! {
            {written(lang, Lang::Da, &message.texts.da)}
            {english}
            {has_placeholder.then(|| view! { <p class="small soft preview-note">{text.filled_in()}</p> })}
        }
        .into_any()
    };
    view! {
        {head.view(HeadTab::Messages)}
        <p class="work-back"><a href=paths::event_messages(lang, id)>{text.all()}</a></p>
        {page.is_new.then(|| view! {
            <div class="work-note">
                <Notice kind=NoticeKind::Done title=text.on_its_way(message.recipients)/>
            </div>
        })}
        <div class="cols-7-5">
            <section class="panel stack">
                <h2>{text.as_written()}</h2>
                <p class="soft">{sent}". "{text.to_whom()}": "{text.audience(message.audience)}"."</p>
                {body}
            </section>
            <div class="stack">
                {how_far(&page)}
                {did_not_get_it(&page)}
            </div>
        </div>
    }
}

/// Subject and body as they were typed.
fn written(lang: Lang, of: Lang, words: &Text) -> impl IntoView + use<> {
    let foreign = (of != lang).then(|| of.tag());
    view! {
        <div class="letter" lang=foreign>
            <p class="letter-subject">
                <span lang=lang.tag()>{lang.messages().subject()}</span>" "<strong>{words.subject.clone()}</strong>
            </p>
            <div class="letter-body"><Prose text=words.body.clone()/></div>
        </div>
    }
}

fn how_far(page: &MessagePage) -> impl IntoView + use<> {
    let (lang, message) = (page.head.lang, &page.message);
    let text = lang.messages();
    let Progress { sent, waiting, given_up } = page.progress;
    let gone = (message.recipients - sent - waiting - given_up).max(0);
    let rows = [
        (sent, text.arrived(), true),
        (waiting, text.under_way(), false),
        (given_up, text.lost(), false),
        (gone, text.gone(), false),
    ];
    let rows = rows
        .into_iter()
        .filter(|(number, _, always)| *number > 0 || *always)
        .map(|(number, words, _)| view! { <li><b>{number}</b>" "<span>{words}</span></li> })
        .collect_view();
    let refresh = (waiting > 0).then(|| {
        let href = paths::message(lang, page.head.event.id.as_str(), message.id.as_str());
        view! {
            <p class="small soft">{text.as_of(page.head.now)}</p>
            <p><ButtonLink href label=text.refresh() look=Look::Small/></p>
        }
    });
    view! {
        <section class="panel stack">
            <h2>{text.how_far()}</h2>
            <Meter taken=super::count(sent) capacity=super::count(message.recipients)/>
            <ul class="sums">
                {rows}
                <li class="sums-total"><b>{message.recipients}</b>" "<span>{text.in_all(message.recipients)}</span></li>
            </ul>
            {refresh}
        </section>
    }
}

/// Each with the reason, and what to do.
fn did_not_get_it(page: &MessagePage) -> Option<impl IntoView + use<>> {
    let lang = page.head.lang;
    let text = lang.messages();
    let event_id = page.head.event.id.as_str();
    let row = |title: String, explanation: String, id: &RegistrationId| {
        let href = paths::managed_registration(lang, event_id, id.as_str());
        view! {
            <li>
                <Icon glyph=Glyph::Mail size=24/>
                <div>
                    <strong>{title}</strong>
                    <p>{explanation}</p>
                    <a href=href>{text.see_registration()}</a>
                </div>
            </li>
        }
    };
    let lost = page.lost.iter().map(|mail| {
        let said = lang.undelivered().lost_mail(mail);
        row(said.title, said.explanation, &mail.registration_id)
    });
    let without =
        page.left_out.iter().map(|(name, id)| row(text.no_address(name), text.no_address_next().to_owned(), id));
    let rows: Vec<_> = lost.chain(without).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="panel">
                <h2>{text.did_not_get_it()}</h2>
                <ul class="todo">{rows}</ul>
            </section>
        }
    })
}
