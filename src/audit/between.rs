//! What articles say about each other, kept from one state of the project to the next.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::across::Across;
use super::by_topic::ByTopic;
use super::cumulative::Cumulative;
use super::finding::Finding;
use super::known::Known;
use super::origin::{self, Origins};
use crate::model::ArticleId;

/// All articles as they were compared last. What comes out of it depends on the articles alone, never on the states in
/// between.
#[derive(Default)]
pub struct Between {
    articles: Vec<Arc<Known>>,
    topics: ByTopic<Across>,
    subjects: ByTopic<Cumulative>,
    origins: origin::Kept,
}

impl Between {
    /// Compare these articles, in the project's order and each once; what has not changed since the last time is not
    /// compared again. Gives the findings and the origins.
    pub fn update(&mut self, articles: &[Arc<Known>]) -> (Vec<Arc<Finding>>, Origins) {
        let order: HashMap<ArticleId, usize> =
            articles.iter().enumerate().map(|(at, known)| (known.article.id, at)).collect();
        let places = self.articles.iter().filter_map(|known| order.get(&known.article.id));
        if !places.is_sorted() {
            // Figures of one topic stand in the project's order.
            *self = Self::default();
        }
        let before: HashSet<*const Known> = self.articles.iter().map(Arc::as_ptr).collect();
        let now: HashSet<*const Known> = articles.iter().map(Arc::as_ptr).collect();
        let only = |of: &[Arc<Known>], other: &HashSet<*const Known>| -> Vec<Arc<Known>> {
            of.iter().filter(|known| !other.contains(&Arc::as_ptr(known))).cloned().collect()
        };
        let (gone, come) = (only(&self.articles, &now), only(articles, &before));
        self.topics.update(&gone, &come, &order);
        self.subjects.update(&gone, &come, &order);
        let said = Arc::clone(&self.topics.said);
        let (origins, retellings) = self.origins.update(&gone, &come, articles, said);
        self.articles = articles.to_vec();
        let mut findings = self.topics.findings(&order);
        findings.extend(self.subjects.findings(&order));
        findings.extend(retellings);
        (findings, origins)
    }
}
