//! Figures that are hard to believe beside each other: most of the exports are fuel, yet the oil was worth little.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, number, part, quote};
use super::{Shelf, goods_words};
use crate::measure::{Basis, Date, Decimal, Period, Unit};
use crate::model::{Flow, words};

/// Parts that are this many times apart are not explained by some weeks more or less.
const TIMES: Decimal = Decimal::TWO;

pub(super) fn check(sheet: &Sheet<'_>, shelf: &Shelf<'_>, out: &mut Vec<Finding>) {
    for share in sheet.facts.iter().filter(|fact| fact.is_share() && fact.states()) {
        let Some((flow, goods)) = share.subject().filter(|(_, goods)| *goods != "all") else { continue };
        let whole = |other: &&Fact<'_>| {
            other.subject() == Some((flow, "all"))
                && matches!(other.unit(), Some(Unit::Money(_)))
                && other.same_period(share)
                && other.restates.is_none()
        };
        let Some(whole) = sheet.nearest(share, sheet.levels().filter(whole)) else { continue };
        let fits = |other: &&Fact<'_>| {
            other.unit() == whole.unit()
                && other.restates.is_none()
                && other.subject().is_some_and(|(of, what)| of == flow && is_kin(what, goods, shelf))
                && share_most_days(share, other)
        };
        let Some(small) = sheet.nearest(share, sheet.levels().filter(fits)) else { continue };
        out.extend(between(share, whole, small, flow, goods, shelf));
    }
}

/// Whether goods are the share's own or a narrower kind of them, but not just the same figure again: that is a sum.
fn is_kin(what: &str, goods: &str, shelf: &Shelf<'_>) -> bool {
    what != "all" && shelf.lexicon.is_within(what, goods)
}

/// Whether two periods share most of the shorter one, and are not the same: equal periods are a sum's affair only where
/// the goods are equal too.
fn share_most_days(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (Some((a0, a1)), Some((b0, b1))) = (a.period(), b.period()) else { return false };
    let days = |from: Date, to: Date| Period::new(from, to, Basis::Stated).days().unwrap_or(0);
    let common = if a0.max(b0) <= a1.min(b1) { days(a0.max(b0), a1.min(b1)) } else { 0 };
    common * 2 > days(a0, a1).min(days(b0, b1))
}

fn between(
    share: &Fact<'_>,
    whole: &Fact<'_>,
    small: &Fact<'_>,
    flow: Flow,
    goods: &str,
    shelf: &Shelf<'_>,
) -> Option<Finding> {
    let ratio = share.point()?;
    let all = whole.point()?;
    let stated = small.point()?;
    let implied = ratio.checked_mul(all)?;
    let times = implied.checked_div(stated)?;
    let same = small.record.commodity.as_deref() == Some(goods) && small.same_period(share);
    if same || (times < TIMES && Decimal::ONE.checked_div(times)? < TIMES) {
        return None;
    }
    let unit = whole.unit_words();
    let narrower = small.record.commodity.as_deref().unwrap_or_default();
    let message = format!(
        "{} of {}{unit} is {}{unit} of {} ({flow}, {}), yet “{}” for {} in {}: either it is other {}, another period is meant, or one of the figures is wrong",
        part(ratio),
        words::number(all),
        number(implied),
        goods_words(shelf, goods),
        share.record.period.words(),
        quote(small.figure),
        goods_words(shelf, narrower),
        small.record.period.words(),
        goods_words(shelf, goods),
    );
    Some(
        Finding::new(
            Check::Tension,
            Outcome::Undecided,
            &[share.figure, small.figure, whole.figure],
            message,
        )
        .with("implied_part", implied)
        .with("stated_part", stated)
        .with("times", times.round_dp(3)),
    )
}
