//! The front page: what is coming, by month; and its other side, what is over.

use leptos::prelude::*;

use super::filter::Finder;
use super::list::{Row, month};
use crate::events::Listed;
use crate::paths;
use crate::site::model::{Asked, PAGE, View};
use crate::site::rules::Section;
use crate::text::Lang;
use crate::ui::{ButtonLink, Empty, Glyph, Look};

pub struct Front {
    pub finder: Finder,
    pub months: Vec<Section<Row>>,
    pub nothing: Option<Nothing>,
    /// Whom to write to when nothing is planned.
    pub contact: String,
}

/// What there is where nothing is found.
pub struct Nothing {
    /// The next of the kind that was asked for.
    pub next: Option<Listed>,
    /// Whether a month was asked for that is over.
    pub is_before: bool,
}

/// What is over.
pub struct Past {
    pub finder: Finder,
    /// Latest first.
    pub years: Vec<i32>,
    pub months: Vec<Section<Row>>,
}

impl Front {
    pub fn view(self) -> impl IntoView {
        let (lang, now) = (self.finder.lang, self.finder.now);
        let text = lang.site();
        let pages = pages(&self.finder);
        let list = match self.nothing {
            Some(nothing) if nothing.next.is_none() && !self.finder.asked.is_narrowed() => {
                let href = paths::mail_to(&self.contact);
                view! {
                    <Empty title=text.nothing_planned()>
                        <p>{text.nothing_planned_so()}</p>
                        <p>{text.write_to_us()}<a href=href>{self.contact.clone()}</a></p>
                    </Empty>
                }
                .into_any()
            }
            Some(nothing) => nothing.view(&self.finder).into_any(),
            None => {
                let months = self.months.into_iter().map(|section| month(lang, now, section)).collect_view();
                view! { {head(&self.finder)}{months}{pages} }.into_any()
            }
        };
        view! {
            <div class="front-head">
                <h1 class="display">{text.headline()}</h1>
                <p class="lead">{text.front_lead()}</p>
            </div>
            {self.finder.view()}
            {list}
            {band(lang)}
        }
    }
}

/// Whoever does not want to look here again.
fn band(lang: Lang) -> impl IntoView {
    let text = lang.calendar();
    view! {
        <div class="band">
            <div><h2>{text.band_title()}</h2><p>{text.band()}</p></div>
            <ButtonLink href=paths::subscribe(lang) label=text.subscribe() look=Look::Secondary icon=Glyph::Calendar/>
        </div>
    }
}

/// How many, and what day it is.
pub fn head(finder: &Finder) -> impl IntoView + use<> {
    let (lang, asked, count) = (finder.lang, &finder.asked, finder.count());
    let words = if asked.is_narrowed() || asked.view == View::Month {
        lang.finding().count(count, asked.kind, asked.month, &asked.words)
    } else {
        lang.site().upcoming(usize::try_from(count).unwrap_or_default())
    };
    view! {
        <div class="list-head">
            <p role="status"><strong>{words}</strong></p>
            <p class="soft">{lang.site().today_is(finder.now)}</p>
        </div>
    }
}

/// Links to the pages before and after this one, of a list that is longer than a page.
fn pages(finder: &Finder) -> Option<impl IntoView + use<>> {
    let (lang, asked) = (finder.lang, &finder.asked);
    let text = lang.finding();
    let to = |page: i64| paths::front_with(lang, &Asked { page, ..asked.clone() }.query());
    let earlier = (asked.page > 0).then(|| to(asked.page - 1));
    let later = ((asked.page + 1) * PAGE < finder.count()).then(|| to(asked.page + 1));
    (earlier.is_some() || later.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=text.pages_heading()>
                {earlier.map(|href| view! { <ButtonLink href label=text.earlier_page() look=Look::Small icon=Glyph::ChevronLeft/> })}
                {later.map(|href| view! { <ButtonLink href label=text.later_page() look=Look::Small icon=Glyph::ChevronRight/> })}
            </nav>
        }
    })
}

impl Nothing {
    /// What there is not, what comes next, and what to do.
    pub fn view(self, finder: &Finder) -> impl IntoView + use<> {
        let (lang, asked) = (finder.lang, &finder.asked);
        let text = lang.finding();
        let next = match self.next {
            Some(event) => next(lang, finder, &event).into_any(),
            None => view! { <p>{text.none_planned(asked.kind)}</p> }.into_any(),
        };
        let has_words = !asked.words.is_empty();
        view! {
            <Empty title=text.none(asked.kind, asked.month, &asked.words)>
                {has_words.then(|| view! { <p>{text.try_other_words()}</p> })}
                {next}
                <p class="empty-ways">
                    <a href=paths::front(lang)>{lang.frame().all_events()}</a>
                    {self.is_before.then(|| view! { <a href=paths::past(lang)>{text.see_past()}</a> })}
                </p>
            </Empty>
        }
    }
}

/// "Det næste er 9. marts: En dag med tre virksomheder".
fn next(lang: Lang, finder: &Finder, event: &Listed) -> impl IntoView + use<> {
    let title = event.title(lang);
    let (words, foreign) = (title.text.to_owned(), title.foreign(lang));
    let href = event.slug.as_deref().map(|slug| paths::event(lang, slug));
    view! {
        <p>
            {lang.finding().next_is(finder.asked.kind, event.starts_at, finder.now)}
            <a href=href lang=foreign>{words}</a>
        </p>
    }
}

impl Past {
    pub fn view(self) -> impl IntoView {
        let (lang, now) = (self.finder.lang, self.finder.now);
        let text = lang.finding();
        let asked = self.finder.asked.clone();
        let narrowed = asked.is_narrowed();
        let years = self
            .years
            .iter()
            .map(|year| {
                let href = paths::front_with(lang, &Asked { year: Some(*year), page: 0, ..asked.clone() }.query());
                let current = (asked.year == Some(*year)).then_some("page");
                view! { <li><a class="chip" href=href aria-current=current>{*year}</a></li> }
            })
            .collect_view();
        let has_years = self.years.len() > 1;
        let pages = pages(&self.finder);
        let list = if self.months.is_empty() {
            let title = if asked.is_narrowed() {
                text.none(asked.kind, None, &asked.words)
            } else {
                text.nothing_past(asked.year)
            };
            view! {
                <Empty title>
                    <p class="empty-ways">
                        {narrowed.then(|| view! { <a href=paths::past(lang)>{text.see_past()}</a> })}
                        <a href=paths::front(lang)>{text.see_upcoming()}</a>
                    </p>
                </Empty>
            }
            .into_any()
        } else {
            let months = self.months.into_iter().map(|section| month(lang, now, section)).collect_view();
            view! { <div class="past">{months}</div>{pages} }.into_any()
        };
        view! {
            <div class="front-head front-head-small">
                <h1>{text.past_title()}</h1>
                <p class="lead">{text.past_lead()}</p>
            </div>
            {self.finder.view()}
            {has_years.then(|| view! {
                <nav class="years" aria-label=text.years_heading()><ul class="chips">{years}</ul></nav>
            })}
            {list}
        }
    }
}
