//! A person's own table on the command line.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::lines::remark;
use crate::import::series::{self, Layout, OwnSeries, Sheet, named, recognise};
use crate::model::{OwnTable, Project, TableId};
use crate::reference::Series;
use crate::vocabulary::Lexicon;

/// Which table, and what its columns mean.
#[derive(Debug, Args)]
pub struct Own {
    /// Read series from a table of your own: CSV, TSV or JSON.
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
    /// The layout of the table (comtrade, comtrade_legacy, gacc, wits, owid, sdmx, own); else its headers tell.
    #[arg(long, value_name = "NAME", requires = "import")]
    layout: Option<String>,
    /// Set a part of the layout: time, end, value, unit, multiplier, exporter, importer, reporter, partner, flow, goods,
    /// publisher, scale or decimal, each to a column or to one thing for all rows. "value" comes before its unit.
    #[arg(long = "set", value_name = "PART=VALUE", requires = "import")]
    parts: Vec<String>,
    /// Leave out this many lines above the headers.
    #[arg(long, value_name = "LINES", default_value_t = 0, requires = "import")]
    skip: usize,
}

/// A table as the project keeps it, and the series that it holds.
type ReadTable = (OwnTable, Vec<Arc<Series>>);

impl Own {
    /// The table with its series; nothing without a table. What was not read is told on standard error, line by line.
    /// `Err` when nothing could be read.
    pub fn read(&self, lexicon: &Lexicon) -> Result<Option<ReadTable>, ()> {
        let Some(place) = &self.import else { return Ok(None) };
        let shown = place.display().to_string();
        let refuse = |words: String| remark(&words, &shown, None);
        let (text, encoding) = series::bytes(place)
            .and_then(|bytes| series::text(&bytes))
            .map_err(|fault| refuse(fault.to_string()))?;
        let sheet = Sheet::parse(&text, self.skip).map_err(|fault| refuse(fault.to_string()))?;
        let layout = self.layout(&sheet).map_err(refuse)?;
        let name = place.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let OwnSeries { series, faults, kept, passed_over } =
            series::series(&sheet, &layout, &name, lexicon).map_err(|error| refuse(error.to_string()))?;
        remark(
            &format!(
                "read as {} in {encoding}: {kept} figures kept, {passed_over} cells or rows passed over, {} faults",
                layout.name,
                faults.len()
            ),
            &shown,
            None,
        );
        for fault in &faults {
            remark(&fault.to_string(), &shown, usize::try_from(fault.line).ok());
        }
        if series.is_empty() {
            return Err(());
        }
        let layout = serde_json::to_string(&layout).map_err(|error| refuse(error.to_string()))?;
        let id = TableId(uuid::Uuid::new_v4());
        let skip = u32::try_from(self.skip).unwrap_or(u32::MAX);
        let table = OwnTable { id, name: name.into(), text: text.into(), skip, layout: layout.into() };
        Ok(Some((table, series)))
    }

    fn layout(&self, sheet: &Sheet) -> Result<Layout, String> {
        let mut layout = match self.layout.as_deref() {
            Some("own") => Layout::open(),
            Some(name) => named(name, sheet)
                .ok_or_else(|| format!("the table does not have the columns of {name:?}"))?,
            None => recognise(sheet).unwrap_or_else(Layout::open),
        };
        for part in &self.parts {
            let (key, value) = part.split_once('=').ok_or_else(|| format!("{part:?} is not PART=VALUE"))?;
            layout.set(key.trim(), value.trim(), &sheet.headers).map_err(|error| error.to_string())?;
        }
        Ok(layout)
    }
}

/// The series of a project's own tables. What was not read is told on standard error.
pub fn kept(project: &Project, lexicon: &Lexicon, place: &str) -> Vec<Arc<Series>> {
    let tables = project.tables().iter().filter_map(|table| match series::kept(table, lexicon) {
        Ok(own) => Some(own.series),
        Err(why) => {
            remark(&format!("a table of the project was not read: {why}: {}", table.name), place, None);
            None
        }
    });
    tables.flatten().collect()
}
