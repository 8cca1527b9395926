//! The table of goods.

use std::sync::Arc;

use super::rows::{list, rows};

/// One row of the table of goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commodity {
    /// Short id (`refined`), as claims carry it.
    pub id: Arc<str>,
    /// Name for people.
    pub name: Arc<str>,
    /// Harmonized System heading or headings (`2710`, `2709+2710`, `TOTAL`).
    pub hs_code: Arc<str>,
    /// Id of the wider group; `None` for all goods.
    pub parent: Option<Arc<str>>,
    /// Words of the press that mean it.
    pub synonyms: Vec<Arc<str>>,
}

/// Every commodity, in the order of the table.
#[derive(Clone, Debug, Default)]
pub struct CommodityTable {
    rows: Vec<Commodity>,
}

impl CommodityTable {
    pub(super) fn read(table: &str) -> Self {
        let rows = rows::<5>(table)
            .map(|[id, name, hs_code, parent, synonyms]| Commodity {
                id: id.into(),
                name: name.into(),
                hs_code: hs_code.into(),
                parent: (!parent.is_empty()).then(|| parent.into()),
                synonyms: list(synonyms).map(Arc::from).collect(),
            })
            .collect();
        Self { rows }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Commodity] {
        &self.rows
    }

    /// The row of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Commodity> {
        self.rows.iter().find(|row| &*row.id == id)
    }

    /// The position of an id, as meanings have it.
    pub(super) fn position(&self, id: &str) -> Option<u16> {
        self.rows.iter().position(|row| &*row.id == id).map(|at| at as u16)
    }

    /// Add a row; gives its position.
    pub(super) fn push(&mut self, row: Commodity) -> u16 {
        self.rows.push(row);
        (self.rows.len() - 1) as u16
    }

    /// Whether `id` is `ancestor` or lies below it: `diesel` is within `refined`, `oil` and `all`.
    #[must_use]
    pub fn is_within(&self, id: &str, ancestor: &str) -> bool {
        let mut id = id;
        // No chain is longer than the table, so a cycle in an edited table ends too.
        for _ in 0..=self.rows.len() {
            if id == ancestor {
                return true;
            }
            match self.find(id).and_then(|row| row.parent.as_deref()) {
                Some(parent) => id = parent,
                None => return false,
            }
        }
        false
    }
}
