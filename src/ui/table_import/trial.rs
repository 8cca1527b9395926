//! What a table gives with a layout, before it counts.

use crate::import::series::{Layout, OwnSeries};
use crate::measure::Decimal;
use crate::model::words;

/// What was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Lines above the header row.
    pub skip: u32,
    /// The layout.
    pub layout: Layout,
    /// The table's name, which goes into the ids of its series.
    pub name: String,
}

/// What it gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What was tried.
    pub of: Wanted,
    /// The series, and what was not read.
    pub own: OwnSeries,
}

impl Trial {
    /// How it went, in one sentence.
    #[must_use]
    pub fn headline(&self) -> String {
        let own = &self.own;
        let mut words = format!("{} in {} series", counted(own.kept, "figure"), own.series.len());
        if own.kept == 0 {
            "No figure was read".clone_into(&mut words);
        }
        words.push_str(&format!(" · {} not read", counted(own.faults.len(), "line")));
        if own.passed_over > 0 {
            words.push_str(&format!(" · {} passed over", in_full(own.passed_over)));
        }
        words
    }
}

/// `1 line`, `2 lines`.
#[must_use]
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{} {what}s", in_full(count)) }
}

/// With thin gaps: `126 000`.
#[must_use]
pub fn in_full(count: usize) -> String {
    words::number(Decimal::from(count))
}
