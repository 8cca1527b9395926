//! Figures of all articles by what they are about: flow, goods and measure.

use std::sync::Arc;

use super::fact::Fact;
use crate::measure::Unit;
use crate::model::{Flow, Kind};

/// A figure with the position of its article.
pub(super) type Placed<'f, 'a> = (usize, &'f Fact<'a>);

/// What figures share whose periods are to be held against each other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    kind: Kind,
    unit: Unit,
    flow: Flow,
    goods: Arc<str>,
}

impl Subject {
    /// `None` for what is no amount over a period, or restates one, or does not say from whom to whom and in what.
    pub fn of(fact: &Fact<'_>) -> Option<Self> {
        let counts = fact.is_level() && !fact.figure.is_equivalent() && fact.period().is_some();
        // A sender that is not named may be another one each time.
        let known = match fact.record.flow {
            Flow::OneWay { exporter, importer } => exporter.is_some() && importer.is_some(),
            Flow::TwoWay { .. } => true,
            Flow::Unknown => false,
        };
        Some(Self {
            kind: fact.record.kind,
            unit: fact.unit()?,
            flow: fact.record.flow,
            goods: fact.record.commodity.clone().filter(|_| counts && known)?,
        })
    }
}
