//! `tumen compare`: figures beside official series, one JSON object a figure.

use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use super::corpus::Corpus;
use super::lines::remark;
use super::own::{Own, kept};
use crate::compare::{Subject, compare};
use crate::export;
use crate::model::{Article, Figure, Kind};
use crate::reference::SeriesTable;
use crate::text::CodePoints;
use crate::vocabulary::Lexicon;

/// Which figures.
pub struct Which<'a> {
    /// Those of the article whose path is this or ends with it.
    pub article: Option<&'a str>,
    /// Those around this code point.
    pub at: Option<usize>,
    /// Taken as said to be the highest ever, whatever the sentence says.
    pub peak: bool,
}

/// Print comparisons, article by article in text order. `Ok(false)` when something was not read, or nothing found.
///
/// # Errors
/// When standard output refuses.
pub fn print(source: &Path, which: &Which<'_>, own: &Own) -> io::Result<bool> {
    let place = source.display().to_string();
    let corpus = Corpus::open(source).map_err(|why| remark(&why, &place, None));
    let Ok(Corpus { session, mut text, mut whole, .. }) = corpus else { return Ok(false) };
    let project = session.project();
    let lexicon = Lexicon::embedded().with(project.additions());
    let Ok(own) = own.read(&lexicon) else { return Ok(false) };
    let own = own.into_iter().map(|(_, series)| series);
    let table =
        SeriesTable::embedded().with(kept(project, &lexicon, &place).into_iter().chain(own.flatten()));
    let mut out = BufWriter::new(io::stdout().lock());
    let mut count = 0;
    for entry in project.entries().filter(|entry| is_meant(&entry.article, which.article)) {
        let figures = Figure::of_entry(entry);
        let text = match text(&entry.article) {
            Ok(text) => text,
            Err(why) => {
                remark(&why, &entry.article.path, None);
                whole = false;
                continue;
            }
        };
        let points = CodePoints::new(&text);
        let at = which.at.map(|at| points.to_byte(at));
        for figure in &figures {
            let span = figure.span();
            let meant = match at {
                Some(at) => span.range().contains(&at),
                None => is_measured(figure.record().kind),
            };
            if !meant {
                continue;
            }
            let subject = Subject::of_figure(figure, &figures, &text, &lexicon);
            let subject = if which.peak { subject.as_peak() } else { subject };
            let comparison = compare(&subject, &table, &lexicon);
            export::comparison(figure, &text, &comparison, &mut out)?;
            count += 1;
        }
    }
    out.flush()?;
    if count == 0 {
        remark("no figure is there to compare", &place, which.at);
    }
    Ok(whole && count > 0)
}

fn is_meant(article: &Article, wanted: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| {
        let path = &*article.path;
        path == wanted || path.strip_suffix(wanted).is_some_and(|rest| rest.ends_with('/'))
    })
}

/// Kinds that official series can speak of.
const fn is_measured(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change)
}
