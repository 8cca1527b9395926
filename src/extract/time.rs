//! Stretches of time in a sentence: "the first five months this year", "between February and June".

use super::calendar::{self, Days};
use super::numeral::{Form, numeral};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::measure::{Basis, Date};
use crate::vocabulary::{CalendarUnit, CalendarWord, Gap, Particle, SpeechPart};

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
pub(super) fn time_words(reading: &Reading<'_>, sentence: Sentence, mut known: Known) -> Vec<TimeWords> {
    let mut found: Vec<TimeWords> = Vec::new();
    let mut at = sentence.from;
    while at < sentence.to {
        let parser = Parser { reading, from: sentence.from, to: sentence.to, known };
        match parser.expression(at) {
            Some(mut words) if words.end <= sentence.to && words.end > at => {
                parser.lead(&mut words);
                if words.role == Role::Own && !words.is_day && let (Some(start), Some(last)) = (words.start, words.last) {
                    known.current = Some((start, last));
                    if words.basis == Basis::Stated {
                        known.year = Some(last.year());
                        let (first, until) = known.named.unwrap_or((start.year(), last.year()));
                        known.named = Some((first.min(start.year()), until.max(last.year())));
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

struct Parser<'r, 't> {
    reading: &'r Reading<'t>,
    from: usize,
    to: usize,
    known: Known,
}

/// A resolved stretch before its role is known.
#[derive(Clone, Copy)]
struct Found {
    end: usize,
    days: Option<Days>,
    basis: Basis,
    role: Role,
    is_day: bool,
}

impl Found {
    fn new(end: usize, days: Option<Days>, basis: Basis) -> Self {
        Self { end, days, basis, role: Role::Own, is_day: false }
    }
}

impl Parser<'_, '_> {
    fn expression(&self, at: usize) -> Option<TimeWords> {
        if !self.may_begin(at) {
            return None;
        }
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
    fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        token.is_digits()
            || token.word.is_known()
                && (self.reading.calendar(at).is_some()
                    || self.reading.number(at).is_some()
                    || self.reading.is_any(at, &[Particle::A, Particle::The])
                        && (self.reading.calendar(at + 1).is_some() || self.reading.number(at + 1).is_some()))
    }

    /// "since", "starting in" and the like before an expression, and comparisons that make it a base.
    fn lead(&self, words: &mut TimeWords) {
        if matches!(self.reading.word(words.end), "'s" | "’s") && words.role == Role::Own && self.is_last(words.at) {
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
                Some(Particle::The | Particle::In | Particle::On | Particle::A | Particle::Only | Particle::For | Particle::During) => end = at,
                Some(Particle::Than | Particle::Against) => {
                    words.role = Role::Compared;
                    return;
                }
                Some(Particle::From) if !words.is_day && words.role == Role::Own && at > self.from => {
                    words.role = Role::Compared;
                    return;
                }
                _ => {
                    let word = self.reading.word(at);
                    if ["starting", "beginning"].iter().any(|start| word.eq_ignore_ascii_case(start)) {
                        words.last = None;
                    } else if self.reading.speech(at, SpeechPart::Says).is_some() && at > self.from && (words.is_day || end < words.at) {
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
            ["first", "highest", "lowest", "largest", "biggest", "smallest", "most", "fewest", "worst", "best", "record", "strongest", "weakest"].contains(&self.reading.word(at))
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

    fn calendar(&self, at: usize) -> Option<(CalendarWord, usize)> {
        if at >= self.to { None } else { self.reading.calendar(at) }
    }

    fn unit(&self, at: usize) -> Option<(CalendarUnit, usize)> {
        match self.calendar(at)? {
            (CalendarWord::Unit(unit), end) => Some((unit, end)),
            _ => None,
        }
    }

    fn month_at(&self, at: usize) -> Option<(i8, usize)> {
        match self.calendar(at)? {
            (CalendarWord::Month(month), mut end) => {
                if self.reading.is(end, '.') && self.reading.glued(end) && self.reading.word(at).len() <= 4 && self.reading.word(at) != "May" {
                    end += 1;
                }
                Some((month, end))
            }
            _ => None,
        }
    }

    /// A year of four digits, or two behind an apostrophe.
    fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.reading.word(at);
        let token = self.reading.token(at)?;
        if at >= self.to || !token.is_digits() || word.len() != 4 {
            return None;
        }
        let year: i16 = word.parse().ok()?;
        let decimal = self.reading.is(at + 1, '.') && self.reading.glued(at + 1)
            && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
        let grouped = self.reading.is(at + 1, ',') && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
        let slash = self.reading.is(at + 1, '/') && self.reading.glued(at + 1);
        ((1900..2100).contains(&year) && !decimal && !grouped && !slash).then_some((year, at + 1))
    }

    /// A small whole number in digits or words.
    fn count(&self, at: usize) -> Option<(i32, usize)> {
        let number = numeral(self.reading, at)?;
        if !matches!(number.form, Form::Plain | Form::Words) || at >= self.to {
            return None;
        }
        let value: i32 = number.value()?.try_into().ok()?;
        (1..=100).contains(&value).then_some((value, number.end))
    }

    fn skip(&self, at: usize, words: &[Particle]) -> usize {
        if at < self.to && self.reading.is_any(at, words) { at + 1 } else { at }
    }

    /// "2014-05-08", "2014-5-8", "8/5/2014"
    fn iso_date(&self, at: usize) -> Option<Found> {
        let (year, end) = self.year_at(at)?;
        let number = |at: usize| self.reading.word(at).parse::<i8>().ok();
        if self.reading.is(end, '-') && self.reading.is(end + 2, '-') && self.reading.glued(end + 3) {
            let date = calendar::day(year, number(end + 1)?, number(end + 3)?)?;
            return Some(Found { is_day: true, ..Found::new(end + 4, Some((date, date)), Basis::Stated) });
        }
        None
    }

    /// "of last year", "2017", "this year", "of the year", "a year earlier", after a stretch of a year.
    fn which_year(&self, at: usize) -> Option<(i16, Basis, usize)> {
        let mut next = self.skip(at, &[Particle::Of, Particle::In]);
        if self.reading.is(next, ',') {
            next += 1;
        }
        if let Some((year, end)) = self.year_at(next) {
            return Some((year, Basis::Stated, end));
        }
        let published = self.known.published.map(|date| date.year());
        let next = self.skip(next, &[Particle::The]);
        if let Some((CalendarUnit::Year, end)) = self.unit(next) && next > at {
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

    fn context_year(&self) -> Option<i16> {
        self.known.published.map(|date| date.year()).or(self.known.year)
    }

    /// The year of a stretch of months that names none: the latest that is not in the future, or the next one where
    /// the sentence looks ahead.
    fn year_of_months(&self, from: i8, to: i8) -> Option<i16> {
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

    /// "the first five months this year", "the third quarter of 2017", "the first half"
    fn ordinal_stretch(&self, at: usize) -> Option<Found> {
        let (CalendarWord::Ordinal(ordinal), mut next) = self.calendar(at)? else { return None };
        let count = self.count(next);
        if let Some((_, end)) = count {
            next = end;
        }
        if self.reading.is(next, '-') {
            next += 1;
        }
        let (unit, end) = self.unit(next)?;
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
        let (year, basis, end) = match self.which_year(end) {
            Some((year, basis, end)) => (Some(year), basis, end),
            None => (None, Basis::Relative, end),
        };
        let ordinal = if ordinal < 0 { places + 1 - count } else { i32::from(ordinal) };
        let from = i8::try_from((ordinal - 1) * length + 1).ok().filter(|from| *from <= 12)?;
        let to = i8::try_from((ordinal - 1) * length + length * count).ok().filter(|to| *to <= 12)?;
        let year = year.or_else(|| self.year_of_months(from, if self.known.ahead { to } else { from }));
        let days = year.and_then(|year| calendar::months(year, from, to));
        Some(Found::new(end, days, basis))
    }

    /// "of the 2017-18 crop year": months counted from the season's first.
    fn of_season(&self, at: usize, skip: i32, length: i32) -> Option<Found> {
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
        end = self.unit(end).map_or_else(|| if self.reading.word(end) == "season" { end + 1 } else { end }, |(_, end)| end);
        let first = calendar::month_near(calendar::day(year, month, 1)?, skip)?;
        let last = calendar::month_near(first.0, length - 1)?;
        Some(Found::new(end, Some((first.0, last.1)), Basis::Stated))
    }

    /// "fiscal 2023", "FY2023", "the 2017-18 fiscal year", "this fiscal"
    fn fiscal(&self, at: usize) -> Option<Found> {
        let start = self.known.fiscal?;
        match self.calendar(at)? {
            (CalendarWord::Fiscal(0), next) => {
                let next = self.unit(next).map_or(next, |(_, end)| end);
                let (year, end) = self.year_at(next)?;
                Some(Found::new(end, self.fiscal_year(year - 1, start), Basis::Stated))
            }
            (word @ (CalendarWord::This | CalendarWord::Last), next) => {
                let (CalendarWord::Fiscal(0), end) = self.calendar(next)? else { return None };
                let end = self.unit(end).map_or(end, |(_, end)| end);
                let published = self.known.published?;
                let mut year = if published.month() >= start { published.year() } else { published.year() - 1 };
                if word == CalendarWord::Last {
                    year -= 1;
                }
                Some(Found::new(end, self.fiscal_year(year, start), Basis::Relative))
            }
            _ => None,
        }
    }

    fn fiscal_year(&self, year: i16, month: i8) -> Option<Days> {
        let first = calendar::day(year, month, 1)?;
        Some((first, calendar::month_near(first, 11)?.1))
    }

    /// "the three months to June", "the year to March 2024", "twelve months through June"
    fn months_to(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at).unwrap_or((1, at));
        let (unit, next) = self.unit(next)?;
        let count = match unit {
            CalendarUnit::Month => count,
            CalendarUnit::Quarter => count * 3,
            CalendarUnit::Half => count * 6,
            CalendarUnit::Year => count * 12,
            _ => return None,
        };
        if !self.reading.is_any(next, &[Particle::To, Particle::Until]) && !self.is_word(next, &["ended", "ending", "to"]) {
            return None;
        }
        let next = self.skip(next + 1, &[Particle::In, Particle::On]);
        let (month, end) = self.month_at(next)?;
        if self.day_after_month(end).is_some() {
            return None;
        }
        let (year, basis, end) = match self.which_year(end) {
            Some((year, basis, end)) => (Some(year), basis, end),
            None => (self.year_of_months(month, month), Basis::Relative, end),
        };
        let days = year.and_then(|year| {
            let last = calendar::months(year, month, month)?.1;
            Some((calendar::month_near(last, 1 - count)?.0, last))
        });
        Some(Found::new(end, days, basis))
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        at < self.to && words.iter().any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
    }

    /// "the Iranian year that ended on 20 March 2023", "the year ended March 31"
    fn year_ended(&self, at: usize) -> Option<Found> {
        let (CalendarUnit::Year, mut next) = self.unit(at)? else { return None };
        next = self.skip(next, &[Particle::This, Particle::Which]);
        if !self.is_word(next, &["ended", "ending", "ends"]) {
            return None;
        }
        next = self.skip(next + 1, &[Particle::On, Particle::In]);
        let found = self.day_first(next).or_else(|| self.month(next))?;
        let (_, last) = found.days?;
        let days = calendar::shift_years((last, last), -1).and_then(|(before, _)| Some((calendar::days_after(before, 1)?, last)));
        Some(Found::new(found.end, days, found.basis))
    }

    /// "7 September 2023", "20 March"
    fn day_first(&self, at: usize) -> Option<Found> {
        let token = self.reading.token(at)?;
        if !token.is_digits() || token.end - token.start > 2 {
            return None;
        }
        let number: i8 = self.reading.word(at).parse().ok()?;
        let mut next = at + 1;
        if self.is_word(next, &["st", "nd", "rd", "th"]) && self.reading.glued(next) {
            next += 1;
            next = self.skip(next, &[Particle::Of]);
        }
        // "the 30th of last month"
        if next > at + 1 && let Some((CalendarWord::Last, after)) = self.calendar(next) && let Some((CalendarUnit::Month, end)) = self.unit(after) {
            let days = self.known.published.and_then(|date| calendar::month_near(date, -1)).and_then(|(first, _)| calendar::day(first.year(), first.month(), number)).map(|date| (date, date));
            return Some(Found { is_day: true, ..Found::new(end, days, Basis::Relative) });
        }
        let (month, end) = self.month_at(next)?;
        let (year, basis, end) = match self.year_at(if self.reading.is(end, ',') { end + 1 } else { end }) {
            Some((year, end)) => (Some(year), Basis::Stated, end),
            None => (self.year_of_day(month, number), Basis::Relative, end),
        };
        let days = year.and_then(|year| calendar::day(year, month, number)).map(|date| (date, date));
        Some(Found { is_day: true, ..Found::new(end, days, basis) })
    }

    fn year_of_day(&self, month: i8, number: i8) -> Option<i16> {
        let Some(published) = self.known.published else { return self.known.year };
        let later = (month, number) > (published.month(), published.day());
        Some(match (later, self.known.ahead) {
            (true, false) => published.year() - 1,
            (false, true) if month < published.month() => published.year() + 1,
            _ => published.year(),
        })
    }

    /// "mid-July", "late November", "the end of September", "end-September", "the start of the month"
    fn part_of(&self, at: usize) -> Option<Found> {
        let (part, mut next) = self.calendar(at)?;
        if !matches!(part, CalendarWord::Early | CalendarWord::Mid | CalendarWord::Late | CalendarWord::End) {
            return None;
        }
        if self.reading.is(next, '-') {
            next += 1;
        }
        if let Some(found) = self.month(next).or_else(|| self.near(next)) {
            let days = found.days.map(|(start, last)| {
                let within = |from: i8, to: i8| Some((calendar::day(start.year(), start.month(), from)?, calendar::day(last.year(), last.month(), to)?));
                let is_month = start.day() == 1 && last == start.last_of_month();
                match part {
                    CalendarWord::Early if is_month && self.reading.word(at).eq_ignore_ascii_case("early") => within(1, 10),
                    CalendarWord::Late if is_month => within(21, last.day()),
                    _ => None,
                }
                .unwrap_or((start, last))
            });
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
    fn day_after_month(&self, at: usize) -> Option<(i8, i8, usize)> {
        let number = |at: usize| -> Option<i8> {
            let token = self.reading.token(at)?;
            let long = token.end - token.start > 2;
            let grouped = self.reading.is(at + 1, ',') && self.reading.glued(at + 1) && self.reading.token(at + 2).is_some_and(|next| next.is_digits() && next.is_glued());
            let spaced = self.reading.token(at + 1).is_some_and(|next| next.is_digits() && next.gap != Gap::None && next.end - next.start == 3);
            if !token.is_digits() || long || at >= self.to || grouped || spaced {
                return None;
            }
            // "in May 12 tankers" keeps its tankers.
            let counted = self.reading.unit(at + 1).is_some_and(|(unit, _)| unit.after && self.reading.word(at + 1).len() > 1);
            self.reading.word(at).parse().ok().filter(|day| (1..=31).contains(day) && !counted)
        };
        let from = number(at)?;
        let mut end = at + 1;
        if self.is_word(end, &["st", "nd", "rd", "th"]) && self.reading.glued(end) {
            end += 1;
        }
        let range = self.reading.is(end, '-') || self.reading.is(end, '–') || self.reading.particle(end) == Some(Particle::To);
        match number(end + 1) {
            Some(to) if range && to > from => Some((from, to, end + 2)),
            _ => Some((from, from, end)),
        }
    }

    /// "August", "August 2017", "January–May", "January and February", "between February and June", "July 4, 2017"
    fn month(&self, at: usize) -> Option<Found> {
        let (month, mut end) = self.month_at(at)?;
        if let Some((from, to, after)) = self.day_after_month(end) {
            let comma = if self.reading.is(after, ',') { after + 1 } else { after };
            let (year, basis, end) = match self.year_at(comma) {
                Some((year, end)) => (Some(year), Basis::Stated, end),
                None => (self.year_of_day(month, from), Basis::Relative, after),
            };
            let days = year.and_then(|year| Some((calendar::day(year, month, from)?, calendar::day(year, month, to)?)));
            return Some(Found { is_day: true, ..Found::new(end, days, basis) });
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
        if (second.is_some() || first_year.is_none()) && let Some((year, found, after)) = self.which_year(end) {
            (last_year, basis, end) = (Some(year), found, after);
        }
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
        Some(Found::new(end, days, basis))
    }

    /// The month that ends a range begun before `at`.
    fn range_end(&self, start: usize, at: usize) -> Option<(i8, usize)> {
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
            && start.checked_sub(1).is_none_or(|before| self.reading.particle(before) != Some(Particle::Between))
            && self.month_at(start).is_some_and(|(first, _)| (month - first).rem_euclid(12) > 2);
        (!parted).then_some((month, end))
    }

    /// "Q1 2024", "H2 2023", "the second quarter" in figures
    fn short_quarter(&self, at: usize) -> Option<Found> {
        let (word, end) = self.calendar(at)?;
        let (from, to) = match word {
            CalendarWord::Quarter(number) => (number * 3 - 2, number * 3),
            CalendarWord::Half(number) => (number * 6 - 5, number * 6),
            _ => return None,
        };
        let (year, basis, end) = match self.which_year(end) {
            Some((year, basis, end)) => (Some(year), basis, end),
            None => (self.year_of_months(from, from), Basis::Relative, end),
        };
        Some(Found::new(end, year.and_then(|year| calendar::months(year, from, to)), basis))
    }

    /// "the same period last year", "the same month of 2017", "the same period a year earlier"
    fn same(&self, at: usize) -> Option<Found> {
        let (CalendarWord::Same, next) = self.calendar(at)? else { return None };
        let end = match self.calendar(next)? {
            (CalendarWord::Period | CalendarWord::Unit(_), end) => end,
            _ => return None,
        };
        let current = self.known.current;
        let (shift_to, basis, end) = if let Some((year, basis, end)) = self.which_year(end) {
            (current.map(|(_, last)| year - last.year()), basis, end)
        } else if let Some((years, end)) = self.years_ago(self.skip(end, &[Particle::Of, Particle::In])) {
            (Some(-years), Basis::Relative, end)
        } else if let Some((CalendarWord::Last, after)) = self.calendar(self.skip(self.skip(end, &[Particle::Of]), &[Particle::The])) {
            // "of last season"
            (Some(-1), Basis::Relative, if self.is_word(after, &["season"]) { after + 1 } else { after })
        } else {
            let earlier = self.reading.is_any(at.wrapping_sub(1), &[Particle::Than]);
            return Some(Found { role: if earlier { Role::Compared } else { Role::Own }, ..Found::new(end, current, Basis::Inherited) });
        };
        let days = current.zip(shift_to).and_then(|(days, years)| calendar::shift_years(days, years));
        Some(Found { role: Role::Compared, ..Found::new(end, days, basis) })
    }

    /// "a year earlier", "two years ago", "the year before": how many years back.
    fn years_ago(&self, at: usize) -> Option<(i16, usize)> {
        let (count, next) = self.count(at).or_else(|| {
            self.reading.is_any(at, &[Particle::A, Particle::The]).then_some((1, at + 1))
        })?;
        let (CalendarUnit::Year, next) = self.unit(next)? else { return None };
        match self.calendar(next)? {
            (CalendarWord::Ago, end) => Some((i16::try_from(count).ok()?, end)),
            _ => None,
        }
    }

    /// "a year earlier", "two months ago", "the month before"
    fn ago(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at).or_else(|| {
            self.reading.is_any(at, &[Particle::A, Particle::The]).then_some((1, at + 1))
        })?;
        let (unit, next) = self.unit(next)?;
        let (CalendarWord::Ago, end) = self.calendar(next)? else { return None };
        let published = self.known.published;
        let days = match unit {
            CalendarUnit::Year => match self.known.current {
                Some(days) => calendar::shift_years(days, i16::try_from(-count).ok()?),
                None => published.and_then(|date| calendar::year(date.year() - i16::try_from(count).ok()?)),
            },
            CalendarUnit::Month => match (self.known.current, published) {
                (Some((start, last)), _) if last == start.last_of_month() => calendar::month_near(start, -count),
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

    /// "this year", "last month", "last March", "the past five years", "the previous year", "over the past four weeks"
    fn near(&self, at: usize) -> Option<Found> {
        let (word, next) = self.calendar(at)?;
        let back = match word {
            CalendarWord::This => 0,
            CalendarWord::Last | CalendarWord::Past => -1,
            CalendarWord::Next => 1,
            _ => return None,
        };
        let published = self.known.published;
        if let Some((count, after)) = self.count(next) && let Some((unit, end)) = self.unit(after) && back != 0 {
            return Some(Found::new(end, published.and_then(|date| stretch(date, unit, count, back)), Basis::Relative));
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
            return Some(Found::new(end, days, Basis::Relative));
        }
        let (unit, end) = self.unit(next)?;
        // "the last year before the sanctions" is not last year.
        if word == CalendarWord::Last && next > at + 1 && self.reading.word(at + 1).eq_ignore_ascii_case("last") {
            return None;
        }
        let previous = self.is_word(at, &["previous", "preceding"]) || self.is_word(at + 1, &["previous", "preceding"]);
        let anchor = if previous { self.known.current.map(|(start, _)| start).or(published) } else { published };
        let days = anchor.and_then(|date| match unit {
            CalendarUnit::Year if previous => self.known.current.map_or_else(|| calendar::year(date.year() - 1), |days| calendar::shift_years(days, -1)),
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
            CalendarUnit::Week => {
                let monday = calendar::days_after(date, -i32::from(date.weekday().to_monday_zero_offset()) + back * 7)?;
                Some((monday, calendar::days_after(monday, 6)?))
            }
            _ => None,
        });
        let role = if previous && self.reading.is_any(at.wrapping_sub(1), &[Particle::From, Particle::Than]) { Role::Compared } else { Role::Own };
        Some(Found { role, ..Found::new(end, days, Basis::Relative) })
    }

    /// "today", "yesterday", "Monday", "the year to date"
    fn day_word(&self, at: usize) -> Option<Found> {
        let (word, end) = self.calendar(at)?;
        let published = self.known.published;
        let day = match word {
            CalendarWord::Today => published,
            CalendarWord::Yesterday => published.and_then(|date| calendar::days_after(date, -1)),
            CalendarWord::Weekday(number) => published.and_then(|date| {
                let back = (i32::from(date.weekday().to_monday_one_offset()) - i32::from(number)).rem_euclid(7);
                calendar::days_after(date, -back)
            }),
            CalendarWord::YearToDate => {
                let days = published.and_then(|date| Some((calendar::day(date.year(), 1, 1)?, date)));
                return Some(Found::new(end, days, Basis::Relative));
            }
            CalendarWord::YearEnd => {
                let days = published.and_then(|date| calendar::day(date.year(), 12, 31)).map(|date| (date, date));
                return Some(Found::new(end, days, Basis::Relative));
            }
            _ => return None,
        };
        // "Thursday 7 September 2023" is said by the date.
        if matches!(word, CalendarWord::Weekday(_)) {
            let next = if self.reading.is(end, ',') { end + 1 } else { end };
            if let Some(found) = self.day_first(next).or_else(|| self.month(next).filter(|found| found.is_day)) {
                return Some(found);
            }
        }
        Some(Found { is_day: true, ..Found::new(end, day.map(|day| (day, day)), Basis::Relative) })
    }

    /// "2019", "2020-2022", "2018 to 2021", "in 2017-18"
    fn plain_year(&self, at: usize) -> Option<Found> {
        let (year, end) = self.year_at(at)?;
        let before = at.checked_sub(1);
        let named = before.is_some_and(|before| {
            matches!(self.reading.trap(before), Some(crate::vocabulary::TrapPlace::Before | crate::vocabulary::TrapPlace::Both))
                || self.reading.is(before, '/')
                || (self.reading.is(before, '-') && self.reading.glued(before) && self.reading.glued(at))
                || self.reading.unit(before).is_some_and(|(unit, _)| unit.before && self.reading.glued(at))
                || self.reading.is(before, '+')
        });
        let unit = self.reading.unit(end).is_some_and(|(unit, _)| unit.after);
        let scaled = self.reading.number(end).is_some();
        if named || unit || scaled {
            return None;
        }
        let next = end + 1;
        let dash = self.reading.is(end, '-') || self.reading.is(end, '–');
        let joined = self.reading.is_any(end, &[Particle::To, Particle::Until])
            || (self.reading.particle(end) == Some(Particle::And) && before.is_some_and(|before| self.reading.particle(before) == Some(Particle::Between)));
        if dash || joined {
            if let Some((last, end)) = self.year_at(next) && last > year {
                return Some(Found::new(end, calendar::year(year).zip(calendar::year(last)).map(|(first, last)| (first.0, last.1)), Basis::Stated));
            }
            // "2017-18"
            let short: Option<i16> = self.reading.token(next).filter(|token| token.is_digits() && token.end - token.start == 2 && dash).and_then(|_| self.reading.word(next).parse().ok());
            if let Some(short) = short && short == (year + 1) % 100 {
                let days = match self.known.fiscal {
                    Some(month) => self.fiscal_year(year, month),
                    None => calendar::year(year).zip(calendar::year(year + 1)).map(|(first, last)| (first.0, last.1)),
                };
                return Some(Found::new(next + 1, days, Basis::Stated));
            }
        }
        Some(Found::new(end, calendar::year(year), Basis::Stated))
    }

    /// "the nine months", "the year": a stretch that was named before.
    fn bare_stretch(&self, at: usize) -> Option<Found> {
        let (count, next) = self.count(at)?;
        let (unit, end) = self.unit(next)?;
        if !at.checked_sub(1).is_some_and(|before| self.reading.is_any(before, &[Particle::The, Particle::In, Particle::On, Particle::During])) {
            return None;
        }
        if unit == CalendarUnit::Year {
            // "36,000 in 2021, which makes 952,000 in four years": the years just named.
            let (first, last) = self.known.named?;
            let days = (i32::from(last - first) + 1 == count).then(|| calendar::year(first).zip(calendar::year(last)))??;
            return Some(Found::new(end, Some((days.0.0, days.1.1)), Basis::Stated));
        }
        if unit != CalendarUnit::Month {
            return None;
        }
        let (start, last) = self.known.current?;
        let length = (i32::from(last.year()) - i32::from(start.year())) * 12 + i32::from(last.month()) - i32::from(start.month()) + 1;
        (length == count).then(|| Found::new(end, Some((start, last)), Basis::Relative))
    }
}

/// "the past four weeks", "the last three months", "the past five years", counted to the day before publication for
/// weeks and days, in whole months and years otherwise.
fn stretch(date: Date, unit: CalendarUnit, count: i32, back: i32) -> Option<Days> {
    let yesterday = calendar::days_after(date, -1)?;
    match (unit, back) {
        (CalendarUnit::Day, -1) => Some((calendar::days_after(date, -count)?, yesterday)),
        (CalendarUnit::Week, -1) => Some((calendar::days_after(date, -7 * count)?, yesterday)),
        (CalendarUnit::Month, -1) => Some((calendar::month_near(date, -count)?.0, calendar::month_near(date, -1)?.1)),
        (CalendarUnit::Year, -1) => {
            // In December the year that ends counts as the last of them.
            let last = if date.month() == 12 { date.year() } else { date.year() - 1 };
            Some((calendar::day(last - i16::try_from(count).ok()? + 1, 1, 1)?, calendar::day(last, 12, 31)?))
        }
        (CalendarUnit::Month, 1) => Some((calendar::month_near(date, 1)?.0, calendar::month_near(date, count)?.1)),
        (CalendarUnit::Year, 1) => {
            Some((calendar::day(date.year() + 1, 1, 1)?, calendar::day(date.year() + i16::try_from(count).ok()?, 12, 31)?))
        }
        _ => None,
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
        check("H2 2023 was better than Q1 2024", (2024, 8, 15), "2023-07-01..2023-12-31 2024-01-01..2024-03-31");
        check("the fourth quarter of last year", (2024, 8, 15), "2023-10-01..2023-12-31");
        check("In 2020-2022 nothing", (2024, 8, 15), "2020-01-01..2022-12-31");
        check("the first nine months of the 2017-18 crop year", (2018, 8, 15), "2017-07-01..2018-03-31");
        check("In the three months to June", (2024, 8, 15), "2024-04-01..2024-06-30");
        check("in the year to March 2024", (2024, 8, 15), "2023-04-01..2024-03-31");
        check("the year that ended on 20 March 2023", (2023, 9, 7), "2022-03-21..2023-03-20");
    }

    #[test]
    fn comparisons_lean_on_what_was_said() {
        check("the first five months this year, the same period last year", (2017, 7, 25), "2017-01-01..2017-05-31 2016-01-01..2016-05-31");
        check("in January, a year earlier", (2023, 2, 6), "2023-01-01..2023-01-31 2022-01-01..2022-01-31");
        check("over the past four weeks", (2024, 8, 15), "2024-07-18..2024-08-14");
        check("Resolution 2397 of 2017", (2020, 1, 1), "2017-01-01..2017-12-31");
        check("2,000 tons and 2000 tons", (2020, 1, 1), "");
    }
}
