//! Units as they are printed.

use std::sync::Arc;

use crate::measure::Decimal;

/// A unit of measure or a currency, under its common name.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitName {
    /// "short ton", "cubic metre", or a currency's ISO 4217 code.
    pub name: Arc<str>,
    /// Tonnes, barrels or ratio in one of it, as in claim records; 1 for money.
    pub factor: Decimal,
}
