//! Which months a series speaks of. Missing is not zero.

use super::{Quality, Row, Series};
use crate::measure::{Basis, Date, Period};

/// What is known about a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// A figure covers it, by itself or within a longer period.
    Reported,
    /// The publisher is known to have reported nothing.
    NotReported,
    /// No row says anything.
    Unknown,
}

impl Coverage {
    /// The word of the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::NotReported => "not_reported",
            Self::Unknown => "unknown",
        }
    }
}

/// Months in a row of which the same is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day of the first month.
    pub start: Date,
    /// Last day of the last month.
    pub end: Date,
    /// What is known.
    pub coverage: Coverage,
}

impl Stretch {
    /// As a period.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period::new(self.start, self.end, Basis::Stated)
    }

    /// How many months.
    #[must_use]
    pub fn months(&self) -> usize {
        self.period().months().and_then(|months| months.try_into().ok()).unwrap_or(0)
    }
}

impl Series {
    /// From the first day of the first row to the last of the last; `None` without rows.
    #[must_use]
    pub fn extent(&self) -> Option<(Date, Date)> {
        let start = self.rows.iter().map(|row| row.start).min()?;
        Some((start, self.rows.iter().map(|row| row.end).max()?))
    }

    /// What is known month by month from the month of `from` to that of `to`, equal months put together. A month that
    /// a row covers in part only is unknown.
    #[must_use]
    pub fn coverage(&self, from: Date, to: Date) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut start = from.first_of_month();
        while start <= to {
            let end = start.last_of_month();
            let coverage = self.coverage_of(start, end);
            match stretches.last_mut() {
                Some(last) if last.coverage == coverage => last.end = end,
                _ => stretches.push(Stretch { start, end, coverage }),
            }
            match end.tomorrow() {
                Ok(next) => start = next,
                Err(_) => break,
            }
        }
        stretches
    }

    fn coverage_of(&self, start: Date, end: Date) -> Coverage {
        let covers = |row: &&Row| row.start <= start && end <= row.end;
        // A gap within a longer sum stays a gap: the sum was made without that month.
        if self.rows.iter().filter(covers).any(|row| row.quality == Quality::NotReported) {
            Coverage::NotReported
        } else if self.rows.iter().filter(covers).any(Row::counts) {
            Coverage::Reported
        } else {
            Coverage::Unknown
        }
    }
}
