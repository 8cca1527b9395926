//! A person's own tables → official series: UN Comtrade, Chinese customs, WITS, Our World in Data, SDMX, or any other
//! table with columns for time and value.
//!
//! What a column means, by what its numbers are multiplied and in which currency they are is laid down in a
//! [`Layout`], which is recognised by the headers or made by hand; it is never guessed from numbers. A row that does
//! not fit is reported with its line, and the others are kept.

mod build;
mod cell;
mod codes;
mod known;
mod layout;
mod number;
mod sheet;
mod time;

use std::path::Path;
use std::sync::Arc;

use super::Fault;
use super::decode::decode;
use crate::model::OwnTable;
use crate::reference::Series;
use crate::vocabulary::Lexicon;

pub use cell::Cell;
pub use codes::{country, goods, unit};
pub use known::{fitting, named, recognise, title};
pub use layout::{FigureColumn, Keep, Layout, LayoutError, Sides};
pub use sheet::{Sheet, line_of, lines_above};

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSeries {
    /// One for each flow, goods and unit of the table, in the order in which they came.
    pub series: Vec<Arc<Series>>,
    /// Rows that gave nothing, by their line.
    pub faults: Vec<RowFault>,
    /// Figures that were kept.
    pub kept: usize,
    /// Rows that the layout passes over on purpose (totals by mode of transport, re-exports), and cells that are blank.
    pub passed_over: usize,
}

/// A row that gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {words}")]
pub struct RowFault {
    /// Line of the file, or number of the item in JSON, counted from 1.
    pub line: u64,
    /// Why, for people.
    pub words: Arc<str>,
}

/// The bytes of a file, for [`sheet`].
///
/// # Errors
/// When it cannot be read, or is larger than [`super::LIMIT`].
pub fn bytes(place: &Path) -> Result<Vec<u8>, Fault> {
    super::read::bytes(place)
}

/// Bytes → text and the name of its encoding, which is found out.
///
/// # Errors
/// When the bytes are no text.
pub fn text(bytes: &[u8]) -> Result<(String, &'static str), Fault> {
    let decoded = decode(bytes, None)?;
    Ok((decoded.text, decoded.encoding))
}

/// What a table's name gives to the ids of its series: two tables of one such part would overwrite each other's.
#[must_use]
pub fn id_part(name: &str) -> String {
    build::slug(name)
}

/// Bytes → a table: encoding, separator and header row are found out. `skip` lines above the header row are left out.
///
/// # Errors
/// When the bytes are no text, or no table.
pub fn sheet(bytes: &[u8], skip: usize) -> Result<(Sheet, &'static str), Fault> {
    let (text, encoding) = text(bytes)?;
    Ok((Sheet::parse(&text, skip)?, encoding))
}

/// The series of a table that a project keeps.
///
/// # Errors
/// For people, when what was kept does not go together: another program wrote it.
pub fn kept(table: &OwnTable, lexicon: &Lexicon) -> Result<OwnSeries, String> {
    let sheet = Sheet::parse(&table.text, table.skip as usize).map_err(|fault| fault.to_string())?;
    let layout: Layout = serde_json::from_str(&table.layout).map_err(|error| error.to_string())?;
    series(&sheet, &layout, &table.name, lexicon).map_err(|error| error.to_string())
}

/// A table → series. `name` goes into the ids of the series: the file's name without its ending.
///
/// # Errors
/// When the layout names a column that the table does not have, or leaves open what it must say.
pub fn series(
    sheet: &Sheet,
    layout: &Layout,
    name: &str,
    lexicon: &Lexicon,
) -> Result<OwnSeries, LayoutError> {
    layout.check(&sheet.headers)?;
    Ok(build::build(sheet, layout, name, lexicon))
}
