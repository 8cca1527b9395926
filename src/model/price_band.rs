//! Between which prices goods are taken to have traded.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{Decimal, Unit};

/// What a tonne or a barrel of goods cost at least and at most. Wide: only what is far out of line says anything.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PriceBand {
    /// Id of the goods; those below them that have no band of their own are meant too.
    pub commodity: Arc<str>,
    /// The lowest price, in US dollars a unit.
    pub low: Decimal,
    /// The highest price, in US dollars a unit.
    pub high: Decimal,
    /// [`Unit::Tonne`] or [`Unit::Barrel`].
    pub unit: Unit,
}
