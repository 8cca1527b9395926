//! The ceilings that UN Security Council resolutions set for oil, one row for each twelve months.

use std::sync::Arc;

use serde::Deserialize;

use crate::measure::{Basis, Date, Decimal, Period, Unit};

const TABLE: &str = include_str!("../../assets/reference/un_caps.csv");

/// Whether a ceiling ever bound anyone, and by which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapState {
    /// It held over its period.
    InForce,
    /// A later resolution replaced it before its period began.
    Superseded,
    /// It held, but the resolution prints no number.
    NoNumber,
}

/// One ceiling over its own period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Cap {
    /// Which ceiling (`refined_2397`); its years share it.
    pub id: Arc<str>,
    /// The resolution, for people.
    pub resolution: Arc<str>,
    /// Commodity id.
    pub commodity: Arc<str>,
    /// Barrels or tonnes.
    pub unit: Unit,
    /// How much; `None` where the resolution prints no number.
    pub value: Option<Decimal>,
    /// First day.
    pub period_start: Date,
    /// Last day.
    pub period_end: Date,
    /// Whether it held.
    pub state: CapState,
    /// Who published the page that was read.
    pub source: Arc<str>,
    /// When that page was published, as shown; often blank.
    pub source_date: Arc<str>,
    /// Where it was read.
    pub address: Arc<str>,
    /// What to know about it.
    pub note: Arc<str>,
}

impl Cap {
    /// The period as claims have it.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period::new(self.period_start, self.period_end, Basis::Stated)
    }
}

/// All ceilings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caps {
    /// In the order of the table: by ceiling, then by time.
    pub rows: Vec<Cap>,
    unread: Vec<String>,
}

impl Caps {
    /// The built-in table.
    #[must_use]
    pub fn embedded() -> Self {
        Self::read(TABLE)
    }

    /// Rows that could not be read, with the reason. Empty for the built-in table.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    fn read(table: &str) -> Self {
        let mut caps = Self::default();
        for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
            match row {
                Ok(cap) => caps.rows.push(cap),
                Err(error) => caps.unread.push(error.to_string()),
            }
        }
        caps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(day: &str, commodity: &str, unit: Unit, expected: Option<(&str, i64)>) {
        let day: Date = day.parse().expect("a date");
        let caps = Caps::embedded();
        let found = caps
            .rows
            .iter()
            .filter(|cap| cap.state == CapState::InForce && &*cap.commodity == commodity && cap.unit == unit)
            .find(|cap| cap.period_start <= day && day <= cap.period_end);
        let found = found.map(|cap| (&*cap.resolution, cap.value));
        assert_eq!(found, expected.map(|(resolution, value)| (resolution, Some(value.into()))));
    }

    #[test]
    fn every_row_of_the_built_in_table_is_read() {
        let caps = Caps::embedded();
        assert_eq!(caps.unread(), [] as [String; 0]);
        assert_eq!(caps.rows.len(), 30);
        assert!(caps.rows.iter().all(|cap| cap.period().days().is_some()));
        assert!(caps.rows.iter().all(|cap| cap.value.is_some() == (cap.state != CapState::NoNumber)));
    }

    #[test]
    fn which_ceiling_holds_on_a_day() {
        check("2017-09-30", "refined", Unit::Barrel, None);
        check("2017-10-01", "refined", Unit::Barrel, Some(("UNSCR 2375", 500_000)));
        check("2018-01-01", "refined", Unit::Barrel, Some(("UNSCR 2397", 500_000)));
        check("2017-12-21", "crude", Unit::Barrel, None);
        check("2017-12-22", "crude", Unit::Barrel, Some(("UNSCR 2397", 4_000_000)));
        check("2024-12-31", "crude", Unit::Tonne, Some(("UNSCR 2397", 525_000)));
        check("2026-12-31", "refined", Unit::Barrel, Some(("UNSCR 2397", 500_000)));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named_and_the_others_stay() {
        let lines: Vec<&str> = TABLE.lines().take(2).collect();
        let caps =
            Caps::read(&format!("{}\n{}\n{}\n", lines[0], lines[1].replace("bbl", "gallons"), lines[1]));
        assert_eq!((caps.rows.len(), caps.unread().len()), (1, 1));
    }
}
