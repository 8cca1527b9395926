//! Both directions of a trade: exports and imports against their total, and changes of a total that is not printed.

use super::derive::{Of, base_period, derivation};
use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, change, number};
use super::percent::times_words;
use super::result::Result;
use crate::measure::{Decimal, Unit};
use crate::model::{Country, Flow, Kind, words};

pub(super) fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for fact in sheet.facts.iter().filter(|fact| fact.states() && fact.restates.is_none()) {
        let Flow::TwoWay { partners: [a, b] } = fact.record.flow else { continue };
        match fact.record.kind {
            Kind::Money | Kind::Mass | Kind::Volume if fact.is_level() => {
                if let Some((there, back)) = both(sheet, fact, a, b, fact.unit()) {
                    out.extend(total(fact, there, back));
                }
            }
            Kind::Change if fact.is_change() => {
                let printed = |other: &&Fact<'_>| other.same_subject(fact) && other.same_period(fact);
                if sheet.levels().any(|other| printed(&other)) {
                    continue;
                }
                if let Some((there, back)) = both(sheet, fact, a, b, None) {
                    out.extend(derive(sheet, fact, there, back));
                }
            }
            _ => {}
        }
    }
}

/// The two directions of the same goods over the same days.
fn both<'s, 'a>(
    sheet: &'s Sheet<'a>,
    fact: &Fact<'a>,
    a: Country,
    b: Country,
    unit: Option<Unit>,
) -> Option<(&'s Fact<'a>, &'s Fact<'a>)> {
    let one = |from, to, unit: Option<Unit>| {
        let flow = Flow::OneWay { exporter: Some(from), importer: Some(to) };
        let fits = |other: &&Fact<'a>| {
            other.record.flow == flow
                && other.record.commodity.is_some()
                && other.record.commodity == fact.record.commodity
                && other.same_period(fact)
                && other.restates.is_none()
                && unit.is_none_or(|unit| other.unit() == Some(unit))
        };
        sheet.nearest(fact, sheet.levels().filter(fits))
    };
    let there = one(a, b, unit)?;
    Some((there, one(b, a, there.unit())?))
}

fn total(fact: &Fact<'_>, there: &Fact<'_>, back: &Fact<'_>) -> Option<Finding> {
    let allowed = there.interval.plus(back.interval);
    let (x, y, stated) = (there.point()?, back.point()?, fact.point()?);
    let sum = x.checked_add(y)?;
    let unit = fact.unit_words();
    let holds = allowed.overlaps(fact.interval);
    // "A deficit of 41.9 million" is read as a total by whoever knows no balances.
    let ends = there.interval.high.zip(there.interval.low);
    let room = ends.and_then(|(high, low)| high.checked_sub(low)).unwrap_or_default();
    if !holds && x.checked_sub(y)?.abs().checked_sub(stated)?.abs() <= room {
        return None;
    }
    let (outcome, verb) =
        if holds { (Outcome::Consistent, "agrees with") } else { (Outcome::Inconsistent, "is not") };
    let message = format!(
        "both directions, {} + {}, make {}{unit}, which {verb} the total of {}{unit}",
        words::number(x),
        words::number(y),
        words::number(sum),
        words::number(stated)
    );
    let finding = Finding::new(Check::Sum, outcome, &[fact.figure, there.figure, back.figure], message)
        .with("sum", sum)
        .with("total", stated)
        .with_interval(["lowest_sum", "highest_sum"], allowed);
    Some(finding)
}

/// A total "rose 71.9 percent" that only its two directions give.
fn derive(sheet: &Sheet<'_>, fact: &Fact<'_>, there: &Fact<'_>, back: &Fact<'_>) -> Option<Finding> {
    let (x, y, stated) = (there.point()?, back.point()?, fact.point()?);
    let sum = x.checked_add(y)?;
    let from = fact.start_of(sum)?;
    let unit = there.unit_words();
    let mut message = format!(
        "{} + {} = {}{unit}; after a change of {} this implies about {}{unit} before, which the article does not print",
        words::number(x),
        words::number(y),
        words::number(sum),
        change(stated),
        number(from)
    );
    let before = earlier(sheet, there).zip(earlier(sheet, back)).and_then(|(x, y)| x.checked_add(y));
    let mut outcome = Outcome::Note;
    if let Some(before) = before {
        let apart = before.checked_sub(from)?.abs();
        // A part that is itself derived from "about 30 percent" is no better than some percent.
        let near = apart.checked_div(from).is_some_and(|apart| apart < Decimal::new(5, 2));
        outcome = if near { Outcome::Consistent } else { Outcome::Undecided };
        let agrees = if near { "agrees" } else { "does not agree" };
        message.push_str(&format!(
            ". What the two directions had before makes about {}{unit}: that {agrees}",
            number(before)
        ));
    }
    let times = fact.interval.shifted(Decimal::ONE);
    let result = Result { value: from, interval: there.interval.plus(back.interval).over(times) };
    let of = Of { flow: fact.record.flow, period: base_period(fact), ..Of::like(there)? };
    let formula = format!(
        "({} + {}){unit} ÷ {} = {}{unit}",
        words::number(x),
        words::number(y),
        times_words(stated),
        number(from)
    );
    let derivation = derivation(&of, result, &[fact, there, back], formula);
    let mut finding =
        Finding::new(Check::Derived, outcome, &[fact.figure, there.figure, back.figure], message)
            .with("sum", sum)
            .with("derived_base", from.round_dp(3))
            .with_derivation(derivation);
    if let Some(before) = before {
        finding = finding.with("sum_of_bases", before.round_dp(3));
    }
    Some(finding)
}

/// What one direction had before: printed, or by its own change.
fn earlier(sheet: &Sheet<'_>, level: &Fact<'_>) -> Option<Decimal> {
    let changes = sheet
        .facts
        .iter()
        .filter(|other| other.is_change() && other.same_subject(level) && other.same_period(level));
    let printed = |change: &Fact<'_>| {
        let base = change.record.base.as_ref()?;
        let days = base.period_start.zip(base.period_end);
        base.value.filter(|_| base.unit == level.unit()).or_else(|| {
            let fits = |other: &&Fact<'_>| {
                other.same_subject(level)
                    && days.is_some()
                    && other.period() == days
                    && other.unit() == level.unit()
            };
            sheet.levels().find(fits)?.point()
        })
    };
    let derived = |change: &Fact<'_>| change.start_of(level.point()?);
    changes.clone().find_map(printed).or_else(|| changes.into_iter().find_map(derived))
}
