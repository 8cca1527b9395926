//! Numbers in words: "two hundred and fifty thousand", "half a million", "two-thirds", "tens of thousands".

use super::numeral::{Form, Numeral, power_of_ten, step};
use super::reading::Reading;
use crate::measure::Decimal;
use crate::vocabulary::{CalendarWord, NumberWord, Particle};

/// The number whose first word stands at a token.
pub(super) fn spelled(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let article = reading.particle(at) == Some(Particle::A);
    let begin = if article { at + 1 } else { at };
    let (word, after) = reading.number(begin)?;
    match word {
        NumberWord::Multiple(top, bottom) if !article => {
            let mantissa = Decimal::from(top).checked_div(Decimal::from(bottom))?;
            Some(plain(after, mantissa, Form::Multiple))
        }
        NumberWord::Fraction(part) => fraction(reading, Decimal::ONE, part, begin, after, article),
        NumberWord::Dozen => {
            let open = reading.word(begin).ends_with('s');
            let (mantissa, form) =
                if open { (Decimal::from(24), Form::Vague) } else { (Decimal::from(12), Form::Words) };
            let step = Decimal::ONE;
            (open || article).then_some(Numeral { step, ..plain(after, mantissa, form) })
        }
        NumberWord::Vague(power) if !article => vague(reading, power, after),
        NumberWord::Scale(power) if reading.word(begin).len() > 2 => {
            let scale = power_of_ten(power)?;
            let one = Numeral { step: Decimal::ONE, scale, ..plain(after, Decimal::ONE, Form::Words) };
            if article {
                return Some(one);
            }
            // "hundred thousand dollars": two scales, or it is only a word.
            let next = matches!(reading.number(after), Some((NumberWord::Scale(3..), _)));
            (power == 2 && next)
                .then(|| Numeral { mantissa: scale, scale: Decimal::ONE, ..one }.scaled(reading))
        }
        NumberWord::Cardinal(_) if !article => cardinal(reading, at),
        _ => None,
    }
}

const fn plain(end: usize, mantissa: Decimal, form: Form) -> Numeral {
    Numeral::new(end, mantissa, Decimal::ZERO, form)
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
    Some(Numeral { step: Decimal::ONE, scale, ..plain(end, Decimal::TWO, Form::Vague) })
}

/// "half", "a third", "half a million", "a quarter of a billion", "quarter million", "three quarters billion".
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
    let article = reading.particle(of) == Some(Particle::A);
    // The third million is an ordinal; half million and quarter million are amounts.
    let direct = of == after && (counted && top > Decimal::ONE || matches!(part, 2 | 4));
    if article || direct {
        let scale_at = if article { of + 1 } else { after };
        let scale = match reading.number(scale_at) {
            Some((NumberWord::Scale(power), end)) if reading.word(scale_at).len() > 2 => {
                Some((power_of_ten(power)?, end))
            }
            Some((NumberWord::Dozen, end)) => Some((Decimal::from(12), end)),
            _ => None,
        };
        if let Some((scale, end)) = scale {
            let form = if scale > Decimal::ONE_HUNDRED { Form::Figure } else { Form::Words };
            return Some(Numeral { scale, ..plain(end, mantissa, form) });
        }
    }
    // A bare "third" or "quarter" is an ordinal or a stretch of time; "half" needs no article.
    if !(counted || part == 2) || is_time_like(reading, at, after, part) {
        return None;
    }
    Some(plain(after, mantissa, Form::Fraction))
}

fn is_time_like(reading: &Reading<'_>, at: usize, after: usize, part: u8) -> bool {
    let before = at.checked_sub(1);
    let ordinal = before.is_some_and(|before| {
        matches!(
            reading.calendar(before),
            Some((
                CalendarWord::Ordinal(_) | CalendarWord::Last | CalendarWord::This | CalendarWord::Same,
                _
            ))
        ) || (part == 2 && reading.particle(before) == Some(Particle::The))
    });
    let unit = reading.change(after).is_none()
        && matches!(reading.calendar(after), Some((CalendarWord::Unit(_) | CalendarWord::Ago, _)));
    let hour = reading.particle(after) == Some(Particle::A) && reading.trap(after + 1).is_some();
    let compound = reading.is(after, '-') && reading.glued(after) && reading.glued(after + 1);
    ordinal || unit || hour || compound
}

/// No number is written with more tokens; what runs on is a list, and each of its words would be read to its end.
pub(super) const MOST_WORDS: usize = 40;

/// "thirty-one", "two hundred and fifty thousand", "one and a half million", "two-thirds", "five point five million".
fn cardinal(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let (mut total, mut current) = (Decimal::ZERO, Decimal::ZERO);
    let mut end = at;
    let mut after_scale = false;
    let mut scale = Decimal::ONE;
    loop {
        let mut next = end;
        if next - at > MOST_WORDS {
            break;
        }
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
                let numerator = reading.particle(end) == Some(Particle::And)
                    && matches!(reading.number(after), Some((NumberWord::Fraction(_), _)));
                if !fits || numerator || (next > at && !after_scale && current.is_zero()) {
                    break;
                }
                current = current.checked_add(value)?;
                (end, after_scale, scale) = (after, false, Decimal::ONE);
            }
            Some((NumberWord::Scale(2), after)) if end > at => {
                current = current.checked_mul(Decimal::ONE_HUNDRED)?;
                (end, after_scale, scale) = (after, true, Decimal::ONE_HUNDRED);
            }
            Some((NumberWord::Scale(power), after)) if end > at && reading.word(next).len() > 1 => {
                scale = power_of_ten(power)?;
                total = total.checked_add(current.checked_mul(scale)?)?;
                current = Decimal::ZERO;
                (end, after_scale) = (after, true);
            }
            Some((NumberWord::Dozen, after)) if end > at && next == end => {
                let mantissa = total.checked_add(current)?.checked_mul(Decimal::from(12))?;
                return Some(Numeral { step: Decimal::ONE, ..plain(after, mantissa, Form::Words) });
            }
            Some((NumberWord::Fraction(part), after))
                if next > end
                    || reading.word(next).ends_with('s')
                    || (current == Decimal::ONE && end > at) =>
            {
                if part > 2 || next > end {
                    return fraction(reading, total.checked_add(current)?, part, next, after, true);
                }
                break;
            }
            _ => break,
        }
    }
    if end == at {
        return None;
    }
    let mut value = total.checked_add(current)?;
    if let Some((decimals, after)) = decimals(reading, end) {
        value = value.checked_add(decimals)?;
        let step = Decimal::new(1, decimals.scale());
        return Some(Numeral { step, ..plain(after, value, Form::Words) }.scaled(reading));
    }
    let mut worth = step(value, 0);
    // "one and a half million", "five billion and three quarters", "one billion and a half million"
    if let Some((part, after)) = fraction_after_and(reading, end) {
        let own = match reading.number(after) {
            Some((NumberWord::Scale(power), after)) if scale > Decimal::ONE => {
                Some((power_of_ten(power)?, after))
            }
            _ => None,
        };
        let thousands = if scale >= Decimal::ONE_THOUSAND { scale } else { Decimal::ONE };
        let (factor, after) = own.unwrap_or((thousands, after));
        value = value.checked_add(part.checked_mul(factor)?)?;
        (end, worth) = (after, if own.is_some() { worth } else { Decimal::ONE });
    }
    Some(Numeral { step: worth, ..plain(end, value, Form::Words) }.scaled(reading))
}

/// "and a half", "and three quarters", "and one fourth" at a token.
pub(super) fn fraction_after_and(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    if reading.particle(at) != Some(Particle::And) {
        return None;
    }
    let (top, next) = match reading.number(at + 1) {
        _ if reading.particle(at + 1) == Some(Particle::A) => (1, at + 2),
        Some((NumberWord::Cardinal(top @ 1..=9), next)) => (top as u8, next),
        _ => return None,
    };
    let next = if reading.is(next, '-') && reading.glued(next) { next + 1 } else { next };
    let Some((NumberWord::Fraction(part), end)) = reading.number(next) else { return None };
    if top >= part || is_time_like(reading, next, end, part) {
        return None;
    }
    Decimal::from(top).checked_div(Decimal::from(part)).map(|part| (part, end))
}

/// "point five", "point nought four", "point seventy-one"
fn decimals(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !reading.word(at).eq_ignore_ascii_case("point") {
        return None;
    }
    let (mut digits, mut places, mut end) = (0_i64, 0_u32, at + 1);
    loop {
        let hyphen = end > at + 1 && reading.is(end, '-') && reading.glued(end) && reading.glued(end + 1);
        let next = if hyphen { end + 1 } else { end };
        let Some((NumberWord::Cardinal(value), after)) = reading.number(next) else { break };
        let value = i64::from(value);
        if hyphen && value < 10 && digits % 10 == 0 {
            // "seventy-one" is two places, not three.
            digits += value;
        } else {
            let width = if value < 10 { 1 } else { 2 };
            if places + width > 9 {
                break;
            }
            (digits, places) = (digits * 10_i64.pow(width) + value, places + width);
        }
        end = after;
    }
    (places > 0).then(|| (Decimal::new(digits, places), end))
}

#[cfg(test)]
mod tests {
    use super::super::numeral::check;

    #[test]
    fn whole_numbers() {
        check("two hundred and fifty thousand barrels", "250000 | barrels");
        check("thirty-one tankers", "31 | tankers");
        check("ten thousand tons", "10000 | tons");
        check("hundred thousand dollars", "100000 | dollars");
        check("hundred dollars", "");
        check("three dozen ships", "36 | ships");
        check("tens of thousands", "20000 | ");
    }

    #[test]
    fn parts() {
        check("half a million tons", "500000 | tons");
        check("a quarter of a billion dollars", "250000000 | dollars");
        check("quarter million dollars", "250000 | dollars");
        check("three quarters billion dollars", "750000000 | dollars");
        check("three-quarters of a billion dollars", "750000000 | dollars");
        check("two-thirds of", "0.6666666666666666666666666667 | of");
        check("a third of", "0.3333333333333333333333333333 | of");
        check("nine-tenths of", "0.9 | of");
        check("third quarter", "");
        check("third million", "");
    }

    #[test]
    fn mixed() {
        check("one and a half million tonnes", "1500000 | tonnes");
        check("three and a fifth", "3.2 | ");
        check("twenty and three fifths", "20.6 | ");
        check("one hundred and three and two thirds", "103.66666666666666666666666667 | ");
        check("five billion and three quarters", "5750000000 | ");
        check("one billion and a half million", "1000500000 | ");
        check("five point five million", "5500000 | ");
        check("nine point nought four", "9.04 | ");
        check("two hundred point seventy-one", "200.71 | ");
    }
}
