//! The way into an existing file: everything is checked before anything is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, ErrorCode};

use super::backup::{Backups, Occasion, keep_beside};
use super::connect::{ProjectFile, connect};
use super::lock::{Lock, NoLock};
use super::schema::{APPLICATION_ID, STEPS, Step, is_readable, migrate, version};
use super::{Access, ReadOnlyBecause};
use crate::measure::Date;

/// Why a file was not opened as a project. It is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Nothing is there.
    #[error("there is no such file: {0}")]
    Missing(PathBuf),
    /// A folder is there.
    #[error("this is a folder, not a project file: {0}")]
    Folder(PathBuf),
    /// The file is something else, or empty.
    #[error("this is not a Tumen project: {0}")]
    NotProject(PathBuf),
    /// A newer program wrote it.
    #[error(
        "this project was written by a newer version of Tumen (format {found}, known up to {known}): {path}"
    )]
    Newer {
        /// The file's format.
        found: i32,
        /// The newest that this program knows.
        known: i32,
        /// The file.
        path: PathBuf,
    },
    /// An older program wrote it, and it can't be brought up to date where it is.
    #[error(
        "this project is of an older version of Tumen and {because}, so it cannot be brought up to date: {path}"
    )]
    Outdated {
        /// Why it can't be written.
        because: ReadOnlyBecause,
        /// The file.
        path: PathBuf,
    },
    /// A crash left a half-written change, which can only be taken back by writing.
    #[error(
        "the last change to this project was interrupted, and {because}, so it cannot be taken back: {path}"
    )]
    Interrupted {
        /// Why it can't be written.
        because: ReadOnlyBecause,
        /// The file.
        path: PathBuf,
    },
    /// The file is a project, but not whole.
    #[error("this project file is damaged ({what}): {path}")]
    Damaged {
        /// What was found.
        what: String,
        /// The file.
        path: PathBuf,
    },
    /// The person may not read it.
    #[error("you have no permission to read this file: {0}")]
    NoPermission(PathBuf),
    /// Another program keeps writing to it.
    #[error("another program is using this file: {0}")]
    Busy(PathBuf),
    /// Anything else.
    #[error("the file cannot be read ({what}): {path}")]
    Unreadable {
        /// In the words of the operating system.
        what: String,
        /// The file.
        path: PathBuf,
    },
}

impl OpenError {
    pub(super) fn damaged(what: impl ToString, path: &Path) -> Self {
        Self::Damaged { what: what.to_string(), path: path.to_path_buf() }
    }

    pub(super) fn io(error: &io::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        match error.kind() {
            ErrorKind::NotFound => Self::Missing(path),
            ErrorKind::PermissionDenied => Self::NoPermission(path),
            ErrorKind::IsADirectory => Self::Folder(path),
            _ => Self::Unreadable { what: error.to_string(), path },
        }
    }

    pub(super) fn sql(error: &rusqlite::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::NoPermission(path),
            Some(ErrorCode::SystemIoFailure | ErrorCode::DiskFull) => Self::Unreadable { what, path },
            _ => Self::Damaged { what, path },
        }
    }
}

/// A file that passed every check.
#[derive(Debug)]
pub(super) struct Opened {
    pub file: ProjectFile,
    pub read_only: Option<ReadOnlyBecause>,
    /// Where the file was copied before it was brought up to date.
    pub backup: Option<PathBuf>,
}

/// A file that must be brought up to date is kept among `backups` before that, or beside itself.
pub(super) fn open(
    path: &Path,
    access: Access,
    backups: Option<(&Backups, Date)>,
) -> Result<Opened, OpenError> {
    open_with(path, access, backups, STEPS)
}

/// With the steps as a parameter, so that migration can be tested before there is a second version.
pub(super) fn open_with(
    path: &Path,
    access: Access,
    backups: Option<(&Backups, Date)>,
    steps: &[Step],
) -> Result<Opened, OpenError> {
    let metadata = fs::metadata(path).map_err(|error| OpenError::io(&error, path))?;
    if metadata.is_dir() {
        return Err(OpenError::Folder(path.to_path_buf()));
    }
    let path = std::path::absolute(path).map_err(|error| OpenError::io(&error, path))?;
    match may_write(&path, access) {
        Ok(lock) => for_writing(path, Arc::new(lock), backups, steps),
        Err(because) => for_reading(path, because, steps),
    }
}

fn may_write(path: &Path, access: Access) -> Result<Lock, ReadOnlyBecause> {
    if access == Access::Read {
        return Err(ReadOnlyBecause::Asked);
    }
    let lock = Lock::take(path).map_err(|no_lock| match no_lock {
        NoLock::Held => ReadOnlyBecause::OpenElsewhere,
        NoLock::Refused(_) => ReadOnlyBecause::FolderReadOnly,
    })?;
    match OpenOptions::new().append(true).open(path) {
        Ok(_) => Ok(lock),
        Err(_) => Err(ReadOnlyBecause::FileReadOnly),
    }
}

fn for_writing(
    path: PathBuf,
    lock: Arc<Lock>,
    backups: Option<(&Backups, Date)>,
    steps: &[Step],
) -> Result<Opened, OpenError> {
    // By a plain read: SQLite would take back the interrupted change of a database that is not ours.
    let version = Header::of_file(&path)?.check(steps, &path)?;
    let sql = |error: rusqlite::Error| OpenError::sql(&error, &path);
    let mut connection = connect(&path, Access::Write).map_err(sql)?;
    check_whole(&connection, &path)?;
    let backup = if version < self::version(steps) {
        let backup = back_up(&path, version, backups).map_err(|error| OpenError::Unreadable {
            what: format!("no backup could be made before bringing it up to date: {error}"),
            path: path.clone(),
        })?;
        migrate(&mut connection, steps).map_err(sql)?;
        Some(backup)
    } else {
        None
    };
    let file = ProjectFile::writable(connection, path.clone(), lock).map_err(sql)?;
    Ok(Opened { file, read_only: None, backup })
}

/// Through SQLite alone: another window may have the file open, and closing a plain handle would take this
/// process's locks away from it (<https://sqlite.org/howtocorrupt.html>, 2.2).
fn for_reading(path: PathBuf, because: ReadOnlyBecause, steps: &[Step]) -> Result<Opened, OpenError> {
    let sql = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::NotProject(path.clone()),
        Some(ErrorCode::ReadOnly) => OpenError::Interrupted { because, path: path.clone() },
        _ => OpenError::sql(&error, &path),
    };
    let connection = connect(&path, Access::Read).map_err(sql)?;
    let found = Header::of_database(&connection).map_err(sql)?.check(steps, &path)?;
    if !is_readable(found, steps) {
        return Err(OpenError::Outdated { because, path });
    }
    check_whole(&connection, &path)?;
    Ok(Opened { file: ProjectFile::read_only(connection, path), read_only: Some(because), backup: None })
}

/// A connection to a project of any format that this program knows, for reading, after the whole file was checked.
pub(super) fn sound(path: &Path) -> Result<Connection, OpenError> {
    Header::of_file(path)?.check(STEPS, path)?;
    let connection = connect(path, Access::Read).map_err(|error| OpenError::sql(&error, path))?;
    check_whole(&connection, path)?;
    Ok(connection)
}

/// The two numbers by which a database says whose it is.
struct Header {
    application_id: i32,
    version: i32,
}

impl Header {
    /// Offsets from <https://sqlite.org/fileformat.html#the_database_header>.
    fn of_file(path: &Path) -> Result<Self, OpenError> {
        const MAGIC: &[u8] = b"SQLite format 3\0";
        const LENGTH: u64 = 100;
        const VERSION: usize = 60;
        const APPLICATION: usize = 68;
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(LENGTH).read_to_end(&mut bytes))
            .map_err(|error| OpenError::io(&error, path))?;
        if !bytes.starts_with(MAGIC) {
            return Err(OpenError::NotProject(path.to_path_buf()));
        }
        let number =
            |at: usize| bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
        match (number(APPLICATION), number(VERSION)) {
            (Some(application_id), Some(version)) => Ok(Self { application_id, version }),
            _ => Err(OpenError::damaged("it ends within its header", path)),
        }
    }

    fn of_database(connection: &Connection) -> rusqlite::Result<Self> {
        let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
        Ok(Self { application_id: number("application_id")?, version: number("user_version")? })
    }

    /// The version, if it is one of ours that we know.
    fn check(&self, steps: &[Step], path: &Path) -> Result<i32, OpenError> {
        let known = version(steps);
        if self.application_id != APPLICATION_ID {
            Err(OpenError::NotProject(path.to_path_buf()))
        } else if self.version > known {
            Err(OpenError::Newer { found: self.version, known, path: path.to_path_buf() })
        } else if self.version < 1 {
            Err(OpenError::damaged("it has no format version", path))
        } else {
            Ok(self.version)
        }
    }
}

fn check_whole(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let answer: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| OpenError::sql(&error, path))?;
    // Several lines for one fault; the last says most.
    let last = answer.lines().last().unwrap_or_default();
    if last == "ok" { Ok(()) } else { Err(OpenError::damaged(last, path)) }
}

fn back_up(path: &Path, version: i32, backups: Option<(&Backups, Date)>) -> io::Result<PathBuf> {
    let among = backups.map(|(backups, day)| backups.keep(path, day, Occasion::Format(version)));
    match among {
        Some(Ok(kept)) => Ok(kept),
        Some(Err(error)) => {
            log::warn!("no backup among the others ({error}), so beside the file");
            keep_beside(path, version)
        }
        None => keep_beside(path, version),
    }
}
