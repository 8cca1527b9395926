//! How far two figures are apart, and whether the way they are printed explains it.

use crate::measure::{Decimal, Interval, Quantity};

/// A claim against an official figure, both in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The claim.
    pub claim: Decimal,
    /// The official figure.
    pub official: Decimal,
    /// Claim less official figure.
    pub absolute: Decimal,
    /// The same as a part of the official figure; `None` where that is zero.
    pub ratio: Option<Decimal>,
    /// Whether both may be the same number: what printed rounding and hedges leave open of the two overlaps.
    pub explained: bool,
}

impl Difference {
    /// Compare two figures of the same unit; `None` where one of them has no number.
    #[must_use]
    pub fn of(claim: &Quantity, official: &Quantity) -> Option<Self> {
        let (a, b) = (Interval::of(claim)?, Interval::of(official)?);
        let meet = claim.is_rounded() && official.is_rounded() && a.touches(b);
        Self::between(claim.point()?, official.point()?, a.overlaps(b) && !meet)
    }

    /// Both per month. Averages over periods of different length are never explained by rounding.
    pub(super) fn monthly(claim: (&Quantity, Decimal), official: (&Quantity, Decimal)) -> Option<Self> {
        let month = |(quantity, months): (&Quantity, Decimal)| quantity.point()?.checked_div(months);
        Self::between(month(claim)?, month(official)?, false)
    }

    pub(super) fn between(claim: Decimal, official: Decimal, explained: bool) -> Option<Self> {
        let absolute = claim.checked_sub(official)?;
        Some(Self { claim, official, absolute, ratio: absolute.checked_div(official), explained })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Hedge;

    fn figure(value: i64, step: i64, hedge: Hedge) -> Quantity {
        Quantity { value: Some(value.into()), step: Some(step.into()), hedge, ..Quantity::default() }
    }

    #[track_caller]
    fn check(claim: (i64, i64, Hedge), official: (i64, i64, Hedge), explained: bool) {
        let figure = |(value, step, hedge)| figure(value, step, hedge);
        let difference = Difference::of(&figure(claim), &figure(official)).expect("two numbers");
        assert_eq!(difference.explained, explained, "{claim:?} {official:?}");
    }

    #[test]
    fn rounding_counts_on_both_sides() {
        use Hedge::{About, MoreThan, Nearly, None, UpTo};
        check((1270, 10, None), (1271, 1, None), true);
        check((1270, 10, None), (1276, 1, None), false);
        // 1275 is rounded to 1270 or to 1280, and not to both.
        check((1270, 10, None), (1280, 10, None), false);
        check((1280, 10, None), (1270, 10, None), false);
        check((1270, 10, About), (1280, 10, None), true);
        check((1270, 10, None), (1275, 0, None), true);
        check((1270, 10, None), (1276, 4, None), true);
        // Roundings that share no more than an edge.
        check((1270, 10, None), (1276, 2, None), false);
        check((1270, 10, About), (1280, 1, None), true);
        check((1270, 10, Nearly), (1275, 1, None), false);
        check((1270, 10, MoreThan), (9000, 1, None), true);
        check((1270, 10, MoreThan), (1260, 1, None), false);
        check((1270, 10, UpTo), (1, 1, None), true);
        check((1, 1, None), (1270, 10, MoreThan), false);
    }

    #[test]
    fn the_difference_is_the_claim_less_the_official_figure() {
        let difference = Difference::of(&figure(1270, 10, Hedge::None), &figure(1271, 1, Hedge::None));
        let difference = difference.expect("two numbers");
        assert_eq!(difference.absolute, Decimal::NEGATIVE_ONE);
        assert_eq!(difference.ratio.map(|ratio| ratio.round_dp(6)), Some(Decimal::new(-787, 6)));
        let zero = Difference::of(&figure(5, 1, Hedge::None), &figure(0, 1, Hedge::None));
        assert_eq!(zero.expect("two numbers").ratio, None);
    }
}
