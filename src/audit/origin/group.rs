//! Articles that go back to one report.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::reuse::Pair;
use crate::model::{Article, ArticleId};

/// Digits of an id: as many as a collision among all articles ever printed needs.
const DIGITS: usize = 16;

/// Articles of one origin, and how they hang together.
#[derive(Clone, Debug)]
pub struct Group {
    /// The same in every run and on every machine that has these articles: the beginning of the smallest SHA-256 among
    /// their files.
    pub id: Arc<str>,
    /// By date, those without one last; never empty.
    pub articles: Vec<Arc<Article>>,
    /// Positions in [`super::Origins::pairs`] of what joins them.
    pub pairs: Vec<u32>,
}

impl Group {
    /// All groups, those of one article included: the largest first, then by the date of the first article.
    ///
    /// `beside` are positions of articles that belong together beside the pairs.
    pub(super) fn all(
        articles: &[Arc<Article>],
        pairs: &[Arc<Pair>],
        beside: &[(usize, usize)],
    ) -> Vec<Self> {
        let at: HashMap<ArticleId, usize> =
            articles.iter().enumerate().map(|(at, article)| (article.id, at)).collect();
        let mut joined = Joined::new(articles.len());
        beside.iter().for_each(|(a, b)| joined.join(*a, *b));
        let joins = pairs.iter().enumerate().filter(|(_, pair)| pair.kind.is_one_origin());
        let joins: Vec<(u32, usize, usize)> = joins
            .filter_map(|(number, pair)| {
                let [a, b] = pair.articles;
                Some((number as u32, *at.get(&a)?, *at.get(&b)?))
            })
            .collect();
        for (_, a, b) in &joins {
            joined.join(*a, *b);
        }
        let mut groups: BTreeMap<usize, Self> = BTreeMap::new();
        for (at, article) in articles.iter().enumerate() {
            let group = groups.entry(joined.root(at)).or_insert_with(|| Self {
                id: "".into(),
                articles: Vec::new(),
                pairs: Vec::new(),
            });
            group.articles.push(Arc::clone(article));
        }
        for (number, a, _) in joins {
            if let Some(group) = groups.get_mut(&joined.root(a)) {
                group.pairs.push(number);
            }
        }
        let mut groups: Vec<Self> = groups.into_values().map(Self::named).collect();
        groups.sort_by_key(|group| {
            (usize::MAX - group.articles.len(), group.articles.first().map(|article| when(article)))
        });
        groups
    }

    fn named(mut self) -> Self {
        let smallest = self.articles.iter().map(|article| article.sha256).min();
        self.id = smallest.map_or_else(String::new, |sha256| sha256.to_string()[..DIGITS].to_owned()).into();
        self.articles.sort_by_key(|article| when(article));
        self
    }
}

/// Undated ones last.
fn when(article: &Article) -> (bool, Option<crate::measure::Date>) {
    (article.published().is_none(), article.published())
}

/// Disjoint sets of numbers.
pub(super) struct Joined(Vec<usize>);

impl Joined {
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The smallest of its set.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.0[high] = low;
    }
}
