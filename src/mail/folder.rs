//! The transport of an installation without a mail server: each mail is a file that any mail program opens.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::clean;
use crate::server::config::make_private_folder;
use crate::server::id;
use crate::time::Timestamp;

/// A rendered mail.
pub(super) struct Mail {
    /// The outbox row's.
    pub id: String,
    pub created_at: Timestamp,
    pub recipient: String,
    pub bytes: Vec<u8>,
}

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
