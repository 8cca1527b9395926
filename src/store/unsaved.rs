//! Texts and originals that are not in the file yet, so that a reader sees them at once and however long they wait.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::work::Work;
use crate::model::{Article, ArticleId};

/// Shared by a store, its writer and its readers.
#[derive(Debug)]
pub(super) struct Unsaved(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Where everything else is.
    home: Option<PathBuf>,
    /// Grows with each move, so that readers notice.
    moves: u64,
    texts: HashMap<(ArticleId, Arc<str>), Arc<str>>,
    originals: HashMap<ArticleId, Arc<[u8]>>,
}

impl Unsaved {
    pub(super) fn new(home: Option<PathBuf>) -> Self {
        Self(Mutex::new(Inner { home, ..Inner::default() }))
    }

    // Whoever panicked with the maps in hand left at worst an entry too many.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hold what `work` brings.
    pub(super) fn keep(&self, work: &Work) {
        let mut inner = self.inner();
        for Brought { key, text, original } in brought(work) {
            if let Some(original) = original {
                inner.originals.insert(key.0, Arc::clone(original));
            }
            inner.texts.insert(key, Arc::clone(text));
        }
    }

    /// Let go of what `work` brought: it is in the file now.
    pub(super) fn release(&self, work: &Work) {
        let mut inner = self.inner();
        for Brought { key, original, .. } in brought(work) {
            inner.texts.remove(&key);
            if original.is_some() {
                inner.originals.remove(&key.0);
            }
        }
    }

    /// Everything is in the file at `home` now.
    pub(super) fn move_to(&self, home: PathBuf) {
        let mut inner = self.inner();
        inner.home = Some(home);
        inner.moves += 1;
    }

    /// Number of moves so far, and where the file is.
    pub(super) fn home(&self) -> (u64, Option<PathBuf>) {
        let inner = self.inner();
        (inner.moves, inner.home.clone())
    }

    pub(super) fn text(&self, article: ArticleId, reading: &str) -> Option<Arc<str>> {
        self.inner().texts.get(&(article, reading.into())).cloned()
    }

    /// Which texts are held, by article and encoding.
    pub(super) fn held(&self) -> Vec<(ArticleId, Arc<str>)> {
        self.inner().texts.keys().cloned().collect()
    }

    pub(super) fn original(&self, article: ArticleId) -> Option<Arc<[u8]>> {
        self.inner().originals.get(&article).cloned()
    }
}

/// What one article of a piece of work brings.
struct Brought<'w> {
    key: (ArticleId, Arc<str>),
    text: &'w Arc<str>,
    original: Option<&'w Arc<[u8]>>,
}

impl<'w> Brought<'w> {
    fn new(article: &Article, text: &'w Arc<str>, original: Option<&'w Arc<[u8]>>) -> Self {
        Self { key: (article.id, article.reading()), text, original }
    }
}

fn brought(work: &Work) -> Vec<Brought<'_>> {
    match work {
        Work::Stage(articles) => articles
            .iter()
            .map(|staged| Brought::new(&staged.article, &staged.text, Some(&staged.original)))
            .collect(),
        Work::Cache(readings) => readings
            .iter()
            .filter_map(|reading| Some(Brought::new(&reading.article, reading.text.as_ref()?, None)))
            .collect(),
        Work::Log(_) | Work::Meta(..) => Vec::new(),
    }
}
