//! Whatever writes what public pages show says so, or pages from memory would stay as they were.

use super::source::{Source, program};

/// Tables that public pages are drawn from.
const SHOWN: [&str; 8] = [
    "events",
    "event_texts",
    "event_organisations",
    "event_contacts",
    "organisations",
    "programme_items",
    "programme_item_texts",
    "event_capacity",
];

/// Writes that need not say so, with the reason.
const EXEMPT: [(&str, &str); 2] = [
    ("UPDATE event_capacity SET version = version + 1 ", "the lock of a sign-up: pages watch this number itself"),
    ("UPDATE event_capacity SET seated = ", "counted under that lock"),
];

fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        for literal in &source.literals {
            let words: Vec<&str> = literal.text.split_whitespace().collect();
            let table = match words.as_slice() {
                ["INSERT", "INTO", table, ..] | ["DELETE", "FROM", table, ..] | ["UPDATE", table, ..] => *table,
                _ => continue,
            };
            let is_exempt = EXEMPT.iter().any(|(statement, _)| words.join(" ").starts_with(statement.trim_end()));
            if !SHOWN.contains(&table) || is_exempt {
                continue;
            }
            // Up to the end of the statement that runs it; what stands inside literals is blank.
            let lines: Vec<&str> = source.code.lines().skip(literal.line - 1).collect();
            let rest = lines.join("\n");
            let statement = rest.split(';').next().unwrap_or_default();
            if !statement.contains(".execute(tx.shown())") {
                faults.push(format!("{}:{}: {table}", source.path, literal.line));
            }
        }
    }
    faults
}

#[test]
fn what_public_pages_show_is_written_on_the_connection_that_tells_them() {
    let program = program();
    assert_eq!(faults(&program), Vec::<String>::new());
    for (statement, _) in EXEMPT {
        let stands = |source: &Source| source.text.contains(statement);
        assert!(program.iter().any(stands), "{statement} is gone: take it off the list");
    }
}

#[test]
fn a_write_that_tells_nobody_is_found() {
    let sample = [Source::new(
        "events/store.rs",
        "sqlx::query(\n\"UPDATE events SET a = ';'\"\n)\n.execute(&mut **tx).await?;\n\
         sqlx::query(\"UPDATE event_texts SET a = 1\").execute(tx.shown()).await?;\n\
         sqlx::query(\"UPDATE event_capacity SET capacity = 1\").execute(&mut **tx).await?;\n\
         sqlx::query(\"UPDATE event_capacity SET seated = $1\").execute(&mut **tx).await?;\n\
         sqlx::query(\"INSERT INTO audit VALUES (1)\").execute(&mut **tx).await?;\n",
    )];
    assert_eq!(faults(&sample), ["events/store.rs:2: events", "events/store.rs:6: event_capacity"]);
}
