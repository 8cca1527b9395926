//! Dates as articles print them. An order of day and month that cannot be told is never guessed.

use std::fmt;

use crate::measure::Date;

/// A date as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Can be read in one way only.
    Clear(Date),
    /// `05/02/2017`: the first as day and month, the second as month and day.
    Unclear(Date, Date),
}

/// Why words are no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not a form that is known, or no such day.
    #[error("bad date {0:?}")]
    Bad(String),
    /// Two readings.
    #[error("{0:?} can mean {1} or {2}; not guessed")]
    Unclear(String, Date, Date),
}

/// The date that all of `words` is, perhaps with a time of day behind it.
///
/// # Errors
/// When it is no date, no day of the calendar, or can be read in two ways.
pub fn whole(words: &str) -> Result<Date, DateFault> {
    let words = words.trim();
    let bad = || DateFault::Bad(words.chars().take(40).collect());
    let (printed, len) = at(words).or_else(|| compact(words)).ok_or_else(bad)?;
    let rest = &words[len..];
    match printed {
        Printed::Clear(date) if rest[time(rest)..].trim_matches(['.', ' ']).is_empty() => Ok(date),
        Printed::Unclear(a, b) => Err(DateFault::Unclear(words.to_owned(), a, b)),
        Printed::Clear(_) => Err(bad()),
    }
}

/// The date at the very start of `text` and its length in bytes. A weekday before it belongs to it, a time of day
/// behind it does not ([`time`]).
#[must_use]
pub fn at(text: &str) -> Option<(Printed, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    if cursor.weekday() {
        cursor.any(&[',', '.']);
        cursor.blanks();
    }
    let from = cursor.at;
    let forms =
        [Cursor::year_first, Cursor::cjk, Cursor::day_first, Cursor::day_and_name, Cursor::name_and_day];
    for form in forms {
        cursor.at = from;
        if let Some(printed) = form(&mut cursor)
            && cursor.ends()
        {
            return Some((printed, cursor.at));
        }
    }
    None
}

/// Length of the time of day at the start of `text`, with what joins it to a date before: ` at 01:53PM`, `T10:00Z`,
/// `, 11:52 a.m. KST`. Zero without one.
#[must_use]
pub fn time(text: &str) -> usize {
    let mut cursor = Cursor { text, at: 0 };
    cursor.any(&[',', 'T']);
    cursor.blanks();
    if cursor.word("at") {
        cursor.blanks();
    }
    let Some((0..=24, 1..=2)) = cursor.number() else { return 0 };
    let mut end = None;
    while cursor.any(&[':', '.']) && cursor.number().is_some_and(|(_, digits)| digits >= 2) {
        end = Some(cursor.at);
    }
    cursor.at = end.unwrap_or(cursor.at);
    let clock = end.is_some();
    let before = cursor.at;
    cursor.blanks();
    let half = ["a.m.", "p.m.", "am", "pm"].iter().any(|half| cursor.word(half));
    if !half {
        if !clock {
            return 0;
        }
        cursor.at = before;
    }
    cursor.zone();
    cursor.at
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clear(date) => write!(f, "{date}"),
            Self::Unclear(a, b) => write!(f, "{a} or {b}"),
        }
    }
}

/// `20140508`. Only where a field says that it is a date: in a text it is any number.
fn compact(words: &str) -> Option<(Printed, usize)> {
    if words.len() != 8 || !words.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| words[range].parse::<u32>().ok();
    Some((clear(part(0..4)?, part(4..6)?, part(6..8)?)?, 8))
}

fn clear(year: u32, month: u32, day: u32) -> Option<Printed> {
    date(year, month, day).map(Printed::Clear)
}

/// A day of the calendar in a year that a newspaper can have.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1850..=2199).contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A place in the words that one of the forms is tried at.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Whether a date may end here: no letter or digit goes on, but ISO's `T` before a time may.
    fn ends(&self) -> bool {
        let mut next = self.rest().chars();
        match next.next() {
            Some('T') => next.next().is_some_and(|letter| letter.is_ascii_digit()),
            Some(letter) => !letter.is_ascii_alphanumeric(),
            None => true,
        }
    }

    /// `2014-5-8`, `2014/05/08`, `2014.05.08`, `2014. 5. 8.`
    fn year_first(&mut self) -> Option<Printed> {
        let (year, 4) = self.number()? else { return None };
        let mark = self.separator()?;
        let (month, 1..=2) = self.number()? else { return None };
        (self.separator()? == mark).then_some(())?;
        let (day, 1..=2) = self.number()? else { return None };
        clear(year, month, day)
    }

    /// `2017년 7월 25일`, `2017年7月25日`
    fn cjk(&mut self) -> Option<Printed> {
        let mut part = |marks: &[char]| {
            let (value, _) = self.number()?;
            self.blanks();
            self.any(marks).then_some(())?;
            self.blanks();
            Some(value)
        };
        let (year, month) = (part(&['년', '年'])?, part(&['월', '月'])?);
        let day = part(&['일', '日', '号'])?;
        self.at = self.text[..self.at].trim_end().len();
        clear(year, month, day)
    }

    /// `25/07/2017` or `7/25/2017`: clear only where one order is no date or both are the same day.
    fn day_first(&mut self) -> Option<Printed> {
        let (first, 1..=2) = self.number()? else { return None };
        let mark = self.separator()?;
        let (second, 1..=2) = self.number()? else { return None };
        (self.separator()? == mark).then_some(())?;
        let (year, 4) = self.number()? else { return None };
        match (date(year, second, first), date(year, first, second)) {
            (Some(a), Some(b)) if a != b => Some(Printed::Unclear(a, b)),
            (a, b) => a.or(b).map(Printed::Clear),
        }
    }

    /// `12 March 2015`, `12th of March, 2015`, `12-Mar-2015`
    fn day_and_name(&mut self) -> Option<Printed> {
        let (day, 1..=2) = self.number()? else { return None };
        self.ordinal();
        self.any(&['-', '.']);
        self.blanks();
        if self.word("of") {
            self.blanks();
        }
        let month = self.month()?;
        self.any(&['.', ',', '-']);
        self.blanks();
        let (year, 4) = self.number()? else { return None };
        clear(year, month, day)
    }

    /// `July 25, 2017`, `Jul. 25th 2017`
    fn name_and_day(&mut self) -> Option<Printed> {
        let month = self.month()?;
        self.any(&['.']);
        self.blanks();
        let (day, 1..=2) = self.number()? else { return None };
        self.ordinal();
        self.any(&[',']);
        self.blanks();
        let (year, 4) = self.number()? else { return None };
        clear(year, month, day)
    }

    /// Digits as their value and count; more than four are no part of a date.
    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest()[..digits].parse().ok().filter(|_| digits <= 4)?;
        self.at += digits;
        Some((value, digits))
    }

    fn separator(&mut self) -> Option<char> {
        let mark = self.rest().chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
        self.at += 1;
        if mark == '.' {
            self.blanks();
        }
        Some(mark)
    }

    fn blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn any(&mut self, marks: &[char]) -> bool {
        let found = self.rest().chars().next().filter(|mark| marks.contains(mark));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// `word` in any case, where no letter goes on.
    fn word(&mut self, word: &str) -> bool {
        let found = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !self.rest()[word.len()..].starts_with(|next: char| next.is_ascii_alphabetic());
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn ordinal(&mut self) {
        let _ = ["st", "nd", "rd", "th"].iter().any(|ending| self.word(ending));
    }

    fn weekday(&mut self) -> bool {
        WEEKDAYS.iter().any(|day| self.word(day) || self.word(&day[..3]))
    }

    fn month(&mut self) -> Option<u32> {
        let months = (1..).zip(MONTHS);
        let mut found = months.filter(|(_, name)| self.word(name) || self.word(&name[..3]));
        let found = found.next().map(|(number, _)| number);
        found.or_else(|| self.word("Sept").then_some(9))
    }

    /// `Z`, `+09:00`, ` KST`, ` (GMT)`
    fn zone(&mut self) {
        let before = self.at;
        if self.any(&['Z']) {
            return;
        }
        if self.any(&['+', '-']) && self.number().is_some() {
            if self.any(&[':']) {
                let _ = self.number();
            }
            return;
        }
        self.at = before;
        self.blanks();
        self.any(&['(']);
        if ZONES.iter().any(|zone| self.word(zone)) {
            self.any(&[')']);
        } else {
            self.at = before;
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const ZONES: [&str; 14] =
    ["UTC", "GMT", "KST", "JST", "CST", "EST", "EDT", "PST", "PDT", "ET", "CET", "CEST", "BST", "MSK"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let found = match whole(words) {
            Ok(date) => date.to_string(),
            Err(DateFault::Bad(_)) => "bad".to_owned(),
            Err(DateFault::Unclear(_, a, b)) => format!("{a} or {b}"),
        };
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn forms_of_the_press() {
        for words in [
            "2014-05-08",
            "2014-5-8",
            "2014/05/08",
            "2014.05.08",
            "2014. 5. 8.",
            "20140508",
            "2014-05-08T10:00:00+09:00",
            "2014-05-08 10:00:00.250Z",
            "8 May 2014",
            "08 May, 2014",
            "8th of May 2014",
            "8. May 2014",
            "8-May-2014",
            "May 8, 2014",
            "MAY 8 2014",
            "May 8th, 2014 at 01:53PM",
            "May 8, 2014 11:52",
            "May 8, 2014, 9 p.m. (KST)",
            "Thursday, May 8, 2014",
            "Thu. 8 May 2014",
            "2014년 5월 8일",
            "2014年5月8日",
            "2014年05月08日 10:20",
        ] {
            check(words, "2014-05-08");
        }
        check("Sept. 3, 2019", "2019-09-03");
        check("Dec 31, 1999", "1999-12-31");
    }

    #[test]
    fn unclear_orders_are_not_guessed() {
        check("05/02/2017", "2017-02-05 or 2017-05-02");
        check("5.2.2017", "2017-02-05 or 2017-05-02");
        check("19.02.2025", "2025-02-19");
        check("2/19/2025", "2025-02-19");
        check("05/05/2017", "2017-05-05");
    }

    #[test]
    fn what_is_no_date() {
        for words in [
            "",
            "May 2014",
            "May 8",
            "8 May",
            "2014",
            "2014-13-01",
            "2014-02-30",
            "30 February 2014",
            "31/31/2014",
            "May 8, 20145",
            "8 May 2014 and more",
            "14-05-08",
            "Mayor 8, 2014",
            "5/8/14",
            "1.2.3.2014",
            "2014-05-08x",
            "2014-05/08",
            "0001-01-01",
            "May 8, 2014 5",
        ] {
            check(words, "bad");
        }
    }

    #[test]
    fn lengths() {
        assert_eq!(at("July 3, 2017 11:52 | Pier").map(|(_, len)| len), Some(12));
        assert_eq!(at("2017년 7월 3일 (월)").map(|(_, len)| len), Some("2017년 7월 3일".len()));
        assert_eq!(time(" 11:52 | Pier"), 6);
        assert_eq!(time(" at 01:53PM"), 11);
        assert_eq!(time(" | 5 tons"), 0);
        assert_eq!(time(" 5 tons"), 0);
    }
}
