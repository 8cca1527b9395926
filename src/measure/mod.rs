//! Exact figures, their units, and the stretches of time that they speak of.
//!
//! No binary floating point holds a figure's value here: values are [`Decimal`], and what printed rounding
//! leaves open is an interval around them.

mod factor;
mod interval;
mod period;
mod quantity;
mod unit;

pub use factor::{Factor, FactorSet, KILOLITRES_PER_BARREL};
pub use interval::Interval;
pub use jiff::civil::Date;
pub use period::{Basis, MONTH_NAMES, Period};
pub use quantity::{Hedge, Per, Quantity};
pub use rust_decimal::Decimal;
pub use unit::{Currency, Denominator, Unit, UnitError};
