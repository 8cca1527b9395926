//! How people speak of time in messages and requests: "in 3 weeks", "the rest of my week", "2016, nov".
//!
//! Asked for by [`super::quantities`] only, and read before what the press prints: in an article "in three months" is how
//! long something took. Days in figures are in [`super::spoken_days`], weeks and parts in [`super::spoken_weeks`].

use super::calendar;
use super::time::{Found, Parser, TimeWords};
use crate::measure::{Basis, Date};
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

/// A length of time: "1 month and 21 days".
#[derive(Clone, Copy)]
pub(super) struct Length {
    pub(super) months: i32,
    pub(super) days: i32,
    pub(super) end: usize,
}

impl Length {
    /// The day so long after another, or before it.
    pub(super) fn from(self, date: Date, sign: i32) -> Option<Date> {
        calendar::later(date, sign * self.months, sign * self.days)
    }
}

impl Parser<'_, '_> {
    /// One stretch as people speak of it.
    pub(super) fn spoken(&self, at: usize) -> Option<Found> {
        self.days_first(at)
            .or_else(|| self.day_in_figures(at))
            .or_else(|| self.month_in_figures(at))
            .or_else(|| self.spoken_day(at))
            .or_else(|| self.away(at))
            .or_else(|| self.lasting(at))
            .or_else(|| self.spoken_week(at))
            .or_else(|| self.part_of_stretch(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.year_first(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year_in_words(at))
            .or_else(|| self.season(at))
            .or_else(|| self.now_until(at))
    }

    /// "now", where it reaches to another time.
    fn now_until(&self, at: usize) -> Option<Found> {
        if !self.is_word(at, &["now"]) {
            return None;
        }
        self.joint(at, at + 1)?;
        Some(Found::day(at + 1, self.known.published, Basis::Relative))
    }

    /// "3 weeks", "few days", "5 years 1 month 12 days"
    pub(super) fn length(&self, at: usize) -> Option<Length> {
        let mut length = Length { months: 0, days: 0, end: at };
        loop {
            let next = if length.end > at { self.skip(length.end, &[Particle::And]) } else { at };
            let Some((count, after)) = self.how_many(next) else { break };
            let Some((unit, end)) = self.unit(if self.reading.is(after, '-') { after + 1 } else { after })
            else {
                break;
            };
            match unit {
                CalendarUnit::Day => length.days += count,
                CalendarUnit::Week => length.days += 7 * count,
                CalendarUnit::Fortnight => length.days += 14 * count,
                CalendarUnit::Month => length.months += count,
                CalendarUnit::Quarter => length.months += 3 * count,
                CalendarUnit::Year => length.months += 12 * count,
                CalendarUnit::Decade => length.months += 120 * count,
                CalendarUnit::Century => length.months += 1200 * count,
                CalendarUnit::Half | CalendarUnit::Weekend => break,
            }
            length.end = end;
        }
        (length.end > at).then_some(length)
    }

    /// A few are taken for three.
    fn how_many(&self, at: usize) -> Option<(i32, usize)> {
        let vague = if self.reading.particle(at) == Some(Particle::A) { at + 1 } else { at };
        if self.is_word(vague, &["few", "several"]) {
            return Some((3, vague + 1));
        }
        if self.is_word(vague, &["couple"]) {
            return Some((2, self.skip(vague + 1, &[Particle::Of])));
        }
        self.count(at).or((vague > at).then_some((1, vague)))
    }

    /// "in 3 weeks", "2 years 21 days later", "a month ago", "two days from tomorrow", "more than 2 weeks before today"
    fn away(&self, at: usize) -> Option<Found> {
        if self.reading.word(at).eq_ignore_ascii_case("in") {
            let length = self.length(at + 1)?;
            let ends = !self.is_word(length.end, &["time", "from", "after", "later", "ago", "hence", "'s"]);
            let day = self.known.published.and_then(|date| length.from(date, 1));
            return ends.then(|| Found::day(length.end, day, Basis::Relative));
        }
        let more =
            self.is_word(at, &["more", "less"]) && self.reading.particle(at + 1) == Some(Particle::Than);
        let first = if more { at + 2 } else { at };
        if let Some(found) = self.weekdays_away(first) {
            return Some(found);
        }
        let length = self.length(first)?;
        let (sign, anchor, end) = self.anchored(length.end)?;
        let day = anchor.and_then(|date| length.from(date, sign));
        if !more {
            return Some(Found::day(end, day, Basis::Relative));
        }
        let bounds = match (self.is_word(at, &["more"]), sign) {
            (true, 1) => (day, None),
            (true, _) => (None, day.and_then(|day| calendar::days_after(day, -1))),
            (false, 1) => (anchor, day.and_then(|day| calendar::days_after(day, -1))),
            (false, _) => (day, anchor.and_then(|day| calendar::days_after(day, -1))),
        };
        Some(Found::new(end, bounds.0.zip(bounds.1), Basis::Relative).also(Some(bounds)))
    }

    /// Which way a length leads, and from which day: "ago", "later", "from now", "before yesterday".
    fn anchored(&self, at: usize) -> Option<(i32, Option<Date>, usize)> {
        let published = self.known.published;
        if self.is_word(at, &["ago"]) {
            return Some((-1, published, at + 1));
        }
        if self.is_word(at, &["later", "hence"]) {
            return Some((1, published, at + 1));
        }
        let sign = if self.is_word(at, &["before"]) {
            -1
        } else if self.is_word(at, &["from", "after"]) {
            1
        } else {
            return None;
        };
        let (day, end) = self.anchor(at + 1)?;
        Some((sign, day, end))
    }

    /// A single day to count from.
    pub(super) fn anchor(&self, at: usize) -> Option<(Option<Date>, usize)> {
        if self.is_word(at, &["now"]) {
            return Some((self.known.published, at + 1));
        }
        let at = self.skip(at, &[Particle::On, Particle::The]);
        let found = self.single(at).filter(|found| found.is_day)?;
        Some((found.days.map(|days| days.0), found.end))
    }

    /// "within 10 months", "for 3 days from today", "2 weeks starting May 20th", "4 weeks in the future"
    fn lasting(&self, at: usize) -> Option<Found> {
        let published = self.known.published;
        let within = self.is_word(at, &["within"]);
        let mut first =
            if within { self.skip(at + 1, &[Particle::The]) } else { self.skip(at, &[Particle::For]) };
        if within && matches!(self.calendar(first), Some((CalendarWord::Next, _))) {
            first += 1;
        }
        let length = self.length(first)?;
        let comma = length.end + usize::from(self.reading.is(length.end, ','));
        let begins = self.is_word(comma, &["starting", "beginning", "commencing"]);
        let next = if begins { comma + 1 } else { comma };
        let from = self.is_word(next, &["from", "after"]);
        if (within || first > at || begins) && (begins || from) {
            let (day, end) = self.anchor(if from { next + 1 } else { next })?;
            return Some(self.span_of(length, day, end));
        }
        if within {
            return Some(self.span_of(length, published, length.end));
        }
        let future = self.is_word(length.end, &["in"])
            && self.is_word(length.end + 1, &["the"])
            && self.is_word(length.end + 2, &["future"]);
        let tomorrow = published.and_then(|date| calendar::days_after(date, 1));
        future.then(|| self.span_of(length, tomorrow, length.end + 3))
    }

    fn span_of(&self, length: Length, first: Option<Date>, end: usize) -> Found {
        let days = first.and_then(|date| Some((date, calendar::days_after(length.from(date, 1)?, -1)?)));
        Found::new(end, days, Basis::Relative)
    }

    /// "next 3 days", "the past few weeks", "past 2 decades", "the next day": counted from the day itself, next to what
    /// the press means by it.
    fn counted(&self, at: usize) -> Option<Found> {
        let (word, next) = self.calendar(at)?;
        let sign = match word {
            CalendarWord::Last | CalendarWord::Past => -1,
            CalendarWord::Next => 1,
            CalendarWord::This => 0,
            _ => return None,
        };
        let published = self.known.published;
        if let Some((CalendarUnit::Day, end)) = self.unit(next) {
            let day = published.and_then(|date| calendar::days_after(date, sign));
            return Some(Found::day(end, day, Basis::Relative));
        }
        if sign == 0 {
            return None;
        }
        if let Some((count, after)) = self.count(next)
            && let Some((CalendarUnit::Decade, end)) = self.unit(after)
        {
            return Some(Found::new(end, self.decades(sign, count), Basis::Relative));
        }
        if let Some((CalendarUnit::Decade, end)) = self.unit(next) {
            return Some(Found::new(end, self.decades(sign, 1), Basis::Relative));
        }
        self.how_many(next)?;
        let length = self.length(next)?;
        let days = published.and_then(|date| {
            if sign > 0 {
                Some((calendar::days_after(date, 1)?, length.from(date, 1)?))
            } else {
                Some((length.from(date, -1)?, calendar::days_after(date, -1)?))
            }
        });
        let printed =
            self.near(at).and_then(|found| found.days).map(|(start, last)| (Some(start), Some(last)));
        Some(Found::new(length.end, days, Basis::Relative).also(printed))
    }

    fn decades(&self, sign: i32, count: i32) -> Option<calendar::Days> {
        let year = i32::from(self.known.published?.year()).div_euclid(10) * 10;
        let (first, last) =
            if sign > 0 { (year + 10, year + 10 * count + 9) } else { (year - 10 * count, year - 1) };
        Some((
            calendar::day(i16::try_from(first).ok()?, 1, 1)?,
            calendar::day(i16::try_from(last).ok()?, 12, 31)?,
        ))
    }

    /// "summer of 2016", "next spring": three whole months.
    fn season(&self, at: usize) -> Option<Found> {
        let near = self.calendar(at).and_then(|(word, next)| match word {
            CalendarWord::This => Some((0, next)),
            CalendarWord::Last | CalendarWord::Past => Some((-1, next)),
            CalendarWord::Next => Some((1, next)),
            _ => None,
        });
        let (word, end) = self.calendar(near.map_or(at, |(_, next)| next))?;
        let CalendarWord::Season(month) = word else { return None };
        let published = self.known.published.map(|date| date.year());
        let (year, end) = match (near, self.which_year(end)) {
            (Some((away, _)), _) => (published.and_then(|year| year.checked_add(away)), end),
            (None, Some((year, _, end))) => (year, end),
            (None, None) => (published, end),
        };
        let days = year.and_then(|year| {
            let first = calendar::day(year, month, 1)?;
            Some((first, calendar::month_near(first, 2)?.1))
        });
        Some(Found::new(end, days, Basis::Relative))
    }

    /// What bounds a stretch on one side: "before 2010", "after Feb 2018", "2012 or later", "on or before Friday".
    /// Whether there was such a word.
    pub(super) fn bound(&self, words: &mut TimeWords) -> bool {
        if self.is_word(words.end, &["or", "and"])
            && let Some(after) = self.side(words.end + 1)
            && self.single(self.skip(words.end + 2, &[Particle::In, Particle::On, Particle::The])).is_none()
        {
            words.end += 2;
            self.cut(words, after, true);
            return true;
        }
        let mut at = words.at;
        let mut counts = false;
        // "later than or at 1/1/2016", "before or in Feb 2018", "after or equal to 1/1/2016"
        while at > self.from {
            let before = at - 1;
            if self.is_word(before, &["the", "in", "on", "at", "from", "than", "to", "equal", "with"]) {
                at = before;
            } else if self.is_word(before, &["or"]) {
                counts = true;
                at = before;
            } else {
                break;
            }
        }
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.from) else { return false };
        let Some(after) = self.side(before) else { return false };
        let begins = self.is_word(before, &["starting", "beginning", "since"]);
        // "no later than Friday" ends with it.
        if let Some(no) =
            before.checked_sub(1).filter(|no| *no >= self.from && self.is_word(*no, &["no", "not"]))
        {
            words.at = no;
            self.cut(words, !after, true);
            return true;
        }
        if self.is_word(before, &["earlier", "later", "sooner"])
            && !(before + 1..words.at).any(|at| self.is_word(at, &["than"]))
        {
            return false;
        }
        let or = before
            .checked_sub(1)
            .filter(|or| *or > self.from && self.is_word(*or, &["or"]))
            .filter(|or| self.is_word(or - 1, &["on", "in", "at", "before", "after", "during"]));
        let first = or.map_or(before, |or| or - 1);
        let whole = matches!(self.calendar(words.at), Some((CalendarWord::End, _)));
        words.at = first;
        self.cut(words, after, counts || begins || whole || or.is_some());
        true
    }

    /// Whether a word means what comes after a time, or what comes before it.
    fn side(&self, at: usize) -> Option<bool> {
        if self.is_word(at, &["after", "later", "starting", "beginning", "since"]) {
            Some(true)
        } else if self.is_word(at, &["before", "earlier", "sooner", "until", "till", "prior"]) {
            Some(false)
        } else {
            None
        }
    }

    /// Leave what lies on one side of a stretch. Whether the words' own days count is often open.
    fn cut(&self, words: &mut TimeWords, after: bool, counts: bool) {
        let (start, last) = (words.start, words.last);
        let next = last.and_then(|last| calendar::days_after(last, 1));
        let before = start.and_then(|start| calendar::days_after(start, -1));
        let (own, other) = match (after, counts) {
            (true, true) => ((start, None), Some((start, self.known.published))),
            (true, false) => ((next, None), words.is_day.then_some((start, None))),
            (false, true) => ((None, last), Some((None, before))),
            (false, false) => ((None, before), None),
        };
        (words.start, words.last) = own;
        words.doubt.other = other;
        words.is_day = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check_spoken;

    #[test]
    fn lengths_from_a_day() {
        check_spoken("in 3 weeks", (2016, 11, 7), "[2016-11-28]");
        check_spoken("1 month and 21 days ago", (2016, 11, 7), "[2016-09-16]");
        check_spoken("two days from tomorrow", (2016, 11, 7), "[2016-11-10]");
        check_spoken("within 5 years 1 month 12 days", (2016, 11, 7), "[2016-11-07..2021-12-18]");
        check_spoken("for 3 days from today", (2016, 11, 7), "[2016-11-07..2016-11-09]");
        check_spoken("more than 2 weeks before today", (2016, 11, 7), "[-..2016-10-23]");
        check_spoken("the past few days", (2016, 11, 7), "[2016-11-04..2016-11-06]");
        check_spoken("next 3 months", (2016, 11, 7), "[2016-11-08..2017-02-07 2016-12-01..2017-02-28]");
    }

    #[test]
    fn bounds() {
        check_spoken("before 2010 or after 2018", (2016, 11, 7), "[-..2009-12-31] [2019-01-01..-]");
        check_spoken("2012 or later", (2016, 11, 7), "[2012-01-01..- 2012-01-01..2016-11-07]");
        check_spoken("before or in Feb 2018", (2016, 11, 7), "[-..2018-02-28 -..2018-01-31]");
        check_spoken("no later than 3/5/2017", (2016, 11, 7), "[-..2017-03-05 -..2017-03-04]");
        check_spoken("from now until the end of the year", (2016, 11, 7), "[2016-11-07..2016-12-31]");
    }

    proptest::proptest! {
        #[test]
        fn any_words_of_time_in_any_order_are_read(
            words in proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 0..12),
            glue in proptest::sample::select(vec![" ", "", "-", ", "]),
        ) {
            let lexicon = crate::vocabulary::Lexicon::embedded();
            let text = words.join(glue);
            for reference in [None, jiff::civil::Date::new(2016, 2, 29).ok()] {
                for printed in super::super::quantities(&lexicon, &text, reference) {
                    proptest::prop_assert!(text.get(printed.span.range()).is_some());
                }
            }
        }
    }

    const WORDS: &[&str] = &[
        "3", "29", "31", "2016", "1999", "70", "/", "-", ".", "s", "th", "'s", "the", "of", "in", "on", "at",
        "next", "last", "this", "week", "month", "year", "years", "decade", "century", "weekend", "Friday",
        "february", "May", "early", "mid", "end of", "later", "earlier", "than", "or", "and", "between",
        "from", "to", "until", "before", "after", "since", "by", "as of", "ago", "within", "for", "starting",
        "more", "rest of", "first", "third", "twenty", "two", "thousand", "hundred", "nineteen", "now",
        "tomorrow", "quarter", "half", "Q3", "summer", "fiscal", "ended", "few", "99", "0", "tons",
    ];
}
