//! Weeks and parts of stretches as people speak of them: "week 31", "the week of the 18th", "early next month".

use super::calendar::{self, Days};
use super::time::{Found, Parser};
use super::time_turn::{Bounds, Turn, other_turn};
use crate::measure::{Basis, Date};
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

impl Parser<'_, '_> {
    /// A week by its number, by a day in it or by what it is part of, and weekends.
    pub(super) fn spoken_week(&self, at: usize) -> Option<Found> {
        self.week_number(at)
            .or_else(|| self.week_around(at))
            .or_else(|| self.week_of_stretch(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.after_next(at))
            .or_else(|| self.rest_of(at))
            .or_else(|| self.whole_unit(at))
    }

    /// "week 31", "week 31 of 2018"
    fn week_number(&self, at: usize) -> Option<Found> {
        let (CalendarUnit::Week, next) = self.unit(at)? else { return None };
        let token =
            self.reading.token(next).filter(|token| token.is_digits() && token.end - token.start <= 2)?;
        let number =
            token.span().of(self.reading.text).parse().ok().filter(|week| (1..=53).contains(week))?;
        let (year, end) = match self.which_year(next + 1) {
            Some((year, _, end)) => (year, end),
            None => (self.context_year(), next + 1),
        };
        let days = year.and_then(calendar::year).and_then(|days| calendar::week_within(days, number));
        Some(Found::new(end, days, Basis::Relative))
    }

    /// "the week of the 18th", "week commencing February 4", "w/c Feb 4"
    pub(super) fn week_around(&self, at: usize) -> Option<Found> {
        let next = if self.is_word(at, &["w"]) && self.reading.is(at + 1, '/') && self.is_word(at + 2, &["c"])
        {
            at + 3
        } else {
            let (CalendarUnit::Week, next) = self.unit(at)? else { return None };
            let begins = self.is_word(next, &["of", "commencing", "starting", "beginning"]);
            if !begins {
                return None;
            }
            next + 1
        };
        let next =
            self.skip(self.skip(next, &[Particle::On, Particle::From, Particle::With]), &[Particle::The]);
        let found = self.single(next).filter(|found| found.is_day)?;
        let week = |day: Date| calendar::week(day).map(|(monday, sunday)| (Some(monday), Some(sunday)));
        let day = found.days.map(|days| days.0);
        let other = day
            .and_then(|day| other_turn((Some(day), None), found.doubt.turn, self.known.published))
            .and_then(|bounds| week(bounds.0?));
        Some(Found::new(found.end, day.and_then(calendar::week), found.basis).also(other))
    }

    /// "the third week of this month", "the first week of Oct", "last week of 2015", "the third week next year"
    pub(super) fn week_of_stretch(&self, at: usize) -> Option<Found> {
        let last =
            self.calendar(at).filter(|(word, _)| *word == CalendarWord::Last).map(|(_, next)| (-1, next));
        let (number, next) = last.or_else(|| self.ordinal_at(at))?;
        let (CalendarUnit::Week, end) = self.unit(next)? else { return None };
        let joined = self.skip(end, &[Particle::Of, Particle::In]);
        let after = self.skip(joined, &[Particle::The]);
        if last.is_some() && joined == end {
            return None;
        }
        let within = self.single(after).filter(|found| !found.is_day)?;
        let days = within.days.and_then(|days| {
            // The press counts a month's weeks from its first day; a calendar on the wall counts from Monday.
            let month = !self.known.spoken && days.1 == days.0.last_of_month() && number > 0;
            if month { calendar::sevens(days, number) } else { calendar::week_within(days, number) }
        });
        let other = within.days.and_then(|(start, last)| {
            let turned = other_turn((Some(start), Some(last)), within.doubt.turn, self.known.published)?;
            let (start, last) = calendar::week_within(turned.0.zip(turned.1)?, number)?;
            Some((Some(start), Some(last)))
        });
        Some(Found::new(within.end, days, within.basis).also(other))
    }

    /// "the weekend", "next weekend", "the weekend after the next"
    fn weekend(&self, at: usize) -> Option<Found> {
        let near = self.calendar(at).and_then(|(word, next)| match word {
            CalendarWord::This => Some((0, next)),
            CalendarWord::Next => Some((1, next)),
            CalendarWord::Last | CalendarWord::Past => Some((-1, next)),
            _ => None,
        });
        let (away, next) = near.unwrap_or((0, at));
        let (CalendarUnit::Weekend, end) = self.unit(next)? else { return None };
        let (away, end) = self.next_but_one(end).map_or((away, end), |end| (2, end));
        let days = self.known.published.and_then(|date| {
            let (_, sunday) = calendar::week(date)?;
            let sunday = calendar::days_after(sunday, 7 * away)?;
            Some((calendar::days_after(sunday, -1)?, sunday))
        });
        let turn = if near.is_none() && away == 0 { Turn::Week } else { Turn::Never };
        Some(Found::new(end, days, Basis::Relative).turning(turn))
    }

    /// Behind a unit: "after the next".
    fn next_but_one(&self, at: usize) -> Option<usize> {
        let next =
            self.skip(if self.is_word(at, &["after"]) { at + 1 } else { return None }, &[Particle::The]);
        match self.calendar(next)? {
            (CalendarWord::Next, end) => Some(end),
            _ => None,
        }
    }

    /// "the month after the next"
    fn after_next(&self, at: usize) -> Option<Found> {
        let (unit, next) = self.unit(at)?;
        let end = self.next_but_one(next)?;
        Some(Found::new(end, self.around(unit, 2), Basis::Relative))
    }

    /// The week, month, quarter or year so many away from this one.
    fn around(&self, unit: CalendarUnit, away: i32) -> Option<Days> {
        let date = self.known.published?;
        match unit {
            CalendarUnit::Week => calendar::week(calendar::days_after(date, 7 * away)?),
            CalendarUnit::Month => calendar::month_near(date, away),
            CalendarUnit::Quarter => {
                let first = calendar::month_near(date, 3 * away)?.0;
                calendar::quarter(first.year(), (first.month() + 2) / 3)
            }
            CalendarUnit::Half => {
                let first = calendar::month_near(date, 6 * away)?.0;
                calendar::half(first.year(), if first.month() <= 6 { 1 } else { 2 })
            }
            CalendarUnit::Year => calendar::year(date.year().checked_add(i16::try_from(away).ok()?)?),
            CalendarUnit::Decade => {
                let year = date.year().div_euclid(10) * 10 + 10 * i16::try_from(away).ok()?;
                Some((calendar::day(year, 1, 1)?, calendar::day(year.checked_add(9)?, 12, 31)?))
            }
            CalendarUnit::Day | CalendarUnit::Fortnight | CalendarUnit::Century | CalendarUnit::Weekend => {
                None
            }
        }
    }

    /// "rest of the week", "the remainder of this year"
    fn rest_of(&self, at: usize) -> Option<Found> {
        let (CalendarWord::Rest, mut next) = self.calendar(at)? else { return None };
        while self.is_word(next, &["the", "my", "our", "your"])
            || matches!(self.calendar(next), Some((CalendarWord::This, _)))
        {
            next += 1;
        }
        let (unit, end) = self.unit(next)?;
        let days = self.around(unit, 0).zip(self.known.published).map(|((_, last), date)| (date, last));
        let other = days.and_then(|days| self.end_left_out(days, days.1));
        Some(Found::new(end, days, Basis::Relative).also(other))
    }

    /// "the week", "the same month", "this decade"
    fn whole_unit(&self, at: usize) -> Option<Found> {
        let (word, next) = self.calendar(at)?;
        if word == CalendarWord::Same || word == CalendarWord::This {
            let (unit, end) = self.unit(next)?;
            let found = Found::new(end, self.around(unit, 0), Basis::Relative);
            let said = (self.known.current.is_some() || self.which_year(end).is_some())
                && word == CalendarWord::Same;
            return (!said).then_some(found).filter(|found| found.days.is_some());
        }
        let the =
            at.checked_sub(1).is_some_and(|before| self.reading.particle(before) == Some(Particle::The));
        let (CalendarUnit::Week, end) = self.unit(at)? else { return None };
        let over = self.reading.token(end).is_none_or(|next| !next.is_word());
        (the && over).then(|| Found::new(end, self.around(CalendarUnit::Week, 0), Basis::Relative))
    }

    /// "early next month", "late this week", "the middle of 2000", "later this year", "end of March"
    pub(super) fn part_of_stretch(&self, at: usize) -> Option<Found> {
        let word = self.reading.word(at);
        let later = self.is_word(at, &["later"]);
        if later || word.eq_ignore_ascii_case("earlier") {
            let (CalendarWord::This, next) = self.calendar(at + 1)? else { return None };
            let (unit, end) = self.unit(next)?;
            let days = self.around(unit, 0).zip(self.known.published).and_then(|((start, last), date)| {
                if later { Some((date, last)) } else { Some((start, calendar::days_after(date, -1)?)) }
            });
            return Some(Found::new(end, days.filter(|days| days.0 <= days.1), Basis::Relative));
        }
        let (part, mut next) = self.calendar(at)?;
        if !matches!(part, CalendarWord::Early | CalendarWord::Mid | CalendarWord::Late | CalendarWord::End) {
            return None;
        }
        // "early 2000" is its half, "the beginning of 2000" its first third.
        let thirds = next > at + 1 || self.is_word(at, &["start", "beginning", "end", "middle"]);
        if self.reading.is(next, '-') {
            if part == CalendarWord::End {
                return None;
            }
            next += 1;
        }
        let next = self.skip(next, &[Particle::The]);
        // "the end of the year"
        let plain = || {
            let (unit, end) = self.unit(next)?;
            Some(Found::new(end, self.around(unit, 0), Basis::Relative))
        };
        let whole = self.single(next).filter(|found| !found.is_day).or_else(plain)?;
        let days = whole.days.and_then(|days| share(days, part, thirds));
        let printed: Option<Bounds> =
            self.part_of(at).and_then(|found| found.days).map(|(start, last)| (Some(start), Some(last)));
        let found = Found::new(whole.end, days.or(whole.days), whole.basis).turning(whole.doubt.turn);
        Some(found.also(printed.filter(|_| days.is_some())))
    }
}

/// The part of a week, a month or a year that its early, middle or late days are.
fn share(days: Days, part: CalendarWord, thirds: bool) -> Option<Days> {
    let (start, last) = days;
    let length = calendar::days_between(start, last) + 1;
    let day = |number: i32| calendar::days_after(start, number - 1);
    let month = |month: i8| calendar::day(start.year(), month, 1);
    let end_of = |number: i8| month(number).map(Date::last_of_month);
    match (length, part) {
        (7, CalendarWord::Early) => Some((start, day(3)?)),
        (7, CalendarWord::Mid) => Some((day(2)?, day(5)?)),
        (7, _) => Some((day(4)?, last)),
        (28..=31, CalendarWord::Early) => Some((start, day(15)?)),
        (28..=31, CalendarWord::Mid) => Some((day(10)?, day(20)?)),
        (28..=31, _) => Some((day(16)?, last)),
        (365..=366, CalendarWord::Early) => Some((start, end_of(if thirds { 4 } else { 6 })?)),
        (365..=366, CalendarWord::Mid) if thirds => Some((month(5)?, end_of(8)?)),
        (365..=366, CalendarWord::Mid) => Some((month(4)?, end_of(9)?)),
        (365..=366, _) => Some((month(if thirds { 9 } else { 7 })?, last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check_spoken;

    #[test]
    fn weeks() {
        check_spoken("week 31 of 2018", (2016, 11, 7), "[2018-07-30..2018-08-05]");
        check_spoken(
            "the week of the 18th",
            (2016, 11, 7),
            "[2016-10-17..2016-10-23 2016-11-14..2016-11-20]",
        );
        check_spoken("the third week of this month", (2016, 11, 7), "[2016-11-14..2016-11-20]");
        check_spoken("last week of 2015", (2016, 11, 7), "[2015-12-28..2016-01-03]");
        check_spoken("next weekend", (2016, 11, 7), "[2016-11-19..2016-11-20]");
        check_spoken("the month after next", (2016, 11, 7), "[2017-01-01..2017-01-31]");
        check_spoken("rest of my week", (2016, 11, 7), "[2016-11-07..2016-11-13 2016-11-07..2016-11-12]");
    }

    #[test]
    fn parts() {
        check_spoken("late this week", (2016, 11, 7), "[2016-11-10..2016-11-13 2016-11-07..2016-11-13]");
        check_spoken("early next month", (2016, 11, 7), "[2016-12-01..2016-12-15 2016-12-01..2016-12-10]");
        check_spoken("the middle of 2000", (2016, 11, 7), "[2000-05-01..2000-08-31]");
        check_spoken("later this year", (2016, 11, 7), "[2016-11-07..2016-12-31]");
    }
}
