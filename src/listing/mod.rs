//! What is listed, drawn and counted: figures by filter, rows by sort order, articles with their counts.

mod counts;
mod filter;
mod sort;

pub use counts::{ArticleRow, Counts};
pub use filter::{Filter, Part, Show, is_oil};
pub use sort::{Column, Sort};

use std::sync::Arc;

use crate::model::{ArticleId, Entry, Figure, FigureKey, Project};
use crate::vocabulary::Lexicon;

/// Everything that lists and plots show, computed from one snapshot, one filter and one sort order.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Figures that the filter shows, articles in list order, each in text order.
    pub figures: Vec<Figure>,
    /// Positions in `figures` in the table's order.
    pub rows: Vec<u32>,
    /// How many of `figures` are suggestions.
    pub suggested: usize,
    /// Articles in list order: newest first, undated last.
    pub articles: Vec<ArticleRow>,
    /// Counts over all figures, whatever the filter.
    pub counts: Counts,
}

impl Listing {
    /// Compute it.
    #[must_use]
    pub fn new(project: &Project, filter: &Filter, sort: Sort, lexicon: &Lexicon) -> Self {
        let entries = in_order(project);
        let mut listing = Self::default();
        let test = filter.test(lexicon);
        for entry in entries {
            let figures = Figure::of_entry(entry);
            let row = ArticleRow::new(entry, &figures, project.codebook());
            listing.counts.add(&row, &figures);
            listing.figures.extend(figures.into_iter().filter(|figure| test(figure)));
            listing.articles.push(row);
        }
        listing.suggested = listing.figures.iter().filter(|figure| figure.is_suggestion()).count();
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

    /// The row of the table that a figure stands in, if the filter shows it.
    #[must_use]
    pub fn row(&self, key: FigureKey) -> Option<usize> {
        let at = self.position(key)? as u32;
        self.rows.iter().position(|row| *row == at)
    }

    /// The figure in a row of the table.
    #[must_use]
    pub fn at_row(&self, row: usize) -> Option<&Figure> {
        self.figures.get(*self.rows.get(row)? as usize)
    }
}

/// The articles of a project in list order: newest first, undated last.
#[must_use]
pub fn in_order(project: &Project) -> Vec<&Arc<Entry>> {
    let mut entries: Vec<&Arc<Entry>> = project.entries().collect();
    entries.sort_by(|a, b| order(a).cmp(&order(b)));
    entries
}

/// Newest first, undated last, then by path.
fn order(entry: &Entry) -> (bool, std::cmp::Reverse<Option<crate::measure::Date>>, &str) {
    let published = entry.article.published();
    (published.is_none(), std::cmp::Reverse(published), &entry.article.path)
}
