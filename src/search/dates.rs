//! Days of publication as a query names them.

use crate::measure::Date;

/// A stretch of days, both ends included; an end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Option<Date>,
    /// The last.
    pub to: Option<Date>,
}

impl Days {
    /// Read `2017`, `2017-05`, `2017-05-03`, and two of them, or one, around `..`. `None` for anything else, and where
    /// the end lies before the beginning.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let words = words.trim();
        let days = match words.split_once("..").or_else(|| words.split_once('…')) {
            None => {
                let (from, to) = stretch(words)?;
                Self { from: Some(from), to: Some(to) }
            }
            Some(("", "")) => return None,
            Some((from, to)) => {
                let end = |words: &str| {
                    if words.trim().is_empty() { Some(None) } else { stretch(words.trim()).map(Some) }
                };
                let (from, to) = (end(from)?, end(to)?);
                Self { from: from.map(|(first, _)| first), to: to.map(|(_, last)| last) }
            }
        };
        let backwards = days.from.zip(days.to).is_some_and(|(from, to)| to < from);
        (!backwards).then_some(days)
    }

    /// Whether a day lies within.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// First and last day of a year, a month or a day.
fn stretch(words: &str) -> Option<(Date, Date)> {
    let mut parts = words.split('-');
    let year = number(parts.next()?, 4)?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let first =
        |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    Some(match (month, day) {
        (None, _) => (first(1, 1)?, first(12, 31)?),
        (Some(month), None) => {
            let first = first(number(month, 2)?, 1)?;
            (first, first.last_of_month())
        }
        (Some(month), Some(day)) => {
            let day = first(number(month, 2)?, number(day, 2)?)?;
            (day, day)
        }
    })
}

/// A number of so many digits; a leading zero may be missing where it is two.
fn number(digits: &str, most: usize) -> Option<i16> {
    let fits = if most == 4 { digits.len() == 4 } else { (1..=most).contains(&digits.len()) };
    (fits && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}
