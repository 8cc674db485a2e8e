//! The filter above a list: kinds with their counts, list or month, words and month. A form and links, no script.

use leptos::prelude::*;

use super::glyph_of;
use crate::events::Kind;
use crate::paths;
use crate::site::model::{Asked, Month, View, kind_tag};
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{Glyph, Icon, Look, Submit};

/// What is asked for, and what there is of it.
pub struct Finder {
    pub lang: Lang,
    pub now: Timestamp,
    pub asked: Asked,
    /// Of every kind, whatever kind is asked for.
    pub counts: Vec<Count>,
    /// To choose from; none where a month is not asked for.
    pub months: Vec<Month>,
}

/// How many there are of a kind.
pub struct Count {
    pub kind: Kind,
    pub count: i64,
}

impl Finder {
    /// How many there are of what is asked for, on all pages.
    pub fn count(&self) -> i64 {
        let wanted = |one: &&Count| self.asked.kind.is_none_or(|kind| kind == one.kind);
        self.counts.iter().filter(wanted).map(|one| one.count).sum()
    }

    fn to(&self, asked: &Asked) -> String {
        paths::front_with(self.lang, &asked.query())
    }

    pub fn view(&self) -> impl IntoView + use<> {
        let text = self.lang.finding();
        view! {
            <div class="finder" role="search" aria-label=text.filter()>
                {self.kinds()}
                {(self.asked.view != View::Past).then(|| self.views())}
                {self.form()}
            </div>
        }
    }

    fn kinds(&self) -> impl IntoView + use<> {
        let text = self.lang.finding();
        let chip = |kind: Option<Kind>, label: &'static str, count: i64| {
            let asked = Asked { kind, page: 0, ..self.asked.clone() };
            let current = (self.asked.kind == kind).then_some("true");
            let icon = kind.map(|kind| view! { <Icon glyph=glyph_of(kind) size=20/> });
            view! { <li><a class="chip" href=self.to(&asked) aria-current=current>{icon}{label}" "<span>{count}</span></a></li> }
        };
        let all = self.counts.iter().map(|one| one.count).sum();
        let kinds = self.counts.iter().map(|one| chip(Some(one.kind), text.kinds(one.kind), one.count)).collect_view();
        view! { <ul class="chips" aria-label=text.kinds_heading()>{chip(None, text.all(), all)}{kinds}</ul> }
    }

    fn views(&self) -> impl IntoView + use<> {
        let text = self.lang.finding();
        // Into the month that is looked at, and out of it into everything.
        let month = Asked { view: View::Month, page: 0, ..self.asked.clone() };
        let list = Asked { view: View::List, month: None, page: 0, ..self.asked.clone() };
        let part = |asked: &Asked, view: View, glyph: Glyph, label: &'static str| {
            let current = (self.asked.view == view).then_some("true");
            view! { <li><a href=self.to(asked) aria-current=current><Icon glyph/>{label}</a></li> }
        };
        view! {
            <ul class="switch" aria-label=text.views_heading()>
                {part(&list, View::List, Glyph::List, text.list())}
                {part(&month, View::Month, Glyph::Calendar, text.month())}
            </ul>
        }
    }

    fn form(&self) -> impl IntoView + use<> {
        let text = self.lang.finding();
        let asked = &self.asked;
        let view = match asked.view {
            View::List => None,
            View::Month => Some("month"),
            View::Past => Some("past"),
        };
        let month = (!self.months.is_empty()).then(|| {
            let any = (asked.view == View::List).then(|| view! { <option value="">{text.all_months()}</option> });
            let options = self
                .months
                .iter()
                .map(|month| {
                    let selected = asked.month == Some(*month);
                    view! { <option value=month.tag() selected=selected>{text.month_name(*month)}</option> }
                })
                .collect_view();
            view! {
                <label class="sr-only" for="month">{text.which_month()}</label>
                <select class="form-input form-select" id="month" name="month">{any}{options}</select>
            }
        });
        view! {
            <form method="get" action=paths::front(self.lang)>
                {view.map(|view| view! { <input type="hidden" name="view" value=view/> })}
                {asked.kind.map(|kind| view! { <input type="hidden" name="kind" value=kind_tag(kind)/> })}
                {asked.year.map(|year| view! { <input type="hidden" name="year" value=year/> })}
                <label class="sr-only" for="q">{text.search()}</label>
                <div class="search">
                    <Icon glyph=Glyph::Search/>
                    <input
                        class="form-input"
                        type="search"
                        id="q"
                        name="q"
                        maxlength="100"
                        value=asked.words.clone()
                        placeholder=text.search()
                    />
                </div>
                {month}
                <Submit label=text.find() look=Look::Secondary/>
            </form>
        }
    }
}
