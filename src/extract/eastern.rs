//! Numbers of Korean, Chinese and Japanese, which count in myriads: "1억 2000만", "3千5百万", "三亿五千万".

use super::digits::digits;
use super::numeral::{Form, Numeral, power_of_ten};
use super::reading::Reading;
use super::spelled::MOST_WORDS;
use crate::measure::Decimal;
use crate::vocabulary::{NumberWord, Shape};

/// The number at a token when a myriad or another eastern number word belongs to it.
pub(super) fn eastern(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let is_eastern = |at: usize| {
        matches!(
            reading.number(at),
            Some((
                NumberWord::Myriad(_) | NumberWord::Place(_) | NumberWord::Numeral(_) | NumberWord::Several,
                _
            ))
        )
    };
    if !is_eastern(at) {
        // Western digits count in myriads only where one stands behind them.
        let end = digits(reading, at)?.end;
        if !is_eastern(end) || matches!(reading.number(end), Some((NumberWord::Numeral(_), _))) {
            return None;
        }
    }
    let mut total = Decimal::ZERO;
    // The number below the next myriad: whole places so far, and the digits before the next place.
    let (mut section, mut last) = (Decimal::ZERO, None::<Decimal>);
    let (mut end, mut worth) = (at, Decimal::ONE);
    let mut is_vague = false;
    let mut least = None::<u8>;
    loop {
        if end - at > MOST_WORDS {
            break;
        }
        // Korean sets a space between myriads; nothing else may stand inside.
        if end > at && reading.token(end).is_none_or(|token| token.gap > crate::vocabulary::Gap::Space) {
            break;
        }
        match reading.number(end) {
            Some((NumberWord::Myriad(power), after)) if least.is_none_or(|least| power < least) => {
                let scale = power_of_ten(power)?;
                let ones = if section.is_zero() { Decimal::ONE } else { Decimal::ZERO };
                let count = section.checked_add(last.take().unwrap_or(ones))?;
                if end == at && !is_vague {
                    return None;
                }
                total = total.checked_add(count.checked_mul(scale)?)?;
                (section, worth, least, end) = (Decimal::ZERO, worth.checked_mul(scale)?, Some(power), after);
                if is_vague {
                    break;
                }
            }
            Some((NumberWord::Place(power), after)) => {
                if end == at && reading.tokens.get(at + 1).is_none_or(|next| !next.is_glued()) {
                    return None;
                }
                let scale = power_of_ten(power)?;
                section = section.checked_add(last.take().unwrap_or(Decimal::ONE).checked_mul(scale)?)?;
                (worth, end) = (scale, after);
            }
            // 수만, 数万: some tens of thousands.
            Some((NumberWord::Several, after)) if end == at && is_power(reading, after) => {
                (is_vague, last, end) = (true, Some(Decimal::TWO), after);
            }
            // 三万零五: a zero stands for the places left out.
            Some((NumberWord::Numeral(0), after))
                if end > at
                    && last.is_none()
                    && matches!(reading.number(after), Some((NumberWord::Numeral(1..), _))) =>
            {
                end = after;
            }
            Some((NumberWord::Numeral(value), after)) if last.is_none() => {
                (last, worth, end) = (Some(Decimal::from(value)), Decimal::ONE, after);
            }
            _ if last.is_none() && reading.token(end).is_some_and(|token| token.shape == Shape::Digits) => {
                let Some(part) = digits(reading, end) else { break };
                // "2만5000", "2만 5000톤": without a unit, what stands apart is another number.
                let belongs = end == at
                    || is_power(reading, part.end)
                    || part.mantissa < Decimal::from(10_000)
                        && (reading.glued(end) || followed_by_unit(reading, part.end));
                if !belongs {
                    break;
                }
                (last, worth, end) = (Some(part.mantissa), part.step, part.end);
            }
            _ => break,
        }
    }
    let value = total.checked_add(section)?.checked_add(last.unwrap_or_default())?;
    let single = end == at + 1;
    if end == at || single && reading.word(at).chars().count() == 1 && !followed_by_unit(reading, end) {
        return None;
    }
    let form = if is_vague { Form::Vague } else { Form::Figure };
    Some(Numeral::new(end, value, worth, form))
}

fn is_power(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.number(at), Some((NumberWord::Myriad(_) | NumberWord::Place(_), _)))
}

/// A single character is a number only where something is measured with it: 五吨.
fn followed_by_unit(reading: &Reading<'_>, at: usize) -> bool {
    reading.unit(at).is_some_and(|(unit, _)| unit.after)
}

#[cfg(test)]
mod tests {
    use super::super::numeral::check;

    #[test]
    fn korean() {
        check("4800만 달러", "48000000 | 달러");
        check("1억2000만달러", "120000000 | 달러");
        check("1억 2000만 달러", "120000000 | 달러");
        check("3조 원", "3000000000000 | 원");
        check("2만5000t", "25000 | t");
        check("2만 5000톤", "25000 | 톤");
        check("2만 5000", "20000 | 5000");
        check("수만 톤", "20000 | 톤");
        check("5천 톤", "5000 | 톤");
        check("3백만 배럴", "3000000 | 배럴");
    }

    #[test]
    fn chinese() {
        check("1.2亿美元", "120000000 | 美元");
        check("三亿五千万美元", "350000000 | 美元");
        check("五十万吨", "500000 | 吨");
        check("3千5百万桶", "35000000 | 桶");
        check("十二万吨", "120000 | 吨");
        check("三万零五十吨", "30050 | 吨");
        check("五吨", "5 | 吨");
        check("一起", "");
    }

    #[test]
    fn russian() {
        check("48 млн долларов", "48000000 | долларов");
        check("1,2 млрд рублей", "1200000000 | рублей");
        check("516 тыс. тонн", "516000 | тонн");
        check("1 234,5 тыс. тонн", "1234500 | тонн");
        check("пять тысяч тонн", "5000 | тонн");
    }
}
