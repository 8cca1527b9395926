//! Articles that are read again in the background: their date changed, or the vocabulary, or the engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::outcome::{Outcome, Slot};
use super::{App, review};
use crate::model::{ArticleId, Edit, Entry};
use crate::store::Reading;
use crate::ui::Dialog;

/// So many articles are handed over at once.
const CHUNK: usize = 64;

/// Why an article is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The words of its figures may mean something else now. What was decided stays as it is.
    Words,
    /// Its date or encoding changed: accepted claims may be offered another period.
    Dated,
}

/// What is still to be read again.
#[derive(Default)]
pub struct Reread {
    waiting: BTreeMap<ArticleId, Why>,
    offers: Vec<Edit>,
}

impl App {
    /// Read articles again in the background, together with those that wait already.
    pub(super) fn read_anew(&mut self, articles: impl IntoIterator<Item = ArticleId>, why: Why) {
        let before = self.reread.waiting.len();
        let mut asked = false;
        for article in articles {
            let known = self.reread.waiting.entry(article).or_insert(why);
            *known = why.max(*known);
            asked = true;
        }
        if !asked {
            return;
        }
        log::debug!("{} articles to read again, {before} of them before", self.reread.waiting.len());
        let project = self.desk.project();
        let heads: Vec<_> = self
            .reread
            .waiting
            .keys()
            .filter_map(|id| project.entry(*id))
            .map(|entry| Arc::clone(&entry.article))
            .collect();
        let mut reader = self.desk.reader();
        let engine = self.engine.clone();
        self.jobs.start(Slot::Refresh, move |task| {
            let mut readings = Vec::new();
            for (done, head) in heads.iter().enumerate() {
                if task.cancelled() {
                    break;
                }
                task.progress(done, heads.len(), head.title());
                if let Ok(text) = reader.text(head.id, &head.reading()) {
                    let findings = engine.findings(&text, head.published());
                    readings.push(Reading { article: Arc::clone(head), text: None, findings });
                }
                if readings.len() == CHUNK {
                    task.part(Outcome::Refreshed(std::mem::take(&mut readings)));
                }
            }
            task.part(Outcome::Refreshed(readings));
            Outcome::AllRefreshed
        });
    }

    /// The vocabulary is another: use it, and read everything again with it.
    pub(super) fn take_vocabulary(&mut self) {
        if self.use_vocabulary() {
            let all: Vec<ArticleId> =
                self.desk.project().staged().iter().map(|entry| entry.article.id).collect();
            self.read_anew(all, Why::Words);
        }
    }

    /// Use the open project's vocabulary from now on. Gives whether it is another.
    pub(super) fn use_vocabulary(&mut self) -> bool {
        let engine = self.engine.with(self.desk.project().additions());
        let is_other = engine.versions != self.engine.versions;
        if is_other {
            self.engine = engine;
            self.stale.listing = true;
        }
        is_other
    }

    /// Newer suggestions came: put them in, and note what a new date would change in accepted claims.
    pub(super) fn refreshed(&mut self, readings: Vec<Reading>) {
        // Articles that changed again meanwhile are on their way already.
        let readings: Vec<Reading> = readings
            .into_iter()
            .filter(|reading| {
                let entry = self.desk.project().entry(reading.article.id);
                entry.is_some_and(|entry| entry.article == reading.article)
            })
            .collect();
        let before: Vec<Arc<Entry>> = readings
            .iter()
            .filter_map(|reading| self.desk.project().entry(reading.article.id).cloned())
            .collect();
        self.desk.refresh(readings);
        self.stale.listing = true;
        for old in before {
            let article = old.article.id;
            let why = self.reread.waiting.remove(&article);
            if why == Some(Why::Dated)
                && let Some(now) = self.desk.project().entry(article)
            {
                self.reread.offers.extend(review::offers(now, &old.suggestions));
            }
        }
    }

    /// Everything that waited was read, or cannot be read.
    pub(super) fn all_refreshed(&mut self) {
        self.reread.waiting.clear();
        let edits = std::mem::take(&mut self.reread.offers);
        if !edits.is_empty() {
            self.raise(Dialog::Offer { edit: Box::new(Edit::Together(edits)) });
        }
    }
}
