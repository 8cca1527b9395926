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

/// Monday to Sunday around a date.
pub(super) fn week(date: Date) -> Option<Days> {
    let monday = days_after(date, -i32::from(date.weekday().to_monday_zero_offset()))?;
    Some((monday, days_after(monday, 6)?))
}

/// Week `number` of a stretch, a week being of the stretch that holds its Thursday; -1 is the last.
pub(super) fn week_within(days: Days, number: i8) -> Option<Days> {
    let thursday = if number > 0 {
        let first =
            days_after(days.0, (3 - i32::from(days.0.weekday().to_monday_zero_offset())).rem_euclid(7))?;
        days_after(first, 7 * (i32::from(number) - 1))?
    } else {
        days_after(days.1, -(i32::from(days.1.weekday().to_monday_zero_offset()) - 3).rem_euclid(7))?
    };
    if thursday > days.1 || thursday < days.0 { None } else { week(thursday) }
}

/// The `number`th seven days of a stretch, counted from its first day; the last may be shorter.
pub(super) fn sevens((start, last): Days, number: i8) -> Option<Days> {
    let first = days_after(start, 7 * (i32::from(number) - 1)).filter(|first| *first <= last)?;
    Some((first, days_after(first, 6)?.min(last)))
}

/// The `number`th weekday (Monday is 1) of a stretch.
pub(super) fn weekday_within(days: Days, weekday: i8, number: i8) -> Option<Date> {
    let away = i32::from(weekday) - i32::from(days.0.weekday().to_monday_one_offset());
    let date = days_after(days.0, away.rem_euclid(7) + 7 * (i32::from(number) - 1))?;
    (date <= days.1 && date >= days.0).then_some(date)
}

/// The date so many months and days later; a month too short ends sooner.
pub(super) fn later(date: Date, months: i32, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_months(months).ok()?.try_days(days).ok()?).ok()
}

/// How many days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
