//! Where reports come from: which articles retell one report, as copies or in other words, and who is behind each figure.
//!
//! Four words in a row seldom come together twice by chance. What two articles share of such phrases, quotations left
//! out, tells a retelling from two reports on one subject. A shared quotation merges nothing, because two reporters may
//! have heard the same speaker.

mod chain;
mod corroboration;
mod difference;
mod finding;
mod group;
mod index;
mod print;
mod reuse;
mod texts;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use chain::Chain;
pub(super) use chain::canonical;
pub use corroboration::Corroboration;
pub use difference::{Differences, Run, Side};
pub use group::Group;
pub(super) use print::Print;
pub use reuse::{Pair, Reuse};

use super::across::Across;
use super::by_topic::SaidOf;
use super::finding::Finding;
use super::known::Known;
use crate::model::ArticleId;
use reuse::Likeness;
use texts::Texts;

/// The origins of all articles, as they were when they were looked at.
#[derive(Clone, Default)]
pub struct Origins {
    /// Groups of articles with one origin, those of one article included: the largest first, then by date.
    pub groups: Vec<Group>,
    /// Articles that have something in common, in the project's order. Two that are not named here are independent, or
    /// joined by a third.
    pub pairs: Vec<Pair>,
    known: HashMap<ArticleId, (u32, Arc<Known>)>,
    said: SaidOf<Across>,
}

impl Origins {
    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.known.len()
    }

    /// `6 articles → 2 origins`.
    #[must_use]
    pub fn words(&self) -> String {
        let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        format!("{} → {}", count(self.articles(), "article"), count(self.groups.len(), "origin"))
    }

    /// The group of an article.
    #[must_use]
    pub fn group_of(&self, article: ArticleId) -> Option<&Group> {
        self.groups.get(self.known.get(&article)?.0 as usize)
    }

    /// From whom an article has its figures, those of most figures first.
    #[must_use]
    pub fn chains(&self, article: ArticleId) -> &[Chain] {
        self.known.get(&article).map(|(_, known)| &*known.chains).unwrap_or_default()
    }

    /// What two articles have in common, where it is anything.
    #[must_use]
    pub fn pair(&self, a: ArticleId, b: ArticleId) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.articles.contains(&a) && pair.other(a) == Some(b))
    }

    /// What the reuse between two articles is called. Two of one group without a word in common are joined by a third.
    #[must_use]
    pub fn kind(&self, a: ArticleId, b: ArticleId) -> Reuse {
        let group = self.group_of(a).zip(self.group_of(b)).is_some_and(|(a, b)| a.id == b.id);
        let without = if group { Reuse::Rewording } else { Reuse::Independent };
        self.pair(a, b).map_or(without, |pair| pair.kind.min(without))
    }
}

/// Origins while they are kept from one state of the project to the next.
#[derive(Default)]
pub(super) struct Kept {
    texts: Texts,
    /// What pairs have in common, with the state of both in which it was looked at.
    pairs: HashMap<[ArticleId; 2], Looked>,
}

struct Looked {
    known: [Arc<Known>; 2],
    likeness: Likeness,
    pair: Option<Pair>,
    finding: Option<Arc<Finding>>,
}

impl Kept {
    /// Let articles go and come, then look at all of them in the project's order. Gives findings in the order of the
    /// pairs.
    pub fn update(
        &mut self,
        gone: &[Arc<Known>],
        come: &[Arc<Known>],
        all: &[Arc<Known>],
        said: SaidOf<Across>,
    ) -> (Origins, Vec<Arc<Finding>>) {
        self.texts.change(gone.iter().map(|known| &known.print), come.iter().map(|known| &known.print));
        let mut before = std::mem::take(&mut self.pairs);
        let mut pairs = Vec::new();
        let mut findings = Vec::new();
        for ((a, b), likeness) in self.alike(all) {
            let (a, b) = (&all[a], &all[b]);
            let ids = [a.article.id, b.article.id];
            let looked = before.remove(&ids).filter(|looked| {
                let [x, y] = &looked.known;
                looked.likeness == likeness && Arc::ptr_eq(x, a) && Arc::ptr_eq(y, b)
            });
            let looked = looked.unwrap_or_else(|| Looked::new(a, b, likeness));
            findings.extend(looked.finding.clone());
            pairs.extend(looked.pair.clone());
            self.pairs.insert(ids, looked);
        }
        let heads: Vec<_> = all.iter().map(|known| Arc::clone(&known.article)).collect();
        let groups = Group::all(&heads, &pairs);
        let mut known: HashMap<ArticleId, (u32, Arc<Known>)> =
            all.iter().map(|known| (known.article.id, (0, Arc::clone(known)))).collect();
        for (number, group) in groups.iter().enumerate() {
            for article in &group.articles {
                if let Some((at, _)) = known.get_mut(&article.id) {
                    *at = number as u32;
                }
            }
        }
        (Origins { groups, pairs, known, said }, findings)
    }

    /// Positions of two articles whose texts, or files, have something in common. Articles of one text are compared with
    /// the first of them only, and it alone stands for them before others.
    fn alike(&self, all: &[Arc<Known>]) -> BTreeMap<(usize, usize), Likeness> {
        let mut first: Vec<Option<usize>> = vec![None; self.texts.len()];
        let mut files = HashMap::new();
        let mut alike = BTreeMap::new();
        for (at, known) in all.iter().enumerate() {
            let slot = self.texts.slot(&known.print).and_then(|slot| first.get_mut(slot as usize));
            let of_text = slot.map_or(at, |slot| *slot.get_or_insert(at));
            let of_file = *files.entry(known.article.sha256).or_insert(at);
            for other in [of_text, of_file].into_iter().filter(|other| *other < at) {
                alike.insert((other, at), Likeness::Same);
            }
        }
        let of = |slots: (u32, u32)| {
            let (a, b) = (first.get(slots.0 as usize)?, first.get(slots.1 as usize)?);
            let (a, b) = ((*a)?, (*b)?);
            Some((a.min(b), a.max(b)))
        };
        for shared in &self.texts.like {
            if let Some(two) = of(shared.texts) {
                // Numbers of texts depend on how they came in.
                alike.entry(two).or_insert(Likeness::Like { phrases: shared.phrases, of: shared.of });
            }
        }
        for shared in &self.texts.quoting {
            if let Some(two) = of(shared.texts) {
                alike.entry(two).or_insert(Likeness::Quoting);
            }
        }
        alike
    }
}

impl Looked {
    fn new(a: &Arc<Known>, b: &Arc<Known>, likeness: Likeness) -> Self {
        let pair = Pair::new(a, b, likeness);
        let finding = pair.as_ref().and_then(|pair| finding::of(pair, a, b)).map(Arc::new);
        Self { known: [Arc::clone(a), Arc::clone(b)], likeness, pair, finding }
    }
}
