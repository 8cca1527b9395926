//! Figures: numbers with their units, ranges and hedges.

use super::doubt::{Doubt, doubt};
use super::hedge::hedge;
use super::money::{cents, scale_behind};
use super::numeral::{Form, Numeral, is_one, numeral};
use super::per::{PerWhat, per, per_time};
use super::range::{range, shared_scale};
use super::reading::Reading;
use crate::measure::{Currency, Decimal, Denominator, Hedge, Per};
use crate::vocabulary::{CalendarUnit, CalendarWord, Dimension, Particle, UnitWord};

/// What a figure measures, as far as its own words say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// An amount of money.
    Money(Currency),
    /// Money per unit. Values are already per tonne or barrel.
    Price(Currency, Denominator),
    /// Tonnes.
    Mass,
    /// Barrels.
    Volume,
    /// Barrels a day.
    Rate,
    /// Tonnes a day.
    MassRate,
    /// A percentage or a fraction, as a ratio.
    Part,
    /// A multiple: 2 for "doubled".
    Multiple,
    /// A number without a unit.
    Bare,
}

/// A figure in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    /// First token.
    pub at: usize,
    /// The token after the last.
    pub end: usize,
    /// The value in the measure's unit; `None` for ranges and open plurals.
    pub value: Option<Decimal>,
    /// Lower end of a range or open plural.
    pub low: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// Printed precision in the measure's unit.
    pub step: Option<Decimal>,
    /// What it measures.
    pub measure: Measure,
    /// Set for "a year", "a month".
    pub per: Option<Per>,
    /// How the words around it qualify it.
    pub hedge: Hedge,
    /// Tokens of the hedge.
    pub hedge_words: Option<(usize, usize)>,
    /// How its number is written.
    pub form: Form,
    /// Whether a scale word enlarges it.
    pub is_scaled: bool,
    /// The unit that is printed, by its place in the lexicon.
    pub unit: Option<u16>,
    /// What is uncertain about it.
    pub doubt: Option<Doubt>,
    /// Whether another is compared with it; see [`super::scene::Scene::is_base`], which also knows it before this is
    /// settled.
    pub is_base: bool,
    /// Whether its measure comes from another figure.
    pub is_lent: bool,
}

impl Figure {
    /// Whether it is an amount that a commodity can have.
    pub fn is_amount(&self) -> bool {
        matches!(
            self.measure,
            Measure::Money(_) | Measure::Mass | Measure::Volume | Measure::Rate | Measure::MassRate
        )
    }

    /// Multiply the figure, for a unit that is read from another figure.
    pub fn scale_by(&mut self, factor: Decimal) {
        let is_one = is_one(factor);
        for part in [&mut self.value, &mut self.low, &mut self.high, &mut self.step] {
            let scaled = |part: Decimal| if is_one { Some(part) } else { part.checked_mul(factor) };
            *part = part.and_then(scaled).map(|part| part.normalize());
        }
    }
}

/// The figure that begins at a token, within a sentence that ends at `to`.
pub(super) fn figure(reading: &Reading<'_>, at: usize, to: usize) -> Option<Figure> {
    let (prefix, begin) = match reading.unit(at) {
        Some((unit, end)) if unit.before && numeral_after_sign(reading, end).is_some() => (Some(unit), end),
        _ => (None, at),
    };
    if let Some(found) = one_in(reading, begin).filter(|_| prefix.is_none()) {
        return Some(found);
    }
    let first = numeral_after_sign(reading, begin)?;
    if first.end > to {
        return None;
    }
    let (first_unit, after_first) = match prefix {
        Some(unit) => (Some(unit), first.end),
        None => {
            unit_after(reading, &first, first.end).map_or((None, first.end), |(unit, end)| (Some(unit), end))
        }
    };
    let (second, unit, mut end) = match range(reading, at, prefix, &first, first_unit, after_first) {
        Some((second, unit, end)) => (Some(second), unit, end),
        None => (None, first_unit, after_first),
    };
    let scale_pair = |number: &Numeral| number.value();
    let (mut value, mut low, mut high) = (None, None, None);
    let mut step = number_step(&first);
    if let Some(second) = &second {
        // "3-3.5 million": the scale of the right side holds for both, unless the left has its own.
        low = shared_scale(&first, second).and_then(|scale| first.mantissa.checked_mul(scale));
        high = scale_pair(second);
        step = number_step(second);
        if low > high {
            return None;
        }
    } else if first.form == Form::Vague {
        low = scale_pair(&first);
    } else {
        value = scale_pair(&first);
        value?;
    }
    let mut found = Figure {
        at,
        end,
        value,
        low,
        high,
        step,
        measure: if matches!(first.form, Form::Fraction) { Measure::Part } else { Measure::Bare },
        per: None,
        hedge: Hedge::None,
        hedge_words: None,
        form: first.form,
        is_scaled: first.is_scaled() || second.is_some_and(|second| second.is_scaled()),
        unit: unit.map(|unit| unit.name),
        doubt: first.doubt.or_else(|| second.and_then(|second| second.doubt)),
        is_base: false,
        is_lent: false,
    };
    if let Some(unit) = unit {
        let unit = million_tonnes(reading, &found, unit, end);
        if prefix.is_none()
            && let Some((scale, after)) = scale_behind(reading, &found, unit, end)
        {
            found.scale_by(scale);
            (found.is_scaled, end) = (true, after);
        }
        if let Some((part, after)) = cents(reading, &found, unit, end) {
            found.value = found.value.and_then(|value| value.checked_add(part));
            (found.step, end) = (Some(Decimal::new(1, 2)), after);
        }
        (found.measure, end) = measured(reading, &mut found, unit, end);
        found.end = end;
    } else if first.form == Form::Multiple {
        found.measure = Measure::Multiple;
    }
    hedge(reading, &mut found, second.is_some());
    doubt(reading, &mut found);
    Some(found)
}

/// A numeral, also behind a sign of plus or minus that belongs to it.
fn numeral_after_sign(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    numeral(reading, at)
}

fn number_step(number: &Numeral) -> Option<Decimal> {
    if number.step.is_zero() || number.form == Form::Vague {
        return None;
    }
    let step = if is_one(number.scale) { Some(number.step) } else { number.step.checked_mul(number.scale) };
    step.map(|step| step.normalize())
}

/// The unit behind a number: "tons", "-barrel", "of dollars" behind scale words.
pub(super) fn unit_after(reading: &Reading<'_>, number: &Numeral, at: usize) -> Option<(UnitWord, usize)> {
    let mut at = at;
    let hyphen = reading.is(at, '-') && reading.glued(at) && reading.glued(at + 1);
    let of = reading.particle(at) == Some(Particle::Of) && (number.is_scaled() || number.form == Form::Vague);
    if hyphen || of {
        at += 1;
    }
    let (unit, end) = reading.unit(at)?;
    let fold = matches!(unit.dimension, Dimension::Times) && number.form == Form::Fraction;
    // "pound" is money unless goods follow: "500 pounds of gold".
    if !unit.after || fold || is_prefix_of_next(reading, at, unit, end) {
        return None;
    }
    if reading.word(at).eq_ignore_ascii_case("pounds")
        && reading.particle(end) == Some(Particle::Of)
        && number.scale == Decimal::ONE
    {
        return Some((
            UnitWord { dimension: Dimension::Mass, factor: Decimal::new(45_359_237, 11), ..unit },
            end,
        ));
    }
    Some((unit, end))
}

/// "10 $30": a sign stands before its number, unless that has another behind it.
fn is_prefix_of_next(reading: &Reading<'_>, at: usize, unit: UnitWord, end: usize) -> bool {
    let sign = reading.token(at).is_some_and(|token| !token.is_word());
    sign && unit.before
        && reading.token(end).is_some_and(|next| next.is_digits())
        && numeral(reading, end).is_none_or(|next| reading.unit(next.end).is_none_or(|(unit, _)| !unit.after))
}

/// "1.53 mt" is million tonnes, "7,000 mt" metric tons: no cargo is weighed in fractions of a ton.
fn million_tonnes(reading: &Reading<'_>, found: &Figure, unit: UnitWord, end: usize) -> UnitWord {
    let value = found.value.or(found.high);
    let broken = value.is_some_and(|value| !value.fract().is_zero());
    let most = if broken { Decimal::ONE_THOUSAND } else { Decimal::from(200) };
    let large = value.is_some_and(|value| value >= most);
    if unit.dimension == Dimension::Mass && reading.word(end - 1).eq_ignore_ascii_case("mt") && !large {
        return UnitWord { factor: Decimal::from(1_000_000), ..unit };
    }
    unit
}

/// The measure of a figure with this unit, reading on through "a barrel", "per day", "a year".
fn measured(reading: &Reading<'_>, found: &mut Figure, unit: UnitWord, end: usize) -> (Measure, usize) {
    found.scale_by(unit.factor);
    let per = per(reading, end);
    match (unit.dimension, per) {
        (Dimension::Money(currency), Some((PerWhat::Amount(denominator, factor), end))) => {
            if let Some(inverse) = Decimal::ONE.checked_div(factor) {
                found.scale_by(inverse.round_dp(15).normalize());
            }
            (Measure::Price(currency, denominator), end)
        }
        (Dimension::Money(currency), Some((PerWhat::Piece, _))) => (Measure::Money(currency), end),
        (Dimension::Money(currency), Some((PerWhat::Time(unit), _))) => {
            found.per = per_time(unit);
            (Measure::Money(currency), end)
        }
        (Dimension::Money(currency), None) => (Measure::Money(currency), end),
        (Dimension::Mass, Some((PerWhat::Time(CalendarUnit::Day), end))) => (Measure::MassRate, end),
        (Dimension::Volume, Some((PerWhat::Time(CalendarUnit::Day), end))) => (Measure::Rate, end),
        (Dimension::Mass, per) => {
            found.per = per.and_then(|(what, _)| what.time()).and_then(per_time);
            (Measure::Mass, end)
        }
        (Dimension::Volume, per) => {
            found.per = per.and_then(|(what, _)| what.time()).and_then(per_time);
            (Measure::Volume, end)
        }
        (Dimension::Rate, _) => (Measure::Rate, end),
        (Dimension::MassRate, _) => (Measure::MassRate, end),
        (Dimension::Percent | Dimension::Point, _) => (Measure::Part, end),
        (Dimension::Times, _) => (Measure::Multiple, end),
        (Dimension::Plain, _) => (Measure::Bare, end),
    }
}

/// "one in six", "two out of ten"
fn one_in(reading: &Reading<'_>, at: usize) -> Option<Figure> {
    let mut first = numeral(reading, at).filter(|number| matches!(number.form, Form::Words))?;
    // "nine barrels in ten": what is counted stands between.
    if reading.word(first.end + 1).eq_ignore_ascii_case("in")
        && reading.token(first.end).is_some_and(|noun| noun.is_word())
        && reading.particle(first.end).is_none()
        && reading.number(first.end).is_none()
    {
        first.end += 1;
    }
    let out = reading.word(first.end).eq_ignore_ascii_case("out")
        && reading.word(first.end + 1).eq_ignore_ascii_case("of");
    let in_ = out || reading.word(first.end).eq_ignore_ascii_case("in");
    let next = if out { first.end + 2 } else { first.end + 1 };
    let every = reading.word(next).eq_ignore_ascii_case("every");
    let second =
        numeral(reading, if every { next + 1 } else { next }).filter(|number| number.form == Form::Words)?;
    let (top, bottom) = (first.value()?, second.value()?);
    if !in_
        || top >= bottom
        || bottom > Decimal::ONE_HUNDRED
        || matches!(reading.calendar(second.end), Some((CalendarWord::Unit(_), _)))
    {
        return None;
    }
    let mut found = Figure {
        at,
        end: second.end,
        value: top.checked_div(bottom),
        low: None,
        high: None,
        step: None,
        measure: Measure::Part,
        per: None,
        hedge: Hedge::None,
        hedge_words: None,
        form: Form::Fraction,
        is_scaled: false,
        unit: None,
        doubt: None,
        is_base: false,
        is_lent: false,
    };
    hedge(reading, &mut found, false);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.len() {
            match figure(&reading, at, reading.len()) {
                Some(one) => {
                    let number = |value: Option<Decimal>| {
                        value.map_or(String::new(), |value| value.round_dp(6).normalize().to_string())
                    };
                    let value = match (one.value, one.low) {
                        (Some(_), _) => number(one.value),
                        _ => format!("{}..{}", number(one.low), number(one.high)),
                    };
                    found.push(format!(
                        "{}={value} {:?} {}",
                        reading.span(one.at, one.end).of(text),
                        one.measure,
                        one.hedge.code()
                    ));
                    at = one.end;
                }
                None => at += 1,
            }
        }
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn money_and_prices() {
        check("worth US$48 million.", "US$48 million=48000000 Money(USD) none");
        check(
            "€1.5tn and HK$2 million",
            "€1.5tn=1500000000000 Money(EUR) none; HK$2 million=2000000 Money(HKD) none",
        );
        check("a $48.2 million advance", "$48.2 million=48200000 Money(USD) none");
        check("9,000 won/kg", "9,000 won/kg=9000000 Price(KPW, Tonne) none");
        check("capped at $60 a barrel", "$60 a barrel=60 Price(USD, Barrel) none");
        check("tens of millions of dollars", "tens of millions of dollars=20000000.. Money(USD) about");
        check("500 pounds of gold", "500 pounds=0.226796 Mass none");
    }

    #[test]
    fn amounts_and_rates() {
        check(
            "about 90,000 tons (approximately 1.7 million barrels)",
            "90,000 tons=90000 Mass about; 1.7 million barrels=1700000 Volume about",
        );
        check("1.57mn b/d against 136,000 bpd", "1.57mn b/d=1570000 Rate none; 136,000 bpd=136000 Rate none");
        check("3.6 million barrels a day", "3.6 million barrels a day=3600000 Rate none");
        check("1.53 mt and 7,000 mt", "1.53 mt=1530000 Mass none; 7,000 mt=7000 Mass none");
        check("the 500,000-barrel limit", "500,000-barrel=500000 Volume none");
    }

    #[test]
    fn ranges_and_parts() {
        check("as many as 20,000- 50,000, could", "20,000- 50,000=20000..50000 Bare range");
        check("between 600 and 700 tons", "600 and 700 tons=600..700 Mass range");
        check("may reach $3-4 billion", "$3-4 billion=3000000000..4000000000 Money(USD) range");
        check(
            "fell 2.83 percent to 1.27 billion USD",
            "2.83 percent=0.0283 Part none; 1.27 billion USD=1270000000 Money(USD) none",
        );
        check("1.5 million to 1.6 million b/d", "1.5 million to 1.6 million b/d=1500000..1600000 Rate range");
        check("rose 7 to 9 percent", "7 to 9 percent=0.07..0.09 Part range");
        check("one in three ships", "one in three=0.333333 Part none");
        check("nearly doubled", "doubled=2 Multiple nearly");
        check("more than three times the", "three times=3 Multiple more_than");
    }

    #[test]
    fn shares_in_words() {
        super::super::tests::check_last(
            "Ten ships in two ports lay idle.",
            "Ten ships | count | 10 1 | - | - | - | actual | -",
        );
        super::super::tests::check_last(
            "Nine barrels in ten came from Russia.",
            "Nine barrels in ten | share | 0.9 ratio | RUS→? | - | - | actual | -",
        );
    }
}
