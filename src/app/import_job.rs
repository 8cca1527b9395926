//! Imports: started with paths, landing in chunks, ending in a report.

use std::collections::HashSet;
use std::path::PathBuf;

use super::App;
use super::outcome::{Outcome, Slot};
use super::reread::Why;
use super::world::{World, article_id, batch_id};
use crate::import::{self, Calls, Landed, Options, Request};
use crate::model::{BatchId, Edit};
use crate::store::{Findings, Staged, Versions};
use crate::ui::Dialog;

/// The running import and the last report.
#[derive(Default)]
pub struct Import {
    batch: Option<BatchId>,
    /// Who reads its articles: the vocabulary may change meanwhile.
    by: Option<Versions>,
    /// What was left of the last one, in one line and in lines.
    pub report: Option<(String, String)>,
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
        let known: HashSet<_> = self.desk.project().entries().map(|entry| entry.article.sha256).collect();
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

    /// Articles came in: stage them, and show their batch with the first.
    pub(super) fn landed(&mut self, articles: Vec<import::Staged>) {
        let Some(batch) = self.import.batch else { return };
        let versions = self.import.by.as_ref().unwrap_or(&self.engine.versions);
        self.desk.stage(articles.into_iter().map(|article| staged(article, versions)).collect());
        if !self.desk.project().shown().contains(&batch) {
            self.edit(Edit::AddBatch(batch));
        }
        self.stale.listing = true;
    }

    /// The import ended: tell how, aloud only where something is to be known.
    pub(super) fn imported(&mut self, report: &import::Report) {
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
        self.import.report = Some((summary.clone(), lines.clone()));
        let nothing = report.count(import::Outcome::Read) + report.count(import::Outcome::Partly) == 0;
        let known = nothing && report.is_clean() && !report.lines.is_empty();
        if known {
            self.panels.toasts.tell("Everything there is in the project already.");
        } else if nothing {
            let headline = if report.lines.is_empty() {
                "There are no articles to read: Tumen reads .txt and .md files.".to_owned()
            } else {
                format!("Nothing was imported. {summary}")
            };
            self.panels.dialog = Some(Dialog::Report { headline, lines });
        } else if report.is_clean() {
            self.panels.toasts.tell(format!("Imported {summary}"));
        } else {
            self.panels.dialog = Some(Dialog::Report { headline: summary, lines });
        }
    }

    pub(super) fn show_report(&mut self) {
        if let Some((headline, lines)) = self.import.report.clone() {
            self.panels.dialog = Some(Dialog::Report { headline, lines });
        }
    }

    pub(super) fn save_report(&mut self, path: PathBuf) {
        self.panels.dialog = None;
        let Some((_, lines)) = self.import.report.clone() else { return };
        self.jobs.start(Slot::Write, move |_| {
            let written = crate::export::text_file(&path, &lines).map(|()| path.display().to_string());
            Outcome::Written(written.map_err(|error| error.to_string()))
        });
    }
}
