//! One row a figure, for spreadsheets.

use std::io::Write;

use super::Error;
use super::columns::{COLUMNS, cells};
use super::selection::Export;

/// Write a project's claims as a table in UTF-8 with a header, and give the number of rows under it.
///
/// # Errors
/// When `out` refuses, or an article's text cannot be read. What was written before stays written.
pub fn csv(export: &mut Export<'_>, out: &mut dyn Write) -> Result<usize, Error> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    let rows =
        export.each(&mut |article, line, judged| Ok(table.write_record(cells(article, line, judged)?)?))?;
    table.flush()?;
    Ok(rows)
}
