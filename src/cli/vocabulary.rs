//! The lexicon of a headless command: the embedded one, with the additions of a file.

use std::fs;
use std::io;
use std::path::Path;

use super::lines::remark;
use crate::vocabulary::{Additions, Lexicon};

/// What does not count is told on standard error, line by line.
///
/// # Errors
/// When the file cannot be read.
pub fn lexicon(file: Option<&Path>) -> io::Result<Lexicon> {
    let Some(file) = file else { return Ok(Lexicon::embedded()) };
    let place = file.display().to_string();
    let table = fs::read_to_string(file).map_err(|error| {
        io::Error::new(error.kind(), format!("the vocabulary cannot be read: {error}: {place}"))
    })?;
    let (additions, bad) = Additions::from_tsv(&table);
    for line in bad {
        remark(&line.to_string(), &place, None);
    }
    let lexicon = Lexicon::embedded().with(&additions);
    for (at, fault) in lexicon.faults() {
        remark(&format!("addition {}: {fault}", at + 1), &place, None);
    }
    Ok(lexicon)
}
