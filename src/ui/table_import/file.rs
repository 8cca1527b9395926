//! The file that a table comes from, and the table in it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::import::series::{Layout, Sheet, fitting};

/// A file as it was read and decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Where it is.
    pub place: PathBuf,
    /// The encoding's WHATWG name.
    pub encoding: &'static str,
    /// Whether some bytes did not fit the encoding.
    pub damaged: bool,
    /// What it says.
    pub text: Arc<str>,
}

impl TableFile {
    /// Its name with the ending.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.place.file_name();
        name.map_or_else(|| self.place.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    /// Its name without the ending.
    #[must_use]
    pub fn stem(&self) -> String {
        self.place.file_stem().map_or_else(|| self.name(), |stem| stem.to_string_lossy().into_owned())
    }
}

/// The rows below a header row, and the known layouts that fit them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Lines above the header row.
    pub skip: u32,
    /// Headers and rows.
    pub sheet: Sheet,
    /// Known layouts whose columns are all there.
    pub known: Vec<Layout>,
}

impl Parsed {
    /// Read a text below its first `skip` lines.
    ///
    /// # Errors
    /// For people, when that is no table.
    pub fn new(text: &str, skip: u32) -> Result<Self, String> {
        let sheet = Sheet::parse(text, skip as usize).map_err(|fault| fault.to_string())?;
        let known = fitting(&sheet);
        Ok(Self { skip, sheet, known })
    }

    /// Whether anything parts its lines into columns.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.sheet.headers.len() > 1
    }
}
