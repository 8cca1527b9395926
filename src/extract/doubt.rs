//! What the engine sees and does not decide: remarks for the person.

use std::fmt::Write as _;

use super::numeral::Form;
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::time::{Known, TimeWords, time_words};
use crate::measure::Date;
use crate::model::Remark;
use crate::text::Span;
use crate::vocabulary::{Gap, Shape};

/// What is uncertain about a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// "12.500": thousands or decimals.
    Separator,
    /// "20, 000": cut in two.
    Broken,
    /// "mbpd": million in the press, thousand in the American oil trade.
    MillionBarrels,
    /// "won" where the text speaks of both Koreas.
    Won,
}

/// How many remarks of one text are kept.
const MOST: usize = 50;

/// Doubts that lie in a figure's own words. An ambiguous separator leaves the figure without a value: a guess would be
/// wrong by a thousand.
pub(super) fn doubt(reading: &Reading<'_>, found: &mut Figure) {
    if found.doubt == Some(Doubt::Separator) {
        let thousands =
            matches!(found.measure, Measure::Mass | Measure::Volume | Measure::Money(_) | Measure::Bare);
        if thousands && !found.is_scaled && found.form == Form::Figure {
            (found.value, found.low, found.high, found.step) = (None, None, None, None);
        } else {
            found.doubt = None;
        }
    }
    if found.doubt.is_none()
        && found.measure == Measure::Rate
        && ["mbpd", "mbd"].iter().any(|unit| reading.word(found.end - 1).eq_ignore_ascii_case(unit))
    {
        found.doubt = Some(Doubt::MillionBarrels);
    }
}

/// Remarks of a text, each thing said once.
#[derive(Default)]
pub(super) struct Remarks {
    found: Vec<Remark>,
}

impl Remarks {
    /// The remarks, in the order of the text.
    pub fn finish(self) -> Vec<Remark> {
        self.found
    }

    fn add(&mut self, span: Span, words: String) {
        if self.found.len() < MOST && self.found.iter().all(|known| *known.words != *words) {
            self.found.push(Remark { span: Some(span), words: words.into() });
        }
    }

    /// What is uncertain about the figures of a sentence.
    pub fn figures(&mut self, reading: &Reading<'_>, figures: &[Figure]) {
        for figure in figures {
            let Some(doubt) = figure.doubt else { continue };
            let span = reading.span(figure.at, figure.end);
            let quote = span.of(reading.text);
            self.add(
                span,
                match doubt {
                    Doubt::Separator => {
                        format!("“{quote}”: thousands or decimals? The text does not show which, so no value is read.")
                    }
                    Doubt::Broken => {
                        let number = figure.value.map(|value| value.normalize().to_string()).unwrap_or_default();
                        format!("“{quote}” has a gap inside; it was read as one number ({number}).")
                    }
                    Doubt::MillionBarrels => {
                        format!("“{quote}” was read as million barrels a day; American oil trade writes it for thousand.")
                    }
                    Doubt::Won => {
                        let whose = match figure.measure {
                            Measure::Money(currency) | Measure::Price(currency, _) => currency.code().to_owned(),
                            _ => String::new(),
                        };
                        format!("“{quote}”: the text speaks of both Koreas; the won was taken as {whose}.")
                    }
                },
            );
        }
    }

    /// Numbers that a scanner may have spoilt: "1O,000", "3. 5 million", "1, 234 tons". What stands in them keeps its
    /// place and loses its value.
    pub fn spoilt(&mut self, reading: &Reading<'_>, sentence: Sentence, figures: &mut [Figure]) {
        // "3." may have ended the sentence before.
        let mut next = sentence.from.saturating_sub(2);
        loop {
            let at = reading.next(next, sentence.to, class::DIGITS);
            if at >= sentence.to {
                break;
            }
            next = at + 1;
            let letter = |at: usize| {
                let short = reading
                    .token(at)
                    .is_some_and(|token| token.is_glued() && token.is_word() && token.end - token.start <= 2);
                short && matches!(reading.word(at), "O" | "o" | "l" | "I" | "OO" | "oo" | "S" | "B")
            };
            let digits =
                |at: usize| reading.token(at).is_some_and(|token| token.is_digits() && token.is_glued());
            let comma = |at: usize| reading.is(at, ',') && reading.glued(at);
            // "1O,000", "12O 000", "4l,200"
            let (end, what) = if letter(at + 1) && comma(at + 2) && digits(at + 3) {
                (at + 4, "has a letter among its digits")
            } else if letter(at + 1) && digits(at + 2) || comma(at + 1) && letter(at + 2) {
                (at + 3, "has a letter among its digits")
            } else if let Some(end) = cut(reading, at) {
                (end, "may be one number with a gap")
            } else {
                continue;
            };
            let span = reading.span(at, end);
            self.add(
                span,
                format!("“{}” {what}; it was not read. Look at the original.", span.of(reading.text)),
            );
            for figure in figures.iter_mut().filter(|figure| figure.at < end && at < figure.end) {
                (figure.value, figure.low, figure.high, figure.step) = (None, None, None, None);
            }
        }
    }

    /// Stretches of time that only a day of publication resolves, with the reading that they would have.
    pub fn undated(&mut self, reading: &Reading<'_>, sentence: Sentence, times: &[TimeWords]) {
        for time in times.iter().filter(|time| time.start.or(time.last).is_none()) {
            let span = reading.span(time.at, time.end);
            let mut words = format!("“{}” needs the day of publication.", span.of(reading.text));
            if let Some(reading) = would_be(reading, sentence, time.at) {
                write!(words, " It would be {reading}.").unwrap_or_default();
            }
            self.add(span, words);
        }
    }
}

/// "3. 5 million", "1, 234 tons": digits, a mark, a gap, and digits with a scale or a unit.
fn cut(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mark = reading.token(at + 1).filter(|token| token.is_glued())?;
    let group = reading.token(at + 2).filter(|token| token.is_digits() && token.gap == Gap::Space)?;
    let length = group.end - group.start;
    let first = reading.token(at)?;
    let fits = match mark.shape {
        Shape::Sign('.') => length == 1 && first.end - first.start == 1 && first.gap < Gap::Line,
        Shape::Sign(',') => {
            length == 3 && first.end - first.start <= 3 && !reading.word(at + 2).starts_with('0')
        }
        _ => false,
    };
    let measured = reading.unit(at + 3).is_some_and(|(unit, _)| unit.after)
        || reading.classes(at + 3) & class::NUMBER != 0 && reading.word(at + 3).len() > 2;
    (fits && measured).then_some(at + 4)
}

/// The reading of an expression for any day of publication, found by resolving it for two.
fn would_be(reading: &Reading<'_>, sentence: Sentence, at: usize) -> Option<String> {
    let resolve = |published: Date| {
        let known = Known { published: Some(published), ..Known::default() };
        let times = time_words(reading, sentence, known);
        let time = times.iter().find(|time| time.at == at)?;
        Some((time.start?, time.last?))
    };
    let (summer, autumn) = (jiff::civil::date(2015, 7, 15), jiff::civil::date(2015, 11, 15));
    let ((start, last), (later_start, later_last)) = (resolve(summer)?, resolve(autumn)?);
    let year = |year: i16| match year - 2015 {
        0 => "the year of publication".to_owned(),
        -1 => "the year before publication".to_owned(),
        1 => "the year after publication".to_owned(),
        other => {
            format!("the year {} {} publication", other.abs(), if other < 0 { "before" } else { "after" })
        }
    };
    let whole = start.day() == 1 && last.day() == last.days_in_month();
    if (start, last) == (later_start, later_last) && whole {
        let months = match (start.month(), last.month()) {
            (1, 12) if start.year() == last.year() => return Some(year(start.year())),
            (from, to) if from == to && start.year() == last.year() => month(from).to_owned(),
            (from, to) => format!("{} to {}", month(from), month(to)),
        };
        return Some(format!("{months} of {}", year(last.year())));
    }
    let months = |date: Date, from: Date| {
        (i32::from(date.year()) - i32::from(from.year())) * 12 + i32::from(date.month())
            - i32::from(from.month())
    };
    let (from, to) = (months(start, summer), months(last, summer));
    let same = (from, to) == (months(later_start, autumn), months(later_last, autumn));
    match (from, to) {
        _ if !same || !whole => None,
        (-1, -1) => Some("the month before publication".to_owned()),
        (0, 0) => Some("the month of publication".to_owned()),
        (from, -1) if from < -1 => Some(format!("the {} months before that of publication", -from)),
        _ => None,
    }
}

const fn month(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use crate::measure::Date;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, published: Option<Date>, figures: &str, remarks: &[&str]) {
        let (suggestions, seen) = extract(&Lexicon::embedded(), text, published);
        let figures_seen: Vec<String> = suggestions
            .iter()
            .map(|one| {
                let value =
                    one.record.quantity.value.map_or("?".to_owned(), |value| value.normalize().to_string());
                format!("{}={value}", one.quote)
            })
            .collect();
        assert_eq!(figures_seen.join("; "), figures, "{text}");
        let words: Vec<&str> = seen.iter().map(|remark| &*remark.words).collect();
        assert_eq!(words.len(), remarks.len(), "{words:?}");
        for (words, part) in words.iter().zip(remarks) {
            assert!(words.contains(part), "{words:?} lacks {part:?}");
        }
    }

    const DAY: Option<Date> = Some(jiff::civil::date(2024, 8, 15));

    #[test]
    fn separators_are_read_as_the_text_has_shown() {
        check("China sold 12.500 tons.", DAY, "12.500 tons=?", &["thousands or decimals"]);
        check("It sold 1,300 tons and 12.500 tons.", DAY, "1,300 tons=1300; 12.500 tons=12.5", &[]);
        check(
            "It sold 1.234.567 tons and 12.500 tons.",
            DAY,
            "1.234.567 tons=1234567; 12.500 tons=12500",
            &[],
        );
        check("It sold 2.345 million tons.", DAY, "2.345 million tons=2345000", &[]);
    }

    #[test]
    fn spoilt_numbers_are_shown_and_not_read() {
        check("They sold 20, 000 barrels.", DAY, "20, 000 barrels=20000", &["gap inside"]);
        check("They sold 1O,000 tons.", DAY, "000 tons=?", &["letter among"]);
        check("They sold 3. 5 million litres.", DAY, "5 million litres=?", &["with a gap"]);
        check("They sold 1, 234 tons.", DAY, "234 tons=?", &["with a gap"]);
    }

    #[test]
    fn stretches_without_a_day_say_what_they_would_be() {
        check("Last month it sold 5 tons.", None, "5 tons=5", &["the month before publication"]);
        check(
            "In the first five months it sold 5 tons.",
            None,
            "5 tons=5",
            &["January to May of the year of"],
        );
        check("Last month it sold 5 tons.", DAY, "5 tons=5", &[]);
    }

    #[test]
    fn won_is_settled_by_the_states_named_before() {
        let text = "South Korea and North Korea met. Rice cost 5,600 won a kilogram.";
        check(text, DAY, "5,600 won a kilogram=5600000", &["taken as KPW"]);
    }
}
