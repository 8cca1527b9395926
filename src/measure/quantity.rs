//! A figure with its range, printed precision and hedge.

use serde::{Deserialize, Serialize};

use super::{Decimal, Unit};

/// How the text qualifies the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// Stated flatly.
    #[default]
    None,
    /// "about", "roughly", "some".
    About,
    /// "nearly", "almost": the true figure is a little below.
    Nearly,
    /// "more than", "over".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "less than", "under".
    LessThan,
    /// "up to", "as many as".
    UpTo,
    /// "20,000 to 50,000".
    Range,
}

impl Hedge {
    /// Every hedge, in the order in which a menu shows them.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::About,
        Self::Nearly,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::UpTo,
        Self::Range,
    ];

    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::LessThan => "less_than",
            Self::UpTo => "up_to",
            Self::Range => "range",
        }
    }

    /// The words before a figure, with a space behind; empty for none and for ranges.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::None | Self::Range => "",
            Self::About => "about ",
            Self::Nearly => "nearly ",
            Self::MoreThan => "more than ",
            Self::AtLeast => "at least ",
            Self::LessThan => "less than ",
            Self::UpTo => "up to ",
        }
    }
}

/// The stretch that an annual or monthly amount repeats over ("500,000 barrels a year").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Per {
    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A figure as printed: exact value, bounds, precision, unit and hedge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The figure in `unit`; `None` where the text gives only a range, or for a statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// Lower bound of a range or of a one-sided hedge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// Upper bound of a range or of a one-sided hedge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// Printed precision: the worth of the last printed digit. The figure means `value ± step / 2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Decimal>,
    /// The unit; `None` for a statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Set where the amount repeats every month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// How the text qualifies it.
    #[serde(default)]
    pub hedge: Hedge,
}

impl Quantity {
    /// The one number that stands for the figure where only one can be shown: the value, else the middle of the
    /// range, else its only bound.
    #[must_use]
    pub fn point(&self) -> Option<Decimal> {
        self.value.or_else(|| match (self.low, self.high) {
            (Some(low), Some(high)) => low.checked_add(high).map(|both| both / Decimal::TWO),
            (low, high) => low.or(high),
        })
    }

    /// Whether it is one number without a hedge, rounded as it is printed. Two such numbers are not the same where all
    /// that rounding leaves to both is the edge between them: 48.5 is printed as 48 or as 49, and not as both.
    #[must_use]
    pub fn is_rounded(&self) -> bool {
        self.hedge == Hedge::None
            && self.value.is_some()
            && self.step.is_some_and(|step| step > Decimal::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_stands_at_its_middle() {
        let quantity = Quantity { low: Some(2.into()), high: Some(5.into()), ..Quantity::default() };
        assert_eq!(quantity.point(), Some(Decimal::new(35, 1)));
    }
}
