//! Figures of all articles by what they are about, kept while articles change.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;

use super::fact::{Fact, fact};
use super::known::Known;
use crate::measure::Interval;
use crate::model::{ArticleId, Figure};

/// The place of each article in the project.
pub(super) type Order = HashMap<ArticleId, usize>;

/// A figure that an article states.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub article: ArticleId,
    pub figure: Figure,
    /// What it may mean: worked out once, because it is asked for whenever another article changes.
    pub interval: Interval,
}

impl Said {
    /// The figure as the checks look at it; what it restates is not known.
    pub fn fact(&self) -> Fact<'_> {
        let record = self.figure.record();
        Fact { figure: &self.figure, record, interval: self.interval, restates: None }
    }
}

/// Figures by topic. Those of a topic stand in the project's order, an article's own in text order.
pub(super) type SaidOf<T> = Arc<HashMap<T, Arc<[Said]>>>;

/// Figures by topic, and what each article speaks of.
pub(super) struct Sayings<T> {
    pub said: SaidOf<T>,
    of: HashMap<ArticleId, Vec<T>>,
}

impl<T> Default for Sayings<T> {
    fn default() -> Self {
        Self { said: Arc::default(), of: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash + Send + Sync> Sayings<T> {
    /// Let articles go and come; a changed one does both. Gives the topics of which anything else is said now.
    pub fn update(
        &mut self,
        gone: &[Arc<Known>],
        come: &[Arc<Known>],
        order: &Order,
        topic: impl Fn(&Fact<'_>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let mut touched: HashMap<T, Vec<Said>> = HashMap::new();
        let changed: HashSet<ArticleId> = gone.iter().map(|known| known.article.id).collect();
        for article in &changed {
            for topic in self.of.remove(article).unwrap_or_default() {
                touched.entry(topic).or_default();
            }
        }
        let said: Vec<Vec<(T, Said)>> = come.par_iter().map(|known| said_in(known, &topic)).collect();
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
        if touched.is_empty() {
            return Vec::new();
        }
        let before = &self.said;
        let now: Vec<(T, Vec<Said>)> = touched
            .into_par_iter()
            .map(|(topic, new)| {
                let old = before.get(&topic).map(|said| &**said).unwrap_or_default();
                let mut said: Vec<Said> =
                    old.iter().filter(|said| !changed.contains(&said.article)).cloned().chain(new).collect();
                // Stable: an article's own stay in text order.
                said.sort_by_cached_key(|said| order.get(&said.article).copied());
                (topic, said)
            })
            .collect();
        let said_of = Arc::make_mut(&mut self.said);
        let put = |(topic, said): (T, Vec<Said>)| {
            if said.is_empty() {
                said_of.remove(&topic);
            } else {
                said_of.insert(topic.clone(), said.into());
            }
            topic
        };
        now.into_iter().map(put).collect()
    }
}

fn said_in<T>(known: &Known, topic: &impl Fn(&Fact<'_>) -> Option<T>) -> Vec<(T, Said)> {
    let article = known.article.id;
    let said = |figure: &Figure| {
        let fact = fact(figure)?;
        Some((topic(&fact)?, Said { article, figure: figure.clone(), interval: fact.interval }))
    };
    // What was derived from printed figures would agree with them whatever they say.
    known.figures.iter().filter(|figure| !figure.is_derived()).filter_map(said).collect()
}
