//! "An all-time high", "the lowest since 2013", "a five-year low": what a sentence says of one of its figures.

use std::ops::Range;

use super::sentence::sentence;
use super::superlative::find;
use crate::measure::Date;
use crate::model::{Figure, Kind};
use crate::text::Span;

/// Which end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The highest.
    High,
    /// The lowest.
    Low,
}

/// Among which figures it is that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Since {
    /// All before it.
    Ever,
    /// Those after this year, in which it was last so high or low.
    Year(i16),
    /// Those of so many years.
    Years(i16),
}

/// What is said: the highest or the lowest, and among what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extreme {
    /// Which end.
    pub end: End,
    /// Among what.
    pub since: Since,
    /// Whether only the same months of other years are meant: "the lowest January since 2019".
    pub same_months: bool,
}

impl Extreme {
    /// The highest of all.
    pub const PEAK: Self = Self { end: End::High, since: Since::Ever, same_months: false };

    /// For a sentence: `the highest since 2013`.
    #[must_use]
    pub fn words(self) -> String {
        let end = match self.end {
            End::High => "highest",
            End::Low => "lowest",
        };
        match self.since {
            Since::Ever => format!("the {end} ever"),
            Since::Year(year) => format!("the {end} since {year}"),
            Since::Years(years) => format!("the {end} in {years} years"),
        }
    }

    /// The first day of what it is compared with, for a figure that begins on `start`; `None` where that is all before.
    #[must_use]
    pub fn first_day(self, start: Date) -> Option<Date> {
        match self.since {
            Since::Ever => None,
            Since::Year(year) => Date::new(year.checked_add(1)?, 1, 1).ok(),
            // The figure of exactly five years ago is the one that was last so low.
            Since::Years(years) => {
                let year = start.year().checked_sub(years)?;
                let day = Date::new(year, start.month(), 1).ok()?;
                day.last_of_month().tomorrow().ok()
            }
        }
    }
}

/// What the sentence says of `figure`. Of several figures, it is said of the amount with the latest period, and of these
/// of the nearest; of a change only where the sentence has no amount.
#[must_use]
pub fn said_of(figure: &Figure, all: &[Figure], text: &str) -> Option<Extreme> {
    let (from, sentence) = sentence(text, figure.span());
    let (phrase, extreme) = find(sentence)?;
    let phrase = from + phrase.start..from + phrase.end;
    let within = |other: &&Figure| {
        let span = other.span();
        span.start as usize >= from && span.end as usize <= from + sentence.len()
    };
    let amount = |figure: &Figure| matches!(figure.record().kind, Kind::Money | Kind::Mass | Kind::Volume);
    let amounts = all.iter().filter(within).filter(|other| amount(other) && !other.is_equivalent());
    let latest = amounts.clone().filter_map(|other| other.record().period.end).max();
    let Some(nearest) = amounts
        .filter(|other| latest.is_none() || other.record().period.end == latest)
        .min_by_key(|other| distance(other.span(), &phrase))
    else {
        return Some(extreme);
    };
    (nearest.key() == figure.key() || !amount(figure) && figure.record().kind == Kind::Change)
        .then_some(extreme)
}

fn distance(span: Span, phrase: &Range<usize>) -> usize {
    let (start, end) = (span.start as usize, span.end as usize);
    start.max(phrase.start).saturating_sub(end.min(phrase.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_before() {
        let day = |year, month| Date::new(year, month, 1).expect("a date");
        let in_years = Extreme { end: End::Low, since: Since::Years(5), same_months: false };
        assert_eq!(in_years.first_day(day(2019, 5)), Some(day(2014, 6)));
        let since = Extreme { since: Since::Year(2013), ..in_years };
        assert_eq!(since.first_day(day(2019, 5)), Some(day(2014, 1)));
        assert_eq!(Extreme::PEAK.first_day(day(2019, 5)), None);
    }
}
