//! From one time to another: "between 4 and 22 March", "from July 4 to August 12", "Q1 to Q3 2023".

use super::calendar::{self, Days};
use super::time::{Found, Parser};
use super::time_turn::{Doubt, Turn};
use crate::measure::Basis;
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

impl Parser<'_, '_> {
    /// "4 to 22 March 1995", "between 3 and 12 of September", "from 4 to 22 last month"
    pub(super) fn days_first(&self, at: usize) -> Option<Found> {
        let (from, next) = self.day_number(at)?;
        let next = self.joint(at, next)?;
        let (to, next) = self.day_number(self.skip(next, &[Particle::The]))?;
        let next = self.skip(next, &[Particle::Of, Particle::In]);
        if from >= to {
            return None;
        }
        let within =
            |year: i16, month: i8| calendar::day(year, month, from).zip(calendar::day(year, month, to));
        if let Some((word, after)) = self.calendar(next)
            && let Some((CalendarUnit::Month, end)) = self.unit(after)
        {
            let back = match word {
                CalendarWord::This => 0,
                CalendarWord::Last => -1,
                CalendarWord::Next => 1,
                _ => return None,
            };
            let days = self
                .known
                .published
                .and_then(|date| calendar::month_near(date, back))
                .and_then(|(first, _)| within(first.year(), first.month()));
            return Some(self.to_days(Found::new(end, days, Basis::Relative), to));
        }
        let (month, end) = self.month_at(next)?;
        let found = match self.year_named(if self.reading.is(end, ',') { end + 1 } else { end }) {
            Some((year, end)) => Found::new(end, within(year, month), Basis::Stated),
            None => Found {
                doubt: Doubt { turn: Turn::Year, other: None },
                ..Found::new(
                    end,
                    self.year_of_day(month, from).and_then(|year| within(year, month)),
                    Basis::Relative,
                )
            },
        };
        Some(self.to_days(found, to))
    }

    fn to_days(&self, found: Found, to: i8) -> Found {
        let last = found.days.and_then(|(start, _)| calendar::day(start.year(), start.month(), to));
        let other = last.and_then(|last| self.end_left_out(found.days?, last));
        Found { is_day: true, doubt: Doubt { other, ..found.doubt }, ..found }
    }

    /// A stretch whose last named part, begun at `part`, may not count: "from 4 to 22 March".
    pub(super) fn end_left_out(
        &self,
        days: Days,
        part: crate::measure::Date,
    ) -> Option<super::time_turn::Bounds> {
        let before = calendar::days_after(part, -1).filter(|before| *before >= days.0)?;
        Some((Some(days.0), Some(before)))
    }

    /// A day of a month in figures: "4", "22nd".
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.reading.token(at)?;
        if !token.is_digits() || token.end - token.start > 2 || at >= self.to {
            return None;
        }
        let day = self.reading.word(at).parse().ok().filter(|day| (1..=31).contains(day))?;
        let ordinal = self.is_word(at + 1, &["st", "nd", "rd", "th"]) && self.reading.glued(at + 1);
        Some((day, at + 1 + usize::from(ordinal)))
    }

    /// The token after what joins a stretch's ends, where it begins at `start` and its first end is over at `at`.
    pub(super) fn joint(&self, start: usize, at: usize) -> Option<usize> {
        if at >= self.to {
            return None;
        }
        let dash = ['-', '–', '—'].iter().any(|dash| self.reading.is(at, *dash));
        let between = || {
            self.reading.particle(at) == Some(Particle::And) && self.leads(start) == Some(Particle::Between)
        };
        (dash || self.reading.is_any(at, &[Particle::To, Particle::Until]) || between()).then_some(at + 1)
    }

    /// The word of grammar before a stretch, past its article.
    pub(super) fn leads(&self, at: usize) -> Option<Particle> {
        let at = at.checked_sub(1).filter(|at| *at >= self.from)?;
        match self.reading.particle(at) {
            Some(Particle::The) => self.reading.particle(at.checked_sub(1)?),
            other => other,
        }
    }

    /// What was found at `at` with what it reaches to, if another time follows: "July 4" and "to August 12".
    pub(super) fn ranged(&self, at: usize, first: Found) -> Found {
        self.range(at, first).unwrap_or(first)
    }

    fn range(&self, at: usize, first: Found) -> Option<Found> {
        let next = self.joint(at, first.end)?;
        let now = || {
            let (day, end) =
                self.anchor(next).filter(|_| self.known.spoken && self.is_word(next, &["now"]))?;
            Some(Found::day(end, day, Basis::Relative))
        };
        let the = self.skip(next, &[Particle::The]);
        let second =
            self.single(next).or_else(|| if the > next { self.single(the) } else { None }).or_else(now)?;
        // "from 13,400 in mid-July to August 3" is no stretch, "from mid-July to August 3" is one.
        let framed = matches!(self.leads(at), Some(Particle::From | Particle::Between));
        // "Q1-Q3 2023"
        let dashed = self.reading.glued(first.end) && !first.is_day && first.doubt.turn == Turn::Year;
        if !(framed || first.is_day && second.is_day || dashed && !second.is_day) {
            return None;
        }
        let met = self.meet(first, second);
        // "from January through September", read in April, was last year's.
        let open = first.doubt.turn == Turn::Year && second.doubt.turn == Turn::Year;
        let met = met.map(|(days, part)| {
            let future = open
                && !self.known.ahead
                && !self.known.spoken
                && self.known.published.is_some_and(|date| days.0 < date && part > date);
            let back = calendar::shift_years(days, -1).zip(calendar::shift_years((part, part), -1));
            match back.filter(|_| future) {
                Some((days, (part, _))) => (days, part),
                None => (days, part),
            }
        });
        // Without a publication date the two still are one stretch.
        if met.is_none() && first.days.is_some() && second.days.is_some() {
            return None;
        }
        let turn = match (first.doubt.turn, second.doubt.turn) {
            (Turn::Year, Turn::Year | Turn::Month) => Turn::Year,
            (Turn::Week, Turn::Week) => Turn::Week,
            _ => Turn::Never,
        };
        Some(Found {
            end: second.end,
            days: met.map(|(days, _)| days),
            basis: if [first.basis, second.basis].contains(&Basis::Stated) {
                Basis::Stated
            } else {
                second.basis
            },
            role: first.role,
            is_day: first.is_day && second.is_day,
            doubt: Doubt { turn, other: met.and_then(|(days, part)| self.end_left_out(days, part)) },
        })
    }

    /// The years of two ends that do not both name one, and the first day of the second end.
    fn meet(&self, first: Found, second: Found) -> Option<(Days, crate::measure::Date)> {
        let (mut from, mut to) = (first.days?, second.days?);
        match second.doubt.turn {
            // "from Friday to Sunday", "March 4 to the 19th"
            Turn::Week if to.1 < from.0 => {
                to = (calendar::days_after(to.0, 7)?, calendar::days_after(to.1, 7)?)
            }
            Turn::Month => {
                let day = calendar::day(from.0.year(), from.0.month(), to.0.day())?;
                to = (day, day);
            }
            _ => {}
        }
        let open = |found: Found| found.doubt.turn == Turn::Year;
        let towards = |days: Days, year: i16| calendar::shift_years(days, year - days.0.year());
        match (open(first), open(second)) {
            (true, false) => {
                from = towards(from, to.0.year())?;
                if from.0 > to.1 {
                    from = calendar::shift_years(from, -1)?;
                }
            }
            (false, true) => {
                to = towards(to, from.0.year())?;
                if to.1 < from.0 {
                    to = calendar::shift_years(to, 1)?;
                }
            }
            (true, true) => {
                if to.1 < from.0 {
                    from = calendar::shift_years(from, -1)?;
                }
                // A year's turn between the two is no stretch that anyone means.
                if let Some(nearer) = calendar::shift_years(from, 1)
                    && nearer.0 <= to.1
                {
                    from = nearer;
                }
            }
            (false, false) => {}
        }
        (from.0 <= to.1).then_some(((from.0, to.1), to.0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check;

    #[test]
    fn days_of_one_month() {
        check("from 4 to 22 March 1995", (2024, 8, 15), "1995-03-04..1995-03-22");
        check("between the 3rd and the 12th of September", (2024, 8, 15), "2023-09-03..2023-09-12");
        check("4-22 last month", (2024, 8, 15), "2024-07-04..2024-07-22");
        check("4 to 45 March", (2024, 8, 15), "2024-03-01..2024-03-31");
    }

    #[test]
    fn two_times_and_their_years() {
        check("from July 4 to August 12", (2024, 8, 15), "2024-07-04..2024-08-12");
        check("from October 5 to February 3", (2024, 8, 15), "2023-10-05..2024-02-03");
        check("from Nov. 25, 2022 to Jan. 3", (2024, 8, 15), "2022-11-25..2023-01-03");
        check("between Feb 1st and March 2019", (2024, 8, 15), "2019-02-01..2019-03-31");
        check("from 2015 to May 5, 2017", (2024, 8, 15), "2015-01-01..2017-05-05");
        check(
            "from 13,400 in mid-July to August 3",
            (2022, 8, 15),
            "2022-07-01..2022-07-31 2022-08-03..2022-08-03",
        );
    }
}
