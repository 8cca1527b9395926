//! What the person chose for the chart.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{Decimal, KILOLITRES_PER_BARREL, Unit};

/// Which of the two plots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlotKind {
    /// Money in US dollars.
    #[default]
    Value,
    /// Oil in barrels, tonnes or kilolitres.
    Volume,
}

impl PlotKind {
    /// Both, from top to bottom.
    pub const ALL: [Self; 2] = [Self::Value, Self::Volume];
}

/// The unit of the oil plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VolumeUnit {
    /// Barrels of 42 US gallons.
    #[default]
    Barrels,
    /// Metric tonnes.
    Tonnes,
    /// Thousands of litres. No claim is ever written in them, so every figure is converted.
    Kilolitres,
}

impl VolumeUnit {
    /// In the order of a switch, with the word on it.
    pub const WORDS: [(Self, &'static str); 3] =
        [(Self::Barrels, "barrels"), (Self::Tonnes, "tonnes"), (Self::Kilolitres, "kilolitres")];

    /// `barrels`, `tonnes`, `kilolitres`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize].1
    }

    /// `bbl`, `t`, `kl`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Barrels => "bbl",
            Self::Tonnes => "t",
            Self::Kilolitres => "kl",
        }
    }

    /// Whether an amount in `unit` stands in this plot as it is printed.
    #[must_use]
    pub fn is(self, unit: Unit) -> bool {
        matches!((self, unit), (Self::Barrels, Unit::Barrel) | (Self::Tonnes, Unit::Tonne))
    }

    /// What an amount in `from` (tonnes or barrels) is multiplied by, and then divided by, with `factor` barrels in a
    /// tonne. Two exact steps: a quotient of the two would be rounded before it is used.
    #[must_use]
    pub fn conversion(self, from: Unit, factor: Decimal) -> (Decimal, Decimal) {
        let one = Decimal::ONE;
        match (self, from) {
            (Self::Barrels, Unit::Tonne) => (factor, one),
            (Self::Tonnes, Unit::Barrel) => (one, factor),
            (Self::Kilolitres, Unit::Barrel) => (KILOLITRES_PER_BARREL, one),
            (Self::Kilolitres, _) => (factor * KILOLITRES_PER_BARREL, one),
            (Self::Barrels | Self::Tonnes, _) => (one, one),
        }
    }

    /// Whether that needs to know how heavy a barrel is.
    #[must_use]
    pub fn needs_factor(self, from: Unit) -> bool {
        matches!((self, from), (Self::Barrels | Self::Kilolitres, Unit::Tonne) | (Self::Tonnes, Unit::Barrel))
    }
}

/// What a mark's colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColourBy {
    /// The status that a person gave.
    #[default]
    Status,
    /// Who sells to whom.
    Flow,
    /// The goods.
    Commodity,
    /// The innermost source.
    Source,
    /// The article.
    Article,
}

impl ColourBy {
    /// In the order of a menu, with the word in it.
    pub const WORDS: [(Self, &'static str); 5] = [
        (Self::Status, "status"),
        (Self::Flow, "flow"),
        (Self::Commodity, "commodity"),
        (Self::Source, "source"),
        (Self::Article, "article"),
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize].1
    }
}

/// What each pair of plots is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaneBy {
    /// One pair for everything.
    #[default]
    Together,
    /// A pair for each flow.
    Flow,
    /// A pair for each commodity.
    Commodity,
}

impl PaneBy {
    /// In the order of a menu, with the words in it.
    pub const WORDS: [(Self, &'static str); 3] =
        [(Self::Together, "together"), (Self::Flow, "by flow"), (Self::Commodity, "by commodity")];

    /// Its words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize].1
    }
}

/// Kept between starts, so every field has a default.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Whether values stand on a logarithmic scale.
    pub log: bool,
    /// Whether amounts are divided by the months of their periods.
    pub monthly: bool,
    /// The unit of the oil plot.
    pub volume: VolumeUnit,
    /// Id of the factor set between tonnes and barrels; empty for the first, which answers for every product.
    pub factors: Arc<str>,
    /// Whether figures that nobody has taken over yet are drawn.
    pub suggestions: bool,
    /// What colours say.
    pub colour: ColourBy,
    /// What each pair of plots is about.
    pub panes: PaneBy,
    /// Ids of the official series that are drawn, in the order in which they were chosen.
    pub series: Vec<Arc<str>>,
    /// Entries of the legend that are switched off. Not kept: at the next start nobody remembers what is missing.
    #[serde(skip)]
    pub hidden: BTreeSet<Arc<str>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            log: true,
            monthly: false,
            volume: VolumeUnit::Barrels,
            factors: "".into(),
            suggestions: true,
            colour: ColourBy::Status,
            panes: PaneBy::Together,
            series: Vec::new(),
            hidden: BTreeSet::new(),
        }
    }
}

impl Options {
    /// Draw an official series, or no longer.
    #[must_use]
    pub fn with_series(&self, id: &Arc<str>, drawn: bool) -> Self {
        let mut options = self.clone();
        options.series.retain(|known| known != id);
        if drawn {
            options.series.push(Arc::clone(id));
        }
        options
    }

    /// Switch an entry of the legend off, or on again.
    #[must_use]
    pub fn toggled(&self, entry: &Arc<str>) -> Self {
        let mut options = self.clone();
        if !options.hidden.remove(entry) {
            options.hidden.insert(Arc::clone(entry));
        }
        options
    }
}
