//! An event at a glance: its seats, what needs the organiser, what happens by itself.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::count;
use super::head::{Head, HeadTab};
use super::turnout::turnout;
use super::{statistics, todo};
use crate::events::State;
use crate::mail::Waiting;
use crate::organiser::acts::Waits;
use crate::organiser::rules::{Coming, Todo};
use crate::organiser::series::Day;
use crate::paths;
use crate::registrations::lists::Turnout;
use crate::registrations::rules::Certainty;
use crate::registrations::{Capacity, Diet, QueueMode};
use crate::text::organiser::Done;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::form::Hidden;
use crate::ui::{Fact, Facts, Glyph, Icon, Look, Notice, NoticeKind, Prose, Seats, Submit};

/// What the page shows.
pub struct Overview {
    pub head: Head,
    pub capacity: Capacity,
    pub todos: Vec<Todo>,
    pub coming: Vec<Coming>,
    /// How its seats were taken day by day; nothing for who may not see that, or where nobody signed up.
    pub days: Vec<Day>,
    /// Of those who were asked whether they still come.
    pub certainty: Certainty,
    pub diets: BTreeMap<Diet, i64>,
    /// From the day of the event on.
    pub turnout: Turnout,
    /// Mails that are tried again and again.
    pub waiting: Option<Waiting>,
    /// The public page's whole address.
    pub address: Option<String>,
    /// The update whose mails wait.
    pub update: Option<Waits>,
    /// What was just done, and how many mails it sent.
    pub done: Option<(Done, usize)>,
    /// Of a save that mails nobody: what it changed.
    pub fields: Vec<&'static str>,
}

pub fn view(overview: Overview) -> impl IntoView {
    let head = overview.head;
    let (lang, event) = (head.lang, &head.event);
    let text = lang.organiser();
    let capacity = &overview.capacity;
    let (taken, all) = (count(capacity.seated), count(capacity.terms.capacity));
    let free = all.saturating_sub(taken);
    let waiting = count(capacity.waiting);
    let seats = if event.state == State::Cancelled {
        // Nothing is free any more, nobody waits, and no kitchen cooks.
        view! { <p class="soft">{text.seats_when_cancelled(capacity.seated)}</p> }.into_any()
    } else {
        let over = lang.queue().over_by_hand(capacity);
        let until = capacity.held_until().map(|at| lang.queue().held_until(&dates::moment(lang, at)));
        let free_seats = capacity.terms.capacity - capacity.seated;
        let nothing_kept = capacity.terms.queue.mode == QueueMode::BestFit && free_seats > 0 && capacity.parties > 0;
        let kept = if nothing_kept {
            lang.queue().free_for_nobody(free_seats, capacity.parties)
        } else {
            text.seats_note(capacity)
        };
        let note = [Some(kept), until, over].into_iter().flatten().collect::<Vec<_>>().join(" ");
        view! { <Seats lang taken free waiting>{note}</Seats> }.into_any()
    };
    let todos =
        overview.todos.iter().map(|todo| todo::row(lang, event, todo, overview.address.as_deref())).collect_view();
    let coming = overview
        .coming
        .iter()
        .map(|coming| {
            let at = dates::short(lang, coming.at());
            view! { <li><span class="agenda-time">{at}</span><p>{text.coming(coming)}</p></li> }
        })
        .collect_view();
    let diets: Vec<Fact> = overview
        .diets
        .iter()
        .filter(|_| event.state != State::Cancelled)
        .map(|(diet, number)| Fact::new(lang.registrations().diet_choice(*diet), *number))
        .collect();
    let words = event.say(lang, |texts| &texts.cancelled);
    let (words, foreign) = (words.text.to_owned(), words.foreign(lang));
    let done = overview.done.map(|(done, mails)| match done {
        Done::SavedQuietly => lang.what_if().saved_quietly(&overview.fields),
        done => text.done(done, mails),
    });
    let is_cancelled = event.state == State::Cancelled;
    // One note says it all: that it is cancelled, the words, and how many mails are on their way.
    let told = done.clone().filter(|_| is_cancelled);
    let cancelled = is_cancelled.then(|| {
        view! {
            <div class="work-note">
                <Notice kind=NoticeKind::Problem title=text.is_cancelled()>
                    <Prose text=words lang=foreign/>
                    {told.map(|told| view! { <p role="status">{told}</p> })}
                </Notice>
            </div>
        }
    });
    let reminders = (head.right.may_change() && !is_cancelled).then(|| {
        let href = paths::reminders(lang, event.id.as_str());
        view! { <p class="work-quiet"><a href=href>{lang.reminders().title()}</a></p> }
    });
    let waiting_mails = overview.waiting.map(|waiting| lang.undelivered().waiting(&waiting));
    let done = done.filter(|_| !is_cancelled).map(|told| {
        view! { <div class="work-note"><Notice kind=NoticeKind::Done title=told/></div> }
    });
    let plot = statistics::plot(lang, event, capacity, &overview.days, head.now);
    let curve = plot.map(|plot| {
        let reports = lang.reports();
        view! {
            <section class="panel">
                <h2>{reports.seats_over_time()}</h2>
                {statistics::drawn(lang, plot, &overview.days)}
                <p class="plot-note"><a href=paths::statistics(lang, event.id.as_str())>{reports.see_statistics()}</a></p>
            </section>
        }
    });
    let update = overview.update.map(|update| waiting_update(lang, event.id.as_str(), update, head.now));
    view! {
        {head.view(HeadTab::Overview)}
        {cancelled}
        {done}
        {update}
        <div class="cols-7-5">
            <div>
                <section class="panel">
                    <h2>{text.seats()}</h2>
                    {seats}
                    {(!is_cancelled).then(|| certainty(lang, overview.certainty))}
                </section>
                {turnout(&head, overview.turnout)}
                {curve}
                {(!diets.is_empty()).then(|| view! {
                    <section class="panel">
                        <h2>{text.kitchen()}</h2>
                        <p class="soft">{text.kitchen_lead()}</p>
                        <Facts facts=diets/>
                    </section>
                })}
            </div>
            <div>
                {(!overview.todos.is_empty()).then(|| view! {
                    <section class="panel">
                        <h2>{text.needs_you()}</h2>
                        <ul class="todo">{todos}</ul>
                    </section>
                })}
                {(!overview.coming.is_empty() || waiting_mails.is_some() || reminders.is_some()).then(|| view! {
                    <section class="panel">
                        <h2>{text.by_itself()}</h2>
                        {waiting_mails.map(|words| view! { <p class="soft">{words}</p> })}
                        {(!overview.coming.is_empty()).then(|| view! { <ol class="agenda agenda-brief">{coming}</ol> })}
                        {reminders}
                    </section>
                })}
                {head.right.may_change().then(|| steps(lang, event.id.as_str(), event.state, event.is_past(head.now)))}
            </div>
        </div>
    }
}

/// Of those who were asked: how many come, and how many have not said.
fn certainty(lang: Lang, certainty: Certainty) -> Option<impl IntoView + use<>> {
    let text = lang.reminders();
    certainty.is_known().then(|| {
        let uncertain = (certainty.uncertain > 0).then(|| {
            view! { <span><Icon glyph=Glyph::Hourglass size=16/>" "{text.uncertain_sum(certainty.uncertain)}</span> }
        });
        view! {
            <p class="parts">
                <span><Icon glyph=Glyph::Check size=16/>" "{text.coming_sum(certainty.coming)}</span>
                {uncertain}
            </p>
        }
    })
}

/// An update whose mails wait, with the two things that can be done about it.
fn waiting_update(lang: Lang, id: &str, update: Waits, now: Timestamp) -> impl IntoView + use<> {
    let what_if = lang.what_if();
    let people = update.told.total();
    let action = paths::held_update(lang, id);
    let page = action.clone();
    view! {
        <div class="work-note">
            <Notice kind=NoticeKind::Info title=what_if.update_waits(people, update.held.due_at, now)>
                <p>{what_if.update_means(people)}</p>
                {(people > 0).then(|| view! {
                    <form class="actions" method="post" action=action>
                        <Hidden name="shown" value=update.fingerprint/>
                        <Submit label=what_if.send_now(people) look=Look::Small icon=Glyph::Send name="do" value="send"/>
                        <a class=Look::Link.class() href=page>{what_if.see_update()}</a>
                    </form>
                })}
            </Notice>
        </div>
    }
}

/// Publishing, deleting, cancelling: what can be done with an event in its state.
fn steps(lang: Lang, id: &str, state: State, past: bool) -> Option<impl IntoView + use<>> {
    let text = lang.organiser();
    match state {
        State::Draft => Some(
            view! {
                <section class="panel">
                    <h2>{text.publish_title()}</h2>
                    <p class="soft">{text.publish_lead()}</p>
                    <div class="actions">
                        <form method="post" action=paths::publish_event(lang, id)>
                            <Submit label=text.publish()/>
                        </form>
                        <form method="post" action=paths::delete_event(lang, id)>
                            <Submit label=text.delete_draft() look=Look::DangerLink/>
                        </form>
                    </div>
                </section>
            }
            .into_any(),
        ),
        State::Published if !past => Some(
            view! {
                <p class="work-quiet">
                    <a class="button-link button-link-danger" href=paths::cancel_event(lang, id)>{text.cancel_event()}</a>
                </p>
            }
            .into_any(),
        ),
        _ => None,
    }
}
