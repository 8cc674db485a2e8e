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
