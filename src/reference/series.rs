//! One publisher's figures for one flow, one commodity and one measure.

use std::sync::Arc;

use super::{Includes, Method, Row, Valuation};
use crate::measure::Unit;
use crate::model::{Country, Flow};
use crate::vocabulary::Lexicon;

/// What a series measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Money.
    Value,
    /// Tonnes.
    Mass,
    /// Barrels.
    Volume,
}

impl Measure {
    /// What a unit measures; `None` for units that no series has (ratios, prices, counts).
    #[must_use]
    pub const fn of(unit: Unit) -> Option<Self> {
        match unit {
            Unit::Money(_) => Some(Self::Value),
            Unit::Tonne => Some(Self::Mass),
            Unit::Barrel => Some(Self::Volume),
            _ => None,
        }
    }

    /// The table's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Mass => "mass",
            Self::Volume => "volume",
        }
    }
}

/// A series. Two publishers, or two editions of one, are never joined into one.
///
/// Its rows are in order of time. Two of them are disjoint, or one lies within the other (January to May within the
/// year): sums of rows that lie within each other would count the same goods twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Short id (`kita.chn-prk.all.usd`).
    pub id: Arc<str>,
    /// Who vouches for the figures.
    pub publisher: Arc<str>,
    /// Which report of them, where reports differ (`as told by MBN`); blank for the usual one.
    pub edition: Arc<str>,
    /// Who sells to whom.
    pub flow: Flow,
    /// The suppliers that a series counts together, where it counts several; else empty.
    pub suppliers: Arc<[Country]>,
    /// Commodity id.
    pub commodity: Arc<str>,
    /// The unit of all rows: a currency (never converted), tonnes or barrels.
    pub unit: Unit,
    /// How money is counted.
    pub valuation: Valuation,
    /// Where the figures come from.
    pub method: Method,
    /// Whose customs they are from, where one country's are.
    pub reporter: Option<Country>,
    /// What it counts besides.
    pub includes: Option<Includes>,
    /// What it leaves out or adds, in words (`Russian Far East only`); blank where it is what its flow and goods say.
    pub scope: Arc<str>,
    /// What to know about it.
    pub note: Arc<str>,
    /// The figures.
    pub rows: Arc<[Row]>,
}

impl Series {
    /// What it measures. Every series measures something; the unit of a hand-made one is checked where it is made.
    #[must_use]
    pub fn measure(&self) -> Measure {
        Measure::of(self.unit).unwrap_or(Measure::Value)
    }

    /// What evidence links call a row of this series: `kita.chn-prk.all.usd@2014-01-01/2014-03-31`.
    #[must_use]
    pub fn row_id(&self, row: &Row) -> String {
        format!("{}@{}/{}", self.id, row.start, row.end)
    }

    /// Publisher, and edition if there are several.
    #[must_use]
    pub fn publisher_words(&self) -> String {
        if self.edition.is_empty() {
            self.publisher.to_string()
        } else {
            format!("{} ({})", self.publisher, self.edition)
        }
    }

    /// The flow in codes: `RUS → PRK`, `CHN+RUS → PRK`.
    #[must_use]
    pub fn flow_words(&self) -> String {
        match self.flow {
            Flow::OneWay { exporter: None, importer } if !self.suppliers.is_empty() => {
                let suppliers: Vec<&str> = self.suppliers.iter().map(Country::code).collect();
                format!("{} → {}", suppliers.join("+"), importer.map_or("?".into(), |code| code.to_string()))
            }
            flow => flow.to_string(),
        }
    }

    /// All of it for a list: `KOTRA: PRK ↔ RUS, All goods, USD`.
    #[must_use]
    pub fn name(&self, lexicon: &Lexicon) -> String {
        let goods = lexicon.commodity(&self.commodity).map_or(&*self.commodity, |row| &row.name);
        let mut name = format!("{}: {}, {goods}, {}", self.publisher_words(), self.flow_words(), self.unit);
        if !self.scope.is_empty() {
            name.push_str(", ");
            name.push_str(&self.scope);
        }
        name
    }

    /// Rows to draw as steps: none overlaps another, and where a short and a long one speak of the same days, the
    /// short one is taken. Rows without a figure that counts are left out.
    #[must_use]
    pub fn steps(&self) -> Vec<&Row> {
        let mut by_length: Vec<&Row> = self.rows.iter().filter(|row| row.counts()).collect();
        by_length.sort_by_key(|row| (row.period().days(), row.start));
        let mut steps: Vec<&Row> = Vec::new();
        for row in by_length {
            if steps.iter().all(|step| step.end < row.start || row.end < step.start) {
                steps.push(row);
            }
        }
        steps.sort_by_key(|row| row.start);
        steps
    }
}
