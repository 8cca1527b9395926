//! Arithmetic on whole days, months and years.

use crate::measure::Date;

/// First and last day, both inclusive.
pub(super) type Days = (Date, Date);

/// A date, if it exists.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A calendar year.
pub(super) fn year(year: i16) -> Option<Days> {
    Some((day(year, 1, 1)?, day(year, 12, 31)?))
}

/// Months `from..=to` of one year.
pub(super) fn months(year: i16, from: i8, to: i8) -> Option<Days> {
    Some((day(year, from, 1)?, day(year, to, 1)?.last_of_month()))
}

/// The same days `count` years later; 29 February becomes 28 February, and a month's last day stays its last day.
pub(super) fn shift_years(days: Days, count: i16) -> Option<Days> {
    Some((shift(days.0, count)?, shift_end(days.1, count)?))
}

fn shift(date: Date, count: i16) -> Option<Date> {
    let year = date.year().checked_add(count)?;
    day(year, date.month(), date.day()).or_else(|| day(year, date.month(), 28))
}

fn shift_end(date: Date, count: i16) -> Option<Date> {
    if date == date.last_of_month() {
        return Some(day(date.year().checked_add(count)?, date.month(), 1)?.last_of_month());
    }
    shift(date, count)
}

/// The month `count` months after the one that holds `date`.
pub(super) fn month_near(date: Date, count: i32) -> Option<Days> {
    let months = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + count;
    let first = day(i16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as i8 + 1, 1)?;
    Some((first, first.last_of_month()))
}

/// The date `count` days later.
pub(super) fn days_after(date: Date, count: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(count).ok()?).ok()
}

/// Quarter `number` (1–4) of a year.
pub(super) fn quarter(year: i16, number: i8) -> Option<Days> {
    months(year, number.checked_mul(3)?.checked_sub(2)?, number.checked_mul(3)?)
}

/// Half `number` (1–2) of a year.
pub(super) fn half(year: i16, number: i8) -> Option<Days> {
    months(year, if number == 1 { 1 } else { 7 }, if number == 1 { 6 } else { 12 })
}
