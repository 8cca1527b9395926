//! Figures of all articles by what they are about: flow, goods and measure.

use std::collections::HashMap;

use super::fact::Fact;
use crate::measure::Unit;
use crate::model::{Flow, Kind};

/// A figure with the position of its article.
pub(super) type Placed<'f, 'a> = (usize, &'f Fact<'a>);

/// What figures share whose periods are to be held against each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Subject<'a> {
    kind: Kind,
    unit: Unit,
    flow: Flow,
    goods: &'a str,
}

impl<'a> Subject<'a> {
    /// `None` for what is no amount over a period, or restates one, or does not say from whom to whom and in what.
    pub fn of(fact: &Fact<'a>) -> Option<Self> {
        let counts = fact.is_level() && fact.restates.is_none() && fact.period().is_some();
        // A sender that is not named may be another one each time.
        let known = match fact.record.flow {
            Flow::OneWay { exporter, importer } => exporter.is_some() && importer.is_some(),
            Flow::TwoWay { .. } => true,
            Flow::Unknown => false,
        };
        Some(Self {
            kind: fact.record.kind,
            unit: fact.unit()?,
            flow: fact.record.flow,
            goods: fact.record.commodity.as_deref().filter(|_| counts && known)?,
        })
    }
}

/// The figures of each subject, in the order of articles and text, the subject that comes first before the others.
pub(super) fn subjects<'f, 'a>(articles: &'f [Vec<Fact<'a>>]) -> Vec<Vec<Placed<'f, 'a>>> {
    let mut known: HashMap<Subject<'a>, usize> = HashMap::new();
    let mut groups: Vec<Vec<Placed<'f, 'a>>> = Vec::new();
    for (at, fact) in
        articles.iter().enumerate().flat_map(|(at, facts)| facts.iter().map(move |fact| (at, fact)))
    {
        let Some(subject) = Subject::of(fact) else { continue };
        let group = *known.entry(subject).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push((at, fact));
    }
    groups
}
