//! Published factors between tonnes and barrels.

use std::sync::Arc;

use serde::Deserialize;

use super::{Decimal, Unit};

/// Kilolitres in one barrel of 42 US gallons, exact by definition: 158.987294928 litres.
pub const KILOLITRES_PER_BARREL: Decimal = Decimal::from_parts(73_504_976, 37, 0, false, 12);

/// One product's row of a published table: barrels in one tonne.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Factor {
    /// Commodity id of the product (`crude`, `diesel` …).
    pub commodity: Arc<str>,
    /// Barrels per metric tonne.
    pub barrels_per_tonne: Decimal,
}

/// A named table of factors by one publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorSet {
    /// Short id (`bp_2021`).
    pub id: Arc<str>,
    /// Publisher and edition, for people.
    pub name: Arc<str>,
    /// The rows.
    pub factors: Vec<Factor>,
}

impl FactorSet {
    /// Barrels per tonne for a product; `None` where this publisher does not print one.
    #[must_use]
    pub fn barrels_per_tonne(&self, commodity: &str) -> Option<Decimal> {
        self.factors
            .iter()
            .find(|factor| &*factor.commodity == commodity)
            .map(|factor| factor.barrels_per_tonne)
    }

    /// Convert `value` between tonnes and barrels (also per day); `None` for other units or an unknown product.
    #[must_use]
    pub fn convert(&self, value: Decimal, from: Unit, to: Unit, commodity: &str) -> Option<Decimal> {
        let factor = || self.barrels_per_tonne(commodity);
        match (from, to) {
            _ if from == to => Some(value),
            (Unit::Tonne, Unit::Barrel) | (Unit::TonnePerDay, Unit::BarrelPerDay) => {
                value.checked_mul(factor()?)
            }
            (Unit::Barrel, Unit::Tonne) | (Unit::BarrelPerDay, Unit::TonnePerDay) => {
                value.checked_div(factor()?)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_barrel_is_forty_two_gallons() {
        assert_eq!(KILOLITRES_PER_BARREL.to_string(), "0.158987294928");
    }

    #[test]
    fn tonnes_and_barrels_by_product() {
        let set = FactorSet {
            id: "x".into(),
            name: "X".into(),
            factors: vec![Factor { commodity: "crude".into(), barrels_per_tonne: Decimal::new(733, 2) }],
        };
        let convert = |value: i64, from, to| set.convert(value.into(), from, to, "crude");
        assert_eq!(convert(100, Unit::Tonne, Unit::Barrel), Some(733.into()));
        assert_eq!(convert(733, Unit::Barrel, Unit::Tonne), Some(100.into()));
        assert_eq!(convert(733, Unit::Barrel, Unit::Barrel), Some(733.into()));
        assert_eq!(convert(733, Unit::One, Unit::Tonne), None);
        assert_eq!(set.convert(1.into(), Unit::Tonne, Unit::Barrel, "diesel"), None);
    }
}
