//! One figure of a series.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{Basis, Date, Decimal, Period, Quantity};

/// Whether a row holds a figure that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// As the publisher has it.
    #[default]
    Reported,
    /// Misprinted on the way. Kept so that a claim which repeats it is known; never evidence.
    Slip,
    /// The publisher is known to have reported nothing for this period. That is no zero.
    NotReported,
}

impl Quality {
    /// The table's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Slip => "slip",
            Self::NotReported => "not_reported",
        }
    }
}

/// A figure over its own period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// The figure in the series' unit, with its printed precision and hedge.
    pub quantity: Quantity,
    /// The figure in the words of the page it was read on (`1.27 billion USD`).
    pub printed: Arc<str>,
    /// Whether it counts.
    pub quality: Quality,
    /// Through which papers and agencies it is known, nearest to the publisher first; empty for the publisher's own page.
    pub via: Arc<[Arc<str>]>,
    /// When that page appeared: a day, a month or a year; blank where it shows none.
    pub source_date: Arc<str>,
    /// Where it was read.
    pub address: Arc<str>,
    /// What to know about it.
    pub note: Arc<str>,
}

impl Row {
    /// The period as claims have it.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period::new(self.start, self.end, Basis::Stated)
    }

    /// Whether it stands for a figure at all: not for a slip, not for a gap.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.quality == Quality::Reported && self.quantity.point().is_some()
    }

    /// The amount in a month, on average over the row's period.
    #[must_use]
    pub fn monthly(&self) -> Option<Decimal> {
        self.quantity.point()?.checked_div(self.period().months()?)
    }

    /// Whether it is one figure for a calendar year.
    #[must_use]
    pub fn is_annual(&self) -> bool {
        self.start.year() == self.end.year()
            && (self.start.month(), self.start.day()) == (1, 1)
            && (self.end.month(), self.end.day()) == (12, 31)
    }
}
