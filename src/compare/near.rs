//! A row that speaks of nearly the same thing.

use std::sync::Arc;

use super::{Difference, Reason, Remark};
use crate::reference::{Row, Series};

/// A row that does not match, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The series.
    pub series: Arc<Series>,
    /// The row, or rows that make up the claim's period.
    pub rows: Vec<Row>,
    /// Why it does not match, the lightest reason first; never empty.
    pub reasons: Vec<Reason>,
    /// The claim against the row, in the claim's unit; `None` where the row has no figure or the periods differ.
    pub difference: Option<Difference>,
    /// Both per month, where the periods differ in length.
    pub monthly: Option<Difference>,
    /// Whether it speaks against the claim all the same: a part that is more than the claimed whole, or a whole that
    /// is less than the claimed part.
    pub contradicts: bool,
    /// What to know when reading it.
    pub remarks: Vec<Remark>,
}
