//! Claims and suggestions → files: claim records (NDJSON) and tables (CSV), with their verification.
//!
//! Numbers are written in full and exact, places in Unicode code points. Nothing is rounded, converted or left out.

mod clipboard;
mod columns;
mod compared;
mod error;
mod file;
mod findings;
mod ndjson;
mod number;
pub mod picture;
mod plotted;
mod record;
pub mod report;
mod selection;
mod series;
mod table;
#[cfg(test)]
mod tests;
mod trail;
mod verification;

use std::path::Path;

pub use clipboard::{cells, citation};
pub use compared::comparison;
pub use error::Error;
pub use file::{text_file, to_place};
pub use findings::finding;
pub use ndjson::{ndjson, suggestions};
pub use plotted::{Texts, plotted};
pub use selection::{Export, Options};
pub use series::series;
pub use table::csv;

/// A format of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, for spreadsheets.
    Csv,
    /// One claim record a line.
    Ndjson,
}

/// Write an export to the file at `path`, whole or not at all. Gives the number of records.
///
/// # Errors
/// When the place refuses or an article's text cannot be read; what was there before is still there then.
pub fn to_file(path: &Path, format: Format, export: &mut Export<'_>) -> Result<usize, Error> {
    to_place(path, |out| match format {
        Format::Csv => csv(export, out),
        Format::Ndjson => ndjson(export, out),
    })
}
