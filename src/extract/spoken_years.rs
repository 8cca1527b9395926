//! Years in words, decades and centuries: "nineteen ninety nine", "the seventies", "2016 june".

use super::calendar;
use super::time::{Found, Parser};
use super::time_turn::Turn;
use crate::measure::Basis;
use crate::vocabulary::{CalendarUnit, CalendarWord, NumberWord, Particle};

impl Parser<'_, '_> {
    /// A year before what it is the year of: "2016, nov", "2016 H2", "next year's third quarter".
    pub(super) fn year_first(&self, at: usize) -> Option<Found> {
        let (year, end) = self.year_at(at).or_else(|| {
            let near = self.near(at)?;
            let year = near.days.filter(|days| calendar::year(days.0.year()) == Some(*days))?.0.year();
            let end = near.end;
            (matches!(self.reading.word(end), "'s" | "’s")).then_some((year, end + 1))
        })?;
        let comma = end + usize::from(self.reading.is(end, ','));
        let next = self.skip(comma, &[Particle::The]);
        let found =
            self.ordinal_stretch(next).or_else(|| self.short_quarter(next)).or_else(|| self.month(next))?;
        let days = match found.days {
            Some(days) if found.doubt.turn == Turn::Year => {
                Some(calendar::shift_years(days, year.checked_sub(days.0.year())?)?)
            }
            Some(_) => return None,
            None => None,
        };
        Some(Found { is_day: found.is_day, ..Found::new(found.end, days, Basis::Stated) })
    }

    /// "in nineteen ninety nine", "Year two hundred and sixty seven"
    pub(super) fn year_in_words(&self, at: usize) -> Option<Found> {
        let named = self.is_word(at, &["year"]);
        let leads = at.checked_sub(1).is_some_and(|before| {
            before >= self.from && self.reading.is_any(before, &[Particle::In, Particle::Of])
        });
        let (year, end) = if named {
            self.words_of_year(at + 1).or_else(|| self.large(at + 1))?
        } else if leads {
            self.words_of_year(at)?
        } else {
            return None;
        };
        // "in two thousand homes"
        let over = self.reading.token(end).is_none_or(|next| !next.is_word());
        (over || named).then(|| Found::new(end, calendar::year(year), Basis::Stated))
    }

    /// A year of our time in words.
    pub(super) fn words_of_year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some((century, next)) = self.below_hundred(at).filter(|(number, _)| (15..=20).contains(number))
            && let Some((year, end)) = self.below_hundred(next).filter(|(number, _)| *number >= 10)
        {
            return Some((century * 100 + year, end));
        }
        self.large(at).filter(|(year, _)| (1000..2100).contains(year))
    }

    /// A number in words with a hundred or a thousand in it.
    fn large(&self, at: usize) -> Option<(i16, usize)> {
        if !self.reading.token(at).is_some_and(crate::vocabulary::Token::is_word) || at >= self.to {
            return None;
        }
        let number = self.reading.numbers.at(at)?;
        let value: i16 = number.value()?.try_into().ok()?;
        (value >= 100).then_some((value, number.end))
    }

    /// "ninety nine", "seventy-eight", "twelve"
    fn below_hundred(&self, at: usize) -> Option<(i16, usize)> {
        if at >= self.to {
            return None;
        }
        let (NumberWord::Cardinal(number), end) = self.reading.number(at)? else { return None };
        let next = if self.reading.is(end, '-') { end + 1 } else { end };
        if number >= 20
            && let Some((NumberWord::Cardinal(unit @ 1..=9), end)) = self.reading.number(next)
        {
            return Some((i16::try_from(number + unit).ok()?, end));
        }
        Some((i16::try_from(number).ok()?, end))
    }

    /// "the 1970s", "the '40s", "the seventies", "the twenty-tens", "the 21st century"
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let plural = |at: usize| self.reading.glued(at) && matches!(self.reading.word(at), "s" | "'s" | "’s");
        let the =
            at.checked_sub(1).is_some_and(|before| self.reading.particle(before) == Some(Particle::The));
        if let Some((century, next)) = self.day_number(at).or_else(|| match self.calendar(at)? {
            (CalendarWord::Ordinal(number @ 1..), next) => Some((number, next)),
            _ => None,
        }) && let Some((CalendarUnit::Century, end)) = self.unit(next)
        {
            let first = (i16::from(century) - 1) * 100;
            let days = calendar::day(first, 1, 1).zip(calendar::day(first + 99, 12, 31));
            return Some(Found::new(end, days, Basis::Stated));
        }
        let ten = |year: i16, end: usize, turn: Turn| {
            let days = calendar::day(year, 1, 1).zip(calendar::day(year + 9, 12, 31));
            Found::new(end, days, Basis::Stated).turning(turn)
        };
        if let Some((CalendarWord::Decade(year), end)) = self.calendar(at) {
            return the
                .then(|| ten(if year < 20 { 2000 } else { 1900 } + i16::from(year), end, Turn::Century));
        }
        let token = self.reading.token(at)?;
        if token.is_digits() && plural(at + 1) {
            let year: i16 = self.reading.word(at).parse().ok().filter(|year| year % 10 == 0)?;
            return match token.end - token.start {
                4 if (1000..2100).contains(&year) => Some(ten(year, at + 2, Turn::Never)),
                2 if the || at > 1 && self.reading.is(at - 1, '\'') => {
                    Some(ten(1900 + year, at + 2, Turn::Century))
                }
                _ => None,
            };
        }
        // "nineteen seventies", "twenty-tens", "two thousands"
        let (century, next) = match self.below_hundred(at)? {
            (2, next) if self.is_word(next, &["thousand", "thousands"]) => {
                if self.is_word(next, &["thousands"]) {
                    return Some(ten(2000, next + 1, Turn::Never));
                }
                (20, self.skip(next + 1, &[Particle::And]))
            }
            found => found,
        };
        let next = if self.reading.is(next, '-') { next + 1 } else { next };
        if !(10..=20).contains(&century) {
            return None;
        }
        if self.is_word(next, &["tens"]) {
            return Some(ten(century * 100 + 10, next + 1, Turn::Never));
        }
        match self.calendar(next)? {
            (CalendarWord::Decade(year), end) => Some(ten(century * 100 + i16::from(year), end, Turn::Never)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check_spoken;

    #[test]
    fn years_and_decades() {
        check_spoken("in nineteen ninety nine", (2016, 11, 7), "[1999-01-01..1999-12-31]");
        check_spoken("in two thousand homes", (2016, 11, 7), "");
        check_spoken("2016, nov", (2016, 11, 7), "[2016-11-01..2016-11-30]");
        check_spoken("next year's third-quarter", (2016, 11, 7), "[2017-07-01..2017-09-30]");
        check_spoken(
            "the 1970s and the '40s",
            (2016, 11, 7),
            "[1970-01-01..1979-12-31] [1940-01-01..1949-12-31 2040-01-01..2049-12-31]",
        );
        check_spoken(
            "the twenty-tens, the seventies",
            (2016, 11, 7),
            "[2010-01-01..2019-12-31] [1970-01-01..1979-12-31 2070-01-01..2079-12-31]",
        );
        check_spoken("the 21st century", (2016, 11, 7), "[2000-01-01..2099-12-31]");
    }
}
