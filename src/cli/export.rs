//! `tumen export`: a project's claims, or a folder's suggestions, into a file.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::corpus::Corpus;
use super::lines::remark;
use crate::audit::{Paper, origins};
use crate::export::{self, Export, Format, Options};
use crate::model::{Figure, FigureKey};
use crate::vocabulary::Lexicon;

/// Write the export. `Ok(false)` when the source could not be read, in whole or in part.
///
/// # Errors
/// When standard output refuses.
pub fn write(source: &Path, format: Format, out: &Path, suggestions: bool) -> io::Result<bool> {
    match into_file(source, format, out, suggestions) {
        Ok((count, whole)) => {
            writeln!(io::stdout(), "{count} records: {}", out.display())?;
            Ok(whole)
        }
        Err(why) => {
            remark(&why, &source.display().to_string(), None);
            Ok(false)
        }
    }
}

fn into_file(source: &Path, format: Format, out: &Path, suggestions: bool) -> Result<(usize, bool), String> {
    let Corpus { session, mut text, whole, is_project } = Corpus::open(source)?;
    // In a folder nobody has decided anything, so its suggestions are exported.
    let project = session.project();
    let lexicon = Lexicon::embedded().with(project.additions());
    // An article that cannot be read is told by the export itself.
    let papers: Vec<Paper> = project
        .entries()
        .filter_map(|entry| {
            let (article, text) = (Arc::clone(&entry.article), text(&entry.article).ok()?);
            Some(Paper { article, figures: Figure::of_entry(entry), text })
        })
        .collect();
    let origins = origins(&papers, &lexicon);
    let origin = |key: FigureKey| origins.group_of(key.article()).map(|group| Arc::clone(&group.id));
    let suggested = suggestions || !is_project;
    let options = Options { suggested, origin: Some(&origin), ..Options::default() };
    let mut export = Export { project, history: session.history(), options, text: &mut *text };
    let count = export::to_file(out, format, &mut export).map_err(|error| error.to_string())?;
    Ok((count, whole))
}
