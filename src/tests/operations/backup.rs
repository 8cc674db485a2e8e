//! `kobling backup`: whole while people sign up, private, and never over another file.

use std::path::Path;

use kobling::server::access::Role;
use kobling::server::db::Db;

use super::kobling;
use crate::app::{NewEvent, TestApp, party};

/// What an installation on an SQLite file needs to be found by.
fn of(app: &TestApp) -> [(&'static str, String); 1] {
    [("KOBLING_DATA", app.state.config.data.to_str().unwrap().to_owned())]
}

async fn backup(app: &TestApp, file: &Path) -> super::Told {
    let [(name, value)] = of(app);
    kobling(&["backup", file.to_str().unwrap()], &[(name, &value)]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_people_sign_up_can_be_served() {
    let app = TestApp::start_on(None, |_| {}).await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(500), &owner).await;
    let registration = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..4).map(|number| folder.path().join(format!("backup {number}.db"))).collect();
    let busy = async {
        for number in 0..60 {
            app.sign_up(&event, party(&format!("Gæst {number}"), &["Ida", "Per"])).await;
        }
    };
    let copying = async {
        for file in &files {
            backup(&app, file).await.expect(0);
        }
    };
    tokio::join!(busy, copying);
    for file in &files {
        let again = TestApp::start_on(None, |options| options.database_url = Some(Db::sqlite_url(file))).await;
        assert!(again.get(&app.contact_link(&registration)).await.expect(200).says("Ane"));
        // One moment's: no seat without its registration, no sum that does not add up.
        let seats = again.number("SELECT COUNT(*) FROM seats").await;
        assert_eq!(again.number("SELECT seated FROM event_capacity").await, seats);
        assert_eq!(again.number("SELECT 2 * COUNT(*) FROM registrations").await, seats);
    }
}

#[tokio::test]
async fn a_backup_is_its_owners_alone_and_takes_no_other_files_place() {
    let app = TestApp::start_on(None, |_| {}).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kobling.db");
    let told = backup(&app, &file).await.expect(0);
    assert!(told.out.contains("secret.key") && told.out.contains("was checked"), "{}", told.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let bytes = std::fs::read(&file).unwrap();
    let refused = backup(&app, &file).await.expect(1);
    assert!(refused.err.contains("exists already"), "{}", refused.err);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    let nowhere = backup(&app, &folder.path().join("absent/kobling.db")).await.expect(1);
    assert!(nowhere.err.contains("cannot be written"), "{}", nowhere.err);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["kobling.db"], "something was left beside it");
}

#[tokio::test]
async fn what_cannot_be_backed_up_is_said_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("copy.db"));
    let (data, file) = (data.to_str().unwrap(), file.to_str().unwrap());
    let told = kobling(&["backup", file], &[("KOBLING_DATA", data)]).await.expect(1);
    assert!(told.err.contains("There is no database to read"), "{}", told.err);
    let url = "postgres://kobling:hunter2@127.0.0.1:1/kobling";
    let told = kobling(&["backup", file], &[("KOBLING_DATA", data), ("KOBLING_DATABASE_URL", url)]).await.expect(1);
    assert!(told.err.contains("pg_dump") && !told.err.contains("hunter2"), "{}", told.err);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_damaged_database_gives_no_backup() {
    let app = TestApp::start_on(None, |_| {}).await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    backup(&app, &data.join("kobling.db")).await.expect(0);
    // A page in the middle, where the tables are.
    let mut bytes = std::fs::read(data.join("kobling.db")).unwrap();
    bytes[3 * 4096..6 * 4096].fill(0xa5);
    std::fs::write(data.join("kobling.db"), bytes).unwrap();
    let copy = folder.path().join("copy.db");
    let settings = [("KOBLING_DATA", data.to_str().unwrap())];
    kobling(&["backup", copy.to_str().unwrap()], &settings).await.expect(1);
    assert!(!copy.exists());
    let told = kobling(&["doctor"], &settings).await.expect(1);
    assert!(told.out.lines().any(|line| line.starts_with("fault  database")), "{}", told.out);
}
