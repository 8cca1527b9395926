//! Numbers, in digits and in words.

use super::reading::Reading;
use crate::measure::Decimal;
use crate::vocabulary::{Gap, NumberWord, Particle};

/// A number without its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The token after its last.
    pub end: usize,
    /// Its worth without the scale word: 1.27 in "1.27 billion".
    pub mantissa: Decimal,
    /// The worth of its last printed digit, without the scale.
    pub step: Decimal,
    /// The scale word's worth; 1 without one.
    pub scale: Decimal,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits without a separator: may be a year.
    Plain,
    /// Digits in groups, or with decimals or a scale word: never a year.
    Figure,
    /// Words.
    Words,
    /// A part of one: "a third", "half".
    Fraction,
    /// An open plural: "tens of thousands".
    Vague,
    /// A factor: "doubled".
    Multiple,
}

impl Numeral {
    /// Mantissa times scale; `None` beyond 28 digits.
    pub fn value(&self) -> Option<Decimal> {
        self.mantissa.checked_mul(self.scale).map(|value| value.normalize())
    }

    fn scaled(mut self, reading: &Reading<'_>) -> Self {
        let mut at = self.end;
        if reading.is(at, '-') && reading.glued(at) && reading.glued(at + 1) {
            at += 1;
        }
        let glued = reading.glued(at);
        if let Some((NumberWord::Scale(power), end)) = reading.number(at)
            && power >= 2
            && (reading.word(at).len() > 1 || letter_is_scale(reading, at, end, glued))
            && let Some(scale) = power_of_ten(power)
        {
            self.end = end;
            self.scale = scale;
            if self.form == Form::Plain {
                self.form = Form::Figure;
            }
            // "2 hundred thousand", "1.5 thousand billion"
            if let Some((NumberWord::Scale(power), end)) = reading.number(end)
                && power > 2
                && reading.word(end - 1).len() > 1
                && let Some(scale) = power_of_ten(power).and_then(|more| self.scale.checked_mul(more))
            {
                self.end = end;
                self.scale = scale;
            }
        }
        self
    }
}

/// Whether a single letter is a scale: "$3b", "1.6m barrels", "530m b/d", but not "5 m" of cloth.
fn letter_is_scale(reading: &Reading<'_>, at: usize, end: usize, glued: bool) -> bool {
    let unit = reading.unit(at);
    if unit.is_some_and(|(_, unit_end)| unit_end > end) {
        return false;
    }
    glued || reading.unit(end).is_some()
}

/// 10^power.
pub(super) fn power_of_ten(power: u8) -> Option<Decimal> {
    10_i64.checked_pow(power.into()).map(Decimal::from)
}

/// The number that begins at a token.
pub(super) fn numeral(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let token = reading.token(at)?;
    if token.is_digits() {
        return digits(reading, at).map(|found| found.scaled(reading));
    }
    if token.is_word() {
        return words(reading, at);
    }
    None
}

/// "1,234,567.89", "12,34,567", "500 000", "18 640", "2,5".
fn digits(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let first = reading.word(at);
    let mut text = Printed::default();
    text.push(first);
    let mut end = at + 1;
    let mut form = Form::Plain;
    let digits_at = |at: usize, glued: bool| {
        reading
            .token(at)
            .filter(|token| token.is_digits() && token.is_glued() == glued)
            .map(|_| reading.word(at))
    };
    if first.len() <= 3 && !(first.len() > 1 && first.starts_with('0')) {
        loop {
            let group =
                if reading.is(end, ',') && reading.glued(end) { digits_at(end + 1, true) } else { None };
            // Groups of two occur in India ("12,34,567"); the last has three.
            match group {
                Some(group)
                    if group.len() == 3
                        || (group.len() == 2
                            && reading.is(end + 2, ',')
                            && digits_at(end + 3, true).is_some()) =>
                {
                    text.push(group);
                    end += 2;
                    form = Form::Figure;
                }
                _ => break,
            }
        }
        // "500 000": a narrow or an ordinary space, never a line break.
        while form == Form::Plain || text.digits > first.len() {
            let spaced = reading.token(end).filter(|token| {
                token.is_digits()
                    && matches!(token.gap, Gap::Narrow | Gap::Space)
                    && token.end - token.start == 3
            });
            let comma = reading.is(at + 1, ',');
            match spaced {
                Some(_) if !comma => {
                    text.push(reading.word(end));
                    end += 1;
                    form = Form::Figure;
                }
                _ => break,
            }
        }
    }
    let mut decimals = 0;
    if reading.is(end, '.')
        && reading.glued(end)
        && let Some(part) = digits_at(end + 1, true)
    {
        // "12.34.2020" and section numbers are no decimals.
        if reading.is(end + 2, '.') && digits_at(end + 3, true).is_some() {
            return None;
        }
        text.push(part);
        decimals = part.len() as u32;
        end += 2;
        form = Form::Figure;
    } else if form == Form::Plain
        && reading.is(end, ',')
        && reading.glued(end)
        && let Some(part) = digits_at(end + 1, true)
        && part.len() <= 2
        && first.len() <= 3
        && (reading.number(end + 2).is_some() || reading.unit(end + 2).is_some())
    {
        text.push(part);
        decimals = part.len() as u32;
        end += 2;
        form = Form::Figure;
    }
    let mantissa = Decimal::try_from_i128_with_scale(text.value?, decimals).ok()?;
    Some(Numeral { end, mantissa, step: step(mantissa, decimals), scale: Decimal::ONE, form })
}

/// Digits read so far as one whole number; `None` beyond what a decimal holds.
struct Printed {
    value: Option<i128>,
    digits: usize,
}

impl Default for Printed {
    fn default() -> Self {
        Self { value: Some(0), digits: 0 }
    }
}

impl Printed {
    fn push(&mut self, digits: &str) {
        self.digits += digits.len();
        self.value = self
            .value
            .filter(|_| self.digits <= 28)
            .map(|value| digits.bytes().fold(value, |value, digit| value * 10 + i128::from(digit - b'0')));
    }
}

/// The worth of the last printed digit; for whole numbers, of the last that is not zero.
fn step(value: Decimal, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::new(1, decimals.min(28));
    }
    let mut step = Decimal::ONE;
    let mut rest = value;
    while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

/// "two hundred and fifty thousand", "half a million", "two-thirds", "tens of thousands".
fn words(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let article = reading.particle(at) == Some(Particle::A);
    let begin = if article { at + 1 } else { at };
    let (word, after) = reading.number(begin)?;
    match word {
        NumberWord::Multiple(top, bottom) if !article => {
            let mantissa = Decimal::from(top).checked_div(Decimal::from(bottom))?;
            Some(Numeral {
                end: after,
                mantissa,
                step: Decimal::ZERO,
                scale: Decimal::ONE,
                form: Form::Multiple,
            })
        }
        NumberWord::Fraction(part) => fraction(reading, Decimal::ONE, part, begin, after, article),
        NumberWord::Dozen => {
            let open = reading.word(begin).ends_with('s');
            let mantissa = if open { Decimal::from(24) } else { Decimal::from(12) };
            let form = if open { Form::Vague } else { Form::Words };
            (open || article).then_some(Numeral {
                end: after,
                mantissa,
                step: Decimal::ONE,
                scale: Decimal::ONE,
                form,
            })
        }
        NumberWord::Vague(power) if !article => vague(reading, power, after),
        NumberWord::Scale(power) if article && reading.word(begin).len() > 2 => {
            let scale = power_of_ten(power)?;
            Some(Numeral { end: after, mantissa: Decimal::ONE, step: Decimal::ONE, scale, form: Form::Words })
        }
        NumberWord::Cardinal(_) if !article => cardinal(reading, at),
        _ => None,
    }
}

/// "tens of thousands": twice the base, open upwards.
fn vague(reading: &Reading<'_>, power: u8, after: usize) -> Option<Numeral> {
    let mut scale = power_of_ten(power)?;
    let mut end = after;
    while reading.particle(end) == Some(Particle::Of)
        && let Some((NumberWord::Vague(more), next)) = reading.number(end + 1)
    {
        scale = scale.checked_mul(power_of_ten(more)?)?;
        end = next;
    }
    Some(Numeral { end, mantissa: Decimal::TWO, step: Decimal::ONE, scale, form: Form::Vague })
}

/// "half", "a third", "half a million", "a quarter of a billion".
fn fraction(
    reading: &Reading<'_>,
    top: Decimal,
    part: u8,
    at: usize,
    after: usize,
    counted: bool,
) -> Option<Numeral> {
    let mantissa = top.checked_div(Decimal::from(part))?;
    // "half a million", "three-quarters of a billion"
    let of = if reading.particle(after) == Some(Particle::Of) { after + 1 } else { after };
    if reading.particle(of) == Some(Particle::A)
        && let Some((word @ (NumberWord::Scale(_) | NumberWord::Dozen), end)) = reading.number(of + 1)
    {
        let scale =
            if let NumberWord::Scale(power) = word { power_of_ten(power)? } else { Decimal::from(12) };
        let form = if scale > Decimal::ONE_HUNDRED { Form::Figure } else { Form::Words };
        return Some(Numeral { end, mantissa, step: Decimal::ZERO, scale, form });
    }
    // A bare "third" or "quarter" is an ordinal or a stretch of time; "half" needs no article.
    if !(counted || part == 2) || is_time_like(reading, at, after, part) {
        return None;
    }
    Some(Numeral { end: after, mantissa, step: Decimal::ZERO, scale: Decimal::ONE, form: Form::Fraction })
}

fn is_time_like(reading: &Reading<'_>, at: usize, after: usize, part: u8) -> bool {
    let before = at.checked_sub(1);
    let ordinal = before.is_some_and(|before| {
        matches!(
            reading.calendar(before),
            Some((
                crate::vocabulary::CalendarWord::Ordinal(_)
                    | crate::vocabulary::CalendarWord::Last
                    | crate::vocabulary::CalendarWord::This
                    | crate::vocabulary::CalendarWord::Same,
                _
            ))
        ) || (part == 2 && reading.particle(before) == Some(Particle::The))
    });
    let unit = reading.change(after).is_none()
        && matches!(
            reading.calendar(after),
            Some((crate::vocabulary::CalendarWord::Unit(_) | crate::vocabulary::CalendarWord::Ago, _))
        );
    let hour = reading.particle(after) == Some(Particle::A) && reading.trap(after + 1).is_some();
    let compound = reading.is(after, '-') && reading.glued(after) && reading.glued(after + 1);
    ordinal || unit || hour || compound
}

/// "thirty-one", "two hundred and fifty thousand", "one and a half million", "two-thirds".
fn cardinal(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let (mut total, mut current) = (Decimal::ZERO, Decimal::ZERO);
    let mut end = at;
    let mut after_scale = false;
    loop {
        let mut next = end;
        if next > at {
            let hyphen = reading.is(next, '-') && reading.glued(next) && reading.glued(next + 1);
            if hyphen || after_scale && reading.particle(next) == Some(Particle::And) {
                next += 1;
            }
        }
        match reading.number(next) {
            Some((NumberWord::Cardinal(value), after)) => {
                let value = Decimal::from(value);
                let fits = current.is_zero()
                    || (current % Decimal::ONE_HUNDRED).is_zero()
                    || (value < Decimal::TEN
                        && (current % Decimal::TEN).is_zero()
                        && current % Decimal::ONE_HUNDRED >= Decimal::from(20));
                if !fits || (next > at && !after_scale && current.is_zero()) {
                    break;
                }
                current += value;
                (end, after_scale) = (after, false);
            }
            Some((NumberWord::Scale(2), after)) if end > at => {
                current *= Decimal::ONE_HUNDRED;
                (end, after_scale) = (after, true);
            }
            Some((NumberWord::Scale(power), after)) if end > at && reading.word(next).len() > 1 => {
                total += current.checked_mul(power_of_ten(power)?)?;
                current = Decimal::ZERO;
                (end, after_scale) = (after, true);
            }
            Some((NumberWord::Fraction(part), after))
                if next > end
                    || reading.word(next).ends_with('s')
                    || (current == Decimal::ONE && end > at) =>
            {
                if part > 2 || next > end {
                    return fraction(reading, current, part, next, after, true);
                }
                break;
            }
            _ => break,
        }
    }
    if end == at {
        return None;
    }
    let mut value = total + current;
    // "one and a half million"
    if reading.particle(end) == Some(Particle::And)
        && reading.particle(end + 1) == Some(Particle::A)
        && let Some((NumberWord::Fraction(part @ (2 | 4)), after)) = reading.number(end + 2)
    {
        value += Decimal::ONE.checked_div(Decimal::from(part))?;
        end = after;
    }
    let found =
        Numeral { end, mantissa: value, step: step(value, 0), scale: Decimal::ONE, form: Form::Words };
    Some(found.scaled(reading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let found = numeral(&reading, 0).and_then(|found| {
            let rest = reading.span(found.end, reading.len()).of(text);
            Some(format!("{} | {rest}", found.value()?))
        });
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    fn digits_with_separators() {
        check("1,234,567.89 dollars", "1234567.89 | dollars");
        check("12,34,567 crore", "12345670000000 | ");
        check("500 000 barrels", "500000 | barrels");
        check("18\u{202f}640\u{a0}tonnes", "18640 | tonnes");
        check("1.27 billion", "1270000000 | ");
        check("3bn", "3000000000 | ");
        check("530m barrels", "530000000 | barrels");
        check("5 m", "5 | m");
        check("2,5 million", "2500000 | ");
        check("26, 2020", "26 | , 2020");
    }

    #[test]
    fn number_words() {
        check("two hundred and fifty thousand barrels", "250000 | barrels");
        check("thirty-one tankers", "31 | tankers");
        check("half a million tons", "500000 | tons");
        check("a quarter of a billion dollars", "250000000 | dollars");
        check("one and a half million tonnes", "1500000 | tonnes");
        check("two-thirds of", "0.6666666666666666666666666667 | of");
        check("a third of", "0.3333333333333333333333333333 | of");
        check("three-quarters of a billion dollars", "750000000 | dollars");
        check("ten thousand tons", "10000 | tons");
        check("third quarter", "");
        check("tens of thousands", "20000 | ");
        check("nine-tenths of", "0.9 | of");
    }
}
