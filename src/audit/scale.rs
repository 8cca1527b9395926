//! Slips of scale: a claim that is ten, a hundred or a thousand times what official figures have for the same thing.

use super::fact::Fact;
use super::finding::{Check, Finding, Outcome, quote};
use crate::compare::{Comparison, Difference, Verdict};
use crate::measure::Decimal;
use crate::model::words;
use crate::reference::{Row, Series};

/// A slip gives the same digits: the ratio is this near to a power of ten.
const NEAR: Decimal = Decimal::from_parts(3, 0, 0, false, 2);

/// Whether a row of the same thing has the claim's digits at another scale, and none has the claim's amount.
pub(super) fn slipped(fact: &Fact<'_>, comparison: &Comparison) -> Option<Finding> {
    let matches = &comparison.matches;
    if !fact.is_level() || matches.iter().any(|found| found.verdict == Verdict::Consistent) {
        return None;
    }
    let (found, row, slip) =
        matches.iter().find_map(|found| Some((found, found.rows.first()?, slip(&found.difference)?)))?;
    let message = said(&found.series, row, &found.difference, slip, &quote(fact.figure));
    Some(
        Finding::new(Check::Scale, Outcome::Undecided, &[fact.figure], message)
            .with("claimed", found.difference.claim)
            .with("official", found.difference.official),
    )
}

/// How many times as much, in words; `None` where the digits differ.
fn slip(difference: &Difference) -> Option<&'static str> {
    let ratio = difference.claim.checked_div(difference.official)?;
    let larger = ratio >= Decimal::ONE;
    let ratio = if larger { ratio } else { Decimal::ONE.checked_div(ratio)? };
    let powers = [
        (10, "ten times", "a tenth of"),
        (100, "a hundred times", "a hundredth of"),
        (1_000, "a thousand times", "a thousandth of"),
        (1_000_000, "a million times", "a millionth of"),
    ];
    powers.into_iter().find_map(|(power, times, part)| {
        let apart = (ratio.checked_div(power.into())? - Decimal::ONE).abs();
        (apart <= NEAR).then_some(if larger { times } else { part })
    })
}

fn said(series: &Series, row: &Row, difference: &Difference, slip: &str, quote: &str) -> String {
    format!(
        "“{quote}” is {slip} what {} has for {} ({} {}): a slip of scale?",
        series.publisher_words(),
        row.period().words(),
        words::number(difference.official),
        series.unit
    )
}
