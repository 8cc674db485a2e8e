//! `kobling backup`: a whole, checked copy of an SQLite database, also while it is served.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::db::Db;
use super::dialect::Dialect;
use super::id;

/// Copies the database into a new file; lines that tell of it, or one sentence that says what is wrong.
///
/// The copy is one moment's: `VACUUM INTO` reads in one transaction while others go on writing. Nothing erased is in it,
/// because it holds no free pages. It gets its name when it is whole, checked and on the disk.
pub async fn backup(database_url: &str, file: &Path) -> Result<Vec<String>, String> {
    if Dialect::of(database_url) == Dialect::Postgres {
        return Err("The database is PostgreSQL, which has its own backup: use pg_dump --format=custom. \
                    Keep the key (secret.key or KOBLING_SECRET) with it."
            .to_owned());
    }
    if file.try_exists().map_err(|error| cannot(file, &error))? {
        return Err(format!("{} exists already and is left as it is: name a new file.", file.display()));
    }
    let unfinished = beside(file).ok_or_else(|| format!("{} names no file.", file.display()))?;
    let written = write(database_url, &unfinished).await.and_then(|bytes| {
        publish(&unfinished, file).map_err(|error| cannot(file, &error))?;
        Ok(bytes)
    });
    // After success it is a second name, after a failure a piece.
    drop(std::fs::remove_file(&unfinished));
    let bytes = written?;
    sync_folder(file).map_err(|error| cannot(file, &error))?;
    Ok(vec![
        format!("{} holds the whole database ({bytes} bytes), and was checked.", file.display()),
        "Keep the key with your backups, apart from them: without it (secret.key in the data folder, or \
         KOBLING_SECRET) every link that was mailed stops working, and no backup can be served."
            .to_owned(),
    ])
}

fn cannot(file: &Path, error: &io::Error) -> String {
    format!("{} cannot be written: {error}", file.display())
}

/// A name in the same folder, so that the last step is one of that folder alone.
fn beside(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_str()?;
    Some(file.with_file_name(format!(".{name}.{}.unfinished", id::fresh())))
}

/// Returns the size of the copy in bytes.
async fn write(database_url: &str, file: &Path) -> Result<u64, String> {
    let of_sqlite = |error: sqlx::Error| format!("The database could not be copied: {error}");
    let mut source = open(database_url).await?;
    // Made first, so that it is never readable by others; SQLite fills an empty file.
    Db::make_private(file).map_err(|error| cannot(file, &error))?;
    let name = file.to_str().ok_or_else(|| format!("{} is not a name that SQLite takes.", file.display()))?;
    sqlx::query("VACUUM INTO $1").bind(name).execute(&mut source).await.map_err(of_sqlite)?;
    source.close().await.map_err(of_sqlite)?;
    check(file).await?;
    let copy = File::open(file).and_then(|copy| copy.sync_all().and(copy.metadata()));
    copy.map(|copy| copy.len()).map_err(|error| cannot(file, &error))
}

/// A connection to an SQLite database that exists; nothing is migrated and nothing made.
pub(super) async fn open(url: &str) -> Result<SqliteConnection, String> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|_| "KOBLING_DATABASE_URL is not an address like sqlite:///var/lib/kobling/kobling.db.".to_owned())?
        .create_if_missing(false)
        .busy_timeout(std::time::Duration::from_secs(10))
        .disable_statement_logging();
    let file = options.get_filename().to_owned();
    let opened = SqliteConnection::connect_with(&options).await;
    opened.map_err(|error| format!("There is no database to read at {}: {error}", file.display()))
}

/// Reads every page of the copy, and every reference from one row to another.
async fn check(file: &Path) -> Result<(), String> {
    let unsound =
        |what: String| format!("The copy is not sound and was thrown away: {what}. The database may be damaged.");
    let of_sqlite = |error: sqlx::Error| unsound(error.to_string());
    // Nobody else knows the file: without a journal nothing is left beside it.
    let options =
        SqliteConnectOptions::new().filename(file).read_only(true).immutable(true).disable_statement_logging();
    let mut copy = SqliteConnection::connect_with(&options).await.map_err(of_sqlite)?;
    let (found,): (String,) =
        sqlx::query_as("PRAGMA integrity_check(1)").fetch_one(&mut copy).await.map_err(of_sqlite)?;
    let orphan = sqlx::query("PRAGMA foreign_key_check").fetch_optional(&mut copy).await.map_err(of_sqlite)?;
    copy.close().await.map_err(of_sqlite)?;
    match orphan {
        _ if found != "ok" => Err(unsound(found)),
        Some(_) => Err(unsound("a row refers to one that is not there".to_owned())),
        None => Ok(()),
    }
}

/// Gives it its name, and never takes the name from another file: a link is refused where a rename would replace.
fn publish(unfinished: &Path, file: &Path) -> io::Result<()> {
    match std::fs::hard_link(unfinished, file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Disks without links (FAT, some network disks) each have another word for it; what else is wrong fails again.
            rename(unfinished, file)
        }
        done => done,
    }
}

/// Renames in one step that refuses a name that is taken.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename(unfinished: &Path, file: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, unfinished, CWD, file, RenameFlags::NOREPLACE) {
        // Not every disk can do even that.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => look_and_rename(unfinished, file),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename(unfinished: &Path, file: &Path) -> io::Result<()> {
    look_and_rename(unfinished, file)
}

/// Where nothing better is to be had: whoever takes the name between the two steps loses it.
fn look_and_rename(unfinished: &Path, file: &Path) -> io::Result<()> {
    if file.try_exists()? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(unfinished, file)
}

fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_but_never_taken_also_where_there_are_no_links() {
        for give in [publish, rename, look_and_rename] {
            let folder = tempfile::tempdir().unwrap();
            let (unfinished, file) = (folder.path().join("unfinished"), folder.path().join("kobling.db"));
            std::fs::write(&unfinished, "new").unwrap();
            std::fs::write(&file, "old").unwrap();
            assert_eq!(give(&unfinished, &file).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
            std::fs::remove_file(&file).unwrap();
            give(&unfinished, &file).unwrap();
            assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        }
    }
}
