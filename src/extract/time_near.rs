//! Time told from where the text stands: "last month", "a year earlier", "the same period", "fiscal 2023".

use super::calendar::{self, Days};
use super::time::{Found, Parser, Role};
use super::time_turn::{Doubt, Turn};
use crate::measure::{Basis, Date, Decimal};
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle, TrapPlace};

impl Parser<'_, '_> {
    /// "fiscal 2023", "FY2023", "the 2017-18 fiscal year", "this fiscal"
    pub(super) fn fiscal(&self, at: usize) -> Option<Found> {
        let (word, next) = self.calendar(at)?;
        if word == CalendarWord::Fiscal(0)
            && let Some(found) = self.fiscal_ended(next)
        {
            return Some(found);
        }
        let start = self.known.fiscal?;
        match (word, next) {
            (CalendarWord::Fiscal(0), next) => {
                let next = self.unit(next).map_or(next, |(_, end)| end);
                let (year, end) = self.year_at(next)?;
                // "fiscal 2023-24" names both its years.
                let dash = ['-', '–', '/'].iter().any(|sign| self.reading.is(end, *sign));
                if dash && self.short_year(end + 1) == Some((year + 1) % 100) {
                    return Some(Found::new(end + 2, self.fiscal_year(year, start), Basis::Stated));
                }
                Some(Found::new(end, self.fiscal_year(year - 1, start), Basis::Stated))
            }
            (word @ (CalendarWord::This | CalendarWord::Last), next) => {
                let (CalendarWord::Fiscal(0), end) = self.calendar(next)? else { return None };
                let end = self.unit(end).map_or(end, |(_, end)| end);
                let published = self.known.published?;
                let mut year =
                    if published.month() >= start { published.year() } else { published.year() - 1 };
                if word == CalendarWord::Last {
                    year -= 1;
                }
                Some(Found::new(end, self.fiscal_year(year, start), Basis::Relative))
            }
            _ => None,
        }
    }

    /// "fiscal 2023 (ended March 31)": the words behind say when it ended.
    fn fiscal_ended(&self, at: usize) -> Option<Found> {
        let next = self.unit(at).map_or(at, |(_, end)| end);
        let (year, end) = self.year_at(next)?;
        let bracket = self.reading.is(end, '(');
        let next = end + usize::from(bracket || self.reading.is(end, ','));
        if !self.is_word(next, &["ended", "ending", "ends"]) {
            return None;
        }
        let next = self.skip(self.skip(next + 1, &[Particle::On, Particle::In]), &[Particle::The]);
        let found = self.day_first(next).or_else(|| self.month(next))?;
        let last = found.days?.1;
        let last = if found.doubt.turn == Turn::Year {
            calendar::shift_years((last, last), year.checked_sub(last.year())?)?.1
        } else {
            last
        };
        let end = found.end + usize::from(bracket && self.reading.is(found.end, ')'));
        Some(Found::new(end, year_until(last), Basis::Stated))
    }

    pub(super) fn fiscal_year(&self, year: i16, month: i8) -> Option<Days> {
        let first = calendar::day(year, month, 1)?;
        Some((first, calendar::month_near(first, 11)?.1))
    }

    /// "the Iranian year that ended on 20 March 2023", "the year ended March 31"
    pub(super) fn year_ended(&self, at: usize) -> Option<Found> {
        let (CalendarUnit::Year, mut next) = self.unit(at)? else { return None };
        next = self.skip(next, &[Particle::This, Particle::Which]);
        if !self.is_word(next, &["ended", "ending", "ends"]) {
            return None;
        }
        next = self.skip(next + 1, &[Particle::On, Particle::In]);
        let found = self.day_first(next).or_else(|| self.month(next))?;
        let (_, last) = found.days?;
        Some(Found::new(found.end, year_until(last), found.basis))
    }

    /// "Q1 2024", "H2 2023", "the second quarter" in figures
    pub(super) fn short_quarter(&self, at: usize) -> Option<Found> {
        let (word, end) = self.calendar(at)?;
        let (from, to) = match word {
            CalendarWord::Quarter(number) => (number * 3 - 2, number * 3),
            CalendarWord::Half(number) => (number * 6 - 5, number * 6),
            _ => return None,
        };
        let (year, basis, end, turn) = match self.which_year(end) {
            Some((year, basis, end)) => (year, basis, end, Turn::Never),
            None => (self.year_of_months(from, from), Basis::Relative, end, Turn::Year),
        };
        Some(Found::new(end, year.and_then(|year| calendar::months(year, from, to)), basis).turning(turn))
    }

    /// "the same period last year", "the same month of 2017", "the same period a year earlier"
    pub(super) fn same(&self, at: usize) -> Option<Found> {
        let (CalendarWord::Same, next) = self.calendar(at)? else { return None };
        // "the same ten months"
        let next = self.count(next).map_or(next, |(_, next)| next);
        let end = match self.calendar(next)? {
            (CalendarWord::Period | CalendarWord::Unit(_), end) => end,
            _ => return None,
        };
        let current = self.known.current;
        let (shift_to, basis, end) = if let Some((year, basis, end)) = self.which_year(end) {
            (current.zip(year).map(|((_, last), year)| year - last.year()), basis, end)
        } else if let Some((years, end)) = self.years_ago(self.skip(end, &[Particle::Of, Particle::In])) {
            (Some(-years), Basis::Relative, end)
        } else if let Some((CalendarWord::Last, after)) =
            self.calendar(self.skip(self.skip(end, &[Particle::Of]), &[Particle::The]))
        {
            // "of last season"
            (Some(-1), Basis::Relative, if self.is_word(after, &["season"]) { after + 1 } else { after })
        } else {
            let earlier = self.reading.is_any(at.wrapping_sub(1), &[Particle::Than]);
            return Some(Found {
                role: if earlier { Role::Compared } else { Role::Own },
                ..Found::new(end, current, Basis::Inherited)
            });
        };
        let days = current.zip(shift_to).and_then(|(days, years)| calendar::shift_years(days, years));
        Some(Found { role: Role::Compared, ..Found::new(end, days, basis) })
    }

    /// "a year earlier", "two years ago", "the year before": how many years back.
    pub(super) fn years_ago(&self, at: usize) -> Option<(i16, usize)> {
        let (count, next) = self
            .count(at)
            .or_else(|| self.reading.is_any(at, &[Particle::A, Particle::The]).then_some((1, at + 1)))?;
        let (CalendarUnit::Year, next) = self.unit(next)? else { return None };
        match self.calendar(next)? {
            (CalendarWord::Ago, end) => Some((i16::try_from(count).ok()?, end)),
            _ => None,
        }
    }

    /// "a year earlier", "two months ago", "the month before"
    pub(super) fn ago(&self, at: usize) -> Option<Found> {
        let (count, next) = self
            .count(at)
            .or_else(|| self.reading.is_any(at, &[Particle::A, Particle::The]).then_some((1, at + 1)))?;
        let (unit, next) = self.unit(next)?;
        if !self.known.spoken && self.is_word(next, &["later"]) {
            return self.later(count, unit, next + 1);
        }
        let (CalendarWord::Ago, end) = self.calendar(next)? else { return None };
        let published = self.known.published;
        let days = match unit {
            CalendarUnit::Year => match self.known.current {
                Some(days) => calendar::shift_years(days, i16::try_from(-count).ok()?),
                None => published.and_then(|date| calendar::year(date.year() - i16::try_from(count).ok()?)),
            },
            CalendarUnit::Month => match (self.known.current, published) {
                (Some((start, last)), _) if last == start.last_of_month() => {
                    calendar::month_near(start, -count)
                }
                (_, Some(date)) => calendar::month_near(date, -count),
                _ => None,
            },
            CalendarUnit::Quarter => self.known.current.and_then(|(start, last)| {
                Some((calendar::month_near(start, -3 * count)?.0, calendar::month_near(last, -3 * count)?.1))
            }),
            _ => None,
        };
        Some(Found { role: Role::Compared, ..Found::new(end, days, Basis::Relative) })
    }

    /// "two years later", "a month later", from what was told last.
    fn later(&self, count: i32, unit: CalendarUnit, end: usize) -> Option<Found> {
        let (start, last) = self.known.current?;
        match unit {
            CalendarUnit::Year => {
                let days = calendar::shift_years((start, last), i16::try_from(count).ok()?);
                Some(Found::new(end, days, Basis::Relative))
            }
            CalendarUnit::Month if last == start.last_of_month() => {
                Some(Found::new(end, calendar::month_near(start, count), Basis::Relative))
            }
            CalendarUnit::Day if start == last => {
                Some(Found::day(end, calendar::days_after(start, count), Basis::Relative))
            }
            _ => None,
        }
    }

    /// "this year", "last month", "last March", "the past five years", "the previous year", "over the past four weeks"
    pub(super) fn near(&self, at: usize) -> Option<Found> {
        let (word, next) = self.calendar(at)?;
        let back = match word {
            CalendarWord::This => 0,
            CalendarWord::Last | CalendarWord::Past => -1,
            CalendarWord::Next => 1,
            _ => return None,
        };
        let published = self.known.published;
        if let Some((count, after)) = self.count(next)
            && let Some((unit, end)) = self.unit(after)
            && back != 0
        {
            // "the last six months of 2019"
            let length = match unit {
                CalendarUnit::Month => count,
                CalendarUnit::Quarter => count * 3,
                _ => 0,
            };
            if back < 0
                && (1..12).contains(&length)
                && let Some((Some(year), Basis::Stated, end)) = self.which_year(end)
                && let Ok(from) = i8::try_from(13 - length)
            {
                return Some(Found::new(end, calendar::months(year, from, 12), Basis::Stated));
            }
            return Some(Found::new(
                end,
                published.and_then(|date| stretch(date, unit, count, back)),
                Basis::Relative,
            ));
        }
        if let Some((month, end)) = self.month_at(next) {
            let days = published.and_then(|date| {
                let year = match back {
                    0 => date.year(),
                    1 if month > date.month() => date.year(),
                    1 => date.year() + 1,
                    _ if month < date.month() => date.year(),
                    _ => date.year() - 1,
                };
                calendar::months(year, month, month)
            });
            // In November "last September" is the one just over, or that of the year before; "next" likewise.
            let other = days.filter(|_| back != 0).and_then(|days| {
                let days = calendar::shift_years(days, i16::try_from(back).ok()?)?;
                Some((Some(days.0), Some(days.1)))
            });
            return Some(Found::new(end, days, Basis::Relative).also(other));
        }
        let (unit, end) = self.unit(next)?;
        // "the last year before the sanctions" is not last year.
        if word == CalendarWord::Last
            && next > at + 1
            && self.reading.word(at + 1).eq_ignore_ascii_case("last")
        {
            return None;
        }
        let previous =
            self.is_word(at, &["previous", "preceding"]) || self.is_word(at + 1, &["previous", "preceding"]);
        let anchor =
            if previous { self.known.current.map(|(start, _)| start).or(published) } else { published };
        let days = anchor.and_then(|date| match unit {
            CalendarUnit::Year if previous => self
                .known
                .current
                .map_or_else(|| calendar::year(date.year() - 1), |days| calendar::shift_years(days, -1)),
            CalendarUnit::Year => calendar::year(date.year() + i16::try_from(back).ok()?),
            CalendarUnit::Month => calendar::month_near(date, back),
            CalendarUnit::Quarter => {
                let quarter = calendar::month_near(date, back * 3)?.0;
                calendar::quarter(quarter.year(), (quarter.month() + 2) / 3)
            }
            CalendarUnit::Half => {
                let half = calendar::month_near(date, back * 6)?.0;
                calendar::half(half.year(), if half.month() <= 6 { 1 } else { 2 })
            }
            CalendarUnit::Fortnight if back != 0 => stretch(date, CalendarUnit::Week, 2, back),
            CalendarUnit::Week => {
                let monday = calendar::days_after(
                    date,
                    -i32::from(date.weekday().to_monday_zero_offset()) + back * 7,
                )?;
                Some((monday, calendar::days_after(monday, 6)?))
            }
            _ => None,
        });
        let role = if previous && self.reading.is_any(at.wrapping_sub(1), &[Particle::From, Particle::Than]) {
            Role::Compared
        } else {
            Role::Own
        };
        Some(Found { role, ..Found::new(end, days, Basis::Relative) })
    }

    /// "today", "yesterday", "Monday", "the year to date"
    pub(super) fn day_word(&self, at: usize) -> Option<Found> {
        let (word, end) = self.calendar(at)?;
        let published = self.known.published;
        let day = match word {
            CalendarWord::Day(away) => published.and_then(|date| calendar::days_after(date, i32::from(away))),
            CalendarWord::Weekday(number) => published.and_then(|date| {
                let back =
                    (i32::from(date.weekday().to_monday_one_offset()) - i32::from(number)).rem_euclid(7);
                calendar::days_after(date, -back)
            }),
            CalendarWord::YearToDate => {
                let days = published.and_then(|date| Some((calendar::day(date.year(), 1, 1)?, date)));
                return Some(Found::new(end, days, Basis::Relative));
            }
            CalendarWord::WholeYear => {
                if let Some((year, basis, end)) = self.which_year(end) {
                    return Some(Found::new(end, year.and_then(calendar::year), basis));
                }
                // In the first months of a year, what is known of a whole one is known of the last.
                let past = i16::from(!self.known.ahead && published.is_some_and(|date| date.month() < 4));
                let days = self.context_year().and_then(|year| calendar::year(year - past));
                return Some(Found::new(end, days, Basis::Relative));
            }
            CalendarWord::YearEnd => {
                let days =
                    published.and_then(|date| calendar::day(date.year(), 12, 31)).map(|date| (date, date));
                return Some(Found::new(end, days, Basis::Relative));
            }
            _ => return None,
        };
        // "Thursday 7 September 2023" is said by the date.
        if matches!(word, CalendarWord::Weekday(_)) {
            let next = if self.reading.is(end, ',') { end + 1 } else { end };
            if let Some(found) =
                self.day_first(next).or_else(|| self.month(next).filter(|found| found.is_day))
            {
                return Some(found);
            }
        }
        let turn = if matches!(word, CalendarWord::Weekday(_)) { Turn::Week } else { Turn::Never };
        Some(Found::day(end, day, Basis::Relative).turning(turn))
    }

    /// "2019", "2020-2022", "2018 to 2021", "in 2017-18"
    pub(super) fn plain_year(&self, at: usize) -> Option<Found> {
        let (year, end) = self.year_at(at)?;
        let before = at.checked_sub(1);
        // "2015-1-32" was no date.
        let cut = |at: usize| {
            self.reading.is(at, '-')
                && self.reading.glued(at)
                && self.reading.glued(at + 1)
                && self.reading.token(at + 1).is_some_and(|next| next.is_digits())
        };
        if cut(end) && cut(end + 2) {
            return None;
        }
        let named = before.is_some_and(|before| {
            matches!(self.reading.trap(before), Some(TrapPlace::Before | TrapPlace::Both))
                || self.reading.is(before, '/')
                || (self.reading.is(before, '-')
                    && self.reading.glued(before)
                    && self.reading.glued(at)
                    && !before
                        .checked_sub(1)
                        .is_some_and(|part| matches!(self.calendar(part), Some((CalendarWord::Mid, _)))))
                || self.reading.unit(before).is_some_and(|(unit, _)| unit.before && self.reading.glued(at))
                || self.reading.is(before, '+')
        });
        let unit = self.reading.unit(end).is_some_and(|(unit, _)| unit.after);
        let scaled = self.reading.number(end).is_some();
        if named || unit || scaled {
            return None;
        }
        // "in 2020 and 2021", of one figure; "respectively" tells of two.
        if !self.known.spoken
            && self.reading.particle(end) == Some(Particle::And)
            && let Some((second, after)) = self.year_at(end + 1)
            && second == year + 1
            && !self.is_word(after, &["respectively"])
            && !self.is_word(after + 1, &["respectively"])
            && before.is_some_and(|before| self.reading.is_any(before, &[Particle::In, Particle::During]))
            && let Some(days) = calendar::year(year).zip(calendar::year(second))
        {
            return Some(Found::new(after, Some((days.0.0, days.1.1)), Basis::Stated));
        }
        let next = end + 1;
        let dash = ['-', '–', '/'].iter().any(|sign| self.reading.is(end, *sign));
        let joined = self.reading.is_any(end, &[Particle::To, Particle::Until])
            || (self.reading.particle(end) == Some(Particle::And)
                && before.is_some_and(|before| self.reading.particle(before) == Some(Particle::Between)));
        let amount = self.reading.numbers.at(next).is_some_and(|number| {
            number.scale > Decimal::ONE || self.reading.unit(number.end).is_some_and(|(unit, _)| unit.after)
        });
        let leads = before.is_some_and(|before| {
            self.reading.is_any(before, &[Particle::In, Particle::From, Particle::Since, Particle::During])
        });
        // "1900-2500 tonnes", "2000 to 2050 tonnes"; not "rose in 2017 to 2050 tonnes".
        if amount && (dash && self.reading.glued(end) && self.reading.glued(next) || joined && !leads) {
            return None;
        }
        if dash || joined {
            // "1900-1901 thousand tonnes" are no years.
            let measured = |end: usize| {
                self.reading.number(end).is_some()
                    || self.reading.unit(end).is_some_and(|(unit, _)| unit.after)
            };
            if let Some((_, end)) = self.year_at(next)
                && measured(end)
            {
                return None;
            }
            if let Some((last, end)) = self.year_at(next)
                && last > year
            {
                let days =
                    calendar::year(year).zip(calendar::year(last)).map(|(first, last)| (first.0, last.1));
                let other = days.and_then(|days| self.end_left_out(days, calendar::day(last, 1, 1)?));
                let doubt = Doubt { turn: Turn::Never, other };
                return Some(Found { doubt, ..Found::new(end, days, Basis::Stated) });
            }
            // "2017-18"
            let short = self.short_year(next).filter(|_| dash);
            if let Some(short) = short
                && short == (year + 1) % 100
            {
                // "2023/24 marketing year"
                let (month, end) = match self.calendar(next + 1) {
                    Some((CalendarWord::Fiscal(month), end)) => (Some(month).filter(|month| *month > 0), end),
                    _ => (None, next + 1),
                };
                let end = if end > next + 1 { self.unit(end).map_or(end, |(_, end)| end) } else { end };
                let days = match month.or(self.known.fiscal) {
                    Some(month) => self.fiscal_year(year, month),
                    None => calendar::year(year)
                        .zip(calendar::year(year + 1))
                        .map(|(first, last)| (first.0, last.1)),
                };
                return Some(Found::new(end, days, Basis::Stated));
            }
        }
        Some(Found::new(end, calendar::year(year), Basis::Stated))
    }

    /// "the nine months", "the year": a stretch that was named before.
    pub(super) fn bare_stretch(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at)?;
        let (unit, end) = self.unit(next)?;
        if !at.checked_sub(1).is_some_and(|before| {
            self.reading.is_any(before, &[Particle::The, Particle::In, Particle::On, Particle::During])
        }) {
            return None;
        }
        if unit == CalendarUnit::Year {
            // "36,000 in 2021, which makes 952,000 in four years": the years just named.
            let (first, last) = self.known.named?;
            let days = (i32::from(last - first) + 1 == count)
                .then(|| calendar::year(first).zip(calendar::year(last)))??;
            return Some(Found::new(end, Some((days.0.0, days.1.1)), Basis::Stated));
        }
        if unit != CalendarUnit::Month {
            return None;
        }
        let (start, last) = self.known.current?;
        let length = (i32::from(last.year()) - i32::from(start.year())) * 12 + i32::from(last.month())
            - i32::from(start.month())
            + 1;
        (length == count).then(|| Found::new(end, Some((start, last)), Basis::Relative))
    }
}

/// The twelve months that end on a day.
fn year_until(last: Date) -> Option<Days> {
    let (_, before) = calendar::shift_years((last, last), -1)?;
    Some((calendar::days_after(before, 1)?, last))
}

/// "the past four weeks", "the last three months", "the past five years", counted to the day before publication for
/// weeks and days, in whole months and years otherwise.
fn stretch(date: Date, unit: CalendarUnit, count: i32, back: i32) -> Option<Days> {
    let yesterday = calendar::days_after(date, -1)?;
    match (unit, back) {
        (CalendarUnit::Day, -1) => Some((calendar::days_after(date, -count)?, yesterday)),
        (CalendarUnit::Week, -1) => Some((calendar::days_after(date, -7 * count)?, yesterday)),
        (CalendarUnit::Month, -1) => {
            Some((calendar::month_near(date, -count)?.0, calendar::month_near(date, -1)?.1))
        }
        (CalendarUnit::Year, -1) => {
            // In December the year that ends counts as the last of them.
            let last = if date.month() == 12 { date.year() } else { date.year() - 1 };
            Some((calendar::day(last - i16::try_from(count).ok()? + 1, 1, 1)?, calendar::day(last, 12, 31)?))
        }
        (CalendarUnit::Day, 1) => Some((calendar::days_after(date, 1)?, calendar::days_after(date, count)?)),
        (CalendarUnit::Week, 1) => {
            Some((calendar::days_after(date, 1)?, calendar::days_after(date, 7 * count)?))
        }
        (CalendarUnit::Month, 1) => {
            Some((calendar::month_near(date, 1)?.0, calendar::month_near(date, count)?.1))
        }
        (CalendarUnit::Year, 1) => Some((
            calendar::day(date.year() + 1, 1, 1)?,
            calendar::day(date.year() + i16::try_from(count).ok()?, 12, 31)?,
        )),
        _ => None,
    }
}
