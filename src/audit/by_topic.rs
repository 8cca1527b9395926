//! Figures of all articles by what they are about, kept while articles change: what a changed article says, and said
//! before, is compared again, and nothing else.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;

use super::fact::{Fact, fact};
use super::finding::Finding;
use super::known::Known;
use super::subject::Placed;
use crate::model::{ArticleId, Figure};

/// A check between articles that looks at figures topic by topic.
pub(super) trait Split {
    /// What figures must share to be compared.
    type Topic: Clone + Eq + Hash + Send + Sync;

    /// What a figure is about; `None` where it is not compared.
    fn topic(fact: &Fact<'_>) -> Option<Self::Topic>;

    /// What is found out about the figures of one topic: positions of articles that grow, and facts in text order.
    fn judge(facts: &[Placed<'_, '_>]) -> Vec<Finding>;
}

/// A figure that an article states.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub article: ArticleId,
    pub figure: Figure,
}

/// Figures by topic.
pub(super) type SaidOf<S> = Arc<HashMap<<S as Split>::Topic, Arc<[Said]>>>;

/// The figures of all articles by topic, and what was found out about each topic.
pub(super) struct ByTopic<S: Split> {
    pub said: SaidOf<S>,
    findings: HashMap<S::Topic, Vec<Arc<Finding>>>,
    of: HashMap<ArticleId, Vec<S::Topic>>,
}

impl<S: Split> Default for ByTopic<S> {
    fn default() -> Self {
        Self { said: Arc::default(), findings: HashMap::new(), of: HashMap::new() }
    }
}

impl<S: Split> ByTopic<S> {
    /// Let articles go and come; a changed one does both. `order` has the place of each article in the project.
    pub fn update(&mut self, gone: &[Arc<Known>], come: &[Arc<Known>], order: &HashMap<ArticleId, usize>) {
        let mut touched: HashMap<S::Topic, Vec<Said>> = HashMap::new();
        let changed: HashSet<ArticleId> = gone.iter().map(|known| known.article.id).collect();
        for article in &changed {
            for topic in self.of.remove(article).unwrap_or_default() {
                touched.entry(topic).or_default();
            }
        }
        let said: Vec<Vec<(S::Topic, Said)>> = come.par_iter().map(|known| said_in::<S>(known)).collect();
        for (known, said) in come.iter().zip(said) {
            let mut topics = HashSet::new();
            for (topic, said) in said {
                topics.insert(topic.clone());
                touched.entry(topic).or_default().push(said);
            }
            if !topics.is_empty() {
                self.of.insert(known.article.id, topics.into_iter().collect());
            }
        }
        let before = &self.said;
        let judged: Vec<(S::Topic, Vec<Said>, Vec<Finding>)> = touched
            .into_par_iter()
            .map(|(topic, new)| {
                let old = before.get(&topic).map(|said| &**said).unwrap_or_default();
                let mut said: Vec<Said> =
                    old.iter().filter(|said| !changed.contains(&said.article)).cloned().chain(new).collect();
                // Stable: an article's own stay in text order.
                said.sort_by_key(|said| order.get(&said.article).copied());
                let found = judge::<S>(&said);
                (topic, said, found)
            })
            .collect();
        if judged.is_empty() {
            return;
        }
        let said_of = Arc::make_mut(&mut self.said);
        for (topic, said, found) in judged {
            if found.is_empty() {
                self.findings.remove(&topic);
            } else {
                self.findings.insert(topic.clone(), found.into_iter().map(Arc::new).collect());
            }
            if said.is_empty() {
                said_of.remove(&topic);
            } else {
                said_of.insert(topic, said.into());
            }
        }
    }

    /// What was found out, in the order of the first figures that are compared.
    pub fn findings(&self, order: &HashMap<ArticleId, usize>) -> Vec<Arc<Finding>> {
        let place = |topic: &S::Topic| {
            let first = self.said.get(topic)?.first()?;
            Some((order.get(&first.article).copied()?, first.figure.span().start))
        };
        let mut topics: Vec<_> = self.findings.iter().map(|(topic, found)| (place(topic), found)).collect();
        // Two topics may begin at one place: then their sentences decide, so that the order is always the same.
        let sentence = |found: &[Arc<Finding>]| found.first().map(|finding| finding.message.clone());
        topics.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| sentence(x).cmp(&sentence(y))));
        topics.into_iter().flat_map(|(_, found)| found).cloned().collect()
    }
}

fn said_in<S: Split>(known: &Known) -> Vec<(S::Topic, Said)> {
    let article = known.article.id;
    let topic = |figure: &Figure| S::topic(&fact(figure)?);
    let said = |figure: &Figure| Some((topic(figure)?, Said { article, figure: figure.clone() }));
    // What was derived from printed figures would agree with them whatever they say.
    known.figures.iter().filter(|figure| !figure.is_derived()).filter_map(said).collect()
}

fn judge<S: Split>(said: &[Said]) -> Vec<Finding> {
    // One article says nothing about another.
    let Some(first) = said.first().map(|said| said.article) else { return Vec::new() };
    if said.iter().all(|said| said.article == first) {
        return Vec::new();
    }
    let mut last = None;
    let mut number = 0;
    let facts: Vec<(usize, Fact<'_>)> = said
        .iter()
        .filter_map(|said| {
            if last.is_some_and(|last| last != said.article) {
                number += 1;
            }
            last = Some(said.article);
            Some((number, fact(&said.figure)?))
        })
        .collect();
    let facts: Vec<(usize, &Fact<'_>)> = facts.iter().map(|(number, fact)| (*number, fact)).collect();
    S::judge(&facts)
}
