//! What is listed, drawn and counted: figures by filter, rows by sort order, articles with their counts.

mod counts;
mod filter;
mod sort;

pub use counts::{ArticleRow, Counts};
pub use filter::{Filter, Part, Show};
pub use sort::{Column, Sort};

use std::sync::Arc;

use crate::model::{ArticleId, Entry, Figure, FigureKey, Project};

/// Everything that lists and plots show, computed from one snapshot, one filter and one sort order.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Figures that the filter shows, articles in list order, each in text order.
    pub figures: Vec<Figure>,
    /// Positions in `figures` in the table's order.
    pub rows: Vec<u32>,
    /// Articles in list order: newest first, undated last.
    pub articles: Vec<ArticleRow>,
    /// Counts over all figures, whatever the filter.
    pub counts: Counts,
}

impl Listing {
    /// Compute it. `name` gives a commodity's name for the text filter.
    #[must_use]
    pub fn new(project: &Project, filter: &Filter, sort: Sort, name: &dyn Fn(&str) -> String) -> Self {
        let mut entries: Vec<&Arc<Entry>> = project.entries().collect();
        entries.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut listing = Self::default();
        let test = filter.test(name);
        for entry in entries {
            let figures = Figure::of_entry(entry);
            let row = ArticleRow::new(entry, &figures, project.codebook());
            listing.counts.add(&row, &figures);
            listing.figures.extend(figures.into_iter().filter(|figure| test(figure)));
            listing.articles.push(row);
        }
        listing.rows = sort.rows(&listing.figures);
        listing
    }

    /// The figure with this key, if the filter shows it.
    #[must_use]
    pub fn figure(&self, key: FigureKey) -> Option<&Figure> {
        self.position(key).map(|at| &self.figures[at])
    }

    /// Its position in `figures`.
    #[must_use]
    pub fn position(&self, key: FigureKey) -> Option<usize> {
        self.figures.iter().position(|figure| figure.key() == key)
    }

    /// The row of an article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&ArticleRow> {
        self.articles.iter().find(|row| row.entry.article.id == id)
    }

    /// The figure `steps` after (or before) `key` in reading order, staying at the ends.
    #[must_use]
    pub fn step(&self, key: Option<FigureKey>, steps: isize) -> Option<FigureKey> {
        let last = self.figures.len().checked_sub(1)?;
        let at = match key.and_then(|key| self.position(key)) {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None if steps < 0 => last,
            None => 0,
        };
        Some(self.figures[at].key())
    }
}

/// Newest first, undated last, then by path.
fn order(entry: &Entry) -> (bool, std::cmp::Reverse<Option<crate::measure::Date>>, &str) {
    let published = entry.article.published();
    (published.is_none(), std::cmp::Reverse(published), &entry.article.path)
}
