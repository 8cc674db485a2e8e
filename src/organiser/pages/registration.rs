//! One registration: whom it is from, its seats, and cancelling them.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::log::story;
use super::queue_panel::QueuePanel;
use super::registrations::{state_tag, told};
use crate::events::typed_phone;
use crate::organiser::rules::{LostMail, Todo};
use crate::organiser::story::Chapter;
use crate::paths;
use crate::registrations::{Answer, Needs, Registration, Seat, State};
use crate::text::organiser_registrations::RegistrationDone;
use crate::text::{Lang, dates};
use crate::ui::form::{FormState, Hidden, TextArea};
use crate::ui::{ButtonLink, Fact, Facts, Glyph, Icon, Link, Look, Notice, NoticeKind, Submit, Tag, Tone};

/// What the page shows.
pub struct RegistrationPage {
    pub head: Head,
    pub registration: Registration,
    /// Beside each seat, in the same order.
    pub needs: Vec<Needs>,
    /// What they said who were asked whether they still come, in the same order.
    pub answers: Vec<Option<Answer>>,
    /// Place in the queue.
    pub place: Option<usize>,
    /// Its place between seats and queue.
    pub queue: QueuePanel,
    /// Whether seats can still be cancelled: the event is neither cancelled nor past.
    pub can_cancel: bool,
    /// Mails that did not arrive.
    pub lost: Vec<LostMail>,
    /// What was done and mailed, latest first.
    pub story: Vec<Chapter>,
    pub note: Note,
    /// What was just done here.
    pub done: Option<RegistrationDone>,
}

/// The note that organisers write for themselves.
pub struct Note {
    pub form: FormState,
    /// What somebody else wrote there, where it was not saved because of that.
    pub theirs: Option<String>,
}

pub fn view(page: RegistrationPage) -> impl IntoView {
    let (lang, registration) = (page.head.lang, &page.registration);
    let text = lang.organiser_registrations();
    let event_id = registration.event_id.as_str();
    let can_cancel = page.can_cancel && registration.state != State::Cancelled;
    let seats = registration
        .seats
        .iter()
        .zip(page.needs.iter().zip(&page.answers))
        .map(|(seat, (needs, answer))| seat_row(lang, registration, seat, (needs, *answer), can_cancel))
        .collect_view();
    let lost = page.lost.iter().map(|mail| lost_mail(lang, registration, mail, page.can_cancel)).collect_view();
    let cancel_all = can_cancel.then(|| {
        let href = paths::managed_registration_cancel(lang, event_id, registration.id.as_str());
        let label = if registration.state == State::Waitlisted {
            text.take_off_the_list().to_owned()
        } else {
            text.cancel_party(registration.live_seats().count())
        };
        view! { <p class="work-quiet"><a class="button-link button-link-danger" href=href>{label}</a></p> }
    });
    // Of whom nobody is left there is nothing to put right.
    let can_edit = registration.erased_at.is_none();
    let place = page.place.map(|place| view! { <p class="soft">{text.number_in_queue(place)}</p> });
    view! {
        {page.head.view(HeadTab::Registrations)}
        {page.done.map(|done| {
            let kind = if done == RegistrationDone::NotSent { NoticeKind::Info } else { NoticeKind::Done };
            view! { <div class="work-note"><Notice kind title=text.done(done)/></div> }
        })}
        {page.queue.notice()}
        {lost}
        <p class="work-back"><a href=paths::event_registrations(lang, event_id)>{text.all_registrations()}</a></p>
        <div class="cols-7-5">
            <section>
                <div class="section-head">
                    <h2>{told(lang, registration.called())}</h2>
                    {state_tag(lang, registration.state)}
                </div>
                {place}
                {page.queue.lines(registration)}
                <ol class="seat-rows">{seats}</ol>
                {cancel_all}
            </section>
            <aside class="side-card">
                <h2>{text.contact()}</h2>
                <Facts facts=facts(lang, registration)/>
                {page.queue.view(registration)}
                {can_edit.then(|| view! {
                    <p class="work-quiet">
                        <ButtonLink
                            href=paths::registration_by_hand(lang, event_id, registration.id.as_str(), "edit")
                            label=lang.edit_registration().title()
                            look=Look::Small
                            icon=Glyph::Pencil
                        />
                    </p>
                })}
                {can_edit.then(|| note(lang, registration, page.note))}
            </aside>
        </div>
        {story(lang, &page.story, page.head.now)}
    }
}

fn note(lang: Lang, registration: &Registration, note: Note) -> impl IntoView + use<> {
    let text = lang.log();
    let form = &note.form;
    let action = paths::registration_by_hand(lang, registration.event_id.as_str(), registration.id.as_str(), "note");
    let theirs = note.theirs.map(|theirs| {
        view! {
            <Notice kind=NoticeKind::Waiting title=text.note_conflict_title()>
                <p>{text.note_conflict()}</p>
                <p class="note-theirs">{theirs}</p>
            </Notice>
        }
    });
    view! {
        <form class="note-form" method="post" action=action novalidate>
            {theirs}
            <Hidden name="over" value=form.value("over")/>
            <TextArea form name="note" label=text.note() hint=text.note_hint() rows=4 optional=true/>
            <Submit label=text.save_note() look=Look::Small/>
        </form>
    }
}

/// What did not arrive, why, and what to do; a seat that holds an entry can be sent it again.
fn lost_mail(lang: Lang, registration: &Registration, mail: &LostMail, open: bool) -> impl IntoView + use<> {
    let said = lang.organiser().todo(&Todo::MailLost(mail.clone()));
    let (event_id, id) = (registration.event_id.as_str(), registration.id.as_str());
    let position = mail.position.filter(|position| {
        let mut seats = registration.live_seats();
        open && registration.state == State::Confirmed && seats.any(|seat| seat.position == *position)
    });
    let again = position.map(|position| {
        view! {
            <form method="post" action=paths::managed_seat_resend(lang, event_id, id, position)>
                <Submit label=lang.organiser_registrations().send_again() look=Look::Small icon=Glyph::Mail about=mail.name.clone()/>
            </form>
        }
    });
    view! {
        <div class="work-note">
            <Notice kind=NoticeKind::Problem title=said.title>
                <p>{said.explanation}</p>
                {again}
            </Notice>
        </div>
    }
}

fn facts(lang: Lang, registration: &Registration) -> Vec<Fact> {
    let text = lang.organiser_registrations();
    let contact = &registration.contact;
    let mut facts = vec![Fact::new(text.name(), told(lang, &contact.name))];
    if contact.has_mail() {
        facts.push(Fact::new(text.email(), mail_link(&contact.email)));
    } else if contact.no_mail {
        facts.push(Fact::new(text.email(), lang.queue().no_mail()));
    }
    if !contact.phone.is_empty() {
        let href = format!("tel:{}", contact.phone);
        facts.push(Fact::new(text.phone(), view! { <a href=href>{typed_phone(&contact.phone)}</a> }));
    }
    if let Some(cvr) = &registration.cvr {
        facts.push(Fact::new(text.cvr(), cvr.clone()));
    }
    let language = registration.lang.ui().language_name();
    facts.push(Fact::new(text.attends(), text.yes_or_no(contact.attends)));
    facts.push(Fact::new(text.language(), view! { <span lang=registration.lang.tag()>{language}</span> }));
    facts.push(Fact::new(text.signed_up_at(), dates::short_moment(lang, registration.created_at)));
    facts
}

fn mail_link(email: &str) -> impl IntoView + use<> {
    let href = paths::mail_to(email);
    view! { <a class="long-address" href=href>{email.to_owned()}</a> }
}

fn seat_row(
    lang: Lang,
    registration: &Registration,
    seat: &Seat,
    (needs, answer): (&Needs, Option<Answer>),
    can_cancel: bool,
) -> impl IntoView + use<> {
    let text = lang.organiser_registrations();
    let needs = told_needs(lang, needs);
    let (tone, word) = match (seat.cancelled, registration.state) {
        (Some(_), _) | (None, State::Cancelled) => (Tone::Cancelled, text.seat_cancelled()),
        (None, State::Confirmed) => (Tone::Confirmed, text.state(State::Confirmed)),
        (None, State::Waitlisted) => (Tone::Waiting, text.state(State::Waitlisted)),
    };
    let by = seat.cancelled.map(|cancelled| {
        view! { <p>{text.cancelled_by(cancelled.by)}" "{dates::short_moment(lang, cancelled.at)}</p> }
    });
    let cancel = (can_cancel && seat.cancelled.is_none()).then(|| {
        let href =
            paths::managed_seat_cancel(lang, registration.event_id.as_str(), registration.id.as_str(), seat.position);
        view! { <ButtonLink href label=text.cancel_seat() look=Look::DangerLink about=seat.name.clone()/> }
    });
    let answer = answer.filter(|_| seat.cancelled.is_none() && registration.state == State::Confirmed).map(|answer| {
        let (glyph, words) = match answer.coming {
            None => (Glyph::Hourglass, lang.reminders().uncertain()),
            said => (Glyph::Check, lang.answering().said(said)),
        };
        view! { <p class="row-uncertain"><Icon glyph size=16/>{words}</p> }
    });
    view! {
        <li class=seat.cancelled.is_some().then_some("row-cancelled")>
            <span class="seat-number">{seat.position}</span>
            <div class="seat-name">
                <strong>{told(lang, &seat.name)}</strong>
                {seat.has_mail().then(|| view! { <p>{mail_link(&seat.email)}</p> })}
                {seat.no_mail.then(|| view! { <p>{lang.queue().no_mail()}</p> })}
                {seat.is_contact.then(|| view! { <p>{text.is_contact()}</p> })}
                {by}
                {answer}
                {needs.map(|needs| view! { <p class="needs">{needs}</p> })}
            </div>
            <div class="seat-state"><Tag tone word/></div>
            <div class="seat-actions">{cancel}</div>
        </li>
    }
}

/// What somebody needs, on one line.
fn told_needs(lang: Lang, needs: &Needs) -> Option<String> {
    let text = lang.organiser_registrations();
    if needs.is_empty() {
        return None;
    }
    let mut parts: Vec<String> =
        needs.diet.iter().map(|diet| lang.registrations().diet_choice(*diet).to_owned()).collect();
    parts.extend([&needs.diet_other, &needs.access].into_iter().filter(|words| !words.is_empty()).cloned());
    Some(text.needs(&parts.join(", ")))
}

/// What a page that asks before it cancels shows.
pub struct Ask {
    pub head: Head,
    pub registration: Registration,
    /// The seats that go.
    pub seats: Vec<Seat>,
    /// Where its form posts to.
    pub action: String,
}

/// Asks before seats are cancelled, and says who is told.
pub fn ask(ask: Ask) -> impl IntoView {
    let (lang, registration) = (ask.head.lang, &ask.registration);
    let text = lang.organiser_registrations();
    let event_id = registration.event_id.as_str();
    let back = paths::managed_registration(lang, event_id, registration.id.as_str());
    let waiting = registration.state == State::Waitlisted;
    let whole = ask.seats.len() == registration.live_seats().count();
    let title = match (waiting && whole, ask.seats.as_slice()) {
        (true, _) => text.ask_off_the_list(registration.called()),
        (false, [seat]) => text.ask_seat(&seat.name),
        (false, seats) => text.ask_party(seats.len(), registration.called()),
    };
    let names: Vec<&str> = ask.seats.iter().map(|seat| seat.name.as_str()).collect();
    let has_mail = registration.contact.has_mail() || !waiting && ask.seats.iter().any(Seat::has_mail);
    let told = if has_mail {
        text.who_is_told(&names, &registration.contact.name, waiting)
    } else {
        lang.queue().nobody_is_told().to_owned()
    };
    let above = vec![
        Link::new(lang.organiser().registrations(), paths::event_registrations(lang, event_id)),
        Link::new(registration.called().to_owned(), back.clone()),
    ];
    let label = if waiting && whole { text.take_off_the_list().to_owned() } else { text.cancel_party(ask.seats.len()) };
    view! {
        <crate::ui::Breadcrumbs lang above here=text.cancel_seat()/>
        <div class="message">
            <h1 class="work">{title}</h1>
            <p class="lead">{told}</p>
            {(!waiting).then(|| view! { <p>{text.seats_go_to_the_queue()}</p> })}
            <form method="post" action=ask.action>
                <div class="actions">
                    <Submit label look=Look::Danger/>
                    <a class=Look::Link.class() href=back>{text.keep()}</a>
                </div>
            </form>
        </div>
    }
}
