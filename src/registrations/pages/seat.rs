//! The attendee's page: their seat, their data, their calendar file.

use leptos::prelude::*;

use super::About;
use super::own_data::told;
use crate::events::Event;
use crate::paths;
use crate::registrations::model::{Answer, CapacityTerms, Needs, Registration, Seat, State};
use crate::registrations::rules;
use crate::text::registrations::Note;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{Breadcrumbs, ButtonLink, Fact, Facts, Glyph, Icon, Look, Notice, NoticeKind};

pub struct SeatPage {
    pub about: About,
    /// What takes a cancelled event's place.
    pub replacement: Option<Event>,
    pub terms: CapacityTerms,
    pub registration: Registration,
    pub seat: Seat,
    pub needs: Needs,
    /// Whether they were asked if they still come.
    pub answer: Option<Answer>,
    /// The link that was followed.
    pub token: String,
    pub now: Timestamp,
    pub note: Option<(NoticeKind, Note)>,
}

pub fn seat(page: SeatPage) -> impl IntoView {
    let SeatPage { about, replacement, terms, registration, seat, needs, answer, token, now, note } = page;
    let lang = about.lang;
    let text = lang.registrations();
    let event = &about.event;
    let details = &event.details;
    let live = seat.cancelled.is_none();
    let seated = live && registration.state == State::Confirmed;
    let over = about.is_cancelled() || event.is_past(now);
    let before_deadline = rules::is_before_deadline(&terms, details.starts_at, now);

    let head = if about.is_cancelled() {
        about.cancellation(replacement.as_ref()).into_any()
    } else {
        head(&about, &registration, &seat).into_any()
    };
    let note = note.map(|(kind, note)| view! { <Notice kind title=note.title><p>{note.text}</p></Notice> });
    let asked = answer.filter(|_| seated && !over).map(|answer| asked(lang, answer, &token));
    let mut more = Vec::new();
    if seated && !over && !details.online_link.is_empty() {
        let link = details.online_link.clone();
        more.push(Fact::new(text.online(), view! { <a href=link rel="noreferrer">{text.join_online()}</a> }));
    }
    let bring = event.say(lang, |texts| &texts.bring);
    if seated && !about.is_cancelled() && !bring.text.is_empty() {
        let (foreign, words) = (bring.foreign(lang), bring.text.to_owned());
        more.push(Fact::new(text.bring(), view! { <span lang=foreign>{words}</span> }));
    }
    let more = (!more.is_empty()).then(|| view! { <Facts facts=more/> });
    let actions = seated.then(|| {
        let cancel = (!over && before_deadline).then(|| {
            view! { <ButtonLink href=paths::seat_cancel(lang, &token) label=text.cancel() look=Look::Danger/> }
        });
        let until = dates::moment(lang, terms.cancel_until.min(details.starts_at));
        let line = if over {
            String::new()
        } else if before_deadline {
            text.cancel_own_until(&until)
        } else {
            format!("{}. {}", text.deadline_passed(), about.call())
        };
        view! {
            <div class="actions">
                <ButtonLink href=paths::seat_calendar(lang, &token) label=text.calendar_file() look=Look::Secondary icon=Glyph::Calendar/>
                {cancel}
            </div>
            <p class="small soft">{line}</p>
        }
    });
    view! {
        <Breadcrumbs lang above=about.above() here=text.your_seat()/>
        <div class="page page-side-last">
            <header class="page-head">
                {note}
                {head}
                {asked}
            </header>
            {own_data(&about, &seat, &needs, &token, seated && !about.is_cancelled())}
            <div class="page-body">
                {about.card()}
                {more}
                {actions}
            </div>
        </div>
    }
}

/// What was asked, with the way to answer, or what was said.
fn asked(lang: Lang, answer: Answer, token: &str) -> impl IntoView + use<> {
    let text = lang.answering();
    let href = paths::seat_coming(lang, token);
    if answer.coming == Some(true) {
        return view! { <p class="lead">{text.you_come()}" "<a href=href>{text.change()}</a></p> }.into_any();
    }
    view! {
        <Notice kind=NoticeKind::Waiting title=text.still_coming()>
            <p>{text.still_coming_short()}</p>
            <p><a href=href>{text.answer_here()}</a></p>
        </Notice>
    }
    .into_any()
}

/// Where the seat stands.
fn head(about: &About, registration: &Registration, seat: &Seat) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.registrations();
    let (mark, glyph, heading) = match (&seat.cancelled, registration.state) {
        (Some(_), _) => ("mark mark-cancelled", Glyph::Close, text.seat_cancelled().to_owned()),
        (None, State::Confirmed) => ("mark", Glyph::Check, text.you_are_registered(&seat.name)),
        (None, _) => ("mark mark-waiting", Glyph::Hourglass, text.seat_waits().to_owned()),
    };
    let lead = match &seat.cancelled {
        Some(cancelled) => text.cancelled_by(cancelled.by, &dates::moment(lang, cancelled.at)),
        None if seat.is_contact || registration.contact.is_erased() => String::new(),
        None => text.seat_lead(&registration.contact.name, &registration.organisation),
    };
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> });
    view! {
        <div class="marked-heading"><span class=mark><Icon glyph size=28/></span><h1>{heading}</h1></div>
        {lead}
    }
}

fn own_data(about: &About, seat: &Seat, needs: &Needs, token: &str, seated: bool) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.registrations();
    let details = &about.event.details;
    let (needs_until, people_until) =
        (rules::needs_deleted_at(details.ends_at), rules::people_deleted_at(details.ends_at, details.keep_months));
    let deleted = |at| text.deleted_on(&dates::date(lang, at));
    let calendar = seated.then(|| {
        view! {
            <p>{text.calendar_follows(about.event.details.kind)}</p>
            <p>{text.declining_keeps_seat()}</p>
        }
    });
    view! {
        <aside class="page-side side-card" aria-label=text.your_data()>
            <h2>{text.your_data()}</h2>
            <Facts facts=vec![
                Fact::new(text.name(), seat.name.clone()),
                Fact::new(text.email(), seat.email.clone()),
                Fact::new(text.own_needs(), told(lang, needs)),
                Fact::new(text.needs_deleted(), deleted(needs_until)),
                Fact::new(text.names_deleted(), deleted(people_until)),
            ]/>
            <p><a href=paths::seat_data(lang, token)>{lang.own_data().see_and_delete()}</a></p>
            <p>{text.keep_link_seat()}</p>
            {calendar}
            <p><a href=paths::privacy(lang)>{text.more_privacy()}</a></p>
        </aside>
    }
}
