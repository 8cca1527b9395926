//! Something about a folder or an index that the person should know, beside the lines about single files.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// One remark about an import. Nothing was lost by what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What, in words for a person.
    pub words: Arc<str>,
    /// The folder or file.
    pub place: PathBuf,
    /// The line in that file, counted from 1.
    pub line: Option<u64>,
}

impl Notice {
    pub(super) fn new(words: impl Into<Arc<str>>, place: impl Into<PathBuf>) -> Self {
        Self { words: words.into(), place: place.into(), line: None }
    }

    pub(super) fn at_line(words: impl Into<Arc<str>>, place: impl Into<PathBuf>, line: u64) -> Self {
        Self { words: words.into(), place: place.into(), line: Some(line) }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.words, self.place.display())?;
        self.line.map_or(Ok(()), |line| write!(f, ", line {line}"))
    }
}
