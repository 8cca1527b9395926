//! Parts of a stretch of time that are more than the whole: January to March above January to June.

use std::collections::BTreeMap;

use super::by_topic::Split;
use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, quote};
use super::subject::{Placed, Subject};
use crate::measure::{Date, Decimal};
use crate::model::Modality;

/// First and last day.
type Days = (Date, Date);

/// Within one article.
pub(super) fn within(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut groups: Vec<(Subject, Vec<Placed<'_, '_>>)> = Vec::new();
    for fact in &sheet.facts {
        let Some(subject) = Subject::of(fact) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, facts)) => facts.push((0, fact)),
            None => groups.push((subject, vec![(0, fact)])),
        }
    }
    groups.iter().for_each(|(_, facts)| out.extend(falls(facts, true)));
}

/// Between the articles of one subject.
pub(super) struct Cumulative;

impl Split for Cumulative {
    type Topic = Subject;

    fn topic(fact: &Fact<'_>) -> Option<Subject> {
        Subject::of(fact)
    }

    fn judge(facts: &[Placed<'_, '_>]) -> Vec<Finding> {
        falls(facts, false)
    }
}

/// One finding for each pair of periods, of figures of one article or of two.
fn falls(facts: &[Placed<'_, '_>], one_article: bool) -> Vec<Finding> {
    let mut periods: BTreeMap<Days, Vec<Placed<'_, '_>>> = BTreeMap::new();
    for (at, fact) in facts {
        let counts = fact.point().is_some_and(|point| point >= Decimal::ZERO);
        if let Some(days) = fact.period().filter(|_| counts) {
            periods.entry(days).or_default().push((*at, fact));
        }
    }
    let mut found = Vec::new();
    for (whole, wholes) in &periods {
        // A part begins within the whole, so it comes neither before it nor after its end.
        let parts = periods.range((whole.0, whole.0)..=(whole.1, whole.1));
        for (part, parts) in parts.filter(|(part, _)| *part != whole && part.1 <= whole.1) {
            found.extend(worst(parts, wholes, one_article).map(|(a, b)| falling(a, b, *part)));
        }
    }
    found
}

/// A part and a whole that can't both be right: of one source before those of several.
fn worst<'f, 'a>(
    parts: &[Placed<'f, 'a>],
    wholes: &[Placed<'f, 'a>],
    one_article: bool,
) -> Option<(&'f Fact<'a>, &'f Fact<'a>)> {
    let exceeds = |part: &Fact<'_>, whole: &Fact<'_>| part.interval.exceeds(whole.interval);
    // An article with several figures for one period may mean different things by them; any that fits will do.
    let none_fits = |a: usize, b: usize| {
        let of = |facts: &[Placed<'f, 'a>], at: usize| -> Vec<&'f Fact<'a>> {
            facts.iter().filter(|(of, _)| *of == at).map(|(_, fact)| *fact).collect()
        };
        let wholes = of(wholes, b);
        of(parts, a).iter().all(|part| wholes.iter().all(|whole| exceeds(part, whole)))
    };
    let pairs =
        parts.iter().flat_map(|(a, part)| wholes.iter().map(move |(b, whole)| (*a, *part, *b, *whole)));
    pairs
        .filter(|(a, part, b, whole)| (a == b) == one_article && exceeds(part, whole) && none_fits(*a, *b))
        .min_by_key(|(a, part, b, whole)| {
            (outcome(part, whole) != Outcome::Inconsistent, *a.max(b), *a.min(b))
        })
        .map(|(_, part, _, whole)| (part, whole))
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

fn falling(part: &Fact<'_>, whole: &Fact<'_>, days: Days) -> Finding {
    let same_start = whole.period().is_some_and(|(start, _)| start == days.0);
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
