//! Copying an event: the days of a series, and which of them become drafts.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::head::{Head, HeadTab};
use crate::organiser::Rhythm;
use crate::organiser::copies::MOST_COPIES;
use crate::paths;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::form::markup::Width;
use crate::ui::form::{
    CheckboxGroup, Choice, ErrorSummary, Fault, Faults, FormState, Hidden, Select, TextField, Values,
};
use crate::ui::{Look, Notice, NoticeKind, Submit};

/// A day to choose.
pub struct Day {
    pub day: NaiveDate,
    /// Why few would come: "Skærtorsdag".
    pub off: Option<String>,
}

/// What the page shows.
pub struct Copy {
    pub head: Head,
    pub values: Values,
    pub faults: Faults,
    /// What is wrong with all of it.
    pub note: Option<String>,
    pub days: Vec<Day>,
    pub ticked: usize,
}

pub fn view(page: Copy) -> impl IntoView {
    let lang = page.head.lang;
    let text = lang.copying();
    let action = paths::copy_event(lang, page.head.event.id.as_str());
    let back = paths::managed_event(lang, page.head.event.id.as_str());
    let form_key = page.values.get("form_key").to_owned();
    let form = &FormState::new(page.values, page.faults, lang).phrased(phrase);
    let rhythms = Rhythm::ALL.map(|rhythm| Choice::new(rhythm.tag(), text.rhythm_of(rhythm))).to_vec();
    let listed = page.days.iter().map(|day| view! { <Hidden name="listed" value=day.day.to_string()/> }).collect_view();
    let choices: Vec<Choice> = page
        .days
        .into_iter()
        .map(|Day { day, off }| {
            let words = dates::capitalised(&dates::full_date(lang, Timestamp::midnight(day)));
            let choice = Choice::new(day.to_string(), words);
            off.into_iter().fold(choice, Choice::with_hint)
        })
        .collect();
    let button = text.make_drafts(if choices.len() == 1 { page.ticked } else { choices.len() });
    let hint = if choices.len() > 1 { text.days_hint() } else { "" };
    view! {
        {page.head.view(HeadTab::Overview)}
        <div class="work-form">
            <ErrorSummary form/>
            {page.note.map(|note| view! {
                <Notice kind=NoticeKind::Problem title=text.not_copied()><p>{note}</p></Notice>
            })}
            <form class="form" method="get" action=action.clone() novalidate>
                <section class="form-section">
                    <h2>{text.title()}</h2>
                    <p class="form-lead">{text.lead()}</p>
                    <TextField form name="first" label=text.first_day() hint=text.first_day_hint() width=Width::Number autocomplete="off"/>
                    <TextField form name="number" label=text.number() hint=text.number_hint(MOST_COPIES) width=Width::Short inputmode="numeric" autocomplete="off"/>
                    <Select form name="rhythm" label=text.rhythm() choices=rhythms/>
                    <div class="actions"><Submit label=text.show_days() look=Look::Secondary/></div>
                </section>
            </form>
            {(!choices.is_empty()).then(|| view! {
                <form class="form" method="post" action=action novalidate>
                    {listed}
                    <Hidden name="form_key" value=form_key/>
                    <section class="form-section">
                        {if hint.is_empty() {
                            view! { <CheckboxGroup form name="days" legend=text.days() choices/> }.into_any()
                        } else {
                            view! { <CheckboxGroup form name="days" legend=text.days() choices hint/> }.into_any()
                        }}
                        <div class="actions">
                            <Submit label=button/>
                            <a class=Look::Link.class() href=back>{text.keep_as_it_is()}</a>
                        </div>
                    </section>
                </form>
            })}
        </div>
    }
}

fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    let text = lang.copying();
    match (field, fault) {
        ("days" | "first", Fault::ChooseOne) => Some(text.choose_days().to_owned()),
        ("days" | "first", Fault::InThePast) => Some(text.day_is_over().to_owned()),
        _ => None,
    }
}
