//! Dated copies of a project: before a day's first change, before the file is brought to a newer format, and before
//! another backup takes its place.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::connect::{ProjectFile, connect};
use super::copy::{self, WriteError};
use super::lock::{Lock, NoLock};
use super::path::{beside, resolved};
use super::{Access, EXTENSION, opening};
use crate::measure::Date;

/// Every day of work of the last ones is kept …
const DAYS: usize = 7;
/// … and of what is older the last day of each month, for so many months.
const MONTHS: usize = 6;
/// Of the other kinds the newest are kept.
const OTHERS: usize = 5;

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// Before the first change of a day.
    Day,
    /// Before the file was brought up from this format.
    Format(i32),
    /// Before a backup was put in the project's place.
    Restore,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file, a project of its own.
    pub path: PathBuf,
    /// The day on which it was made.
    pub day: Date,
    /// Why.
    pub occasion: Occasion,
    /// Second, third … of this occasion on that day.
    pub number: u32,
    /// Its length in bytes.
    pub bytes: u64,
    /// How many entries its log has, and the time of the last in milliseconds since 1970 (UTC); `None` where it cannot
    /// be read.
    pub log: Option<(u64, Option<i64>)>,
}

/// Where the backups of one project are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backups {
    folder: PathBuf,
}

impl Backups {
    /// Those of the project at `project`, in a folder of their own below `root`: called as the project is, with a
    /// digest of its path, so that two of one name keep apart.
    #[must_use]
    pub fn of(root: &Path, project: &Path) -> Self {
        let path = resolved(project).unwrap_or_else(|_| project.to_path_buf());
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Self { folder: root.join(format!("{name}-{digits}")) }
    }

    /// The folder; it need not be there yet.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is there, the newest first.
    #[must_use]
    pub fn list(&self) -> Vec<Backup> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut backups: Vec<Backup> = entries.filter_map(|entry| backup(&entry.path())).collect();
        backups.sort_by(|a, b| {
            let order = |backup: &Backup| (backup.day, backup.occasion, backup.number);
            order(b).cmp(&order(a))
        });
        for backup in &mut backups {
            backup.log = log_of(&backup.path);
        }
        backups
    }

    /// Where today's backup goes. There is one a day: `None` when it is there already.
    pub(super) fn path_of_day(&self, day: Date) -> Option<PathBuf> {
        let path = self.folder.join(name(day, Occasion::Day, 1));
        (!path.exists()).then_some(path)
    }

    pub(super) fn make_folder(&self) -> Result<(), WriteError> {
        fs::create_dir_all(&self.folder).map_err(|error| WriteError::io(&error, &self.folder))
    }

    /// Copy a closed file byte by byte, as it must be kept exactly as it is, under the next free name.
    pub(super) fn keep(&self, file: &Path, day: Date, occasion: Occasion) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.folder)?;
        copy_anew(file, |number| self.folder.join(name(day, occasion, number)))
    }

    /// Throw away what is too old: kept are the last seven days of work, before them one a month for half a year, and
    /// five of each other kind.
    pub(super) fn prune(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let backups: Vec<Backup> = entries.filter_map(|entry| backup(&entry.path())).collect();
        for path in too_old(&backups) {
            if let Err(error) = fs::remove_file(&path) {
                log::warn!("an old backup stays: {error}");
            }
        }
    }

    /// Put `backup` in the place of the project at `project`, which must be closed. What is there now becomes a backup
    /// itself, whatever state it is in; its path is the answer, `None` where nothing was there.
    ///
    /// # Errors
    /// When the backup is no sound project, when another window has the project open, or when something cannot be
    /// written. The project is as it was then.
    pub fn restore(&self, backup: &Path, project: &Path, day: Date) -> Result<Option<PathBuf>, WriteError> {
        let other = |what: String| WriteError::Other { what, path: backup.to_path_buf() };
        let project = resolved(project).map_err(|error| WriteError::io(&error, project))?;
        let lock = match Lock::take(&project) {
            Ok(lock) => Arc::new(lock),
            Err(NoLock::Held) => return Err(WriteError::OpenElsewhere(project)),
            Err(NoLock::Refused(error)) => return Err(WriteError::io(&error, &project)),
        };
        // Checked as any file that is opened, before anything is touched.
        let from = opening::sound(backup).map_err(|error| other(error.to_string()))?;
        let kept = if project.exists() {
            // Through SQLite where it can: an interrupted change is taken back on the way.
            settle(&project);
            let kept = self.keep(&project, day, Occasion::Restore);
            Some(kept.map_err(|error| WriteError::io(&error, &self.folder))?)
        } else {
            None
        };
        copy::replace(&from, &project, &lock)?;
        self.prune();
        Ok(kept)
    }
}

/// Take back what a crash left half done, so that the file alone is whole. A damaged file stays as it is.
fn settle(project: &Path) {
    let taken_back = connect(project, Access::Write).and_then(|connection| {
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, i32>(0))
    });
    if let Err(error) = taken_back {
        log::warn!("kept as it is: {error}");
    }
}

/// `2026-11-27.tumen`, `2026-11-27-format-4.tumen`, `2026-11-27-restore-2.tumen`.
fn name(day: Date, occasion: Occasion, number: u32) -> String {
    let occasion = match occasion {
        Occasion::Day => String::new(),
        Occasion::Format(version) => format!("-format-{version}"),
        Occasion::Restore => "-restore".to_owned(),
    };
    let number = if number > 1 { format!("-{number}") } else { String::new() };
    format!("{day}{occasion}{number}.{EXTENSION}")
}

fn backup(path: &Path) -> Option<Backup> {
    if path.extension().is_none_or(|ending| ending != EXTENSION) {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    // Ten letters: a year of four digits, as ours have.
    let (day, rest) = (stem.get(..10)?, stem.get(10..)?);
    let day: Date = day.parse().ok()?;
    let parts: Vec<&str> = rest.strip_prefix('-').map(|rest| rest.split('-').collect()).unwrap_or_default();
    let (occasion, number) = match parts.as_slice() {
        [] => (Occasion::Day, None),
        ["format", version] => (Occasion::Format(version.parse().ok()?), None),
        ["format", version, number] => (Occasion::Format(version.parse().ok()?), Some(*number)),
        ["restore"] => (Occasion::Restore, None),
        ["restore", number] => (Occasion::Restore, Some(*number)),
        _ => return None,
    };
    let number = number.map_or(Some(1), |number| number.parse().ok())?;
    let bytes = fs::metadata(path).ok()?.len();
    Some(Backup { path: path.to_path_buf(), day, occasion, number, bytes, log: None })
}

fn log_of(path: &Path) -> Option<(u64, Option<i64>)> {
    let connection = connect(path, Access::Read).ok()?;
    let counted = connection.query_row("SELECT count(*), max(at) FROM log", [], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
    });
    let (count, last) = counted.ok()?;
    Some((u64::try_from(count).ok()?, last))
}

/// Paths of the backups that need not be kept.
fn too_old(backups: &[Backup]) -> Vec<PathBuf> {
    let mut sorted: Vec<&Backup> = backups.iter().collect();
    sorted.sort_by_key(|backup| std::cmp::Reverse((backup.day, backup.number)));
    let mut old = Vec::new();
    let (mut days, mut months, mut formats, mut restores) = (0, BTreeSet::new(), 0, 0);
    for backup in sorted {
        let keep = match backup.occasion {
            Occasion::Day => {
                days += 1;
                let month = (backup.day.year(), backup.day.month());
                days <= DAYS || (months.insert(month) && months.len() <= MONTHS)
            }
            Occasion::Format(_) => {
                formats += 1;
                formats <= OTHERS
            }
            Occasion::Restore => {
                restores += 1;
                restores <= OTHERS
            }
        };
        if !keep {
            old.push(backup.path.clone());
        }
    }
    old
}

/// What the writer does before a day's first change: a whole copy of the file as it is, if there is none of that day.
pub(super) fn of_day(from: &ProjectFile, backups: &Backups, day: Date) -> Result<(), WriteError> {
    let Some(path) = backups.path_of_day(day) else { return Ok(()) };
    backups.make_folder()?;
    copy::copy(Some(from), [].iter(), &path)?;
    backups.prune();
    Ok(())
}

/// Copy `name.tumen` to `name.tumen.v1-backup`, or `-2`, `-3` … where that is taken: for those who have no folder of
/// backups.
pub(super) fn keep_beside(path: &Path, version: i32) -> io::Result<PathBuf> {
    copy_anew(path, |number| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        beside(path, &format!(".v{version}-backup{suffix}"))
    })
}

/// Copy a file to the first of these names that is free.
fn copy_anew(file: &Path, name: impl Fn(u32) -> PathBuf) -> io::Result<PathBuf> {
    let mut source = File::open(file)?;
    for number in 1_u32.. {
        let path = name(number);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut copy) => {
                let copied = io::copy(&mut source, &mut copy).and_then(|_| copy.sync_all());
                if copied.is_err() {
                    let _ = fs::remove_file(&path);
                }
                return copied.map(|()| path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn names_are_read_back() {
        let root = tempfile::tempdir().expect("a folder");
        for (occasion, number) in
            [(Occasion::Day, 1), (Occasion::Format(4), 1), (Occasion::Format(12), 3), (Occasion::Restore, 2)]
        {
            let path = root.path().join(name(day("2026-11-27"), occasion, number));
            fs::write(&path, "x").expect("a file");
            let read = backup(&path).expect("a backup");
            assert_eq!((read.day, read.occasion, read.number), (day("2026-11-27"), occasion, number));
        }
        for name in ["2026-11-27.txt", "2026-13-27.tumen", "notes.tumen", "2026-11-27-copy.tumen", "é.tumen"]
        {
            let path = root.path().join(name);
            fs::write(&path, "x").expect("a file");
            assert_eq!(backup(&path), None, "{name}");
        }
    }

    #[test]
    fn old_ones_go_and_one_a_month_stays() {
        let made = |text: &str, occasion| {
            let path = PathBuf::from(name(day(text), occasion, 1));
            Backup { path, day: day(text), occasion, number: 1, bytes: 1, log: None }
        };
        let mut backups = Vec::new();
        for number in 11..=20 {
            backups.push(made(&format!("2026-11-{number}"), Occasion::Day));
        }
        for month in 1..=10 {
            backups.push(made(&format!("2026-{month:02}-03"), Occasion::Day));
            backups.push(made(&format!("2026-{month:02}-28"), Occasion::Day));
        }
        for number in 1..=7 {
            backups.push(made(&format!("2025-11-0{number}"), Occasion::Restore));
        }
        let old = too_old(&backups);
        let kept: BTreeSet<String> = backups
            .iter()
            .filter(|backup| !old.contains(&backup.path))
            .map(|backup| backup.path.display().to_string())
            .collect();
        let expected: BTreeSet<String> = [
            "2026-11-14",
            "2026-11-15",
            "2026-11-16",
            "2026-11-17",
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-13",
            "2026-10-28",
            "2026-09-28",
            "2026-08-28",
            "2026-07-28",
            "2026-06-28",
            "2025-11-03-restore",
            "2025-11-04-restore",
            "2025-11-05-restore",
            "2025-11-06-restore",
            "2025-11-07-restore",
        ]
        .iter()
        .map(|name| format!("{name}.tumen"))
        .collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn two_projects_of_one_name_keep_apart() {
        let root = Path::new("/backups");
        let (a, b) = (Backups::of(root, Path::new("/x/a.tumen")), Backups::of(root, Path::new("/y/a.tumen")));
        assert_ne!(a, b);
        assert!(a.folder().starts_with(root));
    }
}
