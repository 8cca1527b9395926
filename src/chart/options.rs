//! What the person chose for the chart.

use serde::{Deserialize, Serialize};

use crate::measure::Unit;

/// Which of the two plots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlotKind {
    /// Money in US dollars.
    Value,
    /// Oil in barrels or tonnes.
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
}

impl VolumeUnit {
    /// The unit of the claim record.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Barrels => Unit::Barrel,
            Self::Tonnes => Unit::Tonne,
        }
    }
}

/// Kept between starts, so every field has a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Whether values stand on a logarithmic scale.
    pub log: bool,
    /// The unit of the oil plot.
    pub volume: VolumeUnit,
    /// Whether figures that nobody has taken over yet are drawn.
    pub suggestions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { log: true, volume: VolumeUnit::Barrels, suggestions: true }
    }
}
