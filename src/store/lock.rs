//! One window per project file: an advisory lock on a small file beside it.
//!
//! Beside it and not on it, because SQLite has its own locks on the database, and where `flock` is made of POSIX
//! locks (network drives) the two would get in each other's way. The operating system releases the lock of a
//! process that died, so that a left-over file never locks anybody out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::path::{beside, is_still_at};

/// How often the file may vanish between opening and locking it, as windows close, before we give up.
const ATTEMPTS: usize = 16;

/// The right to write one project file. Released, and the small file removed, on drop.
#[derive(Debug)]
pub(super) struct Lock {
    /// Open for as long as the lock is held.
    _file: File,
    path: PathBuf,
}

/// Why there is no lock.
#[derive(Debug)]
pub(super) enum NoLock {
    /// Somebody else holds it.
    Held,
    /// The small file could not be made.
    Refused(io::Error),
}

impl Lock {
    /// Take the lock of the project file at `project`, which need not be there. Never waits.
    pub(super) fn take(project: &Path) -> Result<Self, NoLock> {
        let project = super::path::resolved(project).map_err(NoLock::Refused)?;
        let path = beside(&project, ".lock");
        for _ in 0..ATTEMPTS {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(NoLock::Refused)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(NoLock::Held),
                // Some network drives have no locks. SQLite's own and the log's numbering still guard the file.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    log::warn!("no lock can be had on this drive: {}", path.display());
                }
                Err(TryLockError::Error(error)) => return Err(NoLock::Refused(error)),
            }
            // The last holder may have removed the file after we opened it: then our lock is on nothing.
            if is_still_at(&file, &path) {
                return Ok(Self { _file: file, path });
            }
        }
        Err(NoLock::Held)
    }

    /// Whether it is the lock of the project file at `project`, a resolved path.
    pub(super) fn is_of(&self, project: &Path) -> bool {
        self.path == beside(project, ".lock")
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can have locked it in between.
        if let Err(error) = fs::remove_file(&self.path) {
            log::warn!("{error}: {}", self.path.display());
        }
    }
}
