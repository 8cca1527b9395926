//! What the writer thread reports.

use std::path::PathBuf;
use std::sync::Arc;

use super::{ReadOnlyBecause, WriteError};

/// A report of the writer thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A transaction is on disk: everything up to the log entry with this number. 0 before the first edit.
    Saved {
        /// Number of the last log entry on disk.
        through: u64,
    },
    /// This many more staged articles are on disk.
    Staged(usize),
    /// Something waits in memory.
    NotSaved {
        /// What is in the way.
        why: Obstacle,
        /// How many edits, articles, readings and settings wait.
        pending: usize,
    },
    /// A whole copy is at this path.
    CopySaved(PathBuf),
    /// The store goes on with the file at this path; everything is in it.
    Moved(PathBuf),
    /// No copy was made, and a move did not happen.
    CopyFailed(WriteError),
    /// The day's backup could not be made.
    BackupFailed(WriteError),
}

/// Why something that was accepted is not on disk. Nothing is lost: it waits in memory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// No space left.
    #[error("the disk is full")]
    DiskFull,
    /// The file is no longer where it was opened.
    #[error("the project file was moved, deleted or replaced")]
    Gone,
    /// Another program reads or writes the file.
    #[error("another program is using the project file")]
    Busy,
    /// The file or its folder became write-protected.
    #[error("the project file cannot be written")]
    WriteProtected,
    /// Another program has written something else under the same number.
    #[error("another program has changed the project file")]
    Changed,
    /// The file is not sound any more.
    #[error("the project file is damaged")]
    Damaged,
    /// The file was opened for reading only.
    #[error("the project is open for reading only: {0}")]
    ReadOnly(ReadOnlyBecause),
    /// The store has no file.
    #[error("{0}")]
    NoPlace(Arc<str>),
    /// The writer thread is not there any more.
    #[error("the program's writer has stopped")]
    Stopped,
    /// Anything else, in the words of SQLite or the operating system.
    #[error("{0}")]
    Other(Arc<str>),
}

impl From<rusqlite::Error> for Obstacle {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let Some(failure) = error.sqlite_error() else { return Self::Other(error.to_string().into()) };
        match failure.code {
            // SQLite compares the inode with the path before it opens a journal: https://sqlite.org/rescode.html
            Code::ReadOnly if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED => Self::Gone,
            Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => Self::WriteProtected,
            Code::DiskFull => Self::DiskFull,
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
            Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged,
            _ => Self::Other(error.to_string().into()),
        }
    }
}

impl From<serde_json::Error> for Obstacle {
    fn from(error: serde_json::Error) -> Self {
        Self::Other(error.to_string().into())
    }
}
