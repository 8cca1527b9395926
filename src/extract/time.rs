//! Stretches of time in a sentence: "the first five months this year", "between February and June".

use super::calendar::Days;
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::time_turn::{Bounds, Doubt, Turn};
use crate::measure::{Basis, Date};
use crate::vocabulary::Particle;

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
    /// What the words leave open.
    pub doubt: Doubt,
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
    /// Whether a sentence that tells of nothing past may speak of the next months.
    pub present: bool,
    /// The first month of the fiscal year, where the article names a country with one.
    pub fiscal: Option<i8>,
    /// Whether to read what people write in messages but newspapers do not print.
    pub spoken: bool,
}

/// How many words may lead up to the first number or word of the calendar: "by the end of that very same week".
const LONGEST_LEAD: usize = 8;

/// Every stretch of time in a sentence, in order. Each may lean on the one before it ("the same period").
pub(super) fn time_words(reading: &Reading<'_>, sentence: Sentence, known: Known) -> Vec<TimeWords> {
    times_into(Vec::new(), reading, sentence, known)
}

/// [`time_words`] in a list that was used before.
pub(super) fn times_into(
    mut found: Vec<TimeWords>,
    reading: &Reading<'_>,
    sentence: Sentence,
    known: Known,
) -> Vec<TimeWords> {
    found.clear();
    let mut at = sentence.from;
    let mut parser = Parser { reading, from: sentence.from, to: sentence.to, known };
    loop {
        at = parser.next(at);
        if at >= sentence.to {
            break;
        }
        match parser.expression(at) {
            Some(mut words) if words.end <= sentence.to && words.end > at => {
                if !(known.spoken && parser.bound(&mut words)) {
                    parser.lead(&mut words);
                }
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
    pub(super) doubt: Doubt,
}

impl Found {
    pub(super) fn new(end: usize, days: Option<Days>, basis: Basis) -> Self {
        Self { end, days, basis, role: Role::Own, is_day: false, doubt: Doubt::default() }
    }

    /// A single day.
    pub(super) fn day(end: usize, day: Option<Date>, basis: Basis) -> Self {
        Self { is_day: true, ..Self::new(end, day.map(|day| (day, day)), basis) }
    }

    /// Words that come round.
    pub(super) fn turning(mut self, turn: Turn) -> Self {
        self.doubt.turn = turn;
        self
    }

    /// What the words may cover as well.
    pub(super) fn also(mut self, other: Option<Bounds>) -> Self {
        self.doubt.other = other;
        self
    }
}

impl Parser<'_, '_> {
    fn expression(&self, at: usize) -> Option<TimeWords> {
        let found = self.ranged(at, self.single(at)?);
        let (start, last) = match found.days {
            Some((start, last)) => (Some(start), Some(last)),
            None => (None, None),
        };
        let basis = if found.days.is_some() { found.basis } else { Basis::None };
        let Found { end, role, is_day, doubt, .. } = found;
        Some(TimeWords { at, end, start, last, basis, role, is_day, doubt })
    }

    /// One stretch that reaches to no other.
    pub(super) fn single(&self, at: usize) -> Option<Found> {
        if at >= self.to {
            return None;
        }
        if self.known.spoken
            && let Some(found) = self.spoken(at)
        {
            return Some(found);
        }
        // What stands at the token leaves few of the parsers.
        let classes = self.reading.classes(at);
        let when = |may: bool, parse: fn(&Self, usize) -> Option<Found>| {
            if may { parse(self, at) } else { None }
        };
        let is_word = classes & class::CALENDAR != 0;
        let is_grammar = classes & class::PARTICLE != 0;
        let digits = if classes & class::DIGITS == 0 { 0 } else { self.reading.word(at).len() };
        let is_day = matches!(digits, 1 | 2);
        // "1970s", "the 21st century"
        let is_decade = is_day
            || digits > 0
                && (classes & class::NUMBER != 0
                    || self.reading.token(at + 1).is_some_and(|next| next.is_glued() && next.is_word()));
        // "five months", "30 days"
        let is_count = self
            .reading
            .numbers
            .at(at)
            .is_some_and(|number| self.reading.classes(number.end) & class::CALENDAR != 0);
        when(digits == 4, Self::iso_date)
            .or_else(|| when(is_word, Self::fiscal))
            .or_else(|| when(is_word || is_day, Self::ordinal_stretch))
            .or_else(|| when(is_word || is_day, Self::week_of_stretch))
            .or_else(|| when(is_decade, Self::decade))
            .or_else(|| when(is_word || is_count, Self::months_to))
            .or_else(|| when(is_word, Self::year_ended))
            .or_else(|| when(is_day, Self::days_first))
            .or_else(|| when(is_day, Self::day_first))
            .or_else(|| when(is_word, Self::part_of))
            .or_else(|| when(is_word, Self::month))
            .or_else(|| when(is_word, Self::short_quarter))
            .or_else(|| when(is_word, Self::same))
            .or_else(|| when(is_count || is_grammar, Self::ago))
            .or_else(|| when(is_word, Self::near))
            .or_else(|| when(is_word, Self::day_word))
            .or_else(|| when(digits == 4, Self::plain_year))
            .or_else(|| when(is_grammar, Self::definite))
            .or_else(|| when(is_count, Self::bare_stretch))
    }

    /// The next token by which a stretch of time may begin; most words begin none.
    fn next(&self, from: usize) -> usize {
        const BEGINS: u32 = class::CALENDAR | class::NUMBER;
        let mut at = from;
        loop {
            let next = self.reading.next(at, self.to, BEGINS | class::DIGITS | class::LEAD);
            if self.known.spoken {
                // People lead up to it: any word may begin that has the first number soon behind it.
                let reach = self.reading.next(at, self.to + LONGEST_LEAD, BEGINS | class::DIGITS);
                let word = (at.max((reach + 1).saturating_sub(LONGEST_LEAD))..next.min(self.to))
                    .find(|at| self.reading.tokens[*at].is_word());
                if let Some(word) = word {
                    return word;
                }
            }
            if next >= self.to {
                return self.to;
            }
            let classes = self.reading.classes(next);
            let begins = if classes & class::DIGITS != 0 {
                !self.is_decimal(next)
            } else {
                classes & BEGINS != 0 || self.reading.is_any(next, &[Particle::A, Particle::The])
            };
            if begins || self.known.spoken && self.reading.tokens[next].is_word() {
                return next;
            }
            at = next + 1;
        }
    }

    /// "31 August" stands not in "6,107.31 August".
    fn is_decimal(&self, at: usize) -> bool {
        self.reading.glued(at)
            && at > self.from + 1
            && (self.reading.is(at - 1, '.') || self.reading.is(at - 1, ','))
            && self.reading.glued(at - 1)
            && self.reading.tokens[at - 2].is_digits()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::vocabulary::Lexicon;

    /// The stretches of a text, "first..last" each.
    #[track_caller]
    pub fn check(text: &str, published: (i16, i8, i8), expected: &str) {
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

    /// The readings of a text as people write it, each stretch's in its own brackets.
    #[track_caller]
    pub fn check_spoken(text: &str, published: (i16, i8, i8), expected: &str) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let published = Some(date(published.0, published.1, published.2));
        let sentence = Sentence { from: 0, to: reading.len(), paragraph: 0, is_heading: false };
        let known = Known { published, spoken: true, ..Known::default() };
        let found: Vec<String> = time_words(&reading, sentence, known)
            .iter()
            .map(|words| {
                let day = |date: Option<Date>| date.map_or("-".to_owned(), |date| date.to_string());
                let all: Vec<String> =
                    super::super::time_turn::readings(words, published)
                        .iter()
                        .map(|(start, last)| {
                            if start == last {
                                day(*start)
                            } else {
                                format!("{}..{}", day(*start), day(*last))
                            }
                        })
                        .collect();
                format!("[{}]", all.join(" "))
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
        check("sales from January through August rose", (2019, 9, 8), "2019-01-01..2019-08-31");
        check("6,107.31 August 2019", (2019, 9, 8), "2019-08-01..2019-08-31");
        check("in the first 20 days of July", (2024, 8, 15), "2024-07-01..2024-07-20");
        check("the last ten days of August", (2024, 9, 15), "2024-08-22..2024-08-31");
        check("the second half of last month", (2024, 8, 15), "2024-07-16..2024-07-31");
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
        check("in the week to August 9", (2024, 8, 15), "2024-08-03..2024-08-09");
        check("the three months ended June 30", (2024, 8, 15), "2024-04-01..2024-06-30");
        check("in the first week of August", (2024, 8, 15), "2024-08-01..2024-08-07");
        check("for a second month running", (2024, 8, 15), "");
        check("for the third month running", (2024, 8, 15), "");
        check("for the third quarter in a row", (2024, 8, 15), "");
        check("after a third quarter without rice", (2024, 8, 15), "");
        check("full-year trade of $5", (2024, 8, 15), "2024-01-01..2024-12-31");
        check("the 2023/24 marketing year", (2024, 8, 15), "2023-07-01..2024-06-30");
        check("Q1-Q3 2023", (2024, 8, 15), "2023-01-01..2023-09-30");
        check("in the 1990s", (2024, 8, 15), "1990-01-01..1999-12-31");
        check("in mid-2023", (2024, 8, 15), "2023-01-01..2023-12-31");
        check("the third ten days of July", (2024, 8, 15), "2024-07-21..2024-07-31");
        check("the 2nd quarter of 2017", (2024, 8, 15), "2017-04-01..2017-06-30");
        check("In 2020-2022 nothing", (2024, 8, 15), "2020-01-01..2022-12-31");
        check("the first nine months of the 2017-18 crop year", (2018, 8, 15), "2017-07-01..2018-03-31");
        check("In the three months to June", (2024, 8, 15), "2024-04-01..2024-06-30");
        check("in the year to March 2024", (2024, 8, 15), "2023-04-01..2024-03-31");
        check("In fiscal 2023 (ended March 31) it rose", (2024, 8, 15), "2022-04-01..2023-03-31");
        check("By end-September it had shipped", (2024, 8, 15), "2023-01-01..2023-09-30");
        check("As of Dec. 4 exports stood", (2024, 12, 13), "-..2024-12-04");
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
