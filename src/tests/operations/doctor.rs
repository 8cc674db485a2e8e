//! `kobling doctor`: a line each, exit code 1 on a fault, and it makes nothing.

use std::path::Path;

use super::{Told, kobling};
use crate::app::{Database, TestApp};

/// The settings of a served installation of the tests.
fn settings_of(app: &TestApp) -> Vec<(&'static str, String)> {
    let config = &app.state.config;
    vec![
        ("KOBLING_DATA", config.data.to_str().unwrap().to_owned()),
        ("KOBLING_DATABASE_URL", config.database_url.clone()),
        ("KOBLING_SECRET", "a secret that is only good for tests".to_owned()),
    ]
}

async fn doctor(settings: &[(&'static str, String)]) -> Told {
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    kobling(&["doctor"], &settings).await
}

/// The words after a mark and a subject.
fn lines<'a>(told: &'a Told, mark: &str, what: &str) -> Vec<&'a str> {
    let begin = format!("{mark:<6} {what:<9} ");
    told.out.lines().filter_map(|line| line.strip_prefix(&begin)).collect()
}

#[tokio::test]
async fn a_sound_installation_has_a_good_line_for_everything() {
    let app = TestApp::start().await;
    let told = doctor(&settings_of(&app)).await.expect(0);
    for what in ["settings", "folder", "disk", "time", "database", "schema", "key", "outbox", "mail"] {
        assert_eq!(lines(&told, "ok", what).len(), 1, "{what}: {}", told.out);
    }
    let version = lines(&told, "ok", "database")[0];
    assert!(version.starts_with("SQLite 3.") || version.starts_with("PostgreSQL 1"), "{version}");
    assert!(!told.out.contains("postgres://") && !told.out.contains("only good for tests"), "{}", told.out);
}

#[tokio::test]
async fn each_fault_is_told_with_what_to_do() {
    let app = TestApp::start().await;
    let good = settings_of(&app);
    let with = |name: &'static str, value: &str| {
        let mut settings = good.clone();
        settings.push((name, value.to_owned()));
        settings
    };
    let told = doctor(&with("KOBLING_SECRET", "another secret that is only good for tests")).await.expect(1);
    assert!(lines(&told, "fault", "key")[0].contains("put its secret.key back"), "{}", told.out);
    let told = doctor(&with("KOBLING_PRODUCTION", "true")).await.expect(1);
    let faults = lines(&told, "fault", "settings").join("\n");
    assert!(faults.contains("KOBLING_BASE_URL") && faults.contains("KOBLING_ACCESSIBILITY_STATEMENT"), "{faults}");
    // The same is only worth a note on a trial.
    let told = doctor(&good).await.expect(0);
    assert!(lines(&told, "note", "settings").join("\n").contains("KOBLING_BASE_URL"), "{}", told.out);
    let told = doctor(&with("KOBLING_SECRET", "short")).await.expect(1);
    assert!(lines(&told, "fault", "settings")[0].contains("32 characters"), "{}", told.out);
    assert!(told.err.contains("There is 1 fault."), "{}", told.err);
}

#[cfg(unix)]
#[tokio::test]
async fn files_that_others_can_read_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = [("KOBLING_DATA", folder.path().to_str().unwrap().to_owned())];
    kobling(&["migrate"], &[("KOBLING_DATA", folder.path().to_str().unwrap())]).await.expect(0);
    assert_eq!(lines(&doctor(&data).await.expect(0), "ok", "files").len(), 2);
    for name in ["secret.key", "kobling.db"] {
        let file = folder.path().join(name);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        let told = doctor(&data).await.expect(1);
        assert!(lines(&told, "fault", "files")[0].contains(&format!("chmod 600 {}", file.display())), "{}", told.out);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_one_line_among_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("KOBLING_DATA", folder.path().to_str().unwrap().to_owned()),
        ("KOBLING_SECRET", "a secret that is only good for tests".to_owned()),
        ("KOBLING_DATABASE_URL", "postgres://kobling:hunter2@127.0.0.1:1/kobling".to_owned()),
    ];
    let told = doctor(&settings).await.expect(1);
    assert!(lines(&told, "fault", "database")[0].contains("start it"), "{}", told.out);
    assert_eq!(lines(&told, "ok", "disk").len() + lines(&told, "note", "disk").len(), 1, "{}", told.out);
    assert!(!told.out.contains("hunter2") && !told.err.contains("hunter2"), "{}{}", told.out, told.err);
}

#[tokio::test]
async fn a_database_that_was_never_migrated_is_told_and_left_so() {
    let Some(empty) = Database::empty().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("KOBLING_DATA", folder.path().to_str().unwrap().to_owned()),
        ("KOBLING_SECRET", "a secret that is only good for tests".to_owned()),
        ("KOBLING_DATABASE_URL", empty.url()),
    ];
    for _ in 0..2 {
        let told = doctor(&settings).await.expect(1);
        assert!(lines(&told, "fault", "schema")[0].contains("kobling migrate"), "{}", told.out);
    }
}

#[tokio::test]
async fn what_serve_will_make_is_no_fault_before_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("not").join("yet");
    let settings = [
        ("KOBLING_DATA", data.to_str().unwrap().to_owned()),
        ("KOBLING_SECRET", "a secret that is only good for tests".to_owned()),
    ];
    let told = doctor(&settings).await;
    assert_eq!(lines(&told, "note", "folder").len(), 1, "{}", told.out);
    assert_eq!(lines(&told, "ok", "mail").len(), 1, "{}", told.out);
    assert!(!data.exists());
}

#[tokio::test]
async fn looking_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let told = doctor(&[("KOBLING_DATA", data.to_str().unwrap().to_owned())]).await;
    assert!(lines(&told, "note", "folder")[0].contains("serve makes it"), "{}", told.out);
    assert!(!Path::new(&data).exists());
}
