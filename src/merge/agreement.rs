//! How far people agree who judged the same claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{FigureKey, Project};

/// Two people and the claims that both judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Their names, in alphabetical order.
    pub people: [Arc<str>; 2],
    /// How often each pair of statuses came together: first person's, second person's, count.
    pub table: Vec<(Arc<str>, Arc<str>, usize)>,
    /// Claims that the two judged differently, in the order of the articles.
    pub apart: Vec<FigureKey>,
    /// Claims that both judged.
    pub count: usize,
}

impl Agreement {
    /// The part of the claims that both judged alike; `None` without any.
    #[must_use]
    pub fn observed(&self) -> Option<f64> {
        let alike = self.count.checked_sub(self.apart.len())?;
        (self.count > 0).then(|| alike as f64 / self.count as f64)
    }

    /// Cohen's κ: how much of what chance leaves open they agree on, 1 for all of it, 0 for no more than chance
    /// (Cohen 1960, *A coefficient of agreement for nominal scales*). `None` where chance leaves nothing open, as when
    /// both used one status for everything.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let observed = self.observed()?;
        let whole = self.count as f64;
        let mut sums: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (first, second, count) in &self.table {
            sums.entry(first).or_default()[0] += count;
            sums.entry(second).or_default()[1] += count;
        }
        let chance: f64 = sums.values().map(|[a, b]| (*a as f64 / whole) * (*b as f64 / whole)).sum();
        (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
    }
}

/// Every two people who judged at least one claim both, by their names.
#[must_use]
pub fn agreements(project: &Project) -> Vec<Agreement> {
    type Judged = (FigureKey, Arc<str>, Arc<str>);
    let mut pairs: BTreeMap<[Arc<str>; 2], Vec<Judged>> = BTreeMap::new();
    for claim in project.entries().flat_map(|entry| &entry.claims) {
        let key = FigureKey::Claim(claim.article, claim.id);
        let judged: Vec<(&Arc<str>, &Arc<str>)> = claim.verification.judgements().collect();
        for (at, a) in judged.iter().enumerate() {
            for b in &judged[at + 1..] {
                let (first, second) = if a.0 <= b.0 { (a, b) } else { (b, a) };
                let people = [Arc::clone(first.0), Arc::clone(second.0)];
                let judged = (key, Arc::clone(first.1), Arc::clone(second.1));
                pairs.entry(people).or_default().push(judged);
            }
        }
    }
    let agreement = |(people, judged): ([Arc<str>; 2], Vec<Judged>)| {
        let mut table: BTreeMap<(Arc<str>, Arc<str>), usize> = BTreeMap::new();
        for (_, first, second) in &judged {
            *table.entry((Arc::clone(first), Arc::clone(second))).or_default() += 1;
        }
        let apart =
            judged.iter().filter(|(_, first, second)| first != second).map(|(key, ..)| *key).collect();
        let table = table.into_iter().map(|((first, second), count)| (first, second, count)).collect();
        Agreement { people, table, apart, count: judged.len() }
    };
    pairs.into_iter().map(agreement).collect()
}
