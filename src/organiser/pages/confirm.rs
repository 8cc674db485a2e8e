//! Before a change is mailed: what changes, who is told, what they read; the button repeats the number.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::letter::letter;
use super::sums::sums;
use crate::events::Details;
use crate::mail::Letter;
use crate::organiser::consequences::{Consequences, Seats};
use crate::organiser::forms::Difference;
use crate::paths;
use crate::text::{Lang, dates};
use crate::ui::form::{Checkbox, Faults, FormState, Hidden, Values};
use crate::ui::{Glyph, Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct Confirm {
    pub head: Head,
    /// As it is going to be.
    pub after: Details,
    pub consequences: Consequences,
    /// What is not as it was, field by field.
    pub differences: Vec<Difference>,
    /// Everything typed, which goes along unseen.
    pub typed: Values,
    /// Names what is shown, so that nothing else is confirmed.
    pub fingerprint: String,
    /// The mail of the first who is told.
    pub example: Option<Letter>,
    /// Whether other numbers were confirmed than are true now.
    pub moved_on: bool,
}

/// The fields whose change people are told of.
fn is_told(field: &str) -> bool {
    matches!(
        field,
        "title.da" | "title.en" | "date" | "start" | "end_date" | "end" | "place" | "room" | "address" | "online_link"
    )
}

pub fn view(confirm: Confirm) -> impl IntoView {
    let lang = confirm.head.lang;
    let text = lang.organiser();
    let found = &confirm.consequences;
    let mails = found.mails();
    let (told, quiet): (Vec<_>, Vec<_>) = confirm
        .differences
        .iter()
        // The number of seats has a part of its own.
        .filter(|difference| difference.field != "capacity")
        .partition(|difference| is_told(&difference.field));
    let labels =
        |of: &[&Difference]| of.iter().map(|difference| lang.event_form().label(&difference.field)).collect::<Vec<_>>();
    let lead = text.changed_fields(&labels(&told));
    let before = &confirm.head.event.details;
    let rows = told.iter().map(|difference| told_row(lang, difference, before, &confirm.after)).collect_view();
    let quiet_row = (!quiet.is_empty()).then(|| {
        let words = text.changed_quietly(&labels(&quiet));
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{text.also_changed()}</th>
                <td role="cell" colspan="2" class="soft">{words}</td>
            </tr>
        }
    });
    let nothing_to_compare = told.is_empty() && quiet.is_empty();
    let hidden = confirm
        .typed
        .pairs()
        .filter(|(name, _)| !matches!(*name, "do" | "confirmed" | "shown" | "title_is_correction"))
        .map(|(name, value)| view! { <Hidden name value/> })
        .collect_view();
    let form = &FormState::new(confirm.typed.clone(), Faults::default(), lang);
    let correction = found.title_changed.then(|| {
        let hint = text.correction_hint(found.mails_without_title());
        view! { <Checkbox form name="title_is_correction" hint>{text.title_is_correction()}</Checkbox> }
    });
    let action = paths::edit_event(lang, confirm.head.event.id.as_str());
    let promoted =
        found.promoted.iter().map(|party| text.gets_seats(&party.organisation, party.seats)).collect::<Vec<_>>();
    let glyph = if mails > 0 { Glyph::Send } else { Glyph::Check };
    view! {
        {confirm.head.view(HeadTab::Edit)}
        <div class="work-form">
            {confirm.moved_on.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice>
            })}
            <section class="panel preview preview-wide">
                <header class="preview-head">
                    <h2>{text.this_sends(mails)}</h2>
                    <p>{lead}" "{text.nothing_saved_yet()}</p>
                </header>
                <div class="preview-cols">
                    <div>
                        {(!nothing_to_compare).then(|| view! {
                            <table class="changes" role="table">
                                <caption class="sr-only">{text.what_changes()}</caption>
                                <thead role="rowgroup"><tr role="row">
                                    <td role="cell"></td>
                                    <th role="columnheader" scope="col">{text.now()}</th>
                                    <th role="columnheader" scope="col">{text.after()}</th>
                                </tr></thead>
                                <tbody role="rowgroup">{rows}{quiet_row}</tbody>
                            </table>
                        })}
                        {found.seats.as_ref().map(|seats| seats_part(lang, seats, &promoted))}
                        {(found.seats.is_none() && !promoted.is_empty()).then(|| view! {
                            <h3>{text.gets_a_seat()}</h3>
                            {plain_list(promoted.clone())}
                        })}
                        {(mails > 0).then(|| view! {
                            <h3>{text.who_is_told()}</h3>
                            {sums(lang, &found.told, found.promotion_mails(), true)}
                        })}
                    </div>
                    {confirm.example.map(|example| view! {
                        <div>
                            <h3>{text.how_the_mail_looks()}</h3>
                            {letter(lang, example)}
                        </div>
                    })}
                </div>
                <form method="post" action=action novalidate>
                    {hidden}
                    <Hidden name="shown" value=confirm.fingerprint/>
                    <Hidden name="confirmed" value="yes"/>
                    {correction}
                    <div class="actions">
                        <Submit label=text.save_and_send(mails) icon=glyph name="do" value="save"/>
                        <Submit label=text.change_more() look=Look::Link name="do" value="edit"/>
                    </div>
                </form>
            </section>
        </div>
    }
}

fn plain_list(lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(
        || view! { <ul class="bare">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> },
    )
}

fn told_row(lang: Lang, difference: &Difference, before: &Details, after: &Details) -> impl IntoView + use<> {
    let say = |details: &Details, typed: &str| match difference.field.as_str() {
        "start" => dates::at_clock(lang, details.starts_at),
        "end" => dates::at_clock(lang, details.ends_at),
        "date" => dates::capitalised(&dates::full_date(lang, details.starts_at)),
        "end_date" => dates::capitalised(&dates::full_date(lang, details.ends_at)),
        _ if typed.is_empty() => lang.event_form().nothing().to_owned(),
        _ => typed.to_owned(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{lang.event_form().label(&difference.field)}</th>
            <td role="cell"><del>{say(before, &difference.before)}</del></td>
            <td role="cell"><ins>{say(after, &difference.after)}</ins></td>
        </tr>
    }
}

/// What the new number of seats means.
fn seats_part(lang: Lang, seats: &Seats, promoted: &[String]) -> impl IntoView + use<> {
    let text = lang.organiser();
    let promoted = promoted.to_vec();
    let waiting =
        (seats.after > seats.before && seats.still_waiting > 0).then(|| text.still_waiting(seats.still_waiting));
    let too_large: Vec<String> =
        seats.too_large.iter().map(|(organisation, size)| text.too_large(organisation, *size)).collect();
    let over = (seats.over() > 0).then(|| text.over_capacity(seats.seated, seats.after));
    view! {
        <h3>{text.seats_from_to(seats.before, seats.after)}</h3>
        {plain_list(promoted)}
        {waiting.map(|words| view! { <p class="soft">{words}</p> })}
        {over.map(|words| view! { <p>{words}</p> })}
        {plain_list(too_large)}
    }
}
