//! How far the review is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Codebook, Entry, Figure, Review};

/// One line of the article list.
#[derive(Clone, Debug)]
pub struct ArticleRow {
    /// The article with all about it.
    pub entry: Arc<Entry>,
    /// Claims and open suggestions.
    pub figures: usize,
    /// Claims that were judged.
    pub reviewed: usize,
    /// Position in the codebook of each figure's status, `None` for suggestions; in text order.
    pub dots: Vec<Option<u8>>,
}

impl ArticleRow {
    pub(super) fn new(entry: &Arc<Entry>, figures: &[Figure], codebook: &Codebook) -> Self {
        let position = |code: &str| codebook.statuses.iter().position(|status| &*status.code == code);
        let dots = figures
            .iter()
            .map(|figure| figure.claim().and_then(|_| position(figure.status())).map(|at| at as u8))
            .collect();
        let reviewed =
            entry.claims.iter().filter(|claim| claim.verification.review == Review::Reviewed).count();
        Self { entry: Arc::clone(entry), figures: figures.len(), reviewed, dots }
    }
}

/// Counts over a whole project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Claims and open suggestions.
    pub figures: usize,
    /// Suggestions that nobody has taken over or dismissed.
    pub suggested: usize,
    /// Claims that were judged.
    pub reviewed: usize,
    /// Figures without a period.
    pub without_period: usize,
    /// Articles without a date.
    pub undated: usize,
    /// Claims by code of their status.
    pub by_status: BTreeMap<String, usize>,
}

impl Counts {
    pub(super) fn add(&mut self, row: &ArticleRow, figures: &[Figure]) {
        self.figures += row.figures;
        self.reviewed += row.reviewed;
        self.undated += usize::from(row.entry.article.published().is_none());
        for figure in figures {
            let period = figure.record().period;
            self.without_period += usize::from(period.start.is_none() && period.end.is_none());
            if figure.is_suggestion() {
                self.suggested += 1;
            } else {
                match self.by_status.get_mut(figure.status()) {
                    Some(count) => *count += 1,
                    None => drop(self.by_status.insert(figure.status().to_owned(), 1)),
                }
            }
        }
    }
}
