//! The machine: files and their modes, room on the disk, the clock and the zone.

use std::io;
use std::path::Path;

use chrono::{Offset, TimeZone};

use super::{Check, Finding};
use crate::server::clock::Clock;
use crate::server::config::Options;
use crate::server::{id, production};
use crate::time::{DAY, Timestamp, ZONE};

/// Below this a disk is soon full, in MiB.
const LITTLE_ROOM: u64 = 1024;
/// Below this the next journal may not fit, in MiB.
const NO_ROOM: u64 = 200;

/// When this check was written: no clock that is right is before it. 1 January 2026.
const PAST: Timestamp = Timestamp(1_767_225_600);
const FUTURE: Timestamp = Timestamp(PAST.0 + 100 * 365 * DAY);

pub(super) fn checks(options: &Options) -> Vec<Check> {
    let mut checks = vec![("folder", folder(&options.data)), ("disk", room(&options.data))];
    for file in [options.key_file(), options.database_file()].iter().filter(|file| file.exists()) {
        let name = file.display();
        let finding = production::readable(file)
            .map_or_else(|| Finding::Good(format!("{name} is its owner's alone")), Finding::Fault);
        checks.push(("files", finding));
    }
    checks.push(("time", clock(Clock::System.now())));
    checks
}

fn folder(folder: &Path) -> Finding {
    let name = folder.display();
    if !folder.exists() {
        return Finding::Note(format!("{name} is not there yet, serve makes it"));
    }
    match try_to_write(folder) {
        Ok(()) => Finding::Good(format!("{name} can be written to")),
        Err(error) => Finding::Fault(format!(
            "{name} cannot be written to ({error}): give it to the user that runs kobling serve"
        )),
    }
}

/// Makes a file and takes it away.
pub(super) fn try_to_write(folder: &Path) -> io::Result<()> {
    let file = folder.join(format!(".{}.doctor", id::fresh()));
    std::fs::OpenOptions::new().write(true).create_new(true).open(&file)?;
    std::fs::remove_file(file)
}

/// The folder, or what will hold it: it may not be there yet, its disk is.
pub(super) fn nearest(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."))
}

fn room(folder: &Path) -> Finding {
    match free_mib(nearest(folder)) {
        Ok(free) => judge_room(free),
        Err(error) => Finding::Note(format!("how much room there is cannot be told: {error}")),
    }
}

fn judge_room(free_mib: u64) -> Finding {
    let words = format!("{free_mib} MiB are free for data");
    match free_mib {
        0..NO_ROOM => Finding::Fault(format!("{words}: make room, or sign-ups are soon refused")),
        NO_ROOM..LITTLE_ROOM => Finding::Note(format!("{words}: make room before it is too late")),
        _ => Finding::Good(words),
    }
}

/// What somebody who is not root may still write, in MiB.
#[cfg(unix)]
fn free_mib(folder: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize) / (1024 * 1024))
}

#[cfg(not(unix))]
fn free_mib(_: &Path) -> io::Result<u64> {
    Err(io::ErrorKind::Unsupported.into())
}

fn clock(now: Timestamp) -> Finding {
    let local = ZONE.from_utc_datetime(&now.utc().naive_utc());
    let hours = local.offset().fix().local_minus_utc() / 3600;
    let words = format!("it is {} in Copenhagen (UTC+{hours})", local.format("%Y-%m-%d %H:%M"));
    if (PAST..FUTURE).contains(&now) {
        Finding::Good(words)
    } else {
        Finding::Fault(format!("{words}, says the clock: set it, and let it be kept by NTP"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_cannot_be_right_is_a_fault() {
        assert!(matches!(clock(Timestamp(0)), Finding::Fault(_)));
        assert!(matches!(clock(FUTURE), Finding::Fault(_)));
        let summer = clock(Timestamp(1_782_900_000));
        assert_eq!(summer, Finding::Good("it is 2026-07-01 12:00 in Copenhagen (UTC+2)".to_owned()));
        let winter = clock(Timestamp(1_795_518_000));
        assert_eq!(winter, Finding::Good("it is 2026-11-24 12:00 in Copenhagen (UTC+1)".to_owned()));
    }

    #[test]
    fn little_room_is_told_before_it_is_too_late() {
        assert!(matches!(judge_room(NO_ROOM - 1), Finding::Fault(_)));
        assert!(matches!(judge_room(NO_ROOM), Finding::Note(_)));
        assert!(matches!(judge_room(LITTLE_ROOM), Finding::Good(_)));
    }

    #[test]
    fn a_folder_is_tried_and_left_as_it_was() {
        let data = tempfile::tempdir().unwrap();
        assert!(matches!(folder(data.path()), Finding::Good(_)));
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
        assert!(matches!(folder(&data.path().join("absent")), Finding::Note(_)));
        let file = data.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(folder(&file), Finding::Fault(_)), "a file is no folder");
    }
}
