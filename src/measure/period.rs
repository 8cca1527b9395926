//! The stretch of time that a figure speaks of.

use serde::{Deserialize, Serialize};

use super::{Date, Decimal};

/// The months' English names in small letters, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How the period is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The text names the year.
    Stated,
    /// Read from the publication date ("last month").
    Relative,
    /// Taken over from an earlier sentence.
    Inherited,
    /// Not known.
    #[default]
    None,
}

impl Basis {
    /// Every basis, in the order in which a menu shows them.
    pub const ALL: [Self; 4] = [Self::Stated, Self::Relative, Self::Inherited, Self::None];

    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Relative => "relative",
            Self::Inherited => "inherited",
            Self::None => "none",
        }
    }
}

/// First and last day, both inclusive; either may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// How it is known.
    #[serde(default)]
    pub basis: Basis,
}

impl Period {
    /// A period with both ends.
    #[must_use]
    pub const fn new(start: Date, end: Date, basis: Basis) -> Self {
        Self { start: Some(start), end: Some(end), basis }
    }

    /// Both ends, where both are known and in order.
    #[must_use]
    pub fn bounds(&self) -> Option<(Date, Date)> {
        match (self.start, self.end) {
            (Some(start), Some(end)) if start <= end => Some((start, end)),
            _ => None,
        }
    }

    /// Length in days, both ends counted.
    #[must_use]
    pub fn days(&self) -> Option<i32> {
        let (start, end) = self.bounds()?;
        Some(days_between(start, end) + 1)
    }

    /// Length in months: whole calendar months where the ends are a month's first and last day, otherwise days
    /// divided by 30.4375 (a Julian year's twelfth).
    #[must_use]
    pub fn months(&self) -> Option<Decimal> {
        let (start, end) = self.bounds()?;
        if start.day() == 1 && end == end.last_of_month() {
            let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month())
                - i32::from(start.month())
                + 1;
            return Some(months.into());
        }
        Some(Decimal::from(days_between(start, end) + 1) / Decimal::new(304_375, 4))
    }

    /// As a person writes it: `Jan–May 2017`, `2014`, `28 Apr 2014`, `from Feb 2025`, or the two dates.
    #[must_use]
    pub fn words(&self) -> String {
        let day = |date: Date| date.strftime("%-d %b %Y").to_string();
        match (self.start, self.end) {
            (None, None) => "no period".to_owned(),
            (Some(start), None) => format!("from {}", day(start)),
            (None, Some(end)) => format!("until {}", day(end)),
            (Some(start), Some(end)) if start == end => day(start),
            (Some(start), Some(end)) if start.day() == 1 && end == end.last_of_month() => {
                let year = end.year();
                match (start.year() == year, start.month(), end.month()) {
                    (true, 1, 12) => format!("{year}"),
                    (true, from, to) if from == to => end.strftime("%b %Y").to_string(),
                    (true, ..) => format!("{}–{}", start.strftime("%b"), end.strftime("%b %Y")),
                    (false, 1, 12) => format!("{}–{year}", start.year()),
                    (false, ..) => format!("{} – {}", start.strftime("%b %Y"), end.strftime("%b %Y")),
                }
            }
            (Some(start), Some(end)) => format!("{} – {}", day(start), day(end)),
        }
    }
}

fn days_between(start: Date, end: Date) -> i32 {
    start.until(end).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(start: (i16, i8, i8), end: (i16, i8, i8), words: &str, months: &str) {
        let start = date(start.0, start.1, start.2);
        let end = date(end.0, end.1, end.2);
        let period = Period::new(start, end, Basis::Stated);
        assert_eq!(period.words(), words);
        assert_eq!(period.months().map(|months| months.round_dp(2).to_string()).as_deref(), Some(months));
    }

    #[test]
    fn words_and_months() {
        check((2017, 1, 1), (2017, 5, 31), "Jan–May 2017", "5");
        check((2014, 1, 1), (2014, 12, 31), "2014", "12");
        check((2014, 4, 28), (2014, 4, 28), "28 Apr 2014", "0.03");
        check((2024, 2, 1), (2024, 2, 29), "Feb 2024", "1");
        check((2020, 1, 1), (2022, 12, 31), "2020–2022", "36");
        check((2017, 7, 1), (2018, 3, 31), "Jul 2017 – Mar 2018", "9");
        check((2017, 12, 22), (2018, 12, 21), "22 Dec 2017 – 21 Dec 2018", "11.99");
    }

    #[test]
    fn an_open_or_reversed_period_has_no_length() {
        let open = Period { start: Some(date(2025, 2, 1)), ..Period::default() };
        assert_eq!(open.days(), None);
        assert_eq!(open.words(), "from 1 Feb 2025");
        assert_eq!(Period::new(date(2025, 2, 1), date(2024, 1, 1), Basis::Stated).days(), None);
    }
}
