//! Days as people write them in messages: "21/04/2016", "Oct-2", "the 27th", "Friday next week".

use super::calendar;
use super::spoken::Length;
use super::time::{Found, Parser};
use super::time_turn::Turn;
use crate::measure::{Basis, Date};
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

impl Parser<'_, '_> {
    /// "21/04/2016", "9-18-15", "2015/08/12", "2019/sep/01", "4/22"
    pub(super) fn day_in_figures(&self, at: usize) -> Option<Found> {
        let (first, digits) = self.figures(at)?;
        let parted = |at: usize| {
            ['/', '-', '.', ','].iter().any(|sign| self.reading.is(at, *sign))
                && self.reading.glued(at)
                && self.reading.glued(at + 1)
        };
        if !parted(at + 1) || self.reading.is(at + 1, ',') {
            return None;
        }
        let named =
            self.month_at(at + 2).filter(|(_, end)| *end == at + 3).map(|(month, _)| i16::from(month));
        let second =
            named.or_else(|| self.figures(at + 2).filter(|(_, digits)| *digits <= 2).map(|(n, _)| n))?;
        let third = if parted(at + 3) { self.figures(at + 4) } else { None };
        let small = |number: i16| i8::try_from(number).ok();
        if let Some((third, third_digits)) = third {
            let (year, month, day) = if digits == 4 {
                (first, second, third)
            } else if digits <= 2 && (third_digits == 2 || third_digits == 4) {
                // The American order where both are possible; full stops part the European one.
                let european = first > 12 || named.is_some() || self.reading.is(at + 1, '.') && second <= 12;
                let year =
                    if third_digits == 4 { third } else { third + if third < 50 { 2000 } else { 1900 } };
                if european { (year, second, first) } else { (year, first, second) }
            } else {
                return None;
            };
            let day = calendar::day(year, small(month)?, small(day)?)?;
            return Some(Found::day(at + 5, Some(day), Basis::Stated));
        }
        let slash = self.reading.is(at + 1, '/');
        let dash = self.reading.is(at + 1, '-');
        let point = self.reading.is(at + 1, '.')
            && at.checked_sub(1).is_some_and(|before| self.is_word(before, &["on"]));
        if named.is_some() || digits > 2 || !(slash || dash || point) || parted(at + 3) {
            return None;
        }
        // "4/22" is a day, "1/2" a half unless a word leads to it; "4-22" is a day only there.
        let leads = at.checked_sub(1).is_some_and(|before| {
            before >= self.from
                && self
                    .is_word(before, &["on", "from", "until", "till", "to", "since", "before", "after", "by"])
        });
        let (month, day) = if first > 12 { (second, first) } else { (first, second) };
        if !(leads || slash && day > 12) {
            return None;
        }
        self.yearly(small(month)?, small(day)?, at + 3)
    }

    /// Digits and how many they are.
    fn figures(&self, at: usize) -> Option<(i16, usize)> {
        let token = self.reading.token(at).filter(|token| token.is_digits() && at < self.to)?;
        Some((self.reading.word(at).parse().ok()?, (token.end - token.start) as usize))
    }

    /// A day of a month that comes every year: the last one, or the nearest that exists.
    fn yearly(&self, month: i8, day: i8, end: usize) -> Option<Found> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let year = self.year_of_day(month, day);
        let date = year
            .and_then(|year| (0..8).find_map(|back: i16| calendar::day(year.checked_sub(back)?, month, day)));
        Some(Found::day(end, date, Basis::Relative).turning(Turn::Year))
    }

    /// "2016/11", "11 - 2016", "2015.3"
    pub(super) fn month_in_figures(&self, at: usize) -> Option<Found> {
        let (first, digits) = self.figures(at)?;
        if !['/', '-', '.'].iter().any(|sign| self.reading.is(at + 1, *sign)) {
            return None;
        }
        let (second, second_digits) = self.figures(at + 2)?;
        let (year, month) = match (digits, second_digits) {
            (4, 1..=2) => (first, second),
            (1..=2, 4) => (second, first),
            _ => return None,
        };
        // "2016-11-3" was no day.
        let more = self.reading.glued(at + 3)
            && ['/', '-', '.', ','].iter().any(|sign| self.reading.is(at + 3, *sign))
            && self.reading.glued(at + 4)
            && self.reading.token(at + 4).is_some_and(|token| token.is_digits());
        // "1900.1 tonnes" is measured.
        let measured = self.reading.number(at + 3).is_some() || self.reading.unit(at + 3).is_some();
        let month =
            i8::try_from(month).ok().filter(|month| (1..=12).contains(month) && !more && !measured)?;
        if !(1900..2100).contains(&year) {
            return None;
        }
        Some(Found::new(at + 3, calendar::months(year, month, month), Basis::Stated))
    }

    /// Days in words and by their weekday.
    pub(super) fn spoken_day(&self, at: usize) -> Option<Found> {
        self.month_and_day(at)
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.day_of_near_month(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_alone(at))
    }

    /// "22nd", "twenty-second", "twenty two", "15"
    fn spoken_number(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((CalendarWord::Ordinal(number @ 1..), end)) = self.calendar(at) {
            return Some((number, end));
        }
        if let Some(found) = self.day_number(at) {
            return Some(found);
        }
        let (count, end) = self.count(at).filter(|_| !self.reading.tokens[at].is_digits())?;
        Some((i8::try_from(count).ok().filter(|day| *day <= 31)?, end))
    }

    /// "Oct-2", "Jan first", "May twenty one", "September the twenty-first, nineteen seventy eight"
    fn month_and_day(&self, at: usize) -> Option<Found> {
        let (month, end) = self.month_at(at).or_else(|| {
            // "may" and "march" are months where a day follows.
            let month = if self.is_word(at, &["may"]) { 5 } else { 3 };
            let small = self.is_word(at, &["may", "march"]);
            let the = self.skip(at + 1, &[Particle::The]);
            let day = self.ordinal_at(the).or_else(|| self.day_number(at + 1));
            (small && day.is_some()).then_some((month, at + 1))
        })?;
        let sign = ['-', '/', '.'].iter().any(|sign| self.reading.is(end, *sign)) && self.reading.glued(end);
        let next =
            if sign && (self.reading.glued(end + 1) || self.reading.is(end, '.')) { end + 1 } else { end };
        if next > end && self.day_number(next).is_none() {
            return None;
        }
        let (day, end) = self.spoken_number(self.skip(next, &[Particle::The]))?;
        // "July 4 to 9" and "Nov 2 tons" are for the printed forms.
        if self
            .joint(at, end)
            .is_some_and(|next| self.reading.token(next).is_some_and(|token| token.is_digits()))
            || self.reading.unit(end).is_some_and(|(unit, _)| unit.after)
            || self.unit(end).is_some()
        {
            return None;
        }
        self.with_year(month, day, end)
    }

    /// "twenty second of June 2017", "tenth of September, two thousand"
    fn day_and_month(&self, at: usize) -> Option<Found> {
        let (day, end) = self.spoken_number(at)?;
        let next = self.skip(end, &[Particle::Of]);
        if let Some((month, end)) = self.month_at(next) {
            return self.with_year(month, day, end);
        }
        // "the 20th of next month"
        if next == end && self.reading.tokens[at].is_digits() && end == at + 1 {
            return None;
        }
        let (word, after) = self.calendar(self.skip(next, &[Particle::In]))?;
        let (CalendarUnit::Month, end) = self.unit(after)? else { return None };
        let away = match word {
            CalendarWord::This => 0,
            CalendarWord::Next => 1,
            CalendarWord::Last => -1,
            _ => return None,
        };
        let date = self
            .known
            .published
            .and_then(|date| calendar::month_near(date, away))
            .and_then(|(first, _)| calendar::day(first.year(), first.month(), day));
        Some(Found::day(end, date, Basis::Relative))
    }

    /// "next month 20th", "last month on the 20th"
    fn day_of_near_month(&self, at: usize) -> Option<Found> {
        let (away, next) = self.near_unit(at, CalendarUnit::Month)?;
        let next = self.skip(self.skip(next, &[Particle::On]), &[Particle::The]);
        let (day, end) = self.ordinal_at(next)?;
        let date = self
            .known
            .published
            .and_then(|date| calendar::month_near(date, away))
            .and_then(|(first, _)| calendar::day(first.year(), first.month(), day));
        Some(Found::day(end, date, Basis::Relative))
    }

    fn with_year(&self, month: i8, day: i8, end: usize) -> Option<Found> {
        let next = if self.reading.is(end, ',') { end + 1 } else { end };
        let year = self.year_named(self.skip(next, &[Particle::Of]));
        match year {
            Some((year, end)) => Some(Found::day(end, calendar::day(year, month, day), Basis::Stated)),
            None => self.yearly(month, day, end),
        }
    }

    /// "the 27th", "on 15": of this month or the one before.
    fn day_alone(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).filter(|before| *before >= self.from)?;
        let (day, end) = self.spoken_number(at)?;
        let ordinal = self.reading.tokens[at].is_word() || end > at + 1;
        let leads = self.reading.particle(before) == Some(Particle::The)
            || self.reading.word(before).eq_ignore_ascii_case("on");
        let over = self.reading.token(end).is_none_or(|next| !next.is_word() && !next.is_digits())
            || ordinal && (self.reading.particle(end).is_some() || self.reading.change(end).is_some());
        let sign = ['%', '/', '-', '$', '–'].iter().any(|sign| self.reading.is(end, *sign));
        let decimal = (self.reading.is(end, '.') || self.reading.is(end, ','))
            && self.reading.token(end + 1).is_some_and(|next| next.is_digits() && next.is_glued());
        if !leads || !over || sign || decimal {
            return None;
        }
        let date = self.known.published.and_then(|date| {
            (0..3).find_map(|back| {
                let (first, _) = calendar::month_near(date, -back)?;
                calendar::day(first.year(), first.month(), day).filter(|day| *day <= date)
            })
        });
        Some(Found::day(end, date, Basis::Relative).turning(Turn::Month))
    }

    fn weekday_at(&self, at: usize) -> Option<(i8, usize)> {
        match self.calendar(at)? {
            (CalendarWord::Weekday(number) | CalendarWord::SmallWeekday(number), end) => Some((number, end)),
            _ => None,
        }
    }

    /// "this week", "next month": how many units away.
    fn near_unit(&self, at: usize, wanted: CalendarUnit) -> Option<(i32, usize)> {
        let (word, next) = self.calendar(at)?;
        let (_, end) = self.unit(next).filter(|(unit, _)| *unit == wanted)?;
        let away = match word {
            CalendarWord::This => 0,
            CalendarWord::Last | CalendarWord::Past => -1,
            CalendarWord::Next => 1,
            _ => return None,
        };
        Some((away, end))
    }

    fn in_week(&self, away: i32, weekday: i8) -> Option<Date> {
        let (monday, _) = calendar::week(self.known.published?)?;
        calendar::days_after(monday, 7 * away + i32::from(weekday) - 1)
    }

    /// "next Sunday", "Friday next week", "last week Sunday", "the first Friday in July", "Thursday the 21st", "Friday"
    fn weekday(&self, at: usize) -> Option<Found> {
        if let Some((away, next)) = self.near_unit(at, CalendarUnit::Week) {
            let next = self.skip(next, &[Particle::On]);
            if self.reading.particle(next) == Some(Particle::Between) || self.is_word(next, &["from"]) {
                let (first, end) = self.weekday_at(next + 1)?;
                let (last, end) = self.weekday_at(self.joint(next + 1, end)?)?;
                let days = self.in_week(away, first).zip(self.in_week(away, last));
                let found = Found::new(end, days, Basis::Relative);
                let other = days.and_then(|days| self.end_left_out(days, days.1));
                return Some(found.also(other));
            }
            let (weekday, end) = self.weekday_at(next)?;
            return Some(Found::day(end, self.in_week(away, weekday), Basis::Relative));
        }
        let (word, next) = self.calendar(at)?;
        let away = match word {
            CalendarWord::This => 0,
            CalendarWord::Next => 1,
            CalendarWord::Last | CalendarWord::Past => -1,
            CalendarWord::Ordinal(number @ 1..=5) => {
                let (weekday, end) = self.weekday_at(next)?;
                let after = self.skip(end, &[Particle::Of, Particle::In]);
                let after = self.skip(after, &[Particle::The]);
                let within =
                    if after > end { self.single(after).filter(|found| !found.is_day) } else { None };
                let month = || self.known.published.and_then(|date| calendar::month_near(date, 0));
                let end = within.map_or(end, |within| within.end);
                let days = within.map_or_else(month, |within| within.days);
                let day = days.and_then(|days| calendar::weekday_within(days, weekday, number));
                return Some(Found::day(end, day, Basis::Relative));
            }
            _ => {
                // "on Mondays" is no day.
                let (weekday, end) =
                    self.weekday_at(at).filter(|_| !self.reading.word(at).ends_with("days"))?;
                return Some(self.after_weekday(weekday, end));
            }
        };
        let (weekday, end) = self.weekday_at(next)?;
        // "this coming Friday" is the next one that comes.
        let day = if self.is_word(next - 1, &["coming", "upcoming"]) {
            self.known.published.and_then(|date| {
                let away = i32::from(weekday) - i32::from(date.weekday().to_monday_one_offset());
                calendar::days_after(date, (away - 1).rem_euclid(7) + 1)
            })
        } else {
            self.in_week(away, weekday)
        };
        Some(Found::day(end, day, Basis::Relative))
    }

    fn after_weekday(&self, weekday: i8, end: usize) -> Found {
        let comma = if self.reading.is(end, ',') { end + 1 } else { end };
        if let Some(found) = self
            .month_and_day(comma)
            .or_else(|| self.day_in_figures(comma))
            .or_else(|| self.day_and_month(comma))
            .or_else(|| self.day_first(comma))
            .or_else(|| self.month(comma).filter(|found| found.is_day))
        {
            return found;
        }
        if let Some((away, end)) = self.near_unit(self.skip(end, &[Particle::Of]), CalendarUnit::Week) {
            return Found::day(end, self.in_week(away, weekday), Basis::Relative);
        }
        // "Thursday the 21st": the nearest month in which it is one.
        let the = self.skip(comma, &[Particle::The]);
        if the > comma
            && let Some((day, end)) = self.spoken_number(the)
        {
            let date = self.known.published.and_then(|date| {
                [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6].iter().find_map(|away| {
                    let (first, _) = calendar::month_near(date, *away)?;
                    calendar::day(first.year(), first.month(), day)
                        .filter(|date| date.weekday().to_monday_one_offset() == weekday)
                })
            });
            return Found::day(end, date, Basis::Relative);
        }
        let date = self.known.published.and_then(|date| {
            let back = (i32::from(date.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
            calendar::days_after(date, -back)
        });
        Found::day(end, date, Basis::Relative).turning(Turn::Week)
    }

    /// "two Mondays later"
    pub(super) fn weekdays_away(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at)?;
        // The plural is not in the tables; its stem is.
        let (weekday, end) = self.weekday_at(next)?;
        let later = self.is_word(end, &["later", "hence"])
            || self.is_word(end, &["from"]) && self.is_word(end + 1, &["now"]);
        let end = if self.is_word(end, &["from"]) { end + 2 } else { end + 1 };
        let first = self.known.published.and_then(|date| {
            let away = (i32::from(weekday) - i32::from(date.weekday().to_monday_one_offset())).rem_euclid(7);
            let away = if away == 0 { 7 } else { away };
            Length { months: 0, days: away + 7 * (count - 1), end }.from(date, 1)
        });
        later.then(|| Found::day(end, first, Basis::Relative))
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check_spoken;

    #[test]
    fn days_in_figures() {
        check_spoken(
            "21/04/2016, 9-18-15 and 13.5.2015",
            (2016, 11, 7),
            "[2016-04-21] [2015-09-18] [2015-05-13]",
        );
        check_spoken("2019/sep/01 or 2015/08/12", (2016, 11, 7), "[2019-09-01] [2015-08-12]");
        check_spoken("back on 4-22", (2016, 11, 7), "[2016-04-22 2017-04-22]");
        check_spoken("1/2 of it, 4-22 of them, 45/67", (2016, 11, 7), "");
        check_spoken("2/29", (2016, 11, 7), "[2016-02-29 2020-02-29]");
        check_spoken(
            "2016/ 11 and 3-2015",
            (2016, 11, 7),
            "[2016-11-01..2016-11-30] [2015-03-01..2015-03-31]",
        );
    }

    #[test]
    fn days_in_words() {
        check_spoken("Oct-2, Jan first", (2016, 11, 7), "[2016-10-02 2017-10-02] [2016-01-01 2017-01-01]");
        check_spoken("the tenth of September, two thousand", (2016, 11, 7), "[2000-09-10]");
        check_spoken("may the eleventh", (2016, 11, 7), "[2016-05-11 2017-05-11]");
        check_spoken("you may go", (2016, 11, 7), "");
        check_spoken("back on the 27th", (2016, 11, 7), "[2016-10-27 2016-11-27]");
        check_spoken("the 27th parallel, the 4 ships", (2016, 11, 7), "");
        check_spoken("the 20th of next month", (2016, 11, 7), "[2016-12-20]");
    }

    #[test]
    fn weekdays() {
        check_spoken("Friday", (2016, 11, 7), "[2016-11-04 2016-11-11]");
        check_spoken("next Sunday, last Sunday", (2016, 11, 7), "[2016-11-20] [2016-11-06]");
        check_spoken("Friday next week", (2016, 11, 7), "[2016-11-18]");
        check_spoken("the first friday in july", (2016, 11, 7), "[2016-07-01]");
        check_spoken(
            "next week between Wednesday and Friday",
            (2016, 11, 7),
            "[2016-11-16..2016-11-18 2016-11-16..2016-11-17]",
        );
        check_spoken("Tuesday the 15th", (2016, 11, 7), "[2016-11-15]");
        check_spoken("two mondays later", (2016, 11, 7), "[2016-11-21]");
        check_spoken("on Mondays", (2016, 11, 7), "");
    }
}
