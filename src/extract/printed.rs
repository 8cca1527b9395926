//! Figures and stretches of time as they are printed: the level below claims.
//!
//! A claim keeps tonnes, barrels and ratios; here a short ton stays a short ton. This is what `tumen quantities` shows,
//! and what public benchmarks of quantity recognisers ask for.

use std::sync::Arc;

use super::currency::Purse;
use super::formula::{formula, percent_of};
use super::numeral::Form;
use super::quantity::{Figure, Measure};
use super::reading::Reading;
use super::scene::Scene;
use super::sentence::sentences;
use super::sign::minus;
use super::time::{Known, Role, TimeWords, time_words};
use super::time_turn::readings;
use crate::measure::{Date, Decimal};
use crate::text::Span;
use crate::vocabulary::{CalendarWord, Lexicon, Particle};

/// What a printed quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An amount of money, or a price.
    Money,
    /// A weight.
    Mass,
    /// A volume, or a volume a day.
    Volume,
    /// A percentage, a fraction or percentage points, in percent.
    Percent,
    /// "doubled", "half", "five-fold"
    Multiplier,
    /// A number without a unit.
    Number,
    /// A day.
    Date,
    /// A stretch of time.
    Period,
}

impl Sort {
    /// The benchmark's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Mass => "mass",
            Self::Volume => "volume",
            Self::Percent => "percent",
            Self::Multiplier => "multiplier",
            Self::Number => "number",
            Self::Date => "date",
            Self::Period => "period",
        }
    }
}

/// A quantity or a stretch of time in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// The number in the printed unit, scale words multiplied out; `None` for ranges and stretches of time.
    pub value: Option<Decimal>,
    /// The lower end of a range.
    pub low: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The printed unit's common name, with "/day" behind it for rates; a currency's ISO 4217 code.
    pub unit: Option<Arc<str>>,
    /// The readings of a stretch of time: first and last day, the likeliest first.
    pub days: Vec<(Option<Date>, Option<Date>)>,
}

/// Every quantity and stretch of time of a text, in order. `reference` is the day on which it appeared.
#[must_use]
pub fn quantities(lexicon: &Lexicon, text: &str, reference: Option<Date>) -> Vec<Printed> {
    let reading = Reading::new(lexicon, text);
    let mut found = Vec::new();
    let mut current = None;
    let mut purse = Purse::default();
    for sentence in sentences(&reading) {
        let first = found.len();
        let known = Known { published: reference, current, spoken: true, ..Known::default() };
        let times = time_words(&reading, sentence, known);
        for time in &times {
            if time.role == Role::Own
                && let (Some(start), Some(last)) = (time.start, time.last)
            {
                current = Some((start, last));
            }
            found.push(stretch(&reading, time, reference));
        }
        let mut scene = Scene::new(&reading, sentence, times);
        purse.settle(&reading, sentence.to, &mut scene.figures, reference, false);
        // A bare number is read once, below, with its sign and what it is divided by.
        let measured = |figure: &&Figure| {
            figure.value.is_none() || figure.measure != Measure::Bare && !is_plain_fraction(&reading, figure)
        };
        found.extend(scene.figures.iter().filter(measured).map(|figure| printed(&reading, figure)));
        // Every number, also those inside other quantities; not the years and days of stretches of time.
        let mut at = sentence.from;
        while at < sentence.to {
            let in_time = scene.times.iter().any(|time| (time.at..time.end).contains(&at));
            if in_time && !counts_time(&reading, at) {
                at += 1;
                continue;
            }
            if let Some(of) = percent_of(&reading, at) {
                found.push(number(reading.span(at, of.end), Sort::Percent, of.value()));
            }
            let Some(formula) = formula(&reading, at) else {
                at += 1;
                continue;
            };
            let span = reading.span(formula.at, formula.end);
            if !found[first..].iter().any(|known| known.sort == Sort::Number && known.span.overlaps(span)) {
                found.push(number(span, Sort::Number, Some(formula.value)));
            }
            at = formula.end;
        }
    }
    found.sort_by_key(|one| (one.span.start, one.span.end));
    found
}

fn number(span: Span, sort: Sort, value: Option<Decimal>) -> Printed {
    let unit = (sort == Sort::Percent).then(|| "percent".into());
    Printed { span, sort, value, low: None, high: None, unit, days: Vec::new() }
}

/// Whether a number counts days or years ("in 3 weeks") rather than naming one ("3 May").
fn counts_time(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .numbers
        .at(at)
        .is_some_and(|number| matches!(reading.calendar(number.end), Some((CalendarWord::Unit(_), _))))
}

fn stretch(reading: &Reading<'_>, time: &TimeWords, reference: Option<Date>) -> Printed {
    let day = time.start == time.last && (time.is_day || time.start.is_some());
    Printed {
        span: reading.span(time.at, time.end),
        sort: if day { Sort::Date } else { Sort::Period },
        value: None,
        low: None,
        high: None,
        unit: None,
        days: readings(time, reference),
    }
}

fn printed(reading: &Reading<'_>, figure: &Figure) -> Printed {
    let unit = figure.unit.and_then(|unit| reading.lexicon.unit(unit));
    let (sort, name, factor) = match figure.measure {
        Measure::Money(currency) | Measure::Price(currency, _) => {
            (Sort::Money, Some(currency.code().into()), Decimal::ONE)
        }
        Measure::Mass | Measure::MassRate => {
            (Sort::Mass, unit.map(|unit| unit.name.clone()), unit.map_or(Decimal::ONE, |unit| unit.factor))
        }
        Measure::Volume => {
            (Sort::Volume, unit.map(|unit| unit.name.clone()), unit.map_or(Decimal::ONE, |unit| unit.factor))
        }
        Measure::Rate => (
            Sort::Volume,
            unit.map(|unit| format!("{}/day", unit.name).into()),
            unit.map_or(Decimal::ONE, |unit| unit.factor),
        ),
        Measure::Part => (Sort::Percent, Some("percent".into()), Decimal::new(1, 2)),
        Measure::Multiple => (Sort::Multiplier, Some("times".into()), Decimal::ONE),
        Measure::Bare => (Sort::Number, None, Decimal::ONE),
    };
    let plain = |value: Option<Decimal>| {
        value.and_then(|value| value.checked_div(factor)).map(|value| value.round_dp(12).normalize())
    };
    let minus = minus(reading, figure.at).filter(|_| figure.value.is_some());
    Printed {
        span: reading.span(minus.unwrap_or(figure.at), figure.end),
        sort,
        value: plain(figure.value).map(|value| if minus.is_some() { -value } else { value }),
        low: plain(figure.low),
        high: plain(figure.high),
        unit: name,
        days: Vec::new(),
    }
}

/// "one third" by itself; with "of" behind it or "by" before it, a fraction is a part in a hundred.
fn is_plain_fraction(reading: &Reading<'_>, figure: &Figure) -> bool {
    let by = figure.at > 0 && reading.is_any(figure.at - 1, &[Particle::By, Particle::A]);
    let in_ = (figure.at..figure.end).any(|at| reading.is_any(at, &[Particle::In, Particle::From]));
    let of = reading.is_any(figure.end, &[Particle::Of]);
    figure.form == Form::Fraction
        && figure.unit.is_none()
        && !(by || in_ || of)
        && reading.is_over(figure.end)
}
