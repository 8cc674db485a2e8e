//! Beside the form, before a change is mailed: what changes, who is told, what they read; the button repeats the number.

use leptos::prelude::*;

use super::letter::{ShownLetter, letters};
use super::sums::sums;
use crate::events::Details;
use crate::organiser::consequences::{Consequences, Party, Seats};
use crate::organiser::forms::{Difference, KEEP_ALL, MOVE};
use crate::text::{Lang, dates};
use crate::ui::form::{Checkbox, Choice, FormState, Hidden, RadioGroup, TextArea};
use crate::ui::{Glyph, Look, Notice, NoticeKind, Submit};

/// So many parties are named who get seats; of more the number is told.
const NAMED: usize = 10;

/// What the panel shows.
pub struct Preview {
    /// As it is.
    pub before: Details,
    /// As it is going to be.
    pub after: Details,
    pub consequences: Consequences,
    /// What is not as it was, field by field.
    pub differences: Vec<Difference>,
    /// Names what is shown, so that nothing else is confirmed.
    pub fingerprint: String,
    /// The mails.
    pub letters: Vec<ShownLetter>,
    /// Whether other numbers were confirmed than are true now.
    pub moved_on: bool,
    /// Whether the mails were to wait, and may not.
    pub cannot_wait: bool,
}

/// The fields whose change people are told of.
fn is_told(field: &str) -> bool {
    matches!(
        field,
        "title.da" | "title.en" | "date" | "start" | "end_date" | "end" | "place" | "room" | "address" | "online_link"
    )
}

/// The panel, inside the form that it tells of.
pub fn panel(form: &FormState, preview: Preview) -> impl IntoView + use<> {
    let lang = form.lang();
    let (text, what_if) = (lang.organiser(), lang.what_if());
    let found = &preview.consequences;
    let mails = found.mails();
    let (told, quiet): (Vec<_>, Vec<_>) = preview
        .differences
        .iter()
        // The number of seats has a part of its own.
        .filter(|difference| difference.field != "capacity")
        .partition(|difference| is_told(&difference.field));
    let labels =
        |of: &[&Difference]| of.iter().map(|difference| lang.event_form().label(&difference.field)).collect::<Vec<_>>();
    let lead = text.changed_fields(&labels(&told));
    let (before, after) = (&preview.before, &preview.after);
    let rows = told.iter().map(|difference| told_row(lang, difference, before, after)).collect_view();
    let quiet_rows = quiet
        .iter()
        .map(|difference| {
            let label = lang.event_form().label(&difference.field);
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{label}</th>
                    <td role="cell" colspan="2" class="soft">{what_if.mails_nobody()}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (!told.is_empty() || !quiet.is_empty()).then(|| {
        view! {
            <table class="changes" role="table">
                <caption class="sr-only">{text.what_changes()}</caption>
                <thead role="rowgroup"><tr role="row">
                    <td role="cell"></td>
                    <th role="columnheader" scope="col">{text.now()}</th>
                    <th role="columnheader" scope="col">{text.after()}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}{quiet_rows}</tbody>
            </table>
        }
    });
    let correction = found.title_changed.then(|| {
        let hint = text.correction_hint(found.mails_without_title());
        view! { <Checkbox form name="title_is_correction" hint>{text.title_is_correction()}</Checkbox> }
    });
    let parties = vec![
        (found.promotion_mails(), text.told_promoted(found.promotion_mails())),
        (found.moving_mails(), what_if.told_moved(found.moving_mails())),
    ];
    let waiting = found.held.as_ref().filter(|_| found.told.total() > 0).map(|held| held.due_at);
    let until = found.may_wait_until.filter(|_| found.told.total() > 0);
    let first_changed = preview.differences.iter().map(|difference| difference.field.clone()).next();
    let glyph = if mails > 0 { Glyph::Send } else { Glyph::Check };
    view! {
        <section class="panel preview" aria-labelledby="preview-heading" id="preview">
            <header class="preview-head">
                <h2 id="preview-heading">{text.this_sends(mails)}</h2>
                <p>{lead}" "{text.nothing_saved_yet()}</p>
            </header>
            {preview.moved_on.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice>
            })}
            {preview.cannot_wait.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=what_if.cannot_wait()/>
            })}
            {table}
            {found.seats.as_ref().map(|seats| seats_part(form, seats, found))}
            {(found.seats.is_none() && !found.promoted.is_empty()).then(|| promoted_part(lang, &found.promoted))}
            {(mails > 0).then(|| view! {
                <div>
                    <h3>{text.who_is_told()}</h3>
                    {sums(lang, &found.told, parties, true)}
                    {waiting.map(|until| view! { <p class="small soft">{what_if.already_waits(until)}</p> })}
                </div>
            })}
            {letters(lang, preview.letters)}
            {words(form, &found.langs)}
            {correction}
            <Hidden name="shown" value=preview.fingerprint/>
            <div>
                <div class="actions">
                    <Submit label=text.save_and_send(mails) icon=glyph name="do" value="save"/>
                    {until.map(|until| view! {
                        <Submit label=what_if.save_and_wait(until) icon=Glyph::Clock look=Look::Secondary name="do" value="hold"/>
                    })}
                    {first_changed.map(|field| view! {
                        <a class=Look::Link.class() href=format!("#{field}")>{text.change_more()}</a>
                    })}
                </div>
                {until.map(|_| view! { <p class="small soft preview-note">{what_if.waiting_means()}</p> })}
            </div>
        </section>
    }
}

/// What the organiser adds, in each language in which somebody is told; folded away until something stands there.
fn words(form: &FormState, langs: &[Lang]) -> Option<impl IntoView + use<>> {
    let what_if = form.lang().what_if();
    let name = |lang: &Lang| format!("words.{}", lang.tag());
    let open = langs.iter().any(|lang| !form.values().get(&name(lang)).is_empty() || form.error(&name(lang)).is_some());
    let both = langs.len() > 1;
    let areas = langs
        .iter()
        .enumerate()
        .map(|(place, lang)| {
            let foreign = (*lang != form.lang()).then(|| lang.tag());
            let label = what_if.words_in(*lang);
            if place == 0 {
                let hint = what_if.words_hint(both);
                view! { <TextArea form name=name(lang) label hint rows=3 optional=true lang=foreign/> }.into_any()
            } else {
                view! { <TextArea form name=name(lang) label rows=3 optional=true lang=foreign/> }.into_any()
            }
        })
        .collect_view();
    (!langs.is_empty()).then(|| {
        view! {
            <details class="details form-fold" open=open>
                <summary class="details-summary">{what_if.add_words()}</summary>
                {areas}
                <p class="form-more"><Submit label=what_if.look_again() look=Look::Small name="do" value="preview"/></p>
            </details>
        }
    })
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
fn seats_part(form: &FormState, seats: &Seats, found: &Consequences) -> impl IntoView + use<> {
    let lang = form.lang();
    let (text, what_if) = (lang.organiser(), lang.what_if());
    let promoted = (!found.promoted.is_empty()).then(|| promoted_words(lang, &found.promoted));
    let waiting =
        (seats.after > seats.before && seats.still_waiting > 0).then(|| text.still_waiting(seats.still_waiting));
    let too_large: Vec<String> =
        seats.too_large.iter().map(|(organisation, size)| text.too_large(organisation, *size)).collect();
    let over = (seats.over() > 0).then(|| {
        if seats.last.is_empty() {
            return view! { <p>{what_if.keep_all_means(seats.after)}</p> }.into_any();
        }
        let moved: i64 = seats.last.iter().map(|party| party.seats).sum();
        let mails = seats.last.iter().map(|party| party.mails).sum();
        let choices = vec![
            Choice::new(KEEP_ALL, what_if.keep_all(seats.seated)).with_hint(what_if.keep_all_means(seats.after)),
            Choice::new(MOVE, what_if.move_last(moved)).with_hint(what_if.move_last_means(&named(&seats.last), mails)),
        ];
        let legend = what_if.too_many(seats.over());
        view! { <RadioGroup form name="over" legend hint=what_if.choice_hint() choices/> }.into_any()
    });
    let too_large = (!too_large.is_empty()).then(
        || view! { <ul class="bare">{too_large.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> },
    );
    view! {
        <div>
            <h3>{text.seats_from_to(seats.before, seats.after)}</h3>
            {promoted.map(|words| view! { <p>{words}</p> })}
            {waiting.map(|words| view! { <p class="soft">{words}</p> })}
            {over}
            {too_large}
        </div>
    }
}

fn promoted_part(lang: Lang, promoted: &[Party]) -> impl IntoView + use<> {
    let seats = promoted.iter().map(|party| party.seats).sum();
    view! {
        <div>
            <h3>{lang.what_if().get_seats(promoted.len(), seats)}</h3>
            <p>{promoted_words(lang, promoted)}</p>
        </div>
    }
}

fn promoted_words(lang: Lang, promoted: &[Party]) -> String {
    let first = &promoted[..promoted.len().min(NAMED)];
    let mails = promoted.iter().map(|party| party.mails).sum();
    lang.what_if().who_gets_seats(&named(first), promoted.len() - first.len(), mails)
}

fn named(parties: &[Party]) -> Vec<(&str, i64)> {
    parties.iter().map(|party| (party.organisation.as_str(), party.seats)).collect()
}
