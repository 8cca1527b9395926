//! The log: one file, and the one before it. Never more than two megabytes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use log::{Level, Log, Metadata, Record};

/// Bytes after which a new file is begun.
const FULL: u64 = 1_000_000;

/// Writes `tumen.log` in a folder; what was full before is `tumen.log.1`.
pub struct LogFile {
    path: PathBuf,
    open: Mutex<Open>,
}

struct Open {
    file: File,
    length: u64,
}

impl LogFile {
    /// Begin or go on with the log of this folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder or the file can't be written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join("tumen.log");
        let open = Mutex::new(begin(&path)?);
        Ok(Self { path, open })
    }

    fn line(&self, line: &str) -> io::Result<()> {
        // A thread that panicked while it wrote left at worst half a line.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.length >= FULL {
            fs::rename(&self.path, self.path.with_extension("log.1"))?;
            *open = begin(&self.path)?;
        }
        open.file.write_all(line.as_bytes())?;
        open.length += line.len() as u64;
        Ok(())
    }
}

fn begin(path: &Path) -> io::Result<Open> {
    let file = OpenOptions::new().create(true).append(true).open(path)?;
    let length = file.metadata()?.len();
    Ok(Open { file, length })
}

impl Log for LogFile {
    /// Of other crates only what they warn of: they know nothing of what may be said.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let most = if metadata.target().starts_with("tumen") { Level::Info } else { Level::Warn };
        metadata.level() <= most
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
        let line = format!("{at} {:5} {}: {}\n", record.level(), record.target(), record.args());
        if self.line(&line).is_err() {
            // A full disk is told in the window by what could not be saved; the log has nowhere else to go.
            eprint!("{line}");
        }
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(log: &LogFile, target: &str, level: Level, words: &str) {
        log.log(&Record::builder().target(target).level(level).args(format_args!("{words}")).build());
    }

    #[test]
    fn warnings_of_all_and_news_of_ours_are_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = LogFile::open(&folder.path().join("logs")).expect("a log");
        say(&log, "tumen::app", Level::Info, "ours");
        say(&log, "zbus", Level::Info, "theirs");
        say(&log, "zbus", Level::Warn, "trouble of theirs");
        say(&log, "tumen", Level::Debug, "too much");
        let text = fs::read_to_string(folder.path().join("logs/tumen.log")).expect("the log");
        let said: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once(": ")?.1)).collect();
        assert_eq!(said, ["ours", "trouble of theirs"]);
    }

    #[test]
    fn a_full_file_is_put_aside_and_the_one_before_it_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let words = "x".repeat(99_900);
        for round in 0..3 {
            // Opened anew, it goes on where it was.
            let log = LogFile::open(folder.path()).expect("a log");
            for _ in 0..10 {
                say(&log, "tumen", Level::Info, &format!("{round}{words}"));
            }
        }
        let size = |name: &str| fs::metadata(folder.path().join(name)).expect("a file").len();
        assert!(size("tumen.log.1") >= FULL && size("tumen.log.1") < FULL + 110_000);
        assert!(size("tumen.log") < FULL + 110_000);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }
}
