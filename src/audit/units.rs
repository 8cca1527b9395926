//! Tonnes and barrels of one thing imply how many barrels a tonne has, and with that, what it can be.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, number};
use super::{Shelf, goods_words};
use crate::measure::{Decimal, Interval, Unit};

/// Products that published factors tell apart, the heaviest first.
const PRODUCTS: [&str; 8] =
    ["petcoke_bitumen", "fuel_oil", "crude", "diesel", "kerosene", "gasoline", "naphtha", "lpg"];
/// Published factors of one product differ by about so much.
const SPREAD: Decimal = Decimal::from_parts(3, 0, 0, false, 2);

pub(super) fn check(sheet: &Sheet<'_>, shelf: &Shelf<'_>, out: &mut Vec<Finding>) {
    for fact in &sheet.facts {
        let Some(other) = fact.restates.map(|at| &sheet.facts[at]) else { continue };
        let (tonnes, barrels) = match (fact.unit(), other.unit()) {
            (Some(Unit::Tonne), Some(Unit::Barrel)) => (fact, other),
            (Some(Unit::Barrel), Some(Unit::Tonne)) => (other, fact),
            _ => continue,
        };
        out.extend(factor(tonnes, barrels, shelf));
    }
}

fn factor(tonnes: &Fact<'_>, barrels: &Fact<'_>, shelf: &Shelf<'_>) -> Option<Finding> {
    let factor = barrels.point()?.checked_div(tonnes.point()?)?;
    let allowed = barrels.interval.over(tonnes.interval);
    let fits =
        |product: &str, factor: Interval| band(product, shelf).is_some_and(|band| band.overlaps(factor));
    let (likely, others): (Vec<&str>, Vec<&str>) =
        PRODUCTS.into_iter().partition(|product| fits(product, Interval::exactly(factor)));
    let possible = PRODUCTS.into_iter().any(|product| fits(product, allowed));
    let name = |products: &[&str]| {
        let names = products.iter().map(|product| goods_words(shelf, product).to_string());
        listed(&names.collect::<Vec<_>>())
    };
    let rounded = number(factor.round_dp(2));
    let ends =
        [allowed.low, allowed.high].map(|end| end.map(|end| number(end.round_dp(1))).unwrap_or_default());
    let room = format!("printed rounding allows {} to {}", ends[0], ends[1]);
    let (outcome, message) = if !possible {
        let words = format!("the two make {rounded} barrels a tonne, which no oil product has (6 to 12)");
        (Outcome::Inconsistent, words)
    } else if likely.is_empty() {
        let words = format!("the two make {rounded} barrels a tonne, which stands between products; {room}");
        (Outcome::Undecided, words)
    } else {
        let words = format!(
            "the two make {rounded} barrels a tonne: as {}, not {}; {room}",
            name(&likely),
            name(&others)
        );
        // The claim names another product than the factor does, and rounding does not explain it.
        let goods = tonnes.record.commodity.as_deref().or(barrels.record.commodity.as_deref());
        let other = goods.filter(|goods| PRODUCTS.contains(goods) && !fits(goods, allowed));
        match other {
            Some(goods) => {
                (Outcome::Undecided, format!("{words}; the claim says {}", goods_words(shelf, goods)))
            }
            None => (Outcome::Consistent, words),
        }
    };
    Some(
        Finding::new(Check::Unit, outcome, &[tonnes.figure, barrels.figure], message)
            .with("barrels_per_tonne", factor.round_dp(6))
            .with_interval(["lowest", "highest"], allowed),
    )
}

/// From the lowest published factor to the highest, with what they differ by between years and grades.
fn band(product: &str, shelf: &Shelf<'_>) -> Option<Interval> {
    let factors: Vec<Decimal> =
        shelf.lexicon.factor_sets().iter().filter_map(|set| set.barrels_per_tonne(product)).collect();
    let (least, most) = (factors.iter().min()?, factors.iter().max()?);
    Some(Interval {
        low: Some(*least * (Decimal::ONE - SPREAD)),
        high: Some(*most * (Decimal::ONE + SPREAD)),
    })
}

/// `crude or diesel`, `petcoke, fuel oil or lpg`.
fn listed(words: &[String]) -> String {
    match words {
        [] => "anything".to_owned(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} or {end}", first.join(", ")),
    }
}
