//! Which origins are listed, and how far down each stands: laid out as numbers, so that only what is in sight is drawn.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::graph::Graph;
use crate::audit::{Origins, Reuse};
use crate::model::ArticleId;
use crate::ui::View;

/// Height of a line.
pub(super) const LINE: f32 = 26.0;
/// Height of the title of an origin with several articles.
pub(super) const TITLE: f32 = 24.0;
/// Room below each.
pub(super) const GAP: f32 = 8.0;

/// One origin's place in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    pub group: u32,
    pub top: f32,
    pub height: f32,
}

/// All that are listed.
#[derive(Default)]
pub(super) struct Bands {
    of: Option<(Arc<()>, u64, usize, bool)>,
    pub bands: Vec<Band>,
    pub height: f32,
    /// How many pairs there are of each kind.
    pub kinds: [usize; 4],
    quoting: HashMap<ArticleId, Vec<u32>>,
}

/// In the order of the legend.
pub(super) const KINDS: [Reuse; 4] = [Reuse::Exact, Reuse::Copy, Reuse::Rewording, Reuse::SharedQuotation];

impl Bands {
    /// Lay out anew what has changed: origins, filter, or whether only retold ones are wanted.
    pub fn look_through(&mut self, view: &View<'_>, retold: bool) {
        let origins = view.origins;
        let listing = view.listing;
        let of = (Arc::clone(origins.stamp()), view.scene.stamp, listing.figures.len(), retold);
        let same = |last: &(Arc<()>, u64, usize, bool)| {
            Arc::ptr_eq(&last.0, &of.0) && (last.1, last.2, last.3) == (of.1, of.2, of.3)
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        self.of = Some(of);
        self.kinds = KINDS.map(|kind| origins.pairs.iter().filter(|pair| pair.kind == kind).count());
        self.quoting.clear();
        for (number, pair) in origins.pairs.iter().enumerate() {
            if pair.kind == Reuse::SharedQuotation {
                for article in pair.articles {
                    self.quoting.entry(article).or_default().push(number as u32);
                }
            }
        }
        let all = listing.figures.len() == listing.counts.figures;
        let shown: HashSet<ArticleId> = listing.figures.iter().map(|figure| figure.article().id).collect();
        self.bands.clear();
        let mut top = 0.0;
        for (number, group) in origins.groups.iter().enumerate() {
            let several = group.articles.len() > 1;
            if (retold && !several)
                || !(all || group.articles.iter().any(|article| shown.contains(&article.id)))
            {
                continue;
            }
            let lines = self.graph(origins, number as u32).lines().max(1);
            let height = lines as f32 * LINE + if several { TITLE } else { 0.0 };
            self.bands.push(Band { group: number as u32, top, height });
            top += height + GAP;
        }
        self.height = top;
    }

    /// The graph of a group.
    pub fn graph(&self, origins: &Origins, group: u32) -> Graph {
        let quoting = |article| self.quoting.get(&article).cloned().unwrap_or_default();
        let group = origins.groups.get(group as usize);
        group.map(|group| Graph::new(origins, group, &quoting)).unwrap_or_default()
    }

    /// The bands between two heights.
    pub fn between(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.bands.partition_point(|band| band.top + band.height < from);
        let end = self.bands.partition_point(|band| band.top <= to);
        first..end.max(first)
    }

    /// How far down the origin of an article stands.
    pub fn top_of(&self, origins: &Origins, article: ArticleId) -> Option<f32> {
        let id = &origins.group_of(article)?.id;
        let band = self.bands.iter().find(|band| origins.groups[band.group as usize].id == *id);
        band.map(|band| band.top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_sight_is_drawn() {
        let band = |group: u32| Band { group, top: group as f32 * 40.0, height: 30.0 };
        let bands = Bands { bands: (0..100).map(band).collect(), ..Bands::default() };
        assert_eq!(bands.between(0.0, 100.0), 0..3);
        assert_eq!(bands.between(35.0, 39.0), 1..1);
        assert_eq!(bands.between(405.0, 520.0), 10..14);
        assert_eq!(bands.between(90_000.0, 90_100.0), 100..100);
    }
}
