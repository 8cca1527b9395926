//! Days, months and stretches of months: "July 4", "January–May", "the first five months this year".

use super::calendar;
use super::time::{Found, Parser};
use super::time_turn::{Doubt, Turn};
use crate::measure::Basis;
use crate::vocabulary::{CalendarUnit, CalendarWord, Gap, Particle};

impl Parser<'_, '_> {
    /// "2014-05-08", "2014-5-8", "8/5/2014"
    pub(super) fn iso_date(&self, at: usize) -> Option<Found> {
        let (year, end) = self.year_at(at)?;
        let number = |at: usize| self.reading.word(at).parse::<i8>().ok();
        if self.reading.is(end, '-') && self.reading.is(end + 2, '-') && self.reading.glued(end + 3) {
            let date = calendar::day(year, number(end + 1)?, number(end + 3)?)?;
            return Some(Found { is_day: true, ..Found::new(end + 4, Some((date, date)), Basis::Stated) });
        }
        None
    }

    /// "the first five months this year", "the third quarter of 2017", "the first half"
    pub(super) fn ordinal_stretch(&self, at: usize) -> Option<Found> {
        if let Some((CalendarWord::Last, next)) = self.calendar(at) {
            return self.days_of_month(-1, next);
        }
        let (ordinal, mut next) = self.ordinal_at(at)?;
        if let Some(found) = self.days_of_month(ordinal, next) {
            return Some(found);
        }
        let count = self.count(next);
        if let Some((_, end)) = count {
            next = end;
        }
        if self.reading.is(next, '-') {
            next += 1;
        }
        let (unit, end) = self.unit(next)?;
        if self.is_run(at, end) {
            return None;
        }
        let count = count.map_or(1, |(count, _)| count);
        let (length, places) = match unit {
            CalendarUnit::Month => (1, 12),
            CalendarUnit::Quarter => (3, 4),
            CalendarUnit::Half => (6, 2),
            _ => return None,
        };
        // "the first fiscal half", "the first nine months of the 2017-18 crop year"
        if let Some(found) = self.of_season(end, i32::from(ordinal) - 1, count * length) {
            return Some(found);
        }
        let named = self.which_year(end);
        let (year, basis, end) = named.unwrap_or((None, Basis::Relative, end));
        let turn = if named.is_none() { Turn::Year } else { Turn::Never };
        let ordinal = if ordinal < 0 { places + 1 - count } else { i32::from(ordinal) };
        let from = i8::try_from((ordinal - 1) * length + 1).ok().filter(|from| *from <= 12)?;
        let to = i8::try_from((ordinal - 1) * length + length * count).ok().filter(|to| *to <= 12)?;
        let year = match named {
            Some(_) => year,
            None => self.year_of_months(from, if self.known.ahead { to } else { from }),
        };
        let days = year.and_then(|year| calendar::months(year, from, to));
        Some(Found::new(end, days, basis).turning(turn))
    }

    /// "a second month running", "for the third quarter in a row": how often, not when.
    fn is_run(&self, at: usize, end: usize) -> bool {
        let counted = self.is_word(end, &["running", "straight"])
            || self.is_word(end, &["in"]) && self.is_word(end + 2, &["row", "succession"]);
        counted || self.reading.is_any(at.wrapping_sub(1), &[Particle::A])
    }

    /// Behind an ordinal: "20 days of July", "half of last month".
    fn days_of_month(&self, ordinal: i8, at: usize) -> Option<Found> {
        let count = self.count(at);
        let (unit, end) = self.unit(count.map_or(at, |(_, next)| next))?;
        let days = match (unit, count) {
            (CalendarUnit::Day, Some((count, _))) => i8::try_from(count).ok().filter(|count| *count <= 31)?,
            (CalendarUnit::Half, None) => 15,
            _ => return None,
        };
        let of = self.skip(end, &[Particle::Of, Particle::In]);
        if of == end {
            return None;
        }
        let next = self.skip(of, &[Particle::The]);
        let month = self.month(next).or_else(|| self.near(next)).or_else(|| {
            let (CalendarUnit::Month, end) = self.unit(next)? else { return None };
            let days = self.known.published.and_then(|date| calendar::month_near(date, 0));
            Some(Found::new(end, days, Basis::Relative))
        })?;
        let is_month = |(start, last): (crate::measure::Date, crate::measure::Date)| {
            start.day() == 1 && last == start.last_of_month()
        };
        if month.is_day || month.days.is_some_and(|days| !is_month(days)) {
            return None;
        }
        let days = month.days.and_then(|(start, last)| match (ordinal, unit) {
            (2, CalendarUnit::Half) => Some((calendar::days_after(start, 15)?, last)),
            // "the third ten days" end with the month.
            (3, _) if days == 10 => Some((calendar::days_after(start, 20)?, last)),
            (1.., _) => {
                let first = calendar::days_after(start, i32::from(days) * (i32::from(ordinal) - 1))?;
                Some((first, calendar::days_after(first, i32::from(days) - 1).filter(|end| *end <= last)?))
            }
            (-1, CalendarUnit::Day) => Some((calendar::days_after(last, 1 - i32::from(days))?, last)),
            _ => None,
        });
        Some(Found { days, ..month })
    }

    /// "of the 2017-18 crop year": months counted from the season's first.
    pub(super) fn of_season(&self, at: usize, skip: i32, length: i32) -> Option<Found> {
        let next = self.skip(self.skip(at, &[Particle::Of, Particle::In]), &[Particle::The]);
        let (year, after) = self.year_at(next)?;
        if !(self.reading.is(after, '-') || self.reading.is(after, '–') || self.reading.is(after, '/')) {
            return None;
        }
        let mut end = after + 2;
        let month = match self.calendar(end) {
            Some((CalendarWord::Fiscal(month), next)) => {
                end = next;
                if month == 0 { self.known.fiscal? } else { month }
            }
            _ if self.reading.word(end) == "season" => 7,
            _ => return None,
        };
        end = self
            .unit(end)
            .map_or_else(|| if self.reading.word(end) == "season" { end + 1 } else { end }, |(_, end)| end);
        let first = calendar::month_near(calendar::day(year, month, 1)?, skip)?;
        let last = calendar::month_near(first.0, length - 1)?;
        Some(Found::new(end, Some((first.0, last.1)), Basis::Stated))
    }

    /// "the three months to June", "the year to March 2024", "twelve months through June"
    pub(super) fn months_to(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at).unwrap_or((1, at));
        let (unit, next) = self.unit(next)?;
        let weeks = unit == CalendarUnit::Week;
        let count = match unit {
            CalendarUnit::Month | CalendarUnit::Week => count,
            CalendarUnit::Quarter => count * 3,
            CalendarUnit::Half => count * 6,
            CalendarUnit::Year => count * 12,
            _ => return None,
        };
        if !self.reading.is_any(next, &[Particle::To, Particle::Until])
            && !self.is_word(next, &["ended", "ending", "to"])
        {
            return None;
        }
        let next = self.skip(next + 1, &[Particle::In, Particle::On]);
        // "the 12 months ended June 30", "the week to August 9"
        if let Some(day) = self.day_first(next).or_else(|| self.month(next)).filter(|found| found.is_day) {
            let days = day.days.and_then(|(_, last)| {
                let start = if weeks {
                    calendar::days_after(last, 1 - 7 * count)
                } else if last == last.last_of_month() {
                    calendar::month_near(last, 1 - count).map(|(first, _)| first)
                } else {
                    calendar::later(last, -count, 1)
                };
                Some((start?, last))
            });
            return Some(Found {
                days,
                is_day: false,
                doubt: Doubt { turn: day.doubt.turn, other: None },
                ..day
            });
        }
        if weeks {
            return None;
        }
        let (month, end) = self.month_at(next)?;
        let (year, basis, end) = match self.which_year(end) {
            Some(named) => named,
            None => (self.year_of_months(month, month), Basis::Relative, end),
        };
        let days = year.and_then(|year| {
            let last = calendar::months(year, month, month)?.1;
            Some((calendar::month_near(last, 1 - count)?.0, last))
        });
        Some(Found::new(end, days, basis))
    }

    /// "7 September 2023", "20 March"
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let token = self.reading.token(at)?;
        if !token.is_digits() || token.end - token.start > 2 {
            return None;
        }
        let number: i8 = self.reading.word(at).parse().ok().filter(|day| (1..=31).contains(day))?;
        let mut next = at + 1;
        if self.is_word(next, &["st", "nd", "rd", "th"]) && self.reading.glued(next) {
            next += 1;
            next = self.skip(next, &[Particle::Of]);
        }
        // "the 30th of last month"
        if next > at + 1
            && let Some((CalendarWord::Last, after)) = self.calendar(next)
            && let Some((CalendarUnit::Month, end)) = self.unit(after)
        {
            let days = self
                .known
                .published
                .and_then(|date| calendar::month_near(date, -1))
                .and_then(|(first, _)| calendar::day(first.year(), first.month(), number))
                .map(|date| (date, date));
            return Some(Found { is_day: true, ..Found::new(end, days, Basis::Relative) });
        }
        let (month, end) = self.month_at(next)?;
        let (year, basis, end) = match self.year_named(if self.reading.is(end, ',') { end + 1 } else { end })
        {
            Some((year, end)) => (Some(year), Basis::Stated, end),
            None => (self.year_of_day(month, number), Basis::Relative, end),
        };
        let day = year.and_then(|year| calendar::day(year, month, number));
        Some(Found::day(end, day, basis).turning(turn_of(basis)))
    }

    pub(super) fn year_of_day(&self, month: i8, number: i8) -> Option<i16> {
        let Some(published) = self.known.published else { return self.known.year };
        let later = (month, number) > (published.month(), published.day());
        Some(match (later, self.known.ahead) {
            (true, false) => published.year() - 1,
            (false, true) if month < published.month() => published.year() + 1,
            _ => published.year(),
        })
    }

    /// "mid-July", "late November", "the end of September", "end-September", "the start of the month"
    pub(super) fn part_of(&self, at: usize) -> Option<Found> {
        let (part, mut next) = self.calendar(at)?;
        if !matches!(part, CalendarWord::Early | CalendarWord::Mid | CalendarWord::Late | CalendarWord::End) {
            return None;
        }
        if self.reading.is(next, '-') {
            next += 1;
        }
        if let Some(found) = self.month(next).or_else(|| self.near(next)) {
            let days = found.days.map(|(start, last)| {
                let within = |from: i8, to: i8| {
                    Some((
                        calendar::day(start.year(), start.month(), from)?,
                        calendar::day(last.year(), last.month(), to)?,
                    ))
                };
                let is_month = start.day() == 1 && last == start.last_of_month();
                match part {
                    CalendarWord::Early
                        if is_month && self.reading.word(at).eq_ignore_ascii_case("early") =>
                    {
                        within(1, 10)
                    }
                    CalendarWord::Late if is_month => within(21, last.day()),
                    _ => None,
                }
                .unwrap_or((start, last))
            });
            let hyphen = next > at + 1 && self.reading.is(next - 1, '-');
            if part == CalendarWord::End && hyphen {
                return Some(Found { days: found.days.map(|(_, last)| (last, last)), is_day: true, ..found });
            }
            return Some(Found { days, is_day: false, ..found });
        }
        // "the start of the month", "the end of the year"
        let next = self.skip(self.skip(next, &[Particle::Of]), &[Particle::The]);
        let (unit, end) = self.unit(next)?;
        let published = self.known.published;
        let days = match unit {
            CalendarUnit::Month => published.and_then(|date| calendar::month_near(date, 0)),
            CalendarUnit::Year => self.context_year().and_then(calendar::year),
            _ => return None,
        };
        Some(Found::new(end, days, Basis::Relative))
    }

    /// The day behind a month: "March 31", "August 26 to 28".
    pub(super) fn day_after_month(&self, at: usize) -> Option<(i8, i8, usize)> {
        self.days_after_month(at, false)
    }

    /// The same, where "and" joins two days as well: "between March 3 and 7".
    fn days_after_month(&self, at: usize, and: bool) -> Option<(i8, i8, usize)> {
        let number = |at: usize| -> Option<i8> {
            let token = self.reading.token(at)?;
            let long = token.end - token.start > 2;
            let grouped = self.reading.is(at + 1, ',')
                && self.reading.glued(at + 1)
                && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
            let spaced = self
                .reading
                .token(at + 1)
                .is_some_and(|next| next.is_digits() && next.gap != Gap::None && next.end - next.start == 3);
            if !token.is_digits() || long || at >= self.to || grouped || spaced {
                return None;
            }
            // "in May 12 tankers" keeps its tankers.
            let counted = self
                .reading
                .unit(at + 1)
                .is_some_and(|(unit, _)| unit.after && self.reading.word(at + 1).len() > 1);
            self.reading.word(at).parse().ok().filter(|day| (1..=31).contains(day) && !counted)
        };
        let from = number(at)?;
        let mut end = at + 1;
        if self.is_word(end, &["st", "nd", "rd", "th"]) && self.reading.glued(end) {
            end += 1;
        }
        let range = self.reading.is(end, '-')
            || self.reading.is(end, '–')
            || self.reading.particle(end) == Some(Particle::To)
            || and && self.reading.particle(end) == Some(Particle::And);
        match number(end + 1) {
            Some(to) if range && to > from => Some((from, to, end + 2)),
            _ => Some((from, from, end)),
        }
    }

    /// "August", "August 2017", "January–May", "January and February", "between February and June", "July 4, 2017"
    pub(super) fn month(&self, at: usize) -> Option<Found> {
        let (month, mut end) = self.month_at(at)?;
        let and = self.leads(at) == Some(Particle::Between);
        if let Some((from, to, after)) = self.days_after_month(end, and) {
            let comma = if self.reading.is(after, ',') { after + 1 } else { after };
            let (year, basis, end) = match self.year_named(comma) {
                Some((year, end)) => (Some(year), Basis::Stated, end),
                None => (self.year_of_day(month, from), Basis::Relative, after),
            };
            let days = year
                .and_then(|year| Some((calendar::day(year, month, from)?, calendar::day(year, month, to)?)));
            let other = days.filter(|_| from < to).and_then(|days| self.end_left_out(days, days.1));
            let doubt = Doubt { turn: turn_of(basis), other };
            return Some(Found { is_day: true, doubt, ..Found::new(end, days, basis) });
        }
        let mut first_year = None;
        if let Some((year, after)) = self.year_at(end) {
            first_year = Some(year);
            end = after;
        }
        let second = self.range_end(at, end);
        let (last_month, mut end) = second.unwrap_or((month, end));
        if let Some((CalendarWord::Period, after)) = self.calendar(end) {
            end = after;
        }
        let mut basis = Basis::Stated;
        let mut last_year = None;
        if (second.is_some() || first_year.is_none())
            && let Some((year, found, after)) = self.which_year(end)
        {
            (last_year, basis, end) = (year, found, after);
            if year.is_none() {
                return Some(Found::new(end, None, basis));
            }
        }
        let (first_year_named, last_year_named) = (first_year, last_year);
        let (first_year, last_year) = match (first_year, last_year) {
            (Some(first), Some(last)) => (Some(first), Some(last)),
            (Some(first), None) => (Some(first), Some(if last_month < month { first + 1 } else { first })),
            (None, Some(last)) => (Some(if last_month < month { last - 1 } else { last }), Some(last)),
            (None, None) => {
                basis = Basis::Relative;
                let spans_new_year = last_month < month;
                let last = self.year_of_months(if spans_new_year { last_month } else { month }, last_month);
                (last.map(|last| if spans_new_year { last - 1 } else { last }), last)
            }
        };
        let days = first_year.zip(last_year).and_then(|(first, last)| {
            Some((calendar::day(first, month, 1)?, calendar::day(last, last_month, 1)?.last_of_month()))
        });
        let open = first_year_named.is_none() && last_year_named.is_none();
        let other = days
            .filter(|_| second.is_some())
            .and_then(|days| self.end_left_out(days, days.1.first_of_month()));
        let doubt = Doubt { turn: if open { Turn::Year } else { Turn::Never }, other };
        Some(Found { doubt, ..Found::new(end, days, basis) })
    }

    /// The month that ends a range begun before `at`.
    pub(super) fn range_end(&self, start: usize, at: usize) -> Option<(i8, usize)> {
        let dash = self.reading.is(at, '-') || self.reading.is(at, '–') || self.reading.is(at, '—');
        let word = self.reading.is_any(at, &[Particle::To, Particle::Until, Particle::And]);
        if !(dash || word) {
            return None;
        }
        let next = if self.reading.is(at + 1, '-') { at + 2 } else { at + 1 };
        let (month, end) = self.month_at(next)?;
        // "from 13,400 in mid-July to August 3": a date ends no range of months.
        if self.day_after_month(end).is_some() {
            return None;
        }
        let parted = self.reading.is_any(at, &[Particle::And])
            && start
                .checked_sub(1)
                .is_none_or(|before| self.reading.particle(before) != Some(Particle::Between))
            && self.month_at(start).is_some_and(|(first, _)| (month - first).rem_euclid(12) > 2);
        (!parted).then_some((month, end))
    }
}

/// A day whose year is not named comes every year.
fn turn_of(basis: Basis) -> Turn {
    if basis == Basis::Stated { Turn::Never } else { Turn::Year }
}
