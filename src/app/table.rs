//! Tables of figures that a person adds: read in a job, tried with a layout in another, kept by one edit.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::chart::plot_of;
use crate::import::series::{self, OwnSeries, id_part, line_of, lines_above};
use crate::import::{Decoded, Fault, decode};
use crate::listing::is_oil;
use crate::model::{Edit, OwnTable, TableId};
use crate::reference::Series;
use crate::ui::{Dialog, Parsed, Remembered, TableFile, TableImport, Trial, Want, counted, remember};

/// So many new series are drawn at once: more could not be told apart, and the list has the others.
const DRAWN: usize = 6;

/// A file with the table in it, or why there is none, for people.
pub(super) type ReadTable = Result<Box<(TableFile, Parsed)>, String>;

impl App {
    /// Read a table, with the encoding that it seems to have or with this one.
    pub(super) fn read_table(&mut self, place: PathBuf, encoding: Option<String>) {
        if let Some(Dialog::Path { path, wrong, .. }) = &mut self.panels.dialog {
            *path = place.display().to_string();
            wrong.clear();
        }
        let known: Vec<Vec<String>> = self.screen.layouts.iter().map(|one| one.headers.clone()).collect();
        self.jobs.start(Slot::ReadTable, move |_| {
            let name = place.file_name().map(|name| name.to_string_lossy().into_owned());
            let read = read(place, encoding.as_deref(), &known).map(Box::new);
            Outcome::TableRead(read.map_err(|why| format!("{}: {why}", name.unwrap_or_default())))
        });
    }

    /// A table was read: show what its columns mean.
    pub(super) fn table_read(&mut self, read: ReadTable) {
        let remembered = &self.screen.layouts;
        match (&mut self.panels.dialog, read) {
            // The same file with another encoding: what was set by hand stays where it fits.
            (Some(Dialog::Table(open)), Ok(read)) if read.0.place == open.file.place => {
                let (file, parsed) = *read;
                // What is tried now is of the text as it was.
                self.jobs.cancel(Slot::TryTable);
                open.file = Arc::new(file);
                open.skip = parsed.skip;
                open.take(parsed, remembered);
            }
            (Some(Dialog::Path { want: Want::Table, .. } | Dialog::Table(_)), Ok(read)) => {
                self.jobs.cancel(Slot::TryTable);
                let (file, parsed) = *read;
                let tables = self.desk.project().tables();
                let taken = |name: &str| tables.iter().any(|table| id_part(&table.name) == id_part(name));
                let open = TableImport::new(file, parsed, remembered, &taken);
                self.panels.dialog = Some(Dialog::Table(Box::new(open)));
            }
            (Some(Dialog::Path { want: Want::Table, wrong, .. }), Err(why)) => *wrong = why,
            (Some(Dialog::Table(_)), Err(why)) => self.panels.toasts.warn(why),
            // Nobody waits for it any more.
            _ => {}
        }
    }

    /// Try the layout of the open dialog, unless that was done or is being done: one at a time, and what is wanted by
    /// then is next.
    pub(super) fn try_table(&mut self) {
        let Some(Dialog::Table(open)) = &self.panels.dialog else { return };
        if self.jobs.is_running(Slot::TryTable) || self.jobs.is_running(Slot::ReadTable) {
            return;
        }
        if open.skip != open.parsed.skip {
            let (file, skip) = (Arc::clone(&open.file), open.skip);
            self.jobs
                .start(Slot::TryTable, move |_| Outcome::TableParsed(skip, Parsed::new(&file.text, skip)));
            return;
        }
        let Some(wanted) = open.wanted() else { return };
        if open.trial.as_ref().is_some_and(|trial| trial.of == wanted) {
            return;
        }
        let (parsed, lexicon) = (Arc::clone(&open.parsed), Arc::clone(&self.engine.lexicon));
        self.jobs.start(Slot::TryTable, move |_| {
            let own = series::series(&parsed.sheet, &wanted.layout, &wanted.name, &lexicon);
            // What is wanted is complete, so nothing of it can be missing; if it were, nothing would be read.
            let nothing = |_| OwnSeries { series: Vec::new(), faults: Vec::new(), kept: 0, passed_over: 0 };
            Outcome::TableTried(Box::new(Trial { of: wanted, own: own.unwrap_or_else(nothing) }))
        });
    }

    /// Other lines were left out above the headers.
    pub(super) fn table_parsed(&mut self, skip: u32, parsed: Result<Parsed, String>) {
        let Some(Dialog::Table(open)) = &mut self.panels.dialog else { return };
        match parsed {
            Ok(parsed) => open.take(parsed, &self.screen.layouts),
            Err(why) => {
                // Back to what could be read, or it would be tried for ever.
                if open.skip == skip {
                    open.skip = open.parsed.skip;
                }
                self.panels.toasts.warn(why);
            }
        }
    }

    /// A layout was tried.
    pub(super) fn table_tried(&mut self, trial: Trial) {
        if let Some(Dialog::Table(open)) = &mut self.panels.dialog {
            open.trial = Some(trial);
        }
    }

    /// Keep the table of the open dialog in the project, draw its series, remember its layout.
    pub(super) fn add_table(&mut self) {
        let Some(Dialog::Table(open)) = &self.panels.dialog else { return };
        let Some(trial) = open.result() else { return };
        let layout = match serde_json::to_string(&trial.of.layout) {
            Ok(layout) => layout,
            Err(why) => {
                self.panels.toasts.warn(format!("The table was not added: {why}"));
                return;
            }
        };
        let open = open.clone();
        let table = Arc::new(OwnTable {
            id: TableId(uuid::Uuid::new_v4()),
            name: trial.of.name.as_str().into(),
            text: Arc::clone(&open.file.text),
            skip: open.skip,
            layout: layout.into(),
        });
        let own = trial.own.clone();
        if !self.edit(Edit::AddTable { at: u32::MAX, table: Arc::clone(&table) }) {
            return;
        }
        self.table_is_read(&table, &own);
        self.panels.dialog = None;
        self.remember_layout(&open);
        let told = self.draw_new(&own.series);
        let lines = if own.faults.is_empty() {
            "every line was read".to_owned()
        } else {
            format!("{} not read", counted(own.faults.len(), "line"))
        };
        let words = format!(
            "{} is added: {} in {} series, {lines}.{told}",
            open.file.name(),
            counted(own.kept, "figure"),
            own.series.len(),
        );
        self.panels.toasts.tell(words);
    }

    fn remember_layout(&mut self, open: &TableImport) {
        let title = open.title.trim();
        if !open.remember || !open.is_by_hand() || title.is_empty() {
            return;
        }
        let one = Remembered {
            title: title.to_owned(),
            headers: open.parsed.sheet.headers.clone(),
            layout: open.form.layout.clone(),
        };
        remember(&mut self.screen.layouts, one);
    }

    /// Draw new series, as far as they have a plot and can be told apart. Gives what is to be told of it.
    fn draw_new(&mut self, new: &[Arc<Series>]) -> String {
        let lexicon = &self.engine.lexicon;
        let oil = |id: &str| is_oil(lexicon, id);
        let with_plot: Vec<&Arc<Series>> = new.iter().filter(|one| plot_of(one, &oil).is_ok()).collect();
        let mut options = self.screen.chart.clone();
        for series in with_plot.iter().take(DRAWN) {
            options = options.with_series(&series.id, true);
        }
        self.screen.chart = options;
        self.stale.scene = true;
        match with_plot.len() {
            0 => " None of them has a plot; claims are compared with them.".to_owned(),
            many if many > DRAWN => {
                format!(" The first {DRAWN} are drawn; choose others in the list of series.")
            }
            _ => String::new(),
        }
    }

    /// Do not offer a layout any more.
    pub(super) fn forget_layout(&mut self, title: &str) {
        self.screen.layouts.retain(|known| known.title != title);
        if let Some(Dialog::Table(open)) = &mut self.panels.dialog {
            // What is set stays set; only the name for it is gone.
            open.choice = crate::ui::Choice::Own;
            open.remember = false;
        }
        self.panels.toasts.tell(format!("The layout {title} is forgotten."));
    }
}

/// A file → a table. `known` are headers of tables whose layouts are remembered. Errors are for people.
fn read(
    place: PathBuf,
    encoding: Option<&str>,
    known: &[Vec<String>],
) -> Result<(TableFile, Parsed), String> {
    let Decoded { text, encoding, damaged } = bytes_of(&place).and_then(|bytes| {
        decode(&bytes, encoding).map_err(|fault| match fault {
            Fault::Format(_) => format!("{fault}; save the table as CSV first"),
            Fault::Empty => "holds nothing".to_owned(),
            other => other.to_string(),
        })
    })?;
    if text.len() > OwnTable::LIMIT {
        return Err(too_large(text.len() as u64));
    }
    // Headers that the person has met before are found wherever they stand.
    let skip = line_of(&text, known).unwrap_or_else(|| lines_above(&text));
    let skip = u32::try_from(skip).unwrap_or(0);
    let parsed = Parsed::new(&text, skip)?;
    if !parsed.is_table() {
        return Err("no table: no comma, semicolon or tab parts its first line into columns".to_owned());
    }
    Ok((TableFile { place, encoding, damaged, text: text.into() }, parsed))
}

fn bytes_of(place: &Path) -> Result<Vec<u8>, String> {
    series::bytes(place).map_err(|fault| match fault {
        Fault::TooLarge(size) => too_large(size),
        Fault::Vanished => format!("there is nothing at {}", place.display()),
        other => other.to_string(),
    })
}

fn too_large(size: u64) -> String {
    format!(
        "{} MiB are too much: a project keeps tables of at most {} MiB. Leave rows and columns out that are not needed.",
        size.div_ceil(1 << 20),
        OwnTable::LIMIT >> 20
    )
}
