//! The report of a crash: one text file, which says enough to mend the program and nothing of what was worked on.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Holds the name of the report that nobody was told of yet.
const UNTOLD: &str = "untold";

/// What was seen of a crash.
#[derive(Clone, Debug)]
pub struct Crash {
    /// Date and time here, such as 2026-11-27-164502.
    pub at: String,
    /// What was said, up to the first quotation.
    pub message: String,
    /// Source file and line.
    pub place: String,
    /// The calls that led there.
    pub calls: String,
    /// The last actions, the oldest first.
    pub actions: Vec<String>,
}

impl Crash {
    /// What can be seen now, on the thread that panics.
    #[must_use]
    pub fn now(message: &str, place: &str, actions: Vec<String>) -> Self {
        Self {
            at: jiff::Zoned::now().strftime("%Y-%m-%d-%H%M%S").to_string(),
            message: without_quotations(message),
            place: place.to_owned(),
            calls: Backtrace::force_capture().to_string(),
            actions,
        }
    }

    /// The report.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { at, message, place, calls, actions } = self;
        let version = env!("CARGO_PKG_VERSION");
        let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
        let mut text = format!(
            "Tumen {version} ended unexpectedly at {at}.\nSystem: {system} {processor}\nAt: {place}\nWhat: {message}\n\n\
             This report was written on this machine and sent nowhere. It has no text, name or path of an article.\n\n\
             The last actions, the oldest first:\n"
        );
        for action in actions {
            // Writing into a string can't fail.
            let _ = writeln!(text, "  {action}");
        }
        let _ = writeln!(text, "\nCalls:\n{calls}");
        text
    }

    /// Write it into the folder, and note that it is to be told of at the next start.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let name = format!("crash-{}.txt", self.at);
        let path = folder.join(&name);
        fs::write(&path, self.text())?;
        fs::write(folder.join(UNTOLD), name)?;
        Ok(path)
    }
}

/// The report that nobody was told of yet; asked once, it counts as told.
#[must_use]
pub fn untold(folder: &Path) -> Option<PathBuf> {
    let note = folder.join(UNTOLD);
    let name = fs::read_to_string(&note).ok()?;
    // What can't be taken away would be told at every start.
    fs::remove_file(&note).ok()?;
    let report = folder.join(Path::new(name.trim()).file_name()?);
    report.exists().then_some(report)
}

/// The message up to its first quotation: Rust quotes the text that was cut at a wrong place, which may be an article's.
fn without_quotations(message: &str) -> String {
    const OURS: [&str; 2] =
        ["called `Option::unwrap()` on a `None` value", "called `Result::unwrap()` on an `Err` value"];
    if let Some(known) = OURS.iter().find(|known| message.starts_with(**known)) {
        return (*known).to_owned();
    }
    let line = message.lines().next().unwrap_or_default();
    match line.find(['"', '\'', '`', '“', '‘', '«']) {
        Some(at) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_ends_where_it_begins_to_quote() {
        for (message, kept) in [
            (
                "start byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `été in Rason`",
                "start byte index 1 is not a char boundary; it is inside …",
            ),
            (
                "index out of bounds: the len is 3 but the index is 7",
                "index out of bounds: the len is 3 but the index is 7",
            ),
            (
                "called `Result::unwrap()` on an `Err` value: \"coal\"",
                "called `Result::unwrap()` on an `Err` value",
            ),
            ("called `Option::unwrap()` on a `None` value", "called `Option::unwrap()` on a `None` value"),
            ("two\nlines of an article", "two"),
            ("", ""),
        ] {
            assert_eq!(without_quotations(message), kept);
        }
    }

    #[test]
    fn a_crash_is_told_once_and_only_where_its_report_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(untold(folder.path()), None);
        let crash = Crash::now("so it goes", "src/a.rs:1:1", vec!["NextClaim".into()]);
        let report = crash.write(&folder.path().join("logs")).expect("a report");
        let text = fs::read_to_string(&report).expect("its text");
        for part in ["Tumen ", "What: so it goes", "At: src/a.rs:1:1", "  NextClaim\n", "Calls:\n"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let logs = folder.path().join("logs");
        assert_eq!(untold(&logs), Some(report.clone()));
        assert_eq!(untold(&logs), None);
        fs::remove_file(crash.write(&logs).expect("a report")).expect("removed");
        assert_eq!(untold(&logs), None);
        // What another program wrote there leads to no other folder.
        fs::write(logs.join(UNTOLD), "../../elsewhere.txt").expect("written");
        assert_eq!(untold(&logs), None);
    }
}
