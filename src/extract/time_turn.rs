//! What words of time leave open, and the readings that follow from it.

use super::calendar::{self, Days};
use super::time::TimeWords;
use crate::measure::Date;

/// First and last day of a stretch that may be open on either side.
pub(super) type Bounds = (Option<Date>, Option<Date>);

/// What words of time do not settle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Doubt {
    /// How soon the same words come round.
    pub turn: Turn,
    /// What the words may cover as well.
    pub other: Option<Bounds>,
}

/// After how long the same words name other days: "4 July" comes every year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// The words name their days once and for all.
    #[default]
    Never,
    /// "Friday"
    Week,
    /// "the 15th"
    Month,
    /// "4 July", "February", "the third quarter"
    Year,
    /// "the seventies"
    Century,
}

/// Everything that the words may say, the likeliest first: what has come round and what is still to come.
pub(super) fn readings(words: &TimeWords, published: Option<Date>) -> Vec<Bounds> {
    let mut all = Vec::with_capacity(4);
    let known = |bounds: &Bounds| bounds.0.or(bounds.1).is_some();
    for bounds in [Some((words.start, words.last)), words.doubt.other].into_iter().flatten().filter(known) {
        for bounds in [Some(bounds), other_turn(bounds, words.doubt.turn, published)].into_iter().flatten() {
            if !all.contains(&bounds) {
                all.push(bounds);
            }
        }
    }
    all
}

/// The turn on the other side of the day of publication.
pub(super) fn other_turn(bounds: Bounds, turn: Turn, published: Option<Date>) -> Option<Bounds> {
    let sign = if bounds.0.or(bounds.1)? > published? { -1 } else { 1 };
    let days = match bounds {
        (Some(start), Some(last)) => turned((start, last), turn, sign)?,
        (Some(day), None) | (None, Some(day)) => turned((day, day), turn, sign)?,
        (None, None) => return None,
    };
    Some((bounds.0.and(Some(days.0)), bounds.1.and(Some(days.1))))
}

fn turned(days: Days, turn: Turn, sign: i8) -> Option<Days> {
    let sign = i32::from(sign);
    match turn {
        Turn::Never => None,
        Turn::Week => {
            Some((calendar::days_after(days.0, 7 * sign)?, calendar::days_after(days.1, 7 * sign)?))
        }
        // The next month or year that has such a day.
        Turn::Month => (1..=2).find_map(|count| {
            moved(days, |day| calendar::month_near(day, count * sign).map(|(first, _)| first))
        }),
        Turn::Year => (1..=8).find_map(|count| {
            moved(days, |day| {
                calendar::day(day.year().checked_add(i16::try_from(count * sign).ok()?)?, day.month(), 1)
            })
        }),
        Turn::Century => calendar::shift_years(days, if sign < 0 { -100 } else { 100 }),
    }
}

/// The same days of another month; a month's last day stays its last day.
fn moved(days: Days, month: impl Fn(Date) -> Option<Date>) -> Option<Days> {
    let same = |date: Date| {
        let first = month(date)?;
        calendar::day(first.year(), first.month(), date.day())
    };
    let whole = days.0.day() == 1 && days.1 == days.1.last_of_month();
    let last = if whole { month(days.1)?.last_of_month() } else { same(days.1)? };
    Some((same(days.0)?, last))
}
