//! Where a part of a row comes from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A column of the table, or one thing for all rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// The column of this name.
    Column(Arc<str>),
    /// This, in every row.
    Fixed(Arc<str>),
}

impl Cell {
    /// A column.
    #[must_use]
    pub fn column(name: &str) -> Self {
        Self::Column(name.into())
    }

    /// One thing for all rows.
    #[must_use]
    pub fn fixed(words: &str) -> Self {
        Self::Fixed(words.into())
    }
}
