//! The transport of an installation without a mail server: each mail is a file that any mail program opens.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::clean;
use super::transport::Mail;
use crate::server::config::make_private_folder;
use crate::server::id;

/// How old an unfinished file is that nobody works on any more.
const ABANDONED: Duration = Duration::from_secs(10 * 60);

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

    /// Removes what was half written when a process was killed: it holds a mail that is delivered again, or was erased.
    pub(super) async fn tidy(&self) {
        let folder = self.0.clone();
        let tidied = tokio::task::spawn_blocking(move || remove_abandoned(&folder)).await.map_err(io::Error::other);
        if let Err(error) = tidied.and_then(|result| result) {
            tracing::warn!(%error, "unfinished files in the folder of mails");
        }
    }

    /// Whether a file can be made there.
    pub(super) async fn try_out(&self) -> io::Result<()> {
        let folder = self.0.clone();
        let tried = move || {
            make_private_folder(&folder)?;
            let file = unfinished(&folder);
            write_synced(&file, b"")?;
            fs::remove_file(file)
        };
        tokio::task::spawn_blocking(tried).await.map_err(io::Error::other)?
    }
}

/// Sorts by time, then by recipient, then by the order of posting, which is that of the ids.
fn file_name(mail: &Mail) -> String {
    let time = mail.created_at.utc().format("%Y%m%dT%H%M%SZ");
    format!("{time}-{}-{}.eml", clean::file_part(&mail.recipient), mail.id.replace('-', ""))
}

fn unfinished(folder: &Path) -> PathBuf {
    folder.join(format!(".{}.tmp", id::fresh()))
}

fn remove_abandoned(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with('.') && name.ends_with(".tmp"));
        // Another process may be writing one this moment.
        let Ok(written_at) = entry.metadata().and_then(|metadata| metadata.modified()) else { continue };
        if is_ours && written_at.elapsed().unwrap_or_default() >= ABANDONED {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A reader sees the whole file or none: it is written under another name, flushed and renamed.
fn write(folder: &Path, mail: &Mail) -> io::Result<()> {
    make_private_folder(folder)?;
    let unfinished = unfinished(folder);
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
