//! Numbers, in digits and in words.

use super::digits::{bare_decimals, digits, vulgar};
use super::doubt::Doubt;
use super::eastern::eastern;
use super::reading::{Reading, class};
use super::spelled::{fraction_after_and, spelled};
use crate::measure::Decimal;
use crate::vocabulary::{NumberWord, Particle, Shape};

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
    /// What is uncertain about it.
    pub doubt: Option<Doubt>,
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
    /// A number without a scale word.
    pub const fn new(end: usize, mantissa: Decimal, step: Decimal, form: Form) -> Self {
        Self { end, mantissa, step, scale: Decimal::ONE, form, doubt: None }
    }

    /// Whether a scale word makes it larger.
    #[inline]
    pub fn is_scaled(&self) -> bool {
        !is_one(self.scale) && self.scale > Decimal::ONE
    }

    /// Mantissa times scale; `None` beyond 28 digits.
    pub fn value(&self) -> Option<Decimal> {
        // Most numbers have no scale word, and decimals multiply slowly.
        if is_one(self.scale) {
            return Some(self.mantissa.normalize());
        }
        self.mantissa.checked_mul(self.scale).map(|value| value.normalize())
    }

    /// The number with the scale word behind it, and what such a number may carry on with.
    pub fn scaled(self, reading: &Reading<'_>) -> Self {
        // Most numbers have no number word behind them, nor one behind a hyphen.
        let behind = reading.classes(self.end) | reading.classes(self.end + 1);
        if behind & class::NUMBER == 0 && is_one(self.scale) {
            return self;
        }
        let scaled = self.with_scale(reading);
        scaled.and_a_half(reading).unwrap_or(scaled).and_smaller(reading)
    }

    fn with_scale(mut self, reading: &Reading<'_>) -> Self {
        // "3 dozens"
        if self.form == Form::Plain
            && let Some((NumberWord::Dozen, end)) = reading.number(self.end)
        {
            (self.end, self.scale, self.form) = (end, Decimal::from(12), Form::Figure);
            return self;
        }
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

    /// "3 million and a half"
    fn and_a_half(mut self, reading: &Reading<'_>) -> Option<Self> {
        if self.scale <= Decimal::ONE_HUNDRED {
            return None;
        }
        let (part, end) = fraction_after_and(reading, self.end)?;
        if matches!(reading.number(end), Some((NumberWord::Scale(_), _))) {
            return None;
        }
        self.mantissa = self.mantissa.checked_add(part)?;
        (self.end, self.step) = (end, Decimal::ZERO);
        Some(self)
    }

    /// "4 crore 30 lakh", "4 thousand 3 hundred and 21": each part smaller than the scale before it.
    fn and_smaller(self, reading: &Reading<'_>) -> Self {
        let mut whole = self;
        let mut least = self.scale;
        loop {
            let spelled = least > Decimal::ONE && reading.word(whole.end - 1).len() > 2;
            let and = reading.particle(whole.end) == Some(Particle::And);
            let next = if and { whole.end + 1 } else { whole.end };
            let part = reading.token(next).filter(|token| spelled && token.is_digits() && !token.is_glued());
            let Some(part) = part.and_then(|_| digits(reading, next)).map(|part| part.with_scale(reading))
            else {
                return whole;
            };
            // Without a scale of its own only "and 21" belongs to it: "3 million 2019" are two numbers.
            let joined = part.scale > Decimal::ONE && !and
                || part.scale == Decimal::ONE && and && least < Decimal::ONE_THOUSAND;
            let fits = part.value().is_some_and(|value| value < least) && part.scale < least;
            let sum = whole.value().zip(part.value()).and_then(|(whole, part)| whole.checked_add(part));
            match sum
                .filter(|_| joined && fits && reading.unit(part.end).is_none_or(|(unit, _)| !unit.before))
            {
                Some(sum) => {
                    least = part.scale;
                    let step = part.step.checked_mul(part.scale).unwrap_or_default();
                    whole = Self::new(part.end, sum, step, Form::Figure);
                    if least == Decimal::ONE {
                        return whole;
                    }
                }
                None => return whole,
            }
        }
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
#[inline]
pub(super) fn numeral(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    reading.numbers.at(at).copied()
}

/// Read the number that begins at a token, for [`super::numbers::Numbers`].
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let token = reading.token(at)?;
    match token.shape {
        Shape::Digits => {
            let western = digits(reading, at);
            let myriads = western.filter(|found| is_myriad(reading, found.end));
            myriads.and_then(|_| eastern(reading, at)).or_else(|| western.map(|found| found.scaled(reading)))
        }
        Shape::Word => spelled(reading, at).or_else(|| eastern(reading, at)),
        Shape::Sign('.') => bare_decimals(reading, at).map(|found| found.scaled(reading)),
        Shape::Sign('¼'..='¾' | '⅓'..='⅞') => vulgar(reading, at).map(|found| found.scaled(reading)),
        Shape::Sign(_) => None,
    }
}

/// Whether an eastern power or "some" stands at a token.
fn is_myriad(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.number(at),
        Some((NumberWord::Myriad(_) | NumberWord::Place(_) | NumberWord::Several, _))
    )
}

/// The worth of the last printed digit; for whole numbers, of the last that is not zero.
pub(super) fn step(value: Decimal, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::new(1, decimals.min(28));
    }
    let whole = value.trunc().mantissa();
    // Nearly every number fits a word, and words are divided ten times as fast.
    if let Ok(mut rest) = u64::try_from(whole) {
        let mut step = 1_u64;
        while rest != 0 && rest % 10 == 0 {
            (rest, step) = (rest / 10, step * 10);
        }
        return Decimal::from(step);
    }
    let (mut rest, mut step) = (whole, 1_i128);
    while rest != 0 && rest % 10 == 0 {
        (rest, step) = (rest / 10, step * 10);
    }
    Decimal::from(step)
}

/// Whether a factor changes nothing. Told from the digits: comparing decimals brings both to one scale first.
#[inline]
pub(super) fn is_one(factor: Decimal) -> bool {
    factor.scale() == 0 && factor.mantissa() == 1
}

/// What a test of numbers sees: the value and the rest of the text.
#[cfg(test)]
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    let lexicon = crate::vocabulary::Lexicon::embedded();
    let reading = Reading::new(&lexicon, text);
    let found = numeral(&reading, 0).and_then(|found| {
        let rest = reading.span(found.end, reading.len()).of(text);
        Some(format!("{} | {rest}", found.value()?))
    });
    assert_eq!(found.unwrap_or_default(), expected, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_behind_digits() {
        check("1.27 billion", "1270000000 | ");
        check("3bn", "3000000000 | ");
        check("530m barrels", "530000000 | barrels");
        check("5 m", "5 | m");
        check("3b", "3000000000 | ");
        check("5b/d", "5 | b/d");
        check("1.6 m barrels", "1600000 | barrels");
        check("2 hundred thousand", "200000 | ");
        check("3 dozens", "36 | ");
        check("3 million and a half", "3500000 | ");
        check("4 crore 30 lakh", "43000000 | ");
        check("4 thousand 3 hundred and 21 ships", "4321 | ships");
        check("3 million 2019", "3000000 | 2019");
        check("3 million and 20 ships", "3000000 | and 20 ships");
        check("3 million and 2 million", "3000000 | and 2 million");
        check("3 million and a half million", "3000000 | and a half million");
        check("3 hundred and a half", "300 | and a half");
        check("4 thousand 30 million", "4000 | 30 million");
        check("4 crore 30 lakh US$", "40000000 | 30 lakh US$");
    }
}
