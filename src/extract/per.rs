//! "a barrel", "per tonne", "a day": what an amount is measured against.

use super::reading::Reading;
use crate::measure::{Decimal, Denominator, Per};
use crate::vocabulary::{CalendarUnit, CalendarWord, Dimension, Particle};

/// What an amount is measured against.
#[derive(Clone, Copy)]
pub(super) enum PerWhat {
    /// A mass or volume: its denominator and how much of it one is.
    Amount(Denominator, Decimal),
    /// One of the things.
    Piece,
    /// A stretch of time.
    Time(CalendarUnit),
}

impl PerWhat {
    /// The stretch of time, if it is one.
    pub fn time(self) -> Option<CalendarUnit> {
        if let Self::Time(unit) = self { Some(unit) } else { None }
    }
}

/// Months and years, over which amounts repeat.
pub(super) fn per_time(unit: CalendarUnit) -> Option<Per> {
    match unit {
        CalendarUnit::Month => Some(Per::Month),
        CalendarUnit::Year => Some(Per::Year),
        _ => None,
    }
}

/// "a barrel", "per tonne", "/kg", "each", "a day", "daily", "annually"
pub(super) fn per(reading: &Reading<'_>, at: usize) -> Option<(PerWhat, usize)> {
    let slash = reading.is(at, '/') && reading.glued(at);
    // "for every ton", "on each barrel"
    let led = ["for", "on"].iter().any(|word| reading.word(at).eq_ignore_ascii_case(word))
        && ["every", "each"].iter().any(|word| reading.word(at + 1).eq_ignore_ascii_case(word));
    if led {
        let (unit, end) = reading.unit(at + 2).filter(|(unit, _)| unit.after)?;
        return match unit.dimension {
            Dimension::Mass => Some((PerWhat::Amount(Denominator::Tonne, unit.factor), end)),
            Dimension::Volume => Some((PerWhat::Amount(Denominator::Barrel, unit.factor), end)),
            _ => None,
        };
    }
    if !slash && !reading.is_any(at, &[Particle::A, Particle::Per, Particle::Each]) {
        let word = reading.word(at);
        return if word.eq_ignore_ascii_case("daily") {
            Some((PerWhat::Time(CalendarUnit::Day), at + 1))
        } else if word.eq_ignore_ascii_case("annually") || word.eq_ignore_ascii_case("yearly") {
            Some((PerWhat::Time(CalendarUnit::Year), at + 1))
        } else {
            None
        };
    }
    if let Some((unit, end)) = reading.unit(at + 1).filter(|(unit, _)| unit.after) {
        return match unit.dimension {
            Dimension::Mass => Some((PerWhat::Amount(Denominator::Tonne, unit.factor), end)),
            Dimension::Volume => Some((PerWhat::Amount(Denominator::Barrel, unit.factor), end)),
            _ => None,
        };
    }
    // "half as much a day later" is no rate.
    if let Some((CalendarWord::Unit(unit), end)) = reading.calendar(at + 1) {
        let ago = matches!(reading.calendar(end), Some((CalendarWord::Ago, _)))
            || reading.word(end).eq_ignore_ascii_case("later");
        return (!ago).then_some((PerWhat::Time(unit), end));
    }
    if reading.particle(at) == Some(Particle::Each)
        && (reading.token(at + 1).is_none_or(|next| !next.is_word()) || reading.particle(at + 1).is_some())
    {
        return Some((PerWhat::Piece, at));
    }
    None
}
