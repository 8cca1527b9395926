//! What articles say about each other, kept from one state of the project to the next.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::finding::Finding;
use super::known::Known;
use super::origin::{self, Origins};
use super::parts::Parts;
use super::said::Order;
use super::topics::Topics;
use crate::model::ArticleId;

/// All articles as they were compared last. What comes out of it depends on the articles alone, never on the states in
/// between.
#[derive(Default)]
pub struct Between {
    articles: Vec<Arc<Known>>,
    order: Order,
    topics: Topics,
    parts: Parts,
    origins: origin::Kept,
}

impl Between {
    /// Compare these articles, in the project's order and each once; what has not changed since the last time is not
    /// compared again. Gives the findings and the origins.
    pub fn update(&mut self, articles: &[Arc<Known>]) -> (Vec<Arc<Finding>>, Origins) {
        let (gone, come) = self.changes(articles);
        self.topics.update(&gone, &come, &self.order);
        self.parts.update(&gone, &come, &self.order);
        let said = Arc::clone(&self.topics.sayings.said);
        let (origins, retellings) = self.origins.update(&gone, &come, articles, said);
        self.articles = articles.to_vec();
        let mut findings = self.topics.findings(&self.order);
        findings.extend(self.parts.findings(&self.order));
        findings.extend(retellings);
        (findings, origins)
    }

    /// Articles that are no longer there, and new ones; a changed one is both.
    fn changes(&mut self, articles: &[Arc<Known>]) -> (Vec<Arc<Known>>, Vec<Arc<Known>>) {
        let same_places = self.articles.len() == articles.len()
            && self
                .articles
                .iter()
                .zip(articles)
                .all(|(old, new)| Arc::ptr_eq(old, new) || old.article.id == new.article.id);
        if same_places {
            let both = self.articles.iter().zip(articles).filter(|(old, new)| !Arc::ptr_eq(old, new));
            return both.map(|(old, new)| (Arc::clone(old), Arc::clone(new))).unzip();
        }
        let order: HashMap<ArticleId, usize> =
            articles.iter().enumerate().map(|(at, known)| (known.article.id, at)).collect();
        if !self.articles.iter().filter_map(|known| order.get(&known.article.id)).is_sorted() {
            // Figures of one topic stand in the project's order.
            *self = Self::default();
        }
        self.order = order;
        let before: HashSet<*const Known> = self.articles.iter().map(Arc::as_ptr).collect();
        let now: HashSet<*const Known> = articles.iter().map(Arc::as_ptr).collect();
        let only = |of: &[Arc<Known>], other: &HashSet<*const Known>| -> Vec<Arc<Known>> {
            of.iter().filter(|known| !other.contains(&Arc::as_ptr(known))).cloned().collect()
        };
        (only(&self.articles, &now), only(articles, &before))
    }
}
