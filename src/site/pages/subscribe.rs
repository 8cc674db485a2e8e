//! How one subscribes to a calendar: which one, and with which program. Links and plain fields, no script.

use leptos::prelude::*;

use crate::paths;
use crate::site::feeds::Feed;
use crate::site::qr::Code;
use crate::text::Lang;
use crate::text::calendar::Program;
use crate::ui::{ButtonLink, Fact, Glyph, KindGlyph, Look, Purpose};

pub struct SubscribePage {
    pub lang: Lang,
    /// The chosen one.
    pub feed: Feed,
    /// Where it is, whole.
    pub address: String,
    /// The address for a telephone's camera.
    pub code: Option<Code>,
}

impl SubscribePage {
    pub fn view(self) -> impl IntoView {
        let text = self.lang.calendar();
        let facts = text.facts().into_iter().map(|(label, meaning)| Fact::new(label, meaning)).collect();
        view! {
            <div class="page page-side-last subscribe">
                <header class="page-head">
                    <h1>{text.title()}</h1>
                    <p class="lead">{text.lead()}</p>
                </header>
                {phone(&self)}
                <div class="page-body">
                    <section class="section">
                        <h2>{text.choose()}</h2>
                        {choices(self.lang, self.feed)}
                    </section>
                    <section class="section">
                        <h2>{text.programs()}</h2>
                        {programs(&self)}
                        {address(self.lang, self.address)}
                    </section>
                    <section class="section">
                        <h2>{text.good_to_know()}</h2>
                        <Purpose facts/>
                    </section>
                </div>
            </div>
        }
    }
}

fn choices(lang: Lang, chosen: Feed) -> impl IntoView + use<> {
    let text = lang.calendar();
    let items = Feed::ALL
        .into_iter()
        .map(|feed| {
            let href = paths::subscribe_to(lang, feed.tag());
            let current = (feed == chosen).then_some("true");
            let word = text.choice(feed);
            let words = match feed.kind() {
                Some(kind) => view! { <KindGlyph kind=super::kind_of(kind) word/> }.into_any(),
                None => word.into_any(),
            };
            view! { <li><a class="chip" href=href aria-current=current>{words}</a></li> }
        })
        .collect_view();
    view! { <ul class="chips" aria-label=text.choices()>{items}</ul> }
}

fn programs(page: &SubscribePage) -> impl IntoView + use<> {
    let text = page.lang.calendar();
    let webcal = || paths::webcal(&page.address);
    let rows = [
        row(text.apple(), vec![(webcal(), text.open_apple())]),
        row(text.google(), vec![(paths::google_calendar(&page.address), text.open_google())]),
        row(
            text.outlook(),
            vec![
                (paths::outlook_at_work(&page.address), text.open_outlook_at_work()),
                (paths::outlook(&page.address), text.open_outlook()),
            ],
        ),
        row(text.desktop(), vec![(webcal(), text.open_desktop())]),
    ];
    view! { <ul class="programs">{rows.collect_view()}</ul> }
}

/// A program, what happens, and its buttons.
fn row(program: Program, links: Vec<(String, &'static str)>) -> impl IntoView {
    let buttons = links
        .into_iter()
        .map(|(href, label)| view! { <ButtonLink href label look=Look::Small icon=Glyph::Calendar/> })
        .collect_view();
    view! {
        <li>
            <div><h3>{program.name}</h3><p class="small soft">{program.note}</p></div>
            <div class="programs-buttons">{buttons}</div>
        </li>
    }
}

/// To be copied: a field that cannot be changed, so that one tap and the keyboard both select it.
fn address(lang: Lang, address: String) -> impl IntoView {
    let text = lang.calendar();
    view! {
        <div class="form-group">
            <label class="form-label" for="address">{text.address()}</label>
            <span class="form-hint" id="address-hint">{text.address_hint()}</span>
            <input
                class="form-input"
                id="address"
                type="url"
                value=address
                readonly=true
                autocomplete="off"
                aria-describedby="address-hint"
            />
        </div>
    }
}

fn phone(page: &SubscribePage) -> Option<impl IntoView + use<>> {
    let text = page.lang.calendar();
    let code = page.code.as_ref()?;
    // The white edge of four squares is part of a code.
    let view_box = format!("-4 -4 {0} {0}", code.size + 8);
    Some(view! {
        <aside class="page-side side-card">
            <h2>{text.on_the_phone()}</h2>
            <svg class="qr" viewBox=view_box role="img" aria-label=text.code(page.feed) shape-rendering="crispEdges">
                <path d=code.path.clone()/>
            </svg>
            <p>{text.on_the_phone_how()}</p>
        </aside>
    })
}
