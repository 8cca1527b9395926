//! The same thing said twice: in several articles, or in a headline and the text below it.

use std::collections::HashSet;
use std::sync::Arc;

use super::drift;
use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, quote};
use super::subject::Placed;
use crate::measure::{Date, Decimal, Unit};
use crate::model::{Flow, Kind};

/// What two figures must share to be about the same thing.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Topic {
    kind: Kind,
    unit: Unit,
    flow: Flow,
    goods: Arc<str>,
    days: (Date, Date),
    base: Option<(Date, Date)>,
}

impl Topic {
    /// Whether both are the same but for what a change compares with.
    fn is_about(&self, other: &Self) -> bool {
        let base = other.base;
        *other == Self { base, ..self.clone() }
    }
}

pub(super) fn topic(fact: &Fact<'_>) -> Option<Topic> {
    let kind = fact.record.kind;
    let measured = matches!(kind, Kind::Money | Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change);
    if !measured || !fact.states() || fact.record.quantity.per.is_some() {
        return None;
    }
    let goods = fact.record.commodity.clone()?;
    let base = fact.record.base.as_ref().filter(|_| kind == Kind::Change);
    Some(Topic {
        kind,
        unit: fact.unit()?,
        flow: Some(fact.record.flow).filter(|flow| *flow != Flow::Unknown)?,
        goods,
        days: fact.period()?,
        base: base.and_then(|base| base.period_start.zip(base.period_end)),
    })
}

/// Figures of different articles for the same thing, those of each article together: contradictory, or drifting, or agreed.
pub(super) fn compare(facts: &[Placed<'_, '_>]) -> Vec<Finding> {
    let articles: Vec<&[Placed<'_, '_>]> = facts.chunk_by(|(a, _), (b, _)| a == b).collect();
    // One figure an article: what else the article has of it, its own checks look at.
    let one: Vec<&Fact<'_>> = articles.iter().filter_map(|facts| Some(facts.first()?.1)).collect();
    if one.len() < 2 {
        return Vec::new();
    }
    if let Some((x, y)) = apart(&articles) {
        return vec![contradiction(x, y)];
    }
    let mut findings = drift::check(facts);
    // Figures that drift do agree, but that would be said of them in one breath.
    if findings.iter().all(|drift| drift.claims.len() < one.len()) {
        findings.push(agreement(&one));
    }
    findings
}

/// The first two articles of which no figure of one can be one of the other.
fn apart<'f, 'a>(articles: &[&[Placed<'f, 'a>]]) -> Option<(&'f Fact<'a>, &'f Fact<'a>)> {
    // Articles with the same figures fit and fail together, so that the first of them will do: a figure that a thousand
    // articles print is compared once.
    let mut known = HashSet::new();
    let mut different = articles.to_vec();
    different.retain(|facts| {
        let key = |(_, fact): &Placed<'_, '_>| (fact.interval.low, fact.interval.high, fact.is_rounded());
        known.insert(facts.iter().map(key).collect::<Vec<_>>())
    });
    // An article with several figures for one topic may mean different things by them; any that fits will do.
    let fits = |a: &[Placed<'_, '_>], b: &[Placed<'_, '_>]| {
        a.iter().any(|(_, x)| b.iter().any(|(_, y)| x.may_be(y)))
    };
    different.iter().enumerate().find_map(|(at, one)| {
        let other = different[at + 1..].iter().find(|other| !fits(one, other))?;
        Some((one.first()?.1, other.first()?.1))
    })
}

fn agreement(facts: &[&Fact<'_>]) -> Finding {
    let figures: Vec<_> = facts.iter().map(|fact| fact.figure).collect();
    let source = facts[0].record.sources.first();
    let same = source.is_some() && facts.iter().all(|fact| fact.record.sources.first() == source);
    let origin = match source.filter(|_| same) {
        Some(source) => format!("; all have it from {source}, so it is one origin"),
        None => String::new(),
    };
    let message = format!(
        "{} articles give {} for {}, {}{origin}",
        facts.len(),
        said(facts[0]),
        facts[0].record.flow,
        facts[0].record.period.words()
    );
    Finding::new(Check::Agreement, Outcome::Consistent, &figures, message)
}

fn contradiction(a: &Fact<'_>, b: &Fact<'_>) -> Finding {
    let same = a.record.sources.first().is_some_and(|source| b.record.sources.first() == Some(source));
    let why = match (a.record.sources.first(), b.record.sources.first()) {
        (Some(source), _) if same => format!("both name {source}"),
        (Some(one), Some(other)) => format!("one has it from {one}, the other from {other}"),
        _ => "not both say from whom they have it".to_owned(),
    };
    let outcome = if same { Outcome::Inconsistent } else { Outcome::Undecided };
    let message = format!(
        "“{}” in one article, “{}” in another, for the same trade in {}: they can't both be right; {why}",
        quote(a.figure),
        quote(b.figure),
        a.record.period.words()
    );
    let mut finding = Finding::new(Check::Contradiction, outcome, &[a.figure, b.figure], message);
    for (name, fact) in [("first", a), ("second", b)] {
        if let Some(value) = fact.point() {
            finding = finding.with(name, value);
        }
    }
    finding
}

fn said(fact: &Fact<'_>) -> String {
    format!("“{}”", quote(fact.figure))
}

/// A headline against the text, and two named sources within one article.
pub(super) fn in_headline(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let text = &sheet.paper.text;
    let end = headline_end(text);
    for (at, head) in sheet.facts.iter().enumerate() {
        let in_title = head.figure.span().end <= end;
        let Some(topic) = topic(head) else { continue };
        for other in &sheet.facts[at + 1..] {
            let Some(its) = self::topic(other) else { continue };
            let same = topic.is_about(&its);
            let bases = topic.base.zip(its.base).is_none_or(|(a, b)| a == b);
            if !same || !bases || head.may_be(other) {
                continue;
            }
            let sources = (head.record.sources.first(), other.record.sources.first());
            if in_title && other.figure.span().start >= end {
                // A headline with two figures of its own, or a text with one that fits, is no mismatch.
                let fits = sheet.facts.iter().any(|third| {
                    third.figure.span().start >= end
                        && self::topic(third).is_some_and(|third| third.is_about(&topic))
                        && third.may_be(head)
                });
                if !fits {
                    out.push(headline(head, other));
                    break;
                }
            } else if let (Some(a), Some(b)) = sources
                && a != b
                && !in_title
                && alike(head, other)
                && matches!(topic.kind, Kind::Rate | Kind::Money | Kind::Mass | Kind::Volume)
            {
                let message = format!(
                    "{a} has “{}”, {b} “{}” for the same trade in {}",
                    quote(head.figure),
                    quote(other.figure),
                    head.record.period.words()
                );
                let claims = [head.figure, other.figure];
                out.push(Finding::new(Check::Contradiction, Outcome::Undecided, &claims, message));
            }
        }
    }
}

/// Where the headline ends: a short first line that is no whole sentence. Zero without one.
fn headline_end(text: &str) -> u32 {
    const LONGEST: usize = 200;
    let begin = text.len() - text.trim_start().len();
    let line = text[begin..].lines().next().unwrap_or_default();
    let sentence = line.trim_end().ends_with(['.', '。', '!', '?', '”', '"', ':']);
    let more = text.len() > begin + line.len() + 1;
    if sentence || !more || line.chars().count() > LONGEST { 0 } else { (begin + line.len()) as u32 }
}

/// Two trackers may differ by half; a tenth of the other is a part of it, or something else.
fn alike(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let ratio = a.point().zip(b.point()).and_then(|(a, b)| a.max(b).checked_div(a.min(b)));
    ratio.is_some_and(|ratio| ratio < Decimal::TWO)
}

fn headline(head: &Fact<'_>, body: &Fact<'_>) -> Finding {
    let message = format!(
        "the headline says “{}”, the text “{}” for the same trade in {}",
        quote(head.figure),
        quote(body.figure),
        head.record.period.words()
    );
    Finding::new(Check::Contradiction, Outcome::Inconsistent, &[head.figure, body.figure], message)
}
