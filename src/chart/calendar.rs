//! Days as numbers, and a calendar grid as fine as there is room for.

use crate::measure::Date;

/// Days from 1 January 1970 to this day.
#[must_use]
pub fn day_number(day: Date) -> f64 {
    f64::from(whole_days(day))
}

/// Howard Hinnant's `days_from_civil`, exact over the whole calendar and without a span in between.
/// <https://howardhinnant.github.io/date_algorithms.html>
fn whole_days(day: Date) -> i32 {
    let month = i32::from(day.month());
    let year = i32::from(day.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(day.day()) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// One cell of the calendar grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarTick {
    /// Where its line stands: the begin of its first day.
    pub x: f64,
    /// Where the next one begins.
    pub until: f64,
    /// `2017`, `Q1 2017`, `May 2017`, `6 May 2017`.
    pub label: String,
    /// The label names the whole cell and stands in its middle; otherwise it names the line.
    pub names_cell: bool,
    /// First cell of a year.
    pub year: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Grid {
    Years(i16),
    Months(i8),
    /// Cells that begin on these days of the month.
    Days(&'static [i8]),
}

/// From fine to coarse, with the days that the shortest cell has and the pixels that its label needs.
const GRIDS: [(Grid, f64, f64); 11] = [
    (Grid::Days(EVERY_DAY), 1.0, 84.0),
    (Grid::Days(&[1, 6, 11, 16, 21, 26]), 3.0, 76.0),
    (Grid::Days(&[1, 16]), 13.0, 80.0),
    (Grid::Months(1), 28.0, 62.0),
    (Grid::Months(3), 90.0, 58.0),
    (Grid::Years(1), 365.0, 36.0),
    (Grid::Years(2), 730.0, 40.0),
    (Grid::Years(5), 1826.0, 40.0),
    (Grid::Years(10), 3652.0, 40.0),
    (Grid::Years(50), 18262.0, 40.0),
    (Grid::Years(100), 36524.0, 40.0),
];

const EVERY_DAY: &[i8] = &[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31,
];

/// The cells in sight of a plot `width` pixels wide, from left to right.
#[must_use]
pub fn calendar_ticks(x: [f64; 2], width: f64) -> Vec<CalendarTick> {
    let [from, to] = x;
    if !(from.is_finite() && to.is_finite() && from < to && width > 0.0) {
        return Vec::new();
    }
    let per_day = width / (to - from);
    let fitting = GRIDS.iter().find(|(_, days, pixels)| days * per_day >= *pixels);
    let grid = fitting.map_or(Grid::Years(500), |(grid, ..)| *grid);
    let Some(mut at) = day_at(from).map(|day| grid.start(day)) else { return Vec::new() };
    let mut ticks = Vec::new();
    while day_number(at) < to {
        let Some(next) = grid.next(at) else { break };
        ticks.push(CalendarTick {
            x: day_number(at),
            until: day_number(next),
            label: grid.label(at),
            names_cell: !matches!(grid, Grid::Days([1, 6, ..] | [1, 16]) | Grid::Years(2..)),
            year: at.month() == 1 && at.day() == 1,
        });
        at = next;
    }
    ticks
}

/// The day that holds a moment, counted in days from 1970.
#[must_use]
pub fn day_at(x: f64) -> Option<Date> {
    let day = x.floor().clamp(day_number(Date::MIN), day_number(Date::MAX)) as i32;
    // The inverse of `whole_days`, from the same page.
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl Grid {
    /// Begin of the cell that holds `day`.
    fn start(self, day: Date) -> Date {
        let date = |year, month, first| Date::new(year, month, first).unwrap_or(day);
        match self {
            Self::Years(every) => date(day.year().div_euclid(every) * every, 1, 1),
            Self::Months(every) => date(day.year(), (day.month() - 1) / every * every + 1, 1),
            Self::Days(days) => {
                let first = days.iter().rev().find(|first| **first <= day.day()).copied().unwrap_or(1);
                date(day.year(), day.month(), first)
            }
        }
    }

    /// Begin of the next cell; `None` at the end of the calendar.
    fn next(self, start: Date) -> Option<Date> {
        let months = |count: i8| {
            let month = start.month() + count;
            let (year, month) =
                if month > 12 { (start.year() + 1, month - 12) } else { (start.year(), month) };
            Date::new(year, month, 1).ok()
        };
        match self {
            Self::Years(every) => Date::new(start.year().checked_add(every)?, 1, 1).ok(),
            Self::Months(every) => months(every),
            Self::Days(days) => {
                let later = days.iter().find(|first| **first > start.day());
                let later = later.and_then(|first| Date::new(start.year(), start.month(), *first).ok());
                later.or_else(|| months(1))
            }
        }
    }

    fn label(self, start: Date) -> String {
        match self {
            Self::Years(_) => start.year().to_string(),
            Self::Months(3) => format!("Q{} {}", start.month() / 3 + 1, start.year()),
            Self::Months(_) => start.strftime("%b %Y").to_string(),
            Self::Days(_) => start.strftime("%-d %b %Y").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_from_1970_and_found_again() {
        assert_eq!(day_number(date(1970, 1, 1)), 0.0);
        assert_eq!(day_number(date(2017, 1, 1)), 17_167.0);
        assert_eq!(day_number(date(1969, 12, 31)), -1.0);
        for day in
            [date(1600, 2, 29), date(1969, 12, 31), date(2000, 2, 29), date(2024, 12, 31), date(2025, 3, 1)]
        {
            assert_eq!(day_at(day_number(day) + 0.7), Some(day));
        }
    }

    #[track_caller]
    fn check(from: (i16, i8, i8), to: (i16, i8, i8), width: f64, expected: &str) {
        let day = |(year, month, day)| day_number(date(year, month, day));
        let ticks = calendar_ticks([day(from), day(to)], width);
        let words: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(words.join(", "), expected);
        assert!(ticks.windows(2).all(|pair| pair[0].until == pair[1].x));
    }

    #[test]
    fn as_fine_as_there_is_room_for() {
        check((2014, 2, 1), (2018, 1, 1), 200.0, "2014, 2015, 2016, 2017");
        check((2014, 2, 1), (2018, 1, 1), 100.0, "2014, 2016");
        check((1989, 2, 1), (2025, 1, 1), 300.0, "1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020");
        check((2017, 1, 1), (2018, 1, 1), 300.0, "Q1 2017, Q2 2017, Q3 2017, Q4 2017");
        check((2016, 12, 20), (2017, 3, 10), 300.0, "Dec 2016, Jan 2017, Feb 2017, Mar 2017");
        check((2017, 2, 20), (2017, 3, 18), 200.0, "16 Feb 2017, 1 Mar 2017, 16 Mar 2017");
        check((2017, 4, 28), (2017, 5, 1), 300.0, "28 Apr 2017, 29 Apr 2017, 30 Apr 2017");
        check((2018, 1, 1), (2014, 2, 1), 200.0, "");
    }
}
