//! What comes alive at the door: ticks that wait for the network, and a search that needs none.
//!
//! A tick is kept in the browser before it is sent, and let go when the server has answered it. Each carries the instant
//! at which it was made, by the server's clock; so it may be sent as often as need be, and the later decision about a
//! seat counts (`registrations/lists.rs`). What is kept is seats, yes or no, and instants: nobody's name.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlInputElement, js_sys::Date};

use crate::ui::browser;

/// The island. Its `data-keep` is where ticks are kept, `data-now` the server's clock in milliseconds when the page was
/// drawn, `data-since` what it knows of, in the server's words; `data-all` says that nobody is left out of the list.
pub const DOOR: &str = "door";
/// How many came; its `data-words` has `{came}` and `{all}` where the numbers belong, its `data-all` how many there are.
pub const COUNT: &str = "door-count";
/// How many ticks wait for the network; its `data-words` has `{n}`.
pub const WAITING: &str = "door-waiting";
/// Shown when the server answers something else than it should.
pub const STUCK: &str = "door-stuck";
/// The search; a row says in `data-find` what finds it.
pub const FIND: &str = "door-find";
/// Shown when nobody is found.
pub const NOBODY: &str = "door-nobody";

/// How often what waits is sent again, in milliseconds.
const BEAT: i32 = 4_000;
/// After how many beats it is asked what others have ticked.
const NEWS: u32 = 5;
/// How long an answer may take until it is asked again, in milliseconds: a phone may not notice that it lost its network.
const PATIENCE: i64 = 15_000;
/// How many ticks are sent at once.
const MOST: usize = 200;
/// How many times in a row something else than an answer may come until it is said.
const STUCK_AFTER: u32 = 3;

/// Everything at the door (`children`).
#[island]
pub fn Door(children: Children) -> impl IntoView {
    view! { <div id=DOOR use:wake_door>{children()}</div> }
}

fn wake_door(door: Element) {
    // The attributes stand on what the server drew inside.
    let Ok(Some(door)) = door.query_selector("[data-keep]") else { return };
    // What the device's clock must be corrected by. Also that the page took a while to come is in it.
    browser::write(&door, "data-ahead", browser::whole(&door, "data-now") - now());
    for tick in kept(&door) {
        show_tick(&tick);
    }
    count(&door);
    on(&door, &door, "click", |door, event| {
        if decide(door, event).is_some() {
            event.prevent_default();
            send(door);
        }
    });
    on(&door, &door, "input", |door, _| {
        find(door);
    });
    on(&door, &door, "submit", |door, event| {
        // The list is whole, so the search has found already what it asks for.
        if event.target().and_then(|form| form.dyn_into::<Element>().ok()).is_some_and(|form| is_search(door, &form)) {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        on(&door, &window, "online", |door, _| send(door));
    }
    if let Some(page) = browser::page() {
        on(&door, &page, "visibilitychange", |door, _| ask(door));
    }
    find(&door);
    send(&door);
    browser::every(BEAT, move || {
        let beats = browser::number(&door, "data-beats") + 1;
        browser::write(&door, "data-beats", i64::from(beats));
        if beats.is_multiple_of(NEWS) { ask(&door) } else { send(&door) }
    });
}

fn on(door: &Element, target: &EventTarget, name: &str, heard: impl Fn(&Element, &Event) + 'static) {
    let door = door.clone();
    browser::listen(target, name, move |event| heard(&door, &event));
}

/// The device's clock, in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, for the next hundred thousand years")]
fn now() -> i64 {
    Date::now() as i64
}

/// Takes a press of a tick: shows it, and keeps it.
fn decide(door: &Element, event: &Event) -> Option<()> {
    let button = browser::pressed(event).filter(|button| button.has_attribute("aria-pressed"))?;
    // What it would do: "seat.yes".
    let next = button.get_attribute("value")?;
    // After whatever the person saw, also where the clock runs behind.
    let seen = browser::whole(&button, "data-at");
    let at = (now() + browser::whole(door, "data-ahead")).max(seen + 1);
    let tick = format!("{next}.{at}");
    let mut ticks = kept(door);
    ticks.retain(|known| seat(known) != seat(&tick));
    show_tick(&tick);
    ticks.push(tick);
    keep(door, &ticks);
    count(door);
    Some(())
}

/// The seat of a tick.
fn seat(tick: &str) -> &str {
    tick.split('.').next().unwrap_or_default()
}

/// The ticks that no answer came for.
fn kept(door: &Element) -> Vec<String> {
    let kept = door.get_attribute("data-keep").and_then(|key| browser::kept(&key)).unwrap_or_default();
    kept.split(' ').filter(|tick| !tick.is_empty()).map(str::to_owned).collect()
}

fn keep(door: &Element, ticks: &[String]) {
    if let Some(key) = door.get_attribute("data-keep") {
        browser::keep(&key, &ticks.join(" "));
    }
}

/// Shows a seat as a tick says it is.
fn show_tick(tick: &str) -> Option<()> {
    let mut parts = tick.split('.');
    let (id, word, at) = (parts.next()?, parts.next()?, parts.next()?);
    let row: Element = browser::by_id(&format!("seat-{id}"))?;
    let button = row.query_selector("[aria-pressed]").ok()??;
    let (came, next) = if word == "yes" { ("true", "no") } else { ("false", "yes") };
    for (name, value) in [("aria-pressed", came), ("value", &format!("{id}.{next}")), ("data-at", at)] {
        button.set_attribute(name, value).ok()?;
    }
    Some(())
}

/// Says how many came, and how many ticks wait.
fn count(door: &Element) -> Option<()> {
    let waiting = kept(door).len();
    let has_failed = door.has_attribute("data-failed");
    if let Some(place) = browser::by_id::<Element>(WAITING) {
        let words = place.get_attribute("data-words")?.replace("{n}", &waiting.to_string());
        say(&place, &words);
        browser::show(WAITING, waiting > 0 && has_failed);
    }
    browser::show(STUCK, browser::number(door, "data-stuck") >= STUCK_AFTER);
    let place: Element = browser::by_id(COUNT)?;
    if door.has_attribute("data-all") {
        let came = door.query_selector_all("[aria-pressed=true]").ok()?.length();
        browser::write(&place, "data-came", i64::from(came));
    }
    let (came, all) = (browser::number(&place, "data-came"), browser::number(&place, "data-all"));
    let words = place.get_attribute("data-words")?;
    say(&place, &words.replace("{came}", &came.to_string()).replace("{all}", &all.to_string()));
    Some(())
}

/// A screen reader says again what is written again, also where it is the same.
fn say(place: &Element, words: &str) {
    if place.text_content().as_deref() != Some(words) {
        place.set_text_content(Some(words));
    }
}

/// Sends what waits, if anything does.
fn send(door: &Element) {
    if !kept(door).is_empty() {
        ask(door);
    }
}

/// Sends what waits and asks what is new; one request at a time.
fn ask(door: &Element) {
    let begun = now();
    if begun - browser::whole(door, "data-asked") < PATIENCE || browser::page().is_none_or(|page| page.hidden()) {
        return;
    }
    let Some(path) = door.get_attribute("data-path") else { return };
    browser::write(door, "data-asked", begun);
    let mut ticks = kept(door);
    ticks.truncate(MOST);
    let mut form = format!("answer=json&since={}", door.get_attribute("data-since").unwrap_or_default());
    for tick in &ticks {
        form.push_str("&tick=");
        form.push_str(tick);
    }
    let door = door.clone();
    leptos::task::spawn_local(async move {
        let answer = browser::post(&path, &form).await;
        let is_answer = answer.as_ref().and_then(|answer| take(&door, &ticks, answer)).is_some();
        drop(door.remove_attribute("data-asked"));
        drop(door.toggle_attribute_with_force("data-failed", !is_answer));
        // Without a network nothing is stuck.
        let times = if is_answer || !browser::is_online() { 0 } else { browser::number(&door, "data-stuck") + 1 };
        browser::write(&door, "data-stuck", i64::from(times));
        count(&door);
        if is_answer {
            send(&door);
        }
    });
}

/// Lets go what was sent and shows what is known now, but for what was decided meanwhile.
fn take(door: &Element, sent: &[String], answer: &browser::Answer) -> Option<()> {
    let known = answer.text("ticks")?;
    let mut ticks = kept(door);
    ticks.retain(|tick| !sent.contains(tick));
    keep(door, &ticks);
    for tick in known.split(' ').filter(|tick| ticks.iter().all(|kept| seat(kept) != seat(tick))) {
        show_tick(tick);
    }
    door.set_attribute("data-since", &answer.text("since")?).ok()?;
    let place: Element = browser::by_id(COUNT)?;
    for name in ["came", "all"] {
        place.set_attribute(&format!("data-{name}"), &answer.text(name)?).ok()?;
    }
    Some(())
}

/// Whether a form is the search, and the whole list is here to be searched.
fn is_search(door: &Element, form: &Element) -> bool {
    door.has_attribute("data-all") && form.query_selector("[type=search]").ok().flatten().is_some()
}

/// Shows those only whom the search finds.
fn find(door: &Element) -> Option<()> {
    if !door.has_attribute("data-all") {
        return None;
    }
    let words = browser::lower(&browser::by_id::<HtmlInputElement>(FIND)?.value());
    let rows = door.query_selector_all("[data-find]").ok()?;
    let mut found = false;
    for index in 0..rows.length() {
        let row: Element = rows.item(index)?.dyn_into().ok()?;
        let text = row.get_attribute("data-find")?;
        let is_found = words.split(' ').all(|word| text.contains(word));
        row.toggle_attribute_with_force("hidden", !is_found).ok()?;
        found |= is_found;
    }
    browser::show(NOBODY, !found);
    Some(())
}
