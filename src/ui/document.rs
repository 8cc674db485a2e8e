//! The whole document. The head is written as text, because Leptos 0.8 does not escape inside `<title>`.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::draw::draw;
use super::escape::{escape, escape_json};
use super::shell::{Meta, body};
use crate::text::Lang;

/// A whole page: `content` is drawn first, inside the shell, and its islands decide whether the head has a script.
///
/// ```ignore
/// document(&meta, || view! { <h1>{title}</h1> })
/// ```
pub fn document<V: IntoView + 'static>(meta: &Meta, content: impl FnOnce() -> V) -> String {
    let drawn = draw(meta.nonce.as_deref(), &meta.package, || body(meta, content().into_any()));
    let mut page = String::with_capacity(drawn.html.len() + 2048);
    page.push_str("<!DOCTYPE html>\n");
    tag(&mut page, &format!("<html lang=\"{}\">\n<head>", meta.lang.tag()));
    tag(&mut page, "<meta charset=\"utf-8\">");
    head(&mut page, meta);
    if let Some(scripts) = &drawn.scripts {
        page.push_str(scripts);
    }
    page.push_str("</head>\n<body>");
    page.push_str(&drawn.html);
    page.push_str("</body>\n</html>\n");
    page
}

fn head(page: &mut String, meta: &Meta) {
    title(page, &meta.title, &meta.site.name);
    tag(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    if let Some(description) = &meta.description {
        named(page, "name", "description", description);
    }
    if meta.noindex {
        named(page, "name", "robots", "noindex, nofollow");
    }
    if let Some(canonical) = &meta.canonical {
        link(page, "canonical", canonical, "");
    }
    if let Some((danish, english)) = &meta.alternates {
        link(page, "alternate", danish, " hreflang=\"da\"");
        link(page, "alternate", english, " hreflang=\"en\"");
        link(page, "alternate", danish, " hreflang=\"x-default\"");
    }
    if let Some(calendar) = &meta.calendar {
        let title = format!(" type=\"text/calendar\" title=\"{}\"", escape(&calendar.label));
        link(page, "alternate", &calendar.href, &title);
    }
    for font in &meta.fonts {
        link(page, "preload", font, " as=\"font\" type=\"font/woff2\" crossorigin");
    }
    link(page, "stylesheet", &meta.stylesheet, "");
    link(page, "icon", &meta.favicon, " type=\"image/svg+xml\"");
    tag(page, "<meta name=\"theme-color\" content=\"#00565E\">");
    tag(page, "<meta name=\"format-detection\" content=\"telephone=no\">");
    for (property, content) in &meta.open_graph {
        named(page, "property", property, content);
    }
    if !meta.open_graph.is_empty() {
        let locale = match meta.lang {
            Lang::Da => "da_DK",
            Lang::En => "en_GB",
        };
        named(page, "property", "og:locale", locale);
        named(page, "property", "og:site_name", &meta.site.name);
    }
    if let Some(json) = &meta.json_ld {
        tag(page, &format!("<script type=\"application/ld+json\">{}</script>", escape_json(json)));
    }
}

/// The only `<title>`.
fn title(page: &mut String, title: &str, site: &str) {
    let whole = if title.is_empty() { site.to_owned() } else { format!("{title} · {site}") };
    tag(page, &format!("<title>{}</title>", escape(&whole)));
}

fn named(page: &mut String, attribute: &str, name: &str, content: &str) {
    tag(page, &format!("<meta {attribute}=\"{name}\" content=\"{}\">", escape(content)));
}

fn link(page: &mut String, relation: &str, href: &str, more: &str) {
    tag(page, &format!("<link rel=\"{relation}\" href=\"{}\"{more}>", escape(href)));
}

fn tag(page: &mut String, tag: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{tag}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::form::{Faults, FormState, TextArea, Values};
    use crate::ui::shell::{Bar, Link, SiteInfo};

    #[island]
    fn Probe() -> impl IntoView {
        view! { <button type="button">"0"</button> }
    }

    fn meta(title: &str) -> Meta {
        let site = |text: &str| text.to_owned();
        Meta {
            lang: Lang::En,
            title: title.to_owned(),
            description: Some(title.to_owned()),
            canonical: None,
            alternates: None,
            calendar: Some(Link::new(title, "/calendar/all.ics")),
            noindex: true,
            home: "/en".to_owned(),
            navigation: vec![Link::new("Events", "/en").current(true)],
            switch: "/".to_owned(),
            bar: Bar::Organiser {
                role: "Arrangør",
                name: title.to_owned(),
                account: "/en/organiser/account".to_owned(),
                sign_out: "/en/organiser/sign-out".to_owned(),
            },
            footer: vec![],
            stylesheet: "/pkg/kobling.css".to_owned(),
            fonts: vec![],
            favicon: "/favicon.svg".to_owned(),
            package: "pkg".to_owned(),
            open_graph: vec![("og:title", title.to_owned())],
            json_ld: Some(format!("{{\"name\":\"{title}\"}}")),
            nonce: Some("abc123".to_owned()),
            site: SiteInfo {
                name: site("Kobling"),
                municipality: site("Kolding Kommune"),
                paragraph: site(""),
                address: site(""),
                phone: site("79 79 00 00"),
                phone_hours: site(""),
                email: site("a@b.example"),
            },
        }
    }

    #[test]
    fn nothing_a_person_wrote_becomes_markup_in_head_body_or_textarea() {
        const HOSTILE: &str = "<!></title></textarea></script><script>alert(1)</script>'\"&";
        let values = Values::from_pairs([("note", format!("\n{HOSTILE}"))]);
        let form = FormState::new(values, Faults::default(), Lang::En);
        let page = document(&meta(HOSTILE), move || {
            view! { <h1 title=HOSTILE>{HOSTILE}</h1><TextArea form=&form name="note" label=HOSTILE/> }
        });
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!(page.matches("</textarea>").count(), 1);
        assert_eq!(page.matches("</title>").count(), 1);
        assert_eq!(page.matches("<script").count(), 1, "the JSON-LD only");
        let shown = scraper::Html::parse_document(&page);
        let text = |selector: &str| {
            let selector = scraper::Selector::parse(selector).unwrap();
            shown.select(&selector).next().unwrap().text().collect::<String>()
        };
        assert_eq!(text("title"), format!("{HOSTILE} · Kobling"));
        assert_eq!(text("h1"), HOSTILE);
        let heading = scraper::Selector::parse("h1").unwrap();
        assert_eq!(shown.select(&heading).next().unwrap().attr("title"), Some(HOSTILE));
        assert_eq!(
            text("textarea"),
            format!("\n{HOSTILE}"),
            "the browser swallows the first line break, not the second"
        );
        let json = text("script[type='application/ld+json']");
        assert!(json.contains("\\u003c/script\\u003e"), "{json}");
    }

    #[test]
    fn a_page_ships_a_script_only_when_it_has_an_island_and_then_with_its_nonce() {
        let plain = document(&Meta { json_ld: None, ..meta("Plain") }, || view! { <h1>"Plain"</h1> });
        assert!(!plain.contains("<script") && !plain.contains(".wasm"), "{plain}");

        let alive = document(&Meta { json_ld: None, ..meta("Alive") }, || view! { <h1>"Alive"</h1><Probe/> });
        assert!(alive.contains("<leptos-island"));
        assert!(alive.contains("__RESOLVED_RESOURCES=[]"));
        assert!(alive.contains("\"pkg\", \"kobling\", \"kobling_bg\""), "{alive}");
        assert_eq!(alive.matches("<script").count(), alive.matches("nonce=\"abc123\"").count());
        let head = alive.split("</head>").next().unwrap();
        assert_eq!(head.matches("<script").count(), 2);
    }
}
