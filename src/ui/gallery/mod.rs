//! The gallery: whole pages of made-up content, to look at and to try axe on, and to copy markup from.
//!
//! `KOBLING_GALLERY=1 cargo test --features ssr gallery` writes them to `target/gallery/`, beside which the stylesheet
//! belongs (`npx sass style/main.scss target/gallery/kobling.css …`). All people and firms are invented.

mod blocks;
mod event;
mod front;
mod registration;
mod sign_up;
mod work;

use leptos::prelude::*;

use super::shell::{Bar, Link, Meta, SiteInfo};
use super::{Breadcrumbs, document};
use crate::text::Lang;
use crate::time::Timestamp;

const LANG: Lang = Lang::Da;

fn at(text: &str) -> Timestamp {
    Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

fn meta(title: &str, bar: Bar) -> Meta {
    Meta {
        lang: LANG,
        title: title.to_owned(),
        description: Some("Netværksmøder, læringsbesøg og den nationale konference.".to_owned()),
        canonical: Some("https://kobling.example/".to_owned()),
        alternates: Some(("https://kobling.example/".to_owned(), "https://kobling.example/en".to_owned())),
        calendar: None,
        noindex: false,
        home: "01-front.html".to_owned(),
        navigation: vec![Link::new("Arrangementer", "01-front.html").current(true)],
        switch: "#".to_owned(),
        bar,
        footer: vec![
            Link::new("Privatliv og sletning", "#"),
            Link::new("Tilgængelighedserklæring", "#"),
            Link::new("For arrangører", "06a-overview.html"),
        ],
        stylesheet: "kobling.css".to_owned(),
        fonts: vec![],
        favicon: "favicon.svg".to_owned(),
        package: "pkg".to_owned(),
        open_graph: vec![],
        json_ld: None,
        nonce: None,
        site: SiteInfo {
            name: "Kobling".to_owned(),
            municipality: "Kolding Kommune".to_owned(),
            paragraph: "Netværksmøder, læringsbesøg og den nationale konference om socialøkonomiske virksomheder. \
                        Drevet af Kolding Kommune med Business Kolding og SDU."
                .to_owned(),
            address: "Erhverv og Udvikling, Akseltorv 1, 6000 Kolding".to_owned(),
            phone: "79 79 00 00".to_owned(),
            phone_hours: "(hverdage 9–15)".to_owned(),
            email: "kobling@kolding.example".to_owned(),
        },
    }
}

fn public<V: IntoView + 'static>(title: &str, content: impl FnOnce() -> V) -> String {
    document(&meta(title, Bar::Public), content)
}

fn work<V: IntoView + 'static>(title: &str, content: impl FnOnce() -> V) -> String {
    let bar = Bar::Organiser {
        role: "Arrangør",
        name: "Anne-Sofie".to_owned(),
        account: "/organiser/account".to_owned(),
        sign_out: "/organiser/sign-out".to_owned(),
    };
    document(&meta(title, bar), content)
}

fn crumbs(above: &[&str], here: &str) -> impl IntoView + use<> {
    let above = above.iter().map(|label| Link::new(*label, "#")).collect();
    view! { <Breadcrumbs lang=LANG above here/> }
}

fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("00-components", blocks::page()),
        ("01-front", front::page()),
        ("03-event", event::page()),
        ("04a-signup-error", sign_up::with_faults()),
        ("04b-signup-full", sign_up::full()),
        ("05-registration", registration::page()),
        ("06a-overview", work::overview()),
        ("06b-registrations", work::registrations()),
        ("07-edit-preview", work::edit()),
        ("11-sign-in", registration::sign_in()),
        ("12-gone", registration::gone()),
    ]
}

#[test]
fn the_gallery_draws_every_page_with_one_heading_and_no_script() {
    for (name, html) in pages() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<title>").count(), 1, "{name}");
        assert!(!html.contains("<script"), "{name} ships a script");
        assert!(!html.contains(" style="), "{name} has a style attribute");
        #[expect(clippy::disallowed_methods, reason = "a test has no settings")]
        if std::env::var_os("KOBLING_GALLERY").is_some() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/gallery");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(name).with_extension("html"), html).unwrap();
        }
    }
}
