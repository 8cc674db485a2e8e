//! Rules about files: how they begin, how long they are, what stands only in some of them.

use super::source::{Source, program, tree};

/// The longest file, in lines.
const LONGEST: usize = 450;

/// Where SQL may stand: a feature's store, what every feature stands on, the log of acts.
fn may_hold_sql(source: &Source) -> bool {
    source.within("store") || source.path.starts_with("server/") || source.path.starts_with("audit/")
}

/// Elements that only one component writes, and where that is.
const WRITTEN_ONCE: [(&str, &[&str]); 2] = [
    ("<textarea", &["ui/form/fields.rs"]),
    // A mail is a document of its own.
    ("<title", &["ui/document.rs", "mail/html.rs"]),
];

fn form_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines", source.path));
        }
        if !source.text.starts_with("//! ") {
            faults.push(format!("{}: does not begin by saying what it is", source.path));
        }
    }
    faults
}

/// The browser's half and the server's are told apart by whole modules, never inside one.
fn cfg_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("feature = \"ssr\"")) {
            let next = lines.get(number + 1).copied().unwrap_or_default();
            let module = ["mod ", "pub mod ", "pub(crate) mod ", "pub use ", "pub(crate) use "];
            let is_gate = ["#[cfg(feature = \"ssr\")]", "#[cfg(all(test, feature = \"ssr\"))]"].contains(line);
            let is_module = is_gate && module.iter().any(|start| next.starts_with(start));
            if !is_module && !line.starts_with("//") {
                faults.push(format!("{}:{}: {line}", source.path, number + 1));
            }
        }
    }
    faults
}

fn sql_faults(sources: &[Source]) -> Vec<String> {
    let verbs = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE ", "CREATE TABLE ", "PRAGMA "];
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !may_hold_sql(source)) {
        let literals = source.literals.iter();
        let literal = literals.filter(|literal| verbs.iter().any(|verb| literal.text.contains(verb)));
        faults.extend(literal.map(|literal| format!("{}:{}: SQL", source.path, literal.line)));
        for call in ["sqlx::query", "query_as(", "query_scalar("] {
            if source.code.contains(call) {
                faults.push(format!("{}: {call}", source.path));
            }
        }
    }
    faults
}

fn element_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !source.is_sample()) {
        for (element, home) in WRITTEN_ONCE {
            let written = source.code.matches(element).count()
                + source.literals.iter().map(|literal| literal.text.matches(element).count()).sum::<usize>();
            let allowed = usize::from(home.contains(&source.path.as_str()));
            if written > allowed {
                faults.push(format!("{}: {element}", source.path));
            }
        }
    }
    faults
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    assert_eq!(form_faults(&tree()), Vec::<String>::new());
}

#[test]
fn the_server_is_told_from_the_browser_by_whole_modules() {
    assert_eq!(cfg_faults(&program()), Vec::<String>::new());
}

#[test]
fn sql_stands_in_stores_only() {
    assert_eq!(sql_faults(&program()), Vec::<String>::new());
}

#[test]
fn one_component_writes_a_textarea_and_one_a_title() {
    let program = program();
    assert_eq!(element_faults(&program), Vec::<String>::new());
    for path in WRITTEN_ONCE.iter().flat_map(|(_, home)| *home) {
        assert!(program.iter().any(|source| source.path == *path), "{path} is gone: tell the rule where it went");
    }
}

#[test]
fn violations_of_the_rules_about_files_are_found() {
    let long = format!("//! Long.\n{}", "x\n".repeat(LONGEST));
    let sample = [Source::new("a.rs", &long), Source::new("b.rs", "use std::fmt;\n")];
    assert_eq!(form_faults(&sample), ["a.rs: 451 lines", "b.rs: does not begin by saying what it is"]);

    let sample = [Source::new(
        "a.rs",
        "#[cfg(feature = \"ssr\")]\npub mod b;\n#[cfg(feature = \"ssr\")]\nfn c() {}\nif cfg!(feature = \"ssr\") {}\n",
    )];
    assert_eq!(cfg_faults(&sample), ["a.rs:3: #[cfg(feature = \"ssr\")]", "a.rs:5: if cfg!(feature = \"ssr\") {}"]);

    let sample = [
        Source::new("events/handlers.rs", "// SELECT in a comment\nlet a = \"SELECT 1\";\nsqlx::query(a)"),
        Source::new("events/store.rs", "sqlx::query(\"SELECT 1\")"),
    ];
    assert_eq!(sql_faults(&sample), ["events/handlers.rs:2: SQL", "events/handlers.rs: sqlx::query"]);

    let sample = [
        Source::new("site/pages.rs", "view! { <textarea name=\"a\"></textarea> }; format!(\"<title>{a}</title>\")"),
        Source::new("ui/form/fields.rs", "view! { <textarea></textarea> <textarea></textarea> }"),
        Source::new("ui/document.rs", "// <title> and <title>\n\"<title>\""),
    ];
    assert_eq!(
        element_faults(&sample),
        ["site/pages.rs: <textarea", "site/pages.rs: <title", "ui/form/fields.rs: <textarea"]
    );
}
