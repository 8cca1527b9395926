//! A number that follows from printed ones, with as many digits as they are worth.

use crate::measure::{Decimal, Hedge, Interval, Quantity, Unit};

/// A number that follows from others, with what they leave open.
#[derive(Clone, Copy)]
pub(super) struct Result {
    pub value: Decimal,
    pub interval: Interval,
}

impl Result {
    /// As a figure: the number with as many digits as its interval is worth, and the ends of that.
    pub fn quantity(self, unit: Unit) -> Quantity {
        let Interval { low, high } = self.interval;
        let hedge = match (low, high) {
            (Some(low), Some(high)) if low == high => Hedge::None,
            (Some(_), Some(_)) => Hedge::Range,
            (Some(_), None) => Hedge::AtLeast,
            (None, Some(_)) => Hedge::UpTo,
            (None, None) => Hedge::About,
        };
        let step =
            low.zip(high).and_then(|(low, high)| step(high.checked_sub(low)?.checked_div(Decimal::TWO)?));
        let ends = hedge != Hedge::None;
        let round = |value: Decimal| value.round_sf(8).unwrap_or(value).normalize();
        // Of what only one end is known, that end is the figure.
        let value = Some(self.value).filter(|_| matches!(hedge, Hedge::None | Hedge::Range | Hedge::About));
        Quantity {
            value: value.map(|value| step.map_or_else(|| round(value), |step| to_step(value, step))),
            low: low.filter(|_| ends).map(|low| outward(round(low), step, false)),
            high: high.filter(|_| ends).map(|high| outward(round(high), step, true)),
            step,
            unit: Some(unit),
            per: None,
            hedge,
        }
    }
}

/// The power of ten that is at most so wide; `None` for no width.
fn step(width: Decimal) -> Option<Decimal> {
    if width <= Decimal::ZERO {
        return None;
    }
    let mut step = Decimal::ONE;
    while step.checked_mul(Decimal::TEN).is_some_and(|next| next <= width) {
        step = step.checked_mul(Decimal::TEN)?;
    }
    while step > width && step.scale() < 12 {
        step = step.checked_div(Decimal::TEN)?;
    }
    Some(step.normalize())
}

/// An end with one digit more than the figure, never within the interval.
fn outward(end: Decimal, step: Option<Decimal>, up: bool) -> Decimal {
    let to = |step: Decimal| {
        let fine = step.checked_div(Decimal::TEN)?;
        let times = end.checked_div(fine)?;
        (if up { times.ceil() } else { times.floor() }).checked_mul(fine)
    };
    step.and_then(to).map_or(end, |end| end.normalize())
}

/// The multiple of a power of ten that is nearest.
fn to_step(value: Decimal, step: Decimal) -> Decimal {
    let times = value.checked_div(step).map(|times| times.round_dp(0));
    times.and_then(|times| times.checked_mul(step)).unwrap_or(value).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, low: &str, high: &str, expected: &str) {
        let of = |text: &str| text.parse::<Decimal>().ok();
        let interval = Interval { low: of(low), high: of(high) };
        let result = Result { value: of(value).expect("a number"), interval };
        let quantity = result.quantity(Unit::Tonne);
        let words = |value: Option<Decimal>| value.map_or("–".to_owned(), |value| value.to_string());
        let found = format!(
            "{} {} {} ±{} {}",
            words(quantity.value),
            words(quantity.low),
            words(quantity.high),
            words(quantity.step),
            quantity.hedge.code()
        );
        assert_eq!(found, expected);
    }

    #[test]
    fn no_more_digits_than_the_interval_is_worth() {
        check("4533333.333333", "4400000", "4700000", "4500000 4400000 4700000 ±100000 range");
        check("561.0365853", "548.1", "574.2", "560 548 575 ±10 range");
        check("0.56103", "0.5602", "0.5617", "0.561 0.5602 0.5617 ±0.0001 range");
        check("49360000", "49360000", "49360000", "49360000 – – ±– none");
        check("1600000", "1600000", "", "– 1600000 – ±– at_least");
        check("1600000", "", "1600000", "– – 1600000 ±– up_to");
    }
}
