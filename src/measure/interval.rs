//! Between which numbers a printed figure lies, and arithmetic with that.

use super::{Decimal, Hedge, Quantity};

/// Two ends, each open where nothing bounds the figure on that side. All arithmetic is exact, or gives up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Lowest.
    pub low: Option<Decimal>,
    /// Highest.
    pub high: Option<Decimal>,
}

impl Interval {
    /// What a quantity may mean. Printed rounding gives half a step on both sides; "about" and "nearly" a whole one;
    /// "more than" and "up to" leave a side open. `None` without a figure.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let step = quantity.step.unwrap_or_default();
        let half = step / Decimal::TWO;
        let point = quantity.point()?;
        let low = |by: Decimal| point.checked_sub(by);
        let high = |by: Decimal| point.checked_add(by);
        Some(match quantity.hedge {
            Hedge::None => match (quantity.value, quantity.low, quantity.high) {
                (None, Some(low), Some(high)) => Self { low: Some(low), high: Some(high) },
                _ => Self { low: low(half), high: high(half) },
            },
            Hedge::About => Self { low: low(step), high: high(step) },
            Hedge::Nearly => Self { low: low(step), high: Some(point) },
            // A fall "by more than half" lies below −50 percent, and the record says so by its bound.
            Hedge::MoreThan | Hedge::AtLeast => match (quantity.low, quantity.high) {
                (None, Some(high)) => Self { low: None, high: Some(high) },
                (low, _) => Self { low: low.or(Some(point)), high: None },
            },
            Hedge::LessThan | Hedge::UpTo => match (quantity.low, quantity.high) {
                (Some(low), None) => Self { low: Some(low), high: None },
                (_, high) => Self { low: None, high: high.or(Some(point)) },
            },
            Hedge::Range => Self { low: quantity.low.or(low(half)), high: quantity.high.or(high(half)) },
        })
    }

    /// One exact number.
    #[must_use]
    pub const fn exactly(value: Decimal) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// Whether both may be the same number.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let above =
            |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(low, high)| low <= high);
        above(self.low, other.high) && above(other.low, self.high)
    }

    /// Whether an end of one, and nothing else, is an end of the other too.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        let meet = |high: Option<Decimal>, low: Option<Decimal>| high.is_some() && high == low;
        meet(self.high, other.low) || meet(other.high, self.low)
    }

    /// Whether it lies wholly above.
    #[must_use]
    pub fn exceeds(self, other: Self) -> bool {
        self.low.zip(other.high).is_some_and(|(low, high)| low > high)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let add = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        Self { low: add(self.low, other.low), high: add(self.high, other.high) }
    }

    /// Both ends moved.
    #[must_use]
    pub fn shifted(self, by: Decimal) -> Self {
        self.plus(Self::exactly(by))
    }

    /// The product of two figures that are not negative; an end that falls below zero is taken as zero.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let positive = |end: Decimal| end.max(Decimal::ZERO);
        let multiply = |a: Option<Decimal>, b: Option<Decimal>| positive(a?).checked_mul(positive(b?));
        // An open lower end of an amount is zero.
        let low = multiply(self.low.or(Some(Decimal::ZERO)), other.low.or(Some(Decimal::ZERO)));
        Self { low, high: multiply(self.high, other.high) }
    }

    /// The quotient of two figures that are not negative. Open above where the divisor may be zero.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        let divide = |a: Option<Decimal>, b: Option<Decimal>| {
            let (a, b) = (a?.max(Decimal::ZERO), b?);
            (b > Decimal::ZERO).then(|| a.checked_div(b)).flatten()
        };
        Self { low: divide(self.low, other.high), high: divide(self.high, other.low) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: i64, high: i64) -> Interval {
        Interval { low: Some(low.into()), high: Some(high.into()) }
    }

    const fn open(low: Option<Decimal>, high: Option<Decimal>) -> Interval {
        Interval { low, high }
    }

    #[test]
    fn hedges_widen_a_side_or_open_it() {
        let of = |hedge| {
            let quantity =
                Quantity { value: Some(100.into()), step: Some(10.into()), hedge, ..Quantity::default() };
            Interval::of(&quantity).expect("a figure")
        };
        assert_eq!(of(Hedge::None), between(95, 105));
        assert_eq!(of(Hedge::About), between(90, 110));
        assert_eq!(of(Hedge::Nearly), between(90, 100));
        assert_eq!(of(Hedge::MoreThan), open(Some(100.into()), None));
        assert_eq!(of(Hedge::UpTo), open(None, Some(100.into())));
        assert_eq!(Interval::of(&Quantity::default()), None);
    }

    #[test]
    fn a_fall_by_more_lies_below() {
        let fall = |low, high, hedge| {
            let half = Decimal::new(-5, 1);
            let quantity = Quantity { value: Some(half), low, high, hedge, ..Quantity::default() };
            Interval::of(&quantity).expect("a figure")
        };
        let half = Some(Decimal::new(-5, 1));
        assert_eq!(fall(None, half, Hedge::MoreThan), open(None, half));
        assert_eq!(fall(half, None, Hedge::LessThan), open(half, None));
    }

    #[test]
    fn ends_that_touch_overlap_and_open_ends_always_do() {
        assert!(between(1, 2).overlaps(between(2, 3)));
        assert!(!between(1, 2).overlaps(between(3, 4)));
        assert!(between(1, 2).overlaps(open(None, None)));
        assert!(open(Some(5.into()), None).exceeds(between(1, 4)));
        assert!(!open(Some(4.into()), None).exceeds(between(1, 4)));
        assert!(!open(None, Some(9.into())).exceeds(between(1, 4)));
    }

    #[test]
    fn what_shares_one_end_touches() {
        assert!(between(1, 2).touches(between(2, 3)) && between(2, 3).touches(between(1, 2)));
        assert!(!between(1, 3).touches(between(2, 4)) && !between(1, 2).touches(between(3, 4)));
        assert!(!open(None, None).touches(open(None, None)));
        assert!(open(None, Some(2.into())).touches(between(2, 3)));
    }

    #[test]
    fn arithmetic_keeps_both_ends() {
        assert_eq!(between(1, 2).plus(between(10, 20)), between(11, 22));
        assert_eq!(between(2, 3).times(between(10, 20)), between(20, 60));
        assert_eq!(between(10, 20).over(between(2, 5)), between(2, 10));
        assert_eq!(between(10, 20).shifted(Decimal::NEGATIVE_ONE), between(9, 19));
    }

    #[test]
    fn what_is_open_stays_open() {
        let more = open(Some(10.into()), None);
        assert_eq!(more.times(between(2, 3)), open(Some(20.into()), None));
        assert_eq!(more.plus(between(1, 1)), open(Some(11.into()), None));
        assert_eq!(between(10, 20).over(more), open(None, Some(2.into())));
        assert_eq!(more.over(between(2, 5)), open(Some(2.into()), None));
        // A divisor that may be nothing bounds nothing.
        assert_eq!(between(10, 20).over(between(0, 5)), open(Some(2.into()), None));
    }
}
