//! Numbers in digits: "1,234,567.89", "12,34,567", "500 000", "2,5 million", "2 1/4", "1½".

use super::doubt::Doubt;
use super::numeral::{Form, Numeral, step};

use super::reading::Reading;
use super::separators::Style;
use crate::measure::Decimal;
use crate::vocabulary::{Gap, Particle, Shape, Token};

/// The number whose first digits stand at a token.
pub(super) fn digits(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    reading.token(at).filter(|token| token.is_digits())?;
    let first = reading.word(at);
    let mut text = Printed::default();
    text.push(first);
    // Behind most numbers stands a word, and nothing of them.
    if reading.token(at + 1).is_some_and(Token::is_word) {
        let mantissa = Decimal::try_from_i128_with_scale(text.value?, 0).ok()?;
        return Some(Numeral::new(at + 1, mantissa, step(mantissa, 0), Form::Plain));
    }
    let mut end = at + 1;
    let mut form = Form::Plain;
    let mut comma = false;
    let mut doubt = None;
    if first.len() <= 3 && !(first.len() > 1 && first.starts_with('0')) {
        end = grouped(reading, end, &mut text);
        // "500 000": a narrow or an ordinary space, never a line break.
        comma = end > at + 1;
        while !comma
            && text.digits <= MOST_DIGITS
            && let Some(group) = reading.token(end).filter(|token| {
                token.is_digits()
                    && matches!(token.gap, Gap::Narrow | Gap::Space)
                    && token.end - token.start == 3
            })
            && !(group.gap == Gap::Space && is_fraction(reading, end))
        {
            text.push(reading.word(end));
            end += 1;
        }
        if end == at + 1
            && let Some(after) = broken(reading, at)
        {
            text.push(reading.word(after - 1));
            (end, comma, doubt) = (after, true, Some(Doubt::Broken));
        }
        if end > at + 1 {
            form = Form::Figure;
        }
    }
    let mut decimals = 0;
    if end == at + 1
        && let Some((after, style)) = dotted(reading, at)
    {
        // "12.500": English decimals, the thousands of the Continent, or either.
        if style == Some(Style::English) || style.is_none() {
            decimals = 3;
            doubt = style.is_none().then_some(Doubt::Separator);
        }
        for group in (at + 2..after).step_by(2) {
            text.push(reading.word(group));
        }
        (end, form) = (after, Form::Figure);
        if style == Some(Style::Continental)
            && reading.is(end, ',')
            && reading.glued(end)
            && let Some(part) = glued_digits(reading, end + 1)
        {
            text.push(part);
            (decimals, end) = (part.len() as u32, end + 2);
        }
    } else if reading.is(end, '.')
        && reading.glued(end)
        && let Some(part) = glued_digits(reading, end + 1)
    {
        // "12.34.2020" and section numbers are no decimals.
        if reading.is(end + 2, '.') && glued_digits(reading, end + 3).is_some() {
            return None;
        }
        text.push(part);
        decimals = part.len() as u32;
        end += 2;
        form = Form::Figure;
    } else if !comma
        && reading.is(end, ',')
        && reading.glued(end)
        && let Some(part) = glued_digits(reading, end + 1)
        && part.len() <= 2
        && (reading.number(end + 2).is_some()
            || first.len() <= 3 && (reading.unit(end + 2).is_some() || is_priced(reading, at, end + 2)))
    {
        // A comma before one or two digits is a decimal comma where a scale or a unit follows, behind four digits, which
        // may be a year, only a scale.
        text.push(part);
        decimals = part.len() as u32;
        end += 2;
        form = Form::Figure;
    }
    let mut mantissa = Decimal::try_from_i128_with_scale(text.value?, decimals).ok()?;
    let mut worth = step(mantissa, decimals);
    if let Some((part, after)) = fraction_behind(reading, end).filter(|_| decimals == 0) {
        mantissa = mantissa.checked_add(part)?;
        (end, worth, form) = (after, Decimal::ZERO, Form::Figure);
    } else if form == Form::Plain
        && let Some((part, after)) = slashed(reading, at)
        && is_measured(reading, after)
    {
        return Some(Numeral::new(after, part, Decimal::ZERO, Form::Fraction));
    }
    Some(Numeral { doubt, ..Numeral::new(end, mantissa, worth, form) })
}

/// "USD 192,50": a currency before it and no third group behind make the comma one of decimals.
fn is_priced(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let currency = at.checked_sub(1).is_some_and(|before| {
        (before.saturating_sub(2)..=before)
            .any(|first| reading.unit(first).is_some_and(|(unit, after)| unit.before && after == at))
    });
    currency && !(reading.is(end, ',') && reading.glued(end))
}

/// The groups of three behind full stops and how they are meant: "1.234.567" and "1.234,5" say it themselves, "12.500"
/// is as the text wrote numbers before; `None` where it wrote none.
fn dotted(reading: &Reading<'_>, at: usize) -> Option<(usize, Option<Style>)> {
    let first = reading.word(at);
    if first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let group = |end: usize| {
        (reading.is(end, '.') && reading.glued(end))
            .then(|| glued_digits(reading, end + 1))
            .flatten()
            .filter(|digits| digits.len() == 3)
    };
    let mut end = at + 1;
    while group(end).is_some() && end < at + 9 {
        end += 2;
    }
    // A version or an address goes on otherwise.
    let goes_on = reading.is(end, '.') && reading.glued(end) && glued_digits(reading, end + 1).is_some();
    if end == at + 1 || goes_on {
        return None;
    }
    let comma = reading.is(end, ',')
        && reading.glued(end)
        && glued_digits(reading, end + 1).is_some_and(|part| part.len() <= 2);
    let style = if end > at + 3 || comma { Some(Style::Continental) } else { reading.separators.style(at) };
    Some((end, style))
}

/// "20, 000" and "20 ,000": a number that a scanner or a line break cut in two. Told apart from a list by the zeros,
/// or by the comma's place.
fn broken(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let gap = |at: usize| reading.token(at).map_or(Gap::Blank, |token| token.gap);
    let comma = reading.is(at + 1, ',');
    let group =
        reading.token(at + 2).filter(|token| comma && token.is_digits() && token.end - token.start == 3)?;
    let behind = gap(at + 1) == Gap::None
        && matches!(group.gap, Gap::Space | Gap::Line | Gap::Narrow)
        && reading.word(at + 2).starts_with('0');
    let before = matches!(gap(at + 1), Gap::Space | Gap::Narrow) && group.is_glued();
    (behind || before).then_some(at + 3)
}

/// ".5" behind a space: the number without its zero.
pub(super) fn bare_decimals(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let part = glued_digits(reading, at + 1).filter(|_| !reading.glued(at))?;
    let mut text = Printed::default();
    text.push(part);
    let mantissa = Decimal::try_from_i128_with_scale(text.value?, part.len() as u32).ok()?;
    let step = step(mantissa, part.len() as u32);
    Some(Numeral::new(at + 2, mantissa, step, Form::Figure))
}

/// "¾"
pub(super) fn vulgar(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let part = vulgar_fraction(reading, at)?;
    let end = at + 1;
    Some(Numeral::new(end, part, Decimal::ZERO, Form::Fraction))
}

/// Groups behind commas: threes, or the twos of India with a three at the end ("12,34,567").
fn grouped(reading: &Reading<'_>, at: usize, text: &mut Printed) -> usize {
    let group = |end: usize| {
        // Swiss tables set an apostrophe: "1’150".
        let mark = reading.is(end, ',') || reading.is(end, '\'');
        if mark && reading.glued(end) { glued_digits(reading, end + 1) } else { None }
    };
    let mut end = at;
    let mut last = 3;
    while end - at < MOST_DIGITS
        && let Some(digits) = group(end).filter(|digits| matches!(digits.len(), 2 | 3))
    {
        (end, last) = (end + 2, digits.len());
        if last == 3 && end == at + 2 && group(end).is_none_or(|next| next.len() != 3) {
            break;
        }
    }
    // "22,24,26" is a list.
    if last != 3 {
        return at;
    }
    for digits in (at..end).step_by(2).filter_map(group) {
        text.push(digits);
    }
    end
}

fn glued_digits<'t>(reading: &Reading<'t>, at: usize) -> Option<&'t str> {
    reading.token(at).filter(|token| token.is_digits() && token.is_glued()).map(|_| reading.word(at))
}

/// "1/4" behind a whole number and a space, or "½" directly behind it.
fn fraction_behind(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let token = reading.token(at)?;
    if token.gap > Gap::Wide {
        return None;
    }
    match token.shape {
        Shape::Sign(_) => vulgar_fraction(reading, at).map(|part| (part, at + 1)),
        Shape::Digits if !token.is_glued() => slashed(reading, at),
        _ => None,
    }
}

fn is_fraction(reading: &Reading<'_>, at: usize) -> bool {
    slashed(reading, at).is_some()
}

/// "3/4": proper, with a denominator that people use.
fn slashed(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !(reading.is(at + 1, '/') && reading.glued(at + 1)) || reading.is(at + 3, '/') && reading.glued(at + 3)
    {
        return None;
    }
    let top: u8 = reading.word(at).parse().ok()?;
    let bottom: u8 = glued_digits(reading, at + 2)?.parse().ok()?;
    let usual = matches!(bottom, 2..=6 | 8 | 10 | 16 | 32 | 64 | 100);
    (top > 0 && top < bottom && usual)
        .then(|| Decimal::from(top).checked_div(Decimal::from(bottom)))
        .flatten()
        .map(|part| (part, at + 3))
}

/// "1/4" alone may be a date; "1/4 of" and "1/4 million" are not.
fn is_measured(reading: &Reading<'_>, at: usize) -> bool {
    reading.particle(at) == Some(Particle::Of) || reading.number(at).is_some() || reading.unit(at).is_some()
}

fn vulgar_fraction(reading: &Reading<'_>, at: usize) -> Option<Decimal> {
    let Shape::Sign(sign) = reading.token(at)?.shape else { return None };
    let (top, bottom) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(top).checked_div(Decimal::from(bottom))
}

/// What a decimal holds.
const MOST_DIGITS: usize = 28;

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
        self.value = self.value.filter(|_| self.digits <= MOST_DIGITS).map(|value| {
            // Up to eighteen digits fit a word.
            match i64::try_from(value) {
                Ok(value) if self.digits < 19 => {
                    digits.bytes().fold(value, |value, digit| value * 10 + i64::from(digit - b'0')).into()
                }
                _ => digits.bytes().fold(value, |value, digit| value * 10 + i128::from(digit - b'0')),
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::numeral::check;

    #[test]
    fn separators() {
        check("1,234,567.89 dollars", "1234567.89 | dollars");
        check("12,34,567 crore", "12345670000000 | ");
        check("500 000 barrels", "500000 | barrels");
        check("18\u{202f}640\u{a0}tonnes", "18640 | tonnes");
        check("1 234,5 million", "1234500000 | ");
        check("2,5 million", "2500000 | ");
        check("1000,5 million", "1000500000 | ");
        check("26, 2020", "26 | , 2020");
        check("2,5678 million", "2 | ,5678 million");
        check("1500,5 tons", "1500 | ,5 tons");
        check("1,234,56", "1234 | ,56");
        check("007,123", "7 | ,123");
        check("1.234.56 tons", "");
        check("12.34.2020", "");
        check("1\u{2019}150 tons", "1150 | tons");
        check("22,24,26,31", "22 | ,24,26,31");
        check("1,674,200.5 tons", "1674200.5 | tons");
        check(".5 percent", "0.5 | percent");
        check("1.234.567 tons", "1234567 | tons");
        check("1.234,5 tons", "1234.5 | tons");
        check("20, 000 tons", "20000 | tons");
        check("20, 123 tons", "20 | , 123 tons");
        check("20 ,123 tons", "20123 | tons");
        check("17,9 mil-\nlion tonnes", "17900000 | tonnes");
    }

    #[test]
    fn fractions() {
        check("2 1/4 million", "2250000 | ");
        check("2½ million", "2500000 | ");
        check("¾ of", "0.75 | of");
        check("1/4 of", "0.25 | of");
        check("1/4 was", "1 | /4 was");
        check("833/2014", "833 | /2014");
        check("24/7 of", "24 | /7 of");
        check("7/9 of", "7 | /9 of");
        check("2 1/4/2020", "2 | 1/4/2020");
    }

    #[test]
    fn prices_with_a_decimal_comma() {
        super::super::tests::check_last(
            "Flour cost USD 192,50 in Hyesan.",
            "USD 192,50 | money | 192.5 USD | - | flour | - | actual | -",
        );
        super::super::tests::check_last(
            "It paid USD 12,50,70 for salt.",
            "USD 12 | money | 12 USD | - | - | - | actual | -",
        );
    }
}
