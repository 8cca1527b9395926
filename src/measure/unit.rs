//! Units of the claim record.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// North Korean won.
    pub const KPW: Self = Self(*b"KPW");
    /// South Korean won.
    pub const KRW: Self = Self(*b"KRW");

    /// A code of three capital letters.
    #[must_use]
    pub const fn new(code: [u8; 3]) -> Option<Self> {
        if code[0].is_ascii_uppercase() && code[1].is_ascii_uppercase() && code[2].is_ascii_uppercase() {
            Some(Self(code))
        } else {
            None
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What one unit of a price buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Denominator {
    /// A metric tonne.
    Tonne,
    /// A barrel of 42 US gallons.
    Barrel,
    /// One piece ("$28 each").
    Piece,
}

/// The unit of a claim's figure, as the claim record writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Unit {
    /// An amount of money, never converted to another currency.
    Money(Currency),
    /// Metric tonnes (`t`).
    Tonne,
    /// Barrels of 42 US gallons (`bbl`).
    Barrel,
    /// Barrels a day (`bbl/d`).
    BarrelPerDay,
    /// Tonnes a day (`t/d`).
    TonnePerDay,
    /// A signed ratio for changes, a plain one for shares (`ratio`): +99.6 % is 0.996.
    Ratio,
    /// Percentage points (`pp`).
    Point,
    /// Things counted (`1`).
    One,
    /// Money per unit (`USD/t`, `USD/bbl`, `USD/1`).
    Price(Currency, Denominator),
}

impl Unit {
    /// The currency of money and prices.
    #[must_use]
    pub const fn currency(self) -> Option<Currency> {
        match self {
            Self::Money(currency) | Self::Price(currency, _) => Some(currency),
            _ => None,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => f.write_str(currency.code()),
            Self::Tonne => f.write_str("t"),
            Self::Barrel => f.write_str("bbl"),
            Self::BarrelPerDay => f.write_str("bbl/d"),
            Self::TonnePerDay => f.write_str("t/d"),
            Self::Ratio => f.write_str("ratio"),
            Self::Point => f.write_str("pp"),
            Self::One => f.write_str("1"),
            Self::Price(currency, Denominator::Tonne) => write!(f, "{}/t", currency.code()),
            Self::Price(currency, Denominator::Barrel) => write!(f, "{}/bbl", currency.code()),
            Self::Price(currency, Denominator::Piece) => write!(f, "{}/1", currency.code()),
        }
    }
}

/// A unit that the claim record does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a unit of the claim record: {0:?} (known: t, bbl, t/d, bbl/d, ratio, pp, 1, USD, USD/t …)")]
pub struct UnitError(pub String);

impl FromStr for Unit {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, UnitError> {
        let currency = |code: &str| <[u8; 3]>::try_from(code.as_bytes()).ok().and_then(Currency::new);
        Ok(match text {
            "t" => Self::Tonne,
            "bbl" => Self::Barrel,
            "bbl/d" => Self::BarrelPerDay,
            "t/d" => Self::TonnePerDay,
            "ratio" => Self::Ratio,
            "pp" => Self::Point,
            "1" => Self::One,
            _ => {
                let unit = match text.split_once('/') {
                    None => currency(text).map(Self::Money),
                    Some((code, per)) => currency(code).and_then(|currency| {
                        let per = match per {
                            "t" => Denominator::Tonne,
                            "bbl" => Denominator::Barrel,
                            "1" => Denominator::Piece,
                            _ => return None,
                        };
                        Some(Self::Price(currency, per))
                    }),
                };
                unit.ok_or_else(|| UnitError(text.to_owned()))?
            }
        })
    }
}

impl TryFrom<String> for Unit {
    type Error = UnitError;

    fn try_from(text: String) -> Result<Self, UnitError> {
        text.parse()
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_read_back_as_written() {
        for text in ["t", "bbl", "bbl/d", "t/d", "ratio", "pp", "1", "USD", "KPW/t", "USD/bbl", "USD/1"] {
            assert_eq!(text.parse::<Unit>().map(|unit| unit.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "usd", "USDT", "USD/kg", "barrels"] {
            assert!(text.parse::<Unit>().is_err(), "{text}");
        }
    }
}
