//! The order of the table's rows.

use serde::{Deserialize, Serialize};

use crate::measure::{Decimal, Unit};
use crate::model::Figure;

/// A column of the claims table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Column {
    /// Reading order: articles as listed, figures as they stand in the text.
    #[default]
    Reading,
    /// The figure, by unit and value.
    Value,
    /// Who sells to whom.
    Flow,
    /// The goods.
    Commodity,
    /// The stretch of time.
    Period,
    /// The innermost source.
    Source,
    /// The outlet and date of the article.
    Article,
    /// The status.
    Status,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Largest first.
    pub descending: bool,
}

impl Sort {
    /// What a click on a column's head does: sort by it, reverse it, then back to reading order.
    #[must_use]
    pub fn clicked(self, column: Column) -> Self {
        match (self.column == column, self.descending) {
            (false, _) => Self { column, descending: false },
            (true, false) => Self { column, descending: true },
            (true, true) => Self::default(),
        }
    }

    /// Positions of `figures` in this order; equal rows keep their reading order.
    #[must_use]
    pub fn rows(self, figures: &[Figure]) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..figures.len() as u32).collect();
        let figure = |row: &u32| &figures[*row as usize];
        match self.column {
            Column::Reading => {}
            Column::Value => rows.sort_by_cached_key(|row| value(figure(row))),
            Column::Flow => rows.sort_by_cached_key(|row| figure(row).record().flow),
            Column::Commodity => rows.sort_by_cached_key(|row| figure(row).record().commodity.clone()),
            Column::Period => rows.sort_by_cached_key(|row| {
                let period = figure(row).record().period;
                (period.start.is_none() && period.end.is_none(), period.start.or(period.end), period.end)
            }),
            Column::Source => rows.sort_by_cached_key(|row| figure(row).record().sources.first().cloned()),
            Column::Article => rows.sort_by_cached_key(|row| {
                let article = figure(row).article();
                (article.published(), article.path.clone())
            }),
            Column::Status => rows.sort_by_cached_key(|row| {
                let figure = figure(row);
                (figure.is_suggestion(), figure.status().to_owned())
            }),
        }
        if self.descending {
            rows.reverse();
        }
        rows
    }
}

/// Figures of one unit together, then by size.
fn value(figure: &Figure) -> (Option<Unit>, Option<Decimal>) {
    let quantity = &figure.record().quantity;
    (quantity.unit, quantity.point())
}
