//! `tumen export`: a project's claims, or a folder's suggestions, into a file.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::To;
use super::lines::remark;
use crate::export::{self, Export, Format, Options};
use crate::extract::{self, extract};
use crate::import::{self, Calls, Landed, Outcome, Request};
use crate::model::{Article, ArticleId, BatchId, Edit, History, Project, Session};
use crate::store::{Access, Store, Versions};
use crate::vocabulary::{Additions, Lexicon};

/// Write the export. `Ok(false)` when the source could not be read, in whole or in part.
///
/// # Errors
/// When standard output refuses.
pub fn write(source: &Path, to: To, out: &Path, suggestions: bool) -> io::Result<bool> {
    let done =
        if source.is_dir() || !source.exists() || source.extension().is_none_or(|ending| ending != "tumen") {
            folder(source, to, out)
        } else {
            project(source, to, out, suggestions)
        };
    match done {
        Ok((count, all)) => {
            writeln!(io::stdout(), "{count} records: {}", out.display())?;
            Ok(all)
        }
        Err(why) => {
            remark(&why, &source.display().to_string(), None);
            Ok(false)
        }
    }
}

fn format(to: To) -> Format {
    match to {
        To::Csv => Format::Csv,
        To::Ndjson => Format::Ndjson,
    }
}

/// A project, read beside whatever window has it open.
fn project(path: &Path, to: To, out: &Path, suggestions: bool) -> Result<(usize, bool), String> {
    let versions = |additions: &Additions| Versions {
        engine: extract::ENGINE_VERSION.to_string().into(),
        lexicon: Lexicon::embedded().with(additions).version().into(),
    };
    let (store, loaded) =
        Store::open(path, Access::Read, versions, |_| {}).map_err(|error| error.to_string())?;
    let session = Session::replay(loaded.staged, loaded.log).map_err(|(seq, refusal)| {
        format!("the project file is damaged (entry {seq} of its log: {refusal})")
    })?;
    let mut reader = store.reader();
    let mut text =
        |article: &Article| reader.text(article.id, &article.encoding).map_err(|error| error.to_string());
    let options = Options { suggested: suggestions, ..Options::default() };
    let mut export =
        Export { project: session.project(), history: session.history(), options, text: &mut text };
    let count = export::to_file(out, format(to), &mut export).map_err(|error| error.to_string())?;
    Ok((count, true))
}

/// A folder or file of articles: nobody has decided anything, so its suggestions are exported.
fn folder(path: &Path, to: To, out: &Path) -> Result<(usize, bool), String> {
    let lexicon = Lexicon::embedded();
    let batch = BatchId(uuid::Uuid::new_v4());
    let request = Request { batch, at: 0, options: import::Options::default(), known: HashSet::new() };
    let mut texts: HashMap<ArticleId, Arc<str>> = HashMap::new();
    let mut project = Project::default();
    let report = import::run(
        &[path.to_path_buf()],
        &request,
        Calls {
            extract: &|text, published| extract(&lexicon, text, published),
            cancel: &|| false,
            new_id: &mut || ArticleId(uuid::Uuid::new_v4()),
            sink: &mut |landed: Landed| {
                texts.extend(
                    landed.articles.iter().map(|staged| (staged.article.id, Arc::clone(&staged.text))),
                );
                project = project.stage(landed.articles.iter().map(import::Staged::entry));
            },
        },
    );
    for line in report.lines.iter().filter(|line| line.outcome != Outcome::Read) {
        remark(&format!("{}: {}", line.outcome.words(), line.why), &line.path, None);
    }
    for notice in &report.notices {
        remark(&notice.words, &notice.place.display().to_string(), notice.line.map(|line| line as usize));
    }
    if texts.is_empty() {
        return Err("there are no articles to read: .txt and .md files are".to_owned());
    }
    let (project, ..) = project.apply(&Edit::AddBatch(batch)).map_err(|refusal| refusal.to_string())?;
    let mut text =
        |article: &Article| texts.get(&article.id).cloned().ok_or_else(|| "its text is gone".to_owned());
    let history = History::default();
    let options = Options { suggested: true, ..Options::default() };
    let mut export = Export { project: &project, history: &history, options, text: &mut text };
    let count = export::to_file(out, format(to), &mut export).map_err(|error| error.to_string())?;
    let all = report.count(Outcome::Refused) == 0 && report.count(Outcome::Partly) == 0;
    Ok((count, all))
}
