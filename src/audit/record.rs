//! Claims against official series: the same figure for the same thing, another one, or a record that is none.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, quote};
use super::{Shelf, ratio, scale};
use crate::compare::{Beyond, Comparison, End, Match, Peak, Subject, Verdict, compare};
use crate::measure::{Date, Decimal};
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
        out.extend(ratio::check(fact, &comparison));
        out.extend(scale::slipped(fact, &comparison));
    }
    // What is derived is held against official rows like what is printed; nothing is called a record that is not printed.
    for fact in &sheet.derived() {
        let subject = Subject {
            peak: None,
            ..Subject::of_figure(fact.figure, &sheet.paper.figures, &sheet.paper.text, shelf.lexicon)
        };
        out.extend(agreement(fact, &compare(&subject, shelf.series, shelf.lexicon)));
    }
}

fn record(fact: &Fact<'_>, peak: &Peak) -> Option<Finding> {
    let first = peak.beyond.first().filter(|_| fact.states())?;
    let outcome = match peak.verdict {
        Verdict::Inconsistent => Outcome::Inconsistent,
        Verdict::Consistent | Verdict::Undecided => Outcome::Undecided,
    };
    let unit = first.series.unit;
    let has = format!(
        "{} has {} {unit} for {}",
        first.series.publisher_words(),
        first.row.quantity.point().map(words::number).unwrap_or_default(),
        first.row.period().words()
    );
    let mut message = if first.row.period().months() == fact.record.period.months() {
        let claimed = peak.level.quantity.point().map(words::number).unwrap_or_default();
        format!("called {} at {claimed} {unit}, but {has}", peak.extreme.words())
    } else {
        let annual =
            if first.row.is_annual() { "; the series is annual, so a month of it is an average" } else { "" };
        format!(
            "called {} at {} {unit} a month, but {has}, {} {unit} a month{annual}",
            peak.extreme.words(),
            round(peak.monthly),
            round(first.monthly)
        )
    };
    message.push_str(&others(peak, first));
    let name = match peak.extreme.end {
        End::High => "higher_per_month",
        End::Low => "lower_per_month",
    };
    Some(
        Finding::new(Check::Record, outcome, &[fact.figure], message)
            .with("claimed_per_month", peak.monthly.round_dp(3))
            .with(name, first.monthly.round_dp(3)),
    )
}

/// Further periods that are beyond it: two by name, the rest by number.
fn others(peak: &Peak, first: &Beyond) -> String {
    const NAMED: usize = 2;
    let mut periods: Vec<(Date, Date)> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for beyond in &peak.beyond {
        let period = (beyond.row.start, beyond.row.end);
        if period == (first.row.start, first.row.end) || periods.contains(&period) {
            continue;
        }
        periods.push(period);
        if named.len() < NAMED {
            let amount = beyond.row.quantity.point().map(words::number).unwrap_or_default();
            named.push(format!("{} ({amount} {})", beyond.row.period().words(), beyond.series.unit));
        }
    }
    let than = match peak.extreme.end {
        End::High => "higher",
        End::Low => "lower",
    };
    match periods.len() {
        0 => String::new(),
        1 => format!("; {} is {than} too", named.join("")),
        count if count > NAMED => format!("; {} and {} more are {than} too", named.join(", "), count - NAMED),
        _ => format!("; {} are {than} too", named.join(" and ")),
    }
}

/// The best row of the same thing.
fn agreement(fact: &Fact<'_>, comparison: &Comparison) -> Option<Finding> {
    let best = comparison.matches.first().filter(|best| best.base.is_empty())?;
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
            let apart = best.difference.ratio.map(super::finding::change).unwrap_or_default();
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
        "“{}” against {} {} of {} for {when}",
        quote(fact.figure),
        words::number(best.difference.official),
        best.series.unit,
        best.series.publisher_words()
    )
}

fn round(value: Decimal) -> String {
    super::finding::number(value.round_dp(0))
}
