//! `tumen series`: official series with their rows and coverage, one JSON object a line.

use std::io::{self, BufWriter, Write as _};

use super::lines::remark;
use super::own::Own;
use crate::export;
use crate::reference::SeriesTable;
use crate::vocabulary::Lexicon;

/// Print the built-in series that answer to all words, or what was read from a table. `Ok(false)` when nothing is.
///
/// # Errors
/// When standard output refuses.
pub fn list(words: &[String], own: &Own) -> io::Result<bool> {
    let words = words.join(" ");
    let lexicon = Lexicon::embedded();
    let table = if own.import.is_some() {
        let Ok(series) = own.read(&lexicon) else { return Ok(false) };
        SeriesTable::default().with(series)
    } else {
        SeriesTable::embedded()
    };
    let found = table.search(&words, &lexicon);
    let mut out = BufWriter::new(io::stdout().lock());
    for series in &found {
        export::series(series, &mut out)?;
    }
    out.flush()?;
    if found.is_empty() {
        remark(&format!("no series answers to {words:?}"), "", None);
    }
    Ok(!found.is_empty())
}
