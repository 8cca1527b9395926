//! Numbers as people dictate and calculate them: "one over three", "three twenty-firsts", "1.3x10^6", "10G".
//!
//! The press does not print trade figures so; only [`super::quantities`] reads them.

use super::numeral::{Form, Numeral, numeral, power_of_ten};
use super::reading::Reading;
use super::sign::minus;
use crate::measure::Decimal;
use crate::vocabulary::{Dimension, NumberWord, Particle, Token};

/// A number with its value, from its sign to its last token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Formula {
    /// First token.
    pub at: usize,
    /// The token after the last.
    pub end: usize,
    /// What it comes to.
    pub value: Decimal,
}

/// The number that begins at a token, or nothing where the token is part of a word or a measure ("29km").
pub(super) fn formula(reading: &Reading<'_>, at: usize) -> Option<Formula> {
    let first = ratio(reading, at)
        .or_else(|| decimal_comma(reading, at))
        .or_else(|| hundreds_and_units(reading, at))
        .or_else(|| numeral(reading, at))?;
    if is_pronoun(reading, at, &first) {
        return None;
    }
    let (mut value, mut end) = (first.value()?, first.end);
    if let Some((scale, after)) = letter(reading, &first) {
        (value, end) = (value.checked_mul(scale)?, after);
    } else if is_measure(reading, &first) {
        return None;
    }
    let begin = minus(reading, at);
    if begin.is_some() {
        value = -value;
    }
    if let Some((result, after)) = power(reading, value, end).or_else(|| quotient(reading, value, end)) {
        (value, end) = (result, after);
    }
    Some(Formula { at: begin.unwrap_or(at), end, value })
}

/// "percent of 10" without a number before it: the number behind is meant.
pub(super) fn percent_of(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let (unit, end) = reading.unit(at)?;
    let alone = unit.dimension == Dimension::Percent
        && at
            .checked_sub(1)
            .is_none_or(|before| !reading.tokens[before].is_digits() && reading.number(before).is_none());
    let of = reading.particle(end) == Some(Particle::Of);
    let number = (alone && of).then(|| numeral(reading, end + 1)).flatten()?;
    reading.token(number.end).is_none_or(|next| !next.is_word()).then_some(number)
}

/// "1,3": one comma with one digit behind it is no list.
fn decimal_comma(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let digits = |at: usize, glued: bool| {
        reading
            .token(at)
            .filter(|token| token.is_digits() && token.is_glued() == glued)
            .map(|_| reading.word(at))
    };
    let (whole, part) = (digits(at, false)?, digits(at + 2, true)?);
    let comma = reading.is(at + 1, ',') && reading.glued(at + 1);
    let list = reading.is(at + 3, ',') && reading.glued(at + 3);
    if !comma || list || part.len() != 1 || whole.len() > 3 {
        return None;
    }
    let mantissa: Decimal = format!("{whole}.{part}").parse().ok()?;
    Some(Numeral::new(at + 3, mantissa, Decimal::new(1, 1), Form::Figure))
}

/// "3 hundred and one": digits, a spelled hundred, and the rest in words.
fn hundreds_and_units(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let hundreds = reading.token(at).filter(|token| token.is_digits()).and_then(|_| numeral(reading, at))?;
    if hundreds.scale != Decimal::ONE_HUNDRED || reading.particle(hundreds.end) != Some(Particle::And) {
        return None;
    }
    let rest = reading.token(hundreds.end + 1).filter(|token| token.is_word())?;
    let rest = rest.is_word().then(|| numeral(reading, hundreds.end + 1)).flatten()?;
    let small = rest.value().filter(|value| *value < Decimal::ONE_HUNDRED)?;
    let mantissa = hundreds.value()?.checked_add(small)?;
    Some(Numeral::new(rest.end, mantissa, Decimal::ONE, Form::Figure))
}

/// "this one", "that one"
fn is_pronoun(reading: &Reading<'_>, at: usize, first: &Numeral) -> bool {
    first.end == at + 1
        && reading.word(at).eq_ignore_ascii_case("one")
        && at.checked_sub(1).is_some_and(|before| {
            reading.is_any(
                before,
                &[
                    Particle::This,
                    Particle::Which,
                    Particle::Each,
                    Particle::Another,
                    Particle::The,
                    Particle::No,
                ],
            )
        })
}

/// "10G", "2.33 k", "1,674,200.5 M": letters that enlarge a bare number.
fn letter(reading: &Reading<'_>, first: &Numeral) -> Option<(Decimal, usize)> {
    if !matches!(first.form, Form::Plain | Form::Figure) || first.scale != Decimal::ONE {
        return None;
    }
    let power = match reading.word(first.end) {
        "k" | "K" => 3,
        "M" => 6,
        "G" | "B" => 9,
        "T" => 12,
        _ => return None,
    };
    power_of_ten(power).map(|scale| (scale, first.end + 1))
}

/// Letters directly behind the digits: "180.25ml", "29km", "1m".
fn is_measure(reading: &Reading<'_>, first: &Numeral) -> bool {
    let glued =
        |at: usize| reading.token(at).is_some_and(|token: &Token| token.is_word() && token.is_glued());
    let digits = reading.token(first.end - 1).is_some_and(Token::is_digits);
    let metres = reading.word(first.end - 1) == "m" && glued(first.end - 1);
    metres
        || digits
            && glued(first.end)
            && reading.number(first.end).is_none()
            && reading.word(first.end) != "x"
            && reading.word(first.end) != "e"
}

/// "over three", "out of five hundred"
fn quotient(reading: &Reading<'_>, value: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let over = reading.word(at).eq_ignore_ascii_case("over");
    let out = reading.word(at).eq_ignore_ascii_case("out") && reading.word(at + 1).eq_ignore_ascii_case("of");
    if !over && !out {
        return None;
    }
    let bottom = numeral(reading, if out { at + 2 } else { at + 1 })?;
    let result = value.checked_div(bottom.value()?)?;
    Some((result, bottom.end))
}

/// "^23", "e+14", "x10^6"
fn power(reading: &Reading<'_>, value: Decimal, at: usize) -> Option<(Decimal, usize)> {
    if reading.is(at, '^') {
        let (exponent, end) = exponent(reading, at + 1)?;
        return Some((raised(value, exponent)?, end));
    }
    let ten = match reading.word(at) {
        "x" | "×" if reading.word(at + 1) == "10" && reading.is(at + 2, '^') => at + 3,
        "e" | "E" if reading.glued(at) => at + 1,
        _ => return None,
    };
    let (exponent, end) = exponent(reading, ten)?;
    Some((value.checked_mul(raised(Decimal::TEN, exponent)?)?, end))
}

/// A small whole number with any number of signs before it.
fn exponent(reading: &Reading<'_>, at: usize) -> Option<(i32, usize)> {
    let mut next = at;
    let mut negative = false;
    while reading.is(next, '-') || reading.is(next, '–') || reading.is(next, '+') {
        negative |= !reading.is(next, '+');
        next += 1;
    }
    let exponent: i32 = reading
        .token(next)
        .filter(|token| token.is_digits())
        .and_then(|_| reading.word(next).parse().ok())?;
    (exponent <= 28).then_some((if negative { -exponent } else { exponent }, next + 1))
}

fn raised(base: Decimal, exponent: i32) -> Option<Decimal> {
    let mut result = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs() {
        result = result.checked_mul(base)?;
    }
    if exponent < 0 { Decimal::ONE.checked_div(result) } else { Some(result) }
}

/// "three twenty-firsts", "twenty twenty fifths", "a hundredth", "one hundred thirty fifths": a number over an ordinal
/// of more than one word, or one that the press uses for a rank.
fn ratio(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let article = reading.particle(at) == Some(Particle::A);
    let (top, next) = if article {
        (Decimal::ONE, at + 1)
    } else {
        let top = small(reading, at)?;
        (top.0, top.1)
    };
    let (bottom, end) = ordinal(reading, next)?;
    let mantissa = top.checked_div(bottom)?;
    Some(Numeral::new(end, mantissa, Decimal::ZERO, Form::Fraction))
}

/// One cardinal, with "hundred" behind it.
fn small(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let Some((NumberWord::Cardinal(value), end)) = reading.number(at) else { return None };
    match reading.number(end) {
        Some((NumberWord::Scale(2), end)) => Some((Decimal::from(u32::from(value) * 100), end)),
        _ => Some((value.into(), end)),
    }
}

/// "eighth", "twenty-first", "thirty fifths", "one hundred fifth", "hundredth"
fn ordinal(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut sum = Decimal::ZERO;
    let mut next = at;
    if let Some((tens, end)) = small(reading, at).filter(|(value, _)| *value >= Decimal::from(20)) {
        (sum, next) = (tens, end);
    }
    if reading.is(next, '-') && (reading.glued(next + 1) || next == at) {
        next += 1;
    } else if reading.is(next, '-') && next > at {
        return None;
    }
    let (last, end) = match reading.number(next) {
        Some((NumberWord::Fraction(part), end)) if part > 2 && reading.word(next) != "quarter" => {
            (Decimal::from(part), end)
        }
        _ if !sum.is_zero() => {
            let first = matches!(reading.word(next), "first" | "firsts");
            let second = matches!(reading.word(next), "second" | "seconds");
            (
                if first {
                    Decimal::ONE
                } else if second {
                    Decimal::TWO
                } else {
                    return None;
                },
                next + 1,
            )
        }
        _ => return None,
    };
    // A sum needs two parts, and tens take only units.
    let fits = sum.is_zero() || last < Decimal::TEN;
    fits.then(|| (sum + last, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let found = (0..reading.len()).find_map(|at| formula(&reading, at));
        let found = found.map(|found| {
            format!("{}={}", reading.span(found.at, found.end).of(text), found.value.round_dp(6).normalize())
        });
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn fractions_of_many_words() {
        check("three twenty-firsts", "three twenty-firsts=0.142857");
        check("twenty twenty fifths", "twenty twenty fifths=0.8");
        check("one hundred thirty fifths", "one hundred thirty fifths=2.857143");
        check("a hundredth", "a hundredth=0.01");
        check("one over three", "one over three=0.333333");
        check("two out of five hundred", "two out of five hundred=0.004");
    }

    #[test]
    fn powers_and_letters() {
        check("-1.1^+2", "-1.1^+2=1.21");
        check("1.3x10^6", "1.3x10^6=1300000");
        check("12.32e+14", "12.32e+14=1232000000000000");
        check("10G", "10G=10000000000");
        check("29km", "");
        check("this one", "");
        check("minus five point five", "minus five point five=-5.5");
    }
}
