//! The transport of an installation without a mail server: each mail is a file that any mail program opens.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::clean;
use super::transport::Mail;
use crate::server::config::make_private_folder;
use crate::server::id;

/// Delivers into a folder.
#[derive(Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Returns when the file is safely on the disk. Delivering again replaces it.
    pub(super) async fn deliver(&self, mail: Mail) -> io::Result<()> {
        let folder = self.0.clone();
        tokio::task::spawn_blocking(move || write(&folder, &mail)).await.map_err(io::Error::other)?
    }
}

/// How long a file may be unfinished: one that is older was left behind by a process that died.
const UNFINISHED: Duration = Duration::from_hours(1);

/// Which of a mail's files are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Any,
    /// Nobody can be writing it.
    Old,
}

/// The ids of the mails of which there are files, sorted.
pub(super) async fn ids(folder: PathBuf) -> io::Result<Vec<String>> {
    tokio::task::spawn_blocking(move || ids_now(&folder)).await.map_err(io::Error::other)?
}

fn ids_now(folder: &Path) -> io::Result<Vec<String>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut ids = Vec::new();
    for file in files {
        // Whatever else somebody keeps there has no such name.
        let name = file?.file_name().to_string_lossy().into_owned();
        ids.extend(id_in(&name).and_then(|id| uuid::Uuid::try_parse(id).ok()).map(|id| id.to_string()));
    }
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// What stands for the mail's id at the end of a file's name.
fn id_in(name: &str) -> Option<&str> {
    name.strip_suffix(".eml")?.rsplit('-').next().filter(|id| id.len() == 32)
}

/// Removes the files of these mails, and what dying processes left behind; returns when they are gone from the disk.
/// A file that is not there is no fault: somebody may have removed it, or it went by another transport.
pub(super) async fn remove(folder: PathBuf, ids: Vec<String>, age: Age) -> io::Result<()> {
    tokio::task::spawn_blocking(move || remove_now(&folder, &ids, age)).await.map_err(io::Error::other)?
}

fn remove_now(folder: &Path, ids: &[String], age: Age) -> io::Result<()> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    // The recipient stands in a file's name and no longer in the row, so it is found by the id at its end.
    let ids: HashSet<String> = ids.iter().map(|id| id.replace('-', "")).collect();
    for file in files {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let named = || id_in(&name).is_some_and(|id| ids.contains(id)) && (age == Age::Any || is_old(&file));
        let left_behind = || name.starts_with('.') && name.strip_suffix(".tmp").is_some() && is_old(&file);
        if named() || left_behind() {
            match fs::remove_file(file.path()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    File::open(folder)?.sync_all()
}

fn is_old(file: &fs::DirEntry) -> bool {
    let age = file.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age > UNFINISHED)
}

/// Sorts by time, then by recipient, then by the order of posting, which is that of the ids.
fn file_name(mail: &Mail) -> String {
    let time = mail.created_at.utc().format("%Y%m%dT%H%M%SZ");
    format!("{time}-{}-{}.eml", clean::file_part(&mail.recipient), mail.id.replace('-', ""))
}

/// A reader sees the whole file or none: it is written under another name, flushed and renamed.
fn write(folder: &Path, mail: &Mail) -> io::Result<()> {
    make_private_folder(folder)?;
    let unfinished = folder.join(format!(".{}.tmp", id::fresh()));
    let written = write_synced(&unfinished, &mail.bytes)
        .and_then(|()| fs::rename(&unfinished, folder.join(file_name(mail))))
        // The new name is durable only when the folder is.
        .and_then(|()| File::open(folder)?.sync_all());
    if written.is_err() {
        // It may not exist; what matters is the first fault.
        drop(fs::remove_file(&unfinished));
    }
    written
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
