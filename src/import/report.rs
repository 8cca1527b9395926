//! How an import ended: one line a file.

use std::fmt::Write as _;
use std::sync::Arc;

use super::Notice;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// All of it was taken in.
    Read,
    /// Taken in, and something of it was not understood.
    Partly,
    /// Not taken in: it could not be.
    Refused,
    /// Not taken in: there was no need, or the import was cancelled before.
    Skipped,
}

impl Outcome {
    /// Every outcome, in the order of a report's first line.
    pub const ALL: [Self; 4] = [Self::Read, Self::Partly, Self::Refused, Self::Skipped];

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Partly => "partly read",
            Self::Refused => "refused",
            Self::Skipped => "skipped",
        }
    }
}

/// One file's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Path relative to the folder that was given.
    pub path: Arc<str>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, or what else is worth knowing; may be empty.
    pub why: Arc<str>,
}

/// How an import ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One line a file, in the order of the import.
    pub lines: Vec<Line>,
    /// What is to be known about folders and indexes.
    pub notices: Vec<Notice>,
    /// Articles taken in that nothing dates.
    pub undated: usize,
    /// Whether it was cancelled; what had landed before stays.
    pub cancelled: bool,
}

impl Report {
    /// How many files ended so.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.lines.iter().filter(|line| line.outcome == outcome).count()
    }

    /// Whether every file was taken in whole or was there already, and nothing else is to be told.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        !self.cancelled
            && self.notices.is_empty()
            && self.lines.iter().all(|line| !matches!(line.outcome, Outcome::Refused | Outcome::Partly))
    }

    /// Add to what is told of a file that was taken in, unless it is told already.
    pub fn add(&mut self, path: &str, words: &str) {
        let taken =
            |line: &&mut Line| &*line.path == path && matches!(line.outcome, Outcome::Read | Outcome::Partly);
        if let Some(line) = self.lines.iter_mut().find(taken)
            && !line.why.contains(words)
        {
            let before = if line.why.is_empty() { String::new() } else { format!("{}; ", line.why) };
            line.why = format!("{before}{words}").into();
        }
    }

    /// One sentence: `3 files: 2 read, 1 refused; 1 without a date`.
    #[must_use]
    pub fn summary(&self) -> String {
        let files = self.lines.len();
        let mut words = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        let counts = Outcome::ALL.map(|outcome| (self.count(outcome), outcome.words()));
        for (position, (count, outcome)) in counts.into_iter().filter(|(count, _)| *count > 0).enumerate() {
            let _ = write!(words, "{} {count} {outcome}", if position == 0 { ":" } else { "," });
        }
        if self.undated > 0 {
            let _ = write!(words, "; {} without a date", self.undated);
        }
        if self.cancelled {
            words.push_str("; cancelled");
        }
        words
    }

    /// The whole report as plain text, for a file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.summary();
        text.push('\n');
        for line in &self.lines {
            let _ = write!(text, "\n{:<12} {}", line.outcome.words(), line.path);
            if !line.why.is_empty() {
                let _ = write!(text, ": {}", line.why);
            }
        }
        if !self.lines.is_empty() {
            text.push('\n');
        }
        for notice in &self.notices {
            let _ = write!(text, "\n{notice}");
        }
        text.trim_end().to_owned() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_file() {
        let line = |path: &str, outcome, why: &str| Line { path: path.into(), outcome, why: why.into() };
        let report = Report {
            lines: vec![
                line("a.txt", Outcome::Read, ""),
                line("b.txt", Outcome::Refused, "looks like a binary file"),
            ],
            notices: vec![Notice::at_line("no such file: \"c.txt\"", "x/index.csv", 3)],
            undated: 1,
            cancelled: false,
        };
        assert_eq!(
            report.to_text(),
            "2 files: 1 read, 1 refused; 1 without a date\n\n\
             read         a.txt\n\
             refused      b.txt: looks like a binary file\n\n\
             no such file: \"c.txt\": x/index.csv, line 3\n"
        );
        assert_eq!(Report::default().to_text(), "0 files\n");
    }
}
