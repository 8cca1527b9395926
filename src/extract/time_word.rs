//! The single words of a stretch of time: a month, a unit, a year, a small number.

use super::numeral::Form;
use super::tense::is_present;
use super::time::Parser;
use crate::measure::Basis;
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

impl Parser<'_, '_> {
    pub(super) fn calendar(&self, at: usize) -> Option<(CalendarWord, usize)> {
        if at >= self.to { None } else { self.reading.calendar(at) }
    }

    pub(super) fn unit(&self, at: usize) -> Option<(CalendarUnit, usize)> {
        match self.calendar(at)? {
            (CalendarWord::Unit(unit), end) => Some((unit, end)),
            _ => None,
        }
    }

    pub(super) fn month_at(&self, at: usize) -> Option<(i8, usize)> {
        match self.calendar(at)? {
            (CalendarWord::Month(month), mut end) => {
                if self.reading.is(end, '.')
                    && self.reading.glued(end)
                    && self.reading.word(at).len() <= 4
                    && self.reading.word(at) != "May"
                {
                    end += 1;
                }
                Some((month, end))
            }
            (CalendarWord::SmallMonth(month), end) if self.known.spoken => Some((month, end)),
            _ => None,
        }
    }

    /// A year of four digits, or two behind an apostrophe.
    pub(super) fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.reading.word(at);
        let token = self.reading.token(at)?;
        if at >= self.to || !token.is_digits() || word.len() != 4 {
            return None;
        }
        let year: i16 = word.parse().ok()?;
        let decimal = self.reading.is(at + 1, '.')
            && self.reading.glued(at + 1)
            && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
        let grouped = self.reading.is(at + 1, ',')
            && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
        // "2023/24" is two years, "2016/11" is none.
        let slash = self.reading.is(at + 1, '/')
            && self.reading.glued(at + 1)
            && self.short_year(at + 2) != Some((year + 1) % 100);
        ((1900..2100).contains(&year) && !decimal && !grouped && !slash).then_some((year, at + 1))
    }

    /// A small whole number in digits or words.
    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
        let number = self.reading.numbers.at(at)?;
        if !matches!(number.form, Form::Plain | Form::Words) || at >= self.to {
            return None;
        }
        let value: i32 = number.value()?.try_into().ok()?;
        (1..=100).contains(&value).then_some((value, number.end))
    }

    /// "third", "3rd"; -1 for "final"
    pub(super) fn ordinal_at(&self, at: usize) -> Option<(i8, usize)> {
        match self.calendar(at) {
            Some((CalendarWord::Ordinal(number), end)) => Some((number, end)),
            _ => self.day_number(at).filter(|(_, end)| *end > at + 1),
        }
    }

    pub(super) fn skip(&self, at: usize, words: &[Particle]) -> usize {
        if at < self.to && self.reading.is_any(at, words) { at + 1 } else { at }
    }

    /// The last two digits of a year.
    pub(super) fn short_year(&self, at: usize) -> Option<i16> {
        let token =
            self.reading.token(at).filter(|token| token.is_digits() && token.end - token.start == 2)?;
        token.span().of(self.reading.text).parse().ok()
    }

    /// A year in figures, or in words where people's own writing is read.
    pub(super) fn year_named(&self, at: usize) -> Option<(i16, usize)> {
        self.year_at(at).or_else(|| if self.known.spoken { self.words_of_year(at) } else { None })
    }

    /// "of last year", "2017", "this year", "of the year", after a stretch of a year; the year stays open where the
    /// text has no date.
    pub(super) fn which_year(&self, at: usize) -> Option<(Option<i16>, Basis, usize)> {
        let mut next = self.skip(at, &[Particle::Of, Particle::In]);
        if self.reading.is(next, ',') {
            next += 1;
        }
        if let Some((year, end)) = self.year_named(next) {
            return Some((Some(year), Basis::Stated, end));
        }
        let published = self.known.published.map(|date| date.year());
        let next = self.skip(next, &[Particle::The]);
        if let Some((CalendarUnit::Year, end)) = self.unit(next)
            && next > at
        {
            return Some((self.context_year(), Basis::Relative, end));
        }
        let (word, after) = self.calendar(next)?;
        let (unit, end) = self.unit(after)?;
        if unit != CalendarUnit::Year {
            return None;
        }
        let away = match word {
            CalendarWord::This => 0,
            CalendarWord::Last => -1,
            CalendarWord::Next => 1,
            _ => return None,
        };
        Some((published.map(|year| year + away), Basis::Relative, end))
    }

    pub(super) fn context_year(&self) -> Option<i16> {
        self.known.published.map(|date| date.year()).or(self.known.year)
    }

    /// The year of a stretch of months that names none: the latest that is not in the future, or the next one where
    /// the sentence looks ahead.
    pub(super) fn year_of_months(&self, from: i8, to: i8) -> Option<i16> {
        let Some(published) = self.known.published else { return self.known.year };
        let year = published.year();
        if self.known.ahead && to < published.month() {
            return Some(year + 1);
        }
        if !self.known.ahead && from > published.month() {
            // "has arrivals at 2 million in June", written in May
            let soon = self.known.present
                && from - published.month() <= 2
                && is_present(self.reading, self.from, self.to);
            return Some(if soon { year } else { year - 1 });
        }
        Some(year)
    }

    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        if at >= self.to {
            return false;
        }
        let here = self.reading.word(at);
        words.iter().any(|word| here.eq_ignore_ascii_case(word))
    }
}
