//! Rules about the schema: types that both databases know, and a note on every personal column.

use std::path::Path;

/// Words in a column's name that tell of a person.
const PERSONAL: [&str; 15] = [
    "name",
    "email",
    "phone",
    "mobile",
    "recipient",
    "diet",
    "access",
    "password",
    "snapshot",
    "actor",
    "detail",
    "address",
    "birth",
    "cpr",
    "note",
];

/// Columns with such a name that tell of no person, with the reason.
const IMPERSONAL: [(&str, &str); 9] = [
    ("settings.name", "the name of a setting"),
    ("organisations.name", "a firm, not a person"),
    ("organisations.name_folded", "a firm, not a person"),
    ("registrations.organisation_name", "a firm, not a person"),
    ("events.address", "where people meet"),
    ("event_texts.access", "how to get into the house"),
    ("rooms.name", "a room"),
    ("tracks.name", "a track"),
    ("programme_item_texts.name", "a part of the programme"),
];

struct Column {
    table: String,
    name: String,
    kind: String,
    note: String,
}

fn columns(sql: &str) -> Vec<Column> {
    let mut table = None;
    let mut columns = Vec::new();
    for line in sql.lines() {
        let (code, note) = line.split_once("--").unwrap_or((line, ""));
        let words: Vec<&str> = code.split_whitespace().collect();
        match words.as_slice() {
            ["CREATE", "TABLE", name, ..] => table = Some(name.trim_end_matches('(').to_owned()),
            ["ALTER", "TABLE", name, "ADD", "COLUMN", column, kind, ..] => columns.push(Column {
                table: (*name).to_owned(),
                name: (*column).to_owned(),
                kind: kind.trim_end_matches([',', ';']).to_owned(),
                note: note.to_owned(),
            }),
            [");"] | [] => table = table.filter(|_| words.is_empty()),
            [name, kind, ..] if name.starts_with(char::is_lowercase) => {
                if let Some(table) = &table {
                    let (name, kind) = ((*name).to_owned(), kind.trim_end_matches(',').to_owned());
                    columns.push(Column { table: table.clone(), name, kind, note: note.to_owned() });
                }
            }
            _ => {}
        }
    }
    columns
}

fn faults(sql: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for column in columns(sql) {
        let whole = format!("{}.{}", column.table, column.name);
        if !["TEXT", "BIGINT", "INTEGER"].contains(&column.kind.as_str()) {
            faults.push(format!("{whole}: {}", column.kind));
        }
        let sounds = column.name.split('_').any(|word| PERSONAL.contains(&word));
        let is_exempt = IMPERSONAL.iter().any(|(column, _)| *column == whole);
        // "personal: what it is; what for; how long".
        let is_noted = column.note.trim().strip_prefix("personal:").is_some_and(|note| note.split(';').count() >= 3);
        if sounds && !is_exempt && !is_noted {
            faults.push(format!("{whole}: no note"));
        }
    }
    faults
}

#[test]
fn every_column_is_of_a_type_that_both_databases_know_and_every_personal_one_is_noted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let sql = std::fs::read_to_string(&path).unwrap();
        found += columns(&sql).len();
        assert_eq!(faults(&sql), Vec::<String>::new(), "{}", path.display());
    }
    assert!(found > 80, "only {found} columns were read");
}

#[test]
fn a_column_without_its_note_or_of_a_foreign_type_is_found() {
    let sql = "CREATE TABLE seats (\n    id TEXT PRIMARY KEY,\n    email TEXT NOT NULL, -- personal: contact; mail; a year\n    \
               name TEXT NOT NULL, -- personal\n    paid BOOLEAN NOT NULL,\n    UNIQUE (id, name)\n);\n\
               ALTER TABLE seats ADD COLUMN phone TEXT;\n";
    assert_eq!(faults(sql), ["seats.name: no note", "seats.paid: BOOLEAN", "seats.phone: no note"]);
}
