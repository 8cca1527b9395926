//! Claims against official series: the same figure for the same thing, another one, or a record that is none.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, quote};
use super::{Shelf, scale};
use crate::compare::{Comparison, Match, Peak, Subject, Verdict, compare};
use crate::measure::Decimal;
use crate::model::words;

/// What rounds away more than this is no rounding, but "more than" or "at least".
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

pub(super) fn check(sheet: &Sheet<'_>, shelf: &Shelf<'_>, out: &mut Vec<Finding>) {
    for fact in &sheet.facts {
        let subject = Subject::of_figure(fact.figure, &sheet.paper.figures, &sheet.paper.text, shelf.lexicon);
        let comparison = compare(&subject, shelf.series, shelf.lexicon);
        if let Some(peak) = &comparison.peak {
            out.extend(record(fact, peak));
        }
        out.extend(agreement(fact, &comparison));
        out.extend(scale::slipped(fact, &comparison));
    }
}

fn record(fact: &Fact<'_>, peak: &Peak) -> Option<Finding> {
    let higher = peak.higher.first()?;
    let outcome = match peak.verdict {
        Verdict::Inconsistent => Outcome::Inconsistent,
        Verdict::Consistent | Verdict::Undecided => Outcome::Undecided,
    };
    let unit = higher.series.unit;
    let annual =
        if higher.row.is_annual() { "; the series is annual, so a month of it is an average" } else { "" };
    let message = format!(
        "called the highest ever at {} {unit} a month, but {} has {} {unit} for {}, {} {unit} a month{annual}",
        round(peak.monthly),
        higher.series.publisher_words(),
        higher.row.quantity.point().map(words::number).unwrap_or_default(),
        higher.row.period().words(),
        round(higher.monthly)
    );
    Some(
        Finding::new(Check::Record, outcome, &[fact.figure], message)
            .with("claimed_per_month", peak.monthly.round_dp(3))
            .with("higher_per_month", higher.monthly.round_dp(3)),
    )
}

/// The best row of the same thing.
fn agreement(fact: &Fact<'_>, comparison: &Comparison) -> Option<Finding> {
    let best = comparison.matches.first()?;
    let said = said(fact, best);
    let finding = match best.verdict {
        Verdict::Consistent => {
            let source =
                if best.independent { "" } else { "; it is the claim's own source, or came through it" };
            let words = if best.difference.absolute.is_zero() {
                format!("{said}: the same number{source}")
            } else {
                let small = best.difference.ratio.is_some_and(|ratio| ratio.abs() < ROUNDING);
                let why = if small { "printed rounding explains" } else { "what is printed leaves room for" };
                format!("{said}: {why} the difference{source}")
            };
            Finding::new(Check::Agreement, Outcome::Consistent, &[fact.figure], words)
        }
        Verdict::Inconsistent | Verdict::Undecided => {
            // Publishers count differently: that they disagree with a claim is worth knowing, and no proof.
            let apart = if best.base.is_empty() {
                best.difference.ratio.map(super::finding::change).unwrap_or_default()
            } else {
                let points = best.difference.absolute.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1);
                format!("{} percentage points apart", words::number(points.abs()))
            };
            let words = format!("{said}: {apart}, which printed rounding does not explain");
            Finding::new(Check::Contradiction, Outcome::Undecided, &[fact.figure], words)
        }
    };
    Some(
        finding
            .with("claimed", best.difference.claim)
            .with("official", best.difference.official)
            .with("difference", best.difference.absolute),
    )
}

fn said(fact: &Fact<'_>, best: &Match) -> String {
    let when = match &*best.rows {
        [row] => row.period().words(),
        rows => {
            let ends = rows.first().zip(rows.last());
            ends.map_or(String::new(), |(a, b)| format!("{} to {}", a.start, b.end))
        }
    };
    format!(
        "“{}” against {} of {} for {when}",
        quote(fact.figure),
        if best.base.is_empty() {
            format!("{} {}", words::number(best.difference.official), best.series.unit)
        } else {
            words::percent(best.difference.official.round_dp(4), true)
        },
        best.series.publisher_words()
    )
}

fn round(value: Decimal) -> String {
    super::finding::number(value.round_dp(0))
}
