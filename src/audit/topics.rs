//! What articles say about one topic, and what was found out about it: a topic that a changed article speaks of is compared
//! again, and no other.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::across::{self, Topic};
use super::fact::Fact;
use super::finding::Finding;
use super::known::Known;
use super::said::{Order, Said, Sayings};
use super::subject::Placed;

/// The figures of all articles by topic, and the findings of each topic that has any.
#[derive(Default)]
pub(super) struct Topics {
    pub sayings: Sayings<Topic>,
    findings: HashMap<Topic, Vec<Arc<Finding>>>,
}

impl Topics {
    /// Let articles go and come; a changed one does both.
    pub fn update(&mut self, gone: &[Arc<Known>], come: &[Arc<Known>], order: &Order) {
        let touched = self.sayings.update(gone, come, order, across::topic);
        let said = &self.sayings.said;
        let judged: Vec<(Topic, Vec<Finding>)> = touched
            .into_par_iter()
            .map(|topic| {
                let found = said.get(&topic).map(|said| judge(said)).unwrap_or_default();
                (topic, found)
            })
            .collect();
        for (topic, found) in judged {
            if found.is_empty() {
                self.findings.remove(&topic);
            } else {
                self.findings.insert(topic, found.into_iter().map(Arc::new).collect());
            }
        }
    }

    /// What was found out, in the order of the first figures that are compared.
    pub fn findings(&self, order: &Order) -> Vec<Arc<Finding>> {
        let place = |topic: &Topic| {
            let first = self.sayings.said.get(topic)?.first()?;
            Some((order.get(&first.article).copied()?, first.figure.span().start))
        };
        let mut topics: Vec<_> = self.findings.iter().map(|(topic, found)| (place(topic), found)).collect();
        // Two topics may begin at one place: then their sentences decide, so that the order is always the same.
        let sentence = |found: &[Arc<Finding>]| found.first().map(|finding| finding.message.clone());
        topics.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| sentence(x).cmp(&sentence(y))));
        topics.into_iter().flat_map(|(_, found)| found).cloned().collect()
    }
}

fn judge(said: &[Said]) -> Vec<Finding> {
    let Some(first) = said.first().map(|said| said.article) else { return Vec::new() };
    let mut last = first;
    let mut number = 0;
    let facts: Vec<(usize, Fact<'_>)> = said
        .iter()
        .map(|said| {
            if last != said.article {
                number += 1;
            }
            last = said.article;
            (number, said.fact())
        })
        .collect();
    let facts: Vec<Placed<'_, '_>> = facts.iter().map(|(number, fact)| (*number, fact)).collect();
    across::compare(&facts)
}
