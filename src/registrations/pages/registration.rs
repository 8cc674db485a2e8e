//! The contact's page: where the registration stands, its seats, and what can be done.

use leptos::prelude::*;

use super::{About, when_short};
use crate::events::Event;
use crate::paths;
use crate::registrations::forms::sharing;
use crate::registrations::model::{CapacityTerms, Registration, Seat, State};
use crate::registrations::rules;
use crate::text::dates;
use crate::text::registrations::Note;
use crate::time::Timestamp;
use crate::ui::form::{ErrorSummary, FormState};
use crate::ui::{Breadcrumbs, ButtonLink, Fact, Facts, Glyph, Icon, Look, Notice, NoticeKind, Submit, Tag, Tone};

pub struct RegistrationPage {
    pub about: About,
    /// What takes a cancelled event's place.
    pub replacement: Option<Event>,
    pub terms: CapacityTerms,
    pub registration: Registration,
    /// The link that was followed.
    pub token: String,
    /// In the queue, counted in parties.
    pub position: Option<i64>,
    pub now: Timestamp,
    /// Something that was just done, or could not be.
    pub note: Option<(NoticeKind, Note)>,
    /// Tokens of the contact's own seat, by position: nobody else's.
    pub own_seat: Option<(i64, String)>,
    /// What the party takes at least, while it waits.
    pub least: FormState,
}

/// What the holder may still do.
#[derive(Clone, Copy)]
struct Can {
    cancel: bool,
    send: bool,
}

pub fn registration(page: RegistrationPage) -> impl IntoView {
    let RegistrationPage { about, replacement, terms, registration, token, position, now, note, own_seat, least } =
        page;
    let lang = about.lang;
    let text = lang.registrations();
    let event = &about.event;
    let over = about.is_cancelled() || event.is_past(now);
    let before_deadline = rules::is_before_deadline(&terms, event.details.starts_at, now);
    let seated = registration.state == State::Confirmed;
    let can = Can { cancel: !over && (before_deadline || !seated), send: !over && seated };
    let live = registration.live_seats().count();

    let head = if about.is_cancelled() {
        about.cancellation(replacement.as_ref()).into_any()
    } else {
        head(&about, &registration, position).into_any()
    };
    let note = note.map(|(kind, note)| view! { <Notice kind title=note.title><p>{note.text}</p></Notice> });
    let until = dates::moment(lang, terms.cancel_until.min(event.details.starts_at));
    let deadline = match registration.state {
        State::Cancelled => None,
        _ if can.cancel && seated => Some(text.cancel_until(&until)),
        _ if seated && !over => Some(format!("{}. {}", text.deadline_passed(), about.call())),
        _ => None,
    };
    let rows = registration
        .seats
        .iter()
        .map(|seat| row(&about, &registration, seat, &token, can, own_seat.as_ref()))
        .collect_view();
    let cancel_all = (can.cancel && live > 0).then(|| {
        let label = if seated { text.cancel_all(live) } else { text.leave_queue().to_owned() };
        view! {
            <div class="actions">
                <ButtonLink href=paths::registration_cancel(lang, &token) label look=Look::Danger/>
                <p class="small soft">{text.asked_first()}</p>
            </div>
        }
    });
    let seats: Vec<(String, String)> =
        registration.live_seats().map(|seat| (seat.name.clone(), seat.email.clone())).collect();
    let shared = sharing(&seats)
        .iter()
        .map(|names| view! { <p class="small soft after-rows">{lang.queue().shared_address(names)}</p> })
        .collect_view();
    let waits = registration.state == State::Waitlisted && !over && live > 1;
    let least = waits.then(|| {
        view! {
            <div class="section">
                <ErrorSummary form=&least/>
                <form class="form" method="post" action=paths::registration_least(lang, &token) novalidate=true>
                    {when_short(&least)}
                    <div class="actions"><Submit label=lang.queue().save() look=Look::Secondary/></div>
                </form>
            </div>
        }
    });
    view! {
        <Breadcrumbs lang above=about.above() here=text.your_registration()/>
        <div class="page page-side-last">
            <header class="page-head">
                {note}
                {head}
            </header>
            <div class="page-body">{about.card()}</div>
            <section class="page-wide">
                <div class="section-head">
                    <h2>{text.seats_of(live, registration.called())}</h2>
                    {deadline.map(|words| view! { <p class="soft">{words}</p> })}
                </div>
                <ol class="seat-rows">{rows}</ol>
                {shared}
                {cancel_all}
                {least}
            </section>
            {good_to_know(&about, &token, seated && !about.is_cancelled())}
        </div>
    }
}

/// Where the registration stands.
fn head(about: &About, registration: &Registration, position: Option<i64>) -> impl IntoView + use<> {
    let text = about.lang.registrations();
    let (mark, glyph, heading, lead) = match registration.state {
        State::Confirmed => {
            let mailed = registration.live_seats().filter(|seat| seat.has_mail()).count();
            let lead = text.registered_lead(mailed, &registration.contact.email);
            ("mark", Glyph::Check, text.registered().to_owned(), lead)
        }
        State::Waitlisted => {
            let (heading, lead) = (text.waiting(position.unwrap_or(1)), text.waiting_lead(registration.size()));
            ("mark mark-waiting", Glyph::Hourglass, heading, lead)
        }
        State::Cancelled => {
            let (heading, lead) = (text.all_cancelled().to_owned(), text.all_cancelled_lead().to_owned());
            ("mark mark-cancelled", Glyph::Close, heading, lead)
        }
    };
    view! {
        <div class="marked-heading"><span class=mark><Icon glyph size=28/></span><h1>{heading}</h1></div>
        <p class="lead">{lead}</p>
    }
}

fn row(
    about: &About,
    registration: &Registration,
    seat: &Seat,
    token: &str,
    can: Can,
    own_seat: Option<&(i64, String)>,
) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.registrations();
    let position = seat.position;
    let name = if seat.is_erased() { lang.own_data().nobody().to_owned() } else { seat.name.clone() };
    let state = match (&seat.cancelled, registration.state) {
        (None, State::Confirmed | State::Waitlisted) if about.is_cancelled() => {
            view! { <Tag tone=Tone::Cancelled word=lang.site().cancelled()/> }
        }
        (Some(_), _) | (None, State::Cancelled) => view! { <Tag tone=Tone::Cancelled word=text.cancelled()/> },
        (None, State::Confirmed) => view! { <Tag tone=Tone::Confirmed word=text.confirmed()/> },
        (None, State::Waitlisted) => view! { <Tag tone=Tone::Waiting word=text.waits()/> },
    };
    let line = match &seat.cancelled {
        Some(cancelled) => text.cancelled_by(cancelled.by, &dates::moment(lang, cancelled.at)),
        None if seat.is_contact => text.is_contact().to_owned(),
        None => String::new(),
    };
    let live = seat.cancelled.is_none();
    // The contact's own calendar file; a colleague's link stays the colleague's.
    let calendar = own_seat.filter(|(own, _)| *own == position && live && can.send).map(|(_, seat_token)| {
        view! {
            <ButtonLink href=paths::seat_calendar(lang, seat_token) label=text.calendar_file() look=Look::Small icon=Glyph::Calendar/>
        }
    });
    let send = (live && can.send && seat.has_mail() && own_seat.is_none_or(|(own, _)| *own != position)).then(|| {
        view! {
            <form method="post" action=paths::registration_seat_resend(lang, token, position)>
                <Submit label=text.send_again() look=Look::Small icon=Glyph::Mail about=name.clone()/>
            </form>
        }
    });
    let cancel = (live && can.cancel).then(|| {
        view! {
            <ButtonLink href=paths::registration_seat_cancel(lang, token, position) label=text.cancel() look=Look::DangerLink about=name.clone()/>
        }
    });
    view! {
        <li class:row-cancelled=!live>
            <span class="seat-number">{position}</span>
            <div class="seat-name"><strong>{name.clone()}</strong><p>{line}</p></div>
            <div class="seat-state">{state}</div>
            <div class="seat-actions">{calendar}{send}{cancel}</div>
        </li>
    }
}

/// Without a seat there is no calendar entry to speak of.
fn good_to_know(about: &About, token: &str, seated: bool) -> impl IntoView + use<> {
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
        <aside class="page-side side-card" aria-label=text.good_to_know()>
            <h2>{text.good_to_know()}</h2>
            <p><a href=paths::registration_data(lang, token)>{lang.own_data().see_and_delete()}</a></p>
            <p>{text.keep_link()}</p>
            {calendar}
            <Facts facts=vec![
                Fact::new(text.needs_deleted(), deleted(needs_until)),
                Fact::new(text.names_deleted(), deleted(people_until)),
            ]/>
            <p><a href=paths::privacy(lang)>{text.more_privacy()}</a></p>
        </aside>
    }
}
