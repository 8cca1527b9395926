//! What stands behind an amount of money: a late scale word, minor units.

use super::numeral::{Form, numeral, power_of_ten};
use super::quantity::Figure;
use super::reading::Reading;
use crate::measure::Decimal;
use crate::vocabulary::{Dimension, NumberWord, Particle, UnitWord};

/// "75 USD million": the scale behind the currency, and the token after it.
pub(super) fn scale_behind(
    reading: &Reading<'_>,
    found: &Figure,
    unit: UnitWord,
    at: usize,
) -> Option<(Decimal, usize)> {
    let Dimension::Money(_) = unit.dimension else { return None };
    match reading.number(at) {
        Some((NumberWord::Scale(power @ 3..), end)) if !found.is_scaled && reading.word(at).len() > 2 => {
            power_of_ten(power).map(|scale| (scale, end))
        }
        _ => None,
    }
}

/// "13 dollars and 45 cents", "15 dollars 50.": the part of a unit, and the token after it.
pub(super) fn cents(
    reading: &Reading<'_>,
    found: &Figure,
    unit: UnitWord,
    at: usize,
) -> Option<(Decimal, usize)> {
    let Dimension::Money(_) = unit.dimension else { return None };
    if found.is_scaled || unit.factor != Decimal::ONE || !found.value?.fract().is_zero() {
        return None;
    }
    let and = reading.particle(at) == Some(Particle::And);
    let next = if and { at + 1 } else { at };
    let part = numeral(reading, next).filter(|part| matches!(part.form, Form::Plain | Form::Words))?;
    let value = part.value().filter(|value| *value >= Decimal::TEN && *value < Decimal::ONE_HUNDRED)?;
    let minor = reading.unit(part.end).filter(|(minor, _)| {
        matches!(minor.dimension, Dimension::Money(_)) && minor.factor == Decimal::new(1, 2)
    });
    let end = match minor {
        Some((_, end)) => end,
        // Without the word, only at the end of a clause: "15 dollars 50 years ago" are two things.
        None => {
            let ends = reading.is_over(part.end)
                || ['.', ';', '!', '?'].iter().any(|sign| reading.is(part.end, *sign))
                || reading.word(part.end) == "more";
            (ends && !and).then_some(part.end)?
        }
    };
    value.checked_div(Decimal::ONE_HUNDRED).map(|part| (part, end))
}
