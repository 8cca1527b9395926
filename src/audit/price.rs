//! What a value and a volume of the same goods make a tonne or a barrel cost.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, number};
use super::{Shelf, derive, goods_words};
use crate::measure::{Currency, Decimal, Interval, Unit};

pub(super) fn check(sheet: &Sheet<'_>, shelf: &Shelf<'_>, out: &mut Vec<Finding>) {
    let usd = Some(Unit::Money(Currency::USD));
    for value in sheet.levels().filter(|fact| fact.unit() == usd && fact.restates.is_none()) {
        let Some(goods) = value.record.commodity.as_deref() else { continue };
        let fits = |other: &&Fact<'_>| {
            matches!(other.unit(), Some(Unit::Tonne | Unit::Barrel))
                && other.same_subject(value)
                && other.same_period(value)
                && other.restates.is_none()
        };
        let Some(amount) = sheet.nearest(value, sheet.levels().filter(fits)) else { continue };
        let band = amount.unit().and_then(|unit| shelf.prices.band(goods, unit, shelf.lexicon));
        let Some(band) = band else { continue };
        out.extend(price(value, amount, band, &goods_words(shelf, goods)));
    }
}

fn price(value: &Fact<'_>, amount: &Fact<'_>, band: Interval, goods: &str) -> Option<Finding> {
    let unit = amount.unit()?;
    let price = value.point()?.checked_div(amount.point()?)?;
    let allowed = value.interval.over(amount.interval);
    let fits = allowed.overlaps(band);
    let per = if unit == Unit::Barrel { "a barrel" } else { "a tonne" };
    let ends = |end: Option<Decimal>| end.map(|end| number(end.round_dp(0))).unwrap_or_default();
    let how = format!("the two make about {} USD {per}", number(price));
    let range = format!("{} to {}", ends(band.low), ends(band.high));
    let (outcome, message) = if fits {
        (Outcome::Consistent, format!("{how}: plausible for {goods} ({range})"))
    } else {
        (
            Outcome::Undecided,
            format!(
                "{how}, far from what {goods} cost ({range}): one of the two may be wrong, or speak of something else"
            ),
        )
    };
    Some(
        Finding::new(Check::Price, outcome, &[amount.figure, value.figure], message)
            .with("price", price.round_dp(4))
            .with_interval(["lowest", "highest"], allowed)
            .with_derivation(derive::price(value, amount, price, allowed)),
    )
}
