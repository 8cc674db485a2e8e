//! Which way imports run: between the parts of the program, and inside a feature.

use super::source::{Source, program};

/// The parts, each may use those after it; those that share a place may use each other.
const ORDER: [&[&str]; 14] = [
    &["app"],
    &["organiser"],
    &["site"],
    &["programme"],
    &["reminders"],
    &["messages"],
    &["registrations"],
    &["events"],
    &["people"],
    &["audit"],
    &["mail"],
    &["calendar"],
    &["server"],
    &["ui", "text", "paths", "time"],
];

const FEATURES: [&str; 8] =
    ["organiser", "site", "programme", "reminders", "messages", "registrations", "events", "people"];

/// The files of a feature, each may use those before it. Pages draw islands, so islands come first.
const INSIDE: [&str; 9] = ["model", "rules", "store", "mails", "forms", "acts", "islands", "pages", "handlers"];

/// What runs back all the same, with the reason.
const BACK: [(&str, &str, &str); 2] = [
    ("registrations/islands.rs", "handlers", "the body of a server function runs on the server, thin as a handler"),
    ("organiser/rules.rs", "forms", "what a draft lacks before it can be published is what its form says"),
];

/// What a feature keeps to itself.
const PRIVATE: [&str; 2] = ["pages", "handlers"];

fn place(part: &str) -> Option<usize> {
    ORDER.iter().position(|parts| parts.contains(&part))
}

/// The module that a file is: `registrations/store/read.rs` is `registrations::store::read`.
fn module(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// Every path from the crate's root that a file names: those of `use`, and those written out in the code.
fn named(source: &Source) -> Vec<Vec<String>> {
    let here = module(&source.path);
    let code: String = source.code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut paths = Vec::new();
    let starts = ["crate::", "super::", "self::"];
    let mut rest = code.as_str();
    while let Some(at) = starts.iter().filter_map(|start| rest.find(start)).min() {
        let is_word = rest[..at].ends_with(|before: char| before.is_alphanumeric() || "_$:".contains(before));
        let tail = &rest[at..];
        if !is_word {
            tree(tail, &mut Vec::new(), &mut paths);
        }
        let step = starts.iter().find(|start| tail.starts_with(**start)).map_or(1, |start| start.len());
        rest = &tail[step..];
    }
    paths.into_iter().filter_map(|path| absolute(&here, &path)).collect()
}

/// Follows one path, or a `use` with braces, and returns what comes after it.
fn tree<'a>(mut text: &'a str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let depth = prefix.len();
    loop {
        text = text.trim_start();
        if let Some(inside) = text.strip_prefix('{') {
            text = inside;
            loop {
                text = tree(text, prefix, found).trim_start();
                match text.strip_prefix(',') {
                    Some(next) if !next.trim_start().starts_with('}') => text = next,
                    Some(next) => text = next.trim_start(),
                    None => break,
                }
            }
            text = text.strip_prefix('}').unwrap_or(text);
            break;
        }
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        prefix.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(next) if !next.starts_with(['<', '*']) => text = next,
            _ => {
                found.push(prefix.clone());
                if let Some(renamed) = text.trim_start().strip_prefix("as ") {
                    text = renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
                }
                break;
            }
        }
    }
    prefix.truncate(depth);
    text
}

fn absolute(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut base = here.to_vec();
    let mut names = path.iter().peekable();
    match names.next()?.as_str() {
        "crate" => base.clear(),
        "super" => {
            base.pop()?;
            while names.next_if(|name| *name == "super").is_some() {
                base.pop()?;
            }
        }
        _ => {}
    }
    base.extend(names.cloned());
    Some(base)
}

fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !["main.rs", "lib.rs"].contains(&source.path.as_str())) {
        let here = module(&source.path);
        let Some(mine) = place(&here[0]) else {
            faults.push(format!("{}: no part of the map in lib.rs", source.path));
            continue;
        };
        for path in named(source) {
            let Some(target) = path.first() else { continue };
            let Some(theirs) = place(target) else { continue };
            let inner = path.get(1).map_or("", String::as_str);
            let is_feature = FEATURES.contains(&target.as_str());
            if *target == here[0] {
                let rank = |name: &str| INSIDE.iter().position(|part| *part == name);
                let own = here.get(1).and_then(|name| rank(name));
                let is_known = BACK.iter().any(|(file, used, _)| source.path == *file && inner == *used);
                if let (true, Some(own), Some(used)) = (is_feature, own, rank(inner))
                    && used > own
                    && !is_known
                {
                    faults.push(format!("{}: {} uses {inner}", source.path, INSIDE[own]));
                }
            } else if here[0] == "text" && is_feature {
                // Text names the codes it makes sentences of, by their types alone.
                let is_type = path.last().is_some_and(|name| name.starts_with(char::is_uppercase));
                if !is_type || PRIVATE.contains(&inner) {
                    faults.push(format!("{}: text uses {}", source.path, path.join("::")));
                }
            } else if theirs < mine {
                faults.push(format!("{}: {} uses {}", source.path, here[0], path.join("::")));
            } else if is_feature && PRIVATE.contains(&inner) && here[0] != "app" {
                faults.push(format!("{}: {} is {target}'s own", source.path, path.join("::")));
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

#[test]
fn imports_run_one_way() {
    assert_eq!(faults(&program()), Vec::<String>::new());
}

#[test]
fn imports_that_run_back_are_found() {
    let sample = [
        Source::new("people/store.rs", "use crate::{server::db::{Flag, StoreError}, events::Event};"),
        Source::new("events/rules.rs", "use super::{model::Details, store};"),
        Source::new("events/store/read.rs", "fn f() { super::super::handlers::page() }"),
        Source::new("server/frame.rs", "use crate::ui::Bar;\nuse crate::people;"),
        Source::new("ui/date.rs", "use crate::time::Timestamp; fn f() { crate::server::id::fresh() }"),
        Source::new("text/events.rs", "use crate::events::Kind;\nuse crate::events::rules::slug;"),
        Source::new("site/pages.rs", "use crate::registrations::{pages::sign_up, Capacity};"),
        Source::new("visits/mod.rs", ""),
        Source::new("events/handlers.rs", "use super::pages; use crate::text::Lang as L; use crate::people::store;"),
    ];
    assert_eq!(
        faults(&sample),
        [
            "events/rules.rs: rules uses store",
            "events/store/read.rs: store uses handlers",
            "people/store.rs: people uses events::Event",
            "server/frame.rs: server uses people",
            "site/pages.rs: registrations::pages::sign_up is registrations's own",
            "text/events.rs: text uses events::rules::slug",
            "ui/date.rs: ui uses server::id::fresh",
            "visits/mod.rs: no part of the map in lib.rs",
        ]
    );
}
