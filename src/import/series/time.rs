//! Periods of tables.

use crate::measure::{Date, MONTH_NAMES};

/// First and last day of what a cell says: `2017`, `201703`, `2017-03`, `2017-M03`, `2017-Q1`, `2017-S2`, `2017-03-31`,
/// `2017年3月`, `March 2017`. `None` for anything else.
pub(super) fn period(cell: &str) -> Option<(Date, Date)> {
    let cell = cell.trim();
    let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
    match cell.len() {
        4 if digits => return months(cell, 1, 12),
        6 if digits => return one(cell.get(..4)?, cell.get(4..)?),
        _ => {}
    }
    if let Some((year, month)) = cell.split_once('年') {
        return if month.is_empty() { months(year, 1, 12) } else { one(year, month.trim_end_matches('月')) };
    }
    if let Some((year, rest)) = cell.split_once('-').filter(|(year, _)| year.len() == 4) {
        if let Some(part) = rest.strip_prefix(['Q', 'q']) {
            let quarter: i8 = part.parse().ok().filter(|part| (1..=4).contains(part))?;
            return months(year, quarter * 3 - 2, quarter * 3);
        }
        if let Some(part) = rest.strip_prefix(['S', 's', 'H', 'h', 'B']) {
            let half: i8 = part.parse().ok().filter(|part| (1..=2).contains(part))?;
            return months(year, half * 6 - 5, half * 6);
        }
        if let Ok(day) = cell.parse::<Date>() {
            return Some((day, day));
        }
        return one(year, rest.strip_prefix(['M', 'm']).unwrap_or(rest));
    }
    let (word, year) = cell.rsplit_once(' ')?;
    one(year, &(1 + MONTH_NAMES.iter().position(|name| is_name(word, name))?).to_string())
}

fn is_name(word: &str, name: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    word.len() >= 3 && name.starts_with(&word)
}

fn one(year: &str, month: &str) -> Option<(Date, Date)> {
    let month: i8 = month.parse().ok()?;
    months(year, month, month)
}

fn months(year: &str, first: i8, last: i8) -> Option<(Date, Date)> {
    let year: i16 = year.parse().ok().filter(|year| (1800..=2200).contains(year))?;
    Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let found = period(cell).map(|(start, end)| format!("{start} {end}"));
        assert_eq!(found.unwrap_or_default(), expected, "{cell}");
    }

    #[test]
    fn periods_of_tables() {
        check("2017", "2017-01-01 2017-12-31");
        check("201702", "2017-02-01 2017-02-28");
        check("2016-02", "2016-02-01 2016-02-29");
        check("2017-M03", "2017-03-01 2017-03-31");
        check("2017-Q1", "2017-01-01 2017-03-31");
        check("2017-S2", "2017-07-01 2017-12-31");
        check("2017-03-31", "2017-03-31 2017-03-31");
        check("2023年4月", "2023-04-01 2023-04-30");
        check("March 2017", "2017-03-01 2017-03-31");
        for bad in ["", "52", "201713", "2017-Q5", "20170301", "M 2017", "soon"] {
            check(bad, "");
        }
    }
}
