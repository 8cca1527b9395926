//! Published factors between tonnes and barrels.

use std::sync::Arc;

use crate::measure::{Factor, FactorSet};

/// Read the sets in the order of the table; the first is the default.
///
/// The default set answers for every product: BP's table of 2021 where it has a row, the US average for crude (7.33),
/// and the UN yearbook of 2004 for what is left. `oil` without a product is taken as crude, which a screen has to
/// say ("product not stated"); `refined` is BP's basket of products (8.058).
pub(super) fn read(table: &str) -> Vec<FactorSet> {
    let mut sets: Vec<FactorSet> = Vec::new();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    for row in reader.records().flatten() {
        let (Some(id), Some(name), Some(commodity), Some(factor)) =
            (row.get(0), row.get(1), row.get(2), row.get(3))
        else {
            continue;
        };
        let Ok(barrels_per_tonne) = factor.parse() else { continue };
        if sets.last().is_none_or(|set| &*set.id != id) {
            sets.push(FactorSet { id: id.into(), name: name.into(), factors: Vec::new() });
        }
        if let Some(set) = sets.last_mut() {
            set.factors.push(Factor { commodity: Arc::from(commodity), barrels_per_tonne });
        }
    }
    sets
}
