//! Names of the files beside a project file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// `name.tumen` + `.lock` → `name.tumen.lock`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The one path of a file that may not be there yet: two ways to write it, or a symbolic link to it, give the same.
///
/// # Errors
/// When the folder is not there or cannot be read.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    if let Ok(real) = fs::canonicalize(path) {
        return Ok(real);
    }
    let path = std::path::absolute(path)?;
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => Ok(fs::canonicalize(folder)?.join(name)),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// Which file is at a path: another one once it was replaced, the same over every link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] PathBuf);

impl Identity {
    /// `None` when nothing is there. Opens nothing: closing a plain handle takes this process's SQLite locks away
    /// (<https://sqlite.org/howtocorrupt.html>, 2.2).
    pub(super) fn at(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        return fs::metadata(path).ok().map(|metadata| Self(numbers(&metadata)));
        #[cfg(not(unix))]
        return fs::canonicalize(path).ok().map(Self);
    }
}

#[cfg(unix)]
fn numbers(metadata: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Whether `file` is what one finds at `path`: it may have been deleted or replaced since it was opened.
pub(super) fn is_still_at(file: &fs::File, path: &Path) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|metadata| Identity::at(path) == Some(Identity(numbers(&metadata))));
    // Windows keeps the name of an open file.
    #[cfg(not(unix))]
    return file.metadata().is_ok() && path.exists();
}
