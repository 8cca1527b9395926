//! Figures that say the same in other units, found without an index over all figures: they stand in one article, and an
//! article's figures stand together in the list.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::facet::CHUNK;
use crate::model::{Figure, FigureKey};

/// Groups of two and more by position: the claims first, then the one that the others restate. Groups in list order.
pub(super) fn groups(figures: &[Figure]) -> Vec<Vec<u32>> {
    let mut groups: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let some: Vec<usize> = (0..figures.len())
        .into_par_iter()
        .with_min_len(CHUNK)
        .filter(|at| figures[*at].is_equivalent())
        .collect();
    for at in some {
        let root = root(figures, at);
        if root != at {
            groups.entry(root).or_insert_with(|| vec![root as u32]).push(at as u32);
        }
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    for group in &mut groups {
        group.sort_by_key(|at| figures[*at as usize].is_suggestion());
    }
    // In a circle made by hand each is the root of another: whoever came first keeps them.
    let mut taken = std::collections::BTreeSet::new();
    for group in &mut groups {
        group.retain(|at| taken.insert(*at));
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// What a chain of equivalents ends in.
fn root(figures: &[Figure], at: usize) -> usize {
    let mut root = at;
    // Longer chains than this are circles.
    for _ in 0..8 {
        match figures[root].restates().and_then(|key| nearby(figures, root, key)) {
            Some(next) if next != root => root = next,
            _ => break,
        }
    }
    root
}

/// The position of another figure of the same article.
fn nearby(figures: &[Figure], at: usize, key: FigureKey) -> Option<usize> {
    let article = figures[at].article().id;
    let same = |other: &usize| figures[*other].article().id == article;
    let before = (0..at).rev().take_while(same);
    let after = (at + 1..figures.len()).take_while(same);
    before.chain(after).find(|other| figures[*other].key() == key)
}
