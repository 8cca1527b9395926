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
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

pub use chain::Chain;
pub(super) use chain::canonical;
pub use corroboration::Corroboration;
pub use difference::{Differences, Run, Side};
pub use group::Group;
pub(super) use print::Print;
pub use reuse::{Pair, Reuse};

use super::across::Topic;
use super::finding::Finding;
use super::known::Known;
use super::said::SaidOf;
use crate::model::ArticleId;
use reuse::Likeness;
use texts::Texts;

/// The origins of all articles, as they were when they were looked at.
#[derive(Clone, Default)]
pub struct Origins {
    /// Groups of articles with one origin, those of one article included: the largest first, then by date.
    pub groups: Arc<[Group]>,
    /// Articles that have something in common, in the project's order. Two that are not named here are independent, or
    /// joined by a third.
    pub pairs: Vec<Arc<Pair>>,
    known: HashMap<ArticleId, (u32, Arc<Known>)>,
    said: SaidOf<Topic>,
    stamp: Arc<()>,
}

impl Origins {
    /// The same only where the origins are those that were looked at before, so that what was computed from them holds.
    #[must_use]
    pub const fn stamp(&self) -> &Arc<()> {
        &self.stamp
    }

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

    /// How many other articles retell the report that an article retells.
    #[must_use]
    pub fn retold(&self, article: ArticleId) -> usize {
        self.group_of(article).map_or(0, |group| group.articles.len().saturating_sub(1))
    }

    /// From whom an article has its figures, those of most figures first.
    #[must_use]
    pub fn chains(&self, article: ArticleId) -> &[Chain] {
        self.known.get(&article).map(|(_, known)| &*known.chains).unwrap_or_default()
    }

    /// What two articles have in common, where it is anything.
    #[must_use]
    pub fn pair(&self, a: ArticleId, b: ArticleId) -> Option<&Arc<Pair>> {
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
    all: Vec<Arc<Known>>,
    alike: Alike,
    /// The pairs of `alike` with what their figures add.
    looked: Vec<Looked>,
    groups: Arc<[Group]>,
}

/// Positions of articles whose texts, or files, have something in common.
#[derive(Default)]
struct Alike {
    pairs: Vec<((usize, usize), Likeness)>,
    /// Retellings that are not worth a look of their own.
    joined: Vec<(usize, usize)>,
}

/// What two articles have in common, with the state of both in which it was looked at.
#[derive(Clone)]
struct Looked {
    known: [Arc<Known>; 2],
    likeness: Likeness,
    pair: Option<Arc<Pair>>,
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
        said: SaidOf<Topic>,
    ) -> (Origins, Vec<Arc<Finding>>) {
        self.texts.change(gone.iter().map(|known| &known.print), come.iter().map(|known| &known.print));
        let before = std::mem::replace(&mut self.all, all.to_vec());
        let same_texts = before.len() == all.len()
            && changed(&before, all).all(|(old, new)| {
                old.article.id == new.article.id
                    && old.article.sha256 == new.article.sha256
                    && old.print.text == new.print.text
            });
        let mut same_kinds = false;
        if same_texts {
            let renewed = self
                .looked
                .par_iter_mut()
                .zip(&self.alike.pairs)
                .map(|(looked, ((a, b), likeness))| looked.renew(&all[*a], &all[*b], *likeness));
            same_kinds = renewed.reduce(|| true, |a, b| a && b);
        } else {
            self.alike = self.alike(all);
            self.look(all);
        }
        let pairs: Vec<Arc<Pair>> = self.looked.iter().filter_map(|looked| looked.pair.clone()).collect();
        let findings = self.looked.iter().filter_map(|looked| looked.finding.clone()).collect();
        // Groups change with texts, with what pairs are called, and with what is known about an article.
        let same_heads = changed(&before, all).all(|(old, new)| Arc::ptr_eq(&old.article, &new.article));
        if !same_texts || !same_heads || !same_kinds {
            let heads: Vec<_> = all.iter().map(|known| Arc::clone(&known.article)).collect();
            self.groups = Group::all(&heads, &pairs, &self.alike.joined).into();
        }
        let mut known: HashMap<ArticleId, (u32, Arc<Known>)> =
            all.iter().map(|known| (known.article.id, (0, Arc::clone(known)))).collect();
        for (number, group) in self.groups.iter().enumerate() {
            for article in &group.articles {
                if let Some((at, _)) = known.get_mut(&article.id) {
                    *at = number as u32;
                }
            }
        }
        let (groups, stamp) = (Arc::clone(&self.groups), Arc::default());
        (Origins { groups, pairs, known, said, stamp }, findings)
    }

    /// Look at all pairs; what is known of one from before, and still holds, is kept.
    fn look(&mut self, all: &[Arc<Known>]) {
        let known: HashMap<[ArticleId; 2], Looked> =
            std::mem::take(&mut self.looked).into_iter().map(|looked| (looked.ids(), looked)).collect();
        let looked = self.alike.pairs.par_iter().map(|((a, b), likeness)| {
            let (a, b) = (&all[*a], &all[*b]);
            match known.get(&[a.article.id, b.article.id]).cloned() {
                Some(mut looked) => {
                    looked.renew(a, b, *likeness);
                    looked
                }
                None => Looked::new(a, b, *likeness),
            }
        });
        self.looked = looked.collect();
    }

    /// Articles of one text are compared with the first of them only, and it alone stands for them before others.
    fn alike(&self, all: &[Arc<Known>]) -> Alike {
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
        // Numbers of texts depend on how they came in; the places of articles do not.
        let of = |slots: (u32, u32)| {
            let (a, b) = (first.get(slots.0 as usize)?, first.get(slots.1 as usize)?);
            let (a, b) = ((*a)?, (*b)?);
            Some((a.min(b), a.max(b)))
        };
        for shared in &self.texts.like {
            if let Some(two) = of(shared.texts) {
                alike.entry(two).or_insert(Likeness::Like { phrases: shared.phrases, of: shared.of });
            }
        }
        for shared in &self.texts.quoting {
            if let Some(two) = of(shared.texts) {
                alike.entry(two).or_insert(Likeness::Quoting);
            }
        }
        let joined = self.texts.joined.iter().filter_map(|slots| of(*slots)).collect();
        Alike { pairs: alike.into_iter().collect(), joined }
    }
}

/// Articles that are not what stood in their place before.
fn changed<'k>(
    before: &'k [Arc<Known>],
    all: &'k [Arc<Known>],
) -> impl Iterator<Item = (&'k Arc<Known>, &'k Arc<Known>)> {
    before.iter().zip(all).filter(|(old, new)| !Arc::ptr_eq(old, new))
}

impl Looked {
    fn new(a: &Arc<Known>, b: &Arc<Known>, likeness: Likeness) -> Self {
        let pair = Pair::new(a, b, likeness);
        let finding = pair.as_ref().and_then(|pair| finding::of(pair, a, b)).map(Arc::new);
        Self { known: [Arc::clone(a), Arc::clone(b)], likeness, pair: pair.map(Arc::new), finding }
    }

    /// Look again where anything has changed. Gives whether the pair is called the same as before.
    fn renew(&mut self, a: &Arc<Known>, b: &Arc<Known>, likeness: Likeness) -> bool {
        let [x, y] = &self.known;
        if self.likeness == likeness && Arc::ptr_eq(x, a) && Arc::ptr_eq(y, b) {
            return true;
        }
        let kind = |looked: &Self| looked.pair.as_ref().map(|pair| pair.kind);
        let before = kind(self);
        *self = Self::new(a, b, likeness);
        before == kind(self)
    }

    fn ids(&self) -> [ArticleId; 2] {
        let [a, b] = &self.known;
        [a.article.id, b.article.id]
    }
}
