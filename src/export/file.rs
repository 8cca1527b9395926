//! A file that is written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Error;

/// Let `write` fill the file at `path`: beside it first, then put in its place, so that a full disk or a crash never
/// leaves half a file. A link is followed, and an existing file's permissions are kept.
///
/// # Errors
/// When the place refuses, or what `write` gives; nothing has changed then.
pub fn to_place<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T, Error>) -> Result<T, Error> {
    let disk = |source| Error::Disk { source, path: path.to_owned() };
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&place).ok();
    match &old {
        Some(about) if about.is_dir() => return Err(Error::Folder(path.to_owned())),
        Some(about) if !about.is_file() => return Err(Error::Special(path.to_owned())),
        // Renaming over it would succeed: the folder's permissions count there, not the file's.
        Some(about) if about.permissions().readonly() => return Err(Error::ReadOnly(path.to_owned())),
        _ => {}
    }
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Error::NoFolder(folder.to_owned()));
    }
    let (file, beside) = beside(&place, folder).map_err(disk)?;
    let written = fill(file, write).and_then(|written| {
        if let Some(about) = old {
            // Some file systems have no permissions to keep.
            drop(fs::set_permissions(&beside, about.permissions()));
        }
        fs::rename(&beside, &place).map_err(disk)?;
        Ok(written)
    });
    if written.is_err() {
        drop(fs::remove_file(&beside));
    }
    written.map_err(|error| match error {
        Error::Stream(source) => disk(source),
        error => error,
    })
}

/// Write a plain text, such as an import's report. [`to_place`] says how.
///
/// # Errors
/// When the place refuses.
pub fn text_file(path: &Path, text: &str) -> Result<(), Error> {
    to_place(path, |out| Ok(out.write_all(text.as_bytes())?))
}

fn fill<T>(file: File, write: impl FnOnce(&mut dyn Write) -> Result<T, Error>) -> Result<T, Error> {
    let mut out = BufWriter::with_capacity(64 << 10, file);
    let written = write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(written)
}

/// A new file in the same folder, which is the only place from where it can be renamed for sure.
fn beside(place: &Path, folder: &Path) -> io::Result<(File, PathBuf)> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    // Names left over by a crash are passed over; nobody leaves a hundred.
    let mut number = 0;
    loop {
        let beside = folder.join(format!(".{name}.{number}.part"));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => number += 1,
            file => return file.map(|file| (file, beside)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn replaces_the_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").expect("a file");
        text_file(&path, "new").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_failure_keeps_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").expect("a file");
        let failed: Result<(), Error> = to_place(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full").into())
        });
        assert_eq!(
            failed.unwrap_err().to_string(),
            format!("could not be written (disk full): {}", path.display())
        );
        assert_eq!(fs::read_to_string(&path).expect("a file"), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn bad_places_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(text_file(folder.path(), ""), Err(Error::Folder(_))));
        assert!(matches!(text_file(&folder.path().join("none/a.csv"), ""), Err(Error::NoFolder(_))));
        let locked = folder.path().join("locked.csv");
        fs::write(&locked, "mine").expect("a file");
        let mut permissions = fs::metadata(&locked).expect("a file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&locked, permissions).expect("set");
        assert!(matches!(text_file(&locked, "yours"), Err(Error::ReadOnly(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target.csv"), folder.path().join("link.csv"));
        fs::write(&target, "old").expect("a file");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        text_file(&link, "new").expect("written");
        assert_eq!(fs::read_to_string(&target).expect("a file"), "new");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert!(matches!(text_file(Path::new("/dev/null"), ""), Err(Error::Special(_))));
    }
}
