//! What production refuses, all of it at once.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::{Told, kobling};
use crate::app::Database;

/// An installation that nothing is wrong with, on SQLite.
const GOOD: [(&str, &str); 6] = [
    ("KOBLING_PRODUCTION", "true"),
    ("KOBLING_BASE_URL", "https://kobling.kolding.dk"),
    ("KOBLING_ACCESSIBILITY_STATEMENT", "https://was.digst.dk/kobling-kolding-dk"),
    ("KOBLING_SMTP_URL", "smtp://127.0.0.1:1"),
    ("KOBLING_MAIL_FROM", "kobling@kolding.dk"),
    ("KOBLING_CONTACT", "kobling@kolding.dk"),
];

/// Serves in production with some settings in place of good ones; it must refuse.
async fn refused(data: &std::path::Path, other: &[(&str, &str)]) -> Vec<String> {
    let mut settings = vec![("KOBLING_DATA", data.to_str().unwrap()), ("PORT", "0")];
    settings.extend(GOOD.iter().filter(|(name, _)| other.iter().all(|(another, _)| another != name)));
    settings.extend(other.iter().filter(|(_, value)| !value.is_empty()));
    let Told { out, err, .. } = kobling(&["serve"], &settings).await.expect(1);
    assert!(out.is_empty(), "it told where it is: {out}");
    err.lines().filter(|line| line.starts_with("kobling: ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn everything_unsafe_is_told_at_once_and_nothing_is_served() {
    let folder = tempfile::tempdir().unwrap();
    kobling(&["demo"], &[("KOBLING_DATA", folder.path().to_str().unwrap())]).await.expect(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let readable = std::fs::Permissions::from_mode(0o640);
        std::fs::set_permissions(folder.path().join("secret.key"), readable).unwrap();
    }
    let other = [
        ("KOBLING_BASE_URL", "http://kobling.kolding.dk"),
        ("KOBLING_ACCESSIBILITY_STATEMENT", ""),
        ("KOBLING_SMTP_URL", ""),
        ("KOBLING_MAIL_FROM", ""),
        ("KOBLING_CONTACT", ""),
    ];
    let lines = refused(folder.path(), &other).await;
    for words in [
        "is not encrypted: set KOBLING_BASE_URL",
        "set KOBLING_ACCESSIBILITY_STATEMENT",
        "set KOBLING_SMTP_URL",
        "set KOBLING_MAIL_FROM",
        "set KOBLING_CONTACT",
        "chmod 600",
        "demo data",
    ] {
        assert_eq!(lines.iter().filter(|line| line.contains(words)).count(), 1, "{words}: {lines:#?}");
    }
    assert_eq!(lines.len(), 7, "{lines:#?}");
}

#[tokio::test]
async fn each_fault_alone_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    for (setting, value, words) in [
        ("KOBLING_BASE_URL", "", "There is no base URL"),
        ("KOBLING_BASE_URL", "http://kobling.kolding.dk", "is not encrypted"),
        ("KOBLING_ACCESSIBILITY_STATEMENT", "", "no accessibility statement"),
        ("KOBLING_SMTP_URL", "", "There is no mail server"),
        ("KOBLING_SECRET", "hunter2 hunter2", "at least 32 characters"),
        ("KOBLING_DATABASE_URL", "postgres://kobling:hunter2@127.0.0.1:1/kobling", "could not be opened"),
        ("KOBLING_DEMO", "true", "Demo data is refused"),
    ] {
        let lines = refused(folder.path(), &[(setting, value)]).await;
        assert!(lines.len() == 1 && lines[0].contains(words), "{setting}: {lines:#?}");
        assert!(!lines[0].contains("hunter2"), "{lines:#?}");
    }
}

#[tokio::test]
async fn a_postgresql_that_may_lose_what_it_acknowledged_is_refused() {
    // The tests' own server is one: its data is thrown away.
    let Some(database) = Database::on_server().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let lines = refused(folder.path(), &[("KOBLING_DATABASE_URL", &database.url())]).await;
    assert!(lines.iter().any(|line| line.contains("fsync=off")), "{lines:#?}");
    assert!(lines.iter().all(|line| line.contains("postgresql.conf")), "{lines:#?}");
}

#[tokio::test]
async fn a_good_installation_is_served_in_production() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kobling"));
    command.arg("serve").env_clear().env("KOBLING_DATA", folder.path()).env("PORT", "0").envs(GOOD);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let line = BufReader::new(process.stdout.take().unwrap()).lines().next();
    process.kill().unwrap();
    process.wait().unwrap();
    assert_eq!(line.expect("it ended at once").unwrap(), "Kobling is at https://kobling.kolding.dk");
}

#[test]
fn the_proxy_examples_let_the_largest_form_through_that_a_route_takes() {
    let largest = kobling::app::routes().table().iter().map(|route| route.body_limit).max().unwrap();
    for (file, setting, kilo) in [("nginx.conf", "client_max_body_size ", 1024), ("Caddyfile", "max_size ", 1000)] {
        let text = std::fs::read_to_string(format!("{}/.deploy/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (_, size) = text.split_once(setting).expect("a limit");
        let number: String = size.chars().take_while(char::is_ascii_digit).collect();
        assert!(size[number.len()..].to_lowercase().starts_with('k'), "{file}: not in kilobytes");
        assert!(number.parse::<usize>().unwrap() * kilo >= largest, "{file}: {largest} bytes are taken");
    }
}
