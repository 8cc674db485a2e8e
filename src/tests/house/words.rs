//! Rules about what is written in literals: sentences stand in `text/`, addresses in `paths/`.

use super::source::{Literal, Source, program};

/// Attributes that hold no sentence.
const WORDLESS: [&str; 22] = [
    "class",
    "d",
    "viewBox",
    "points",
    "transform",
    "rel",
    "style",
    "sizes",
    "content",
    "id",
    "name",
    "type",
    "value",
    "kind",
    "autocomplete",
    "media",
    "charset",
    "fill",
    "stroke",
    "role",
    "tag",
    "form",
];

/// Literals that read like a sentence and are none, with the reason.
const NO_SENTENCES: [(&str, &str); 5] = [
    ("Kobling", "the program's name is the same in every language"),
    ("noindex, nofollow", "for search engines"),
    ("Disallow:", "for search engines"),
    ("Sitemap:", "for search engines"),
    ("POST", "a method of HTTP"),
];

/// Literals that read like an address of ours and are none, with the reason. The file ends so, the literal begins so.
const NO_ADDRESSES: [(&str, &str, &str); 15] = [
    ("registrations/islands.rs", "/api", "where server functions are; the route writes it too"),
    ("server/frame.rs", "/health/", "tells programs from people; the routes write it too"),
    ("server/frame.rs", "/api/", "tells programs from people"),
    ("server/frame.rs", "/pkg/", "tells programs from people"),
    ("server/csrf.rs", "/health/", "whoever checks the health knows no host name"),
    ("server/assets.rs", "/", "files under the build's hash: the one place that knows it"),
    ("server/config.rs", "The base URL must", "a sentence for whoever runs the program"),
    ("server/config.rs", "A base URL", "a sentence for whoever runs the program"),
    ("server/config.rs", "In production", "a sentence for whoever runs the program"),
    ("server/production.rs", "There is no base URL", "a sentence for whoever runs the program"),
    ("server/production.rs", "The base URL", "a sentence for whoever runs the program"),
    ("server/measure.rs", "/metrics", "on a port of its own, for programs"),
    ("ui/form/parse.rs", "https://{typed}", "completes an address that somebody typed"),
    ("server/config.rs", "http://127.0.0.1", "where a trial is found when nothing is configured"),
    ("server/routes.rs", "/en", "every page's second address"),
];

/// Where people read: the sentences of these stand in `text/`.
fn is_read(source: &Source) -> bool {
    ["pages", "handlers", "islands", "ui", "site", "organiser", "forms"].iter().any(|part| source.within(part))
        && !source.path.starts_with("text/")
        && !source.is_sample()
        // Names of schema.org.
        && source.path != "site/schema.rs"
        // Invented events, and lines for whoever runs the program.
        && !source.path.starts_with("organiser/demo")
}

/// Two words, or one with a capital letter.
fn is_sentence(literal: &Literal) -> bool {
    let text = literal.text.trim();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    if letters < 2 || NO_SENTENCES.iter().any(|(word, _)| text == *word) {
        return false;
    }
    let attribute = literal
        .before
        .strip_suffix('=')
        .and_then(|code| code.rsplit(|c: char| !c.is_alphanumeric() && c != '-' && c != ':' && c != '_').next());
    if attribute.is_some_and(|name| WORDLESS.contains(&name) || name.starts_with("data-")) {
        return false;
    }
    // Names of classes and fields, SVG paths, patterns of chrono and of axum are no words.
    let words: Vec<&str> = text.split_whitespace().filter(|word| is_word(word)).collect();
    let is_capitalised = text.starts_with(char::is_uppercase) && words.len() == 1 && text.chars().count() > 2;
    let is_classes =
        text.split_whitespace().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || "-0123456789".contains(c)))
            && text.contains('-');
    !is_classes && (words.len() > 1 || (is_capitalised && text.split_whitespace().count() == 1))
}

/// Letters only, but for punctuation at its end.
fn is_word(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ':', '?', '!', ';']);
    bare.chars().count() > 1 && bare.chars().all(|character| character.is_alphabetic() || character == '-')
}

/// A log line or a panic is for whoever runs the program.
fn is_for_operators(literal: &Literal) -> bool {
    ["tracing::", "Corrupt(", "Internal(", "reason", "ConfigError(", "expect(", "debug_assert", "doc ="]
        .iter()
        .any(|start| literal.before.contains(start))
}

fn sentence_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| is_read(source)) {
        let literals = source.literals.iter().filter(|literal| is_sentence(literal) && !is_for_operators(literal));
        faults.extend(literals.map(|literal| format!("{}:{}: {:?}", source.path, literal.line, literal.text)));
        // Words that stand in a view without quotes: between a tag and the next closing one.
        for (number, line) in source.code.lines().enumerate() {
            let bare = line.split("</").filter_map(|part| part.rsplit_once('>')).map(|(_, words)| words.trim());
            for words in bare.filter(|words| line.contains("</") && words.chars().any(char::is_alphabetic)) {
                if !words.contains(['{', '}', '(', ')', '=', ';', '"']) {
                    faults.push(format!("{}:{}: {words}", source.path, number + 1));
                }
            }
        }
    }
    faults
}

fn address_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| {
        !source.path.starts_with("paths/") && !source.path.starts_with("text/") && !source.is_sample()
    }) {
        for literal in &source.literals {
            let text = literal.text.as_str();
            let path = text
                .strip_prefix('/')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '{'));
            let link = (text.contains("http://") || text.contains("https://")) && text.len() > "https://".len();
            let is_pattern = [".page(", ".file("].iter().any(|call| literal.before.contains(call))
                || ([".page(", ".file("].iter().any(|call| source.text.contains(call))
                    && literal.before.is_empty()
                    && text.starts_with('/'));
            let is_known = NO_ADDRESSES.iter().any(|(file, start, _)| source.path == *file && text.starts_with(start));
            if (path || link) && !is_pattern && !is_known {
                faults.push(format!("{}:{}: {text:?}", source.path, literal.line));
            }
        }
    }
    faults
}

#[test]
fn every_sentence_stands_in_text() {
    assert_eq!(sentence_faults(&program()), Vec::<String>::new());
}

#[test]
fn every_address_stands_in_paths() {
    assert_eq!(address_faults(&program()), Vec::<String>::new());
}

#[test]
fn violations_of_the_rules_about_words_are_found() {
    let sample = [
        Source::new(
            "events/pages/event.rs",
            "view! { <p class=\"lead large-text\" title=\"Tilmeld dig her\">\"Optaget\"</p>\n<b>Fri plads</b>\n<i>{name}</i> }\n\
             let class = \"form-input width-short\"; let key = \"contact.name\"; tracing::info!(\"a seat went\");\n",
        ),
        Source::new("events/store.rs", "\"Not a page at all\""),
    ];
    assert_eq!(
        sentence_faults(&sample),
        [
            "events/pages/event.rs:1: \"Tilmeld dig her\"",
            "events/pages/event.rs:1: \"Optaget\"",
            "events/pages/event.rs:2: Fri plads",
        ]
    );

    let sample = [
        Source::new(
            "events/mod.rs",
            "Routes::new().page(\"/events/{slug}\", Access::Anyone, get(page));\nlet a = format!(\"/events/{slug}\");\n\
             let b = \"https://example.org/x\"; let c = \"/\"; let d = \"text/html\";",
        ),
        Source::new("paths/mod.rs", "\"/events\""),
    ];
    assert_eq!(
        address_faults(&sample),
        ["events/mod.rs:2: \"/events/{slug}\"", "events/mod.rs:3: \"https://example.org/x\""]
    );
}
