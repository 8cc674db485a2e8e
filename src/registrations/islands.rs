//! What comes alive on the sign-up page: rows of attendees, and the places that are left.
//!
//! The server draws all of it (`pages/attendees.rs`, `pages/places.rs`): the islands stand around that, take no props
//! and draw nothing. They listen, and change what is there; the state is the page's own. What they cannot do is left
//! to the buttons, which then submit as they do without script.

pub mod door;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use web_sys::{Element, Event, HtmlTemplateElement};

use crate::ui::browser;

/// The "add" button.
pub const ADD: &str = "add-attendee";
/// Where the rows are. Its `data-next` is the key of the next row (a key is never used for another row, or the browser
/// would fill in what was typed in that one), its `data-most` how many may be signed up.
pub const ROWS: &str = "attendee-rows";
/// A template: the row to be added, with [`NEW_KEY`] where its key belongs.
pub const NEW_ROW: &str = "attendee-new";
/// In place of the key in a template's names and ids; the server takes digits only.
pub const NEW_KEY: &str = "{key}";
/// A template: "Deltager 1", "Deltager 2" and so on.
pub const HEADINGS: &str = "attendee-headings";
/// What the contact needs, shown while the contact attends.
pub const CONTACT_NEEDS: &str = "contact-needs";
/// The words of the button that signs up.
pub const SUBMIT: &str = "sign-up-words";
/// A template: those words for nobody, for one, for two and so on.
pub const SUBMITS: &str = "sign-up-words-by-seats";

/// The attendees with all that depends on how many they are (`children`).
#[island]
pub fn Attendees(children: Children) -> impl IntoView {
    view! { <div id="party" use:wake_attendees>{children()}</div> }
}

fn wake_attendees(party: Element) {
    browser::listen(&party, "click", |event| {
        if change_rows(&event).is_some() {
            // Done in place: nothing is sent.
            event.prevent_default();
            count_again();
        }
    });
    browser::listen(&party, "change", |_| {
        count_again();
    });
    // A browser that comes back to a page ticks and unticks boxes as they were left.
    count_again();
}

/// Adds or removes a row if that was pressed, and says so.
fn change_rows(event: &Event) -> Option<()> {
    let button = browser::pressed(event)?;
    if button.id() == ADD {
        return add_row();
    }
    // In a row there is no button but its "remove".
    button.closest(".attendee").ok()??.remove();
    browser::show(ADD, true);
    browser::focus(ADD);
    Some(())
}

fn add_row() -> Option<()> {
    let rows: Element = browser::by_id(ROWS)?;
    let template: HtmlTemplateElement = browser::by_id(NEW_ROW)?;
    let key = browser::number(&rows, "data-next");
    let row = template.inner_html().replace(NEW_KEY, &key.to_string());
    rows.insert_adjacent_html("beforeend", &row).ok()?;
    rows.set_attribute("data-next", &(key + 1).to_string()).ok()?;
    browser::focus(&format!("attendees.{key}.name"));
    Some(())
}

/// Makes everything agree with how many there are: numbers, the buttons, the contact's needs.
fn count_again() -> Option<()> {
    let rows: Element = browser::by_id(ROWS)?;
    let most = browser::number(&rows, "data-most");
    let attends = browser::is_ticked("contact.attends");
    let mut count = u32::from(attends);
    let all = rows.children();
    for index in 0..all.length() {
        number_row(&all.item(index)?, count)?;
        count += 1;
    }
    browser::show(CONTACT_NEEDS, attends);
    browser::show(ADD, count < most);
    let submit: Element = browser::by_id(SUBMIT)?;
    submit.set_text_content(browser::words_at(SUBMITS, count.min(most)).as_deref());
    Some(())
}

/// Writes what a row is called wherever it says so: in its heading, and in its "remove" for screen readers.
fn number_row(row: &Element, index: u32) -> Option<()> {
    let heading = browser::words_at(HEADINGS, index);
    let places = row.query_selector_all("[data-number]").ok()?;
    for place in 0..places.length() {
        places.item(place)?.set_text_content(heading.as_deref());
    }
    Some(())
}

/// Keeps the places that are left true while the form is open: asks again when the page is looked at again.
///
/// `children` is drawn from [`Places`]: the parts say in `data-place` which field they show.
#[island]
pub fn PlacesLeft(children: Children) -> impl IntoView {
    view! { <div class="capacity" use:wake_places>{children()}</div> }
}

fn wake_places(capacity: Element) {
    let Some(page) = browser::page() else { return };
    browser::listen(&page, "visibilitychange", move |_| {
        if browser::page().is_some_and(|page| !page.hidden()) {
            let capacity = capacity.clone();
            leptos::task::spawn_local(async move {
                // An answer that does not come leaves what is shown; signing up decides anyway.
                ask_again(&capacity).await;
            });
        }
    });
}

/// Asks [`places_left`] with the browser's own `fetch`, and reads its answer with the browser's own JSON: the client
/// that the macro makes, and serde's JSON, would each be larger than everything here.
async fn ask_again(capacity: &Element) -> Option<()> {
    let question = capacity.query_selector("[data-question]").ok()??.get_attribute("data-question")?;
    let path = <PlacesLeft as server_fn::ServerFn>::PATH;
    let answer = browser::post(path, &question).await?;
    for name in ["strong", "rest"] {
        part(capacity, name)?.set_text_content(answer.text(name).as_deref());
    }
    part(capacity, "share")?.set_attribute("width", &answer.text("share")?).ok()?;
    // Missing where it was full from the start: that is said on top.
    part(capacity, "became-full")?.toggle_attribute_with_force("hidden", !answer.is_true("full")).ok()?;
    Some(())
}

fn part(capacity: &Element, name: &str) -> Option<Element> {
    capacity.query_selector(&format!("[data-place={name}]")).ok()?
}

/// How many places are left, in words and as a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub strong: String,
    pub rest: String,
    /// The bar's taken part as an SVG length.
    pub share: String,
    /// Nothing is left for a newcomer.
    pub full: bool,
}

/// The places of an event as they are now; an unknown or closed one answers with an error code.
#[server(prefix = "/api", endpoint = "places-left")]
pub async fn places_left(slug: String, lang: String) -> Result<Places, ServerFnError> {
    super::handlers::places::look_up(&slug, &lang).await
}
