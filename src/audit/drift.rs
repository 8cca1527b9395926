//! A figure that creeps from article to article: "more than 165,000", some weeks later "nearly 200,000".
//!
//! Hedges leave room for both, so neither is wrong; but one source gives one thing, and what is retold grows.

use std::collections::HashMap;

use super::fact::Fact;
use super::finding::{Check, Finding, Outcome, change, quote};
use super::subject::Placed;
use crate::measure::{Date, Decimal, Hedge, Interval};

/// The figures of one thing (flow, goods, period, measure) that allow each other: does one source's figure creep?
/// One finding for each source; each with the articles that it covers.
pub(super) fn check(facts: &[Placed<'_, '_>]) -> Vec<Finding> {
    let mut sources: Vec<(&str, Vec<Placed<'_, '_>>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, fact) in facts {
        let Some(source) = fact.record.sources.first() else { continue };
        let place = *known.entry(source).or_insert_with(|| {
            sources.push((source, Vec::new()));
            sources.len() - 1
        });
        sources[place].1.push((*at, fact));
    }
    sources.into_iter().filter_map(|(source, of)| of_source(source, &of)).collect()
}

fn of_source(source: &str, of: &[Placed<'_, '_>]) -> Option<Finding> {
    let first = of.first()?.1;
    // "A source in the port" is a person only together with whom it talks to.
    let is_named = source.chars().next().is_some_and(char::is_uppercase);
    let one_voice = |fact: &Fact<'_>| is_named || fact.record.sources == first.record.sources;
    // An article with several figures may mean different things by them.
    let alone = of.chunk_by(|(a, _), (b, _)| a == b).filter_map(|facts| match facts {
        [(_, fact)] => Some(*fact),
        _ => None,
    });
    let mut dated: Vec<(Date, &Fact<'_>)> = alone
        .filter(|fact| one_voice(fact))
        .filter_map(|fact| Some((fact.figure.article().published()?, fact)))
        .collect();
    dated.sort_by_key(|(day, _)| *day);
    // What a day says twice is no succession.
    dated.dedup_by_key(|(day, _)| *day);
    // The same figure again is no step of a drift.
    dated.dedup_by(|(_, later), (_, before)| !moved(before, later));
    let (_, start) = *dated.first()?;
    let (_, end) = *dated.last().filter(|_| dated.len() > 1)?;
    let hedged = dated.iter().any(|(_, fact)| fact.record.quantity.hedge != Hedge::None);
    let pair = |at: usize| Some((dated.get(at)?.1.point()?, dated.get(at + 1)?.1.point()?));
    let steps: Vec<(Decimal, Decimal)> = (0..dated.len() - 1).filter_map(pair).collect();
    if !hedged || steps.len() + 1 != dated.len() {
        return None;
    }
    let way = match () {
        () if steps.iter().all(|(before, after)| before < after) => "up",
        () if steps.iter().all(|(before, after)| before > after) => "down",
        () => "up and down",
    };
    let list: Vec<String> = dated
        .iter()
        .map(|(day, fact)| format!("{}“{}” ({day})", fact.record.quantity.hedge.words(), quote(fact.figure)))
        .collect();
    let apart = end.point()?.checked_sub(start.point()?)?;
    let ratio =
        apart.checked_div(start.point()?).map_or(String::new(), |ratio| format!(" ({})", change(ratio)));
    let message = format!(
        "{source} on {}, {}: {}. The figure drifts {way}{}, though each allows the others: a revision, or a retelling that changed it",
        first.record.flow,
        first.record.period.words(),
        list.join(", then "),
        if way == "up and down" { "" } else { &*ratio },
    );
    let claims: Vec<_> = dated.iter().map(|(_, fact)| fact.figure).collect();
    Some(
        Finding::new(Check::Contradiction, Outcome::Undecided, &claims, message)
            .with("first", start.point()?)
            .with("last", end.point()?),
    )
}

/// "Nearly 200,000" is said of 190,000, though the digits alone would allow 150,000.
const NEAR: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Whether two figures are apart by more than printed rounding explains.
fn moved(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let core = |fact: &Fact<'_>| {
        let step = fact.record.quantity.step?;
        let half = step.checked_div(Decimal::TWO)?;
        let point = fact.point()?;
        Some((step, Interval { low: point.checked_sub(half), high: point.checked_add(half) }))
    };
    let Some(((one, a_core), (other, b_core))) = core(a).zip(core(b)) else { return false };
    // Roundings that only meet at an edge are of different figures.
    if !a_core.overlaps(b_core) || a_core.touches(b_core) {
        return true;
    }
    // The rounder figure may be the finer one rounded, unless its hedge says on which side it is.
    let rounder = if one > other { a } else { b };
    let sided = !matches!(rounder.record.quantity.hedge, Hedge::None | Hedge::About | Hedge::Range);
    let apart = a.point().zip(b.point()).and_then(|(a, b)| b.checked_sub(a)?.checked_div(a));
    sided && apart.is_some_and(|apart| apart.abs() >= NEAR)
}
