//! How many origins stand behind one figure. Articles are not counted, because one report may be printed anywhere.

use std::collections::{HashMap, HashSet};

use super::super::across::topic;
use super::super::fact::fact;
use super::super::said::Said;
use super::Origins;
use super::chain::same;
use super::group::Joined;
use crate::model::{ArticleId, Figure};

/// Who states a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corroboration {
    /// Origins, each with the articles that state the figure, in the project's order. The figure's own comes first.
    pub origins: Vec<Vec<ArticleId>>,
    /// Whether it was looked for at all: without flow, goods and period nothing says what another figure would have to be
    /// about.
    pub looked_for: bool,
}

impl Corroboration {
    /// How many articles state it.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.origins.iter().map(Vec::len).sum()
    }

    /// `stated in 3 articles · 2 origins`.
    #[must_use]
    pub fn words(&self) -> String {
        let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        format!("stated in {} · {}", count(self.articles(), "article"), count(self.origins.len(), "origin"))
    }
}

impl Origins {
    /// Who states the same as this figure: for the same trade, goods and period, within what rounding and hedges leave
    /// open. Articles of one group count once, and so do articles that have the figure from one named source, or one from
    /// the other.
    #[must_use]
    pub fn of_claim(&self, figure: &Figure) -> Corroboration {
        let own = figure.article().id;
        let claim = fact(figure);
        let topic = claim.as_ref().and_then(topic);
        let (Some(claim), Some(topic)) = (claim, topic) else {
            return Corroboration { origins: vec![vec![own]], looked_for: false };
        };
        let said = self.said.get(&topic).map(|said| &**said).unwrap_or_default();
        let fits = |said: &&Said| said.article == own || said.fact().may_be(&claim);
        let mut articles: Vec<(ArticleId, &Figure)> = vec![(own, figure)];
        let mut counted = HashSet::from([own]);
        for said in said.iter().filter(fits) {
            if counted.insert(said.article) {
                articles.push((said.article, &said.figure));
            }
        }
        let outlet = |article: ArticleId| self.known.get(&article).map_or("", |(_, known)| &*known.outlet);
        let mut joined = Joined::new(articles.len());
        let mut groups: HashMap<&str, usize> = HashMap::new();
        let mut sources: HashMap<String, usize> = HashMap::new();
        let mut outlets: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (article, figure)) in articles.iter().enumerate() {
            if let Some(group) = self.group_of(*article) {
                joined.join(at, *groups.entry(&group.id).or_insert(at));
            }
            let outlet = outlet(*article);
            let inner = figure.record().sources.first().map_or(outlet, |name| name);
            if !inner.trim().is_empty() {
                joined.join(at, *sources.entry(inner.trim().to_lowercase()).or_insert(at));
            }
            outlets.entry(outlet.trim().to_lowercase()).or_default().push(at);
        }
        // Who quotes an outlet that states the figure has it from there.
        for (at, (article, figure)) in articles.iter().enumerate() {
            let own = outlet(*article);
            for name in figure.record().sources.iter().filter(|name| !same(name, own)) {
                for other in outlets.get(&name.trim().to_lowercase()).into_iter().flatten() {
                    joined.join(at, *other);
                }
            }
        }
        let mut origins: Vec<(usize, Vec<ArticleId>)> = Vec::new();
        for (at, (article, _)) in articles.iter().enumerate() {
            let root = joined.root(at);
            match origins.iter_mut().find(|(of, _)| *of == root) {
                Some((_, articles)) => articles.push(*article),
                None => origins.push((root, vec![*article])),
            }
        }
        Corroboration {
            origins: origins.into_iter().map(|(_, articles)| articles).collect(),
            looked_for: true,
        }
    }
}
