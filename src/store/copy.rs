//! New files: empty ones, and whole copies of what is on disk and what waits.
//!
//! A file is made under another name and renamed when it is whole, so that nobody ever finds half of one.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags};

use super::connect::{ProjectFile, connect};
use super::lock::{Lock, NoLock};
use super::path::{beside, resolved};
use super::schema::{STEPS, migrate};
use super::work::Work;
use super::{Access, Obstacle};

/// Why a new file could not be made. What was at its path is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A file is there already, and was not to be replaced.
    #[error("there is a file with this name already: {0}")]
    Exists(PathBuf),
    /// A folder has this name.
    #[error("a folder has this name: {0}")]
    Folder(PathBuf),
    /// The folder that should hold it is not there.
    #[error("there is no such folder: {0}")]
    NoFolder(PathBuf),
    /// The project that should be copied is itself at this path.
    #[error("this is the open project itself; choose another name: {0}")]
    ItsOwnFile(PathBuf),
    /// Another window has the file open.
    #[error("this project is open in another window: {0}")]
    OpenElsewhere(PathBuf),
    /// The folder can't be written.
    #[error("this folder is write-protected: {0}")]
    WriteProtected(PathBuf),
    /// No space left.
    #[error("the disk is full: {0}")]
    DiskFull(PathBuf),
    /// Anything else.
    #[error("{what}: {path}")]
    Other {
        /// In the words of SQLite or the operating system.
        what: String,
        /// The file.
        path: PathBuf,
    },
}

impl WriteError {
    pub(super) fn io(error: &io::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                Self::NoFolder(path.parent().map_or_else(PathBuf::new, Path::to_path_buf))
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::WriteProtected(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::Other { what: error.to_string(), path },
        }
    }

    fn obstacle(why: &Obstacle, path: &Path) -> Self {
        let path = path.to_path_buf();
        match why {
            Obstacle::DiskFull => Self::DiskFull(path),
            Obstacle::WriteProtected => Self::WriteProtected(path),
            _ => Self::Other { what: why.to_string(), path },
        }
    }
}

/// A new, empty file, open for writing.
pub(super) fn create(path: &Path) -> Result<ProjectFile, WriteError> {
    let (path, lock) = claim(path, None)?;
    if path.exists() {
        return Err(WriteError::Exists(path));
    }
    write_whole(None, [].iter(), &path)?;
    open(path, lock)
}

/// Write a whole copy, in place of whatever file is at `path`.
pub(super) fn copy<'w>(
    from: Option<&ProjectFile>,
    waiting: impl Iterator<Item = &'w Work>,
    path: &Path,
) -> Result<(), WriteError> {
    copy_locked(from, waiting, path).map(drop)
}

/// Like [`copy`], and open it for writing.
pub(super) fn copy_and_open<'w>(
    from: Option<&ProjectFile>,
    waiting: impl Iterator<Item = &'w Work>,
    path: &Path,
) -> Result<ProjectFile, WriteError> {
    let (path, lock) = copy_locked(from, waiting, path)?;
    open(path, lock)
}

/// Put a whole copy of `from` in the place of the file at `path`, a resolved path whose lock the caller holds.
pub(super) fn replace(from: &Connection, path: &Path, _lock: &Lock) -> Result<(), WriteError> {
    write_whole(Some(from), [].iter(), path)
}

fn copy_locked<'w>(
    from: Option<&ProjectFile>,
    waiting: impl Iterator<Item = &'w Work>,
    path: &Path,
) -> Result<(PathBuf, Arc<Lock>), WriteError> {
    if from.is_some_and(|from| from.is_at(path)) {
        return Err(WriteError::ItsOwnFile(path.to_path_buf()));
    }
    // The lock is ours already where the project's file was deleted and is written anew in its old place.
    let (path, lock) = claim(path, from.and_then(ProjectFile::lock))?;
    write_whole(from.map(ProjectFile::connection), waiting, &path)?;
    Ok((path, lock))
}

/// Make sure that no other window uses the file, or makes one of the same name.
fn claim(path: &Path, own: Option<&Arc<Lock>>) -> Result<(PathBuf, Arc<Lock>), WriteError> {
    if path.is_dir() {
        return Err(WriteError::Folder(path.to_path_buf()));
    }
    let path = resolved(path).map_err(|error| WriteError::io(&error, path))?;
    if let Some(own) = own.filter(|own| own.is_of(&path)) {
        return Ok((path, Arc::clone(own)));
    }
    match Lock::take(&path) {
        Ok(lock) => Ok((path, Arc::new(lock))),
        Err(NoLock::Held) => Err(WriteError::OpenElsewhere(path)),
        Err(NoLock::Refused(error)) => Err(WriteError::io(&error, &path)),
    }
}

fn open(path: PathBuf, lock: Arc<Lock>) -> Result<ProjectFile, WriteError> {
    connect(&path, Access::Write)
        .and_then(|connection| ProjectFile::writable(connection, path.clone(), lock))
        .map_err(|error| WriteError::obstacle(&error.into(), &path))
}

fn write_whole<'w>(
    from: Option<&Connection>,
    waiting: impl Iterator<Item = &'w Work>,
    path: &Path,
) -> Result<(), WriteError> {
    let part = beside(path, ".part");
    // Left over from a crash: the caller holds the lock, so nobody else is at it.
    let _ = fs::remove_file(&part);
    let written = write_part(from, waiting, &part)
        .map_err(|why| WriteError::obstacle(&why, path))
        .and_then(|()| put_in_place(&part, path).map_err(|error| WriteError::io(&error, path)));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_part<'w>(
    from: Option<&Connection>,
    mut waiting: impl Iterator<Item = &'w Work>,
    part: &Path,
) -> Result<(), Obstacle> {
    if let Some(from) = from {
        // It reads through the connection, so it works even when the file was deleted.
        from.execute("VACUUM INTO ?1", [Name(part)])?;
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(part, flags)?;
    // Half a part is thrown away, so it needs no journal; `put_in_place` waits for the disk.
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if from.is_none() {
        migrate(&mut connection, STEPS)?;
    }
    let transaction = connection.transaction()?;
    waiting.try_for_each(|work| work.write(&transaction))?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn put_in_place(part: &Path, path: &Path) -> io::Result<()> {
    // Windows flushes only through a handle that may write.
    File::options().write(true).open(part)?.sync_all()?;
    // What a crash of another kind left beside a file of this name must not be played back into ours.
    match fs::remove_file(beside(path, "-journal")) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::rename(part, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        // The name is on disk once its folder is. Some network drives can't; the rename itself has happened.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// A path as SQLite takes it: in bytes, also where they are not UTF-8.
struct Name<'p>(&'p Path);

impl ToSql for Name<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.0.as_os_str().as_encoded_bytes())))
    }
}
