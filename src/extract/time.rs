//! Stretches of time in a sentence: "the first five months this year", "between February and June".

use super::calendar::Days;
use super::numeral::Form;
use super::reading::{Reading, class};
use super::sentence::Sentence;
use crate::measure::{Basis, Date};
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle, SpeechPart};

/// A stretch of time with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeWords {
    /// First token.
    pub at: usize,
    /// The token after the last.
    pub end: usize,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub last: Option<Date>,
    /// How the year is known.
    pub basis: Basis,
    /// What the words say it is for.
    pub role: Role,
    /// Days and weekdays say when something was said, rarely what a figure covers.
    pub is_day: bool,
}

/// What a stretch of time is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The figure's own.
    Own,
    /// What a change compares with: "the same period last year", "a year earlier".
    Compared,
    /// When something was said: "wrote in March".
    Said,
}

/// What the resolver knows when it meets an expression.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Publication date.
    pub published: Option<Date>,
    /// The last period that a figure could have taken.
    pub current: Option<Days>,
    /// The year that the text last named.
    pub year: Option<i16>,
    /// First and last of the whole years that the sentence named so far.
    pub named: Option<(i16, i16)>,
    /// Whether the sentence looks ahead ("will", "plans").
    pub ahead: bool,
    /// The first month of the fiscal year, where the article names a country with one.
    pub fiscal: Option<i8>,
}

/// Every stretch of time in a sentence, in order. Each may lean on the one before it ("the same period").
pub(super) fn time_words(reading: &Reading<'_>, sentence: Sentence, known: Known) -> Vec<TimeWords> {
    let mut found: Vec<TimeWords> = Vec::new();
    let mut at = sentence.from;
    let mut parser = Parser { reading, from: sentence.from, to: sentence.to, known };
    while at < sentence.to {
        if !parser.may_begin(at) {
            at += 1;
            continue;
        }
        match parser.expression(at) {
            Some(mut words) if words.end <= sentence.to && words.end > at => {
                parser.lead(&mut words);
                if words.role == Role::Own
                    && !words.is_day
                    && let (Some(start), Some(last)) = (words.start, words.last)
                {
                    parser.known.current = Some((start, last));
                    if words.basis == Basis::Stated {
                        parser.known.year = Some(last.year());
                        let (first, until) = parser.known.named.unwrap_or((start.year(), last.year()));
                        parser.known.named = Some((first.min(start.year()), until.max(last.year())));
                    }
                }
                at = words.end;
                found.push(words);
            }
            _ => at += 1,
        }
    }
    found
}

/// Reads one expression after another of a sentence.
pub(super) struct Parser<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) known: Known,
}

/// A resolved stretch before its role is known.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) days: Option<Days>,
    pub(super) basis: Basis,
    pub(super) role: Role,
    pub(super) is_day: bool,
}

impl Found {
    pub(super) fn new(end: usize, days: Option<Days>, basis: Basis) -> Self {
        Self { end, days, basis, role: Role::Own, is_day: false }
    }
}

impl Parser<'_, '_> {
    fn expression(&self, at: usize) -> Option<TimeWords> {
        let found = self
            .iso_date(at)
            .or_else(|| self.fiscal(at))
            .or_else(|| self.ordinal_stretch(at))
            .or_else(|| self.months_to(at))
            .or_else(|| self.year_ended(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.part_of(at))
            .or_else(|| self.month(at))
            .or_else(|| self.short_quarter(at))
            .or_else(|| self.same(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.near(at))
            .or_else(|| self.day_word(at))
            .or_else(|| self.plain_year(at))
            .or_else(|| self.bare_stretch(at))?;
        let (start, last) = match found.days {
            Some((start, last)) => (Some(start), Some(last)),
            None => (None, None),
        };
        let basis = if found.days.is_some() { found.basis } else { Basis::None };
        Some(TimeWords { at, end: found.end, start, last, basis, role: found.role, is_day: found.is_day })
    }

    /// A cheap look: most words begin no stretch of time.
    #[inline]
    fn may_begin(&self, at: usize) -> bool {
        const BEGINS: u16 = class::CALENDAR | class::NUMBER;
        let classes = self.reading.classes(at);
        classes & (BEGINS | class::DIGITS) != 0
            || classes & class::PARTICLE != 0
                && self.reading.classes(at + 1) & BEGINS != 0
                && self.reading.is_any(at, &[Particle::A, Particle::The])
    }

    /// "since", "starting in" and the like before an expression, and comparisons that make it a base.
    fn lead(&self, words: &mut TimeWords) {
        if matches!(self.reading.word(words.end), "'s" | "’s")
            && words.role == Role::Own
            && self.is_last(words.at)
        {
            // "last year's volume" is what something is measured by.
            words.role = Role::Compared;
            return;
        }
        let mut end = words.at;
        while end > self.from && end + 4 > words.at {
            let at = end - 1;
            if ["above", "below"].contains(&self.reading.word(at)) {
                words.role = Role::Compared;
                return;
            }
            match self.reading.particle_before(end) {
                Some(Particle::Since) => return self.since(words, at),
                Some(
                    Particle::The
                    | Particle::In
                    | Particle::On
                    | Particle::A
                    | Particle::Only
                    | Particle::For
                    | Particle::During,
                ) => end = at,
                Some(Particle::Than | Particle::Against) => {
                    words.role = Role::Compared;
                    return;
                }
                Some(Particle::From) if !words.is_day && words.role == Role::Own && at > self.from => {
                    // "up 3 percent from July" compares; "3,000 tons from February" begins.
                    let compares = (self.from..at).rev().take(12).any(|at| self.reading.change(at).is_some());
                    if compares {
                        words.role = Role::Compared;
                    } else {
                        words.last = None;
                    }
                    return;
                }
                _ => {
                    let word = self.reading.word(at);
                    if ["starting", "beginning"].iter().any(|start| word.eq_ignore_ascii_case(start)) {
                        words.last = None;
                    } else if self.reading.speech(at, SpeechPart::Says).is_some()
                        && at > self.from
                        && (words.is_day || end < words.at)
                    {
                        words.role = Role::Said;
                    }
                    break;
                }
            }
        }
        // "since the season began on 1 July", "after nothing at all in June"
        for at in (self.from..words.at).rev().take(7).take_while(|at| self.reading.tokens[*at].is_word()) {
            match self.reading.particle(at) {
                Some(Particle::Since) => return self.since(words, at),
                Some(Particle::After) if words.role == Role::Own => {
                    words.role = Role::Compared;
                    return;
                }
                _ => {}
            }
        }
    }

    /// Open a stretch to the day of publication.
    fn since(&self, words: &mut TimeWords, at: usize) {
        // "the highest since 2018", "the first time since 2019": a record's reach is not the figure's.
        let record = (self.from..at).rev().take(6).any(|at| {
            [
                "first",
                "highest",
                "lowest",
                "largest",
                "biggest",
                "smallest",
                "most",
                "fewest",
                "worst",
                "best",
                "record",
                "strongest",
                "weakest",
            ]
            .contains(&self.reading.word(at))
        });
        if record {
            words.role = Role::Said;
            return;
        }
        words.last = self.known.published;
        words.basis = if words.start.is_some() { words.basis } else { Basis::None };
        words.is_day = false;
        words.at = at;
    }

    fn is_last(&self, at: usize) -> bool {
        matches!(self.calendar(at), Some((CalendarWord::Last | CalendarWord::Past, _)))
    }

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
        let slash = self.reading.is(at + 1, '/') && self.reading.glued(at + 1);
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

    pub(super) fn skip(&self, at: usize, words: &[Particle]) -> usize {
        if at < self.to && self.reading.is_any(at, words) { at + 1 } else { at }
    }

    /// "of last year", "2017", "this year", "of the year", "a year earlier", after a stretch of a year.
    pub(super) fn which_year(&self, at: usize) -> Option<(i16, Basis, usize)> {
        let mut next = self.skip(at, &[Particle::Of, Particle::In]);
        if self.reading.is(next, ',') {
            next += 1;
        }
        if let Some((year, end)) = self.year_at(next) {
            return Some((year, Basis::Stated, end));
        }
        let published = self.known.published.map(|date| date.year());
        let next = self.skip(next, &[Particle::The]);
        if let Some((CalendarUnit::Year, end)) = self.unit(next)
            && next > at
        {
            return Some((self.context_year()?, Basis::Relative, end));
        }
        let (word, after) = self.calendar(next)?;
        let (unit, end) = self.unit(after)?;
        if unit != CalendarUnit::Year {
            return None;
        }
        match word {
            CalendarWord::This => Some((published?, Basis::Relative, end)),
            CalendarWord::Last => Some((published? - 1, Basis::Relative, end)),
            CalendarWord::Next => Some((published? + 1, Basis::Relative, end)),
            _ => None,
        }
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
            return Some(year - 1);
        }
        Some(year)
    }

    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        at < self.to && words.iter().any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, published: (i16, i8, i8), expected: &str) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let published = date(published.0, published.1, published.2);
        let sentence = Sentence { from: 0, to: reading.len(), paragraph: 0, is_heading: false };
        let known = Known { published: Some(published), ..Known::default() };
        let found: Vec<String> = time_words(&reading, sentence, known)
            .iter()
            .map(|words| {
                let day = |date: Option<Date>| date.map_or("-".to_owned(), |date| date.to_string());
                format!("{}..{}", day(words.start), day(words.last))
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn months_and_their_years() {
        check("in the first five months this year", (2017, 7, 25), "2017-01-01..2017-05-31");
        check("between February and June", (2025, 2, 19), "2025-02-01..2025-06-30");
        check("from January through August 2019", (2020, 1, 1), "2019-01-01..2019-08-31");
        check("From July 2017 through March 2018", (2020, 1, 1), "2017-07-01..2018-03-31");
        check("in January and February", (2024, 8, 15), "2024-01-01..2024-02-29");
        check("in December it was", (2025, 1, 10), "2024-12-01..2024-12-31");
        check("the January-May period", (2010, 7, 6), "2010-01-01..2010-05-31");
        check("since August 2017", (2020, 1, 5), "2017-08-01..2020-01-05");
        check("last March", (2014, 5, 8), "2014-03-01..2014-03-31");
    }

    #[test]
    fn quarters_halves_and_years() {
        check("for the first quarter", (2014, 5, 8), "2014-01-01..2014-03-31");
        check(
            "H2 2023 was better than Q1 2024",
            (2024, 8, 15),
            "2023-07-01..2023-12-31 2024-01-01..2024-03-31",
        );
        check("the fourth quarter of last year", (2024, 8, 15), "2023-10-01..2023-12-31");
        check("In 2020-2022 nothing", (2024, 8, 15), "2020-01-01..2022-12-31");
        check("the first nine months of the 2017-18 crop year", (2018, 8, 15), "2017-07-01..2018-03-31");
        check("In the three months to June", (2024, 8, 15), "2024-04-01..2024-06-30");
        check("in the year to March 2024", (2024, 8, 15), "2023-04-01..2024-03-31");
        check("the year that ended on 20 March 2023", (2023, 9, 7), "2022-03-21..2023-03-20");
    }

    #[test]
    fn comparisons_lean_on_what_was_said() {
        check(
            "the first five months this year, the same period last year",
            (2017, 7, 25),
            "2017-01-01..2017-05-31 2016-01-01..2016-05-31",
        );
        check("in January, a year earlier", (2023, 2, 6), "2023-01-01..2023-01-31 2022-01-01..2022-01-31");
        check("over the past four weeks", (2024, 8, 15), "2024-07-18..2024-08-14");
        check("Resolution 2397 of 2017", (2020, 1, 1), "2017-01-01..2017-12-31");
        check("2,000 tons and 2000 tons", (2020, 1, 1), "");
    }
}
