//! `tumen series`: official series with their rows and coverage, one JSON object a line.

use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::lines::remark;
use super::own::Own;
use crate::export;
use crate::extract;
use crate::model::{Edit, OwnTable, Session, Stamp};
use crate::reference::SeriesTable;
use crate::store::{Access, Store, Versions};
use crate::vocabulary::{Additions, Lexicon};

/// Print the built-in series that answer to all words, or what was read from a table. `Ok(false)` when nothing is.
///
/// # Errors
/// When standard output refuses.
pub fn list(words: &[String], own: &Own, into: Option<&Path>) -> io::Result<bool> {
    let words = words.join(" ");
    let lexicon = Lexicon::embedded();
    let Ok(read) = own.read(&lexicon) else { return Ok(false) };
    let table = match read {
        Some((table, series)) => {
            if let Some(project) = into
                && let Err(why) = keep(table, project)
            {
                remark(&why, &project.display().to_string(), None);
                return Ok(false);
            }
            SeriesTable::default().with(series)
        }
        None => SeriesTable::embedded(),
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

/// Keep a table in a project: one step that the window can take back.
fn keep(table: OwnTable, project: &Path) -> Result<(), String> {
    if table.text.len() > OwnTable::LIMIT {
        return Err(format!("the table is larger than {} MiB, so it was not kept", OwnTable::LIMIT >> 20));
    }
    let versions = |additions: &Additions| Versions {
        engine: extract::ENGINE_VERSION.to_string().into(),
        lexicon: Lexicon::embedded().with(additions).version().into(),
    };
    let (store, loaded) =
        Store::open(project, Access::Write, versions, |_| {}).map_err(|error| error.to_string())?;
    if let Some(because) = loaded.read_only {
        return Err(format!("the project cannot be written: {because}"));
    }
    let mut session = Session::replay(loaded.staged, loaded.log).map_err(|(seq, refusal)| {
        format!("the project file is damaged (entry {seq} of its log: {refusal})")
    })?;
    let stamp = Stamp { at: jiff::Timestamp::now().as_millisecond(), who: "command line".into() };
    let edit = Edit::AddTable { at: u32::MAX, table: Arc::new(table) };
    let (entry, _) = session.act(edit, &stamp).map_err(|refusal| refusal.to_string())?;
    store.append(entry);
    store.close().map_err(|unclosed| unclosed.to_string())
}
