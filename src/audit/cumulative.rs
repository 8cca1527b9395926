//! Parts of a stretch of time that are more than the whole: January to March above January to June.

use std::collections::BTreeMap;

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, quote};
use super::subject::{Placed, Subject};
use crate::measure::{Date, Decimal};
use crate::model::Modality;

/// First and last day.
pub(super) type Days = (Date, Date);

/// Within one article.
pub(super) fn within(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut groups: Vec<(Subject, BTreeMap<Days, Vec<Placed<'_, '_>>>)> = Vec::new();
    for fact in sheet.facts.iter().filter(|fact| counts(fact)) {
        let (Some(subject), Some(days)) = (Subject::of(fact), fact.period()) else { continue };
        let at = groups.iter().position(|(known, _)| *known == subject).unwrap_or_else(|| {
            groups.push((subject, BTreeMap::new()));
            groups.len() - 1
        });
        groups[at].1.entry(days).or_default().push((0, fact));
    }
    for (_, periods) in &groups {
        for (whole, wholes) in periods {
            let parts = periods.iter().filter(|(part, _)| is_part(**part, *whole));
            out.extend(parts.filter_map(|(_, parts)| falling(parts, wholes, true)));
        }
    }
}

/// Whether a figure may be held against one of another period: a part of what may be negative can be more than the whole.
pub(super) fn counts(fact: &Fact<'_>) -> bool {
    fact.point().is_some_and(|point| point >= Decimal::ZERO)
}

/// Whether a period lies within another one that is longer.
pub(super) fn is_part(part: Days, whole: Days) -> bool {
    part != whole && whole.0 <= part.0 && part.1 <= whole.1
}

/// What is wrong with the figures of a part and of its whole: of one article, or of two. Those of each article stand
/// together, and articles in their order.
pub(super) fn falling(
    parts: &[Placed<'_, '_>],
    wholes: &[Placed<'_, '_>],
    one_article: bool,
) -> Option<Finding> {
    // Most pairs are in order, and so is each of their figures.
    let most = parts.iter().filter_map(|(_, part)| part.interval.low).max()?;
    let least = wholes.iter().filter_map(|(_, whole)| whole.interval.high).min()?;
    if most < least {
        return None;
    }
    let worst = |wanted| worst(parts, wholes, one_article, wanted);
    let (part, whole) = worst(Outcome::Inconsistent).or_else(|| worst(Outcome::Undecided))?;
    Some(said(part, whole))
}

/// A part and a whole that can't both be right, with this outcome: of the earliest articles.
fn worst<'f, 'a>(
    parts: &[Placed<'f, 'a>],
    wholes: &[Placed<'f, 'a>],
    one_article: bool,
    wanted: Outcome,
) -> Option<(&'f Fact<'a>, &'f Fact<'a>)> {
    type Saying<'s, 'f, 'a> = (usize, &'s [Placed<'f, 'a>]);
    fn sayings<'s, 'f, 'a>(facts: &'s [Placed<'f, 'a>]) -> Vec<Saying<'s, 'f, 'a>> {
        facts.chunk_by(|(a, _), (b, _)| a == b).map(|facts| (facts[0].0, facts)).collect()
    }
    let (parts, wholes) = (sayings(parts), sayings(wholes));
    let mut found: Option<(usize, (&Fact<'a>, &Fact<'a>))> = None;
    for (a, parts) in &parts {
        // What comes behind is of later articles still.
        let best = found.map_or(usize::MAX, |(last, _)| last);
        if *a > best {
            break;
        }
        // The first whole that is less is of the earliest article, before this one or behind it.
        let hit = wholes.iter().take_while(|(b, _)| *b < best).find_map(|(b, wholes)| {
            // An article with several figures for one period may mean different things by them; any that fits will do.
            let fits = (a == b) != one_article
                || parts.iter().any(|(_, part)| wholes.iter().any(|(_, whole)| !part.exceeds(whole)));
            let mut pairs =
                parts.iter().flat_map(|(_, part)| wholes.iter().map(move |(_, whole)| (*part, *whole)));
            let pair = pairs.find(|(part, whole)| !fits && outcome(part, whole) == wanted)?;
            Some((*a.max(b), pair))
        });
        found = match (found, hit) {
            (Some(found), Some(hit)) if found.0 <= hit.0 => Some(found),
            (found, hit) => hit.or(found),
        };
    }
    found.map(|(_, pair)| pair)
}

/// Inconsistent where one voice says both as facts; others may count differently.
fn outcome(part: &Fact<'_>, whole: &Fact<'_>) -> Outcome {
    let actual = [part, whole].iter().all(|fact| fact.record.modality == Modality::Actual);
    if actual && is_one_voice(part, whole) { Outcome::Inconsistent } else { Outcome::Undecided }
}

/// One named source, or one article that names none.
fn is_one_voice(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let same_article = a.figure.article().id == b.figure.article().id;
    match (a.record.sources.first(), b.record.sources.first()) {
        (Some(a), Some(b)) => a == b,
        (None, None) => same_article,
        _ => false,
    }
}

fn said(part: &Fact<'_>, whole: &Fact<'_>) -> Finding {
    let start = |fact: &Fact<'_>| fact.period().map(|(start, _)| start);
    let same_start = start(part) == start(whole);
    let how = if same_start { "which goes on from it" } else { "which includes it" };
    let mut message = format!(
        "“{}” for {} is more than “{}” for {}, {how}: {}",
        quote(part.figure),
        part.record.period.words(),
        quote(whole.figure),
        whole.record.period.words(),
        whole.record.flow
    );
    let sources = (part.record.sources.first(), whole.record.sources.first());
    let same_article = part.figure.article().id == whole.figure.article().id;
    match sources {
        (Some(a), Some(b)) if a == b => {
            message.push_str(&format!("; both are from {a}"));
            let published = |fact: &Fact<'_>| fact.figure.article().published();
            if published(part).zip(published(whole)).is_some_and(|(part, whole)| part != whole) {
                message.push_str(&format!(
                    ", and were published at different times: {a} may have revised its figures"
                ));
            }
        }
        (Some(a), Some(b)) => message.push_str(&format!("; one has it from {a}, the other from {b}")),
        (None, None) if same_article => {}
        _ => message.push_str("; not both say from whom they have it"),
    }
    let mut finding =
        Finding::new(Check::Contradiction, outcome(part, whole), &[part.figure, whole.figure], message);
    for (name, fact) in [("part", part), ("whole", whole)] {
        if let Some(value) = fact.point() {
            finding = finding.with(name, value);
        }
    }
    finding
}
