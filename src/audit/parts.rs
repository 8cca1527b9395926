//! Parts above wholes between articles: every two periods of one subject of which one is within the other, compared again
//! only where a changed article speaks of one of the two.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::cumulative::{self, Days};
use super::fact::Fact;
use super::finding::Finding;
use super::known::Known;
use super::said::{Order, Sayings};
use super::subject::{Placed, Subject};

/// What is said of one subject for one period.
type Cell = (Subject, Days);

/// The figures of all articles by subject and period, and what was found out about every two periods.
#[derive(Default)]
pub(super) struct Parts {
    sayings: Sayings<Cell>,
    /// Periods of each subject.
    periods: HashMap<Subject, BTreeSet<Days>>,
    /// By whole and part.
    findings: HashMap<Subject, BTreeMap<(Days, Days), Arc<Finding>>>,
}

impl Parts {
    /// Let articles go and come; a changed one does both.
    pub fn update(&mut self, gone: &[Arc<Known>], come: &[Arc<Known>], order: &Order) {
        let mut touched: HashMap<Subject, BTreeSet<Days>> = HashMap::new();
        for (subject, days) in self.sayings.update(gone, come, order, cell) {
            let periods = self.periods.entry(subject.clone()).or_default();
            let cell = (subject, days);
            if self.sayings.said.contains_key(&cell) {
                periods.insert(days);
            } else {
                periods.remove(&days);
            }
            touched.entry(cell.0).or_default().insert(days);
        }
        for (subject, days) in &touched {
            if let Some(findings) = self.findings.get_mut(subject) {
                findings.retain(|(whole, part), _| !days.contains(whole) && !days.contains(part));
            }
        }
        let pairs: Vec<(&Subject, (Days, Days))> = touched
            .iter()
            .flat_map(|(subject, days)| {
                let all = self.periods.get(subject);
                let pairs: BTreeSet<(Days, Days)> =
                    all.into_iter().flat_map(|all| days.iter().flat_map(|days| pairs(*days, all))).collect();
                pairs.into_iter().map(move |pair| (subject, pair))
            })
            .collect();
        let found: Vec<(&Subject, (Days, Days), Finding)> = pairs
            .into_par_iter()
            .filter_map(|(subject, pair)| Some((subject, pair, self.judge(subject, pair, order)?)))
            .collect();
        for (subject, pair, finding) in found {
            self.findings.entry(subject.clone()).or_default().insert(pair, Arc::new(finding));
        }
    }

    fn judge(&self, subject: &Subject, (whole, part): (Days, Days), order: &Order) -> Option<Finding> {
        let of = |days: Days| -> Vec<(usize, Fact<'_>)> {
            let said = self.sayings.said.get(&(subject.clone(), days));
            let said = said.into_iter().flat_map(|said| said.iter());
            said.filter_map(|said| Some((order.get(&said.article).copied()?, said.fact()))).collect()
        };
        let (wholes, parts) = (of(whole), of(part));
        let wholes: Vec<Placed<'_, '_>> = wholes.iter().map(|(at, fact)| (*at, fact)).collect();
        let parts: Vec<Placed<'_, '_>> = parts.iter().map(|(at, fact)| (*at, fact)).collect();
        cumulative::falling(&parts, &wholes, false)
    }

    /// What was found out, in the order of the parts, and of the wholes that each is held against.
    pub fn findings(&self, order: &Order) -> Vec<Arc<Finding>> {
        let mut findings: Vec<&Arc<Finding>> = self.findings.values().flat_map(BTreeMap::values).collect();
        findings.sort_by_cached_key(|finding| {
            let place = |at: usize| {
                let figure = finding.claims.get(at)?;
                Some((order.get(&figure.article().id).copied()?, figure.span()))
            };
            (place(0), place(1))
        });
        findings.into_iter().cloned().collect()
    }
}

fn cell(fact: &Fact<'_>) -> Option<Cell> {
    Some((Subject::of(fact).filter(|_| cumulative::counts(fact))?, fact.period()?))
}

/// Whole and part of every two periods of which these days are one.
fn pairs(days: Days, all: &BTreeSet<Days>) -> impl Iterator<Item = (Days, Days)> {
    // Where the days themselves are gone, nothing is left to compare.
    let there = all.contains(&days);
    all.iter().filter(move |_| there).filter_map(move |other| match () {
        () if cumulative::is_part(*other, days) => Some((days, *other)),
        () if cumulative::is_part(days, *other) => Some((*other, days)),
        () => None,
    })
}
