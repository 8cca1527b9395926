//! Imports: started with paths, landing in chunks, ending in a report.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use super::reread::Why;
use super::world::{World, article_id, batch_id};
use crate::audit::Reuse;
use crate::import::{self, Calls, Landed, Options, Request};
use crate::model::{Article, ArticleId, BatchId, Edit};
use crate::store::{Findings, Staged, Versions};
use crate::ui::Dialog;

/// The running import and the last report.
#[derive(Default)]
pub struct Import {
    batch: Option<BatchId>,
    /// Whether its batch was shown: one undo takes it back for good.
    shown: bool,
    /// Who reads its articles: the vocabulary may change meanwhile.
    by: Option<Versions>,
    /// How the last one ended.
    pub report: Option<import::Report>,
    /// Its batch, until it is known which of its articles are in the project already in other prints.
    compared: Option<BatchId>,
}

/// As the project file wants it.
#[must_use]
pub fn staged(staged: import::Staged, versions: &Versions) -> Staged {
    let import::Staged { article, text, original, suggestions, remarks } = staged;
    let findings = Findings { by: versions.clone(), suggestions, remarks };
    Staged { article, text, original: original.into(), findings }
}

impl App {
    /// Import files and folders into the open project.
    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        if let crate::ui::Saving::ReadOnly { why } = self.desk.saving() {
            let words =
                format!("Articles cannot be added: the project is open for reading only, because {why}.");
            self.panels.dialog = Some(Dialog::message("Nothing was imported", words));
            return;
        }
        if self.jobs.is_running(Slot::Import) {
            self.panels.toasts.warn("An import is running; wait for it or cancel it in the bar below.");
            return;
        }
        let batch = batch_id();
        self.import.batch = Some(batch);
        self.import.shown = false;
        let name = |article: &Article| (article.sha256, Arc::from(article.file_name()));
        // What was taken out by hand stays out, although its folder is opened again.
        let project = self.desk.project();
        let removed = project.removed().iter().filter_map(|article| project.entry(*article));
        let known: HashSet<_> = project.entries().chain(removed).map(|entry| name(&entry.article)).collect();
        let request = Request { batch, at: World::now(), options: Options::default(), known };
        let engine = self.engine.clone();
        self.import.by = Some(engine.versions.clone());
        self.jobs.start(Slot::Import, move |task| {
            let report = import::run(
                &paths,
                &request,
                Calls {
                    extract: &|text, published| engine.read(text, published),
                    cancel: &|| task.cancelled(),
                    new_id: &mut article_id,
                    sink: &mut |landed: Landed| {
                        let progress = &landed.progress;
                        task.progress(progress.done, progress.total, &progress.current);
                        if !landed.articles.is_empty() {
                            task.part(Outcome::Landed(landed.articles));
                        }
                    },
                },
            );
            Outcome::Imported(Box::new(report))
        });
    }

    /// Stage articles that are in memory, by name and bytes: few and short, so at once. Gives their ids; nothing shows
    /// them yet.
    pub(super) fn take_in(
        &mut self,
        files: &[(&str, &[u8])],
        place: &Path,
        batch: BatchId,
    ) -> (Vec<ArticleId>, import::Report) {
        let request = Request { batch, at: World::now(), options: Options::default(), known: HashSet::new() };
        let engine = self.engine.clone();
        let mut landed = Vec::new();
        let report = import::embedded(
            files,
            place,
            &request,
            Calls {
                extract: &|text, published| engine.read(text, published),
                cancel: &|| false,
                new_id: &mut article_id,
                sink: &mut |part: Landed| landed.extend(part.articles),
            },
        );
        let ids = landed.iter().map(|article| article.article.id).collect();
        self.desk.stage(landed.into_iter().map(|article| staged(article, &self.engine.versions)).collect());
        (ids, report)
    }

    /// Articles came in: stage them, and show their batch with the first.
    pub(super) fn landed(&mut self, articles: Vec<import::Staged>) {
        let Some(batch) = self.import.batch else { return };
        let versions = self.import.by.as_ref().unwrap_or(&self.engine.versions);
        self.desk.stage(articles.into_iter().map(|article| staged(article, versions)).collect());
        if !std::mem::replace(&mut self.import.shown, true) {
            self.edit(Edit::AddBatch(batch));
        }
        self.stale.listing = true;
    }

    /// The import ended: tell how, aloud only where something is to be known.
    pub(super) fn imported(&mut self, report: import::Report) {
        let batch = self.import.batch.take();
        if self.import.by.take().is_some_and(|by| by != self.engine.versions) {
            let project = self.desk.project();
            let landed = project.staged().iter().map(|entry| &entry.article);
            let landed: Vec<_> =
                landed.filter(|article| Some(article.batch) == batch).map(|article| article.id).collect();
            self.read_anew(landed, Why::Words);
        }
        self.stale.listing = true;
        let summary = report.summary();
        let lines = report.to_text();
        self.import.compared = batch;
        let nothing = report.count(import::Outcome::Read) + report.count(import::Outcome::Partly) == 0;
        let known = nothing && report.is_clean() && !report.lines.is_empty();
        if known {
            self.panels.toasts.tell("Everything there is in the project already.");
        } else if nothing {
            let headline = if report.lines.is_empty() {
                "There are no articles to read: Tumen reads .txt, .md, .html and .mhtml files.".to_owned()
            } else {
                format!("Nothing was imported. {summary}")
            };
            self.raise(Dialog::Report { headline, lines });
        } else if report.is_clean() {
            self.panels.toasts.tell(format!("Imported {summary}"));
        } else {
            self.raise(Dialog::Report { headline: summary, lines });
        }
        self.import.report = Some(report);
    }

    /// It is known where the articles come from: tell which of the last import are in the project in another print.
    /// They were taken in all the same.
    pub(super) fn tell_of_copies(&mut self) {
        let Some(batch) = self.import.compared.take() else { return };
        let Some(report) = &mut self.import.report else { return };
        let origins = &self.audited.origins;
        let project = self.desk.project();
        let head = |id| project.entry(id).map(|entry| &entry.article);
        let mut copies = HashSet::new();
        // From the likest to the least like, so that each line names the likest first.
        for kind in [Reuse::Exact, Reuse::Copy] {
            for pair in origins.pairs.iter().filter(|pair| pair.kind == kind) {
                let [a, b] = pair.articles;
                let (Some(earlier), Some(later)) = (head(a), head(b)) else { continue };
                if later.batch != batch {
                    continue;
                }
                copies.insert(later.id);
                let words = if kind == Reuse::Exact { "same text as" } else { "nearly the same as" };
                report.add(&later.path, &format!("{words} {}", earlier.path));
            }
        }
        if copies.is_empty() {
            return;
        }
        let lines = report.to_text();
        if let Some(Dialog::Report { lines: shown, .. }) = &mut self.panels.dialog {
            *shown = lines;
        }
        let articles = match copies.len() {
            1 => "1 article is".to_owned(),
            count => format!("{count} articles are"),
        };
        self.panels.toasts.tell(format!(
            "{articles} in the project in another print: grouped as one origin, nothing is left out (Origins, I)."
        ));
    }

    pub(super) fn show_report(&mut self) {
        if let Some(report) = &self.import.report {
            let (headline, lines) = (report.summary(), report.to_text());
            self.panels.dialog = Some(Dialog::Report { headline, lines });
        }
    }

    pub(super) fn save_report(&mut self, path: PathBuf) {
        let Some(path) = self.target(path, "txt", |_| true) else { return };
        self.panels.dialog = None;
        let Some(lines) = self.import.report.as_ref().map(import::Report::to_text) else { return };
        self.jobs.start(Slot::Write, move |_| {
            let written = crate::export::text_file(&path, &lines).map(|()| path.display().to_string());
            Outcome::Written(written.map_err(|error| error.to_string()))
        });
    }
}
